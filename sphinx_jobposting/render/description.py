"""The description: the body of a posting as clean HTML, and its excerpt as plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..nodes import NOT_TEXT, all_nodes, words
from .body_translator import NOTES, body_translator, is_other, walk
from .clean_html import plain_html
from .ordinary_text import is_ordinary, ordinary_html

if TYPE_CHECKING:
    from sphinx.builders import Builder

EXCERPT_LENGTH = 160


def description_html(section: nodes.section, builder: Builder, page_url: str | None) -> str:
    """Return the body of the posting in *section*, which is part of a resolved doctree.

    It only contains the elements of `plain_html`, and the highest heading is h2. Images
    become their alternative text, and footnotes come after the text. Links are absolute,
    based on *page_url*; if that is ``None``, they become text. The doctree is not changed.
    """
    ordinary = None
    if section.document is not None and is_ordinary(builder, section.document):
        ordinary = ordinary_html(section)
    return translated_html(section, builder, page_url) if ordinary is None else ordinary


def translated_html(section: nodes.section, builder: Builder, page_url: str | None) -> str:
    """Return the description as the builder's translator and the sanitizer write it."""
    document = section.document
    assert document is not None, "a resolved section has a document"  # noqa: S101
    translator = body_translator(document, builder)
    own, noted = translator.jobposting_notes, translator.jobposting_noted
    for child in section.children:
        if not isinstance(child, nodes.title):
            walk(child, translator)
    _write_notes(own, translator)
    # MyST puts footnotes at the end of the document, and a footnote can refer to another.
    written = {note_id for note in own for note_id in note["ids"]}
    while missing := noted - written:
        written |= missing
        notes = document.findall(nodes.footnote)
        _write_notes([note for note in notes if missing & set(note["ids"])], translator)
    markup = "".join(translator.body)
    # Break the reference cycle, so that the document need not wait for garbage collection.
    vars(translator).clear()
    return plain_html(markup, page_url)


def excerpt(section: nodes.Element) -> str:
    """Return the first paragraph of *section* as plain text, at most 160 characters.

    A paragraph of the running text is preferred to one in a note, a list, or a quote.
    References in the doctree need not be resolved yet.
    """
    inner = ""
    for paragraph in _paragraphs(section):
        if not (text := " ".join(words(paragraph).split())):
            continue
        if isinstance(paragraph.parent, (nodes.section, nodes.document)):
            return _cut(text)
        inner = inner or text
    return _cut(inner)


def code_of(section: nodes.Element) -> str:
    """Return the text of the code in *section* without blanks, piece by piece."""
    found = (node for node in all_nodes(section) if isinstance(node, _CODE))
    return "\n".join("".join(node.astext().split()) for node in found)


_CODE = (nodes.literal, nodes.literal_block)


def _write_notes(notes: list[nodes.Element], translator: Any) -> None:
    for note in notes:
        for child in note.children:
            walk(child, translator)


def _cut(text: str) -> str:
    """Cut a text between words, or else between characters, but not before a combining
    mark."""
    if len(text) <= EXCERPT_LENGTH:
        return text
    end = text.rfind(" ", EXCERPT_LENGTH // 2, EXCERPT_LENGTH)
    if end < 0:
        end = EXCERPT_LENGTH - 1
        while end > 1 and (unicodedata.combining(text[end]) or text[end] in "\u200d\ufe0f"):
            end -= 1
    return text[:end].rstrip(" ,;:.–—-(") + "…"


def _paragraphs(node: nodes.Element) -> Iterator[nodes.paragraph]:
    for child in node.children:
        if is_other(child) or isinstance(child, (*NOTES, *NOT_TEXT, nodes.table)):
            continue
        if isinstance(child, nodes.paragraph):
            yield child
        elif isinstance(child, nodes.Element):
            yield from _paragraphs(child)
