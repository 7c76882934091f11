"""What the commands share: their messages, and their progress. No Sphinx.

The messages are in the language of the terminal.
"""

from __future__ import annotations

import gettext
import textwrap
import time
from pathlib import Path
from typing import TextIO

Words = gettext.NullTranslations

_DOMAIN = "sphinx_jobposting"
_LOCALE = Path(__file__).parent.parent / "i18n" / "locale"
_HELP_WIDTH = 80
_CLEAR = "\r\x1b[K"


def words() -> Words:
    """The catalogue of the language that the environment asks for (LANGUAGE, LANG …)."""
    return gettext.translation(_DOMAIN, _LOCALE, fallback=True)


def speak() -> None:
    """Let argparse say its own words from our catalogue: it asks the current domain."""
    gettext.bindtextdomain(_DOMAIN, str(_LOCALE))
    gettext.textdomain(_DOMAIN)


def epilog(exit_codes: str, *examples: str) -> str:
    """The end of a help text, which is shown as it stands; *exit_codes* may be empty."""
    lines = [words().gettext("examples:"), *(f"  {line}" for line in examples)]
    return "\n".join([textwrap.fill(exit_codes, _HELP_WIDTH), "", *lines]).lstrip()


class Progress:
    """A line on a terminal that counts; nothing in a log, and nothing where *quiet*."""

    def __init__(self, out: TextIO, *, quiet: bool) -> None:
        self._out = out
        self._on = out.isatty() and not quiet
        self._count = 0
        self._next = time.monotonic() + 0.3  # what is soon done needs no line

    def step(self, text: str) -> None:
        """One thing more is done; *text* has a place ``%(count)s``."""
        self._count += 1
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.1
            line = text % {"count": self._count}
            print(f"{_CLEAR}{line}", end="", file=self._out, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._on:
            print(_CLEAR, end="", file=self._out, flush=True)
