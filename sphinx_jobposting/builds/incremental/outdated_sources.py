"""Find documents to read again although their files did not change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import JobDomain, job_domain
from ...model.posting import HIDDEN
from ..drafts.hiding import keep_hidden
from ..state import read_and_not_saved
from .shared_objects import read_together


def choose_what_to_read(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> Iterable[str]:
    """Return the documents to read again (``env-get-outdated``).

    Hidden documents are new to Sphinx in each build; those that stay hidden are removed
    from *added*.
    """
    domain = job_domain(env)
    if env.found_docs is added or added >= env.found_docs:
        domain.hidden.clear()  # all documents are read
        return set()
    gone = {docname for docname in domain.hidden if docname not in env.found_docs}
    again = keep_hidden(domain, added)
    again |= read_and_not_saved(app)
    again |= _now_hidden(domain) | _parents_of(env, removed & domain.by_document.keys())
    moved = added | removed | gone | _with_other_suffix(domain, added | changed)
    again |= _with_broken_links(domain, moved)
    again |= read_together(domain, added | changed | removed | gone | again)
    domain.build.sources_unchanged = not (moved or changed or again)
    return again & env.found_docs


def _now_hidden(domain: JobDomain) -> set[str]:
    """Return the documents that are no longer published, or no longer shown in a
    preview."""
    if domain.build.preview:
        return set()
    root = domain.env.config.root_doc  # the first page is never hidden
    return {
        docname
        for docname, record in domain.documents.items()
        if record.in_preview
        or any(
            domain.status(posting) in HIDDEN and not (docname == root and posting.top)
            for posting in record.postings
        )
    }


def _parents_of(env: BuildEnvironment, removed: Iterable[str]) -> set[str]:
    """Return the pages with toctrees that list a posting whose file is gone.

    Sphinx would leave it in the toctree, and in the links to the next and previous page.
    """
    gone = set(removed)
    return {
        parent
        for parent, children in env.toctree_includes.items()
        if not gone.isdisjoint(children)
    }


def _with_other_suffix(domain: JobDomain, docnames: set[str]) -> set[str]:
    """Return the postings whose source file has another suffix now."""
    known = {
        docname: record.suffix
        for docname, record in domain.documents.items()
        if record.suffix
    }
    known |= {
        docname: Path(entry.source).suffix for docname, entry in domain.hidden.items()
    }
    return {
        docname
        for docname, suffix in known.items()
        if docname in docnames and Path(domain.env.doc2path(docname)).suffix != suffix
    }


def _with_broken_links(domain: JobDomain, moved: set[str]) -> set[str]:
    """Return the pages with Markdown links to files that were added or removed.

    When MyST reads ``[a job](job.md)``, it decides whether that is a document.
    """
    if not moved:
        return set()
    return {
        docname
        for docname, record in domain.documents.items()
        if not record.link_targets.isdisjoint(moved)
    }
