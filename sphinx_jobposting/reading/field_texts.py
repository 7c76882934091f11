"""Text fields: their inline markup, and their translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from sphinx.addnodes import pending_xref
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from ..model.field_names import canonical
from ..model.fields import BY_NAME
from ..nodes import fact, jobposting, placeholders
from ..values.split import is_showable, showable
from .option_block import Written

_BESIDE_FACTS = frozenset({"title", "summary", "apply-label"})
"""Fields that people read although they are not facts on the page."""

_MARKUP = re.compile(r"[*_`\[\]<>{}\\|&$~^]|://")
_KEPT = (
    nodes.emphasis,
    nodes.strong,
    nodes.literal,
    nodes.inline,
    nodes.subscript,
    nodes.superscript,
    nodes.abbreviation,
    nodes.math,
    nodes.substitution_reference,
    pending_xref,
)
_MARKS = (nodes.footnote_reference, nodes.citation_reference)
"""Footnote marks, which belong to running text and not to facts."""

_SCHEMES = ("http:", "https:", "mailto:", "tel:")
"""The schemes of links, which may also lead to pages of the site."""

Parser = Callable[[str, int], Sequence[nodes.Node]]
"""Turns the text of a line, with its line number, into inline nodes."""


def is_prose(name: str) -> bool:
    """Return whether the field *name* contains text; a site's own facts do."""
    field = BY_NAME.get(name)
    if field is None:
        return True
    from ..values.kinds import KINDS  # late: most builds read few postings

    return KINDS[field.kind].is_prose and (bool(field.label) or name in _BESIDE_FACTS)


def parse_texts(
    fields: Iterable[Written], own: Iterable[str], parser: Parser
) -> dict[str, list[nodes.Node]]:
    """Return the inline nodes of the texts among *fields*, by what was written.

    *own* are the names of the site's own facts.
    """
    found: dict[str, list[nodes.Node]] = {}
    for written in fields:
        name = canonical(written.key, own)
        if name is None or not is_prose(name) or not isinstance(written.raw, str):
            continue
        text = " ".join(written.raw.split())
        if text and text not in found and is_showable(text):
            marked = bool(_MARKUP.search(text))
            parsed = parser(text, written.offset) if marked else [nodes.Text(text)]
            found[text] = _harmless(parsed)
    return found


def _harmless(parsed: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return *parsed* with everything but simple markup turned into text."""
    found: list[nodes.Node] = []
    for node in parsed:
        if isinstance(node, nodes.Text):
            found.append(node if is_showable(node) else nodes.Text(showable(node.astext())))
        elif isinstance(node, nodes.system_message):
            continue
        elif isinstance(node, _KEPT) or (
            isinstance(node, nodes.reference) and _leads_somewhere(node)
        ):
            inner = _harmless(node.children)
            node.clear()
            node.extend(inner)
            found.append(node)
        elif isinstance(node, _MARKS):
            found.append(nodes.Text(node.rawsource or f"[^{node.get('refname', '')}]"))
        elif isinstance(node, nodes.image):
            found.append(nodes.Text(str(node.get("alt", ""))))
        elif isinstance(node, nodes.Element):
            found += _harmless(node.children)
    return found


def _leads_somewhere(node: nodes.reference) -> bool:
    uri = str(node.get("refuri", ""))
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", uri)
    return scheme is None or scheme[0].lower() in _SCHEMES


def add_texts(
    node: jobposting, labels: Mapping[str, str], front: dict[str, list[nodes.Node]]
) -> None:
    """Add the text fields of *node* to it as children, for translation and for the page.

    *labels* are those of the site's own facts; *front* has the texts of the front matter.
    """
    parsed: dict[str, list[nodes.Node]] = node.get("parsed", {})
    parsed = {**front, **parsed}
    done: set[str] = set()
    source = node.get("front_source") or node.source
    for written in (*node["fields"], *node.get("front", ())):
        name = canonical(written.key, labels)
        if name is None or name in done or not isinstance(written.raw, str):
            continue
        done.add(name)
        text = " ".join(written.raw.split())
        if not text or not is_prose(name) or not any(map(str.isalpha, text)):
            continue
        if not is_showable(text):
            continue  # its value is refused
        inline = [child.deepcopy() for child in parsed.get(text, [nodes.Text(text)])]
        value = _fact(name, "value", text, inline, source, written.offset)
        _note_references(value, node.document)
        node += value
        if name in labels:
            label = labels[name]
            inline = [nodes.Text(label)]
            node += _fact(name, "label", label, inline, source, written.offset)


def _fact(
    name: str,
    part: str,
    text: str,
    inline: list[nodes.Node],
    source: str | None,
    line: int,
) -> fact:
    made = fact(text, "", *inline, field=name, part=part)
    made.source, made.line = source, line
    return made


def _note_references(node: fact, document: nodes.document | None) -> None:
    """Let docutils find the targets of the links in a text that is part of a page."""
    if document is not None:
        for link in node.findall(nodes.reference):
            if "refname" in link:
                document.note_refname(link)


_FENCE = re.compile("`{3}|~{3}|:{3}")
"""A fence may begin a directive, and a stranger's may read any file (``include``)."""


def markdown_parser(document: nodes.document, env: BuildEnvironment) -> Parser:
    """Return the parser of inline Markdown for fields in front matter."""

    def parse(text: str, line: int) -> Sequence[nodes.Node]:
        if _FENCE.search(text):
            return [nodes.Text(text)]
        try:
            from myst_parser.parsers.sphinx_ import MystParser
        except ImportError:
            return [nodes.Text(text)]
        metadata: Any = env.metadata[env.docname]
        before = dict(metadata)
        made = new_document(document["source"], document.settings)
        # With the blank lines before it, its warnings have the right line number.
        MystParser().parse("\n" * (line - 1) + text, made)
        metadata.clear()
        metadata.update(before)
        if len(made) == 1 and isinstance(made[0], nodes.paragraph):
            return list(made[0].children)
        return [nodes.Text(text)]  # such as a list: then it is plain text

    return parse


class NoteTexts(SphinxTransform):
    """Store text fields as plain text, with their translation."""

    # After Locale (20), and before SphinxSmartQuotes (750), so that quotes stay as written.
    default_priority = 740

    def apply(self, **kwargs: Any) -> None:
        for node in placeholders(self.document):
            for child in node.children:
                if isinstance(child, fact):
                    inner = _harmless(child.children)  # substitutions have come in
                    child.clear()
                    child.extend(inner)
            node["texts"] = _texts(node, "value")
            labels = [child for child in node.children if isinstance(child, fact)]
            node["labels"] = {
                name: label
                for name, label in _texts(node, "label").items()
                if label not in {child.rawsource for child in labels}
            }


def _texts(node: jobposting, part: str) -> dict[str, str]:
    return {
        child["field"]: text
        for child in node.children
        if isinstance(child, fact)
        and child["part"] == part
        and (text := " ".join(_said(child).split()))
    }


def _said(node: nodes.Node) -> str:
    """Return the text that a page shows; a link without a target shows its markup."""
    if isinstance(node, nodes.reference) and "refname" in node and node.document:
        known = node.document.nameids
        return node.astext() if node["refname"] in known else node.rawsource
    if isinstance(node, nodes.Element):
        return "".join(map(_said, node.children))
    return node.astext()
