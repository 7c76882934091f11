"""Make the reference of `import` (keys, values, and report) from the tables of the command.

``import-reference`` takes ``keys``, ``values``, or ``report``. The values are run through
the import, so the page always says what the command does.
"""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from reference import paragraph, readable
from sphinx.util.docutils import SphinxDirective

from sphinx_jobposting.cli.import_.assemble import Options, assemble
from sphinx_jobposting.cli.import_.examples import EXAMPLES, Example
from sphinx_jobposting.cli.import_.fields.key import LANGUAGES, ROLES
from sphinx_jobposting.cli.import_.fields.keys import KEYS
from sphinx_jobposting.cli.import_.fields.roles import names_of
from sphinx_jobposting.cli.import_.outcomes import KINDS, OUTCOMES, kind_titles
from sphinx_jobposting.cli.import_.report import message_of
from sphinx_jobposting.cli.import_.sources.files import SourceFile
from sphinx_jobposting.cli.import_.sources.recognize import recognize

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ABOUT_THE_PAGE = frozenset({"no-date", "no-title", "no-text"})
"""Outcomes about the page around an example instead of its value."""


class ImportReference(SphinxDirective):
    """The known keys, what values become, or what the report says."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return list({"keys": keys, "values": values, "report": report}[self.arguments[0]]())


def code(text: str) -> Iterable[nodes.Node]:
    """Yield lines of code within a text."""
    for index, line in enumerate(text.split("\n")):
        if index:
            yield nodes.Text(" · ")
        yield nodes.literal(line, line)


def keys() -> Iterable[nodes.Node]:
    """Yield each field with its names in each language."""
    items = []
    for row in KEYS:
        term = nodes.term("", "", nodes.literal(row.role, row.role))
        if row.role in ROLES:
            term += nodes.Text(f" ({ROLES[row.role]})")
        said = []
        for language, name in {**LANGUAGES, "data": "In job files"}.items():
            if names := names_of(row, language):
                said.append(nodes.list_item("", paragraph(f"{name}: {', '.join(names)}")))
        definition = nodes.definition("", nodes.bullet_list("", *said))
        items.append(nodes.definition_list_item("", term, definition))
    yield nodes.definition_list("", *items, classes=["reference-list"])


def values() -> Iterable[nodes.Node]:
    """Yield values as people write them and what they become, by topic."""
    for topic, examples in EXAMPLES.items():
        yield nodes.rubric("", topic)
        items = []
        for example in examples:
            becomes = nodes.paragraph("", "becomes ")
            becomes += list(
                code(example.becomes) if example.becomes else [nodes.Text("a comment")]
            )
            definition = nodes.definition("", becomes)
            if said := said_of(example):
                definition += paragraph(f"Report: {said}")
            term = nodes.term("", "", *code(example.written))
            items.append(nodes.definition_list_item("", term, definition))
        yield nodes.definition_list("", *items, classes=["reference-list"])


def said_of(example: Example) -> str:
    """Return what the report says about an example."""
    text = f"---\ntitle: Cook\n{example.written}\n---\nText.\n"
    found = recognize(SourceFile(Path("cook.md"), text), "cook.md", named=True)
    page = assemble(found.jobs[0], Options())
    catalog = NullTranslations()
    said = [message_of(n, catalog) for n in page.notes if n.rule not in ABOUT_THE_PAGE]
    return " ".join(said)


def report() -> Iterable[nodes.Node]:
    """Yield everything that the report can say, by what it requires of a person."""
    titles = kind_titles(str)
    for kind in KINDS:
        yield nodes.rubric("", titles[kind])
        outcomes = [row for row in OUTCOMES.values() if row.kind == kind]
        rows = [
            nodes.list_item("", paragraph(f"`{row.id}`: {readable(row.message, {})}"))
            for row in outcomes
        ]
        yield nodes.bullet_list("", *rows)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("import-reference", ImportReference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
