"""Make small doctrees as a parser leaves them before any transform."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from sphinx.util.logging import NAMESPACE

from sphinx_jobposting.domain import JobDomain
from sphinx_jobposting.log import RECORD
from sphinx_jobposting.model.finding import Finding
from sphinx_jobposting.nodes import jobposting
from sphinx_jobposting.reading.option_block import Written


def page(domain: JobDomain, *children: nodes.Node, docname: str = "cook") -> nodes.document:
    """Return the document of a page as it is being read."""
    env: Any = domain.env
    env.docname = docname
    document = new_document(f"{docname}.md", get_default_settings(Parser()))
    document.settings.env = env
    document += children
    for section in document.findall(nodes.section):
        document.note_implicit_target(section, section)
    return document


def section(heading: str, *children: nodes.Node, line: int = 1) -> nodes.section:
    """Return a section with its heading."""
    title = nodes.title(heading, heading)
    title.source, title.line = "cook.md", line
    made = nodes.section("", title, *children)
    made["names"].append(nodes.fully_normalize_name(heading))
    made.source, made.line = "cook.md", line
    return made


def directive(
    *body: nodes.Node, argument: str = "", line: int = 3, **fields: Any
) -> jobposting:
    """Return the placeholder that the directive leaves, with one field per line."""
    made = jobposting(argument=argument, docname="cook", doubts=[])
    made.source, made.line = "cook.md", line
    made["fields"] = [
        Written(name.replace("_", "-"), raw, line + number)
        for number, (name, raw) in enumerate(fields.items(), 1)
    ]
    if argument:
        heading = nodes.title(argument, argument)
        heading.source, heading.line = "cook.md", line
        made += heading
    made += body
    return made


def text(words: str, line: int | None = None) -> nodes.paragraph:
    """Return a paragraph."""
    made = nodes.paragraph(words, words)
    made.source, made.line = "cook.md", line
    return made


def shape(node: nodes.Node) -> object:
    """Return headings and texts as nested lists; a placeholder is ``*``."""
    if isinstance(node, jobposting):
        return "*"
    if isinstance(node, nodes.section | nodes.document):
        return [shape(child) for child in node.children]
    return node.astext()


@contextmanager
def reported() -> Iterator[list[Finding]]:
    """Collect the findings that are reported in Sphinx's log."""
    found: list[Finding] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(vars(record)[RECORD])

    logger = logging.getLogger(NAMESPACE)
    before = logger.handlers[:]
    logger.handlers[:] = [Collect()]
    try:
        yield found
    finally:
        logger.handlers[:] = before
