"""The command ``sphinx-jobposting``, which runs the module of a subcommand.

Only that module is imported, so that each subcommand is fast and needs few packages.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version

from ..i18n import terminal_catalog
from .console import epilog, translate_argparse

FAILED, INTERRUPTED = 2, 130
"""The exit codes if a command cannot run, and if Ctrl+C ended it."""

EXAMPLES = (
    'sphinx-jobposting new "Community Coordinator" -o docs/jobs',
    "sphinx-jobposting check --source docs",
)


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand. Its *module* has ``add_arguments(parser)`` and ``run(args) -> int``.

    *summary* is its line in the help; *extra* is the extra of the package that installs
    what it needs in addition (or empty). If *passes_on* is true, unknown arguments are
    passed unchanged to it in ``args.passed_on``.
    """

    name: str
    module: str
    summary: str
    extra: str = ""
    passes_on: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("new", "sphinx_jobposting.cli.new", "write a page for a new job, to fill in"),
    Command(
        "import",
        "sphinx_jobposting.cli.import_",
        "make postings from the pages, job files, and job boards that you have",
        extra="import",
    ),
    Command(
        "check",
        "sphinx_jobposting.cli.check",
        "check the postings of a site, built or as Sphinx source",
    ),
    Command(
        "preview",
        "sphinx_jobposting.cli.preview.command",
        "show the site with its drafts in the browser, and rebuild it as you write",
        extra="preview",
        passes_on=True,
    ),
    Command(
        "changes",
        "sphinx_jobposting.cli.changes",
        "print which jobs were added, changed, or removed between two built sites",
    ),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line *argv* (default: that of the process); return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    translate_argparse()
    gettext = terminal_catalog().gettext
    parser = argparse.ArgumentParser(
        prog="sphinx-jobposting",
        description=gettext("Job postings in a Sphinx handbook."),
        epilog=epilog("", *EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {version('sphinx-jobposting')}",
        help=gettext("show the version and exit"),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    asked = next((text for text in arguments if not text.startswith("-")), "")
    for command in COMMANDS:
        summary = gettext(command.summary)
        subparser = commands.add_parser(
            command.name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}."
        )
        if command.name == asked:
            try:
                module = import_module(command.module)
            except ModuleNotFoundError as error:
                return _missing(command, error)
            module.add_arguments(subparser)
            subparser.set_defaults(run=module.run, passes_on=command.passes_on)
    args, unknown = parser.parse_known_args(arguments)
    if unknown and not args.passes_on:
        parser.parse_args(arguments)  # an error about unknown arguments
    args.passed_on = unknown
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # For a character that the terminal cannot show, it shows the number.
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has closed the pipe, and Python must not flush into it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code


def _missing(command: Command, error: ModuleNotFoundError) -> int:
    """Say which extra contains a package that is not installed."""
    if not command.extra:
        raise error
    text = terminal_catalog().gettext(
        "sphinx-jobposting %(command)s needs %(package)s, which is not installed. "
        "Install it with: pip install 'sphinx-jobposting[%(extra)s]'"
    )
    params = {"command": command.name, "package": error.name, "extra": command.extra}
    print(text % params, file=sys.stderr)
    return FAILED
