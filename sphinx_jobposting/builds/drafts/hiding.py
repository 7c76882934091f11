"""Keep drafts and scheduled postings out of every builder's output.

A hidden document is read like any other, and removed from the environment before anything
is written; a `domain.HiddenDocument` records when it must be read again. While documents
are read, it must stay in Sphinx's list of them, or toctrees would warn.
"""

from __future__ import annotations

import datetime as dt
import pickle
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import HiddenDocument, JobDomain, job_domain
from .tag_pages import count_again, is_overview, label_of, tag_pages, tagged_in_secret


def keep_hidden(domain: JobDomain, added: set[str]) -> set[str]:
    """Remove the documents that stay hidden from *added*, and forget the others.

    :returns: the documents to read again: those in whose toctrees a document is no longer
        hidden, and those with a hidden posting that is due.
    """
    again: set[str] = set()
    toctree_parents = domain.site.toctree_parents
    for docname, hidden in list(domain.hidden.items()):
        if docname not in domain.env.found_docs:
            again |= toctree_parents.pop(docname, set())
        elif domain.build.preview or _is_outdated(hidden, domain):
            again |= toctree_parents.get(docname, set())
        else:
            added.discard(docname)
            continue
        del domain.hidden[docname]
    again |= {
        docname
        for docname, parts in domain.index.hidden_parts.items()
        if domain.build.preview or _is_past(parts.publish_at, domain)
    }
    return again


def _is_past(instant: dt.datetime | None, domain: JobDomain) -> bool:
    return instant is not None and instant <= domain.settings.now


def _is_outdated(hidden: HiddenDocument, domain: JobDomain) -> bool:
    """Return whether a hidden document changed or is due, and must be read again."""
    if _is_past(hidden.publish_at, domain):
        return True
    for name in (hidden.source, *hidden.dependencies):
        path = Path(domain.env.srcdir, name)
        try:
            if path.stat().st_mtime_ns // 1000 > hidden.read:
                return True
        except OSError:
            return True
    return False


def hide(app: Sphinx, env: BuildEnvironment) -> None:
    """Remove hidden documents from the environment (``env-updated``)."""
    domain = job_domain(env)
    newly = {
        docname: record.pending_removal
        for docname, record in domain.documents.items()
        if record.pending_removal is not None
    }
    _remove(app, domain, newly)
    # Which of two toctrees a page belongs to must not depend on which was read last.
    env.toctree_includes = dict(sorted(env.toctree_includes.items()))
    _strip_from_all(app, domain)
    if domain.hidden or domain.index.hidden_parts:
        newly |= _hide_tags(app, domain)
    domain.build.must_pickle = bool(newly) and not domain.build.read_docs


def _remove(app: Sphinx, domain: JobDomain, newly: Mapping[str, HiddenDocument]) -> None:
    """Remove documents from the environment, except for the toctrees that list them."""
    env, read_docs = domain.env, domain.build.read_docs
    for docname, hidden in newly.items():
        env.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
        Path(app.doctreedir, f"{docname}.doctree").unlink(missing_ok=True)
        domain.hidden[docname] = hidden
        if docname in read_docs:
            read_docs.remove(docname)
    env.found_docs.difference_update(domain.hidden)
    domain.forget_index()  # it also knows toctrees


def _strip_from_all(app: Sphinx, domain: JobDomain) -> None:
    """Remove hidden documents from all toctrees."""
    env = domain.env
    hidden_now = frozenset(domain.hidden)
    for parent, children in list(env.toctree_includes.items()):
        named = hidden_now.intersection(children)
        if named:
            for docname in named:
                domain.site.toctree_parents.setdefault(docname, set()).add(parent)
            _strip(app, env, parent, named)
    for docname in hidden_now:
        env.files_to_rebuild.pop(docname, None)
    domain.forget_index()


def _hide_tags(app: Sphinx, domain: JobDomain) -> dict[str, HiddenDocument]:
    """Remove what is hidden from the pages of sphinx-tags.

    :returns: the pages of tags that no public page has.
    """
    env, pages = domain.env, tag_pages(app)
    domain.build.withheld_sources = pages
    empty = {}
    for page in sorted(pages):
        if named := tagged_in_secret(env, domain, page):
            _strip(app, env, page, named)
        if not is_overview(page) and not env.toctree_includes.get(page):
            empty[page] = _hidden_page(domain, page)
    _remove(app, domain, empty)
    _strip_from_all(app, domain)
    tagged = {page: set(env.toctree_includes.get(page, ())) for page in pages}
    for page in pages - empty.keys():
        if is_overview(page):
            _rewrite(app, env, page, lambda tree: count_again(tree, tagged))
    return empty


def _hidden_page(domain: JobDomain, docname: str) -> HiddenDocument:
    """Hide a page that is not a posting, and return its record."""
    source = domain.env.doc2path(docname)
    record = domain.note(docname)
    record.suffix = source.suffix
    record.pending_removal = HiddenDocument(
        read=time.time_ns() // 1000,
        source=str(source),
        dependencies=frozenset(),
        publish_at=None,
        names=frozenset(),
        labels=frozenset({label_of(docname)}),
    )
    return record.pending_removal


def _strip(app: Sphinx, env: BuildEnvironment, parent: str, named: Iterable[str]) -> None:
    """Remove hidden documents from everything that stores a page's toctrees."""
    gone = set(named)
    env.toctree_includes[parent] = [
        child for child in env.toctree_includes[parent] if child not in gone
    ]
    _rewrite(app, env, parent, lambda tree: _strip_toctrees(tree, gone))


def _rewrite(
    app: Sphinx, env: BuildEnvironment, docname: str, change: Callable[[Any], None]
) -> None:
    """Change the toctrees of a page wherever it is kept."""
    if docname in env.tocs:
        change(env.tocs[docname])
    # Not with env.get_doctree, which would cache the old doctree.
    doctree = pickle.loads(Path(app.doctreedir, f"{docname}.doctree").read_bytes())  # noqa: S301
    change(doctree)
    app.builder.write_doctree(docname, doctree)


def _strip_toctrees(tree: nodes.Element, gone: set[str]) -> None:
    for toctree in tree.findall(addnodes.toctree):
        kept = [entry for entry in toctree["entries"] if entry[1] not in gone]
        # The entries for translators.
        titles = {entry[0] for entry in toctree["entries"]} - {entry[0] for entry in kept}
        shown: list[str] = toctree.get("rawentries", [])
        toctree["rawentries"] = [title for title in shown if title not in titles]
        toctree["entries"] = kept
        toctree["includefiles"] = [
            name for name in toctree["includefiles"] if name not in gone
        ]
