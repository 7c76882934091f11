"""Write values as text: on one line, as a comment, or as the report shows them."""

from __future__ import annotations

from collections.abc import Iterable

from ....model.types import Raw
from ..markup import holds_blocks
from ..records import Value

_SOME, _CUT = 6, 60
"""How many values a message names, and how many characters it shows of each."""
_LONG = 200
"""The longest text, in characters, that can be the value of a field."""


def one_line(value: Value) -> Raw | None:
    """Return a text on one line, or a list of such texts.

    :returns: ``None`` for a mapping, and for a list with anything but texts in it.
    """
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        items = [" ".join(item.split()) for item in value if isinstance(item, str)]
        if len(items) != len(value):
            return None
        found = [item for item in items if item]
        return found[0] if len(found) == 1 else [*found]
    return None


def kept(value: Value) -> str:
    """Return a value as a comment shows it; lists and mappings start on their own line."""
    if isinstance(value, str):
        return value.strip()
    return "\n" + "\n".join(_lines(value))


def _lines(value: Value) -> list[str]:
    if isinstance(value, str):
        return value.strip().split("\n")
    lines = []
    members = value.items() if isinstance(value, dict) else (("-", item) for item in value)
    for key, inner in members:
        head = "-" if isinstance(value, list) else f"{key}:"
        first, *rest = _lines(inner) or [""]
        if isinstance(inner, str) or isinstance(value, list):
            lines += [f"{head} {first}".rstrip(), *(f"  {line}" for line in rest)]
        else:
            lines += [head, *(f"  {line}" for line in (first, *rest))]
    return lines


def shown(value: Value | Raw) -> str:
    """Return a value as the report shows it, with commas between its items."""
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(
            f"{key}: {shown(inner)}"
            for key, inner in value.items()
            if not key.startswith("@")
        )
    return value.strip()


def listed(values: Iterable[str]) -> str:
    """Return the first few *values*, shortened and quoted, and how many there are."""
    found = list(dict.fromkeys(" ".join(value.split()) for value in values))
    shown = [f"“{v if len(v) <= _CUT else v[: _CUT - 1] + '…'}”" for v in found[:_SOME]]
    more = f", … ({len(found)})" if len(found) > _SOME else ""
    return ", ".join(shown) + more


def is_text(value: Value) -> bool:
    """Return whether a value is running text or a list of points, not a short fact."""
    if isinstance(value, str):
        return "\n" in value.strip() or len(value) > _LONG or holds_blocks(value)
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value) and (
            len(value) > 1 or any(len(str(item)) > 60 for item in value)
        )
    return False
