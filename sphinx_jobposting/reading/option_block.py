"""Read the options of a directive, line by line.

No Sphinx. Values stay text, or lists and mappings of text, until the parser for the kind of
the field reads them: ``NO`` is Norway here, ``9:30`` is not a number, and ``#`` does not
begin a comment. Every line is either understood or reported as malformed. Otherwise a line
could get lost, and it might be the one that says ``draft``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from textwrap import dedent
from typing import NamedTuple

from ..model.field_names import canonical
from ..model.types import Raw
from .draft_words import decides_publication, is_about_publication
from .yaml_text import yaml_text

_OPTION = re.compile(r":(?!:)([^\s:][^:\n]*):(?:\s+(.*)|\s*)$", re.DOTALL)
"""``:key: value``, without leading blanks."""

_GLUED = re.compile(r":(?!:)([^\s:]+):[^\s`]")
"""``:key:value``, which is not an option for docutils or MyST."""

_LOOSE = re.compile(r"""[\W_]*([^\W\d_](?:[\w -]{0,40}\w)?)["'*`]*\s*[:=]""")
"""A key and a value written in another way: without the colon, as a list item, in
quotes."""

_MARKED = re.compile(r"[-*+>#\s]*:(?!:)([^\s:][^:\n]*):(?!`)")
"""An option in running text, but not a role."""

_INSIDE = re.compile(r"\s[:：](?![:：])([^\s:：`]+)[:：](?!`)")
"""An option in the value of another one."""

_INSIDE_YAML = re.compile(r"\s:?([A-Za-z][\w-]*):(?=\s|$)")
"""The same between ``---``, where YAML does not allow such a value without quotes."""

_YAML_KEY = re.compile(r"""(["']?)([A-Za-z][\w-]*)\1\s*:(?:\s+(.*)|\s*)$""", re.DOTALL)
_DASHES = re.compile(r"-{3,}\s*$")
_FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})")
_COMMENT = re.compile(r"(#|%|//|<!--)")
_ITEM = re.compile(r"\s*[-*+](\s|$)")


class Written(NamedTuple):
    """A field as it was written; *offset* counts lines from the start of the text."""

    key: str
    raw: Raw
    offset: int


class Malformed(NamedTuple):
    """A line of the block that is not an option; *cause* names a row of `causes.CAUSES`."""

    offset: int
    text: str
    cause: str


class Block(NamedTuple):
    """The option block at the start of a text, and how many lines it takes."""

    fields: tuple[Written, ...]
    size: int
    malformed: tuple[Malformed, ...] = ()


def starts_options(line: str) -> bool:
    """Return whether an option block can begin with this line."""
    stripped = line.strip()
    if _DASHES.match(line) or _OPTION.match(stripped):
        return True
    return bool(_GLUED.match(stripped)) and _names_field(line)


def says_option(text: str, *, in_prose: bool) -> bool:
    """Return whether a text is an option that decides whether a posting is published.

    In running text, only the first colon distinguishes an option from a sentence.
    """
    match = (_MARKED if in_prose else _LOOSE).match(_plain(text))
    return bool(match and is_about_publication(match[1]))


def read_options(lines: Sequence[str], whole: int = 0) -> Block:
    """Read ``:key: value`` lines, or a block between ``---``, at the start of *lines*.

    A value continues on lines that are indented (reStructuredText) or begin with a colon
    and a blank (MyST). Options after a blank line are read, too, and reported.

    :param whole: how many lines can only be options.
    """
    reader = _BlockReader()
    size = 0
    while True:
        start = next((i for i in range(size, len(lines)) if lines[i].strip()), len(lines))
        detached = start > size
        end = _end_of_block(lines, start, whole, first=start == 0)
        if end == start:
            break
        if start > 0:
            cause = "detached-options" if detached else "text-after-options"
            reader.refuse(start, lines[start], cause)
        reader.read(lines[start:end], start)
        size = end
    for offset in range(size, whole):
        reader.refuse(offset, lines[offset], "unindented-line")
    return Block(tuple(reader.fields), max(size, whole), tuple(reader.malformed))


