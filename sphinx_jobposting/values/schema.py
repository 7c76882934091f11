"""Building blocks for the JSON Schema of the kinds, as YAML 1.2 reads their values.

They use draft-07, which the YAML services of editors understand. A schema accepts
everything that the parser accepts. It only refuses what a schema can express: wrong shapes,
and words that are not on a short list.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..model.types import Schema
from .near_words import NO, YES

TEXT: Schema = {"type": "string"}
ANY_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Scalars that parsers take as text, although YAML does not."""

ANSWER: list[Schema] = [{"type": ["boolean", "null"]}, {"enum": [0, 1]}]
"""Yes and no in YAML; an option without a value is yes."""


def any_case(word: str) -> str:
    """Return a pattern for *word* in any case; patterns in JSON Schema have no flags."""
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in word)


def words(known: Iterable[str] = ()) -> str:
    """Return a pattern for the *known* words, and for ``none``, which removes a default."""
    return "|".join(any_case(word) for word in (*sorted(known), "none"))


YES_OR_NO = words(YES | NO)


def of_pattern(pattern: str, expected: str) -> Schema:
    """Return the schema of text that matches *pattern*, apart from blanks around it.

    Editors show *expected*, which says how to write it, in place of the pattern.
    """
    return {
        "type": "string",
        "pattern": rf"^\s*(?:{pattern})\s*$",
        "patternErrorMessage": expected,
    }


def suggested(*values: str) -> Schema:
    """Return the schema of text for which there are suggestions."""
    return {"anyOf": [{"enum": list(values)}, TEXT]}


def one_or_list(one: Schema) -> Schema:
    """Return the schema of one value or a list of them."""
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def mapping(keys: Iterable[str]) -> Schema:
    """Return the schema of a mapping with some of *keys*, in any of their spellings."""
    names = list(keys)
    other = "|".join(
        r"[\W_]*".join(any_case(word) for word in key.split("-")) for key in names
    )
    return {
        "type": "object",
        "minProperties": 1,
        "properties": dict.fromkeys(names, ANY_TEXT),
        "patternProperties": {f"^(?:{other})$": ANY_TEXT},
        "additionalProperties": False,
    }
