"""The command line of ``sphinx-jobposting preview``."""

from __future__ import annotations

import argparse
import os
import re
import signal
import socket
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import sphinx_autobuild  # noqa: F401 - not installed without the extra

from ...i18n import terminal_catalog
from ..console import definitions, end_help_with

FAILED = 2
MAX_PORT = 65_535

USAGE = "sphinx-jobposting preview SRC [OUTPUT] [OPTION ...]"

EXAMPLES = (
    "sphinx-jobposting preview docs",
    "sphinx-jobposting preview docs --port 8080 --open-browser",
    "sphinx-jobposting preview docs docs/_build/preview -b dirhtml",
)


def arguments() -> dict[str, str]:
    """Return what follows the command, each with its meaning, for the help.

    Argparse gets none of it: only the parser of sphinx-autobuild knows which word is the
    value of an option, and which one is the source.
    """
    gettext = terminal_catalog().gettext
    return {
        "SRC": gettext("the folder with the conf.py"),
        "OUTPUT": gettext("the folder to write to; by default, a temporary one"),
        "OPTION": gettext(
            "any option of sphinx-autobuild or sphinx-build, such as --port, "
            "--open-browser, --watch, --ignore, -W, or -q"
        ),
    }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``preview`` to *parser*; all others are passed on."""
    gettext = terminal_catalog().gettext
    parser.usage = USAGE
    parser.add_argument_group(gettext("positional arguments"), definitions(arguments()))
    exit_codes = gettext("exit codes: 0 Ctrl+C ended it; 2 the site could not be served.")
    end_help_with(parser, exit_codes, *EXAMPLES)
    parser.allow_abbrev = False
    parser.set_defaults(fail=parser.error)


def run(args: argparse.Namespace) -> int:
    """Serve the site in *args* until a signal ends it, and return the exit code."""
    from .fork_client import ForkClient  # late: not for its help
    from .processes import Processes

    _end_at_signals()
    processes = Processes()
    with ExitStack() as stack:
        try:
            fork_client = ForkClient(processes)
            if can_fork():
                # It imports its modules while this process does the same.
                fork_client.start()
            from . import (  # late: meanwhile, the fork server starts
                autobuild_private,
                server,
            )

            arguments, known = _completed(args, autobuild_private.options_parser(), stack)
            if problem := _cannot_serve(known.host, known.port):
                print(problem, file=sys.stderr)
                return FAILED
            if not can_fork() or known.pdb:
                autobuild_private.run(arguments)
            else:
                quiet = known.quiet or known.really_quiet
                source = Path(known.sourcedir).resolve()
                server.serve(arguments, processes, fork_client, source, quiet)
        except (OSError, ValueError, re.error) as error:
            print(f"sphinx-jobposting preview: {error}", file=sys.stderr)
            return FAILED
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            processes.end()
    return 0


def can_fork() -> bool:
    """Return whether a process can be copied here; on Windows it cannot."""
    return hasattr(os, "fork")


def _completed(
    args: argparse.Namespace, parser: argparse.ArgumentParser, stack: ExitStack
) -> tuple[list[str], argparse.Namespace]:
    """Return the arguments for sphinx-autobuild, and their meaning.

    Without an output folder, they get a temporary one, which *stack* removes.
    """
    given: list[str] = args.passed_on
    parser.usage = USAGE
    # Only the parser of all options knows which argument is the source. Two empty arguments
    # at the end show how many are missing.
    known, rest = parser.parse_known_args([*given, "", ""])
    gettext = terminal_catalog().gettext
    if not known.sourcedir:
        args.fail(gettext("SRC is missing: the folder with the conf.py."))
    if unknown := [text for text in rest if text]:
        args.fail(gettext("There is no option %(option)s.") % {"option": unknown[0]})
    for folder in (known.sourcedir, *known.additional_watched_dirs):
        if not Path(folder).is_dir():
            args.fail(gettext("There is no folder %(folder)s.") % {"folder": folder})
    confdir = Path(known.confdir or known.sourcedir)
    if not known.noconfig and not (confdir / "conf.py").is_file():
        args.fail(gettext("There is no conf.py in %(folder)s.") % {"folder": confdir})
    if not 0 <= known.port <= MAX_PORT:
        problem = gettext("--port takes a number from 0 to %(most)d, not %(port)d.")
        args.fail(problem % {"most": MAX_PORT, "port": known.port})
    arguments = list(given)
    if not known.outputdir:
        prefix = "sphinx-jobposting-preview-"
        output = stack.enter_context(
            tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)
        )
        # After -M come the builder, the source, and the output, and then the options.
        place = 3 if known.use_make_mode else len(arguments)
        arguments.insert(place, output)
    if not sys.stdout.isatty() and not known.verbosity:
        arguments.append("-q")  # no progress in a log
    return [*arguments, "-t", "drafts"], known


def _cannot_serve(host: str, port: int) -> str | None:
    """Return why nothing can be served there, or None. This is checked before the build."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        text = terminal_catalog().gettext(
            "The site cannot be served on port %(port)d of %(host)s: %(problem)s. "
            "Choose another with --port; 0 finds a free one."
        )
        return text % {"port": port, "host": host, "problem": error.strerror}
    return None


def _end_at_signals() -> None:
    """Let a signal that ends the process also end the processes it started."""

    def end(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, end)
    # The terminal is gone. Under nohup, this signal must stay ignored.
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is not None and signal.getsignal(hang_up) == signal.SIG_DFL:
        # The server handles the other signal.
        signal.signal(hang_up, lambda *_: signal.raise_signal(signal.SIGTERM))
