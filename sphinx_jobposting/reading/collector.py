"""Turn the placeholders of a page into its records in the domain."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from ..domain import HiddenDocument, digest, job_domain
from ..domain.conditions import conditions_of
from ..model.lazy_mapping import LazyMapping
from ..model.posting import Posting
from ..nodes import jobposting, outline, placeholders, words
from .publication import HIDDEN_PAGE, name_of

PAGE_LAYOUTS = {"naked": "naked", "naked-page": "naked", "theme": "theme"}
"""The values of ``layout`` in front matter that this extension uses."""


def note_postings(app: Sphinx, doctree: nodes.document) -> None:
    """Record the postings and lists of a page after it was read (``doctree-read``)."""
    env = app.env
    docname = env.docname
    record = job_domain(env).note(docname)
    meta = env.metadata[docname]
    meta.pop("jobposting", None)
    if (layout := PAGE_LAYOUTS.get(str(meta.get("layout")))) is not None:
        # Remove it before a theme sees it, because shibuya uses the name for its own
        # layouts.
        del meta["layout"]
        record.layout = layout
    postings = [_complete(node, docname) for node in placeholders(doctree)]
    hidden: HiddenDocument | None = doctree.attributes.pop(HIDDEN_PAGE, None)
    if postings or hidden:
        record.suffix = Path(env.doc2path(docname)).suffix
    if postings:
        record.postings = tuple(postings)
        record.listed_digest = digest(*map(_as_listed, postings))
        record.navigation_digest = _navigation(env, docname)
        # A posting outside every toctree can still be found in lists.
        meta.setdefault("orphan", "")
    record.references, record.link_targets = _references(env, doctree)
    if hidden is not None:
        dependencies = frozenset(map(str, env.dependencies.get(docname, ())))
        record.pending_removal = hidden._replace(dependencies=dependencies)


def _complete(node: jobposting, docname: str) -> Posting:
    """Return the record of a posting with what is known only after its page was read.

    That is its heading, with curly quotes, and the translated texts.
    """
    section = node.parent
    posting: Posting = node.attributes.pop("posting")
    values = dict(posting.values)
    originals = {}
    for field, text in node["texts"].items():
        if isinstance(values.get(field), str) and values[field] != text:
            originals[field], values[field] = values[field], text
    labels = node["labels"]
    anchor = section["ids"][0]
    name = name_of(node, section, docname)
    for key in (
        *("fields", "front", "front_source", "doubts", "argument", "several"),
        *("texts", "labels"),
    ):
        node.attributes.pop(key, None)
    node["anchor"] = anchor
    return posting._replace(
        conditions=conditions_of(node),
        name=name,
        anchor=anchor,
        heading=" ".join(words(section[0]).split()),
        values=LazyMapping(values),
        originals=originals,
        labels=labels,
    )


class _References(NamedTuple):
    """The documents that a page refers to."""

    documents: tuple[str, ...] | None
    """The documents; ``None``: parts of any document may be shown on the page."""
    link_targets: frozenset[str]
    """The documents whose files links name, even if these do not exist."""


def _references(env: BuildEnvironment, doctree: nodes.document) -> _References:
    """Return what a page refers to, as its parser understood it."""
    documents, link_targets, others = set(), set(), False
    waiting: list[nodes.Node] = [doctree]
    while waiting:  # in any order
        node = waiting.pop()
        waiting += node.children
        if isinstance(node, pending_xref):
            domain, kind = node.get("refdomain"), node.get("reftype")
            if domain == "doc":  # MyST has already found the document
                documents.add(node["reftarget"])
                link_targets.add(node["reftarget"])
            elif (domain, kind) == ("std", "doc"):
                documents.add(docname_join(node["refdoc"], node["reftarget"]))
            else:
                others = True
                if (domain, kind) == (None, "myst"):  # the file may be added later
                    path = node["reftarget"].partition("#")[0]
                    _, file = env.relfn2path(path, env.docname)
                    link_targets.add(env.path2doc(file) or "")
        elif type(node).__module__ not in _KNOWN_NODES:
            others = True
    return _References(
        None if others else tuple(sorted(documents)), frozenset(link_targets - {""})
    )


_KNOWN_NODES = {"docutils.nodes", "sphinx.addnodes", jobposting.__module__}
"""The modules whose nodes show nothing of other pages, except references and toctrees."""


def _as_listed(posting: Posting) -> Posting:
    """Return a posting with only what lists show."""
    return posting._replace(
        excerpt="", source="", line=0, lines={}, written={}, findings=()
    )


def _navigation(env: BuildEnvironment, docname: str) -> int:
    """Return a checksum of what other pages show of this one: its title and its
    headings."""
    shown = f"{env.titles[docname].astext()}\n{outline(env.tocs[docname])}"
    return zlib.crc32(shown.encode("utf-8", "surrogatepass"))
