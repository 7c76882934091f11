"""Check a Sphinx source folder:

Sphinx only reads the folder, and nothing is left behind. The findings are those of the
warnings and panels in a build with the tag ``drafts``: what is reported while Sphinx reads,
and what the linter finds in each posting that is not closed.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ConfigError, SphinxError
from sphinx.util.logging import NAMESPACE, is_suppressed_warning

from ...builds.sphinx_private import prepare_page
from ...domain import PREVIEW_TAG, JobDomain, job_domain
from ...linter.posting import instant_for, lint_source
from ...log import RECORD
from ...model.finding import LEVELS, Finding
from ...writing.feeds import warn_without_base_url
from ...writing.page_head import shown_postings, structured_data
from ...writing.uris import address_of
from ..built_site.files import Unreadable
from ..console import Progress
from .file_checker import CheckResult

_EXTENSION = "sphinx_jobposting"
_UNREAD = ("no-heading", "not-understood")
"""The rules whose findings mean that Sphinx does not see a posting."""

_OVERRIDES = {"autosummary_generate": False}
"""An extension that writes pages into the source folder."""


class _Listener(logging.Handler):
    """Collects the findings that are reported to the log."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        finding: Finding | None = getattr(record, RECORD, None)
        if finding is not None:
            self.findings.append(finding)


def check_source(
    folder: Path,
    closing_within: int | None,
    catalog: NullTranslations,
    progress: Progress,
) -> CheckResult:
    """Check the postings of a source folder.

    It never raises because of its content. *catalog* is in the language of *progress*.
    """
    check = _Check(folder, closing_within, catalog, progress)
    with _listening() as listener, _nothing_written(), _silence():
        try:
            check.read()
        except (Exception, SystemExit) as error:
            check.note_failure(error)
    return check.result(listener.findings)


