"""Taking what is hidden out of a page as it is read, with all that Sphinx noted of it.

A posting among others on a page is cut out of the page. A page that is a hidden posting
stays whole until all pages are read, but nothing that it defines may stand in the way of
what other pages define.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .candidates import may_hold_posting

LABELS = "jobposting_labels"
"""Where a hidden document keeps the labels that it does not publish."""

_BEFORE = "jobposting_before"
"""Where the tables of the domains wait, as they were before a page is read."""


def note_known_objects(app: Sphinx, docname: str, content: list[str]) -> None:
    """Keep what other pages define, before a page may take it over (``source-read``)."""
    if may_hold_posting(content[0]):
        app.env.temp_data[_BEFORE] = {
            (domain, name): dict(table)
            for domain, data in app.env.domaindata.items()
            if domain != "job"
            for name, table in data.items()
            if isinstance(table, dict)
        }


def _restore_objects(env: BuildEnvironment) -> None:
    """Give other pages back what a hidden posting had taken over from them."""
    for (domain, name), before in (env.temp_data.get(_BEFORE) or {}).items():
        table = env.domaindata[domain][name]
        for key in before.keys() - table.keys():
            table[key] = before[key]


def suppress_labels(document: nodes.document) -> None:
    """Let no label of a hidden page be noted; they wait in its attribute `LABELS`."""
    names = [name for name, explicit in document.nametypes.items() if explicit]
    document[LABELS] = names
    for name in names:
        del document.nametypes[name]


def unregister_objects(env: BuildEnvironment, docname: str) -> None:
    """Forget what a hidden page defined, so that another page may define the same.

    Tables by document are kept until the page goes: Sphinx asks for them at a merge.
    """
    for domain in env.domains.sorted():
        if domain.name == "job":
            continue
        kept = {
            name: table[docname]
            for name, table in domain.data.items()
            if isinstance(table, dict) and docname in table
        }
        domain.clear_doc(docname)
        for name, value in kept.items():
            domain.data[name][docname] = value
    _restore_objects(env)


def remove_section(env: BuildEnvironment, section: nodes.section) -> set[str]:
    """Remove a section with all that other parts of Sphinx would find of it.

    :returns: the names and ids of what was in it.
    """
    document = section.document
    assert document is not None, "a section that is read is in its document"  # noqa: S101
    _note_last_line(section)
    section.parent.remove(section)
    parts = [section, *_footnotes_of(document, section)]
    names: set[str] = set()
    ids: set[str] = set()
    for part in parts:
        for node in part.findall(nodes.Element):
            names.update(node["names"])
            ids.update(node["ids"])
    for name in names:
        document.nameids.pop(name, None)
        document.nametypes.pop(name, None)
    for identifier in ids:
        document.ids.pop(identifier, None)
    for link in list(document.findall(nodes.reference)):
        if link.get("refid") in ids:
            link.replace_self(link.children)
    _forget_objects(env, ids)
    _restore_objects(env)
    return names | ids


def _note_last_line(section: nodes.section) -> None:
    """Keep where the section ends, for the warnings that are about it."""
    following = section.next_node(nodes.section, descend=False, siblings=True, ascend=True)
    if following is not None:
        lines = [node.line for node in following.findall(nodes.Element) if node.line]
        if lines:
            section["jobposting_last_line"] = min(lines) - 1


def _footnotes_of(document: nodes.document, section: nodes.section) -> list[nodes.Element]:
    """Take out the footnotes that only *section* has marks for.

    MyST collects a page's footnotes at its end.
    """
    own = {mark.get("refid") for mark in section.findall(nodes.footnote_reference)}
    others = {mark.get("refid") for mark in document.findall(nodes.footnote_reference)}
    taken: list[nodes.Element] = []
    for note in list(document.findall(nodes.footnote)):
        if own.intersection(note["ids"]) and not others.intersection(note["ids"]):
            taken.append(note)
            before = note.parent.children[: note.parent.index(note)]
            if before and isinstance(before[-1], nodes.transition) and _last(note):
                before[-1].parent.remove(before[-1])
            note.parent.remove(note)
    return taken


def _last(note: nodes.footnote) -> bool:
    """Whether it is the last in its place, so that a line above it would close nothing."""
    return note.parent.index(note) == len(note.parent.children) - 1


def _forget_objects(env: BuildEnvironment, ids: Set[str]) -> None:
    """Forget the objects at *ids* of this page, which domains note while they parse.

    The tables of Sphinx's domains, and of those made after them, map a name to a tuple
    that has the document and the id among its items.
    """
    docname = env.docname
    tables: list[Any] = [
        table
        for name, data in env.domaindata.items()
        if name != "job"
        for table in data.values()
    ]
    for table in tables:
        if not isinstance(table, dict):
            continue
        gone = [
            key
            for key, entry in table.items()
            if isinstance(entry, tuple)
            and docname in entry
            and any(isinstance(item, str) and item in ids for item in entry)
        ]
        for key in gone:
            del table[key]
    equations = env.domaindata["math"]["objects"]
    for label in [label for label in equations if f"equation-{label}" in ids]:
        if equations[label][0] == docname:
            del equations[label]
