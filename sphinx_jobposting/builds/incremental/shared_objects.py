"""Settle labels, terms, functions, and equations that two pages define.

A clean build reads pages in the order of their names, and the last page that defines a name
gets it. In an incremental build, a page must not get the name just because it was read
again, and the name must not get lost when a posting is removed. So pages that define the
same name are read again together.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import JobDomain, ObjectKey, job_domain
from ..drafts.objects import known_objects


def note_objects(app: Sphinx, doctree: nodes.document) -> None:
    """Record what a page with postings defines (``doctree-read``, after the collector)."""
    env = app.env
    domain = job_domain(env)
    docname = env.docname
    record = domain.document(docname)
    if not record.postings or record.pending_removal is not None:
        return
    record = domain.note(docname)
    before = known_objects(env)
    for key, entry in _defined(env, docname, before):
        record.objects[key] = entry
        theirs = before[key[:2]].get(key[2])
        if theirs is not None and (other := _owner(env, theirs)) not in (None, docname):
            record.shares_objects_with.add(other)
            if other > docname:
                env.domaindata[key[0]][key[1]][key[2]] = theirs


def _defined(
    env: BuildEnvironment, docname: str, before: dict[tuple[str, str], dict[Any, Any]]
) -> Iterator[tuple[ObjectKey, tuple[Any, ...]]]:
    """Yield what a page defines: new entries, and those that replaced others."""
    for (domain, name), known in before.items():
        table = env.domaindata[domain].get(name)
        if not isinstance(table, dict):
            continue
        new = [(key, entry) for key, entry in table.items() if known.get(key) is not entry]
        for key, entry in new:
            if isinstance(entry, tuple) and docname in entry:
                yield (domain, name, key), entry


def _owner(env: BuildEnvironment, entry: object) -> Any:
    """Return the first document that an entry of a domain's table names."""
    if not isinstance(entry, tuple):
        return None
    return next((i for i in entry if isinstance(i, str) and i in env.all_docs), None)


def note_merged(
    app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
) -> None:
    """Record what the pages of another process define (``env-merge-info``).

    If two such pages define the same name, Sphinx gives it to the page whose process ended
    last.
    """
    merged = job_domain(env).build.merged_objects
    for domain, data in other.domaindata.items():
        for name, table in data.items() if domain != "job" else ():
            for key, entry in table.items() if isinstance(table, dict) else ():
                owner = _owner(env, entry)
                if owner in docnames:
                    merged.setdefault((domain, name, key), {})[owner] = entry


def settle_objects(app: Sphinx, env: BuildEnvironment) -> None:
    """Assign a label that two pages define to the last one (``env-updated``)."""
    registry = job_domain(env)
    for docname, record in registry.documents.items():
        for place, entry in record.objects.items():
            domain, name, key = place
            table = env.domaindata.get(domain, {}).get(name)
            if not isinstance(table, dict):
                continue
            found = {docname: entry}
            merged = registry.build.merged_objects.get(place, {})
            found |= {owner: one for owner, one in merged.items() if owner in env.all_docs}
            if (owner := _owner(env, table.get(key))) is not None:
                found[owner] = table[key]
            record.shares_objects_with |= found.keys() - {docname}
            table[key] = found[max(found)]


def read_together(domain: JobDomain, docnames: Set[str]) -> set[str]:
    """Return the documents that share definitions with one of *docnames*."""
    groups = [
        {docname, *record.shares_objects_with}
        for docname, record in domain.documents.items()
        if record.shares_objects_with
    ]
    found: set[str] = set()
    while more := [g for g in groups if not g <= found and g & (found | docnames)]:
        found = found.union(*more)
    return found
