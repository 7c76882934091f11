"""Read JSON-LD as people write it, and add findings for small faults."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from ...model.fields import FIELDS
from ...values.near_words import normalize_key, word_set
from ...values.placeholders import MISSING_IN_DATA
from ...values.things import bare_name
from ..context import LintContext

Node = Mapping[str, Any]

SUPERSEDED = {"benefits": "jobBenefits", "incentives": "incentiveCompensation"}

THING = word_set(
    "name description url image sameAs identifier alternateName mainEntityOfPage subjectOf "
    "additionalType disambiguatingDescription potentialAction owner"
)

KNOWN = frozenset(
    {field.property for field in FIELDS if field.property}
    | THING
    | set(SUPERSEDED)
    | {"@context", "@type", "@id", "@graph", "@language"}
)
"""The keys of a posting in schema.org or JSON-LD."""

LONGEST_LIST = 300
DEPTH = 4
"""How deep to look for empty values; properties of a posting are not nested deeper."""


def items(value: Any) -> list[Any]:
    """Return *value* as a list without empty members, cut to a reasonable length."""
    if not isinstance(value, list):
        return [] if value is None else [value]
    return [item for item in value[:LONGEST_LIST] if item is not None]


def text_of(value: Any) -> str:
    """Return the text of a value: a string, a JSON-LD value object, or a list of one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        inner = value.get("@value", "")
        return inner.strip() if isinstance(inner, str) else ""
    if isinstance(value, list) and value:
        return text_of(value[0]) if not isinstance(value[0], list) else ""
    return ""


def name_of(value: Any) -> str:
    """Return the name of a thing: a text, or an object with a name."""
    if isinstance(value, dict) and "name" in value:
        return text_of(value["name"])
    return text_of(value)


def types_of(node: Node) -> list[str]:
    """Return the types of an object, without the prefix of schema.org."""
    return [bare_name(name) for name in items(node.get("@type")) if isinstance(name, str)]


def is_empty(value: Any, depth: int = DEPTH) -> bool:
    """Return whether a value is empty: null, blanks, or only such values."""
    if value is None or value == "":
        return True
    if isinstance(value, str):
        return not value.strip()
    if depth and isinstance(value, dict):
        return all(key == "@type" or is_empty(v, depth - 1) for key, v in value.items())
    if depth and isinstance(value, list):
        return all(is_empty(item, depth - 1) for item in value)
    return False


def is_placeholder(text: str) -> bool:
    """Return whether *text* is a placeholder for a value."""
    return len(text) < 40 and normalize_key(text) in MISSING_IN_DATA


def with_known_keys(
    lint: LintContext, node: Node, known: frozenset[str], path: str = ""
) -> Node:
    """Return *node* with its keys in the case of *known*; add a finding for each other
    case.

    A key that is only similar to a known one keeps its name, because nobody reads it.
    """
    if node.keys() <= known:
        return node
    right: dict[str, Any] = {}
    known_keys = {normalize_key(name): name for name in known}
    unknown = 0
    for key, value in node.items():
        name = bare_name(key)
        # In the context of schema.org, this is another name for @id.
        if name in known or name.startswith("@") or name == "id":
            right.setdefault(name, value)
            continue
        meant = known_keys.get(normalize_key(name)) if len(name) < 60 else None
        if meant is not None:
            lint.add("misspelt-property", path or meant, value=key, expected=meant)
            right.setdefault(meant, value)
            continue
        unknown += 1
        # Looking for a similar name is slow.
        if not path and unknown < 30 and (near := _near(name)):
            lint.add("unknown-property", near, value=key, expected=near)
    return {**node, **right}


def _near(name: str) -> str | None:
    if not 5 <= len(name) <= 60:
        return None
    names = [known for known in KNOWN if not known.startswith("@")]
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.85)), None)


def expect_type(
    lint: LintContext, node: Node, path: str, expected: str, wrong: frozenset[str]
) -> None:
    """Add a finding if an object has no type, or a type that is wrong there.

    Only types in *wrong* count, because schema.org has too many subtypes to list them all.
    """
    types = types_of(node)
    if not types:
        lint.add("missing-type", path, expected=expected)
    elif expected not in types and (bad := [name for name in types if name in wrong]):
        lint.add("wrong-type", path, value=bad[0], expected=expected)
    elif expected not in types and any(
        normalize_key(t) == normalize_key(expected) for t in types
    ):
        lint.add("misspelt-type", path, value=types[0], expected=expected)
