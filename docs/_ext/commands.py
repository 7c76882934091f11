"""Make the reference of the commands from what argparse knows about them.

``command-reference`` lists the arguments, options, and exit codes of a command.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_jobposting.cli import COMMANDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# The commands use the language of the terminal, but this documentation is in English.
os.environ["LANGUAGE"] = "C"
os.environ["COLUMNS"] = "60"

_EXIT_CODES = re.compile(r"exit codes: (.*?)\.(?=\n\n|\Z)", re.S)
_CODE = re.compile(r"(\d+) (.+?)(?:; (?=\d)|\Z)", re.S)


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return the parser of a command."""
    command = next(command for command in COMMANDS if command.name == name)
    parser = argparse.ArgumentParser(prog=f"sphinx-jobposting {name}")
    import_module(command.module).add_arguments(parser)
    return parser


class CommandReference(SphinxDirective):
    """The summary, usage, arguments, options, and exit codes of a command."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        summary = next(command.summary for command in COMMANDS if command.name == name)
        parser = parser_of(name)
        usage = parser.format_usage().removeprefix("usage: ").strip()
        usage = re.sub(r"\n +", "\n  ", usage)
        return [
            nodes.paragraph("", f"{summary[:1].upper()}{summary[1:]}."),
            nodes.literal_block(usage, usage, language="none"),
            nodes.definition_list(
                "",
                *(option(action) for action in parser._actions if action.dest != "help"),
                classes=["reference-list"],
            ),
            *exit_codes(parser.epilog or ""),
        ]


def option(action: argparse.Action) -> nodes.definition_list_item:
    """Return an argument or option and what it does."""
    value = action.metavar if isinstance(action.metavar, str) else ""
    if action.choices:
        value = "{" + ",".join(map(str, action.choices)) + "}"
    names = [f"{name} {value}".strip() for name in action.option_strings] or [value]
    term = nodes.term("", "")
    for index, name in enumerate(names):
        term += [nodes.Text(", ")] if index else []
        term += nodes.literal(name, name)
    said = action.help or ""
    said = f"{said[:1].upper()}{said[1:]}."
    return nodes.definition_list_item(
        "", term, nodes.definition("", nodes.paragraph("", said))
    )


def exit_codes(epilog: str) -> Iterable[nodes.Node]:
    """Yield the exit codes that the help names."""
    found = _EXIT_CODES.search(epilog)
    if found is None:
        return
    yield nodes.paragraph("", "Exit codes:")
    items = nodes.bullet_list("")
    for code, meaning in _CODE.findall(" ".join(found[1].split())):
        line = nodes.paragraph(
            "", "", nodes.literal(code, code), nodes.Text(f": {meaning}")
        )
        items += nodes.list_item("", line)
    yield items


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("command-reference", CommandReference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