def _end_of_block(lines: Sequence[str], start: int, whole: int, *, first: bool) -> int:
    """Return the end of the block that may begin at *start*, or *start* without one.

    *first*: it is right below the directive's line, where options are expected.
    """
    if start == len(lines):
        return start
    if _DASHES.match(lines[start]):
        end = next((i for i in range(start + 1, len(lines)) if _closes(lines[i])), None)
        inside = lines[start + 1 : end]
        if not (first or any(map(_names_field, inside))):
            return start
        return len(lines) if end is None else end + 1
    if not (first or _looks_detached(lines[start])):
        return start
    run = start
    while run < len(lines) and lines[run].strip() and not _FENCE.match(lines[run]):
        run += 1
    run = max(run, whole)
    # After text, a line is an option only if it cannot be anything else.
    is_option = _looks_like_option if _looks_like_option(lines[start]) else _names_field
    end = max((i + 1 for i in range(start, run) if is_option(lines[i])), default=0)
    if not end:
        return max(start, whole)
    while end < run and _goes_on(lines[end]):
        end += 1
    return max(end, whole)


def _closes(text: str) -> bool:
    """Return whether a line ends a block between ``---``; MyST allows text on it."""
    return text.startswith("---")


def _looks_like_option(text: str) -> bool:
    return bool(_OPTION.match(text.strip())) or _names_field(text)


def _looks_detached(text: str) -> bool:
    """Return whether a line after a blank one was meant as an option and not as text."""
    match = _OPTION.match(text.strip()) or _GLUED.match(text.strip())
    return bool(match and _is_field(match[1]))


def _names_field(text: str) -> bool:
    """Return whether a line names a field, in any spelling."""
    plain = _plain(text)
    match = _GLUED.match(plain.strip()) or _LOOSE.match(plain)
    return bool(match and _is_field(match[1]))


def _is_field(key: str) -> bool:
    return canonical(key) is not None or decides_publication(key)


def _goes_on(text: str) -> bool:
    """Return whether a line continues the value above it."""
    if text[:1].isspace():
        return bool(text.strip())
    return text.startswith(":") and (text.rstrip() == ":" or text[1].isspace())


