"""The builder's translator, changed to write only the text of a posting.

The builder's own translator knows the nodes of other extensions. On a new instance, some of
its methods are replaced to leave out what job searches cannot use (ids, classes,
permalinks, images). Only the instance will do, because other extensions also add their
visitors to instances.
"""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import admonitionlabels

if TYPE_CHECKING:
    from sphinx.builders import Builder

GENERATED = "jobposting_generated"
"""The attribute of generated nodes: facts, links to apply, notices, the preview."""
SECTION = "jobposting_section"
"""The attribute of a section that is a posting."""

DEEPEST_HEADING = 6

NOTES = (nodes.footnote, nodes.citation)


def body_translator(document: nodes.document, builder: Builder) -> Any:
    """Return a translator that collects the markup of visited nodes in its ``body``.

    It puts footnotes into ``jobposting_notes`` and does not write them; the ids of
    footnotes that the text refers to are in ``jobposting_noted``.
    """
    translator: Any = builder.create_translator(document, builder)
    for name, function in _METHODS.items():
        setattr(translator, name, MethodType(function, translator))
    translator.jobposting_notes = []
    translator.jobposting_noted = set()
    return translator


def walk(node: nodes.Node, translator: Any) -> None:
    """Do what ``node.walkabout`` does for the text of a posting, in half the time.

    That method writes two lines to the log for each node, even if nobody reads them.
    """
    if isinstance(node, nodes.Text):
        translator.body.append(translator.encode(plain_text(node)))
        return
    if is_other(node):
        return
    depart = True
    try:
        try:
            translator.dispatch_visit(node)
        except nodes.SkipNode:
            return
        except nodes.SkipDeparture:
            depart = False
        try:
            for child in node.children:
                walk(child, translator)
        except nodes.SkipSiblings:
            pass
    except nodes.SkipChildren:
        pass
    if depart:
        translator.dispatch_departure(node)


def plain_text(text: nodes.Text) -> str:
    # NUL marks an escaped character of the source.
    return text.astext() if "\0" in text else text


def is_other(node: nodes.Node) -> bool:
    """Return whether *node* is on the page but not part of the text of the posting."""
    attributes = getattr(node, "attributes", ())
    return GENERATED in attributes or SECTION in attributes


# The following functions replace methods of the translator.


def _starttag(
    self: Any,
    node: object,
    tagname: str,
    suffix: str = "",
    empty: bool = False,
    **atts: Any,
) -> str:
    """Return a tag without attributes, except a link's address."""
    href = atts.get("href")
    return f'<{tagname} href="{self.attval(href)}">' if href else f"<{tagname}>"


def _visit_title(self: Any, node: nodes.title) -> None:
    if isinstance(node.parent, nodes.section):
        # The heading of the posting would be h1.
        tag = f"h{min(self.section_level + 1, DEEPEST_HEADING)}"
        self.body.append(f"<{tag}>")
        self.context.append(f"</{tag}>")
    else:
        _visit_strong_paragraph(self, node)
        self.add_fignumber(node.parent)


def _visit_strong_paragraph(self: Any, node: nodes.Element) -> None:
    self.body.append("<p><strong>")
    self.context.append("</strong></p>")


def _visit_section(self: Any, node: nodes.section) -> None:
    self.section_level += 1


def _depart_section(self: Any, node: nodes.section) -> None:
    self.section_level -= 1


def _visit_admonition(self: Any, node: nodes.Element, name: str = "") -> None:
    # When the page was written, the translator added the title to the node.
    if name and not (node.children and isinstance(node[0], nodes.title)):
        label = self.encode(str(admonitionlabels[name]))
        self.body.append(f"<p><strong>{label}</strong></p>")
    _visit_block(self, node)


def _visit_as_text(self: Any, node: nodes.Element) -> None:
    self.body.append(self.encode(node.astext()))
    raise nodes.SkipNode


def _visit_code(self: Any, node: nodes.Element) -> None:
    self.body.append(f"<pre>{self.encode(node.astext())}</pre>")
    raise nodes.SkipNode


def _visit_image(self: Any, node: nodes.image) -> None:
    alternative = self.encode(node.get("alt", ""))
    # Only a paragraph separates words; inside a paragraph, an image is a word.
    inline = isinstance(node.parent, nodes.TextElement)
    self.body.append(alternative if inline else f"<div>{alternative}</div>")
    raise nodes.SkipNode


def _visit_note(self: Any, node: nodes.Element) -> None:
    self.jobposting_notes.append(node)
    raise nodes.SkipNode


def _visit_footnote_reference(self: Any, node: nodes.footnote_reference) -> None:
    self.jobposting_noted.add(node.get("refid"))
    self.body.append(self.encode(f"[{node.astext()}]"))
    raise nodes.SkipNode


