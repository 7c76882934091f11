"""Decide which postings of a page are published, and remove the others."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..builds.drafts.draft_warnings import WHOLE_PAGE, drop, extents_of
from ..builds.drafts.page_metadata import forget_metadata
from ..builds.drafts.removal import empty_page, take_out
from ..domain import HiddenDocument, HiddenParts, job_domain
from ..log import make_finding, report
from ..model.posting import HIDDEN, Posting
from ..nodes import jobposting, placeholders, words
from .cause import TEXT_SHOWN
from .placement import DOUBTS, REFUSED
from .posting_reader import PostingReader
from .privacy import Doubt, settle

HIDDEN_PAGE = "jobposting_hidden"
"""The attribute of a hidden document for its `HiddenDocument`."""


class RemoveUnpublished(SphinxTransform):
    """Read the fields of postings, and remove what is not published."""

    # Right after `PlacePostings`, so that hidden parts get no label, number, or index
    # entry.
    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        doubts: list[Doubt] = self.document.attributes.pop(DOUBTS, [])
        found = placeholders(self.document)  # also those that were refused
        if not found and not doubts:
            return
        self.domain = job_domain(self.env)
        self.settings = self.domain.settings
        self.hidden: list[nodes.Element] = []
        """The sections and other elements that are not published."""
        readers = {
            node: PostingReader(node, self.settings)
            for node in found
            if REFUSED not in node.parent
        }
        for node in found:
            if REFUSED in node.parent:
                doubts += self._read_refused(node, readers)
        page_hidden = settle(doubts, self._today).for_good
        for node, reader in readers.items():
            posting = node["posting"] = reader.posting(draft=page_hidden)
            node["several"] = len(readers) > 1
            if posting.status(self.settings.now) in HIDDEN:
                self.hidden.append(node.parent)
        if page_hidden or self.hidden:
            self._hide(page_hidden)

    @property
    def _today(self) -> dt.date:
        return self.settings.now.astimezone(self.settings.zone).date()

    def _read_refused(
        self, node: jobposting, readers: Mapping[jobposting, PostingReader]
    ) -> list[Doubt]:
        """Decide what happens to the text of a misplaced directive.

        :returns: the doubts about the whole page.
        """
        holder = node.parent
        finding = make_finding(holder.attributes.pop(REFUSED), node.source, node.line)
        doubt = Doubt(finding)
        hides = PostingReader(node, self.settings).is_hidden()
        holder.remove(node)
        if finding.rule == "no-heading":
            return [doubt]
        if not hides:
            report(finding._replace(consequence=TEXT_SHOWN))
        elif holder.children:
            settle([doubt], self._today)
            self.hidden.append(holder)
            return []
        # Without its own text, it describes the text around it.
        around = list(_sections_around(holder))
        holder.replace_self(holder.children)
        if not hides:
            return []
        for section in around:
            for owner, reader in readers.items():
                if owner.parent is section:
                    reader.doubts.append(doubt)
                    return []
        if not around:
            return [doubt]
        settle([doubt], self._today)
        self.hidden.append(around[0])
        return []

    def _hide(self, page_hidden: bool) -> None:
        """Remove what is hidden from the page, or hide the whole page."""
        preview = self.domain.build.preview
        parts = _outermost(self.hidden)
        if not preview:
            parts = _outermost([*parts, *_continuations(parts)])
        if not page_hidden:
            sections = [n for n in self.document.children if isinstance(n, nodes.section)]
            top = {id(part) for part in parts if part.parent is self.document}
            page_hidden = bool(top) and all(id(section) in top for section in sections)
        if page_hidden and self.env.docname == self.config.root_doc:
            page = str(self.env.doc2path(self.env.docname))
            report(make_finding("root-hidden", page, 1))
            return
        if preview:
            self.domain.note(self.env.docname).in_preview = True
            return
        publish_at = earliest(
            node["posting"]
            for part in parts
            for node in part.children
            if isinstance(node, jobposting)
        )
        if page_hidden:
            names = {name for node in self._postings() for name in self._names(node)}
            drop(self.env, [WHOLE_PAGE])
            self.document[HIDDEN_PAGE] = HiddenDocument(
                read=time.time_ns() // 1000,
                source=str(self.env.doc2path(self.env.docname)),
                dependencies=frozenset(),  # not all of them are known yet
                publish_at=publish_at,
                names=frozenset(names),
                openings=_openings(self._postings(), publish_at),
                values=_values(self._postings()),
                labels=empty_page(self.env, self.document),
            )
            return
        names = {
            name
            for part in parts
            for node in placeholders(part)
            for name in self._names(node)
        }
        extents = extents_of(self.env, self.document, parts)
        drop(self.env, extents)
        forget_metadata(self.document, extents)
        self.domain.note(self.env.docname).hidden_parts = HiddenParts(
            publish_at=publish_at,
            names=frozenset(names),
            openings=_openings((n for p in parts for n in placeholders(p)), publish_at),
            values=_values(n for p in parts for n in placeholders(p)),
            labels=take_out(self.env, self.document, parts),
        )

    def _postings(self) -> list[jobposting]:
        return placeholders(self.document)

    def _names(self, node: jobposting) -> set[str]:
        """Return the names that references to a posting may use."""
        section = node.parent
        name = name_of(node, section, self.env.docname)
        return {name, *section["ids"]}


def name_of(node: jobposting, section: nodes.Element, docname: str) -> str:
    """Return the name of a posting: its own, or that of its file or section."""
    if name := node.get("name"):
        return str(name)
    if node["several"] or not isinstance(section.parent, nodes.document):
        return str(section["ids"][0])
    path = PurePosixPath(docname)
    return path.parent.name if path.name == "index" and path.parent.name else path.name


def earliest(postings: Iterable[Posting]) -> dt.datetime | None:
    """Return the first instant at which one of *postings* is published without any edit."""
    instants = [
        posting.opens
        for posting in postings
        if not posting.draft and posting.opens is not None
    ]
    return min(instants, default=None)


def _openings(
    hidden: Iterable[jobposting], publish_at: dt.datetime | None
) -> tuple[dt.datetime | None, ...]:
    """Return when each hidden posting is published without any edit."""
    postings = [node["posting"] for node in hidden if "posting" in node]
    found = [
        None
        if publish_at is None or posting.draft
        else max(posting.opens or publish_at, publish_at)
        for posting in postings
    ]
    return tuple(found or [None])  # a posting that is not understood is a draft


def _values(hidden: Iterable[jobposting]) -> frozenset[tuple[str, Any]]:
    """Return the values of hidden postings that filters may ask for."""
    from ..values.filter_values import filter_values  # late: most postings are published

    found: frozenset[tuple[str, Any]] = frozenset()
    for node in hidden:
        if "posting" in node:
            found |= filter_values(node["posting"]._replace(heading=words(node.parent[0])))
    return found


def _sections_around(node: nodes.Node) -> Iterator[nodes.section]:
    """Yield the sections around a node, the innermost first."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.section):
            yield parent
        parent = parent.parent


