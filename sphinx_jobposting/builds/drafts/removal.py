"""Remove hidden parts of a page while it is read, and everything recorded about them.

This happens right after parsing, before any transform, so they never get a label, a number,
an index entry, or an image. What the parser recorded is removed here; what the domains
recorded, in `objects`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from ..sphinx_private import heading_slugs
from .objects import forget_objects, forget_page
from .tag_pages import forget_tags

_AHEAD = (nodes.target, addnodes.index, nodes.system_message)
"""Nodes before a heading that belong to it."""


def empty_page(env: BuildEnvironment, document: nodes.document) -> frozenset[str]:
    """Remove everything from a page.

    :returns: the targets that references to it may name.
    """
    parts = [child for child in document.children if isinstance(child, nodes.Element)]
    targets = _targets(parts)
    titles = {nodes.fully_normalize_name(t.astext()) for t in _titles(parts)}
    targets |= titles | {f"{env.docname}:{title}" for title in titles}
    targets |= forget_nodes(document, parts)
    forget_page(env, env.docname)
    return frozenset(targets)


def take_out(
    env: BuildEnvironment, document: nodes.document, elements: Iterable[nodes.Element]
) -> frozenset[str]:
    """Remove some elements of a page, and the footnotes that only they use.

    :returns: the targets that references to them may name.
    """
    parts: list[nodes.Element] = []
    for element in elements:
        parts += [*_ahead_of(element), element]
    parts += _footnotes_of(document, parts)
    _keep_footnotes(document, parts)
    targets = _targets(parts) | forget_nodes(document, parts)
    forget_objects(env, document, parts)
    forget_tags(env, document, parts)
    return frozenset(targets)


def _titles(parts: Iterable[nodes.Element]) -> Iterator[nodes.title]:
    for part in parts:
        yield from part.findall(nodes.title)


def _targets(parts: Iterable[nodes.Element]) -> set[str]:
    """Return the reference targets inside some nodes."""
    found: set[str] = set()
    for part in parts:
        for node in part.findall(nodes.Element):
            found.update(node["names"], node["dupnames"], node["ids"])
            if isinstance(node, nodes.term | addnodes.desc_name):
                found.add(node.astext())
            found.update(node.get("allnames", ()))  # the options of a command
            for attribute in ("label", "fullname", "slug"):
                if isinstance(value := node.get(attribute), str):
                    found.add(value)
    return found | {name.lower() for name in found}


def _ahead_of(element: nodes.Element) -> list[nodes.Element]:
    """Return the labels and index entries right before an element, which belong to it.

    They may be at the end of the previous section.
    """
    found: list[nodes.Element] = []
    node: nodes.Node = element
    while True:
        before = _before(node)
        if not isinstance(before, _AHEAD):
            return found
        if isinstance(before, nodes.target) and "refuri" in before:
            return found
        found.append(before)
        node = before


def _before(node: nodes.Node) -> nodes.Node | None:
    """Return the node that ends right before *node* begins."""
    while True:
        parent = node.parent
        if parent is None:
            return None
        index = parent.index(node)
        if index:
            before = parent[index - 1]
            while isinstance(before, nodes.section) and before.children:
                before = before[-1]
            return before
        if isinstance(parent, nodes.section) or parent.parent is None:
            return None
        node = parent


def _footnotes_of(
    document: nodes.document, parts: list[nodes.Element]
) -> list[nodes.Element]:
    """Return the footnotes elsewhere on the page that only *parts* refer to."""
    inside = _identities(parts)
    own: set[str] = set()
    others: set[str] = set()
    for mark in document.findall(nodes.footnote_reference):
        (own if id(mark) in inside else others).add(mark.get("refname", ""))
    only = own - others - {""}
    return [
        note
        for note in document.findall(nodes.footnote)
        if id(note) not in inside and only.intersection(note["names"])
    ]


def _keep_footnotes(document: nodes.document, parts: list[nodes.Element]) -> None:
    """Move footnotes in *parts* to the end of the page if other text refers to them.

    In Markdown, footnotes are often written at the end of the file, in whatever section
    that is.
    """
    inside = _identities(parts)
    others = {
        mark.get("refname")
        for mark in document.findall(nodes.footnote_reference)
        if id(mark) not in inside
    }
    for part in parts:
        for note in list(part.findall(nodes.footnote)):
            if note is not part and others.intersection(note["names"]):
                note.parent.remove(note)
                document += note


def _identities(parts: Iterable[nodes.Element]) -> set[int]:
    return {id(node) for part in parts for node in part.findall(nodes.Element)}


# -- what the parser recorded --------------------------------------------------------------

_LISTS = (
    *("indirect_targets", "autofootnotes", "autofootnote_refs", "symbol_footnotes"),
    *("symbol_footnote_refs", "footnotes", "citations"),
    *("parse_messages", "transform_messages"),
)
_TABLES_OF_LISTS = ("refnames", "refids", "footnote_refs", "citation_refs")
_TABLES = ("substitution_defs", "ids")
"""The attributes in which a `docutils.nodes.document` keeps nodes outside its tree."""


def forget_nodes(document: nodes.document, parts: list[nodes.Element]) -> set[str]:
    """Remove *parts* from the tree and from everything that the parser recorded.

    :returns: the slugs of their headings, which MyST uses to find them.
    """
    inside = _identities(parts)
    gone: Any = [node for part in parts for node in part.findall(nodes.Element)]
    ids = {identifier for node in gone for identifier in node["ids"]}
    names = {name for node in gone for name in (*node["names"], *node["dupnames"])}
    for part in parts:
        if part.parent is not None:
            part.parent.remove(part)
    for attribute in _LISTS:
        kept: list[Any] = getattr(document, attribute)
        kept[:] = [node for node in kept if id(node) not in inside]
    for attribute in _TABLES_OF_LISTS:
        lists: dict[str, list[Any]] = getattr(document, attribute)
        for key in list(lists):
            lists[key][:] = [node for node in lists[key] if id(node) not in inside]
            if not lists[key]:
                del lists[key]
    for attribute in _TABLES:
        table: dict[str, Any] = getattr(document, attribute)
        for key in [key for key, node in table.items() if id(node) in inside]:
            del table[key]
    defined = document.substitution_defs.keys()
    for key, name in list(document.substitution_names.items()):
        if name not in defined:
            del document.substitution_names[key]
    transformer = document.transformer
    transformer.transforms[:] = [
        entry for entry in transformer.transforms if id(entry[2]) not in inside
    ]
    _free_names(document, names)
    _unlink(document, names - document.nameids.keys(), ids)
    return _forget_slugs(document, ids)


def _free_names(document: nodes.document, names: Iterable[str]) -> None:
    """Forget names; nodes that remain get back the names that docutils took from them."""
    for name in names:
        if document.nameids.get(name) in document.ids:
            continue
        document.nameids.pop(name, None)
        document.nametypes.pop(name, None)
        holders = [
            node
            for node in document.findall(nodes.Element)
            if name in node["dupnames"] and node["ids"]
        ]
        if len(holders) == 1:
            (holder,) = holders
            holder["dupnames"].remove(name)
            holder["names"].append(name)
            document.nameids[name] = holder["ids"][0]
            document.nametypes[name] = not isinstance(holder, nodes.section)


def _unlink(document: nodes.document, names: Container[str], ids: Container[str]) -> None:
    """Replace each link on the page to a removed part with its text."""
    for link in list(document.findall(nodes.reference)):
        if link.get("refname") in names or link.get("refid") in ids:
            document.refnames.get(link.get("refname", ""), [link]).remove(link)
            link.replace_self(link.children)


def _forget_slugs(document: nodes.document, ids: Container[str]) -> set[str]:
    """Forget the slugs of headings; the environment's metadata has the same table."""
    slugs = heading_slugs(document)
    gone = {slug for slug, (_line, section, _title) in slugs.items() if section in ids}
    for slug in gone:
        del slugs[slug]
    return gone
