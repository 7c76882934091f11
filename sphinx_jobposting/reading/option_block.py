"""Reading the fields as they are written: option blocks and front matter.

Values stay text, or lists and mappings of text, until a parser of the field's kind reads
them: ``NO`` is Norway here, ``9:30`` no number and ``#`` no comment. So both are read
here, and not by YAML's own types. No Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent
from typing import NamedTuple

import yaml

from ..model.types import Raw

_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
_OPTION = re.compile(r":(?!:)([^\s:][^:\n]*):(?:[ \t]+(.*)|[ \t]*)$")
_FENCE = re.compile(r"-{3,}[ \t]*$")

DEPTH = 12
SIZE = 5000
"""Bounds on nested YAML: nobody writes as much, and aliases can multiply without end."""


class Written(NamedTuple):
    """A field as it was written: *offset* counts lines from the start of what was read."""

    key: str
    raw: Raw
    offset: int


class Block(NamedTuple):
    """The option block at the start of some lines, and how many lines it takes."""

    fields: tuple[Written, ...]
    size: int
    unread: tuple[tuple[int, str], ...] = ()
    """Lines of the block that are no option: (offset, text)."""


class FrontMatter(NamedTuple):
    """The ``jobposting`` mapping of a page; offsets are lines of the file, from 0."""

    fields: tuple[Written, ...]
    start: int
    end: int
    """The lines that the mapping takes: *start* has its key, *end* is no longer of it."""


class FrontMatterError(ValueError):
    """A ``jobposting`` in front matter that cannot be read; *line* counts from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


def starts_options(line: str) -> bool:
    """Whether a block of options can begin with this line."""
    return bool(_OPTION.match(line.strip()) or _FENCE.match(line))


def read_options(lines: Sequence[str]) -> Block:
    """Read ``:key: value`` lines, or a block between ``---``, at the start of *lines*.

    A value goes on over lines that are indented (reStructuredText) or begin with a colon
    that no key follows (MyST).
    """
    if lines and _FENCE.match(lines[0]):
        end = next((i for i, text in enumerate(lines[1:], 1) if _FENCE.match(text)), None)
        inner = list(lines[1 : len(lines) if end is None else end])
        size = len(lines) if end is None else end + 1
        # Whole lines can be comments in YAML, but never the end of a value.
        body = ["" if text.startswith("#") else text for text in inner]
        entries, unread = _entries(dedent("\n".join(body)).split("\n"), _KEY, 1)
        return Block(entries, size, unread)
    size = 0
    for text in lines:
        stripped = text.lstrip()
        option = stripped.startswith(":") and not stripped.startswith(":::")
        goes_on = size > 0 and text[:1] in " \t" and bool(stripped)
        if not (option or goes_on):
            break
        size += 1
    # After the first option a line that begins with a colon but is no option goes on.
    taken = [
        text.lstrip() if _OPTION.match(text.strip()) else re.sub(r"^\s*:", "", text)
        for text in lines[:size]
    ]
    entries, unread = _entries(taken, _OPTION, 0)
    return Block(entries, size, unread)


def _entries(
    lines: Sequence[str], key: re.Pattern[str], first: int
) -> tuple[tuple[Written, ...], tuple[tuple[int, str], ...]]:
    """Split lines into entries, each a key with all the lines that follow it."""
    found: list[tuple[str, list[str], int]] = []
    unread: list[tuple[int, str]] = []
    for offset, text in enumerate(lines, first):
        match = key.match(text.rstrip())
        if match:
            found.append((match[1].strip(), [match[2] or ""], offset))
        elif found:
            found[-1][1].append(text.rstrip())
        elif text.strip():
            unread.append((offset, text.strip()))
    return tuple(Written(k, _raw(v), o) for k, v, o in found), tuple(unread)


