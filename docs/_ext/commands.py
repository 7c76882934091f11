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

from sphinx_jobposting.cli import COMMANDS, Command

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# The commands use the language of the terminal, but this documentation is in English.
os.environ["LANGUAGE"] = "C"
os.environ["COLUMNS"] = "60"

_EXIT_CODES = re.compile(r"exit codes: (.*?)\.(?=\n\n|\Z)", re.S)
_CODE = re.compile(r"(\d+) (.+?)(?:; (?=\d)|\Z)", re.S)


def parser_of(command: Command) -> argparse.ArgumentParser:
    """Return the parser of a command."""
    parser = argparse.ArgumentParser(prog=f"sphinx-jobposting {command.name}")
    import_module(command.module).add_arguments(parser)
    return parser


class CommandReference(SphinxDirective):
    """The summary, usage, arguments, options, and exit codes of a command."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        command = next(row for row in COMMANDS if row.name == self.arguments[0])
        summary, parser = command.summary, parser_of(command)
        arguments = {
            **passed_on(command),
            **{names(action): action.help or "" for action in parser._actions},
        }
        usage = parser.format_usage().removeprefix("usage: ").strip()
        usage = re.sub(r"\n +", "\n  ", usage)
        return [
            nodes.paragraph("", f"{summary[:1].upper()}{summary[1:]}."),
            nodes.literal_block(usage, usage, language="none"),
            nodes.definition_list(
                "",
                *(item(*row) for row in arguments.items() if "-h" not in row[0]),
                classes=["reference-list"],
            ),
            *exit_codes(parser.epilog or ""),
        ]


def passed_on(command: Command) -> dict[tuple[str, ...], str]:
    """Return the arguments that a command passes on, which its parser does not know."""
    if not command.passes_on:
        return {}
    meanings = import_module(command.module).arguments()
    return {(name,): meaning for name, meaning in meanings.items()}


def names(action: argparse.Action) -> tuple[str, ...]:
    """Return an argument, or the names of an option, with its value."""
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if action.nargs == 0:
        value = ""
    elif action.choices:
        value = "{" + ",".join(map(str, action.choices)) + "}"
    return tuple(f"{name} {value}".strip() for name in action.option_strings) or (value,)


def item(names: Iterable[str], meaning: str) -> nodes.definition_list_item:
    """Return an argument or option, and what it does."""
    term = nodes.term("", "")
    for index, name in enumerate(names):
        term += [nodes.Text(", ")] if index else []
        term += nodes.literal(name, name)
    said = nodes.paragraph("", f"{meaning[:1].upper()}{meaning[1:]}.")
    return nodes.definition_list_item("", term, nodes.definition("", said))


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