def _visit_label(self: Any, node: nodes.label) -> None:
    # The note's first paragraph continues the paragraph that the label begins.
    self.body.append(f"<p>{self.encode(f'[{node.astext()}] ')}")
    raise nodes.SkipNode


def _visit_paragraph(self: Any, node: nodes.paragraph) -> None:
    after_label = isinstance(node.parent, NOTES) and node.parent.index(node) == 1
    if not after_label:
        self.body.append("<p>")


def _depart_paragraph(self: Any, node: nodes.paragraph) -> None:
    self.body.append("</p>")


def _visit_reference(self: Any, node: nodes.reference) -> None:
    href = node.get("refuri") or "#" + node.get("refid", "")
    self.body.append(f'<a href="{self.attval(href)}">')
    if number := node.get("secnumber"):
        self.body.append(".".join(map(str, number)) + self.secnumber_suffix)


def _depart_reference(self: Any, node: nodes.reference) -> None:
    self.body.append("</a>")


def _visit_topic(self: Any, node: nodes.topic) -> None:
    if "contents" in node["classes"]:
        # A table of contents repeats the headings.
        raise nodes.SkipNode
    _visit_block(self, node)


def _visit_classifier(self: Any, node: nodes.classifier) -> None:
    self.body.append(" : ")


def _visit_line_block(self: Any, node: nodes.line_block) -> None:
    if not isinstance(node.parent, nodes.line_block):
        _visit_block(self, node)


def _depart_line_block(self: Any, node: nodes.line_block) -> None:
    if not isinstance(node.parent, nodes.line_block):
        _depart_block(self, node)


def _depart_line(self: Any, node: nodes.line) -> None:
    self.body.append("<br>")


def _visit_raw(self: Any, node: nodes.raw) -> None:
    if "html" in node.get("format", "").split():
        self.body.append(node.astext())
    raise nodes.SkipNode


def _visit_block(self: Any, node: nodes.Element) -> None:
    self.body.append("<div>")


def _depart_block(self: Any, node: nodes.Element) -> None:
    self.body.append("</div>")


def _depart_context(self: Any, node: nodes.Element) -> None:
    self.body.append(self.context.pop())


def _is_compactable(self: Any, node: nodes.Element) -> bool:
    """Return false: the class that depends on it is dropped anyway."""
    return False


def _nothing(self: Any, *args: object) -> None:
    pass


def _skip(self: Any, node: nodes.Node) -> None:
    raise nodes.SkipNode


_METHODS: dict[str, Any] = {
    "add_permalink_ref": _nothing,
    "depart_admonition": _depart_block,
    "depart_entry": _depart_block,
    "depart_field": _nothing,
    "depart_field_body": _depart_block,
    "depart_field_list": _nothing,
    "depart_field_name": _depart_block,
    "depart_figure": _depart_block,
    "depart_line": _depart_line,
    "depart_line_block": _depart_line_block,
    "depart_paragraph": _depart_paragraph,
    "depart_problematic": _nothing,
    "depart_reference": _depart_reference,
    "depart_row": _nothing,
    "depart_rubric": _depart_context,
    "depart_section": _depart_section,
    "depart_table": _nothing,
    "depart_tbody": _nothing,
    "depart_tgroup": _nothing,
    "depart_thead": _nothing,
    "depart_title": _depart_context,
    "depart_topic": _depart_block,
    "is_compactable": _is_compactable,
    "starttag": _starttag,
    "visit_admonition": _visit_admonition,
    "visit_citation": _visit_note,
    "visit_classifier": _visit_classifier,
    "visit_colspec": _skip,
    "visit_entry": _visit_block,
    "visit_field": _nothing,
    "visit_field_body": _visit_block,
    "visit_field_list": _nothing,
    "visit_field_name": _visit_block,
    "visit_figure": _visit_block,
    "visit_footnote": _visit_note,
    "visit_footnote_reference": _visit_footnote_reference,
    "visit_image": _visit_image,
    "visit_label": _visit_label,
    "visit_line": _nothing,
    "visit_line_block": _visit_line_block,
    "visit_literal_block": _visit_code,
    "visit_math": _visit_as_text,
    "visit_math_block": _visit_code,
    "visit_paragraph": _visit_paragraph,
    "visit_problematic": _nothing,
    "visit_raw": _visit_raw,
    "visit_reference": _visit_reference,
    "visit_row": _nothing,
    "visit_rubric": _visit_strong_paragraph,
    "visit_section": _visit_section,
    "visit_system_message": _skip,
    "visit_table": _nothing,
    "visit_tbody": _nothing,
    "visit_tgroup": _nothing,
    "visit_thead": _nothing,
    "visit_title": _visit_title,
    "visit_topic": _visit_topic,
}
"""The replacements, by the names of the methods. A table's parts write nothing, but a cell
is a block: outside a table, HTML drops its tags."""
