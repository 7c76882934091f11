"""The ``import`` command: its arguments, what it does, and its exit code."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import TextIO

from ...i18n import terminal_catalog
from ..console import Progress, end_help_with
from ..site_conf import add_language, written_language
from .assemble import Options, assemble
from .outcomes import OUTCOMES
from .records import Job
from .report import JsonReport, Report, TextReport, printable
from .sources.files import MARKUP, Unreadable, decode, read_file, walk
from .sources.recognize import Recognized, read_standard_input, recognize
from .writer import Writer, Written

FINE, ASKS, INCOMPLETE = 0, 1, 2
STANDARD_INPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``import`` to *parser*."""
    gettext = terminal_catalog().gettext
    end_help_with(
        parser,
        gettext(
            "exit codes: 0 everything was imported; 1 something needs you; 2 something "
            "could not be read or written, or there was no job."
        ),
        "sphinx-jobposting import _jobs -o docs/jobs",
        "sphinx-jobposting import -r site/content -o docs/jobs --dry-run",
        "curl https://example.org/jobs.json | sphinx-jobposting import - -o docs/jobs",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=gettext(
            "a page, a file with jobs, or a folder of them; “-” is the standard input"
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        required=True,
        help=gettext("the folder to write to; it is created if it is missing"),
    )
    parser.add_argument(
        "-r",
        "--recursive",
        action="store_true",
        help=gettext("also read the folders inside a folder"),
    )
    parser.add_argument(
        "--site-url",
        metavar="URL",
        type=_site_url,
        default="",
        help=gettext(
            "the address of the old site, for links that would otherwise lead nowhere"
        ),
    )
    add_language(parser)
    parser.add_argument(
        "--bold-headings",
        action="store_true",
        help=gettext("turn lines that are entirely bold into headings"),
    )
    parser.add_argument(
        "--force", action="store_true", help=gettext("overwrite existing files")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=gettext("write nothing; only report")
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=gettext("text for people (default), or json for programs"),
    )
    parser.add_argument(
        "--quiet",
        action="store_true",
        help=gettext("report only what needs you: no progress, no summary"),
    )


def run(args: argparse.Namespace) -> int:
    """Import the files that *args* name, print a report, and return the exit code."""
    out, catalog = sys.stdout, terminal_catalog()
    report = _report(args, out, catalog)
    run = _Run(args, report, catalog)
    try:
        return run.all()
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("bs4", "lxml", "markdownify"):
            raise
        run.progress.clear()
        text = catalog.gettext(
            "%(file)s contains HTML. Reading it needs %(package)s, which is not installed."
            " Install it with: pip install 'sphinx-jobposting[import]'"
        )
        print(
            text % {"file": printable(run.source), "package": error.name}, file=sys.stderr
        )
        return INCOMPLETE


class _Run:
    """A run of the command, which imports all given paths and counts the results."""

    def __init__(
        self, args: argparse.Namespace, report: Report, catalog: NullTranslations
    ) -> None:
        self._args = args
        self._report = report
        self._catalog = catalog
        self._counts: Counter[str] = Counter()
        self._writer = Writer(
            args.output,
            force=args.force,
            dry=args.dry_run,
            language=args.language or written_language(args.output),
        )
        self.progress = Progress(sys.stderr, quiet=args.quiet)
        self.source = ""

    def all(self) -> int:
        """Import everything, and return the exit code."""
        for path, root, named in self._paths():
            self.source = str(path)
            self._file(path, root, named)
            self.progress.step(
                lambda count: self._catalog.ngettext(
                    "%(count)s file read", "%(count)s files read", count
                )
            )
        for written in self._writer.finish():
            self._done(written)
        self.progress.clear()
        summary = {
            name: self._counts[name]
            for name in ("written", "unchanged", "exists", "asks", "unreadable", "no-job")
        }
        self._report.end(summary)
        if not self._args.quiet:
            self._summary()
        if self._counts["unreadable"] or not self._counts["jobs"]:
            return INCOMPLETE
        return ASKS if self._counts["asks"] else FINE

    def _paths(self) -> Iterator[tuple[Path, Path, bool]]:
        """Yield each file, the folder it may take files from, and whether it was named."""
        output = self._args.output.resolve()
        seen: set[str] = set()
        for written in self._args.paths:
            path = Path(written)
            if written != STANDARD_INPUT and _is_folder(path):
                root = path.resolve()
                for inner in walk(path, deep=self._args.recursive, without=output):
                    yield from _once(inner, root, False, seen)
            else:
                yield from _once(path, _resolved(path).parent, True, seen)

    def _file(self, path: Path, root: Path, named: bool) -> None:
        try:
            found = self._recognize(path, named)
        except Unreadable as error:
            self._unreadable(str(path), error.problem, error.value)
            return
        if found.problem:
            self._unreadable(str(path), found.problem, found.value)
        elif not found.jobs and named:
            self._unreadable(str(path), "There is no job in this file.", "")
        elif not found.jobs:
            self._counts["no-job"] += 1
            self._report.skipped(str(path))
        options = Options(
            site=self._args.site_url,
            bold_headings=self._args.bold_headings,
            root=root,
            pages=self._is_page,
            translate=self._catalog.gettext,
        )
        for job in found.jobs:
            self._job(job, options)

    def _recognize(self, path: Path, named: bool) -> Recognized:
        if str(path) == STANDARD_INPUT:
            text, _ = decode(sys.stdin.buffer.read(10_000_001))
            return read_standard_input(text, STANDARD_INPUT)
        return recognize(read_file(path), str(path), named=named)

    def _is_page(self, path: Path) -> bool:
        """Return whether this run imports a file, so that links can go to its new page."""
        if path.suffix.lower() not in MARKUP | {""}:
            return False
        for written in self._args.paths:
            root = Path(written).resolve()
            if path == root or (self._args.recursive and path.is_relative_to(root)):
                return True
            if path.parent == root:
                return True
        return False

    def _job(self, job: Job, options: Options) -> None:
        self._counts["jobs"] += 1
        for written in self._writer.add(assemble(job, options)):
            self._done(written)

    def _done(self, written: Written) -> None:
        self._counts[written.status] += 1
        if written.status == "failed":
            self._counts["unreadable"] += 1
        if any(OUTCOMES[note.rule].kind == "asks" for note in written.notes):
            self._counts["asks"] += 1
        self.progress.clear()
        self._report.page(written)

    def _unreadable(self, source: str, problem: str, value: str) -> None:
        self._counts["unreadable"] += 1
        self.progress.clear()
        text = self._catalog.gettext(problem) % {"value": value}
        self._report.unreadable(source, text)

    def _summary(self) -> None:
        """Print one line to standard error, so that standard output stays valid JSON."""
        counts = self._counts
        if not counts["jobs"]:
            text = self._catalog.gettext("There was no job to import.")
        elif self._args.dry_run:
            text = self._catalog.gettext(
                "Jobs that would be written: %(written)s. Unchanged: %(unchanged)s. Need "
                "you: "
                "%(asks)s. Files that could not be read: %(unreadable)s."
            )
        else:
            text = self._catalog.gettext(
                "Jobs written: %(written)s. Unchanged: %(unchanged)s. Need you: %(asks)s. "
                "Files that could not be read: %(unreadable)s."
            )
        names = ("written", "unchanged", "asks", "unreadable")
        print(text % {name: counts[name] for name in names}, file=sys.stderr)


def _once(
    path: Path, root: Path, named: bool, seen: set[str]
) -> Iterator[tuple[Path, Path, bool]]:
    """Yield a file, unless it came before; *seen* has the paths that did."""
    resolved = str(_resolved(path))  # a Path takes several times the memory
    if resolved not in seen or str(path) == STANDARD_INPUT:
        seen.add(resolved)
        yield path, root, named


def _resolved(path: Path) -> Path:
    """Return *path* with its links followed, or as it is if that fails."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _site_url(text: str) -> str:
    if text and not re.match(r"https?://[^\s/?#]+", text):
        gettext = terminal_catalog().gettext
        problem = gettext("“%(value)s” is not the address of a site.")
        raise argparse.ArgumentTypeError(problem % {"value": printable(text)})
    return text if text.endswith("/") or not text else f"{text}/"


def _report(args: argparse.Namespace, out: TextIO, catalog: NullTranslations) -> Report:
    if args.format == "json":
        return JsonReport(out, catalog)
    color = (
        out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return TextReport(out, catalog, color=color, asks_alone=args.quiet)