def _raw(lines: Sequence[str]) -> Raw:
    """The value of one entry: plain text as it stands, or what its YAML says.

    YAML is asked only where text alone cannot be meant: a quoted scalar, a flow list or
    mapping, a block scalar, and lines of ``- item`` or ``key: value`` below the key.
    """
    head, rest = lines[0].strip(), "\n".join(lines[1:])
    below = dedent(rest).strip("\n")
    if head[:1] in ("|", ">") and below:
        parsed = _yaml(f"{head}\n" + re.sub(r"^", " ", below, flags=re.MULTILINE))
        if parsed is not None:
            return parsed
    elif not head and re.match(r"(- |-$|[A-Za-z][\w-]*:(\s|$))", below):
        parsed = _yaml(below)
        if isinstance(parsed, list | dict):
            return parsed
    elif head[:1] in ("[", "{") and not below:
        parsed = _yaml(head)
        if isinstance(parsed, list | dict):
            return parsed
    elif len(head) > 1 and head[0] == head[-1] and head[0] in "'\"" and not below:
        parsed = _yaml(head)
        if isinstance(parsed, str):
            return parsed
    return "\n".join(
        text for text in (head, *(line.strip() for line in below.split("\n"))) if text
    )


def _yaml(text: str) -> Raw | None:
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        return None if node is None else _plain(node)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _plain(root: yaml.Node) -> Raw:
    """A YAML node as text, lists and mappings, within bounds."""
    budget = [SIZE]

    def plain(node: yaml.Node, depth: int) -> Raw:
        budget[0] -= 1
        if depth > DEPTH or budget[0] < 0:
            raise ValueError("the YAML is nested too deeply or too large")
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [plain(item, depth + 1) for item in node.value]
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
            raise ValueError("a key of a mapping is text")
        return {str(key.value): plain(value, depth + 1) for key, value in node.value}

    return plain(root, 0)


_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE
)

_JOBPOSTING = re.compile(r"^jobposting[ \t]*:", re.MULTILINE)


def read_front_matter(source: str) -> FrontMatter | None:
    """The ``jobposting`` mapping in a page's front matter.

    :returns: ``None`` where there is none.
    :raises FrontMatterError: where one is meant and cannot be read.
    """
    # Two cheap looks first: this runs for every page of a site.
    if not source.lstrip("\ufeff").startswith("---") or "jobposting" not in source:
        return None
    match = _FRONT_MATTER.match(source)
    if match is None or not _JOBPOSTING.search(match[1]):
        return None
    try:
        root = yaml.compose(match[1], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        problem = getattr(error, "problem", None) or "this is no YAML"
        raise FrontMatterError(line, str(problem)) from None
    except (ValueError, RecursionError):
        raise FrontMatterError(1, "this is no YAML") from None
    if not isinstance(root, yaml.MappingNode):
        return None
    ends = [key.start_mark.line for key, _ in root.value[1:]]
    ends.append(match[1].count("\n"))
    for (key, value), end in zip(root.value, ends, strict=True):
        if key.value != "jobposting":
            continue
        if not isinstance(value, yaml.MappingNode):
            raise FrontMatterError(
                key.start_mark.line + 2, "a mapping of fields is expected"
            )
        fields = []
        for name, content in value.value:
            line = name.start_mark.line + 2
            try:
                fields.append(Written(str(name.value), _plain(content), line - 1))
            except (ValueError, RecursionError) as error:
                raise FrontMatterError(line, str(error)) from None
        return FrontMatter(tuple(fields), key.start_mark.line + 1, end + 1)
    return None


def without_front_matter(source: str, front: FrontMatter | None) -> str:
    """*source* with comments in the lines of the ``jobposting`` mapping.

    Where it could not be read (``None``) it ends before the next line that is not indented.
    """
    lines = source.split("\n")
    if front is not None:
        start, end = front.start, front.end
    else:
        start = next(i for i, line in enumerate(lines) if _JOBPOSTING.match(line))
        rest = range(start + 1, len(lines))
        end = next(i for i in rest if re.match(r"[^\s#-]|---", lines[i]))
    lines[start] = "jobposting: yes"
    lines[start + 1 : end] = ["#"] * (end - start - 1)
    return "\n".join(lines)
