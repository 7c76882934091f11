"""The registry of a site's postings: domain ``job``, object type ``posting``.

What lasts between two builds lies in the domain's data, plain and picklable, by document:
Sphinx purges it when a document is read again and merges it from parallel readers. Whether
a posting is open is no datum: it follows from the record and the instant of the build.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

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

from ..i18n import _
from ..log import report
from ..model.posting import Posting, Status

if TYPE_CHECKING:
    from ..config import Settings


class Hidden(NamedTuple):
    """A document that was read and is not published, until something changes."""

    read: int
    """When it was read, in microseconds since 1970."""
    source: str
    dependencies: frozenset[str]
    wakes: dt.datetime | None
    """The instant at which it is published by itself; ``None``: never."""
    names: frozenset[str]
    """The names of its postings."""
    labels: frozenset[str]
    """The labels, and document names, that references to it use."""


class Partial(NamedTuple):
    """A published document with hidden postings in it."""

    wakes: dt.datetime | None
    names: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


class Listed(NamedTuple):
    """A listing in a document, as far as other pages depend on it."""

    status: str
    filtered: bool


BY_DOCUMENT = (
    "postings",  # tuple[Posting, ...]
    "listings",  # tuple[Listed, ...]
    "records",  # bytes: a digest of what listings show of its postings
    "suffixes",  # str: how the name of a posting's source ends
    "layouts",  # what the page's front matter chooses: naked or theme
    "navigation",  # int: a sum over what other pages show of a posting's page
    "links",  # frozenset[str]: the documents that Markdown links name
    "named",  # tuple[str, ...]: the documents that it refers to, if it shows no more of any
    "partial",  # Partial
    "veiled",  # Hidden, until it is taken out of the environment
    "unsearched",  # True: we keep the closed page out of the search
)
"""The data that belong to one document each, and go when it is read again."""


class JobRole(XRefRole):
    """``{job}`` without the domain's name before it."""

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
    """Postings by name, and what the build must remember of them."""

    name = "job"
    label = "Job"
    data_version = 4
    roles: ClassVar[dict[str, Any]] = {"posting": JobRole(warn_dangling=True)}
    initial_data: ClassVar[dict[str, Any]] = {
        **{name: {} for name in BY_DOCUMENT},
        "hidden": {},  # document → Hidden
        "namers": {},  # hidden document → documents whose toctrees name it
        "sources": {},  # document of a posting → the suffixes its source had at some time
        "assets": set(),  # images and downloads that postings had at some time
        "settings": None,  # config.Validated
        "feeds": set(),  # the feeds that were written at some time
        "stamps": {},  # document → microseconds: its page has to be newer
        "shown": {},  # document → microseconds: what others show of it or beside it changed
        "seen": {},  # what the last build saw, to know what changed
    }
    settings: Settings
    preview: bool = False
    """Whether drafts are built: the tag ``drafts``."""
    builder: Builder
    """The builder of this build; a transform has no other way to it that stays."""
    interrupted: bool = False
    """Whether the last build into this output folder came to no end."""
    served: int = 0
    """When the last build into this folder looked for what is due, in microseconds."""
    looked: int = 0
    """When this build did."""
    quiet: bool = False
    """Whether no source came, went or changed."""
    unsaved: bool = False
    """Whether this build has to keep something, and reads nothing that is published."""
    due: Set[str] = frozenset()
    """The documents whose pages this build has to write."""
    wrote: set[str]
    """The documents whose pages it writes."""
    reading: list[str]
    """The documents that this build reads."""

    def __init__(self, env: BuildEnvironment) -> None:
        # Search results name the type in the language of the site, known only now; Sphinx
        # makes its tables of roles of it, by which intersphinx finds postings.
        vars(self)["object_types"] = {"posting": ObjType(_("job posting"), "posting")}
        super().__init__(env)
        self.reading = []
        self.wrote = set()

    # -- what is known ------------------------------------------------------------------

    @property
    def by_document(self) -> dict[str, tuple[Posting, ...]]:
        """All postings of documents that are published, or built in a preview."""
        return cast("dict[str, tuple[Posting, ...]]", self.data["postings"])

    @property
    def hidden(self) -> dict[str, Hidden]:
        """The documents that are not published."""
        return cast("dict[str, Hidden]", self.data["hidden"])

    def postings(self) -> Iterator[Posting]:
        """All postings, document by document."""
        for docname in sorted(self.by_document):
            yield from self.by_document[docname]

    def status(self, posting: Posting) -> Status:
        """The state of a posting at the instant of the build."""
        return posting.status(self.settings.now)

    def find(self, docname: str, anchor: str) -> Posting | None:
        """The posting whose section has the id *anchor*."""
        postings = self.by_document.get(docname, ())
        return next((posting for posting in postings if posting.anchor == anchor), None)

    def whole(self, docname: str) -> Posting | None:
        """The posting that is a whole page: its top section, and the only posting."""
        postings = self.by_document.get(docname, ())
        return postings[0] if len(postings) == 1 and postings[0].top else None

    def layout(self, docname: str) -> str:
        """``naked`` or ``theme``."""
        if own := self.data["layouts"].get(docname):
            return str(own)
        if any(posting.top for posting in self.by_document.get(docname, ())):
            return self.settings.layout
        return "theme"

    # -- noting -------------------------------------------------------------------------

    def note(self, kind: str, docname: str, value: Any) -> None:
        """Note a datum of one document; *kind* is one of `BY_DOCUMENT`."""
        self.data[kind][docname] = value

    # -- Sphinx's protocol --------------------------------------------------------------

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        return str(type.lname)  # and not the domain's name before it

    def clear_doc(self, docname: str) -> None:
        for kind in BY_DOCUMENT:
            self.data[kind].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for kind in BY_DOCUMENT:
            theirs = otherdata[kind]
            self.data[kind].update(
                (name, theirs[name]) for name in docnames if name in theirs
            )

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
        """Whether the same posting is a document's name or a label already.

        Two answers to ``any`` are a warning, also where they are the same.
        """
        posting = self._target(target)
        assert posting is not None, "it was resolved"  # noqa: S101
        standard = cast(StandardDomain, env.get_domain("std"))
        document = docname_join(node.get("refdoc", ""), target)
        label = standard.labels.get(target.lower(), ("",))
        return posting.docname in (document, label[0])

    def _target(self, target: str) -> Posting | None:
        """The posting of a name, or of a document's path from the root with a ``/``."""
        if target.startswith("/"):
            docname = target[1:].removesuffix(".md").removesuffix(".rst")
            postings = self.by_document.get(docname, ())
            return postings[0] if postings else None
        return next(
            (posting for posting in self.postings() if posting.name == target), None
        )

    def check_consistency(self) -> None:
        for postings in self.by_document.values():
            opened = [posting for posting in postings if self.status(posting) == "open"]
            if len(opened) > 1:
                second = opened[1]
                report("several-on-page", second.source, second.line, count=len(opened))
        seen: dict[str, Posting] = {}
        for posting in self.postings():
            first = seen.setdefault(posting.name, posting)
            if first is not posting:
                report(
                    "duplicate-name",
                    posting.source,
                    posting.line,
                    name=posting.name,
                    other=first.docname,
                )


def job_domain(env: BuildEnvironment) -> JobDomain:
    """The one registry of an environment."""
    return cast(JobDomain, env.get_domain("job"))


def parents(env: BuildEnvironment) -> dict[str, str]:
    """The page right above each in the toctrees: the first that names it."""
    found: dict[str, str] = {}
    for parent, children in env.toctree_includes.items():
        for child in children:
            found.setdefault(child, parent)
    return found


def ancestors(parents: Mapping[str, str], docname: str) -> list[str]:
    """The pages above a page, from the nearest on; toctrees may go in circles."""
    found: list[str] = []
    while (above := parents.get(docname)) is not None and above not in found:
        found.append(above)
        docname = above
    return found


def warn_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which posting may be meant by an unknown one (``warn-missing-reference``)."""
    if not isinstance(domain, JobDomain):
        return None
    target = node["reftarget"]
    names = [posting.name for posting in domain.postings()]
    from difflib import get_close_matches  # late: most names are right

    near = get_close_matches(target.rsplit("/", 1)[-1], names, n=1)
    report(
        "unknown-reference",
        node.source,
        node.line,
        target=target,
        near=near[0] if near else "",
    )
    return True
