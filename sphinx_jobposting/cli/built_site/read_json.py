"""Read JSON-LD leniently, and record what was wrong."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from ...linter.checks.lenient import items
from ...linter.findings import make_finding
from ...model.finding import Finding
from ..json_ld import is_posting_type, unwrapped
from .files import Unreadable

Key = str | int
DEEPEST = 500
"""The maximum depth of nested values."""

TOO_DEEP = "The JSON is nested too deeply to be read."
# The marks may be in JavaScript comments, which hide them in HTML.
_CDATA = re.compile(r"(?://|/\*)?[ \t]?<!\[CDATA\[(?:[ \t]?\*/)?")
_CDATA_END = re.compile(r"(?://|/\*)?[ \t]?\]\]>(?:[ \t]?\*/)?")
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """A posting, its *path* in the JSON, and whether its context is schema.org."""

    node: Mapping[str, Any]
    path: tuple[Key, ...]
    in_context: bool


def load(text: str, *, xml: bool = False) -> tuple[Any, Finding | None]:
    """Return the value of some JSON, or ``None``, and what was wrong with it.

    In an *xml* file, CDATA marks and escapes are correct, because the XML parser removes
    them.
    """
    text = text.removeprefix("\ufeff")
    if xml:
        text = _xml_text(text)
    try:
        return _loads(text), None
    except json.JSONDecodeError as error:
        first = error
    except (ValueError, RecursionError) as error:
        return None, _hopeless(error)
    for rule, changed in (
        ("raw-line-break", text),
        ("wrapped-json", unwrapped(text)),
        ("escaped-json", unescape(text) if "&quot;" in text else text),
    ):
        try:
            value = _loads(changed, strict=False)
        except json.JSONDecodeError:
            continue
        except (ValueError, RecursionError) as error:
            return None, _hopeless(error)
        return value, make_finding(rule, line=first.lineno)
    problem = f"{first.msg[:1].lower()}{first.msg[1:]} (column {first.colno})"
    return None, make_finding("invalid-json", line=first.lineno, problem=problem)


def _xml_text(text: str) -> str:
    """Return the text of an element of XML (XML 1.0, "CDATA Sections")."""
    parts, position = [], 0
    while start := _CDATA.search(text, position):
        end = _CDATA_END.search(text, start.end())
        if end is None:
            break
        parts += [
            unescape(text[position : start.start()]),
            text[start.end() : end.start()],
        ]
        position = end.end()
    return "".join([*parts, unescape(text[position:])])


def _loads(text: str, strict: bool = True) -> Any:
    value = json.loads(text, strict=strict, parse_constant=_refuse, parse_float=_float)
    if text.count("{") + text.count("[") > DEEPEST:
        refuse_depth(value)
    return value


def refuse_depth(value: Any) -> None:
    """Refuse JSON that is nested too deeply, with the same limit on every Python.

    Up to Python 3.13, `json` itself refuses it; later versions read as deeply as memory
    allows.

    :raises RecursionError: if it is nested too deeply.
    """
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for node in level
            if isinstance(node, dict | list)
            for inner in (node.values() if isinstance(node, dict) else node)
        ]
        if not level:
            return
    raise RecursionError


def _float(text: str) -> float | str:
    """Return a number, or its text if it is too large."""
    number = float(text)
    return number if math.isfinite(number) else text


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not a number in JSON")


def _hopeless(error: Exception) -> Finding:
    if isinstance(error, RecursionError):
        return Unreadable(TOO_DEEP).finding
    return make_finding("invalid-json", line=1, problem=str(error).partition(";")[0])


_JSON_FEED = "https://jsonfeed.org/version/"


def postings(value: Any) -> Iterator[Found]:
    """Return the postings anywhere in a JSON value, in their order.

    A JSON Feed does not count, because it repeats the data of the pages.
    """
    if isinstance(value, dict) and str(value.get("version", "")).startswith(_JSON_FEED):
        return
    stack: list[tuple[Any, tuple[Key, ...], bool]] = [(value, (), False)]
    while stack:
        node, path, inside = stack.pop()
        members: list[tuple[Key, Any]]
        if isinstance(node, dict):
            inside = inside or _names_schema_org(node.get("@context"))
            if _is_posting(node):
                yield Found(node, path, inside or _is_absolute(node))
            members = [*node.items()]
        elif isinstance(node, list):
            members = [*enumerate(node)]
        else:
            continue
        stack.extend(
            (inner, (*path, key), inside)
            for key, inner in reversed(members)
            if isinstance(inner, dict | list) and inner
        )


def _names_schema_org(context: Any) -> bool:
    members = context if isinstance(context, list) else [context]
    return any(
        isinstance(text, str) and "schema.org" in text
        for member in members
        for text in (member.values() if isinstance(member, dict) else [member])
    )


def _types(node: Mapping[str, Any]) -> list[str]:
    return [name for name in items(node.get("@type")) if isinstance(name, str)]


def _is_posting(node: Mapping[str, Any]) -> bool:
    return any(map(is_posting_type, _types(node)))


def _is_absolute(node: Mapping[str, Any]) -> bool:
    return any(
        name.startswith(("http://schema.org", "https://schema.org"))
        for name in _types(node)
    )


Lines = tuple[int, dict[str, int]]
"""The line of an object and those of its keys, counted from 0."""


def lines_of(text: str, paths: Collection[tuple[Key, ...]]) -> dict[tuple[Key, ...], Lines]:
    """Return the lines of the objects at some *paths*."""
    found: dict[tuple[Key, ...], Lines] = {}
    depths = {len(path) for path in paths}
    here: list[Key] = []
    # For each open object, the lines of its keys, if requested; for a list, `None`.
    open_keys: list[dict[str, int] | None] = []
    is_object: list[bool] = []
    expects_key = False
    line, counted = 0, 0
    for token in _TOKEN.finditer(text) if paths else ():
        character = text[token.start()]
        if character in "{[":
            line += text.count("\n", counted, token.start())
            counted = token.start()
            keys: dict[str, int] | None = None
            path = tuple(here) if len(here) in depths else None
            # If two objects have the same path, the first one with keys counts.
            if path is not None and path in paths and not found.get(path, (0, {}))[1]:
                keys = {}
                found[path] = line, keys
            open_keys.append(keys)
            is_object.append(character == "{")
            here.append("" if character == "{" else 0)
            expects_key = character == "{"
        elif character in "}]":
            if is_object:
                is_object.pop()
                here.pop()
                open_keys.pop()
            expects_key = False
        elif character == ",":
            if not is_object:
                continue
            expects_key = is_object[-1]
            if not is_object[-1]:
                here[-1] = int(here[-1]) + 1
        elif expects_key:
            expects_key = False
            here[-1] = text[token.start() + 1 : token.end() - 1]
            known = open_keys[-1]
            if known is not None:
                line += text.count("\n", counted, token.start())
                counted = token.start()
                known.setdefault(str(here[-1]), line)
    return found
