"""Private names of Sphinx and MyST, each behind a function: Sphinx 8.2 to 9.1, MyST 5.

`tests/builds/test_sphinx_private.py` fails when one of them goes or means something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any

from docutils.nodes import document
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.search import IndexBuilder
from sphinx.util.osutil import relative_uri

IndexEntries = dict[str, list[tuple[str, str, str]]]
"""For each document, its entries in the general index: text, id, and ``main`` or an empty
string."""


def names_in_conf(config: Config) -> Set[str]:
    """Return all names that ``conf.py`` defines, even those that no extension knows.

    ``Config._raw_config``, as of Sphinx 1.0: the namespace after the file has run.
    """
    return config._raw_config.keys()


def set_image_names(env: BuildEnvironment, names: Iterable[str]) -> None:
    """Set the file names in ``_images`` that are taken (``FilenameUniqDict._existing``).

    Sphinx numbers images with the same name in the order in which it reads them, so an
    incremental build has other names than a clean one.
    """
    env.images._existing = set(names)


def write_also(builder: Builder, docnames: Set[str]) -> None:
    """Let a build write some documents in addition to those that its command names.

    ``Builder.write``, as of Sphinx 8.2, prepares the same set of documents that it then
    writes, even if the command names no published document.
    """
    own: Any = builder
    prepare = own.prepare_writing

    def prepare_more(chosen: set[str]) -> None:
        chosen |= docnames
        prepare(chosen)

    own.prepare_writing = prepare_more


def forget_words_without_pages(indexer: IndexBuilder) -> None:
    """Forget the words that no page has (``IndexBuilder._mapping``, ``_title_mapping``).

    ``IndexBuilder.prune`` removes pages that are gone but leaves their words.
    """
    for mapping in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, pages in mapping.items() if not pages]:
            del mapping[word]


def sort_words(indexer: IndexBuilder) -> None:
    """Sort the words of the index (``IndexBuilder._mapping`` and ``_title_mapping``).

    The builders json and pickle write them in the order in which they were added.
    """
    for mapping in (indexer._mapping, indexer._title_mapping):
        words = sorted(mapping.items())
        mapping.clear()
        mapping.update(words)


def indexed_documents(indexer: IndexBuilder) -> Set[str]:
    """Return the documents in the search index (``IndexBuilder._titles``)."""
    return indexer._titles.keys()


def index_entries(indexer: IndexBuilder) -> IndexEntries:
    """Return the index entries of the pages that are written (``_index_entries``)."""
    return indexer._index_entries


def set_index_entries(indexer: IndexBuilder, entries: IndexEntries) -> None:
    """Set the index entries of all pages (``IndexBuilder._index_entries``).

    Sphinx forgets those of pages that it does not write: sphinx-doc/sphinx#12599.
    """
    known: Any = indexer._index_entries
    known.clear()
    known.update(sorted(entries.items()))


def index_format(builder: Builder) -> Any:
    """Return what loads and dumps the search index (``indexer_format``); ``None`` for a
    builder without one.

    The HTML builders have it as of Sphinx 1.0, but it is not documented.
    """
    return getattr(builder, "indexer_format", None)


def set_index_format(builder: Builder, index_format: object) -> None:
    """Let something else load and dump the search index."""
    own: Any = builder
    own.indexer_format = index_format


def prepare_page(builder: StandaloneHTMLBuilder, docname: str, doctree: document) -> None:
    """Set what translators read of the HTML builder while it writes a page.

    ``StandaloneHTMLBuilder.write_doc``, as of Sphinx 1.0, sets the same attributes, and
    then writes the page.
    """
    uri = builder.get_target_uri(docname)
    doctree.settings = builder.docsettings
    builder.secnumbers = builder.env.toc_secnumbers.get(docname, {})
    builder.fignumbers = builder.env.toc_fignumbers.get(docname, {})
    builder.imgpath = relative_uri(uri, "_images")
    builder.dlpath = relative_uri(uri, "_downloads")
    builder.current_docname = docname


def heading_slugs(doctree: document) -> dict[str, tuple[int, str, str]]:
    """Return the lines, ids, and titles of headings by their slugs (``myst_slugs``).

    MyST adds them to each document that it parses, as of MyST-Parser 0.19.
    """
    slugs: dict[str, tuple[int, str, str]] = getattr(doctree, "myst_slugs", {})
    return slugs


def forget_symbols(env: BuildEnvironment, ids: Set[str]) -> None:
    """Forget symbols of C and C++ in the current document, and those that they contain.

    Each domain keeps them in a tree of ``Symbol``, as of Sphinx 3.0. Sphinx can only forget
    a whole document; this does the same with some of its symbols.
    """
    for name in ("c", "cpp"):
        root = env.domaindata.get(name, {}).get("root_symbol")
        if root is None:
            continue
        for symbol in list(root.get_all_symbols()):
            if symbol.docname == env.docname and _id_of(symbol) in ids:
                _forget_symbol(symbol, env.docname)


def _id_of(symbol: Any) -> str:
    return "" if symbol.declaration is None else str(symbol.declaration.get_newest_id())


def _forget_symbol(symbol: Any, docname: str) -> None:
    """Do what ``Symbol.clear_doc`` does for one symbol."""
    parent = symbol.parent
    # In C, as of Sphinx 8.2, a symbol also has a table of its children by document.
    has_tables = hasattr(parent, "_remove_child")
    if has_tables:
        parent._remove_child(symbol)
    inside = list(symbol.get_all_symbols())
    for one in inside:
        if one.declaration is None or one.docname != docname:
            continue
        one.declaration = one.docname = one.line = None
        above, below = one.siblingAbove, one.siblingBelow
        if above is not None:
            above.siblingBelow = below
        if below is not None:
            below.siblingAbove = above
        one.siblingAbove = one.siblingBelow = None
    if has_tables and any(one.declaration is not None for one in inside):
        parent._add_child(symbol)  # another document describes something in it
