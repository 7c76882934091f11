"""The domain ``job`` with the object type ``posting``, which knows all postings of a site.

`records` has what lasts between builds, `build_state` what belongs to one build, and
`site_index` the tables of the whole site. No other module touches the domain's data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import docname_join
from sphinx.util.nodes import make_refnode

from ..config import Settings
from ..i18n import _
from ..log import make_finding, report
from ..model.posting import HIDDEN, Posting, Status
from .build_state import PREVIEW_TAG, BuildState
from .records import (
    DocumentRecord,
    HiddenDocument,
    HiddenParts,
    Listing,
    ObjectKey,
    SiteRecord,
    digest,
)
from .site_index import SiteIndex
from .sphinx_private import set_object_types

__all__ = [
    "PREVIEW_TAG",
    "BuildState",
    "DocumentRecord",
    "HiddenDocument",
    "HiddenParts",
    "JobDomain",
    "JobRole",
    "Listing",
    "ObjectKey",
    "SiteIndex",
    "SiteRecord",
    "digest",
    "job_domain",
    "warn_missing",
]


class JobRole(XRefRole):
    """The role ``{job}``, which works without the name of the domain and shows its text as
    plain text."""

    innernodeclass = nodes.inline

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        refnode["refdomain"], refnode["reftype"] = "job", "posting"
        return title, target


class JobDomain(Domain):
    """The postings of a site, and what builds must remember about them."""

    name = "job"
    label = "Job"
    data_version = 10
    """Raise it with every change of `records`, so that older environments are rebuilt."""
    roles: ClassVar[dict[str, Any]] = {"posting": JobRole(warn_dangling=True)}
    initial_data: ClassVar[dict[str, Any]] = {"documents": {}, "site": SiteRecord()}
    build: BuildState
    """Set when the builder is ready (``builder-inited``)."""

    def __init__(self, env: BuildEnvironment) -> None:
        # Search results show the type in the language of the site, which is known only now.
        set_object_types(self, {"posting": ObjType(_("job posting"), "posting")})
        super().__init__(env)
        self._index: SiteIndex | None = None

    # -- records ------------------------------------------------------------------------

    @property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """The records of all documents that have one."""
        return self._documents

    @property
    def _documents(self) -> dict[str, DocumentRecord]:
        return cast("dict[str, DocumentRecord]", self.data["documents"])

    @property
    def site(self) -> SiteRecord:
        """The record of the whole site."""
        return cast(SiteRecord, self.data["site"])

    def document(self, docname: str) -> DocumentRecord:
        """Return the record of a document for reading, or an empty one."""
        return self._documents.get(docname) or DocumentRecord()

    def note(self, docname: str) -> DocumentRecord:
        """Return the record of a document for writing."""
        self.forget_index()
        return self._documents.setdefault(docname, DocumentRecord())

    @property
    def index(self) -> SiteIndex:
        """The tables of the whole site."""
        if self._index is None:
            self._index = SiteIndex(
                self.env, self._documents, self.site, self.build.builder
            )
        return self._index

    def forget_index(self) -> None:
        """Compute the tables of the whole site again the next time they are needed."""
        self._index = None

    # -- queries ------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """The values of ``conf.py``, parsed."""
        return self.build.settings

    @property
    def by_document(self) -> Mapping[str, tuple[Posting, ...]]:
        """All postings of documents that are published, or built in a preview."""
        return self.index.by_document

    @property
    def hidden(self) -> dict[str, HiddenDocument]:
        """The documents that are not published."""
        return self.site.hidden

    def hidden_openings(self) -> Iterator[dt.datetime | None]:
        """Yield for each hidden posting when it is published; ``None`` for a draft."""
        for document in self.hidden.values():
            yield from document.openings
        for parts in self.index.hidden_parts.values():
            yield from parts.openings

    def postings(self) -> Iterator[Posting]:
        """Iterate over all postings, document by document."""
        for postings in self.by_document.values():
            yield from postings

    def dated_postings(self) -> Iterator[Posting]:
        """Iterate over the public postings with a date, which can be in feeds."""
        for posting in self.postings():
            if "date-posted" in posting.values and self.status(posting) not in HIDDEN:
                yield posting

    @property
    def has_feeds(self) -> bool:
        """Whether there is anything to put in a feed."""
        return any(True for _posting in self.dated_postings())

    def status(self, posting: Posting) -> Status:
        """Return the state of a posting at the instant of the build."""
        return posting.status(self.settings.now)

    def find(self, docname: str, anchor: str) -> Posting | None:
        """Return the posting whose section has the id *anchor*."""
        postings = self.by_document.get(docname, ())
        return next((posting for posting in postings if posting.anchor == anchor), None)

    def whole(self, docname: str) -> Posting | None:
        """Return the posting that is a whole page: the only one, in its top section."""
        postings = self.by_document.get(docname, ())
        return postings[0] if len(postings) == 1 and postings[0].top else None

    def layout(self, docname: str) -> str:
        """Return the layout of a page: ``naked`` or ``theme``."""
        record = self.document(docname)
        if record.layout:
            return record.layout
        if any(posting.top for posting in self.by_document.get(docname, ())):
            return self.settings.layout
        return "theme"

    # -- Sphinx's protocol --------------------------------------------------------------

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        return str(type.lname)  # without the domain's name before it

    def clear_doc(self, docname: str) -> None:
        self._documents.pop(docname, None)
        self.forget_index()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        theirs: dict[str, DocumentRecord] = otherdata["documents"]
        self._documents.update((name, theirs[name]) for name in docnames if name in theirs)
        self.forget_index()

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        for posting in self.postings():
            # Closed and unpublished postings are found by links, not by search.
            priority = 1 if self.status(posting) == "open" else -1
            anchor = posting.anchor
            yield (
                posting.name,
                posting.heading,
                "posting",
                posting.docname,
                anchor,
                priority,
            )

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        posting = self._target(target)
        if posting is None:
            return None
        if not node.get("refexplicit"):
            contnode = nodes.inline(posting.heading, posting.heading, classes=["job"])
        return make_refnode(
            builder, fromdocname, posting.docname, posting.anchor, contnode, posting.heading
        )

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        found = self.resolve_xref(
            env, fromdocname, builder, "posting", target, node, contnode
        )
        if found is None or self._is_known(env, target, node):
            return []
        return [("job:posting", found)]

    def _is_known(self, env: BuildEnvironment, target: str, node: pending_xref) -> bool:
        """Return whether a document or a label already leads to this posting.

        Sphinx warns about two answers to ``any``, even if they are the same.
        """
        posting = self._target(target)
        assert posting is not None, "it was resolved"  # noqa: S101
        standard = cast(StandardDomain, env.get_domain("std"))
        document = docname_join(node.get("refdoc", ""), target)
        label = standard.labels.get(target.lower(), ("",))
        return posting.docname in (document, label[0])

    def _target(self, target: str) -> Posting | None:
        """Return the posting with a name, or with the path of its document (``/…``)."""
        if (docname := document_of(target)) is not None:
            return next(iter(self.by_document.get(docname, ())), None)
        return self.index.by_name.get(target)

    def check_consistency(self) -> None:
        for postings in self.by_document.values():
            opened = [posting for posting in postings if self.status(posting) == "open"]
            if len(opened) > 1:
                second = opened[1]
                report(
                    make_finding(
                        "several-on-page", second.source, second.line, count=len(opened)
                    )
                )
        for posting in self.postings():
            first = self.index.by_name[posting.name]
            if first is not posting:
                report(
                    make_finding(
                        "duplicate-name",
                        posting.source,
                        posting.line,
                        name=posting.name,
                        other=first.docname,
                    )
                )
        self._check_identifiers()

    def _check_identifiers(self) -> None:
        """Warn about an identifier that two open postings share."""
        known: dict[str, Posting] = {}
        for posting in self.postings():
            identifier = posting.values.get("identifier")
            if not identifier or self.status(posting) != "open":
                continue
            first = known.setdefault(identifier, posting)
            if first is not posting:
                report(
                    make_finding(
                        "duplicate-identifier",
                        posting.source,
                        posting.lines.get("identifier", posting.line),
                        posting.written_name("identifier"),
                        value=identifier,
                        other=first.docname,
                    )
                )


def job_domain(env: BuildEnvironment) -> JobDomain:
    """Return the domain ``job`` of an environment."""
    return cast(JobDomain, env.get_domain("job"))


def document_of(target: str) -> str | None:
    """Return the document if the target of ``{job}`` is a path, or ``None``."""
    if not target.startswith("/"):
        return None
    return target[1:].removesuffix(".md").removesuffix(".rst")


def warn_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Suggest a posting for an unknown target (``warn-missing-reference``)."""
    if not isinstance(domain, JobDomain):
        return None
    target = node["reftarget"]
    from difflib import get_close_matches  # late: most names are right

    near = get_close_matches(target.rsplit("/", 1)[-1], domain.index.by_name, n=1)
    report(
        make_finding(
            "unknown-reference",
            node.source,
            node.line,
            target=target,
            near=near[0] if near else "",
        )
    )
    return True
