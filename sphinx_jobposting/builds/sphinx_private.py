"""Private names of Sphinx, each behind a function, as of Sphinx 8.2 to 9.1.

`tests/builds/test_sphinx_private.py` fails when one of them goes or means something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any

from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.search import IndexBuilder

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
