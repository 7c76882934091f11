"""The ``check`` command: its arguments, and what it does."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections import Counter
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import TextIO

from ...i18n import terminal_catalog
from ...model.finding import LEVELS
from ...model.instants import source_date_epoch
from ..built_site.files import Unreadable, walk
from ..console import Progress, end_help_with, printable
from .file_checker import CheckResult, FileChecker, unreadable_result
from .formats import Format, GitHubFormat, JsonFormat, TextFormat
from .own_stdout import own_stdout

FINE, ERRORS, INCOMPLETE = 0, 1, 2
MOST_DAYS = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``check`` to *parser*."""
    gettext = terminal_catalog().gettext
    end_help_with(
        parser,
        gettext(
            "exit codes: 0 no errors; 1 errors were found; 2 something could not be read, "
            "or a file given by name has no posting."
        ),
        "sphinx-jobposting check docs/_build/html --closing-within 7",
        "sphinx-jobposting check --source docs",
    )
    # Not both, or the page and its source would have the same findings twice.
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "paths",
        nargs="*",
        default=[],
        metavar="PATH",
        type=Path,
        help=gettext(
            "a built page, a JSON-LD file, or a folder to search for .html, .json, and "
            ".jsonld files"
        ),
    )
    what.add_argument(
        "--source",
        metavar="DIR",
        type=Path,
        help=gettext(
            "a Sphinx source folder with a conf.py; drafts are also checked, and nothing "
            "is built"
        ),
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help=gettext(
            "text for people (default), json for programs, or annotations on GitHub"
        ),
    )
    parser.add_argument(
        "--level",
        choices=LEVELS,
        default="warning",
        help=gettext("the least serious findings to show (default: warning)"),
    )
    parser.add_argument(
        "--closing-within",
        type=_days,
        metavar="DAYS",
        help=gettext("also show which open postings close within this many days"),
    )
    parser.add_argument(
        "--quiet",
        action="store_true",
        help=gettext("show only findings: no progress, no summary"),
    )


def run(args: argparse.Namespace) -> int:
    """Check the paths in *args*, write a report to standard output, return the exit
    code."""
    out, catalog = sys.stdout, terminal_catalog()
    try:
        now = source_date_epoch() or dt.datetime.now(dt.UTC)
    except ValueError as error:
        print(catalog.gettext(str(error)), file=sys.stderr)
        return INCOMPLETE
    if args.source is None:
        return _check(args, now, out, catalog)
    with own_stdout() as own:
        return _check(args, now, own, catalog)


def _check(
    args: argparse.Namespace, now: dt.datetime, out: TextIO, catalog: NullTranslations
) -> int:
    format_ = _format(args.format, out, catalog)
    shown = LEVELS[: LEVELS.index(args.level) + 1]
    levels: Counter[str] = Counter()
    progress = Progress(sys.stderr, quiet=args.quiet)
    postings, complete = 0, True
    for result in _results(args, now, catalog, progress):
        postings += result.postings
        complete = complete and result.complete
        levels.update(finding.level for finding in result.findings)
        wanted = [finding for finding in result.findings if finding.level in shown]
        if wanted:
            progress.clear()
        for finding in wanted:
            format_.add(finding)
    progress.clear()
    format_.end()
    if not args.quiet:
        _summary(args, catalog, levels, postings)
    if not complete:
        return INCOMPLETE
    return ERRORS if levels["error"] else FINE


def _results(
    args: argparse.Namespace,
    now: dt.datetime,
    catalog: NullTranslations,
    progress: Progress,
) -> Iterator[CheckResult]:
    """Yield the result for each path."""
    if args.source is not None:
        from .source import check_source  # late: it imports Sphinx

        yield check_source(args.source, args.closing_within, catalog, progress)
        return
    checker = FileChecker(now, args.closing_within)
    for path in args.paths:
        if not path.is_dir():
            yield _named_file(checker.check(path), path)
            continue
        empty = True
        for inner in walk(path):
            empty = False
            yield checker.check(inner)
            progress.step(
                lambda count: catalog.ngettext(
                    "%(count)s file checked", "%(count)s files checked", count
                )
            )
        if empty:
            nothing = Unreadable("This folder has no .html, .json, or .jsonld files.")
            yield unreadable_result(nothing, path)


def _named_file(result: CheckResult, path: Path) -> CheckResult:
    """Return the result for a file that the command names: it should contain a posting."""
    if result.postings or not result.complete:
        return result
    if result.findings:
        result.complete = False  # the findings say why there is no posting
        return result
    missing = Unreadable("There is no JobPosting in this file.")
    return unreadable_result(missing, path, result)


def _days(text: str) -> int:
    if not (text.isdecimal() and len(text) < 10 and int(text) <= MOST_DAYS):
        problem = terminal_catalog().gettext(
            "“%(value)s” is not a number of days from 0 to %(most)s."
        )
        raise argparse.ArgumentTypeError(
            problem % {"value": printable(text), "most": MOST_DAYS}
        )
    return int(text)


def _format(kind: str, out: TextIO, catalog: NullTranslations) -> Format:
    if kind == "json":
        return JsonFormat(out, catalog)
    if kind == "github":
        return GitHubFormat(out, catalog)
    color = (
        out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return TextFormat(out, catalog, color=color)


def _summary(
    args: argparse.Namespace, catalog: NullTranslations, levels: Counter[str], postings: int
) -> None:
    """Print one line to standard error; standard output is only for findings."""
    ngettext = catalog.ngettext
    if not postings:
        text = catalog.gettext("There was no open posting to check.")
    else:
        errors, warnings, hints = levels["error"], levels["warning"], levels["hint"]
        text = catalog.gettext("%(postings)s: %(errors)s, %(warnings)s, %(hints)s.") % {
            "postings": ngettext("%(count)s posting", "%(count)s postings", postings)
            % {"count": postings},
            "errors": ngettext("%(count)s error", "%(count)s errors", errors)
            % {"count": errors},
            "warnings": ngettext("%(count)s warning", "%(count)s warnings", warnings)
            % {"count": warnings},
            "hints": ngettext("%(count)s hint", "%(count)s hints", hints)
            % {"count": hints},
        }
        if hints and args.level != "hint":
            text = f"{text} {catalog.gettext('See the hints with --level hint.')}"
    print(text, file=sys.stderr)
