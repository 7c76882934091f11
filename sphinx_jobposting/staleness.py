"""Which pages are due: never one stale that changed, never one written that did not.

Plain Sphinx leaves navigation stale: after an addition or a new title, pages that were not
touched show the old one. Here a change of what others show of postings gives those pages
a *stamp*, the time at which the change was seen. A page is due when it is older
than its stamp, so two builders may share one folder of doctrees.
"""

from __future__ import annotations

import time
from collections.abc import Container, Iterable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .domain import BUILDERS, JobDomain, job_domain
from .image_names import settle_names
from .outputs import output_of, remove_what_is_gone
from .packed import digest

ALL = ""
"""The stamp of all pages that show navigation, or refer to others."""

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
        return set(env.found_docs)
    due = _due(app, domain, domain.looked)
    if domain.unsaved and not due:
        # Sphinx saves what it knows only with a page, and would read the draft for ever.
        return {env.config.root_doc}
    return due


def note_writing(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that a page is written (``doctree-resolved``, in the main process)."""
    job_domain(app.env).wrote = True


def _is_as_seen(domain: JobDomain) -> bool:
    """Whether nothing changed that changes without a source: the date, the tag."""
    before = domain.data["seen"]
    return bool(before) and all(
        before.get(key) == value for key, value in _passing(domain).items()
    )


def _stamp(domain: JobDomain, now: int) -> None:
    """Give the pages that show what changed their stamp."""
    env = domain.env
    _forget_numbers(domain)
    for docname in domain.by_document:
        # What names a posting is due when its name changes, and not with every edit.
        env.files_to_rebuild.pop(docname, None)
    stamps: dict[str, int] = domain.data["stamps"]
    seen, before = _look(domain), domain.data["seen"]
    changed = _changed(domain, seen, before) if before else set()
    pages, names = settle_names(env)
    changed |= pages
    domain.data["assets"].update(f"_images/{name}" for name in names)
    if seen != before:
        domain.data["seen"] = seen
        stamps[FEEDS] = now
    for docname in changed:
        stamps[docname] = now


def _passing(domain: JobDomain) -> dict[str, Any]:
    """What can change without any source."""
    now, zone = domain.settings.now, domain.settings.zone
    return {
        "status": {
            docname: " ".join(map(domain.status, postings))
            for docname, postings in domain.by_document.items()
        },
        "hidden": (
            frozenset(domain.hidden),
            frozenset(domain.data["partial"].items()),
        ),
        "preview": domain.preview,
        "site": _site(domain),
        # A panel says what is wrong with a posting on that day.
        "day": str(now.astimezone(zone).date()) if domain.preview else "",
    }


def _site(domain: JobDomain) -> tuple[str, ...]:
    """What feeds say of the site, also where no posting is open."""
    config = domain.env.config
    return str(config.html_title), str(config.project), domain.data["settings"][0]


def _look(domain: JobDomain) -> dict[str, Any]:
    """What pages show of the postings of others."""
    from .rendering import open_jobs  # late: most builds find nothing changed

    env = domain.env
    documents = domain.by_document
    relations = env.collect_relations() if documents else {}
    targets = _targets(env, documents)
    return {
        **_passing(domain),
        "navigation": {
            docname: digest(
                domain.data["navigation"].get(docname),
                relations.get(docname),
                tuple((p.name, p.anchor, p.heading) for p in postings),
                sorted(targets.get(docname, ())),
            )
            for docname, postings in documents.items()
        },
        # One that names nothing public may name what is hidden or gone.
        "toctrees": {
            docname: digest(env.tocs[docname].pformat())
            for docname, children in env.toctree_includes.items()
            if docname in env.tocs
            and not (children and documents.keys().isdisjoint(children))
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
        "records": dict(domain.data["records"]),
        "jobs": {
            docname: open_jobs(domain, docname)
            for docname, postings in documents.items()
            if any(domain.status(posting) == "closed" for posting in postings)
        },
    }


def _targets(
    env: BuildEnvironment, documents: Container[str]
) -> dict[str, set[tuple[str, ...]]]:
    """What references to a page may name: labels, equations, terms, functions and more."""
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


def _titles_above(
    env: BuildEnvironment, documents: Iterable[str], relations: dict[str, Any]
) -> dict[str, bytes]:
    """What the breadcrumbs of each page show, from the nearest page above on."""
    known: dict[str, tuple[tuple[str, str], ...]] = {}

    def above(docname: str) -> tuple[tuple[str, str], ...]:
        if docname not in known:
            known[docname] = ()  # toctrees may go in circles
            parent = relations.get(docname, (None,))[0]
            if parent:
                title = (parent, env.titles[parent].pformat())
                known[docname] = (title, *above(parent))
        return known[docname]

    return {docname: digest(above(docname)) for docname in documents}


def _changed(domain: JobDomain, seen: dict[str, Any], before: dict[str, Any]) -> set[str]:
    """The documents that show what changed; `ALL` stands for those with navigation."""
    if seen == before:
        return set()
    if seen["preview"] != before["preview"]:
        return {ALL, *domain.by_document, *domain.data["listings"]}
    changed = set()
    for key in ("status", "jobs", "numbers", "above"):
        for docname in seen[key].keys() | before[key].keys():
            if seen[key].get(docname) != before[key].get(docname):
                changed.add(docname)
    if seen["day"] != before["day"]:
        changed |= domain.by_document.keys()
    if any(seen[key] != before[key] for key in ("status", "records", "navigation")):
        changed |= domain.data["listings"].keys()
    if any(
        seen[key] != before[key] for key in ("navigation", "toctrees", "numbers", "hidden")
    ):
        changed.add(ALL)
    return changed


def _due(app: Sphinx, domain: JobDomain, now: int) -> set[str]:
    stamps: dict[str, int] = domain.data["stamps"]
    read = domain.env.all_docs.values()
    if domain.served > max(max(stamps.values(), default=0), max(read, default=0)):
        return set()  # the last build into this folder wrote all that was due
    everywhere = stamps.get(ALL, 0)
    due = set()
    for docname in domain.env.found_docs:
        # Sphinx forgets that a page was read again for a builder other than this one.
        stamp = max(stamps.get(docname, 0), domain.env.all_docs.get(docname, 0))
        if everywhere > stamp and _shows_others(domain, docname):
            stamp = everywhere
        if stamp == now or _written(app, docname) + CLOCK_TICK < stamp:
            due.add(docname)
    return due


def _shows_others(domain: JobDomain, docname: str) -> bool:
    """Whether a page shows navigation, or refers to other pages."""
    if docname not in domain.by_document or docname in domain.data["listings"]:
        return True
    naked = domain.layout(docname) == "naked"
    return not (naked and docname in domain.data["unlinked"])


def _written(app: Sphinx, docname: str) -> int:
    """When the page was written, in microseconds; 0 where that cannot be known."""
    path = output_of(app, docname)
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
    if closed and "sphinx_sitemap" in app.extensions and app.builder.name in BUILDERS:
        uris = [app.builder.get_target_uri(docname) for docname in sorted(closed)]
        # sphinx-sitemap reads this list while the pages are written.
        app.config.sitemap_excludes = [*app.config.sitemap_excludes, *uris]


def _is_closed(domain: JobDomain, docname: str) -> bool:
    """Whether a page as a whole is a closed posting."""
    whole = domain.whole(docname)
    return whole is not None and domain.status(whole) == "closed"
