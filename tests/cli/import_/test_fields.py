"""Values of front matter are read if they are certain; the others are reported and kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_jobposting.cli.import_.examples import EXAMPLES, Example
from sphinx_jobposting.cli.import_.fields.key import LANGUAGES
from sphinx_jobposting.cli.import_.fields.keys import KEYS
from sphinx_jobposting.cli.import_.fields.roles import names_of, role_of
from sphinx_jobposting.model.fields import BY_NAME
from sphinx_jobposting.model.types import Context
from sphinx_jobposting.values.kinds import kind_of, parse

Import = Callable[..., Any]

ROWS = [
    pytest.param(row, id=row.written[:50]) for rows in EXAMPLES.values() for row in rows
]


def page(front: str) -> str:
    return f"---\ntitle: Cook\n{front}\n---\nSoup.\n"


@pytest.mark.parametrize("row", ROWS)
def test_a_value_has_the_outcome_that_the_documentation_states(
    imports: Import, row: Example
) -> None:
    done = imports({"cook.md": page(row.written)})
    expected = yaml.load(row.becomes, Loader=yaml.BaseLoader) or {}
    assert (done.fields or {}) == expected
    if not row.becomes:
        # It is reported, and the page still has it.
        assert done.report["files"][0]["notes"]
        value = row.written.partition(": ")[2]
        assert value.strip("'") in done.comments or value == "TBD"


@pytest.mark.parametrize("keys", [keys for keys in KEYS if keys.role in BY_NAME])
def test_every_key_for_a_field_is_known_in_every_language(keys: Any) -> None:
    for language in LANGUAGES:
        for name in names_of(keys, language):
            if role_of(name) != keys.role:
                # A word of two languages has the meaning of the first one.
                assert any(name in names_of(other, one) for other in KEYS
                           for one in LANGUAGES if other is not keys), name  # fmt: skip


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("valid-through", "valid-through"),
        ("validThrough", "valid-through"),
        ("Bewerbungsschluss", "valid-through"),
        ("Date limite de candidature", "valid-through"),
        ("fecha_limite", "valid-through"),
        ("sluitingsdatum", "valid-through"),
        ("Vergütung", "base-salary"),
        ("Rémunération", "base-salary"),
        ("Arbeitgeber", "hiring-organization"),
        ("entreprise", "hiring-organization"),
        ("layout", "site"),
        ("zebra", ""),
    ],
)
def test_keys_are_known_in_five_languages(name: str, role: str) -> None:
    assert role_of(name) == role


def test_keys_that_disagree_are_reported(imports: Import) -> None:
    done = imports({"cook.md": page("deadline: 2021-09-20\nexpires: 2021-10-20")})
    assert done.fields["valid-through"] == "2021-09-20"
    assert (
        "“2021-10-20” does not agree with “2021-09-20”" in done.notes("asks")["disagrees"]
    )
    assert "valid-through: 2021-10-20" in done.comments


def test_an_unknown_key_is_kept_with_its_lines(imports: Import) -> None:
    done = imports({"cook.md": page("wishes:\n  - a quiet oven\n  - a sharp knife")})
    assert done.code == 1  # no date
    assert done.comments == "wishes:\n  - a quiet oven\n  - a sharp knife"


def test_the_name_of_the_employer_is_removed_from_the_title(imports: Import) -> None:
    done = imports({"cook.md": "---\ntitle: Cook at Acme\ncompany: ACME\n---\nSoup.\n"})
    assert done.body == "# Cook\n\nSoup."
    assert "Cook at Acme" in done.notes("changed")["organization-in-title"]


def test_a_shorter_title_in_the_data_becomes_the_field_title(imports: Import) -> None:
    data = (
        '<script type="application/ld+json">{"@type":"JobPosting","title":"Cook"}</script>'
    )
    done = imports({"cook.md": f"---\ntitle: Cook (full time)\n---\n{data}\nSoup.\n"})
    assert done.fields == {"title": "Cook"}
    assert done.body == "# Cook (full time)\n\nSoup."


def test_a_job_without_a_title_gets_the_name_of_its_file(imports: Import) -> None:
    done = imports({"head-cook.md": "---\nteam: Kitchen\n---\nSoup.\n"})
    assert done.body == "# Head cook\n\nSoup."
    assert "“Head cook”" in done.notes("asks")["no-title"]


def test_one_line_about_the_job_becomes_its_summary(imports: Import) -> None:
    done = imports({"cook.md": page("description: We look for a cook.")})
    assert done.fields == {"summary": "We look for a cook."}


def test_a_text_in_both_front_matter_and_body_is_written_once(imports: Import) -> None:
    done = imports(
        {"cook.md": "---\ntitle: Cook\ntext: |\n  Fine *soup*.\n---\nFine soup.\n"}
    )
    assert done.body == "# Cook\n\nFine soup."
    assert "second-copy" in done.notes("changed")


def test_how_to_apply_in_words_becomes_a_section_with_its_address(imports: Import) -> None:
    done = imports(
        {"cook.md": page("how_to_apply: Write a letter to jobs@example.org, please.")}
    )
    assert done.fields == {"application-contact": "jobs@example.org"}
    assert done.body.endswith(
        "## How to apply\n\nWrite a letter to jobs@example.org, please."
    )


def test_the_page_takes_precedence_over_its_data(imports: Import) -> None:
    data = {"@type": "JobPosting", "title": "Cook", "datePosted": "2021-01-01",
            "validThrough": "2021-09-20"}  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    done = imports(
        {"cook.md": f"---\ntitle: Cook\ndate: 2021-09-02\n---\n{script}\nSoup.\n"}
    )
    assert done.fields == {"date-posted": "2021-09-02", "valid-through": "2021-09-20"}
    assert "disagrees" in done.notes("asks")


@pytest.mark.parametrize(
    "text",
    [
     "a: b", "- x", "yes", "#1 in town", "x #y", '"quoted"', "'", "{x}", "[x]", "|", ">",
     "*a", "&a", "!a", "%", "@", "`", "null", "~", "1.0", "a\u2028b", "\u200fב", "x:", "-",
     "?", "“”", "\ufeffx", "0x1F", "2021-09-02", "no", "\\n", "a\tb",
    ],
)  # fmt: skip
def test_any_text_is_read_back_as_it_was_written(imports: Import, text: str) -> None:
    front = f"team: {json.dumps(text)}"
    done = imports({"cook.md": page(front)})
    assert done.fields["employment-unit"] == " ".join(text.replace("\ufeff", "").split())


def test_importing_a_written_page_again_gives_the_same(
    imports: Import, tmp_path: Path
) -> None:
    front = (
        "company: Acme\nlocation: Springfield, Illinois, United States\nsalary: EUR "
        "20-25/hour\n"
        "type: full-time\ndeadline: 2021-09-20T17:00:30.5+02:00\nremote: hybrid\n"
        "email: a@b.example, c@d.example\nduration: 6 months\neducation: bachelor degree\n"
        "experience: 2 years\nopenings: 3\nbenefits: Lunch\nstart: early 2022"
    )
    done = imports({"cook.md": page(front)})
    assert len(done.fields) == 13
    for name, raw in done.fields.items():
        value = parse(name, raw, Context())
        assert parse(name, kind_of(name).to_source(value), Context()) == value
