"""The reference: what is written in the package's own tables, and nowhere else.

``field-reference`` lists rows of the field table, ``cause-reference`` what hides a posting,
``value-reference`` the values of ``conf.py``, ``rule-reference`` the rules of a level.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from sphinx_jobposting.config import VALUES
from sphinx_jobposting.linter.rules import RULES, Rule
from sphinx_jobposting.model.fields import FIELDS, Field
from sphinx_jobposting.model.finding import LEVELS
from sphinx_jobposting.reading.causes import CAUSES, Cause
from sphinx_jobposting.values.kinds import KINDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

GROUPS: dict[str, Callable[[Field], bool]] = {
    "shown": lambda field: bool(field.label),
    "data": lambda field: not field.label and bool(field.property),
    "ours": lambda field: not field.label and not field.property,
}
LANGUAGES = {
    "option": "none",
    "page": "md",
    "conf": "python",
    "data": "json",
    "html": "html",
}
"""The language of a rule's examples, for the highlighter."""

ONE_LINE = 60
"""Examples that are shorter stand in the line."""


def paragraph(text: str, **attributes: object) -> nodes.paragraph:
    """A paragraph in which what stands between backticks is code, and the rest text."""
    node = nodes.paragraph("", "", **attributes)
    for index, part in enumerate(text.split("`")):
        node += nodes.literal(part, part) if index % 2 else nodes.Text(part)
    return node


class FieldReference(SphinxDirective):
    """The fields of a group, in the order of the table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        chosen = GROUPS[self.arguments[0]]
        items = (self.item(field) for field in FIELDS if chosen(field))
        return [nodes.definition_list("", *items, classes=["reference-list"])]

    def item(self, field: Field) -> nodes.definition_list_item:
        term = nodes.term("", "", ids=[f"field-{field.name}"])
        for index, name in enumerate((field.name, *field.aliases)):
            term += [nodes.Text(" or ")] if index else []
            term += nodes.literal(name, name)
        facts = [f"`{field.example}`"]
        if KINDS[field.kind].many:
            facts.append("one or several")
        if field.label:
            facts.append(f"shown as “{field.label}”")
        if field.property:
            facts.append(f"`{field.property}` in the data")
        kind = paragraph("")
        kind += self.reference(f"kind-{field.kind}", field.kind)
        kind += paragraph(" · " + " · ".join(facts)).children
        return nodes.definition_list_item(
            "", term, nodes.definition("", paragraph(field.meaning), kind)
        )

    def reference(self, label: str, text: str) -> pending_xref:
        return pending_xref(
            "",
            nodes.inline("", text),
            refdomain="std",
            reftype="ref",
            refexplicit=True,
            refwarn=True,
            reftarget=label,
            refdoc=self.env.docname,
        )


class ValueReference(SphinxDirective):
    """The values of ``conf.py`` with their defaults, each a link to its own part."""

    def run(self) -> list[nodes.Node]:
        items = []
        for name, default, _rebuild in VALUES:
            line = paragraph("")
            line += pending_xref(
                "",
                nodes.literal(name, name),
                refdomain="std",
                reftype="confval",
                refexplicit=False,
                refwarn=True,
                reftarget=name,
                refdoc=self.env.docname,
            )
            line += paragraph(f" = `{default!r}`").children
            items.append(nodes.list_item("", line))
        return [nodes.bullet_list("", *items)]


class RuleReference(SphinxDirective):
    """The rules of a level: who asks, what is wrong, how to fix it, bad and good."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        level = self.arguments[0]
        if level not in LEVELS:
            raise self.error(f"{level!r} is no level")
        items = [self.item(rule) for rule in RULES if rule.level == level]
        return [nodes.definition_list("", *items, classes=["reference-list"])]

    def item(self, rule: Rule) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.literal(rule.id, rule.id), ids=[f"rule-{rule.id}"])
        body: list[nodes.Node] = []
        if (said := readable(rule.plural or rule.for_data())) != "…":
            body.append(paragraph(said))
        body.append(paragraph(readable(rule.fix)))
        body += self.examples(rule)
        body.append(paragraph(f"Asked for by {rule.asked_by}.", classes=["asked-by"]))
        return nodes.definition_list_item("", term, nodes.definition("", *body))

    def examples(self, rule: Rule) -> Iterable[nodes.Node]:
        for label, written in (("Bad", rule.bad), ("Good", rule.good)):
            text = written.strip()
            head = nodes.paragraph("", "", nodes.emphasis("", f"{label}:"))
            if not text:
                continue
            yield head
            if "\n" not in text and len(text) < ONE_LINE:
                head += [nodes.Text(" "), nodes.literal(text, text)]
            else:
                language = LANGUAGES[rule.example]
                # An example of what is bad need not be anything in any language.
                yield nodes.literal_block(text, text, language=language, force=True)


class CauseReference(SphinxDirective):
    """What is not understood and so hides a posting: how it is written, and an example."""

    def run(self) -> list[nodes.Node]:
        items = [self.item(cause) for cause in CAUSES]
        return [nodes.definition_list("", *items, classes=["reference-list"])]

    def item(self, cause: Cause) -> nodes.definition_list_item:
        term = nodes.term("", "", *paragraph(cause.meaning).children)
        language = "rst" if cause.kind == "rest" else "md"
        example = cause.example.strip("\n")
        block = nodes.literal_block(example, example, language=language, force=True)
        return nodes.definition_list_item("", term, nodes.definition("", block))


def readable(message: str) -> str:
    """A message with its places as dots."""
    return re.sub(r"%\(\w+\)s", "…", message)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("field-reference", FieldReference)
    app.add_directive("value-reference", ValueReference)
    app.add_directive("rule-reference", RuleReference)
    app.add_directive("cause-reference", CauseReference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
