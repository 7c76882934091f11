"""A reference to a posting that is not published is its text."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from .domain import JobDomain, job_domain

_DOCUMENT_ROLES = {"doc", "myst", "any"}


class HideReferences(SphinxPostTransform):
    """Put the text in the place of each reference to what is hidden."""

    default_priority = 5  # MyST's own resolver (9) would warn, and ask nobody

    def run(self, **kwargs: Any) -> None:
        domain = job_domain(self.env)
        if not domain.hidden and not domain.data["partial"]:
            return
        labels, names = _hidden_targets(domain)
        for node in list(self.document.findall(pending_xref)):
            if self._is_hidden(node, domain, labels, names):
                node.replace_self(node.children or [nodes.Text(node["reftarget"])])

    def _is_hidden(
        self, node: pending_xref, domain: JobDomain, labels: set[str], names: set[str]
    ) -> bool:
        target, kind = str(node.get("reftarget", "")), node.get("reftype", "")
        if kind == "posting" and node.get("refdomain") == "job":
            return target in names or target.lstrip("/") in domain.hidden
        if kind in _DOCUMENT_ROLES or node.get("refdomain") == "doc":
            docname = docname_join(node.get("refdoc", ""), target)
            stem = docname.rsplit(".", 1)[0]
            if {docname, stem, target.lstrip("/")} & domain.hidden.keys():
                return True
        return target.lower() in labels or (kind == "any" and target in names)


def _hidden_targets(domain: JobDomain) -> tuple[set[str], set[str]]:
    labels: set[str] = set()
    names: set[str] = set()
    for entry in (*domain.hidden.values(), *domain.data["partial"].values()):
        labels |= entry.labels
        names |= entry.names
    known = {posting.name for posting in domain.postings()}
    return labels, names - known
