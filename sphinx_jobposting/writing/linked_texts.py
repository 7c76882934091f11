"""Find the text of fields that link to other pages, as the page shows it.

A record is made when its page is read, but the text of a link that has no text of its own
is known only when the page is written. So these texts are taken from the page.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import job_domain
from ..model.posting import Posting
from ..nodes import fact, jobposting, words
from .uris import writes_web_pages

_TEXTS = "jobposting_linked_texts"
"""The attribute of a resolved document that holds the texts, by anchor and field."""
_PLACE = "jobposting_linked_text"
"""The attribute of a node that holds one text: the anchor of its posting, and its field."""


def linked_texts(node: jobposting, document: nodes.document) -> dict[str, nodes.inline]:
    """Remove the texts with references from a placeholder, and return each as one node.

    *document* is the resolved one, which may be a book of several pages.
    """
    found = {}
    for child in node.children:
        if not isinstance(child, fact) or child["part"] != "value":
            continue
        if any(child.findall(pending_xref)):
            field = child["field"]
            inline = nodes.inline("", "", *child.children)
            inline[_PLACE] = (node["anchor"], field)
            found[field] = inline
    if found:
        document.setdefault(_TEXTS, {})
    return found


class NoteLinkedTexts(SphinxPostTransform):
    """Record the texts, and then remove the nodes that marked them."""

    default_priority = 20  # when references are resolved

    def run(self, **kwargs: Any) -> None:
        texts: dict[str, dict[str, str]] | None = self.document.get(_TEXTS)
        if texts is None:
            return
        for node in list(self.document.findall(nodes.inline)):
            if _PLACE not in node.attributes:
                continue
            anchor, field = node[_PLACE]
            texts.setdefault(anchor, {})[field] = " ".join(words(node).split())
            if isinstance(node.parent, unshown):
                node.parent.parent.remove(node.parent)
            else:
                node.replace_self(node.children)
        if not writes_web_pages(job_domain(self.env).build.builder):
            del self.document[_TEXTS]  # the builder xml would print it


class unshown(nodes.General, nodes.Element):
    """A text that the page does not show, until it is recorded."""


def with_linked_texts(posting: Posting, doctree: nodes.document) -> Posting:
    """Return a posting with the texts that its page shows."""
    found: dict[str, dict[str, str]] = doctree.get(_TEXTS) or {}
    texts = found.get(posting.anchor)
    if not texts:
        return posting
    known = {name: text for name, text in texts.items() if name in posting.values and text}
    return posting._replace(values={**posting.values, **known})
