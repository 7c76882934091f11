"""Find the first paragraph of each posting, for feeds and the description of the page."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from ..domain import job_domain
from ..nodes import placeholders


def note_excerpts(app: Sphinx, doctree: nodes.document) -> None:
    """Record the first paragraph of each posting of a page (``doctree-read``)."""
    domain, docname = job_domain(app.env), app.env.docname
    if not domain.document(docname).postings:
        return
    from ..render.description import excerpt  # late: many builds read no posting

    excerpts = {node["anchor"]: excerpt(node.parent) for node in placeholders(doctree)}
    record = domain.note(docname)
    record.postings = tuple(
        posting._replace(excerpt=excerpts[posting.anchor]) for posting in record.postings
    )
