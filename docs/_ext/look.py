"""Make the reference of the look from the templates, the style sheet, and the events.

``template-reference`` lists the templates of a folder with the comment at the start of
each; ``block-reference`` lists the blocks of a template; ``property-reference`` lists the
custom properties of the style sheet; ``event-reference`` lists the handlers of Sphinx's
events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from reference import paragraph
from sphinx.util.docutils import SphinxDirective

from sphinx_jobposting.theme.pages import STYLE_SHEET, TEMPLATES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.events import EventListener
    from sphinx.util.typing import ExtensionMetadata

PROPERTIES = {
    "--paper": "The background of the page",
    "--ink": "The text",
    "--quiet": "Labels, captions, and the footer",
    "--rule": "Lines between parts of a page",
    "--edge": "Borders of controls, such as the search field",
    "--wash": "The background of code",
    "--accent": "Links and buttons",
    "--alert": "The notice above a draft",
    "--measure": "The width of the column",
    "--mono": "The font of code",
}
"""What each custom property colors or measures."""

_COMMENT = re.compile(r"\{#-?\s*(.*?)\s*-?#\}", re.S)
_BLOCK = re.compile(r"\{%-? block (\w+) -?%\}")
_PROPERTY = re.compile(r"(--[\w-]+): ([^;]+);")


def entry(name: str, *said: nodes.Node) -> nodes.definition_list_item:
    """Return a list entry with a name, as code, and its description."""
    term = nodes.term("", "", nodes.literal(name, name))
    return nodes.definition_list_item(
        "", term, nodes.definition("", nodes.paragraph("", "", *said))
    )


def listed(entries: Iterable[nodes.Node]) -> nodes.definition_list:
    """Return entries as a list."""
    return nodes.definition_list("", *entries, classes=["reference-list"])


def code(text: str) -> nodes.literal:
    """Return text as code."""
    return nodes.literal(text, text)


class TemplateReference(SphinxDirective):
    """The templates of job pages."""

    def run(self) -> list[nodes.Node]:
        body = []
        for path in sorted(Path(TEMPLATES).rglob("*.html")):
            self.env.note_dependency(str(path))
            said = _COMMENT.match(path.read_text(encoding="utf-8"))
            if said is None:
                raise self.error(f"{path.name} does not begin with a comment")
            name = path.relative_to(TEMPLATES).as_posix()
            body.append(entry(name, *paragraph(" ".join(said[1].split())).children))
        return [listed(body)]


class BlockReference(SphinxDirective):
    """The blocks of the skeleton, in order."""

    def run(self) -> list[nodes.Node]:
        path = Path(TEMPLATES, "jobposting", "layout.html")
        self.env.note_dependency(str(path))
        line = nodes.paragraph("")
        for index, name in enumerate(_BLOCK.findall(path.read_text(encoding="utf-8"))):
            line += [nodes.Text(", ")] if index else []
            line += nodes.literal(name, name)
        return [line]


class PropertyReference(SphinxDirective):
    """The custom properties, with their values in light and dark."""

    def run(self) -> list[nodes.Node]:
        path = Path(STYLE_SHEET)
        self.env.note_dependency(str(path))
        light, dark = re.findall(r":root \{(.*?)\n *\}", path.read_text("utf-8"), re.S)[:2]
        in_light, in_dark = dict(_PROPERTY.findall(light)), dict(_PROPERTY.findall(dark))
        if in_light.keys() != PROPERTIES.keys():
            raise self.error(f"PROPERTIES in {__name__} is not what {path.name} has")
        return [listed(self.item(name, in_light[name], in_dark) for name in in_light)]

    def item(self, name: str, value: str, in_dark: dict[str, str]) -> nodes.Node:
        dark: tuple[nodes.Node, ...] = ()
        if name in in_dark:
            dark = nodes.Text(", in dark mode "), code(in_dark[name])
        return entry(name, nodes.Text(f"{PROPERTIES[name]}: "), code(value), *dark)


class EventReference(SphinxDirective):
    """The handlers that the extension has connected to Sphinx's events."""

    def run(self) -> list[nodes.Node]:
        listeners = self.env.app.events.listeners
        return [
            listed(
                self.item(event, ours)
                for event in sorted(listeners, key=ORDER.index)
                if (ours := list(filter(is_ours, listeners[event])))
            )
        ]

    def item(self, event: str, listeners: list[EventListener]) -> nodes.Node:
        lines = nodes.bullet_list("")
        for listener in sorted(listeners, key=lambda listener: listener.priority):
            said = (listener.handler.__doc__ or "").partition("\n")[0].split(" (``")[0]
            text = nodes.Text(f": {said.replace('`', '').rstrip('.')}.")
            line = nodes.paragraph("", "", code(str(listener.priority)), text)
            lines += nodes.list_item("", line)
        return nodes.definition_list_item(
            "", nodes.term("", "", code(event)), nodes.definition("", lines)
        )


def is_ours(listener: EventListener) -> bool:
    """Return whether an event handler is a function of this extension."""
    return getattr(listener.handler, "__module__", "").startswith("sphinx_jobposting.")


ORDER = (
    "config-inited",
    "builder-inited",
    "env-get-outdated",
    "env-before-read-docs",
    "env-purge-doc",
    "source-read",
    "include-read",
    "object-description-transform",
    "doctree-read",
    "env-merge-info",
    "env-updated",
    "env-get-updated",
    "env-check-consistency",
    "write-started",
    "missing-reference",
    "warn-missing-reference",
    "doctree-resolved",
    "html-collect-pages",
    "html-page-context",
    "build-finished",
)
"""Sphinx's events, in the order of a build."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("template-reference", TemplateReference)
    app.add_directive("block-reference", BlockReference)
    app.add_directive("property-reference", PropertyReference)
    app.add_directive("event-reference", EventReference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
