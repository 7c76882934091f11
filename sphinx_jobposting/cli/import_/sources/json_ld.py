"""Read JSON-LD in a script or by itself, even if it is broken or has template tags in it.

Read only what is certain, and return notes about the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from ....values.things import bare_name
from ...json_ld import by_id, is_posting_type, resolved, unwrapped
from ..records import Entry, Note, Value
from ..scan import spans
from ..templates import TAG, key_printed
from .plain_data import DataProblem, plain_value, read_json

_SCRIPT = re.compile(
    r"<script\b[^<>]{0,300}?\btype\s*=\s*[\"']?application/ld\+json\b[^<>]{0,300}?>",
    re.I,
)
_SCRIPT_END = re.compile(r"</script\s*>[ \t]*\n?", re.I)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_MARK = "\ue000"
"""A private-use character. Two of them, with a number between, replace a template tag."""
_KEY = re.compile(r"\"((?:[^\"\\]|\\.)*)\"\s*:\s*")


class Script(NamedTuple):
    """The text of a script, the range of its element in the page, and its line, from 0."""

    text: str
    start: int
    end: int
    line: int


def scripts(text: str) -> Iterator[Script]:
    """Yield the JSON-LD scripts in the text of a page."""
    if "ld+json" in text:
        for start, end in spans(text, _SCRIPT, _SCRIPT_END):
            line = text.count("\n", 0, start.end())
            yield Script(text[start.end() : end.start()], start.start(), end.end(), line)


def read_script(
    text: str, line: int, values: dict[str, str]
) -> tuple[list[list[Entry]], list[Note]]:
    """Read the postings in some JSON-LD.

    *line* is the line of the file on which the JSON-LD begins, from 1. *values* has the
    values of the front matter, by key, for template tags that print them.

    :returns: the properties of each posting, and notes about what could not be read.
    """
    notes: list[Note] = []
    marked, tags = _marked(text)
    value: Value
    try:
        value = _lenient(marked)
    except DataProblem as problem:
        value = dict(_salvaged(marked))
        at = line + max(problem.line, 0)
        names = ", ".join(value) or "–"
        params = {"problem": problem.problem, "values": names}
        if value or "JobPosting" in text:
            notes.append(Note("broken-json-ld", "", params, at, text.strip()))
    found = []
    for node in postings(value):
        entries = []
        for key, inner in node.items():
            filled = _filled(inner, tags, values)
            name = _plain_name(key)
            at = line + _line_of(text, key)
            if filled is None:
                kind = (
                    "template-in-data" if name != "description" else "template-description"
                )
                notes.append(Note(kind, name, {"value": _shown_tag(inner, tags)}, at))
            elif not name.startswith("@"):
                entries.append(Entry(name, filled, at))
        found.append(entries)
    return found, notes


def postings(value: Value) -> Iterator[dict[str, Value]]:
    """Yield the JobPosting objects in a value, with references to objects filled in."""
    found: list[dict[str, Value]] = []
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if _is_posting(node):
                found.append(node)
            stack.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            stack.extend(reversed(node))
    index = by_id(value) if found else {}
    for node in found:
        yield resolved(node, index, 3, _plain_name)


def _is_posting(node: dict[str, Value]) -> bool:
    types = node.get("@type", node.get("type", ""))
    names = types if isinstance(types, list) else [types]
    return any(map(is_posting_type, names))


def _plain_name(key: str) -> str:
    """Return the name of a property without a prefix, and with a lowercase first letter."""
    name = bare_name(key)
    return name[:1].lower() + name[1:]


def _lenient(text: str) -> Value:
    """Read JSON despite mistakes that leave no doubt, such as a comma before a brace."""
    text = text.strip().removeprefix("\ufeff")
    bare_text = unwrapped(text)
    attempts = [text, bare_text, _TRAILING_COMMA.sub("", bare_text)]
    if "&quot;" in text:
        attempts.append(unescape(bare_text))
    problem: DataProblem | None = None
    for attempt in attempts:
        try:
            return read_json(attempt, strict=False)
        except DataProblem as error:
            problem = problem or error
    assert problem is not None  # noqa: S101
    raise problem


def _marked(text: str) -> tuple[str, list[str]]:
    """Replace each template tag with a mark, in quotes unless it is in a string already.

    :returns: the text, and the tags.
    """
    if "{{" not in text and "{%" not in text:
        return text, []
    tags: list[str] = []
    pieces: list[str] = []
    position, inside = 0, False
    for match in TAG.finditer(text):
        before = text[position : match.start()]
        inside ^= len(re.findall(r'(?<!\\)"', before)) % 2 == 1
        mark = f"{_MARK}{len(tags)}{_MARK}"
        tags.append(match[0])
        pieces += [before, mark if inside or match[0].startswith("{%") else f'"{mark}"']
        position = match.end()
    return "".join([*pieces, text[position:]]), tags


def _filled(value: Value, tags: list[str], values: dict[str, str]) -> Value | None:
    """Replace marks with the values that their tags print; ``None`` if one is unknown."""
    if isinstance(value, list):
        items = [_filled(inner, tags, values) for inner in value]
        return None if None in items else [item for item in items if item is not None]
    if isinstance(value, dict):
        parts = {key: _filled(inner, tags, values) for key, inner in value.items()}
        if None in parts.values():
            return None
        return {key: inner for key, inner in parts.items() if inner is not None}
    if _MARK not in value:
        return value
    unknown = False

    def fill(match: re.Match[str]) -> str:
        nonlocal unknown
        number = int(match[1])
        key = key_printed(tags[number]) if number < len(tags) else ""
        unknown = unknown or key not in values
        return values.get(key, "")

    text = re.sub(rf"{_MARK}(\d+){_MARK}", fill, value)
    return None if unknown else text


def _shown_tag(value: Value, tags: list[str]) -> str:
    found = re.search(rf"{_MARK}(\d+){_MARK}", str(value))
    return tags[int(found[1])] if found and int(found[1]) < len(tags) else ""


def _salvaged(text: str) -> Iterator[tuple[str, Value]]:
    """Yield the properties of the outermost object that are complete by themselves."""
    decoder = json.JSONDecoder(strict=False, parse_int=str, parse_float=str)
    start = text.find("{")
    position = start + 1
    seen: set[str] = set()
    while start >= 0 and (match := _KEY.search(text, position)) is not None:
        try:
            value, end = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            # A broken value may have its own properties. If it is not clear where it
            # ends, nothing after it is certain to belong to the outermost object.
            after = re.compile(r",\s*\n\s*(?=\"[\w@]+\"\s*:)").search(text, match.end())
            if after is None or _opens(text[match.end() : after.start()]):
                return
            position = after.end()
            continue
        following = text[end : end + 200].lstrip()
        key = match[1]
        if following[:1] in (",", "}", "") and key not in seen:
            seen.add(key)
            yield key, plain_value(value)
        if following[:1] != ",":
            return
        position = end


def _opens(piece: str) -> bool:
    """Return whether *piece* opens an object or a list without closing it."""
    return piece.count("{") != piece.count("}") or piece.count("[") != piece.count("]")


def _line_of(text: str, key: str) -> int:
    at = text.find(f'"{key}"')
    return text.count("\n", 0, at) if at >= 0 else 0
