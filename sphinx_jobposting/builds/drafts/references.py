"""Replace references to unpublished postings with their text."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from ...domain import JobDomain, document_of, job_domain

_LABEL_ROLES = frozenset(
    {"ref", "numref", "keyword", "eq", "myst", "any"}
    | {"term", "option", "token", "envvar", "confval"}
)
"""The reference types whose targets are labels, or objects that Sphinx warns about."""


class HideReferences(SphinxPostTransform):
    """Replace each reference to something hidden with its text."""

    # Before MyST's resolver (9), which would warn.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = job_domain(self.env)
        if not domain.hidden and not domain.index.hidden_parts:
            return
        for node in list(self.document.findall(pending_xref)):
            if _is_hidden(node, domain):
                node.replace_self(node.children or [nodes.Text(node["reftarget"])])


def _is_hidden(node: pending_xref, domain: JobDomain) -> bool:
    labels, names = domain.index.hidden_targets
    target = str(node.get("reftarget", ""))
    kind, where = node.get("reftype"), node.get("refdomain")
    if where == "job":
        return target in names or document_of(target) in domain.hidden
    if where == "doc":  # MyST has already found the document
        parts = domain.index.hidden_parts.get(target)
        inside = parts is not None and node.get("reftargetid") in parts.labels
        return inside or target in domain.hidden
    if kind in ("doc", "any"):
        named = docname_join(node.get("refdoc", ""), target)
        if named in domain.hidden:
            return True
    if kind == "any" and target in names:
        return True
    return kind in _LABEL_ROLES and (target in labels or target.lower() in labels)