class _Check:
    def __init__(
        self,
        folder: Path,
        closing_within: int | None,
        catalog: NullTranslations,
        progress: Progress,
    ) -> None:
        self.folder = folder
        self.closing_within = closing_within
        self.catalog = catalog
        self.progress = progress
        self.app: Sphinx | None = None
        self.referring: set[str] = set()
        """The pages with references to postings."""
        self.linted: list[Finding] = []
        self.postings = 0
        self.failures: list[Finding] = []

    def read(self) -> None:
        """Let Sphinx read the folder, and check what it read."""
        if not (self.folder / "conf.py").is_file():
            raise Unreadable(
                "There is no conf.py in this folder.",
                "Name the folder that sphinx-build reads.",
            )
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as outside:
            self.app = app = Sphinx(
                self.folder,
                self.folder,
                Path(outside, "html"),
                Path(outside, "doctrees"),
                "html",
                confoverrides=dict(_OVERRIDES),
                status=None,
                warning=None,
                freshenv=True,
                tags=[PREVIEW_TAG],
            )
            if _EXTENSION not in app.extensions:
                raise Unreadable(
                    "This site does not load sphinx_jobposting.",
                    'Add it in conf.py: extensions = ["sphinx_jobposting"].',
                )
            app.connect("doctree-read", self._note_page)
            app.builder.read()
            self._check(app, job_domain(app.env))

    def _note_page(self, app: Sphinx, doctree: nodes.document) -> None:
        self.progress.step(
            lambda count: self.catalog.ngettext(
                "%(count)s page read", "%(count)s pages read", count
            )
        )
        if any(ref.get("refdomain") == "job" for ref in doctree.findall(pending_xref)):
            self.referring.add(app.env.docname)

    def _check(self, app: Sphinx, domain: JobDomain) -> None:
        domain.check_consistency()
        warn_without_base_url(app, domain)
        app.events.emit("env-get-updated", app.env)  # this numbers sections and figures
        app.builder.prepare_writing(set())  # so that its translators have their settings
        for docname in sorted(self.referring | domain.by_document.keys()):
            try:
                self._check_page(app, docname, domain)
            except Exception as error:
                # An extension may need something that only exists while a page is written.
                self._note_page_failure(error, str(app.env.doc2path(docname)))
        self.postings = sum(map(len, domain.by_document.values()))

    def _check_page(self, app: Sphinx, docname: str, domain: JobDomain) -> None:
        doctree = app.env.get_doctree(docname)
        app.env.apply_post_transforms(doctree, docname)
        if docname not in domain.by_document:
            return
        prepare_page(cast(StandaloneHTMLBuilder, app.builder), docname, doctree)
        base, now = domain.settings.base_url, domain.settings.now
        url = address_of(app.builder, docname, base) if base else None
        shown = shown_postings(docname, doctree, domain)
        for posting, data in structured_data(app, shown, url, domain):
            if domain.status(posting) == "closed":
                continue  # a closed posting has no data, and people cannot apply
            instant = instant_for(posting, now)
            # A draft or a scheduled posting does not close soon.
            is_open = domain.status(posting) == "open"
            within = self.closing_within if is_open else None
            self.linted += lint_source(posting, data, instant, within)

    def note_failure(self, error: BaseException) -> None:
        """Record why the folder could not be read completely."""
        file, line = self.folder, None
        message = str(error) or type(error).__name__
        if isinstance(error, Unreadable):
            self.failures.append(error.finding._replace(file=str(file)))
            return
        if isinstance(error, ConfigError):
            file = self.folder / "conf.py"
            message, line = _in_conf(error, file)
        else:
            if not isinstance(error, SphinxError):
                message = f"{type(error).__name__}: {error}"
            if self.app is not None and (name := _being_read(self.app)) is not None:
                file = self._shown(name)
        unreadable = Unreadable(
            "%(problem)s",
            "Build the site with sphinx-build, which shows more details.",
            problem=" ".join(message.split()),
        )
        self.failures.append(unreadable.finding._replace(file=str(file), line=line))

    def _note_page_failure(self, error: Exception, page: str) -> None:
        """Record that a page could not be checked; the other pages are checked."""
        unreadable = Unreadable(
            "This page cannot be checked: %(problem)s",
            "Build the site, and check the built page.",
            problem=" ".join(f"{type(error).__name__}: {error}".split()),
        )
        self.failures.append(unreadable.finding._replace(file=str(self._shown(page))))

    def result(self, reported: list[Finding]) -> CheckResult:
        """Return all findings, sorted by file and line."""
        suppressed = [] if self.app is None else self.app.config.suppress_warnings
        found: dict[tuple[object, ...], Finding] = {}
        for finding in (*reported, *self.linted):
            if is_suppressed_warning("jobposting", finding.rule, suppressed):
                continue
            file = self._shown(finding.file) if finding.file else self.folder
            finding = finding._replace(file=str(file))
            key = finding.rule, finding.file, finding.line, finding.text_in()
            found.setdefault(key, finding)
        findings = sorted(
            found.values(), key=lambda f: (f.file, f.line or 0, LEVELS.index(f.level))
        )
        unread = sum(finding.rule in _UNREAD for finding in findings)
        findings += self.failures
        return CheckResult(findings, self.postings + unread, not self.failures)

    def _shown(self, source: str | Path) -> Path:
        """Return the path of a file relative to here, like the folder in the command."""
        path, folder = Path(source), self.folder.resolve()
        if path.is_relative_to(folder):
            return self.folder / path.relative_to(folder)
        with contextlib.suppress(ValueError):  # another drive
            return Path(os.path.relpath(path))
        return path


def _in_conf(error: ConfigError, conf: Path) -> tuple[str, int | None]:
    """Return the error in ``conf.py`` and its line, without Sphinx's traceback."""
    cause = error.__cause__
    if cause is None or isinstance(cause, SystemExit):
        return str(error), None
    if isinstance(cause, SyntaxError):
        return f"{type(cause).__name__}: {cause.msg}", cause.lineno
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(cause.__traceback__)
        if Path(frame.filename).name == conf.name
    ]
    return f"{type(cause).__name__}: {cause}", lines[-1] if lines else None


def _being_read(app: Sphinx) -> Path | None:
    """Return the page that Sphinx was reading when it failed."""
    try:
        return Path(app.env.doc2path(app.env.docname))
    except (AttributeError, KeyError):
        return None


@contextlib.contextmanager
def _listening() -> Iterator[_Listener]:
    """Collect the findings about postings.

    It uses this package's logger, because Sphinx removes all handlers from its own logger
    when an application starts.
    """
    logger = logging.getLogger(f"{NAMESPACE}.{_EXTENSION}")
    listener = _Listener()
    logger.addHandler(listener)
    try:
        yield listener
    finally:
        logger.removeHandler(listener)


@contextlib.contextmanager
def _nothing_written() -> Iterator[None]:
    """Write no ``__pycache__`` next to the modules of the site."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Drop what ``conf.py`` and extensions print."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        yield
