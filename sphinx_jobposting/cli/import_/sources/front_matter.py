"""Read pages with front matter, such as those of Jekyll, Hugo, Eleventy, and Hyde."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..records import Entry, Note, Value
from .plain_data import DataProblem, read_json, read_toml, read_yaml, salvage_yaml

_YAML_FENCE = re.compile(r"---[ \t]*$")
_YAML_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_TOML_FENCE = re.compile(r"\+\+\+[ \t]*$")
_TOML_LINE = re.compile(r"[ \t]*(?:\"([^\"]+)\"|'([^']+)'|([\w-]+))[ \t]*=")


class PageParts(NamedTuple):
    """The front matter of a page, and the text after it; *body_line* counts from 1."""

    entries: list[Entry]
    body: str
    body_line: int
    notes: list[Note]


def split_front_matter(text: str) -> PageParts | None:
    """Read the front matter of a page: YAML, TOML, or JSON.

    If it is broken, read the lines that can be read by themselves, and add a note.

    :returns: ``None`` if the page has no front matter.
    """
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    head = lines[first] if first < len(lines) else ""
    if _YAML_FENCE.match(head):
        return _fenced(lines, first, _YAML_END, toml=False)
    if _TOML_FENCE.match(head):
        return _fenced(lines, first, _TOML_FENCE, toml=True)
    if head.strip() == "{":
        return _json(text)
    return None


def _fenced(
    lines: list[str], first: int, end: re.Pattern[str], *, toml: bool
) -> PageParts | None:
    last = next((i for i in range(first + 1, len(lines)) if end.match(lines[i])), None)
    if last is None:
        return None
    inner = "\n".join(lines[first + 1 : last])
    notes: list[Note] = []
    if toml:
        values, at = _toml(inner, notes, first + 2)
    else:
        values, at = _yaml(inner, notes, first + 2)
    offset = first + 2
    entries = [Entry(key, value, at.get(key, 0) + offset) for key, value in values.items()]
    return PageParts(entries, "\n".join(lines[last + 1 :]), last + 2, notes)


def _yaml(
    inner: str, notes: list[Note], first: int
) -> tuple[dict[str, Value], dict[str, int]]:
    # YAML does not allow tabs as indentation, but many editors write them.
    text = re.sub(r"^\t+", lambda match: "    " * len(match[0]), inner, flags=re.MULTILINE)
    try:
        value, lines = read_yaml(text)
    except DataProblem as problem:
        salvaged = salvage_yaml(text)
        line = problem.line + first if problem.line >= 0 else 0
        params = {"problem": problem.problem}
        notes.append(Note("broken-front-matter", "", params, line, inner.strip()))
        return salvaged.values, salvaged.lines
    if isinstance(value, dict):
        return value, lines
    if value:
        notes.append(
            Note("broken-front-matter", "", {"problem": "not a mapping"}, first, inner)
        )
    return {}, {}


def _toml(
    inner: str, notes: list[Note], first: int
) -> tuple[dict[str, Value], dict[str, int]]:
    lines: dict[str, int] = {}
    for number, line in enumerate(inner.split("\n")):
        if match := _TOML_LINE.match(line):
            lines.setdefault(match[1] or match[2] or match[3], number)
    try:
        value = read_toml(inner)
    except DataProblem as problem:
        at = problem.line + first if problem.line >= 0 else 0
        params = {"problem": problem.problem}
        notes.append(Note("broken-front-matter", "", params, at, inner.strip()))
        return _salvage_toml(inner), lines
    return (value if isinstance(value, dict) else {}), lines


def _salvage_toml(inner: str) -> dict[str, Value]:
    """Read the lines before the first table that are valid TOML by themselves."""
    values: dict[str, Value] = {}
    for line in inner.split("\n"):
        if line.lstrip().startswith("["):
            break
        try:
            value = read_toml(line)
        except DataProblem:
            continue
        if isinstance(value, dict):
            for key, found in value.items():
                values.setdefault(key, found)
    return values


def _json(text: str) -> PageParts | None:
    """Read a JSON object as front matter, as Hugo does; it ends with a brace on a line."""
    end = text.find("\n}\n")
    if end < 0:
        return None
    try:
        value = read_json(text[: end + 2])
    except DataProblem:
        return None
    if not isinstance(value, dict):
        return None
    entries = [Entry(key, inner) for key, inner in value.items()]
    body_line = text.count("\n", 0, end + 3) + 1
    return PageParts(entries, text[end + 3 :], body_line, [])
