"""A reference to a posting that is not published is its text."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from ...domain import JobDomain, job_domain

_LABEL_ROLES = {"ref", "numref", "keyword", "eq", "myst", "any"}
"""The reference types whose targets are labels."""


class HideReferences(SphinxPostTransform):
    """Put the text in the place of each reference to what is hidden."""

    # Before MyST's resolver (9), which would warn about what is hidden.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = job_domain(self.env)
        if not domain.hidden and not domain.data["partial"]:
            return
        labels, names = _hidden_targets(domain)
        for node in list(self.document.findall(pending_xref)):
            if _is_hidden(node, domain, labels, names):
                node.replace_self(node.children or [nodes.Text(node["reftarget"])])


def _is_hidden(
    node: pending_xref, domain: JobDomain, labels: set[str], names: set[str]
) -> bool:
    target = str(node.get("reftarget", ""))
    kind, where = node.get("reftype"), node.get("refdomain")
    if where == "job":
        return target in names or target.lstrip("/") in domain.hidden
    if where == "doc":  # MyST has found the document, and maybe a part of it
        partial = domain.data["partial"].get(target)
        inside = partial is not None and node.get("reftargetid") in partial.labels
        return inside or target in domain.hidden
    if kind in ("doc", "any"):
        named = docname_join(node.get("refdoc", ""), target)
        if named in domain.hidden:
            return True
    if kind == "any" and target in names:
        return True
    return kind in _LABEL_ROLES and target.lower() in labels


def _hidden_targets(domain: JobDomain) -> tuple[set[str], set[str]]:
    """The labels, and the names of postings, that only what is hidden has."""
    labels: set[str] = set()
    names: set[str] = set()
    for entry in (*domain.hidden.values(), *domain.data["partial"].values()):
        labels |= entry.labels
        names |= entry.names
    known = {posting.name for posting in domain.postings()}
    standard = domain.env.domains.standard_domain
    return labels - standard.anonlabels.keys() - standard.labels.keys(), names - known
