"""From a placed placeholder to the record of a posting."""

from __future__ import annotations

import datetime as dt
import time
import zlib
from pathlib import Path, PurePosixPath
from typing import Any, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import docname_join

from ..builds.drafts.draft_warnings import drop
from ..builds.drafts.removal import (
    LABELS,
    remove_section,
    suppress_labels,
    unregister_objects,
)
from ..config import Settings
from ..domain import HiddenDocument, HiddenParts, digest, job_domain
from ..log import finding_of_problem, make_finding, report
from ..model.fields import canonical, nearest_field
from ..model.finding import Finding
from ..model.instants import closing_instant, opening_instant
from ..model.posting import HIDDEN, Posting
from ..model.types import ValueProblem
from ..nodes import jobposting, outline, placeholders
from ..packed import Packed
from ..render.localized import formatter_for
from .option_block import Written
from .placement import LINKS

LAYOUTS = {"naked": "naked", "naked-page": "naked", "theme": "theme"}
"""The values of ``layout`` in a page's front matter that are ours."""


class ReadPostings(SphinxTransform):
    """Understand the fields, and take out what is not published."""

    # Before labels are noted (850), so that hidden ones are not.
    default_priority = 835

    def apply(self, **kwargs: Any) -> None:
        found = list(placeholders(self.document))
        unreadable = bool(self.document.get("jobposting_unreadable"))
        if not found and not unreadable:
            return
        # Babel's tables load in a fraction of the time while few pages are in memory.
        formatter_for(self.config.language)
        domain = job_domain(self.env)
        settings = domain.settings
        several = len(found) > 1
        covers = unreadable
        taken: list[Posting] = []
        labels: set[str] = set()
        for node in found:
            section = cast(nodes.section, node.parent)
            reader = Reader(node, settings, draft=unreadable)
            posting = reader.posting(self._name(node, section, several))
            node["posting"] = posting
            if posting.status(settings.now) not in HIDDEN:
                continue
            if posting.top and self._alone(section):
                covers = True
            elif not domain.build.preview:
                taken.append(posting)
                labels |= remove_section(self.env, section)
                drop(self.env, section)
        if covers and self.env.docname == self.config.root_doc:
            page = str(self.env.doc2path(self.env.docname))
            report(make_finding("root-hidden", page, 1))
        elif covers and not domain.build.preview:
            self.document["jobposting_hidden"] = True
            suppress_labels(self.document)
            drop(self.env, None)
        if taken:
            domain.note(self.env.docname).hidden_parts = HiddenParts(
                publish_at=earliest(taken),
                names=frozenset(posting.name for posting in taken),
                labels=frozenset(labels),
            )

    def _name(self, node: jobposting, section: nodes.section, several: bool) -> str:
        if name := node.get("name"):
            return str(name)
        if several or not isinstance(section.parent, nodes.document):
            return str(section["ids"][0])
        path = PurePosixPath(self.env.docname)
        return path.parent.name if path.name == "index" and path.parent.name else path.name

    def _alone(self, section: nodes.section) -> bool:
        """Whether no other part of the document has a heading of its own."""
        siblings = section.parent.children
        return sum(isinstance(sibling, nodes.section) for sibling in siblings) == 1


class Reader:
    """Reads the fields of one placeholder."""

    def __init__(self, node: jobposting, settings: Settings, *, draft: bool) -> None:
        self.node = node
        self.settings = settings
        self.draft = draft or bool(node["torn"])
        self.values: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.written: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.location: tuple[Written, str | None] | None = None

    def posting(self, name: str) -> Posting:
        """The record; its heading and excerpt come when the page is read to its end."""
        node, section = self.node, self.node.parent
        for offset, text in node["unread"]:
            report(make_finding("unknown-field", node.source, offset, text))
        if node["torn"]:
            report(make_finding("torn-options", node.source, node.line))
        done: set[str] = set()
        self._read(node["fields"], node.source, done)
        self._read(node.get("front", ()), node.get("front_source"), done)
        for field, value in self.settings.defaults.items():
            if field not in done:
                self.values[field] = value
        organization = self.settings.organization
        if organization is not None and "hiring-organization" not in done:
            self.values.setdefault("hiring-organization", organization)
        if self.values.get("job-location-type") and "workplace" not in done:
            self.values["workplace"] = "remote"
        for field, text in node["texts"].items():
            if field in self.values:
                self.values[field] = text
        self._doubt_places()
        section_parent = section.parent
        first = next(n for n in section_parent.children if isinstance(n, nodes.section))
        return Posting(
            docname=node["docname"],
            name=name,
            anchor=section["ids"][0],
            heading="",
            top=isinstance(section_parent, nodes.document) and first is section,
            values=Packed(self.values),
            draft=self.draft or bool(self.values.get("draft")),
            source=node.source or "",
            line=node.line or 0,
            lines=self.lines,
            written=self.written,
            findings=tuple(self.findings),
            opens=opening_instant(self.values, self.settings.zone),
            closes=closing_instant(self.values, self.settings.zone),
        )

    def _read(
        self, fields: tuple[Written, ...], source: str | None, done: set[str]
    ) -> None:
        """Read *fields*; what is in *done* was written before, with more weight."""
        from ..values.kinds import is_none, kind_of, parse  # late: only postings need it

        own: set[str] = set()
        for written in fields:
            name = canonical(written.key, self.settings.facts)
            if name is None:
                near = nearest_field(written.key, self.settings.facts)
                self._note("unknown-field", source, written, written.key, near=near or "")
                continue
            if name in own:
                self._note("duplicate-field", source, written, written.key)
                continue
            own.add(name)
            if name in done:
                continue
            self.lines[name] = written.offset
            if written.key != name:
                self.written[name] = written.key
            if is_none(written.raw):
                continue
            try:
                self.values[name] = parse(name, written.raw, self.settings.context)
                if name == "job-location":
                    self.location = written, source
            except ValueProblem as problem:
                rule, line = kind_of(name).rule, written.offset
                self._report(finding_of_problem(rule, problem, source, line, written.key))
                if name == "draft":
                    self.values["draft"] = True  # never published by mistake
        done |= own

    def _note(
        self, rule: str, source: str | None, written: Written, field: str, **params: str
    ) -> None:
        self._report(make_finding(rule, source, written.offset, field, **params))

    def _report(self, finding: Finding) -> None:
        report(finding)
        self.findings.append(finding)

    def _doubt_places(self) -> None:
        """Warn of a country's code that may be a state's, and drop what is not meant.

        Only now the currency of the pay is known, which may settle it.
        """
        if self.location is None or "job-location" not in self.values:
            return
        from ..values.ambiguity import doubtful_places

        written, source = self.location
        pay = self.values.get("base-salary") or self.values.get("estimated-salary")
        currency = pay.currency if pay else self.values.get("salary-currency", "")
        kept = list(self.values["job-location"])
        for doubt in doubtful_places(written.raw, self.settings.context, currency):
            rule, line = "ambiguous-place", written.offset
            self._report(finding_of_problem(rule, doubt.problem, source, line, written.key))
            if doubt.refused and doubt.place in kept:
                kept.remove(doubt.place)
        if kept:
            self.values["job-location"] = tuple(kept)
        else:
            del self.values["job-location"]


