"""What lasts between builds: a record for each document, and one for the site.

Records are plain and picklable: Sphinx saves them with its environment. Whether a posting
is open is not recorded, because that depends on when the site is built.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model.filters import Filter
from ..model.posting import Posting

if TYPE_CHECKING:
    from ..config import Validated


ObjectKey = tuple[str, str, Any]
"""A domain, one of its tables, and a key in it."""


def digest(*values: object) -> bytes:
    """Return a digest of *values*, to see in a later build whether they have changed."""
    return blake2b(repr(values).encode("utf-8", "replace"), digest_size=16).digest()


class Listing(NamedTuple):
    """A list of jobs or a count in a document, with what other code depends on."""

    status: str
    filters: Mapping[str, Filter] = {}
    limit: int = 0
    more: str = ""
    """The document that ``more`` names, which lists all jobs."""
    file: str = ""
    line: int | None = None
    """The source file that it is in."""

    @property
    def complete(self) -> bool:
        """Whether it shows all jobs with its status."""
        return not (self.filters or self.limit)


class HiddenDocument(NamedTuple):
    """A document that was read and is not published yet."""

    read: int
    """When it was read, in microseconds since 1970."""
    source: str
    dependencies: frozenset[str]
    publish_at: dt.datetime | None
    """The instant from which it is published without any edit, or ``None`` if never."""
    names: frozenset[str]
    """The names of its postings."""
    labels: frozenset[str]
    """The labels that references to it use."""
    openings: tuple[dt.datetime | None, ...] = ()
    """For each of its postings, when it is published without any edit (``None``: never)."""
    values: frozenset[tuple[str, Any]] = frozenset()
    """The values that filters may ask for (`filter_values`)."""


class HiddenParts(NamedTuple):
    """The hidden postings of a document that is published without them."""

    publish_at: dt.datetime | None
    """The instant from which one of them is published without any edit, or ``None``."""
    names: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    openings: tuple[dt.datetime | None, ...] = ()
    """For each of them, when it is published without any edit (``None``: never)."""
    values: frozenset[tuple[str, Any]] = frozenset()


@dataclass
class DocumentRecord:
    """The record of one document, which is dropped when the document is read again."""

    postings: tuple[Posting, ...] = ()
    listings: tuple[Listing, ...] = ()
    counts: tuple[Listing, ...] = ()
    """The counts in its text."""
    layout: str = ""
    """The layout that the page's front matter asks for: ``naked``, ``theme``, or empty."""
    suffix: str = ""
    """The suffix of the source file, if the document is or was a posting."""
    listed_digest: bytes = b""
    """A digest of what lists of jobs show of the postings."""
    navigation_digest: int = 0
    """A checksum of what other pages show of the page: its title and headings."""
    link_targets: frozenset[str] = frozenset()
    """The documents whose files Markdown links name, even if these do not exist."""
    references: tuple[str, ...] | None = None
    """The documents that the page refers to, or ``None`` if it may show parts of any."""
    objects: dict[ObjectKey, tuple[Any, ...]] = field(default_factory=dict)
    """What a page with postings defines: labels, terms, functions."""
    shares_objects_with: set[str] = field(default_factory=set)
    """The documents that define some of the same names, or did when this was read."""
    hidden_parts: HiddenParts | None = None
    in_preview: bool = False
    """Whether the page was read for a preview, with text that is not public."""
    pending_removal: HiddenDocument | None = None
    """Set from the time a hidden document is read until it is removed."""
    left_out_of_search: bool = False
    """Whether the page is a closed posting that this extension keeps out of the search."""


@dataclass
class SiteRecord:
    """The record of the whole site."""

    settings: Validated | None = None
    """The configuration of the last build, parsed."""
    hidden: dict[str, HiddenDocument] = field(default_factory=dict)
    """The documents that are not published."""
    toctree_parents: dict[str, set[str]] = field(default_factory=dict)
    """For each hidden document, the documents whose toctrees name it."""
    source_suffixes: dict[str, set[str]] = field(default_factory=dict)
    """For each document that ever was a posting, the suffixes its source has had."""
    assets: set[str] = field(default_factory=set)
    """The images and downloads that postings have had, by their paths in the output."""
    feeds: set[str] = field(default_factory=set)
    """The feeds that some build has written."""
    min_mtime: dict[str, int] = field(default_factory=dict)
    """For each document, the time (in microseconds) that its page must not be older
    than."""
    navigation_min_mtime: int = 0
    """The same time for all pages that show navigation or refer to others."""
    unsure_min_mtime: int = 0
    """The same time for those of them that may or may not show a change."""
    feeds_min_mtime: int = 0
    """The same time for the feeds."""
    hidden_at: int = 0
    """When a posting was last found to be newly hidden."""
    changed_at: dict[str, int] = field(default_factory=dict)
    """For each document, when something that other pages show of it, or next to it,
    changed."""
    fingerprints: dict[str, Any] = field(default_factory=dict)
    """What pages showed in the last build, to find what has changed."""
