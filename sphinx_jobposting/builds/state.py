"""The start and the end of a build, and what it must know about the last one."""

from __future__ import annotations

import zlib
from pathlib import Path

from docutils import nodes
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from ..config import read_settings
from ..domain import PREVIEW_TAG, BuildState, job_domain
from ..writing.uris import writes_each_document
from .drafts.draft_warnings import flush_after_failure


def begin(app: Sphinx) -> None:
    """Read the configuration, and notice an interrupted build (``builder-inited``)."""
    domain = job_domain(app.env)
    domain.site.settings = read_settings(app.config, domain.site.settings)
    marker = _marker(app)
    last_run = marker.read_text(encoding="utf-8") if marker.exists() else "0"
    domain.build = BuildState(
        settings=domain.site.settings[1],
        builder=app.builder,
        preview=app.tags.has(PREVIEW_TAG),
        interrupted=not last_run,
        last_run=int(last_run or 0),
    )
    if domain.build.interrupted:
        _remove_empty_info(app)
    marker.write_text("", encoding="utf-8")


def _remove_empty_info(app: Sphinx) -> None:
    """Remove a file that Sphinx was about to write when its build was stopped.

    An empty file makes the next build fail with a traceback.
    """
    info = Path(app.outdir, ".buildinfo")
    if info.exists() and not info.stat().st_size:
        info.unlink()


def note_read_docs(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Remember which documents are read (``env-before-read-docs``).

    Sphinx writes the documents in the same list, so hidden ones must be removed from it.
    """
    job_domain(env).build.read_docs = docnames
    if docnames:
        _reading(app).touch()


def end_reading(app: Sphinx, builder: Builder) -> None:
    """Record that Sphinx has saved what it read (``write-started``)."""
    _reading(app).unlink(missing_ok=True)


def read_and_not_saved(app: Sphinx) -> set[str]:
    """Return the documents that an interrupted build has read but not saved.

    Their doctrees are new, perhaps with the drafts of a preview, but what Sphinx knows
    about them is old.
    """
    if not _reading(app).exists():
        return set()
    try:
        saved = Path(app.doctreedir, ENV_PICKLE_FILENAME).stat().st_mtime_ns
    except OSError:
        return set()  # all documents are read
    return {
        path.relative_to(app.doctreedir).as_posix().removesuffix(".doctree")
        for path in Path(app.doctreedir).rglob("*.doctree")
        if path.stat().st_mtime_ns > saved
    }


def note_written_doc(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Record that a page is written (``doctree-resolved``, in the main process)."""
    job_domain(app.env).build.written_docs.add(docname)


def end(app: Sphinx, exception: Exception | None) -> None:
    """Record that the build has finished (``build-finished``)."""
    if exception is not None:
        flush_after_failure()
        return
    _remove_shipped_environment(app)
    build = job_domain(app.env).build
    run = str(build.this_run)
    if writes_each_document(app.builder) and build.outdated_docs - build.written_docs:
        # The command named some pages, so others may still be outdated.
        run = "" if build.interrupted else str(build.last_run)
    _marker(app).write_text(run, encoding="utf-8")


def _remove_shipped_environment(app: Sphinx) -> None:
    """Remove the copy of the environment that the builders json and pickle write."""
    domain = job_domain(app.env)
    shipped = Path(app.outdir, ENV_PICKLE_FILENAME)
    if (domain.hidden or domain.index.hidden_parts) and app.outdir != app.doctreedir:
        shipped.unlink(missing_ok=True)


def _reading(app: Sphinx) -> Path:
    """Return the file that exists from the start of reading until the result is saved."""
    return Path(app.doctreedir, "jobposting-reading")


def _marker(app: Sphinx) -> Path:
    """Return the file that is empty while a build into an output folder is unfinished.

    Afterwards, it contains the time when that build chose its pages. It is with the
    doctrees, since everything in the output folder may be published.
    """
    folder = zlib.crc32(str(app.outdir).encode("utf-8", "surrogateescape"))
    return Path(app.doctreedir, f"jobposting-build-{folder:08x}")