def earliest(postings: list[Posting]) -> dt.datetime | None:
    """The first instant at which one of *postings* is published by itself."""
    instants = [
        posting.opens
        for posting in postings
        if not posting.draft and posting.opens is not None
    ]
    return min(instants, default=None)


def note_postings(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page holds, once it is read to its end (``doctree-read``).

    The heading is taken here, with the quotes that SmartQuotes curls: the page's own text.
    """
    env = app.env
    docname = env.docname
    record = job_domain(env).note(docname)
    meta = env.metadata[docname]
    meta.pop("jobposting", None)
    if (layout := LAYOUTS.get(str(meta.get("layout")))) is not None:
        # Ours is taken out before a theme sees it: shibuya has a layout of its own.
        del meta["layout"]
        record.layout = layout
    postings = []
    for node in placeholders(doctree):
        from ..render.description import excerpt

        section = node.parent
        postings.append(
            node.attributes.pop("posting")._replace(
                anchor=section["ids"][0],
                heading=" ".join(section[0].astext().split()),
                excerpt=excerpt(section),
            )
        )
        node["anchor"] = section["ids"][0]
        for key in ("fields", "front", "unread", "argument", "torn", "front_source"):
            node.attributes.pop(key, None)
    hidden = bool(doctree.get("jobposting_hidden"))
    if postings or hidden:
        record.suffix = Path(env.doc2path(docname)).suffix
    if postings:
        record.postings = tuple(postings)
        record.listed_digest = digest(*map(_as_listed, postings))
        record.navigation_digest = _navigation(env, docname)
        # A posting outside every toctree is listed, not lost.
        meta.setdefault("orphan", "")
    record.references = _references(doctree)
    if links := env.temp_data.get(LINKS):
        record.link_targets = frozenset(docname_join(docname, link) for link in links)
    if hidden:
        record.pending_removal = _hidden_document(env, doctree, postings)
        unregister_objects(env, docname)


def _references(doctree: nodes.document) -> tuple[str, ...] | None:
    """The documents that a page refers to; ``None``: others may show in it otherwise."""
    named = set()
    for node in doctree.findall():
        if isinstance(node, pending_xref):
            kind = node.get("refdomain"), node.get("reftype")
            if kind == ("std", "doc"):
                named.add(docname_join(node["refdoc"], node["reftarget"]))
            elif kind[0] == "doc":  # MyST has found the document
                named.add(node["reftarget"])
            else:
                return None
        elif type(node).__module__ not in _KNOWN_NODES:
            return None
    return tuple(sorted(named))


_KNOWN_NODES = {"docutils.nodes", "sphinx.addnodes", jobposting.__module__}
"""The modules whose nodes show nothing of other pages, but for references and toctrees."""


def _as_listed(posting: Posting) -> Posting:
    """A posting without what no listing shows."""
    return posting._replace(
        excerpt="", source="", line=0, lines={}, written={}, findings=()
    )


def _navigation(env: BuildEnvironment, docname: str) -> int:
    """A sum over what other pages show of this one: its title and its headings."""
    shown = f"{env.titles[docname].astext()}\n{outline(env.tocs[docname])}"
    return zlib.crc32(shown.encode("utf-8", "surrogatepass"))


def _hidden_document(
    env: BuildEnvironment, doctree: nodes.document, postings: list[Posting]
) -> HiddenDocument:
    docname = env.docname
    standard = cast(StandardDomain, env.get_domain("std"))
    labels = {name for name, label in standard.labels.items() if label[0] == docname}
    labels |= {name for name, label in standard.anonlabels.items() if label[0] == docname}
    labels |= set(doctree[LABELS])
    draft = not postings or any(posting.draft for posting in postings[:1])
    return HiddenDocument(
        source=str(env.doc2path(docname)),
        dependencies=frozenset(map(str, env.dependencies.get(docname, ()))),
        read=time.time_ns() // 1000,
        publish_at=None if draft else earliest(postings[:1]),
        names=frozenset(posting.name for posting in postings),
        labels=frozenset(labels),
    )
