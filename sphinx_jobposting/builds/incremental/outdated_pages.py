"""Find the pages to write: exactly those that changed.

Plain Sphinx leaves navigation stale: after an addition or a new title, pages that were not
edited still show the old one. Here, if something changes that pages show of postings, those
pages get a *minimum time*: when the change was noticed. A page that was written before that
is outdated. So two builders may share one folder of doctrees.
"""

from __future__ import annotations

import glob
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import JobDomain, job_domain
from ...writing import feed_data
from ...writing.uris import output_of, writes_web_pages
from ..sphinx_private import write_also
from .fingerprints import change, passing, shows_navigation, snapshot
from .image_names import settle_names
from .leftover_files import remove_cards, remove_what_is_gone
from .page_links import PageLinks, can_tell
from .published_files import remember

CLOCK_TICK = 10_000
"""How many microseconds the time of a file may lag behind the clock."""


def choose_what_to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the pages to write, besides those that were read (``env-get-updated``)."""
    domain = job_domain(env)
    build = domain.build
    _mark_closed(app, domain)
    build.this_run = time.time_ns() // 1000
    if not (build.sources_unchanged and _is_as_before(domain)):
        _note_changes(domain, build.this_run)
    domain.site.feeds.update(domain.settings.feeds)
    remove_what_is_gone(app, domain)
    if not build.sources_unchanged:
        remember(app, domain)
    if build.interrupted:
        build.outdated_docs = set(env.found_docs)
    else:
        build.outdated_docs = _outdated_docs(app, domain)
    if domain.site.hidden_at > build.last_run:
        # The command may name only some pages, but hidden postings must disappear from all.
        concerned = {d for d in build.outdated_docs if _is_there(app, d)}
        remove_cards(app, concerned)
        write_also(app.builder, concerned)
    if build.must_pickle and not build.outdated_docs:
        # Sphinx saves the environment only if it writes a page. Otherwise, each build
        # from now on would read the draft again.
        return {env.config.root_doc}
    return build.outdated_docs


def _is_as_before(domain: JobDomain) -> bool:
    """Return whether the date and the tag changed nothing."""
    previous = domain.site.fingerprints
    return bool(previous) and all(
        previous.get(key) == value for key, value in passing(domain).items()
    )


def _note_changes(domain: JobDomain, now: int) -> None:
    """Record which pages show what changed; they must not be older than *now*."""
    env = domain.env
    _forget_numbers(domain)
    for docname in domain.by_document:
        # Pages that refer to a posting are due when its name changes, not with every edit.
        env.files_to_rebuild.pop(docname, None)
    site, build = domain.site, domain.build
    current, previous = snapshot(domain), site.fingerprints
    feeds, pages, shown = change(domain, current, previous)
    renamed, names = settle_names(env)
    site.assets.update(f"_images/{name}" for name in names)
    if current != previous:
        site.fingerprints = current
        build.must_pickle |= not build.read_docs
    if _hides_more(current["hidden"], previous.get("hidden", {})):
        site.hidden_at = now
    if feeds:
        site.feeds_min_mtime = now
    site.min_mtime.update(dict.fromkeys(pages | renamed, now))
    if shown is None:
        site.navigation_min_mtime = now
    elif shown:
        site.unsure_min_mtime = now
        site.changed_at.update(dict.fromkeys(shown, now))


def _hides_more(current: Mapping[str, object], previous: Mapping[str, object]) -> bool:
    """Return whether something is newly hidden, or hidden in another way than before."""
    return any(
        name not in previous or previous[name] != how for name, how in current.items()
    )


def _is_there(app: Sphinx, docname: str) -> bool:
    """Return whether an earlier build has written a page, as far as can be known."""
    path = output_of(app, docname)
    return path is None or path.exists()


def _forget_numbers(domain: JobDomain) -> None:
    """Remove the numbers of pages that are no longer in a numbered toctree.

    Sphinx leaves them in its tables of contents until the page is read again.
    """
    env = domain.env
    for docname, title in env.titles.items():
        if "secnumber" in title and docname not in env.toc_secnumbers:
            del title["secnumber"]
            for reference in env.tocs[docname].findall(nodes.reference):
                reference.attributes.pop("secnumber", None)


def _outdated_docs(app: Sphinx, domain: JobDomain) -> set[str]:
    site, last_run = domain.site, domain.build.last_run
    if last_run >= _last_change(domain):
        return set()  # the last build into this folder wrote everything that was outdated
    # So pages show everything that changed before that build.
    changed = {name: when for name, when in site.changed_at.items() if when > last_run}
    page_links = None
    if can_tell(app):
        page_links = PageLinks(app.builder, changed, domain.index)
    feeds = domain.settings.feeds and writes_web_pages(app.builder)
    now, outdated = domain.build.this_run, set()
    for docname in domain.env.found_docs:
        path = output_of(app, docname)
        written = _written(path)
        if feeds and _lacks_feed_data(app, domain, docname):
            written = 0
        # Sphinx does not know which pages were read again for another builder.
        oldest = max(site.min_mtime.get(docname, 0), domain.env.all_docs.get(docname, 0))
        navigation = shows_navigation(domain, docname)
        references = domain.document(docname).references
        if navigation or references or references is None:
            oldest = max(oldest, site.navigation_min_mtime)
            if references is None or page_links is None:
                oldest = max(oldest, site.unsure_min_mtime)
            elif changed and not _is_outdated(written, oldest, now):
                found = page_links.newest(docname, references, path if navigation else None)
                oldest = max(oldest, found)
        if _is_outdated(written, oldest, now):
            outdated.add(docname)
    return outdated


def _lacks_feed_data(app: Sphinx, domain: JobDomain, docname: str) -> bool:
    """Return whether the page's data for the feeds is missing, as in a moved output."""
    opened = any(
        domain.status(posting) == "open" for posting in domain.by_document.get(docname, ())
    )
    return opened and not feed_data.written(app, docname)


