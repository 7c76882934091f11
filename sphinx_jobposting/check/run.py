"""The command itself: its arguments, its course, its exit code."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from ..console import Words, words
from ..rules import LEVELS
from .files import walk
from .judging import Court
from .report import GitHubReport, JsonReport, Report, TextReport, one_line

FINE, ERRORS, INCOMPLETE = 0, 1, 2
EPILOG = """\
exit codes: 0 no errors; 1 errors were found; 2 something could not be read, or there was
no posting to check.

example: sphinx-jobposting check _build/html --closing-within 7
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``check`` to *parser*."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        type=Path,
        help="a built page, a JSON-LD file, or a folder to search for .html, .json and "
        ".jsonld files",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="text for people (default), json for programs, or annotations on GitHub",
    )
    parser.add_argument(
        "--level",
        choices=LEVELS,
        default="warning",
        help="the mildest findings to show (default: warning)",
    )
    parser.add_argument(
        "--closing-within",
        type=_days,
        metavar="DAYS",
        help="also say which postings close in so many days or fewer",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="show findings alone: no progress, no summary"
    )


def run(args: argparse.Namespace) -> int:
    """Check what *args* name, write a report to standard output, return the exit code."""
    out, catalogue = sys.stdout, words()
    if hasattr(out, "reconfigure"):
        # A terminal that cannot show a character shows its number.
        out.reconfigure(errors="backslashreplace")
    try:
        now = judging_instant()
    except ValueError as error:
        print(catalogue.gettext(str(error)), file=sys.stderr)
        return INCOMPLETE
    report = _report(args.format, out, catalogue)
    court = Court(now, args.closing_within, catalogue.gettext)
    shown = LEVELS[: LEVELS.index(args.level) + 1]
    levels: Counter[str] = Counter()
    progress = _Progress(catalogue, quiet=args.quiet)
    postings, complete = 0, True
    for path, named in _paths(args.paths):
        verdict = court.file(path)
        postings += verdict.postings
        complete = complete and verdict.complete
        levels.update(finding.rule.level for finding in verdict.findings)
        wanted = [f for f in verdict.findings if f.rule.level in shown]
        if wanted:
            progress.clear()
        for finding in wanted:
            report.add(str(path), finding)
        if named and not verdict.postings and not verdict.findings and not args.quiet:
            progress.clear()
            text = catalogue.gettext("%(file)s: there is no JobPosting in this file.")
            print(text % {"file": one_line(str(path))}, file=sys.stderr)
        progress.step()
    progress.clear()
    report.end()
    if not args.quiet:
        _summary(args, catalogue, levels, postings)
    if not complete or not postings:
        return INCOMPLETE
    return ERRORS if levels["error"] else FINE


def judging_instant() -> dt.datetime:
    """The instant to judge for: ``SOURCE_DATE_EPOCH``, else now.

    :raises ValueError: where that variable is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC)
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            "SOURCE_DATE_EPOCH is not a number of seconds since 1970."
        ) from None


def _days(text: str) -> int:
    days = int(text)
    if not 0 <= days <= 100_000:
        raise ValueError(text)
    return days


def _paths(paths: list[Path]) -> Iterator[tuple[Path, bool]]:
    """The files to check, and whether each was named by itself."""
    for path in paths:
        if path.is_dir():
            yield from ((inner, False) for inner in walk(path))
        else:
            yield path, True


def _report(kind: str, out: TextIO, catalogue: Words) -> Report:
    if kind == "json":
        return JsonReport(out, catalogue)
    if kind == "github":
        return GitHubReport(out, catalogue)
    colour = (
        out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return TextReport(out, catalogue, colour=colour)


def _summary(
    args: argparse.Namespace, catalogue: Words, levels: Counter[str], postings: int
) -> None:
    """One line on standard error, so that a report stays what its format says."""
    if not postings:
        text = catalogue.gettext("There was no posting to check.")
    else:
        text = catalogue.gettext(
            "%(postings)s postings: %(errors)s errors, %(warnings)s warnings, "
            "%(hints)s hints."
        ) % {
            "postings": postings,
            "errors": levels["error"],
            "warnings": levels["warning"],
            "hints": levels["hint"],
        }
        if levels["hint"] and args.level != "hint":
            text = f"{text} {catalogue.gettext('See the hints with --level hint.')}"
    print(text, file=sys.stderr)


class _Progress:
    """A line on a terminal that counts files; nothing elsewhere."""

    def __init__(self, catalogue: Words, *, quiet: bool) -> None:
        self._text = catalogue.gettext("%(count)s files checked")
        self._on = sys.stderr.isatty() and not quiet
        self._count = 0
        self._next = time.monotonic() + 0.3

    def step(self) -> None:
        """One file more."""
        self._count += 1
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.1
            text = self._text % {"count": self._count}
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._on:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
