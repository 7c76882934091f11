"""Handle JSON-LD as people put it into pages: its wrapper, and references in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..values.near_words import normalize_key
from ..values.things import bare_name

_BEFORE = re.compile(r"\A\s*(?:(?:<!--|(?://|/\*)?\s?<!\[CDATA\[(?:\s?\*/)?)\s*)+")
_AFTER = re.compile(r"(?:\s*(?:-->|(?://|/\*)?\s?\]\]>(?:\s?\*/)?))+\s*\Z")
_WRAPPING = 100
"""How many characters at each end are searched for a wrapper."""
_LONGEST_LIST = 200


def unwrapped(text: str) -> str:
    """Return *text* without a comment or CDATA section around it."""
    text = _BEFORE.sub("", text[:_WRAPPING]) + text[_WRAPPING:]
    return text[:-_WRAPPING] + _AFTER.sub("", text[-_WRAPPING:])


def is_posting_type(name: object) -> bool:
    """Return whether a value of ``@type`` is JobPosting, in any case, with any prefix."""
    return isinstance(name, str) and normalize_key(bare_name(name)) == "jobposting"


def by_id(root: Any) -> dict[str, Mapping[str, Any]]:
    """Return the objects in *root* that are not just references, by their ``@id``."""
    index: dict[str, Mapping[str, Any]] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            name = node.get("@id")
            if isinstance(name, str) and node.keys() - {"@id", "@type"}:
                index.setdefault(name, node)
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return index


def resolved(
    node: Mapping[str, Any],
    index: Mapping[str, Mapping[str, Any]],
    depth: int = 2,
    name_of: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Return *node* with references replaced by objects (JSON-LD 1.1, "Node Objects").

    *name_of* gives the keys of the objects inside it another name.
    """

    def value(inner: Any, left: int) -> Any:
        if isinstance(inner, list):
            return [value(item, left) for item in inner[:_LONGEST_LIST]]
        if not isinstance(inner, dict):
            return inner
        name = inner.get("@id")
        if isinstance(name, str) and name in index and not inner.keys() - {"@id", "@type"}:
            inner = dict(index[name])
        if not left:
            return inner
        return {name_of(key): value(item, left - 1) for key, item in inner.items()}

    return {key: value(inner, depth) for key, inner in node.items()}