def _continuations(hidden: Iterable[nodes.Element]) -> Iterator[nodes.section]:
    """Yield the sections that continue a hidden posting which is a whole page.

    A second heading of the first level, for example in an included file, ends a posting for
    the parser, but not for its author.
    """
    taken: set[int] = set()
    for section in hidden:
        if _is_inside(section, taken):
            continue
        for following in _included_after(section):
            taken.add(id(following))
            yield following
        if not isinstance(section.parent, nodes.document):
            continue
        page = section.parent
        for after in page.children[page.index(section) + 1 :]:
            if not isinstance(after, nodes.section):
                continue
            if placeholders(after):
                break
            yield after


def _included_after(section: nodes.Element) -> Iterator[nodes.section]:
    """Yield the sections after *section* that come from a file included in it.

    For the parser, a heading of a higher level in that file ends the section. What the page
    itself has below such a heading is moved out of it.
    """
    if not isinstance(section, nodes.section):
        return
    following = section.next_node(nodes.section, descend=False, siblings=True, ascend=True)
    while following is not None and following[0].source != section[0].source:
        parent, index = following.parent, following.parent.index(following)
        own = [
            child
            for child in following.children
            if isinstance(child, nodes.section)
            and child[0].source == section[0].source
            and 0 < _level(child) <= _level(section)
        ]
        for child in own:
            following.remove(child)
        parent[index + 1 : index + 1] = own
        yield following
        following = following.next_node(
            nodes.section, descend=False, siblings=True, ascend=True
        )


def _level(section: nodes.Element) -> int:
    """Return the level of a Markdown heading as it was written, or else 0.

    The parser does not keep the level, and the nesting may differ from it.
    """
    title = section[0]
    try:
        text = Path(title.source or "").read_text(encoding="utf-8", errors="replace")
        line = text.split("\n")[(title.line or 1) - 1]
    except (OSError, IndexError):
        return 0
    return len(line) - len(line.lstrip("#"))


def _outermost(parts: Iterable[nodes.Element]) -> list[nodes.Element]:
    """Return the parts that are not inside another part, without duplicates."""
    known = {id(part): part for part in parts}
    return [part for part in known.values() if not _is_inside(part, known.keys())]


def _is_inside(part: nodes.Element, others: Container[int]) -> bool:
    """Return whether a part is inside a part whose identity is in *others*."""
    parent = part.parent
    while parent is not None:
        if id(parent) in others:
            return True
        parent = parent.parent
    return False
