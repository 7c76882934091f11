"""Shared parts of the commands: help texts and progress.

No Sphinx. Messages are in the language of the terminal.
"""

from __future__ import annotations

import argparse
import gettext
import textwrap
import time
from collections.abc import Callable, Mapping
from typing import TextIO

from ..i18n import CATALOG, LOCALE_DIR, terminal_catalog

DOCUMENTATION = "https://sphinx-jobposting.readthedocs.io/en/stable/"
"""The URL of the documentation of the latest release."""

_HELP_WIDTH = 80
_CLEAR = "\r\x1b[K"
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def translate_argparse() -> None:
    """Translate argparse's own messages, which it looks up in the current text domain."""
    gettext.bindtextdomain(CATALOG, str(LOCALE_DIR))
    gettext.textdomain(CATALOG)


def end_help_with(parser: argparse.ArgumentParser, exit_codes: str, *examples: str) -> None:
    """End the help text of *parser* with exit codes and examples."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = epilog(exit_codes, *examples)


def epilog(exit_codes: str, *examples: str) -> str:
    """Return the end of a help text; *exit_codes* may be empty."""
    lines = [terminal_catalog().gettext("examples:"), *(f"  {line}" for line in examples)]
    return "\n".join([textwrap.fill(exit_codes, _HELP_WIDTH), "", *lines]).lstrip()


def printable(text: str) -> str:
    """Return *text* without characters that control a terminal."""
    # Python calls no-break spaces, which French uses, unprintable.
    return "".join(c if c.isprintable() or c in _SPACES else "\ufffd" for c in text)


def definitions(meanings: Mapping[str, str]) -> str:
    """Return lines with names and their meanings, as argparse lists arguments."""
    indent = max(map(len, meanings)) + 2
    return "\n".join(
        textwrap.fill(
            f"{name:<{indent}}{meaning}",
            _HELP_WIDTH - 2,
            subsequent_indent=" " * indent,
            break_on_hyphens=False,
        )
        for name, meaning in meanings.items()
    )


class Progress:
    """A line on a terminal that shows a count; nothing in a log, or if *quiet*."""

    def __init__(self, out: TextIO, *, quiet: bool) -> None:
        self._out = out
        self._on = out.isatty() and not quiet
        self._count = 0
        self._next = time.monotonic() + 0.3  # no line for quick work

    def step(self, text: Callable[[int], str]) -> None:
        """Count one more; *text* returns the line for a number, with ``%(count)s``."""
        self._count += 1
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.1
            line = text(self._count) % {"count": self._count}
            print(f"{_CLEAR}{line}", end="", file=self._out, flush=True)

    def clear(self) -> None:
        """Remove the line."""
        if self._on:
            print(_CLEAR, end="", file=self._out, flush=True)
