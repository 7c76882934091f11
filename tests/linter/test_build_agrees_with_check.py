"""A posting that builds without a warning passes ``check`` without an error."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_jobposting.cli.check.file_checker import FileChecker
from sphinx_jobposting.model.field_names import canonical
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.finding import Finding

from ..support.field_values import BODIES, FIELD_VALUES, HEADINGS
from ..support.sites import CONF, Site

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
]

NOW = dt.datetime(2021, 9, 10, tzinfo=dt.UTC)

TEXT = "Cook lunch for forty guests, from Monday to Friday, together with a second cook."
BASE = {
    "date-posted": "2021-09-02",
    "job-location": "Porto, Portugal",
    "apply": "jobs@acme.example",
}


def page_with(fields: dict[str, str], heading: str = "Cook", *more: str) -> str:
    """Return the source of a page."""
    options = "\n".join(f":{name}: {value}" for name, value in fields.items())
    text = "\n\n".join([TEXT, *more])
    return f"# {heading}\n\n```{{jobposting}}\n{options}\n```\n\n{text}\n"


ONE_BY_ONE = [
    *(page_with({**BASE, k: v}) for k, row in FIELD_VALUES.items() for v in row),
    *(page_with(BASE, "Cook", body) for body in BODIES),
    *(page_with(BASE, heading) for heading in HEADINGS),
    *(
        page_with(
            {**BASE, "job-location": "none", "workplace": "remote", "applicants-in": areas},
            "Cook",
            "The work is fully remote.",
        )
        for areas in FIELD_VALUES["applicants-in"]
    ),
]
"""A valid posting with each value, text, and heading in turn."""


@st.composite
def postings(draw: st.DrawFn) -> str:
    """Draw the source of a page: a valid posting with some fields changed or added."""
    fields = dict(BASE)
    for name in draw(st.sets(st.sampled_from(sorted(BASE)), max_size=1)):
        del fields[name]
    for name in draw(st.sets(st.sampled_from(sorted(FIELD_VALUES)), max_size=4)):
        # The first values are common ones.
        values = FIELD_VALUES[name]
        fields[name] = draw(st.sampled_from([*values[:2] * 3, *values]))
    heading = draw(st.sampled_from([*["Cook"] * 20, *HEADINGS]))
    return page_with(fields, heading, *draw(st.lists(st.sampled_from(BODIES), max_size=2)))


def findings_of(
    made: Site, pages: list[str], layout: str
) -> Iterator[tuple[str, set[str], list[Finding]]]:
    """Build and check; yield the source, the warnings, and the findings of each page."""
    files: dict[str, Any] = {f"p{number}.md": page for number, page in enumerate(pages)}
    made.write({"index.md": "# Jobs\n\n```{joblist}\n```\n", **files})
    built = made.build(warnings=True, jobposting_layout=layout)
    said: dict[str, set[str]] = {}
    pattern = r"/(p\d+)\.md(?::\d+)?: WARNING: .*?(?:\[jobposting\.([\w-]+)\])?$"
    for name, rule in re.findall(pattern, built.warnings, re.MULTILINE):
        said.setdefault(name, set()).add(rule)
    checker = FileChecker(NOW)
    for number, source in enumerate(pages):
        page = built.outdir / f"p{number}.html"
        found = checker.check(page).findings if page.exists() else ()
        yield source, said.get(f"p{number}", set()), list(found)


@pytest.mark.parametrize("layout", ["naked", "theme"])
@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pages=st.lists(postings(), min_size=60, max_size=60))
def test_what_builds_without_a_warning_passes_without_an_error(
    pages: list[str], layout: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = Site(tmp_path_factory.mktemp("site"), CONF)
    for source, said, found in findings_of(made, pages, layout):
        assert said or [f.text_in() for f in found if f.level != "hint"] == [], source


@pytest.mark.parametrize("layout", ["naked", "theme"])
def test_build_and_check_agree_on_each_single_value(
    layout: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = Site(tmp_path_factory.mktemp("site"), CONF)
    for source, said, found in findings_of(made, ONE_BY_ONE, layout):
        assert said or [f.text_in() for f in found if f.level != "hint"] == [], source


def test_every_field_has_values_to_draw_from() -> None:
    assert {canonical(name) for name in FIELD_VALUES} == {field.name for field in FIELDS}


def test_check_finds_in_the_source_what_the_build_warns_about(tmp_path: Path) -> None:
    made = Site(tmp_path, CONF)
    pages = {f"p{number}.md": page for number, page in enumerate(ONE_BY_ONE)}
    made.write({"index.md": "# Jobs\n\n```{joblist}\n```\n", **pages})
    built = made.build(warnings=True).warnings
    pattern = r"/(p\d+\.md):(\d+): WARNING: .*\[jobposting\.([\w-]+)\]"
    warned = {(name, int(line), rule) for name, line, rule in re.findall(pattern, built)}
    assert len(warned) > 200
    command = [sys.executable, "-m", "sphinx_jobposting", "check", "--format", "json"]
    done = subprocess.run(
        [*command, "--source", str(made.source)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    found = {
        (Path(finding["file"]).name, finding["line"], finding["rule"])
        for finding in json.loads(done.stdout)["findings"]
        if finding["level"] != "hint"
    }
    assert found == warned
