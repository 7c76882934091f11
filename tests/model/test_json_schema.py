"""The JSON Schema of the front matter agrees with the parsers and helps editors."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from sphinx_jobposting.cli import main
from sphinx_jobposting.model.field_names import canonical
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.reading.front_matter import read_front_matter
from sphinx_jobposting.reading.option_block import read_options
from sphinx_jobposting.values.kinds import KINDS

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(
    (files("sphinx_jobposting") / "model" / "jobposting.schema.json").read_text(
        encoding="utf-8"
    )
)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def is_taken(fields: dict[str, Any]) -> bool:
    return VALIDATOR.is_valid({"jobposting": fields})


def test_it_is_a_valid_schema_and_up_to_date() -> None:
    """After changing a field, run ``python tools/schema.py``."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    tool = ROOT / "tools" / "schema.py"
    done = subprocess.run(
        [sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_every_field_is_suggested_with_its_meaning_and_an_example() -> None:
    known = SCHEMA["properties"]["jobposting"]["properties"]
    for field in FIELDS:
        for name in (field.name, *field.aliases):
            assert known[name]["description"] == field.meaning
            assert known[name]["examples"] == [field.example]


# -- what is right -------------------------------------------------------------------------


def wild_values() -> list[Any]:
    """Return values of people that are understood, with the fields of their kind."""
    path = ROOT / "tests" / "values" / "test_wild_values.py"
    spec = importlib.util.spec_from_file_location("wild_values", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kinds = {kind.parse: name for name, kind in KINDS.items()}
    return [
        pytest.param(field.name, raw, id=f"{field.name}: {raw!r}"[:60])
        for parse, table in module.TABLES
        for raw, outcome in table
        if not isinstance(outcome, module.No)
        for field in FIELDS
        if field.kind == kinds.get(parse)
    ]


@pytest.mark.parametrize(("name", "raw"), wild_values())
def test_every_value_that_is_understood_is_valid(name: str, raw: Any) -> None:
    assert is_taken({name: raw})
    assert is_taken({name: "none"})


def test_the_pages_of_the_example_site_are_valid() -> None:
    """The fields of a directive could just as well be in front matter."""
    said = []
    for path in (ROOT / "example_site" / "jobs").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        if front := read_front_matter(text):
            said.append(front.fields)
        elif directive := re.search(r"^[:`]{3,}\{jobposting\}.*\n", text, re.M):
            said.append(read_options(text[directive.end() :].splitlines()).fields)
    assert len(said) == 5
    for fields in said:
        VALIDATOR.validate({"jobposting": {field.key: field.raw for field in fields}})


def test_a_new_page_with_all_its_fields_is_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "Cook"])
    text = (tmp_path / "cook.md").read_text(encoding="utf-8").split("---")[1]
    for front in (text, re.sub(r"^  #(?=[a-z-]+: )", "  ", text, flags=re.M)):
        # An editor reads YAML 1.2, where a date is text.
        read = yaml.load(front, yaml.BaseLoader)
        VALIDATOR.validate(read)


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": None, "closed": None},
        {"draft": True, "direct-apply": "No", "total-job-openings": 3},
        {"experience-requirements": 24, "work-hours": 32, "skills": True},
        {"employment-type": ["full-time", "CONTRACTOR"], "workplace": "On-Site"},
        {"job-location": [{"addressCountry": "PT", "postal-code": 4000}, "Berlin, DE"]},
        {"hiring-organization": {"name": "Acme", "sameAs": "https://acme.example"}},
        {"name": "cook", "applicants-in": ["US", "EU"], "apply": ["a@b.example"]},
        {"valid-through": "2021-09-20T17:00-04:00"},
    ],
)
def test_values_of_yaml_types_are_valid(fields: dict[str, Any]) -> None:
    assert is_taken(fields)


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("datePosted", True),
        ("date_posted", True),
        ("Date-Posted", True),
        ("DATE_POSTED", True),
        ("applicantsIn", True),
        ("Apply", True),
        ("dateposted", False),
        ("DATEPOSTED", False),
        ("date posted", False),
        ("date-post", False),
        ("pay", False),
        ("description", False),
    ],
)
def test_keys_are_valid_in_the_spellings_of_a_build(key: str, right: bool) -> None:
    assert (canonical(key) is not None) == right
    assert is_taken({key: "2021-09-02"}) == right


# -- what is wrong -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"date-posted": "09/02/2021"},
        {"date-posted": ["2021-09-02"]},
        {"datePosted": "soon"},
        {"base-salary": {"currency": "USD", "value": 40000}},
        {"base-salary": 40000},
        {"draft": "perhaps"},
        {"draft": ["yes"]},
        {"closed": "filled"},
        {"total-job-openings": 0},
        {"employment-type": []},
        {"employment-type": [["full-time"]]},
        {"applicants-in": [{"country": "US"}]},
        {"job-location": {"town": "Porto"}},
        {"hiring-organization": ["Acme"]},
        {"hiring-organization": {"nmae": "Acme"}},
        {"skills": {"a": "b"}},
        {"skills": ["a", "b"]},
    ],
)
def test_wrong_types_are_not_valid(fields: dict[str, Any]) -> None:
    assert not is_taken(fields)


def test_a_page_without_a_posting_is_not_checked() -> None:
    assert VALIDATOR.is_valid({"title": "Handbook", "layout": "wide"})
    assert not VALIDATOR.is_valid({"jobposting": ["cook"]})
