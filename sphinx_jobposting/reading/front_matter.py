"""Read the ``jobposting`` mapping in a page's front matter, as YAML.

No Sphinx. It is parsed as YAML, so quoted keys, flow mappings, anchors, and merges work as
usual. Regular expressions are used only if it is not valid YAML, and then to hide the page:
whatever names a posting and cannot be read is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

from ..builds.drafts.candidates import OWN_FIELDS, may_hold_posting
from ..model.field_names import canonical
from ..model.spelling import POSTING, is_posting_key
from .draft_words import family_of, may_hide
from .option_block import Written
from .yaml_text import Pairs, YamlProblem, compose, pairs, raw_of

_KEY = re.compile(
    r"""(?:^|[-{,\[])\s*["']?(\w[\w -]{5,13}\w)["']?\s*[:=]|^\s*\[+(\w[\w -]{5,13}\w)\]"""
)
"""A key in text that is not valid YAML."""


class Fault(NamedTuple):
    """Front matter that is not understood: *cause* names a row of `causes.CAUSES`."""

    cause: str
    line: int
    """The line of the file, from 1."""
    text: str = ""
    """What is wrong there: a key, or the message of the YAML parser."""


class FrontMatter(NamedTuple):
    """The front matter of a page, as far as it is about a posting.

    Offsets of fields are lines of the file, from 0.
    """

    fields: tuple[Written, ...] = ()
    """The fields in the mapping."""
    beside: tuple[Written, ...] = ()
    """The keys next to it that may belong in it."""
    faults: tuple[Fault, ...] = ()
    line: int = 1
    """The line of the mapping's key, from 1."""
    extent: tuple[int, int] | None = None
    """The place of the mapping in the source; ``None`` if it must stay there."""


def read_front_matter(source: str) -> FrontMatter | None:
    """Return the front matter of a page, or ``None`` if it is not about a posting."""
    block = _find_block(source) if may_hold_posting(source) else None
    if block is None:
        return None
    start, end, closed = block
    text = source[start:end]
    first = source.count("\n", 0, start)
    if not closed:
        return _with_fault(text.partition("\n\n")[0], first, "front-matter-unseen")
    try:
        root = compose(text)
    except YamlProblem as problem:
        front = _with_fault(text, first, problem.cause, problem.line, problem.problem)
        return front and front._replace(extent=(start, end))
    if not isinstance(root, yaml.MappingNode):
        return _with_fault(text, first, "not-a-mapping")
    return _Reader(text, first, start).read(root)


def hide_from_parser(source: str, front: FrontMatter) -> str:
    """Return *source* with a plain value in place of the mapping, without moving lines.

    MyST would print the mapping, and before 5.2, a date in it is an error.
    """
    if front.extent is None:
        return source
    start, end = front.extent
    body = source[start:end].rstrip()
    lines = "\n" * body.count("\n")
    return f"{source[:start]}{POSTING}: yes{lines}{source[start + len(body) :]}"


def misplaced_fields(fields: Iterable[Written], *, with_posting: bool) -> Iterator[Written]:
    """Yield the keys of a page that belong below ``jobposting``.

    :param with_posting: whether the page has a posting. Then everything that may keep it
        from being published counts, too; on other pages it may be for another program.
    """
    for field in fields:
        own = canonical(field.key) in OWN_FIELDS
        if own or (with_posting and _keeps_private(field)):
            yield field


def _keeps_private(field: Written) -> bool:
    """Return whether the metadata of a page clearly say that it is not published."""
    family = family_of(field.key)
    if family == "status":
        return family_of(str(field.raw)) in ("draft", "private")
    return family in ("draft", "private", "public") and bool(may_hide(*field[:2]))


def _find_block(source: str) -> tuple[int, int, bool] | None:
    """Return where the front matter begins and ends, and whether a line closes it.

    There may be blank lines before it: then it is not front matter for MyST, but the author
    thought so. The same is true for TOML between ``+++``, which other programs use.
    """
    match = re.match(r"\ufeff?\s*?([ \t]*)(-{3,}|\+{3})([ \t].*)?\r?\n", source)
    if match is None:
        return None
    toml = match[2] == "+++"
    closing = re.compile(r"\+{3}\s*$" if toml else r"(-{3,}|\.{3})\s*$")
    start = end = match.end()
    closed = False
    for line in re.findall(r"[^\n]*\n|[^\n]+", source[start:]):
        if closed := bool(closing.match(line)):
            break
        end += len(line)
    return start, end, closed and not toml


def _with_fault(
    text: str, first: int, cause: str, line: int | None = None, said: str = ""
) -> FrontMatter | None:
    """Return a fault if text that is not valid YAML names a posting."""
    for number, content in enumerate(text.split("\n")):
        for keys in _KEY.findall(content):
            if any(is_posting_key(key) for key in keys if key):
                at = number if line is None else line
                return FrontMatter(faults=(Fault(cause, first + at + 1, said),))
    return None


class _Reader:
    """A reader of the mapping at the root of a page's front matter."""

    def __init__(self, text: str, first: int, start: int) -> None:
        self.text = text
        self.first = first
        """The line of the file, from 0, on which the text begins."""
        self.start = start
        """The offset of that in the file."""
        self.faults: list[Fault] = []

    def read(self, root: yaml.MappingNode) -> FrontMatter | None:
        """Return the fields in the mapping and next to it."""
        try:
            items = pairs(root)
        except ValueError:
            return _with_fault(self.text, self.first, "bad-yaml")
        named = [item for item in items if is_posting_key(_text(item[0]))]
        beside = self._written((item for item in items if item not in named), own=False)
        if not named:
            self._look_deeper(items)
            front = FrontMatter((), beside, tuple(self.faults))
            return front if beside or self.faults else None
        key, value = named[0]
        if _text(key) != POSTING:
            self._fault("misspelled-key", key, _text(key))
        for again, _value in named[1:]:
            self._fault("mapping-twice", again)
        fields = self._fields(key, value, beside)
        extent = self._extent(key, value) if len(named) == 1 else None
        return FrontMatter(fields, beside, tuple(self.faults), self._line(key), extent)

    def _look_deeper(self, items: Pairs) -> None:
        """Look for a mapping that was meant as ``jobposting``, but is elsewhere or
        misspelled."""
        for key, value in items:
            if _has_own_field(value):
                self._fault("misspelled-key", key, _text(key))
            for inner, below in value.value if isinstance(value, yaml.MappingNode) else ():
                if isinstance(below, yaml.MappingNode) and is_posting_key(_text(inner)):
                    self._fault("mapping-nested", inner, _text(key))

    def _fields(
        self, key: yaml.Node, value: yaml.Node, beside: tuple[Written, ...]
    ) -> tuple[Written, ...]:
        if isinstance(value, yaml.MappingNode):
            try:
                items = pairs(value)
            except ValueError as problem:
                self._fault("bad-yaml", key, str(problem))
                return ()
            if not items:
                self._fault("no-fields", key)
            return self._written(items, own=True)
        if any(canonical(field.key) is not None for field in beside):
            self._fault("fields-not-indented", key)
        elif isinstance(value, yaml.ScalarNode) and not value.value.strip():
            self._fault("no-fields", key)
        else:
            self._fault("not-a-mapping", key)
        return ()

    def _written(
        self, items: Iterable[tuple[yaml.Node, yaml.Node]], *, own: bool
    ) -> tuple[Written, ...]:
        found = []
        for key, value in items:
            try:
                found.append(Written(_text(key), raw_of(value), self._line(key) - 1))
            except (ValueError, RecursionError) as problem:
                if own:
                    self._fault("bad-yaml", key, str(problem))
        return tuple(found)

    def _fault(self, cause: str, node: yaml.Node, text: str = "") -> None:
        self.faults.append(Fault(cause, self._line(node), text))

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first + 1

    def _extent(self, key: yaml.Node, value: yaml.Node) -> tuple[int, int] | None:
        # A mapping that shares anchors with the rest must stay.
        if re.search(r"[&*]\w", self.text):
            return None
        return self.start + key.start_mark.index, self.start + value.end_mark.index


def _text(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _has_own_field(value: yaml.Node) -> bool:
    return isinstance(value, yaml.MappingNode) and any(
        canonical(_text(key)) in OWN_FIELDS for key, _value in value.value
    )
