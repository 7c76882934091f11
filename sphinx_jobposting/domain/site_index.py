"""Tables of the whole site, computed once and used for every page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from ..model.posting import Posting
from .conditions import holds
from .records import DocumentRecord, HiddenDocument, HiddenParts, Listing, SiteRecord


class HiddenTargets(NamedTuple):
    """The reference targets that only hidden postings define."""

    labels: frozenset[str]
    names: frozenset[str]


class SiteIndex:
    """The records in tables, which must be computed again when a record changes."""

    def __init__(
        self,
        env: BuildEnvironment,
        documents: Mapping[str, DocumentRecord],
        site: SiteRecord,
        builder: Builder,
    ) -> None:
        self._builder = builder
        self._env = env
        self._documents = documents
        self._site = site

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Posting, ...]]:
        """The postings of each document with postings, in the order of the documents."""
        shown = (
            (docname, tuple(filter(self._is_shown, self._documents[docname].postings)))
            for docname in sorted(self._documents)
        )
        return {docname: postings for docname, postings in shown if postings}

    def _is_shown(self, posting: Posting) -> bool:
        return all(holds(condition, self._builder) for condition in posting.conditions)

    @cached_property
    def by_name(self) -> Mapping[str, Posting]:
        """The postings by name; if two have the same name, the first one."""
        found: dict[str, Posting] = {}
        for postings in self.by_document.values():
            for posting in postings:
                found.setdefault(posting.name, posting)
        return found

    @cached_property
    def organizations(self) -> frozenset[str]:
        """The names of the organizations that hire."""
        return frozenset(
            posting.values["hiring-organization"].name
            for postings in self.by_document.values()
            for posting in postings
            if "hiring-organization" in posting.values
        )

    @cached_property
    def listings(self) -> Mapping[str, tuple[Listing, ...]]:
        """The lists of jobs in each document."""
        return {
            docname: record.listings
            for docname, record in self._documents.items()
            if record.listings
        }

    @cached_property
    def querying(self) -> Mapping[str, tuple[Listing, ...]]:
        """The lists and counts of jobs in each document."""
        return {
            docname: (*record.listings, *record.counts)
            for docname, record in self._documents.items()
            if record.listings or record.counts
        }

    @cached_property
    def open_listings(self) -> frozenset[str]:
        """The documents that list all open postings."""
        return frozenset(
            docname
            for docname, listings in self.listings.items()
            if any(
                listing.status in ("open", "all") and listing.complete
                for listing in listings
            )
        )

    @cached_property
    def hidden_parts(self) -> Mapping[str, HiddenParts]:
        """The hidden postings of each document that is published without them."""
        return {
            docname: record.hidden_parts
            for docname, record in self._documents.items()
            if record.hidden_parts is not None
        }

    @cached_property
    def hidden_targets(self) -> HiddenTargets:
        """The labels, objects, and names of postings that nothing public defines."""
        hidden: list[HiddenDocument | HiddenParts] = [
            *self._site.hidden.values(),
            *self.hidden_parts.values(),
        ]
        labels = {label for entry in hidden for label in entry.labels}
        names = {name for entry in hidden for name in entry.names}
        # Postings that only another builder shows, or that a condition removes.
        names |= {p.name for record in self._documents.values() for p in record.postings}
        if labels:
            labels -= self._public_targets()
        return HiddenTargets(frozenset(labels), frozenset(names - self.by_name.keys()))

    def _public_targets(self) -> set[str]:
        """Return the reference targets on published pages."""
        domains = self._env.domains
        standard = domains.standard_domain
        found = {*standard.anonlabels, *standard.labels, *domains.math_domain.equations}
        for domain in domains.sorted():
            if domain.name != "job":
                found.update(entry[0] for entry in domain.get_objects())
        return found | {name.lower() for name in found}

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The parent of each page in the toctrees: the first page that names it."""
        found: dict[str, str] = {}
        for parent, children in self._env.toctree_includes.items():
            for child in children:
                found.setdefault(child, parent)
        return found

    def ancestors(self, docname: str) -> list[str]:
        """Return the pages above a page, the nearest one first."""
        # Toctrees may form a circle.
        found: list[str] = []
        while (above := self.parents.get(docname)) is not None and above not in found:
            found.append(above)
            docname = above
        return found

    def nearest_open_listing(self, docname: str) -> str | None:
        """Return the nearest page above that lists all open postings, or else the first
        page that does."""
        pages = self.open_listings
        if not pages:
            return None
        above = (page for page in self.ancestors(docname) if page in pages)
        return next(above, None) or min(pages)
