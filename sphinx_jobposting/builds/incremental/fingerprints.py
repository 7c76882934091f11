"""Compare with the last build what pages show of postings on other pages."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from ...domain import JobDomain, digest
from ...nodes import outline
from ...writing.uris import writes_web_pages


class Branch(NamedTuple):
    """The part of the navigation that one page contributes."""

    frame: bytes
    """Its headings, and its toctrees without their entries."""
    entries: tuple[bytes, ...]
    """The entries of each toctree, with titles."""
    named: tuple[tuple[str, ...], ...]
    """The documents that each toctree lists."""


class Change(NamedTuple):
    """What changed between two builds."""

    feeds: bool
    """Whether the change may show in feeds."""
    pages: set[str]
    """The documents whose own pages show it."""
    shown: set[str] | None
    """The documents whose changes other pages show, or ``None`` if any page may show
    one."""


IN_FEEDS = ("status", "navigation", "listed", "preview", "site", "day")
"""What the feeds show."""


def passing(domain: JobDomain) -> dict[str, Any]:
    """Return what can change without an edit: because of the date, or the tag."""
    now, zone = domain.settings.now, domain.settings.zone
    return {
        "status": {
            docname: " ".join(map(domain.status, postings))
            for docname, postings in domain.by_document.items()
        },
        "hidden": {
            **dict.fromkeys(domain.hidden),
            **domain.index.hidden_parts,
        },
        "preview": domain.build.preview,
        "feeds": domain.has_feeds,
        "site": _site(domain),
        # The panel depends on the day.
        "day": str(now.astimezone(zone).date()) if domain.build.preview else "",
    }


def _site(domain: JobDomain) -> tuple[str, ...]:
    """Return what feeds say about the site itself."""
    config = domain.env.config
    settings = domain.site.settings
    key = "" if settings is None else settings[0]
    return str(config.html_title), str(config.project), key


def snapshot(domain: JobDomain) -> dict[str, Any]:
    """Return what pages show of postings on other pages."""
    env = domain.env
    documents = domain.by_document
    relations = env.collect_relations() if documents else {}
    targets = _targets(env, documents)
    toctree_parents = domain.site.toctree_parents
    parents_of_hidden = {
        parent for name in domain.hidden for parent in toctree_parents.get(name, ())
    }
    return {
        **passing(domain),
        "navigation": {
            docname: digest(
                domain.document(docname).navigation_digest,
                relations.get(docname),
                tuple((p.name, p.anchor, p.heading) for p in postings),
                sorted(targets.get(docname, ())),
            )
            for docname, postings in documents.items()
        },
        "neighbors": {docname: digest(pages) for docname, pages in relations.items()},
        "toctrees": {
            docname: _branch(env.tocs[docname])
            for docname, children in env.toctree_includes.items()
            if docname in env.tocs
            # A toctree without public pages may list a page that is gone.
            and (
                docname in parents_of_hidden
                or not children
                or not documents.keys().isdisjoint(children)
            )
        },
        "above": _titles_above(env, documents, relations),
        "numbers": {
            docname: digest(numbers)
            for docname in documents
            if any(
                numbers := (
                    env.toc_secnumbers.get(docname),
                    env.toc_fignumbers.get(docname),
                )
            )
        },
        "listed": {
            docname: domain.document(docname).listed_digest for docname in documents
        },
        "jobs": {
            docname: domain.index.nearest_open_listing(docname)
            for docname, postings in documents.items()
            if any(domain.status(posting) == "closed" for posting in postings)
        },
    }


def _branch(toc: nodes.Element) -> Branch:
    toctrees = list(toc.findall(addnodes.toctree))
    return Branch(
        digest(outline(toc, without=("entries", "includefiles", "rawentries"))),
        tuple(digest(toctree["entries"]) for toctree in toctrees),
        tuple(tuple(toctree["includefiles"]) for toctree in toctrees),
    )


def _targets(
    env: BuildEnvironment, documents: Container[str]
) -> dict[str, set[tuple[str, ...]]]:
    """Return the reference targets of each page: labels, terms, functions, and others."""
    found: dict[str, set[tuple[str, ...]]] = {}

    def note(docname: str, *target: str) -> None:
        if docname in documents:
            found.setdefault(docname, set()).add(target)

    standard = env.domains.standard_domain
    for name, (docname, anchor) in standard.anonlabels.items():
        note(docname, name, anchor)
    for name, (docname, anchor, title) in standard.labels.items():
        note(docname, name, anchor, title)
    for name, (docname, number) in env.domains.math_domain.equations.items():
        note(docname, name, str(number))
    for domain in env.domains.sorted():
        if domain.name != "job":
            for name, _shown, kind, docname, anchor, _priority in domain.get_objects():
                note(docname, domain.name, kind, name, anchor)
    return found


def _titles_above(
    env: BuildEnvironment, documents: Iterable[str], relations: dict[str, Any]
) -> dict[str, bytes]:
    """Return the breadcrumbs of each page, from the nearest page above."""
    known: dict[str, tuple[tuple[str, str], ...]] = {}

    def above(docname: str) -> tuple[tuple[str, str], ...]:
        if docname not in known:
            known[docname] = ()  # toctrees may form a circle
            parent = relations.get(docname, (None,))[0]
            if parent:
                title = (parent, env.titles[parent].pformat())
                known[docname] = (title, *above(parent))
        return known[docname]

    return {docname: digest(above(docname)) for docname in documents}


def shows_navigation(domain: JobDomain, docname: str) -> bool:
    """Return whether a page shows navigation; a naked job without toctrees does not."""
    record = domain.document(docname)
    if not record.postings or domain.layout(docname) != "naked":
        return True
    if not writes_web_pages(domain.build.builder):
        return True  # the page does not have the naked layout
    return bool(record.listings) or docname in domain.env.toctree_includes


def change(domain: JobDomain, current: dict[str, Any], previous: dict[str, Any]) -> Change:
    """Return what changed since the last build."""
    if not previous or current == previous:
        return Change(not previous, set(), set())
    if current["preview"] != previous["preview"]:
        return Change(True, {*domain.by_document, *domain.index.querying}, None)
    pages = set()
    for key in ("status", "jobs", "numbers", "above"):
        pages |= _different(current[key], previous[key])
    if current["feeds"] != previous["feeds"]:
        # Pages with postings or lists of jobs link to the feeds, if there are any.
        pages |= {*domain.by_document, *domain.index.querying}
    if current["day"] != previous["day"]:
        pages |= domain.by_document.keys()
    if any(current[key] != previous[key] for key in ("status", "listed", "navigation")):
        pages |= domain.index.querying.keys()
    pages |= {
        docname
        for docname in _different(current["neighbors"], previous["neighbors"])
        if docname in domain.env.found_docs and shows_navigation(domain, docname)
    }
    feeds = any(current[key] != previous[key] for key in IN_FEEDS)
    return Change(feeds, pages, _shown(current, previous))


def _shown(current: dict[str, Any], previous: dict[str, Any]) -> set[str] | None:
    if current["numbers"] != previous["numbers"]:
        return None
    beside = _beside(current["toctrees"], previous["toctrees"])
    if beside is None:
        return None
    for key in ("navigation", "hidden"):
        beside |= _different(current[key], previous[key])
    return beside


def _beside(current: dict[str, Branch], previous: dict[str, Branch]) -> set[str] | None:
    """Return the documents with a neighbor that was added, removed, moved, or renamed.

    A page that shows one document of a toctree shows all of them, except on the path down
    to itself. So a page that shows none of the others does not show the new one.
    """
    found: set[str] = set()
    for docname in _different(current, previous):
        now, then = current.get(docname), previous.get(docname)
        if now is None or then is None or now.frame != then.frame:
            return None
        for number, entries in enumerate(now.entries):
            if entries != then.entries[number]:
                ours, theirs = set(now.named[number]), set(then.named[number])
                if ours.isdisjoint(theirs):
                    return None
                found |= ours | theirs
    return found


def _different(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    """Return the keys that have different values."""
    missing = object()
    return {
        key
        for key in one.keys() | other.keys()
        if one.get(key, missing) != other.get(key, missing)
    }
