"""Forget what a hidden part of a page says about the page as a whole.

The directives ``meta``, ``title``, ``header``, and ``footer`` put their content at the top
of the document, wherever they are written. It has no line there, so it is found by its
words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes

from .draft_warnings import Extent


def forget_metadata(document: nodes.document, extents: Iterable[Extent]) -> None:
    """Remove metadata that are only in hidden lines."""
    found: list[nodes.Element] = [*document.findall(nodes.meta)]
    found += [*document.findall(nodes.header), *document.findall(nodes.footer)]
    if not found and "title" not in document:
        return
    hidden, public = _words(extents)

    def is_hidden(text: str) -> bool:
        words = _plain(text)
        return words in hidden and words not in public

    for node in found:
        if isinstance(node, nodes.meta):
            if is_hidden(str(node.get("content", ""))):
                node.parent.remove(node)
            continue
        for child in list(node.children):
            if is_hidden(child.astext()):
                node.remove(child)
    if is_hidden(str(document.get("title", ""))):
        del document["title"]


def _words(extents: Iterable[Extent]) -> tuple[str, str]:
    """Return the words of the hidden lines, and the words of all others."""
    by_file: dict[str, list[Extent]] = defaultdict(list)
    for extent in extents:
        by_file[extent.file].append(extent)
    hidden: list[str] = []
    public: list[str] = []
    for file, parts in by_file.items():
        try:
            text = Path(file).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            is_in = any(part.holds(file, number) for part in parts)
            (hidden if is_in else public).append(line)
    return _plain("\n".join(hidden)), _plain("\n".join(public))


def _plain(text: str) -> str:
    """Return the letters and digits of a text, without markup and line breaks."""
    return "".join(character for character in text if character.isalnum())
