"""Which pages are due: never one stale that changed, never one written that did not.

Plain Sphinx leaves navigation stale: after an addition or a new title, pages that were not
touched show the old one. Here a change of what others show of postings gives those pages
a *stamp*, the time at which the change was seen. A page is due when it is older
than its stamp, so two builders may share one folder of doctrees.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import JobDomain, job_domain, parents
from ...writing.output_files import output_of, remove_what_is_gone, writes_web_pages
from .fingerprints import change, look, passing, shows_navigation
from .image_names import settle_names
from .page_links import Mentions, can_tell

ALL = ""
"""The stamp of all pages that show navigation, or refer to others."""

UNSURE = "\0unsure"
"""The stamp of those among them of which nobody knows whether they show what changed."""

CLOCK_TICK = 10_000
"""Microseconds by which the time of a file may lag behind the clock."""

FEEDS = "\0feeds"
"""The stamp of the feeds."""


def choose_what_to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """The pages that are due for more than their own text (``env-get-updated``)."""
    domain = job_domain(env)
    _mark_closed(app, domain)
    domain.looked = time.time_ns() // 1000
    if not (domain.quiet and _is_as_seen(domain)):
        _stamp(domain, domain.looked)
    domain.data["feeds"].update(domain.settings.feeds)
    remove_what_is_gone(app, domain)
    if domain.interrupted:
        domain.due = set(env.found_docs)
    else:
        domain.due = _due(app, domain, domain.looked)
    if domain.unsaved and not domain.due:
        # Sphinx saves what it knows only with a page: it would read a draft, and notice
        # what is gone, in each build from now on.
        return {env.config.root_doc}
    return domain.due


def note_writing(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that a page is written (``doctree-resolved``, in the main process)."""
    job_domain(app.env).wrote.add(docname)


def _is_as_seen(domain: JobDomain) -> bool:
    """Whether nothing changed that changes without a source: the date, the tag."""
    before = domain.data["seen"]
    return bool(before) and all(
        before.get(key) == value for key, value in passing(domain).items()
    )


def _stamp(domain: JobDomain, now: int) -> None:
    """Give the pages that show what changed their stamp."""
    env = domain.env
    _forget_numbers(domain)
    for docname in domain.by_document:
        # What names a posting is due when its name changes, and not with every edit.
        env.files_to_rebuild.pop(docname, None)
    stamps: dict[str, int] = domain.data["stamps"]
    seen, before = look(domain), domain.data["seen"]
    feeds, pages, shown = change(domain, seen, before)
    renamed, names = settle_names(env)
    domain.data["assets"].update(f"_images/{name}" for name in names)
    if seen != before:
        domain.data["seen"] = seen
        domain.unsaved |= not domain.reading
    if feeds:
        stamps[FEEDS] = now
    stamps.update(dict.fromkeys(pages | renamed, now))
    if shown is None:
        stamps[ALL] = now
    elif shown:
        stamps[UNSURE] = now
        domain.data["shown"].update(dict.fromkeys(shown, now))


def _forget_numbers(domain: JobDomain) -> None:
    """Take the numbers from pages that are in no numbered toctree any more.

    Sphinx leaves them in its tables of contents until the page is read again.
    """
    env = domain.env
    for docname, title in env.titles.items():
        if "secnumber" in title and docname not in env.toc_secnumbers:
            del title["secnumber"]
            for reference in env.tocs[docname].findall(nodes.reference):
                reference.attributes.pop("secnumber", None)


def _due(app: Sphinx, domain: JobDomain, now: int) -> set[str]:
    stamps: dict[str, int] = domain.data["stamps"]
    shown: dict[str, int] = domain.data["shown"]
    read = domain.env.all_docs.values()
    if domain.served >= max((*stamps.values(), *shown.values(), *read), default=0):
        return set()  # the last build into this folder wrote all that was due
    # What changed before is on the pages that show it, since that build.
    changed = {name: when for name, when in shown.items() if when > domain.served}
    mentions = None
    if can_tell(app):
        mentions = Mentions(app.builder, changed, parents(domain.env))
    due = set()
    for docname in domain.env.found_docs:
        path = output_of(app, docname)
        written = _written(path)
        # Sphinx forgets that a page was read again for a builder other than this one.
        stamp = max(stamps.get(docname, 0), domain.env.all_docs.get(docname, 0))
        navigation = shows_navigation(domain, docname)
        named = domain.data["named"].get(docname)
        if navigation or named or named is None:
            stamp = max(stamp, stamps.get(ALL, 0))
            if named is None or mentions is None:
                stamp = max(stamp, stamps.get(UNSURE, 0))
            elif changed and not _is_due(written, stamp, now):
                found = mentions.newest(docname, named, path if navigation else None)
                stamp = max(stamp, found)
        if _is_due(written, stamp, now):
            due.add(docname)
    return due


def _is_due(written: int, stamp: int, now: int) -> bool:
    return stamp == now or written + CLOCK_TICK < stamp


def _written(path: Path | None) -> int:
    """When a page was written, in microseconds; 0 where that cannot be known."""
    try:
        return 0 if path is None else path.stat().st_mtime_ns // 1000
    except OSError:
        return 0


def _mark_closed(app: Sphinx, domain: JobDomain) -> None:
    """Keep pages that are closed postings out of the site's search and its sitemap."""
    marked: dict[str, bool] = domain.data["unsearched"]
    closed = {docname for docname in domain.by_document if _is_closed(domain, docname)}
    for docname in marked.keys() - closed:
        domain.env.metadata[docname].pop("no-search", None)
        del marked[docname]
    for docname in closed:
        meta = domain.env.metadata[docname]
        if "no-search" not in meta:
            meta["no-search"] = ""
            marked[docname] = True
    listed = "sphinx_sitemap" in app.extensions and writes_web_pages(app.builder)
    if closed and listed:
        uris = [app.builder.get_target_uri(docname) for docname in sorted(closed)]
        # sphinx-sitemap reads this list while the pages are written.
        app.config.sitemap_excludes = [*app.config.sitemap_excludes, *uris]


def _is_closed(domain: JobDomain, docname: str) -> bool:
    """Whether a page as a whole is a closed posting."""
    whole = domain.whole(docname)
    return whole is not None and domain.status(whole) == "closed"
