"""Write out the page of a posting: its fields, what was left over, its title, its text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ...model.fields import FIELDS
from ...model.types import Raw
from ...values.kinds import kind_of
from ..names import heading_text
from .records import Note

_FIRST = ("draft", "closed", "date-posted", "valid-through")
"""The fields that decide whether a posting is shown. The others follow in table order."""
_PLAIN = re.compile(r"[^\W\d_][\w .,;/@()+–—€$£%&?=“”‘’-]*|\d[\w .,/+–:-]*", re.UNICODE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]")


def page_text(
    title: str,
    values: Mapping[str, Any],
    as_written: Mapping[str, Raw],
    body: str,
    notes: Iterable[Note],
    translate: Callable[[str], str],
) -> str:
    """Return the page: front matter with the fields, the title, and the text.

    *values* are the parsed values by field name. *as_written* has raw values that replace
    them. What *notes* keep becomes comments in the front matter, below a heading that
    *translate* translates.
    """
    lines = ["---", *_fields(values, as_written)]
    kept = list(dict.fromkeys(_comments(notes)))
    if kept:
        lines += ["# " + translate("Left over by the import:"), *kept]
    lines += ["---", "", f"# {heading_text(title)}", ""]
    return "\n".join(lines) + (f"\n{body}\n" if body else "")


def _fields(values: Mapping[str, Any], as_written: Mapping[str, Raw]) -> list[str]:
    names = [*_FIRST, *(field.name for field in FIELDS if field.name not in _FIRST)]
    written = [
        line
        for name in names
        if name in values
        for line in _field(name, as_written.get(name) or _source(name, values[name]))
    ]
    # An empty mapping cannot be read, and hides the page.
    return ["jobposting:", *(written or ["  draft: no"])]


def _source(name: str, value: Any) -> Raw:
    raw = kind_of(name).to_source(value)
    # In front matter, several lines are written as a list.
    return [*raw.split("\n")] if isinstance(raw, str) and "\n" in raw else raw


def _field(name: str, raw: Raw) -> list[str]:
    if isinstance(raw, str):
        return [f"  {name}: {yaml_text(raw)}"]
    if isinstance(raw, dict):
        return [
            f"  {name}:",
            *(f"    {key}: {yaml_text(str(inner))}" for key, inner in raw.items()),
        ]
    return [f"  {name}:", *(line for item in raw for line in _item(item))]


def _item(item: Raw) -> list[str]:
    if not isinstance(item, dict):
        return [f"    - {yaml_text(str(item))}"]
    lines = [f"{key}: {yaml_text(str(inner))}" for key, inner in item.items()]
    return [f"    - {lines[0]}", *(f"      {line}" for line in lines[1:])]


def yaml_text(text: str) -> str:
    """Return *text* as a YAML scalar on one line that YAML reads back as the same text."""
    if _PLAIN.fullmatch(text) and text == text.strip() and not re.search(r": | #|:$", text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _comments(notes: Iterable[Note]) -> Iterable[str]:
    """Yield what was not read, as YAML comments, which no program reads."""
    for note in notes:
        if not note.kept:
            continue
        first, *rest = note.kept.split("\n")
        label = f"{note.subject}: " if note.subject else ""
        yield f"# {_CONTROL.sub(' ', label + first)}".rstrip()
        for line in rest:
            yield f"#   {_CONTROL.sub(' ', line)}".rstrip()
