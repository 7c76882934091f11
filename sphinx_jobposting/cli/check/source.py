"""Checking a Sphinx source folder: Sphinx reads it, nothing is built, nothing stays.

The findings are those of a build with the tag ``drafts``, as its warnings and its previews
say them: what Sphinx logs while it reads, and the judgement of each posting that is not
closed. What is said of one posting is said at its own lines.
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
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ConfigError, SphinxError
from sphinx.util.logging import NAMESPACE, is_suppressed_warning

from ...builds.lifecycle import PREVIEW_TAG
from ...domain import JobDomain, job_domain
from ...linter.postings import findings, instant_for
from ...linter.rules import BY_ID, LEVELS
from ...log import RECORD, message_of
from ...model.fields import BY_NAME
from ...model.posting import Said
from ...writing.feeds import warn_without_base_url
from ...writing.output_files import address_of
from ...writing.page_head import structured_data
from ..console import Progress, Words
from .report import Checked, Entry

_EXTENSION = "sphinx_jobposting"
_UNREAD = ("no-heading", "not-understood")
"""The rules that are said of a posting which Sphinx knows nothing of."""

_OVERRIDES = {"autosummary_generate": False}
"""It writes pages into the source folder."""


class _Unread(Exception):
    """A folder that cannot be read: its message, and how to mend it."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


class _Listener(logging.Handler):
    """Keeps what is said of postings in the log, whatever else is done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str | None, Said]] = []

    def emit(self, record: logging.LogRecord) -> None:
        said: Said | None = getattr(record, RECORD, None)
        if said is not None:
            place: Any = record.__dict__.get("location")
            self.heard.append((place.source, said))


def check_source(
    folder: Path, closing_within: int | None, words: Words, progress: Progress
) -> Checked:
    """Check the postings of a source folder. It never raises for what the folder holds."""
    check = _Check(folder, closing_within, words, progress)
    with _listening() as listener, _nothing_written(), _silence():
        try:
            check.read()
        except (_Unread, Exception, SystemExit) as error:
            check.note_failure(error)
    return check.result(listener.heard)


class _Check:
    def __init__(
        self, folder: Path, closing_within: int | None, words: Words, progress: Progress
    ) -> None:
        self.folder = folder
        self.closing_within = closing_within
        self.words = words
        self.progress = progress
        self.app: Sphinx | None = None
        self.referring: set[str] = set()
        """The pages with references to postings."""
        self.judged: list[tuple[str | None, Said]] = []
        self.postings = 0
        self.failure: Entry | None = None

    def read(self) -> None:
        """Let Sphinx read the folder, and judge what it read."""
        if not (self.folder / "conf.py").is_file():
            raise _Unread(
                self.words.gettext("There is no conf.py in this folder."),
                self.words.gettext("Name the folder that sphinx-build reads."),
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
                raise _Unread(
                    self.words.gettext("This site does not load sphinx_jobposting."),
                    self.words.gettext(
                        'Add it in conf.py: extensions = ["sphinx_jobposting"].'
                    ),
                )
            app.connect("doctree-read", self._note_page)
            app.builder.read()
            self._judge(app, job_domain(app.env))

    def _note_page(self, app: Sphinx, doctree: nodes.document) -> None:
        self.progress.step(self.words.gettext("%(count)s pages read"))
        if any(ref.get("refdomain") == "job" for ref in doctree.findall(pending_xref)):
            self.referring.add(app.env.docname)

    def _judge(self, app: Sphinx, domain: JobDomain) -> None:
        builder = cast(StandaloneHTMLBuilder, app.builder)
        domain.check_consistency()
        warn_without_base_url(app, domain)
        builder.prepare_writing(set())  # or its translators lack their settings
        for docname in sorted(self.referring | domain.by_document.keys()):
            doctree = app.env.get_doctree(docname)
            app.env.apply_post_transforms(doctree, docname)
            if docname in domain.by_document:
                doctree.settings = builder.docsettings
                builder.secnumbers = app.env.toc_secnumbers.get(docname, {})
                builder.fignumbers = app.env.toc_fignumbers.get(docname, {})
                self._judge_page(app, docname, doctree, domain)
        self.postings = sum(map(len, domain.by_document.values()))

    def _judge_page(
        self, app: Sphinx, docname: str, doctree: nodes.document, domain: JobDomain
    ) -> None:
        base, now = domain.settings.base_url, domain.settings.now
        url = address_of(app.builder, docname, base) if base else None
        for posting, data in structured_data(app, docname, url, doctree, domain):
            if domain.status(posting) == "closed":
                continue  # it has no data, and nobody can apply
            instant = instant_for(posting, now)
            # How soon it closes is asked for today, and not for a day to come.
            within = self.closing_within if instant == now else None
            for said in findings(posting, data, instant, within):
                self.judged.append((posting.source, said))

    def note_failure(self, error: BaseException) -> None:
        """Say why the folder could not be read to its end."""
        file, line = self.folder, None
        mend = self.words.gettext("Build the site with sphinx-build, which says more.")
        message = str(error) or type(error).__name__
        if isinstance(error, _Unread):
            message, mend = error.message, error.mend
        elif isinstance(error, ConfigError):
            file = self.folder / "conf.py"
            message, line = _in_conf(error, file)
        else:
            if not isinstance(error, SphinxError):
                message = f"{type(error).__name__}: {error}"
            if self.app is not None and (name := _being_read(self.app)) is not None:
                file = self._shown(name)
        message = " ".join(message.split())
        self.failure = Entry(str(file), line, "", BY_ID["unreadable"], message, mend)

    def result(self, heard: list[tuple[str | None, Said]]) -> Checked:
        """All findings, in the order of the files and lines."""
        suppressed = [] if self.app is None else self.app.config.suppress_warnings
        found = dict.fromkeys(
            self._entry(source, said)
            for source, said in (*heard, *self.judged)
            if not is_suppressed_warning("jobposting", said.rule, suppressed)
        )
        entries = sorted(
            found, key=lambda e: (e.file, e.line or 0, LEVELS.index(e.rule.level))
        )
        unread = sum(entry.rule.id in _UNREAD for entry in entries)
        if self.failure is not None:
            entries.append(self.failure)
        return Checked(entries, self.postings + unread, self.failure is None)

    def _entry(self, source: str | None, said: Said) -> Entry:
        rule = BY_ID[said.rule]
        field = BY_NAME.get(said.field)
        return Entry(
            str(self.folder if source is None else self._shown(source)),
            said.line or None,
            said.property or (field.property if field else "") or rule.property,
            rule,
            message_of(said),
            said.mend,
        )

    def _shown(self, source: str | Path) -> Path:
        """The path of a file as it is from here, as the folder was named."""
        path, folder = Path(source), self.folder.resolve()
        if path.is_relative_to(folder):
            return self.folder / path.relative_to(folder)
        with contextlib.suppress(ValueError):  # another drive
            return Path(os.path.relpath(path))
        return path


def _in_conf(error: ConfigError, conf: Path) -> tuple[str, int | None]:
    """What went wrong in ``conf.py``, and where, without the traceback that Sphinx adds."""
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
    """The page that was being read when reading broke off."""
    try:
        return Path(app.env.doc2path(app.env.docname))
    except (AttributeError, KeyError):
        return None


@contextlib.contextmanager
def _listening() -> Iterator[_Listener]:
    """Hear what is said of postings.

    The logger is our own: Sphinx takes all handlers from its own as an application begins.
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
    """No ``__pycache__`` beside the modules of the site."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """What ``conf.py`` and extensions print is no part of a report."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        yield
