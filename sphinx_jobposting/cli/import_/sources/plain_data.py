"""Read YAML, JSON, and TOML as text, lists, and mappings, within limits.

Every scalar stays text, as written. So a date that does not exist is not an error, ``NO``
can be Norway, and ``0042`` keeps its zeros.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml

from ..records import Value

DEPTH = 24
SIZE = 200_000
"""The largest depth and number of values. Without them, YAML aliases could fill memory.

A file may hold many jobs, so they are larger than those of the front matter of a page.
"""

_LINES_DEPTH = 2
"""How deep the keys of jobs can be: in a list, perhaps below a key."""

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TITLES = ("title", "titel", "titre", "título")
_MARKS = re.compile("[\ue001-\ue00f]")
_KEY = re.compile(r"([\w][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")


def without_marks(text: str) -> str:
    """Return *text* without the private-use characters that the import uses as marks."""
    return _MARKS.sub("", text) if not text.isascii() else text


class Mapping(NamedTuple):
    """A YAML mapping, with the line of each key, from 0."""

    values: dict[str, Value]
    lines: dict[str, int]


class DataProblem(ValueError):
    """Data that cannot be read. *line* counts from 0, and is -1 if it is not known."""

    def __init__(self, problem: str, line: int = -1) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def compose(text: str) -> yaml.Node | None:
    """Compose one YAML document.

    :raises yaml.YAMLError: if it is not YAML.
    :raises RecursionError: if it is nested too deeply.
    """
    # The composer of libyaml recurses in C, so deep nesting would end the process. Its
    # events show the depth without recursion.
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > 2 * DEPTH:
            raise RecursionError("the data is nested too deeply or too large")
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


def read_yaml(text: str) -> tuple[Value, dict[str, int]]:
    """Read one YAML document.

    :returns: its value, and the line of each key, from 0, by its path, such as ``title``
        or ``jobs.0.title``.
    :raises DataProblem: if it is not YAML, too large, or nested too deeply.
    """
    try:
        node = compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or "not valid YAML")
        raise DataProblem(problem, mark.line if mark is not None else -1) from None
    except (ValueError, RecursionError) as error:
        raise DataProblem(str(error)) from None
    if node is None:
        return {}, {}
    value = _plain_node(node)
    lines: dict[str, int] = {}
    _note_lines(node, "", 0, lines)
    return value, lines


def _note_lines(node: yaml.Node, path: str, depth: int, lines: dict[str, int]) -> None:
    if isinstance(node, yaml.MappingNode):
        pairs = [(str(key.value), value) for key, value in node.value]
        for key, _ in node.value:
            lines.setdefault(f"{path}{key.value}", key.start_mark.line)
    elif isinstance(node, yaml.SequenceNode):
        pairs = [(str(number), item) for number, item in enumerate(node.value)]
    else:
        return
    if depth < _LINES_DEPTH:
        for name, inner in pairs:
            _note_lines(inner, f"{path}{name}.", depth + 1, lines)


def _plain_node(root: yaml.Node) -> Value:
    left = SIZE

    def plain(node: yaml.Node, depth: int) -> Value:
        nonlocal left
        left -= 1
        if depth > DEPTH or left < 0:
            raise DataProblem("the data is nested too deeply or too large")
        if isinstance(node, yaml.ScalarNode):
            text = without_marks(str(node.value))
            return "" if not node.style and text in _NULL else text
        if isinstance(node, yaml.SequenceNode):
            return [plain(item, depth + 1) for item in node.value]
        return merged(
            (k.value, plain(v, depth + 1))
            for k, v in node.value
            if isinstance(k, yaml.ScalarNode)
        )

    return plain(root, 0)


def merged(pairs: Iterable[tuple[object, Value]]) -> dict[str, Value]:
    """Return a mapping of *pairs* without losing a value.

    If a key is there twice, the second one gets a number. As in YAML, ``<<`` adds the
    members of another mapping.
    """
    found: dict[str, Value] = {}
    inherited: list[Value] = []
    for key, value in pairs:
        name = str(key)
        if name == "<<":
            inherited += value if isinstance(value, list) else [value]
            continue
        number = 2
        while name in found:
            name = f"{key} ({number})"
            number += 1
        found[name] = value
    for base in inherited:
        for name, value in base.items() if isinstance(base, dict) else ():
            found.setdefault(name, value)
    return found


def salvage_yaml(text: str) -> Mapping:
    """Read the entries of broken YAML that can be read by themselves.

    These are the keys of the first level, each with the lines below it, if that piece is
    valid YAML.
    """
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    rows = text.split("\n")
    at = 0
    while at < len(rows):
        match = _KEY.match(rows[at])
        start, at = at, at + 1
        if match is None:
            continue
        below = []
        while at < len(rows) and (not rows[at].strip() or rows[at][0] in " \t-"):
            below.append(rows[at])
            at += 1
        piece = "\n".join([rows[start], *below])
        try:
            value, _ = read_yaml(piece)
        except DataProblem:
            if not below and match[1].casefold() in _TITLES and match[2]:
                # A title with a colon: what else could it be?
                values.setdefault(match[1], match[2].strip())
                lines.setdefault(match[1], start)
            continue
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in values:
                    values[key], lines[key] = inner, start
    return Mapping(values, lines)


def read_json(text: str, *, strict: bool = True) -> Value:
    """Read JSON. Numbers stay text, as written. Without *strict*, strings may span lines.

    :raises DataProblem: if it is not JSON, too large, or nested too deeply.
    """
    try:
        value = json.loads(
            text,
            strict=strict,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse_constant,
            object_pairs_hook=_pairs,
        )
    except json.JSONDecodeError as error:
        raise DataProblem(error.msg[:1].lower() + error.msg[1:], error.lineno - 1) from None
    except (ValueError, RecursionError) as error:
        raise DataProblem(_recursion(error)) from None
    return plain_value(value)


def read_toml(text: str) -> Value:
    """Read TOML. Dates and numbers become text.

    :raises DataProblem: if it is not TOML, too large, or nested too deeply.
    """
    try:
        value = tomllib.loads(text.replace("\r\n", "\n"), parse_float=str)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = re.search(r" \(at line (\d+), column \d+\)", message)
        problem = message[: at.start()] if at else message
        raise DataProblem(problem, int(at[1]) - 1 if at else -1) from None
    except (ValueError, RecursionError) as error:
        raise DataProblem(_recursion(error)) from None
    return plain_value(value)


def plain_value(root: object) -> Value:
    """Turn the result of a parser into text, lists, and mappings.

    :raises DataProblem: if it is too large, or nested too deeply.
    """
    left = SIZE

    def plain(value: object, depth: int) -> Value:
        nonlocal left
        left -= 1
        if depth > DEPTH or left < 0:
            raise DataProblem("the data is nested too deeply or too large")
        if isinstance(value, dict):
            return {str(key): plain(inner, depth + 1) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner, depth + 1) for inner in value]
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int) and value.bit_length() > 1000:
            raise DataProblem("a number is too large")
        return without_marks(value) if isinstance(value, str) else str(value)

    return plain(root, 0)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else merged(pairs)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number in JSON")


def _recursion(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "the data is nested too deeply or too large"
    return str(error).partition(";")[0]
