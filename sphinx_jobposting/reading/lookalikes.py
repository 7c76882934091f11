"""Find what was meant as a posting, but is something else for the parser.

A directive with a colon fence may be a paragraph, one without braces is a code block, and
front matter below a heading is a heading. This looks at the doctree, which shows what is
text and includes other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx.environment import BuildEnvironment

from ..log import make_finding, report
from ..model.spelling import is_posting_key
from ..nodes import jobposting
from .front_matter import misplaced_fields
from .option_block import Written, says_option
from .privacy import Doubt, doubt

_NAME = r"\{?\s*(\w[\w-]*)\s*\}?"
_COLONS = re.compile(rf"\s*:{{3,}}\s*{_NAME}")
_DOTS = re.compile(rf"\s*\.\.\s*{_NAME}\s*::")
_BACKTICKS = re.compile(r"\s*[`~]{3,}\s*\{(\w[\w-]*)\}")
_KEY = re.compile(r"""\s*["']?(\w[\w-]*)["']?\s*:\s*(\{.*)?$""")
_COMMENT = re.compile(r"(\w[\w-]*)\s*:?\s*$|(\w[\w-]*):\s")
_UNKNOWN = re.compile(r"Unknown directive type:? [\"'](.+?)[\"']")

_VERBATIM = (
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math_block,
    nodes.raw,
    nodes.comment,
)
_MASKED = (nodes.literal, nodes.math, nodes.raw)


def is_markdown(document: nodes.document) -> bool:
    """Return whether MyST has parsed the document."""
    return hasattr(document, "myst_slugs")


def parser_saw_front_matter(document: nodes.document) -> bool:
    """Return whether the parser took ``jobposting`` for metadata of the page."""
    return is_markdown(document) and any(
        is_posting_key(name) for name, _body, _line in _metadata(document)
    )


class Line(NamedTuple):
    """A line of running text that may be markup."""

    node: nodes.Element
    source: str | None
    number: int
    text: str


class Look(NamedTuple):
    """The parts of a page to inspect."""

    blocks: list[nodes.Element]
    lines: list[Line]


def look_at(document: nodes.document) -> Look:
    """Return the blocks of a page, and the lines that may be markup."""
    blocks = list(_blocks(document))
    with_text = (block for block in blocks if isinstance(block, _WITH_TEXT))
    return Look(blocks, [line for block in with_text for line in _lines(block)])


def find_lookalikes(
    document: nodes.document,
    look: Look,
    env: BuildEnvironment,
    included: Iterable[tuple[str, int]],
    *,
    front_matter: bool,
) -> Iterator[Doubt]:
    """Yield the doubts about a page that may have been meant as a posting.

    :param included: the included files that have front matter with a posting, and its line.
    :param front_matter: whether the page's own front matter was found and read.
    """
    for path, line in included:
        file = str(Path(env.srcdir, path).resolve())
        if _holds_text_of(document, file):
            yield doubt("front-matter-included", file, line, path)
    if not is_markdown(document):
        yield from _from_docinfo(document)
    for node in look.blocks:
        if isinstance(node, nodes.literal_block):
            name = str(node.get("language", "")).strip("{}")
            if is_posting_key(name):
                yield doubt("directive-as-code", *_place(node), name)
        elif isinstance(node, nodes.comment) and not is_markdown(document):
            match = _COMMENT.match(node.astext().partition("\n")[0])
            if match and is_posting_key(match[1] or match[2]):
                yield doubt("directive-as-comment", *_place_of_comment(node))
        elif isinstance(node, nodes.system_message):
            match = _UNKNOWN.search(node.astext())
            if match and is_posting_key(match[1]):
                place = node.get("source"), node.get("line")
                yield doubt("misspelled-directive", *place, match[1])
    for _node, source, line, text in look.lines:
        if match := _COLONS.match(text):
            if is_posting_key(match[1]):
                yield doubt("fence-off", source, line)
            elif match[1].lower() == "joblist":
                report(make_finding("listing-as-text", source, line))
        elif match := _DOTS.match(text) or _BACKTICKS.match(text):
            if is_posting_key(match[1]):
                yield doubt("directive-as-text", source, line, text.strip())
        elif (match := _KEY.match(text)) and is_posting_key(match[1]) and not front_matter:
            yield doubt("front-matter-unseen", source, line)


def stray_options(
    node: jobposting, look: Look, found: Iterable[jobposting]
) -> Iterator[Doubt]:
    """Yield the doubts about a posting whose text contains an option of its directive.

    :param found: the parts of the whole page, with the texts of other postings.
    """
    owners = {id(one.parent) for one in found}
    for holder, source, line, text in look.lines:
        owner: nodes.Node | None = holder
        while owner is not None and id(owner) not in owners:
            owner = owner.parent
        if owner is node.parent and says_option(text, in_prose=True):
            yield doubt("stray-option", source, line, text.strip())


def cut_off(node: jobposting) -> Iterator[Doubt]:
    """Yield a doubt if an unindented line may end the options too early (reST).

    If the directive has its own text, its options have already ended. Then there is a
    doubt only if an option follows the line.
    """
    rest = iter(node.parent.children[node.parent.index(node) + 1 :])
    message = next(rest, None)
    if not isinstance(message, nodes.system_message):
        return
    if "without a blank line" not in message.astext():
        return
    elements = (one for one in rest if isinstance(one, nodes.Element))
    lines = (line for one in elements for block in _blocks(one) for line in _lines(block))
    has_text = len(node.children) > bool(node["argument"])
    if not has_text or any(says_option(line.text, in_prose=True) for line in lines):
        yield doubt("cut-off", message.get("source"), message.get("line"))


def _from_docinfo(document: nodes.document) -> Iterator[Doubt]:
    """Yield the doubts about the field list at the top of a page in reStructuredText."""
    source = document.get("source")
    fields = []
    for name, body, line in _metadata(document):
        if is_posting_key(name):
            yield doubt("front-matter-unseen", source, line)
        fields.append(Written(name, body, line))
    posting = document.next_node(jobposting) is not None
    for field in misplaced_fields(fields, with_posting=posting):
        yield doubt("field-beside-mapping", source, field.offset, field.key)


def _metadata(document: nodes.document) -> Iterator[tuple[str, str, int]]:
    """Yield name, text, and line of the fields at the top of a page."""
    head = (nodes.comment, nodes.Decorative, nodes.Titular, nodes.meta, nodes.pending)
    for child in document.children:
        if isinstance(child, nodes.field_list):
            for field in child.findall(nodes.field):
                yield field[0].astext(), field[1].astext(), field.line or 1
            return
        if not isinstance(child, head):
            return


def _holds_text_of(document: nodes.document, file: str) -> bool:
    return any(
        node.source is not None and str(Path(node.source).resolve()) == file
        for node in document.findall(nodes.TextElement)
        if not isinstance(node, _VERBATIM)
    )


def _place(node: nodes.Element) -> tuple[str | None, int | None]:
    while node.line is None and node.parent is not None:
        node = node.parent
    return node.source, node.line


def _place_of_comment(node: nodes.comment) -> tuple[str | None, int | None]:
    """Return where a comment begins; docutils only knows up to which line it has read."""
    source, last = _place(node)
    words = ["..", *node.astext().partition("\n")[0].split()]
    try:
        text = Path(source or "").read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return source, last
    lines = enumerate(text.split("\n"), 1)
    found = [number for number, line in lines if line.split()[-len(words) :] == words]
    before = [number for number in found if last is None or number <= last]
    return source, next(reversed(before or found), last)


def _blocks(parent: nodes.Element) -> Iterator[nodes.Element]:
    """Yield *parent* and the blocks in it, in order; nodes inside a text are not blocks."""
    waiting = [parent]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, nodes.TextElement):
            inner = [child for child in node.children if isinstance(child, nodes.Element)]
            waiting += reversed(inner)


