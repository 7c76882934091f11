"""Keep drafts and scheduled postings out of every builder's output.

A hidden document is read like any other, and taken out of the environment before anything
is written; a `domain.HiddenDocument` remembers what is needed to notice that it is due.
While it is read it must stay among the documents that Sphinx has found, or toctrees would
warn.
"""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import HiddenDocument, JobDomain, job_domain


def keep_hidden(domain: JobDomain, added: set[str]) -> set[str]:
    """Take the documents that stay hidden out of *added*, and forget the others.

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
    """Return whether a hidden document must be read again: it is due, or it changed."""
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
    """Take hidden documents out of the environment (``env-updated``)."""
    domain = job_domain(env)
    read_docs = domain.build.read_docs
    newly = {
        docname: record.pending_removal
        for docname, record in domain.documents.items()
        if record.pending_removal is not None
    }
    for docname, hidden in newly.items():
        env.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
        Path(app.doctreedir, f"{docname}.doctree").unlink(missing_ok=True)
        domain.hidden[docname] = hidden
        if docname in read_docs:
            read_docs.remove(docname)
    domain.build.must_pickle = bool(newly) and not read_docs
    # Which of two toctrees a page belongs to must not depend on which was read last.
    env.toctree_includes = dict(sorted(env.toctree_includes.items()))
    hidden_now = frozenset(domain.hidden)
    env.found_docs.difference_update(hidden_now)
    domain.forget_index()  # it knows toctrees, too
    if not hidden_now:
        return
    for parent, children in list(env.toctree_includes.items()):
        named = hidden_now.intersection(children)
        if named:
            for docname in named:
                domain.site.toctree_parents.setdefault(docname, set()).add(parent)
            _strip(app, env, parent, named)
    for docname in hidden_now:
        env.files_to_rebuild.pop(docname, None)


def _strip(app: Sphinx, env: BuildEnvironment, parent: str, named: Iterable[str]) -> None:
    """Take hidden documents out of every place that knows what a page's toctrees name."""
    gone = set(named)
    env.toctree_includes[parent] = [
        child for child in env.toctree_includes[parent] if child not in gone
    ]
    if parent in env.tocs:
        _strip_toctrees(env.tocs[parent], gone)
    # Not by env.get_doctree, which would keep the doctree as it was.
    doctree = pickle.loads(Path(app.doctreedir, f"{parent}.doctree").read_bytes())  # noqa: S301
    _strip_toctrees(doctree, gone)
    app.builder.write_doctree(parent, doctree)


def _strip_toctrees(tree: nodes.Element, gone: set[str]) -> None:
    for toctree in tree.findall(addnodes.toctree):
        kept = [entry for entry in toctree["entries"] if entry[1] not in gone]
        # What translators see of the entries.
        titles = {entry[0] for entry in toctree["entries"]} - {entry[0] for entry in kept}
        shown: list[str] = toctree.get("rawentries", [])
        toctree["rawentries"] = [title for title in shown if title not in titles]
        toctree["entries"] = kept
        toctree["includefiles"] = [
            name for name in toctree["includefiles"] if name not in gone
        ]
