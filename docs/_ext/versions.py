"""List the supported versions from ``pyproject.toml``.

``dependency-reference`` lists the dependencies with their lower bounds and the comments
next to them; ``python-versions`` prints the versions of Python.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PYPROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"

_REQUIREMENT = re.compile(r'^ {4}"([\w.-]+)>=([\w.]+)[^"]*",\s*# (.*)$', re.M)


def dependencies(text: str) -> list[tuple[str, str, str]]:
    """Return name, lower bound, and reason of each dependency."""
    table = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.M | re.S)
    return _REQUIREMENT.findall(table[1]) if table else []


class FromProject(SphinxDirective):
    """A directive that reads ``pyproject.toml``, and reads it again if it changes."""

    def project(self) -> str:
        self.env.note_dependency(str(PYPROJECT))
        return PYPROJECT.read_text(encoding="utf-8")

    def parsed(self, lines: list[str]) -> list[nodes.Node]:
        parent = nodes.Element()
        source = StringList(lines, source=str(PYPROJECT))
        self.state.nested_parse(source, self.content_offset, parent)
        return parent.children


class DependencyReference(FromProject):
    """The dependencies as a table."""

    def run(self) -> list[nodes.Node]:
        rows = dependencies(self.project())
        return self.parsed(
            [
                "| Package | From | What for |",
                "| --- | --- | --- |",
                *(f"| {name} | {bound} | {reason} |" for name, bound, reason in rows),
            ]
        )


class PythonVersions(FromProject):
    """The versions of Python in the classifiers."""

    def run(self) -> list[nodes.Node]:
        project: dict[str, Any] = tomllib.loads(self.project())["project"]
        start = "Programming Language :: Python :: 3."
        found = [c for c in project["classifiers"] if c.startswith(start)]
        first, last = (c.rpartition(" ")[2] for c in (found[0], found[-1]))
        return self.parsed([f"Python {first} to {last}."])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("dependency-reference", DependencyReference)
    app.add_directive("python-versions", PythonVersions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