def _plain(text: str) -> str:
    """Return a line with full-width colons and letters replaced."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _is_option_inside(text: str) -> bool:
    """Return whether a line that continues a value is itself about publication."""
    if _GLUED.match(text.strip()):
        return True
    match = _LOOSE.match(_plain(text))
    return bool(match and is_about_publication(match[1]))


def _option_in_value(value: str, inside: re.Pattern[str]) -> int | None:
    """Return where an option that is about publication begins in the value of another."""
    if value[:1] in ("'", '"'):
        return None
    found = inside.finditer(f" {value}")
    return next((m.start() for m in found if is_about_publication(m[1])), None)


def _cause(text: str) -> str:
    """Return why a line among ``:key: value`` options is not an option."""
    stripped = text.strip()
    if _GLUED.match(stripped):
        return "no-blank-after-colon"
    if _COMMENT.match(stripped):
        return "comment-among-options"
    if _names_field(stripped):
        return "option-in-list" if _ITEM.match(stripped) else "no-first-colon"
    return "unindented-line"


class _BlockReader:
    """A collector of the fields of an option block."""

    def __init__(self) -> None:
        self.fields: list[Written] = []
        self.malformed: list[Malformed] = []
        self._open: tuple[str, list[str], int] | None = None

    def read(self, lines: Sequence[str], first: int) -> None:
        """Read a block; *first* is the offset of its first line."""
        if _DASHES.match(lines[0]):
            self._read_yaml(lines, first)
        else:
            self._read_options(lines, first)
        self._close()

    def refuse(self, offset: int, text: str, cause: str) -> None:
        """Record a line that is not an option."""
        self._close()
        self.malformed.append(Malformed(offset, text.strip(), cause))

    def _begin(
        self, key: str, value: str | None, offset: int, inside: re.Pattern[str]
    ) -> None:
        self._close()
        self._open = key.strip(), [], offset
        self._add(value or "", offset, inside)

    def _continue(
        self,
        text: str,
        goes_on: Callable[[str], bool],
        offset: int,
        inside: re.Pattern[str],
    ) -> bool:
        """Add a line to the current value if it continues the value."""
        if self._open is None or not goes_on(text) or _is_option_inside(text):
            return False
        self._add(re.sub(r"^\s*:(?=\s|$)", "", text).rstrip(), offset, inside)
        return True

    def _add(self, text: str, offset: int, inside: re.Pattern[str]) -> None:
        """Add a line to the current value, up to an option inside it."""
        another = _option_in_value(text, inside)
        if self._open is not None:
            self._open[1].append(text[:another])
        if another is not None:
            self.refuse(offset, text[another:], "option-in-value")

    def _close(self) -> None:
        if self._open is not None:
            key, value, offset = self._open
            self.fields.append(Written(key, _value(value), offset))
            self._open = None

    def _read_options(self, lines: Sequence[str], first: int) -> None:
        for offset, text in enumerate(lines, first):
            if match := _OPTION.match(text.strip()):
                self._begin(match[1], match[2], offset, _INSIDE)
            elif not self._continue(text, _goes_on, offset, _INSIDE):
                self.refuse(offset, text, _cause(text))

    def _read_yaml(self, lines: Sequence[str], first: int) -> None:
        closed = len(lines) > 1 and _closes(lines[-1])
        # In YAML, a whole line can be a comment; the end of a value is not one here.
        body = ["" if text.startswith("#") else text for text in lines[1:]]
        inside = dedent("\n".join(body[:-1] if closed else body))
        for offset, text in enumerate(inside.split("\n"), first + 1):
            if match := _YAML_KEY.match(text.rstrip()):
                self._begin(match[2], match[3], offset, _INSIDE_YAML)
            elif text.strip() and not self._continue(
                text, self._goes_on_in_yaml, offset, _INSIDE_YAML
            ):
                self.refuse(offset, text, "not-a-field")
            elif not text.strip() and self._open is not None:
                self._open[1].append("")
        rest = lines[-1].lstrip("-").strip() if closed else ""
        if rest:
            self.refuse(first + len(lines) - 1, rest, "text-after-options")

    def _goes_on_in_yaml(self, text: str) -> bool:
        if text[:1].isspace():
            return True
        # A list may have the same indentation as its key.
        return bool(_ITEM.match(text)) and self._open is not None and not self._open[1][0]


def _value(lines: Sequence[str]) -> Raw:
    """Return the value of one entry: plain text as it is, or parsed as YAML.

    It is parsed as YAML only if it cannot be plain text: a quoted scalar, a flow list or
    mapping, a block scalar, or lines of ``- item`` or ``key: value`` below the key.
    """
    head, rest = lines[0].strip(), "\n".join(lines[1:])
    below = dedent(rest).strip("\n")
    if head[:1] in ("|", ">") and below:
        parsed = yaml_text(f"{head}\n" + re.sub(r"^", " ", below, flags=re.MULTILINE))
        if parsed is not None:
            return parsed
    elif not head and re.match(r"(- |-$|[A-Za-z][\w-]*:(\s|$))", below):
        parsed = yaml_text(below)
        if isinstance(parsed, list | dict):
            return parsed
    elif head[:1] in ("[", "{") and not below:
        parsed = yaml_text(head)
        if isinstance(parsed, list | dict):
            return parsed
    elif len(head) > 1 and head[0] == head[-1] and head[0] in "'\"" and not below:
        parsed = yaml_text(head)
        if isinstance(parsed, str):
            return parsed
    return "\n".join(
        text for text in (head, *(line.strip() for line in below.split("\n"))) if text
    )
