"""Make the JSON Schema of the front matter from the table of fields.

    python tools/schema.py            write the file
    python tools/schema.py --check    only say whether it is out of date

It is draft-07, which the YAML services of editors understand. It accepts everything that
the parsers accept. It only refuses what a schema can express: unknown keys and wrong types.
"""

from __future__ import annotations

import argparse
import json
import sys

from sphinx_jobposting.cli.new import SCHEMA
from sphinx_jobposting.config import LAYOUTS
from sphinx_jobposting.i18n import LOCALE_DIR
from sphinx_jobposting.model.field import Field
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.types import Schema
from sphinx_jobposting.values.kinds import KINDS
from sphinx_jobposting.values.schema import ANY_TEXT, any_case

FILE = LOCALE_DIR.parent.parent / "model" / "jobposting.schema.json"

NAME = "The target of `{job}` and the identifier in the data; default: the file's name."
FRONT_MATTER = "The front matter of a page that is read by sphinx-jobposting."
JOBPOSTING = "What is said of the posting on this page."
LAYOUT = "The layout of the page; left out, that of the site's postings."


def schema() -> Schema:
    """Return the whole schema."""
    properties = {"name": {"description": NAME, "examples": ["cook"], **ANY_TEXT}}
    others: dict[str, Schema] = {}
    for field in FIELDS:
        for name in (field.name, *field.aliases):
            properties[name] = {
                "description": field.meaning,
                "examples": [field.example],
                **KINDS[field.kind].json_schema,
            }
            others[other_spellings(name)] = reference(field)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA,
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
            # Other extensions and themes have their own values.
            "layout": {"description": LAYOUT, "examples": list(LAYOUTS)},
        },
    }


def reference(field: Field) -> Schema:
    """Return a reference to the schema of a field."""
    return {"$ref": f"#/properties/jobposting/properties/{field.name}"}


def other_spellings(name: str) -> str:
    """Return a pattern of spellings such as ``datePosted``, but not of the name itself."""
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
