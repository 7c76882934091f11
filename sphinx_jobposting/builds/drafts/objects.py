"""Forget what hidden postings define: functions, terms, equations, and other objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from ..sphinx_private import forget_symbols
from .candidates import may_hold_posting

_BEFORE = "jobposting_before"
"""The key for the tables of the domains as they were before the page was read."""

_BY_DOCUMENT = {("index", "entries"), ("math", "has_equations")}
"""Tables with an entry for each document: no page can take over the entry of another, and
copying them for each page would take time that grows with the site."""


def note_known_objects(app: Sphinx, docname: str, content: list[str]) -> None:
    """Save what other pages define, before this page may replace it (``source-read``)."""
    if may_hold_posting(content[0]):
        app.env.temp_data[_BEFORE] = {
            (domain, name): dict(table)
            for domain, data in app.env.domaindata.items()
            if domain != "job"
            for name, table in data.items()
            if isinstance(table, dict) and (domain, name) not in _BY_DOCUMENT
        }


def known_objects(env: BuildEnvironment) -> dict[tuple[str, str], dict[Any, Any]]:
    """Return the tables of the domains from before the page was read."""
    return env.temp_data.get(_BEFORE) or {}


def forget_page(env: BuildEnvironment, docname: str) -> None:
    """Forget everything that a page defines, so that another page may define it."""
    for domain in _others(env):
        domain.clear_doc(docname)
        if type(domain).clear_doc is Domain.clear_doc:
            # Most domains of other extensions never remove their objects.
            _sweep(domain, lambda entry: docname in entry)
    _restore_objects(env)


def forget_objects(
    env: BuildEnvironment, document: nodes.document, parts: Iterable[nodes.Element]
) -> None:
    """Forget what *parts* define, which were already removed from the document."""
    docname = env.docname
    found = [node for part in parts for node in part.findall(nodes.Element)]
    ids = {identifier for node in found for identifier in node["ids"]}

    def is_gone(entry: tuple[Any, ...]) -> bool:
        return docname in entry and any(
            isinstance(item, str) and item in ids for item in entry
        )

    for domain in _others(env):
        _sweep(domain, is_gone)
    forget_symbols(env, ids)
    _forget_changes(env, found)
    _forget_equations(env, document, found)
    _restore_objects(env)


def _others(env: BuildEnvironment) -> Iterable[Domain]:
    return (domain for domain in env.domains.sorted() if domain.name != "job")


def _sweep(domain: Domain, is_gone: Callable[[tuple[Any, ...]], bool]) -> None:
    """Remove the entries of a domain's tables and lists for which *is_gone* is true.

    The tables of Sphinx's domains, and of domains like them, map names to tuples with the
    document and the id, or are lists of such tuples. Entries of other tables with the same
    key are removed, too.
    """
    gone: list[tuple[Any, ...]] = []
    kept: set[Any] = set()

    def stays(entry: object) -> bool:
        if not isinstance(entry, tuple):
            return True
        if is_gone(entry):
            gone.append(entry)
            return False
        kept.update(item for item in entry if isinstance(item, str))
        return True

    tables = [table for table in domain.data.values() if isinstance(table, dict)]
    lists = [table for table in domain.data.values() if isinstance(table, list)]
    lists += [
        value for table in tables for value in table.values() if isinstance(value, list)
    ]
    for entries in lists:
        entries[:] = [entry for entry in entries if stays(entry)]
    for table in tables:
        for key in [key for key, entry in table.items() if not stays(entry)]:
            del table[key]
    named = {item for entry in gone for item in entry if isinstance(item, str)} - kept
    for table in tables:
        for key in named.intersection(table):
            if not isinstance(table[key], tuple):
                del table[key]


def _forget_changes(env: BuildEnvironment, found: Iterable[nodes.Element]) -> None:
    """Forget ``versionadded`` and similar directives."""
    gone = {
        (node["type"], node["version"], node.line, node.astext())
        for node in found
        if isinstance(node, addnodes.versionmodified)
    }
    for version, changes in env.domaindata["changeset"]["changes"].items() if gone else ():
        changes[:] = [
            change
            for change in changes
            if change.docname != env.docname
            or (change.type, version, change.lineno, change.content) not in gone
        ]


def _forget_equations(
    env: BuildEnvironment, document: nodes.document, found: Iterable[nodes.Element]
) -> None:
    """Forget equations, and number the others from 1."""
    equations: dict[str, tuple[str, int]] = env.domaindata["math"]["objects"]
    gone = {node["label"] for node in found if isinstance(node, nodes.math_block)}
    for label in gone.intersection(equations):
        if equations[label][0] == env.docname:
            del equations[label]
    number = 0
    for block in document.findall(nodes.math_block) if gone else ():
        label = block.get("label")
        if label in equations and equations[label][0] == env.docname:
            number += 1
            equations[label] = env.docname, number
            block["number"] = number


def _restore_objects(env: BuildEnvironment) -> None:
    """Restore definitions of other pages that a hidden posting had replaced."""
    for (domain, name), before in known_objects(env).items():
        table = env.domaindata[domain].get(name)
        if isinstance(table, dict):
            for key in before.keys() - table.keys():
                table[key] = before[key]
