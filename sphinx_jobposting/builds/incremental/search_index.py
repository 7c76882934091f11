"""Write the same search index as a clean build."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Set
from html import escape
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import IndexBuilder
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from ...domain import JobDomain, job_domain
from ..sphinx_private import (
    IndexEntries,
    forget_words_without_pages,
    index_entries,
    index_format,
    indexed_documents,
    set_index_entries,
    set_index_format,
    sort_words,
)

_KIND = "job:posting"
_IMMATERIAL = logging.getLogger("sphinx.sphinx_immaterial.search_adapt")


def _is_not_about_postings(record: logging.LogRecord) -> bool:
    """Drop a false alarm of sphinx-immaterial, which would fail each build with ``-W``.

    If the id of an object is its name, sphinx-immaterial takes the title for the id, and
    warns that this id does not exist. `_Remembering` adds the right id.
    """
    args = record.args
    return not (isinstance(args, tuple) and args[1:3] == tuple(_KIND.split(":")))


class _Remembering:
    """A format of the search index that remembers the index entries that it loaded."""

    def __init__(self, builder: Any, domain: JobDomain) -> None:
        self.format = index_format(builder)
        self.builder = builder
        self.domain = domain
        self.docnames: list[str] = []
        self.places: dict[str, Any] = {}

    def load(self, stream: Any) -> Any:
        index = self.format.load(stream)
        # Sphinx ignores an index of another version, so it may lack them.
        self.docnames = index.get("docnames", [])
        self.places = index.get("indexentries", {})
        return index

    def dumps(self, index: Any) -> Any:
        return self.format.dumps(index)  # sphinx-immaterial converts an index it loaded

    def dump(self, index: Any, stream: Any) -> None:
        self.format.dump({**index, "objects": self._with_anchors(index)}, stream)

    def _with_anchors(self, index: Any) -> dict[str, list[tuple[Any, ...]]]:
        """Return the objects with the ids of postings.

        If the id of an object is its name, the index of Sphinx omits it, and the search
        script uses the title of the object instead. In the index of a theme, entries may
        have more items, and the names of documents may be missing.
        """
        docnames = sorted(indexed_documents(self.builder.indexer))
        kinds = {number for number, kind in index["objtypes"].items() if kind == _KIND}
        found = {}
        for prefix, entries in index["objects"].items():
            found[prefix] = [
                (page, kind, priority, anchor, title, *more)
                if anchor or kind not in kinds
                else (
                    page,
                    kind,
                    priority,
                    self._anchor(docnames[page], prefix, title),
                    title,
                    *more,
                )
                for page, kind, priority, anchor, title, *more in entries
            ]
        return found

    def _anchor(self, docname: str, prefix: str, title: str) -> str:
        postings = self.domain.by_document.get(docname, ())
        # Sphinx divides each heading at its last period, also ".NET developer".
        shown = prefix, title
        return next(
            (p.anchor for p in postings if escape(p.heading).rpartition(".")[::2] == shown),
            "",
        )

    def entries(self, wanted: Set[str]) -> IndexEntries:
        """Return the index entries of the documents *wanted*, in the form of Sphinx's
        indexer."""
        found: IndexEntries = {docname: [] for docname in wanted}
        for entry, places in self.places.items() if wanted else ():
            for number, target, main in places:
                docname = self.docnames[number]
                if docname in wanted:
                    found[docname].append((entry, target, "main" if main else ""))
        return found


def remember_entries(app: Sphinx) -> None:
    """Keep what the search knows of pages that are not written (``builder-inited``)."""
    if index_format(app.builder) is not None:
        set_index_format(app.builder, _Remembering(app.builder, job_domain(app.env)))
        _IMMATERIAL.addFilter(_is_not_about_postings)


def complete(app: Sphinx) -> Iterator[Any]:
    """Make the search index that of a clean build (``html-collect-pages``).

    Sphinx keeps the words of removed pages, and forgets the index entries of pages that it
    does not write.
    """
    builder: Any = app.builder
    indexer: IndexBuilder | None = getattr(builder, "indexer", None)
    if indexer is not None:
        forget_words_without_pages(indexer)
        written = dict(index_entries(indexer))
        known = index_format(builder).entries(indexed_documents(indexer) - written.keys())
        set_index_entries(indexer, known | written)
        if isinstance(builder, SerializingHTMLBuilder):
            sort_words(indexer)
    return iter(())
