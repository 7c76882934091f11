"""Make the JSON Schema of the front matter, from the table of fields.

    python tools/schema.py            write the file
    python tools/schema.py --check    only say whether it is out of date

It is draft-07, which is what the editors' YAML services understand. It takes all that the
parsers take, and of what they refuse only what a schema can say: unknown keys and wrong
shapes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from sphinx_jobposting.config import LAYOUTS
from sphinx_jobposting.i18n import LOCALE_DIR
from sphinx_jobposting.model.fields import FIELDS, Field
from sphinx_jobposting.values.near_words import NO, YES
from sphinx_jobposting.values.people import ORGANIZATION_KEYS
from sphinx_jobposting.values.places import ADDRESS_KEYS
from sphinx_jobposting.values.simple import (
    EDUCATION,
    EMPLOYMENT_TYPES,
    NO_REQUIREMENTS,
    WORKPLACES,
)

FILE = LOCALE_DIR.parent.parent / "model" / "jobposting.schema.json"

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
ANY_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""What a parser of text takes for text, though YAML does not."""

NAME = "The target of `{job}` and the identifier in the data; default: the file's name."
FRONT_MATTER = "The front matter of a page that is read by sphinx-jobposting."
JOBPOSTING = "What is said of the posting on this page."
LAYOUT = "The layout of the page; left out, that of the site's postings."


def any_case(word: str) -> str:
    """A pattern of *word* in any case; JavaScript has no flag for it inside a pattern."""
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in word)


def words(known: Iterable[str]) -> str:
    """A pattern of one of the words, or of the one that takes a default away."""
    return "|".join(any_case(word) for word in (*sorted(known), "none"))


def of_pattern(pattern: str, wanted: str) -> Schema:
    """Text that is nothing but the pattern, and blanks around it; *wanted* says what."""
    return {
        "type": "string",
        "pattern": rf"^\s*(?:{pattern})\s*$",
        # Not of JSON Schema: editors say this, and not the pattern.
        "patternErrorMessage": wanted,
    }


def suggested(*values: str) -> Schema:
    """Text for which there are suggestions."""
    return {"anyOf": [{"enum": list(values)}, TEXT]}


def several(one: Schema) -> Schema:
    """One value, or a list of them."""
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def mapping(keys: Iterable[str]) -> Schema:
    """A mapping with some of the keys, which may be written in any case."""
    shown = list(keys)
    other = "|".join(
        r"[\W_]*".join(any_case(word) for word in key.split("-")) for key in shown
    )
    return {
        "type": "object",
        "minProperties": 1,
        "properties": dict.fromkeys(shown, ANY_TEXT),
        "patternProperties": {f"^(?:{other})$": ANY_TEXT},
        "additionalProperties": False,
    }


DATE = r"\d{4}-\d{2}-\d{2}(?:[Tt].*)?"
ANSWER: list[Schema] = [{"type": ["boolean", "null"]}, {"enum": [0, 1]}]

SHAPES: dict[str, Schema] = {
    "area": several(TEXT),
    "closed": {
        "anyOf": [
            *ANSWER,
            of_pattern(
                f"|{DATE}|{words(YES | NO)}", "Write yes, no or a date: 2021-09-20."
            ),
        ]
    },
    "contact": several(TEXT),
    "currency": TEXT,
    "date": of_pattern(
        f"{DATE}|{words(())}", "Write a date as in 2021-09-20 or 2021-09-20T17:00-04:00."
    ),
    "date-or-text": ANY_TEXT,
    "duration": TEXT,
    "education": several(suggested(*EDUCATION, NO_REQUIREMENTS)),
    "employment-type": several(
        suggested(*(name.lower().replace("_", "-") for name in EMPLOYMENT_TYPES))
    ),
    "experience": {"type": ["string", "integer"]},
    "job-location-type": suggested("telecommute"),
    "money": TEXT,
    "number": {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 999_999},
            of_pattern(rf"0*[1-9]\d{{0,5}}|{words(())}", "Write a whole number."),
        ]
    },
    "organization": {"anyOf": [ANY_TEXT, mapping(ORGANIZATION_KEYS)]},
    "place": several({"anyOf": [TEXT, mapping(ADDRESS_KEYS)]}),
    "text": ANY_TEXT,
    "url": TEXT,
    "urls": several(TEXT),
    "workplace": suggested(*WORKPLACES.values()),
    "yes-no": {"anyOf": [*ANSWER, of_pattern(f"|{words(YES | NO)}", "Write yes or no.")]},
}
"""The shapes of a value of each kind, as YAML 1.2 reads it."""


def schema() -> Schema:
    """The whole schema."""
    properties = {"name": {"description": NAME, "examples": ["cook"], **ANY_TEXT}}
    others: dict[str, Schema] = {}
    for field in FIELDS:
        for name in (field.name, *field.aliases):
            properties[name] = {
                "description": field.meaning,
                "examples": [field.example],
                **SHAPES[field.kind],
            }
            others[other_spellings(name)] = reference(field)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "sphinx-jobposting",
        "description": FRONT_MATTER,
        "type": "object",
        "properties": {
            "jobposting": {
                "description": JOBPOSTING,
                "type": "object",
                "properties": properties,
                "patternProperties": others,
                "additionalProperties": False,
            },
            # Other extensions and themes have values of their own.
            "layout": {"description": LAYOUT, "examples": list(LAYOUTS)},
        },
    }


def reference(field: Field) -> Schema:
    """The schema of a field, at its place."""
    return {"$ref": f"#/properties/jobposting/properties/{field.name}"}


def other_spellings(name: str) -> str:
    """A pattern of ``datePosted``, ``date_posted`` and the like, but not of the name."""
    parted = "(?:[-_]|(?<=[a-z])(?=[A-Z]))".join(map(any_case, name.split("-")))
    return f"^(?!{name}$){parted}$"


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    made = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if not parser.parse_args(arguments).check:
        FILE.write_text(made, encoding="utf-8")
        return 0
    if FILE.exists() and FILE.read_text(encoding="utf-8") == made:
        return 0
    print(f"{FILE.name} is out of date. Run: python tools/schema.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