_WITH_TEXT = (nodes.TextElement, nodes.field)


def _lines(node: nodes.Element) -> Iterator[Line]:
    """Yield the lines of a block that may be markup."""
    if isinstance(node, nodes.TextElement):
        if not isinstance(node, _VERBATIM):
            shown = _shown(node)
            if _may_be_markup(shown):
                source, first = _place(node)
                for number, text in enumerate(shown.split("\n"), first or 1):
                    yield Line(node, source, number, text)
    elif isinstance(node, nodes.field):
        source, first = _place(node)
        text = f":{node[0].astext()}: {node[1].astext()}"
        yield Line(node, source, first or 1, text)


def _may_be_markup(text: str) -> bool:
    """Return whether a directive or an option may be in *text*; in most texts, none is.

    A regular expression would look at each character.
    """
    return not text.isascii() or any(mark in text for mark in (":", "`", "~", ".."))


def _shown(node: nodes.TextElement) -> str:
    """Return a text without its literals, because a literal may only show the directive."""
    if node.rawsource.lstrip()[:3] in ("```", "~~~"):
        return node.rawsource  # a Markdown fence, in reStructuredText
    first = node.children[0] if len(node.children) == 1 else None
    if isinstance(first, nodes.Text) and "\0" not in first:
        return first  # as in most texts; NUL marks an escaped character of the source
    return "".join(
        re.sub(r"[^\n]", " ", child.astext()) + "·"
        if isinstance(child, _MASKED)
        else child.astext()
        for child in node.children
    )
