"""From the placeholders of a page to its records in the domain."""

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

LAYOUTS = {"naked": "naked", "naked-page": "naked", "theme": "theme"}
"""The values of ``layout`` in a page's front matter that are ours."""


def note_postings(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page holds, once it is read to its end (``doctree-read``)."""
    env = app.env
    docname = env.docname
    record = job_domain(env).note(docname)
    meta = env.metadata[docname]
    meta.pop("jobposting", None)
    if (layout := LAYOUTS.get(str(meta.get("layout")))) is not None:
        # Ours is taken out before a theme sees it: shibuya has a layout of its own.
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
        # A posting outside every toctree is listed, not lost.
        meta.setdefault("orphan", "")
    record.references, record.link_targets = _references(env, doctree)
    if hidden is not None:
        dependencies = frozenset(map(str, env.dependencies.get(docname, ())))
        record.pending_removal = hidden._replace(dependencies=dependencies)


def _complete(node: jobposting, docname: str) -> Posting:
    """Return the record of a posting with what is known when its page is read to its end.

    The heading is taken now, with the quotes that SmartQuotes curls: the page's own text.
    So are the texts that were translated.
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
    """What a page refers to."""

    documents: tuple[str, ...] | None
    """The documents; ``None``: other documents may show in it, too."""
    link_targets: frozenset[str]
    """The documents that links name by their files, whether these exist or not."""


def _references(env: BuildEnvironment, doctree: nodes.document) -> _References:
    """Return what a page refers to, as its parser understood it."""
    documents, link_targets, others = set(), set(), False
    for node in doctree.findall():
        if isinstance(node, pending_xref):
            domain, kind = node.get("refdomain"), node.get("reftype")
            if domain == "doc":  # MyST has found the document
                documents.add(node["reftarget"])
                link_targets.add(node["reftarget"])
            elif (domain, kind) == ("std", "doc"):
                documents.add(docname_join(node["refdoc"], node["reftarget"]))
            else:
                others = True
                if (domain, kind) == (None, "myst"):  # it may name a file that is to come
                    path = node["reftarget"].partition("#")[0]
                    _, file = env.relfn2path(path, env.docname)
                    link_targets.add(env.path2doc(file) or "")
        elif type(node).__module__ not in _KNOWN_NODES:
            others = True
    return _References(
        None if others else tuple(sorted(documents)), frozenset(link_targets - {""})
    )


_KNOWN_NODES = {"docutils.nodes", "sphinx.addnodes", jobposting.__module__}
"""The modules whose nodes show nothing of other pages, but for references and toctrees."""


def _as_listed(posting: Posting) -> Posting:
    """Return a posting without what no listing shows."""
    return posting._replace(
        excerpt="", source="", line=0, lines={}, written={}, findings=()
    )


def _navigation(env: BuildEnvironment, docname: str) -> int:
    """Return a sum over what other pages show of this one: its title and its headings."""
    shown = f"{env.titles[docname].astext()}\n{outline(env.tocs[docname])}"
    return zlib.crc32(shown.encode("utf-8", "surrogatepass"))
