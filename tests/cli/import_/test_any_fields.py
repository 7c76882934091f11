"""Whatever fields a source has, the page says the same, and importing it is stable."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.cli.import_.assemble import Options, assemble
from sphinx_jobposting.cli.import_.examples import EXAMPLES
from sphinx_jobposting.cli.import_.sources.files import SourceFile
from sphinx_jobposting.cli.import_.sources.recognize import recognize
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.types import Context
from sphinx_jobposting.values.kinds import kind_of, parse

ROWS = [yaml.load(row.written, Loader=yaml.BaseLoader) for rows in EXAMPLES.values()
        for row in rows]  # fmt: skip
EXAMPLE_OF = {field.name: field.example for field in FIELDS}
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
rows = st.one_of(
    st.sampled_from(ROWS),
    st.sampled_from(sorted(EXAMPLE_OF)).map(lambda name: {name: EXAMPLE_OF[name]}),
    st.tuples(st.sampled_from(("team", "industry", "wish", "perks")), texts).map(
        lambda pair: {pair[0]: pair[1]}
    ),
)
jobs = st.lists(rows, max_size=8).map(
    lambda parts: {"title": "Cook", **{k: v for part in parts for k, v in part.items()}}
)


def sources(job: dict[str, Any]) -> dict[str, str]:
    """Return the same job as a file of each kind."""
    head = yaml.safe_dump(job, allow_unicode=True)
    as_json = json.dumps(job, indent=2)
    return {
        "cook.md": f"---\n{head}---\nSoup.\n",
        "cook.njk": f"{as_json}\n\nSoup.\n",
        "cook.yml": yaml.safe_dump({**job, "team": "K", "city": "X", "text": "Soup."}),
        "cook.json": json.dumps({**job, "team": "K", "city": "X", "text": "Soup."}),
        "data.jsonld": json.dumps({"@type": "JobPosting", **job, "description": "Soup."}),
    }


def pages(name: str, text: str) -> list[str]:
    found = recognize(SourceFile(Path(name), text), name, named=True)
    return [assemble(job, Options()).text for job in found.jobs]


@given(jobs)
def test_a_written_page_has_the_values_that_were_read(job: dict[str, Any]) -> None:
    for name, source in sources(job).items():
        for page in pages(name, source):
            fields = yaml.load(page.split("---\n")[1], Loader=yaml.BaseLoader)["jobposting"]
            for field, raw in fields.items():
                value = parse(field, raw, Context())
                assert parse(field, kind_of(field).to_source(value), Context()) == value


@given(jobs)
def test_importing_a_written_page_changes_nothing(job: dict[str, Any]) -> None:
    for name, source in sources(job).items():
        for page in pages(name, source):
            assert pages("cook.md", page) == [page]
