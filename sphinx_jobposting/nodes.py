"""The docutils nodes of this extension, and their visitors."""

from __future__ import annotations

from collections.abc import Container, Sequence

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

# The names are those of the directives, as is usual for nodes.


class jobposting(nodes.General, nodes.Element):
    """Placeholder in a section that is a posting, until the page is resolved.

    ``fields`` and ``front`` are the fields of the directive and of the front matter; its
    children are the texts among them, which Sphinx translates like any text.
    """


class fact(nodes.TextElement):
    """The text of a field with its inline markup, until it becomes part of the facts.

    ``field`` is the name of the field, ``part`` is ``value`` or ``label``.
    """


def placeholders(parent: nodes.Node) -> list[jobposting]:
    """Return the placeholders of postings in *parent*, in order."""
    found = [node for node in all_nodes(parent) if isinstance(node, jobposting)]
    # Most pages have one, which needs no order.
    return found if len(found) < 2 else list(parent.findall(jobposting))


def all_nodes(root: nodes.Node) -> list[nodes.Node]:
    """Return *root* and all nodes below it, level by level.

    This is cheaper than ``findall``, which keeps the order of the text.
    """
    found = [root]
    for node in found:  # it grows
        found += node.children
    return found


class query(nodes.Element):
    """Placeholder for content that depends on the jobs of the site."""


class joblist(nodes.General, query):
    """Placeholder for a list of jobs; its children are shown if no job matches."""


class jobcount(nodes.Inline, query):
    """Placeholder for a number of jobs."""


class time(nodes.inline):
    """A date, with its machine-readable form in ``datetime``."""


def _visit_time(self: HTML5Translator, node: time) -> None:
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"]))


def _depart_time(self: HTML5Translator, node: time) -> None:
    self.body.append("</time>")


def mark_generated(node: nodes.Element) -> nodes.Element:
    """Mark a node as generated, so that it does not count as the author's text."""
    node["jobposting_generated"] = True
    return node


def text(*parts: str | nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Return a paragraph."""
    children = [nodes.Text(part) if isinstance(part, str) else part for part in parts]
    return nodes.paragraph("", "", *children, classes=list(classes))


NOT_TEXT = (
    addnodes.index,
    nodes.citation_reference,
    nodes.comment,
    nodes.footnote_reference,
    nodes.pending,
    nodes.raw,
    nodes.substitution_definition,
    nodes.system_message,
)
"""Nodes that are not text although they may contain some: footnote marks, markup,
messages."""


def words(node: nodes.Node) -> str:
    """Return the words that a page shows for inline nodes, whether resolved or not."""
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, nodes.image):
        return str(node.get("alt", ""))
    if isinstance(node, nodes.raw) and node.astext().startswith("<br"):
        return " "
    if isinstance(node, nodes.Element) and not isinstance(node, NOT_TEXT):
        return "".join(map(words, node.children))
    return ""


def outline(node: nodes.Node, without: Container[str] = ()) -> str:
    """Return a table of contents as one string, to compare it; faster than ``pformat``.

    Attributes in *without* are left out.
    """
    if not isinstance(node, nodes.Element):
        return node.astext()
    attributes = {} if isinstance(node, _TOC_FRAME) else node.attributes
    if without:
        attributes = {key: attributes[key] for key in attributes if key not in without}
    inner = "\n".join(outline(child, without) for child in node.children)
    return f"<{node.tagname}{attributes}>{inner}</>"


_TOC_FRAME = (nodes.bullet_list, nodes.list_item, addnodes.compact_paragraph)
"""The nodes of a table of contents that carry no information."""


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes.

    ``time`` is an inline node for every writer; the others are replaced before a writer
    runs, except in builders that do not resolve pages, such as gettext.
    """
    app.add_node(time, html=(_visit_time, _depart_time))
    app.add_node(jobposting)
    app.add_node(fact)
    app.add_node(joblist)
    app.add_node(jobcount)
