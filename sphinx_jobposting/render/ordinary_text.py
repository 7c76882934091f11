"""Make clean HTML quickly from text with only ordinary elements.

Most postings are paragraphs, headings, and lists, with strong or emphasized words and
links. Their HTML can be written from the doctree in one step. Anything else is left to the
translator and the sanitizer, which would write the same; a property test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

from .body_translator import DEEPEST_HEADING, is_other
from .clean_html import with_single_blanks

if TYPE_CHECKING:
    from sphinx.builders import Builder

_LISTS = {nodes.bullet_list: "ul", nodes.enumerated_list: "ol"}
_INLINE = {nodes.strong: "strong", nodes.emphasis: "em", nodes.reference: "a"}
_INVISIBLE = frozenset({nodes.comment, nodes.substitution_definition, addnodes.index})

# Only hosts that are surely valid: the sanitizer drops an address with any other.
_LINK = re.compile(
    r"(?:mailto:|https?://(?!(?:[\w-]+\.)*xn--)(?:[\w-]+\.)+[a-z]{2,}(?::\d{1,4})?(?![^/?#]))"
    r"[\w.~/?#@!$&()*+,;=%:-]*",
    re.ASCII | re.IGNORECASE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


_WRITTEN = (*_LISTS, nodes.list_item, nodes.strong, nodes.emphasis, nodes.literal)
_VISITORS = frozenset(
    f"{step}_{kind.__name__}"
    for kind in (*_WRITTEN, *_INVISIBLE)
    for step in ("visit", "depart")
)
"""The methods of the translator that are not called for ordinary text."""


_ORDINARY: WeakKeyDictionary[Builder, bool] = WeakKeyDictionary()


class _NotOrdinary(Exception):
    """The text contains something that only the translator can write."""


def is_ordinary(builder: Builder, document: nodes.document) -> bool:
    """Return whether a builder writes ordinary elements as Sphinx does.

    Other extensions may have set a translator, or a visitor of an ordinary node. They
    cannot while pages are written, so the first document is enough.
    """
    if (known := _ORDINARY.get(builder)) is None:
        translator = builder.create_translator(document, builder)
        known = type(translator) is HTML5Translator
        known = known and _VISITORS.isdisjoint(vars(translator))
        _ORDINARY[builder] = known
        vars(translator).clear()  # its reference cycle would keep the document
    return known


def ordinary_html(section: nodes.Element) -> str | None:
    """Return the text of *section* without its title, or ``None`` if it is not ordinary."""
    out: list[str] = []
    try:
        for node in section.children:
            if type(node) is not nodes.title:
                _write_block(node, 2, out)
    except _NotOrdinary:
        return None
    return "".join(out)


def _write_block(node: Any, level: int, out: list[str]) -> None:
    """Write a block; *level* is that of the headings of a section."""
    kind = type(node)
    if kind in _INVISIBLE or is_other(node):
        return
    if kind is nodes.paragraph:
        out.append(f"<p>{_line(node)}</p>")
    elif kind is nodes.section:
        tag = f"h{min(level, DEEPEST_HEADING)}"
        for child in node.children:
            if type(child) is nodes.title:
                out.append(f"<{tag}>{_line(child)}</{tag}>")
            else:
                _write_block(child, level + 1, out)
    elif kind in _LISTS and node.children:
        out.append(f"<{_LISTS[kind]}>")
        for item in node.children:
            first, *rest = item.children or [None]
            if type(item) is not nodes.list_item or type(first) is not nodes.paragraph:
                raise _NotOrdinary
            if is_other(item) or is_other(first):
                raise _NotOrdinary
            out.append(f"<li>{_line(first)}")
            for child in rest:
                _write_block(child, level, out)
            out.append("</li>")
        out.append(f"</{_LISTS[kind]}>")
    else:
        raise _NotOrdinary


def _line(block: nodes.Element) -> str:
    """Return the words of a paragraph or heading."""
    if len(block.children) == 1 and type(text := block.children[0]) is nodes.Text:
        line = _escaped(text)
    else:
        line = "".join(_inline(block.children, ()))
    if not (line := with_single_blanks(line).strip(" ")):
        raise _NotOrdinary
    return line


def _inline(children: Iterable[Any], open_tags: Sequence[str]) -> Iterable[str]:
    for node in children:
        kind = type(node)
        if kind is nodes.Text:
            yield _escaped(node)
            continue
        if kind is nodes.literal and _is_plain(node):
            yield _escaped(node.astext())
            continue
        tag = _INLINE.get(kind)
        words = node.astext()
        if tag is None or tag in open_tags or words.strip() != words or not words:
            raise _NotOrdinary
        start = f"<{tag}>"
        if tag == "a":
            address = node.get("refuri", "")
            if not _LINK.fullmatch(address) or "secnumber" in node:
                raise _NotOrdinary
            start = f'<a href="{_escaped(address)}">'
        yield start
        yield from _inline(node.children, (*open_tags, tag))
        yield f"</{tag}>"


def _is_plain(literal: nodes.literal) -> bool:
    """Return whether a literal is only text, and no code to highlight."""
    only_text = all(type(child) is nodes.Text for child in literal.children)
    return only_text and "code" not in literal["classes"]


def _escaped(text: str) -> str:
    # An HTML parser changes these.
    if "\0" in text or "\r" in text or (not text.isascii() and _SURROGATE.search(text)):
        raise _NotOrdinary
    return escape(text, quote=False).replace("\xa0", "&nbsp;")
