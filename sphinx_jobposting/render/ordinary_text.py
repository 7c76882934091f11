"""Make clean HTML quickly from text with only ordinary elements.

Most postings are paragraphs, headings, and lists, with strong or emphasized words and
links. Their HTML can be written from the doctree in one step. Anything else is left to the
translator and the sanitizer, which would write the same; a property test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from docutils import nodes
from sphinx import addnodes

from .body_translator import DEEPEST_HEADING, is_other
from .clean_html import with_single_blanks

_LISTS = {nodes.bullet_list: "ul", nodes.enumerated_list: "ol"}
_INLINE = {nodes.strong: "strong", nodes.emphasis: "em", nodes.reference: "a"}
_INVISIBLE = frozenset({nodes.comment, nodes.substitution_definition, addnodes.index})

_LINK = re.compile(r"(?:https?://|mailto:)[\w.~/?#@!$&()*+,;=%:-]+", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")


class _NotOrdinary(Exception):
    """The text contains something that only the translator can write."""


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
        if kind is nodes.literal and all(type(c) is nodes.Text for c in node.children):
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


def _escaped(text: str) -> str:
    # An HTML parser changes these.
    if "\0" in text or "\r" in text or (not text.isascii() and _SURROGATE.search(text)):
        raise _NotOrdinary
    return escape(text, quote=False).replace("\xa0", "&nbsp;")