def _last_change(domain: JobDomain) -> int:
    """Return when anything last changed, in microseconds."""
    site = domain.site
    return max(
        site.navigation_min_mtime,
        site.unsure_min_mtime,
        *site.min_mtime.values(),
        *site.changed_at.values(),
        *domain.env.all_docs.values(),
    )


def _is_outdated(written: int, oldest: int, now: int) -> bool:
    return oldest == now or written + CLOCK_TICK < oldest


def _written(path: Path | None) -> int:
    """Return when a page was written, in microseconds; 0 if it was not."""
    try:
        return 0 if path is None else path.stat().st_mtime_ns // 1000
    except OSError:
        return 0


def _mark_closed(app: Sphinx, domain: JobDomain) -> None:
    """Keep pages that are closed postings out of the site's search and its sitemap."""
    closed = {docname for docname in domain.by_document if _is_closed(domain, docname)}
    for docname in domain.by_document:
        record, meta = domain.document(docname), domain.env.metadata[docname]
        if docname in closed:
            if "no-search" not in meta:
                meta["no-search"] = ""
                record.left_out_of_search = True
        elif record.left_out_of_search:
            meta.pop("no-search", None)
            record.left_out_of_search = False
    listed = "sphinx_sitemap" in app.extensions and writes_web_pages(app.builder)
    if closed and listed:
        uris = (app.builder.get_target_uri(docname) for docname in sorted(closed))
        # sphinx-sitemap reads these patterns while the pages are written, and compares them
        # with the names of pages, which are not escaped as URIs are.
        patterns = [glob.escape(unquote(uri)) for uri in uris]
        app.config.sitemap_excludes = [*app.config.sitemap_excludes, *patterns]


def _is_closed(domain: JobDomain, docname: str) -> bool:
    """Return whether a page as a whole is a closed posting."""
    whole = domain.whole(docname)
    return whole is not None and domain.status(whole) == "closed"
