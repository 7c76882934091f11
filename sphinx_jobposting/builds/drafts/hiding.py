"""What is not published is nowhere: drafts and scheduled postings leave the environment.

A hidden document is read, judged, and taken out again before anything is written. What is
needed to notice that it is due is kept as `domain.HiddenDocument`. While it is read it has
to stay among the documents that Sphinx has found, or toctrees would warn of it.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.environment import BuildEnvironment

from ...config import read_settings
from ...domain import BuildState, HiddenDocument, JobDomain, job_domain
from ...log import make_finding, report
from ...model.posting import HIDDEN
from ..incremental.leftover_files import writes_web_pages

PREVIEW_TAG = "drafts"


def begin(app: Sphinx) -> None:
    """Understand the configuration; notice a broken-off build (``builder-inited``)."""
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
    marker.write_text("", encoding="utf-8")
    _warn_without_myst(app)


def end(app: Sphinx, exception: Exception | None) -> None:
    """Note that the build came to its end (``build-finished``)."""
    if exception is not None:
        from .draft_warnings import release_after_failure

        release_after_failure()
        return
    _withhold_environment(app)
    build = job_domain(app.env).build
    run = str(build.this_run)
    if writes_web_pages(app.builder) and build.outdated_docs - build.written_docs:
        # The command named some pages, and others are still outdated.
        run = "" if build.interrupted else str(build.last_run)
    _marker(app).write_text(run, encoding="utf-8")


def _withhold_environment(app: Sphinx) -> None:
    """The builders json and pickle ship a copy of all that Sphinx knows."""
    domain = job_domain(app.env)
    shipped = Path(app.outdir, ENV_PICKLE_FILENAME)
    if (domain.hidden or domain.index.hidden_parts) and app.outdir != app.doctreedir:
        shipped.unlink(missing_ok=True)


def _marker(app: Sphinx) -> Path:
    """The file that is empty as long as a build into an output folder is unfinished.

    Then it says when that build looked for what is due. It lies with the doctrees, since
    some builders ship all of their output folder.
    """
    folder = zlib.crc32(str(app.outdir).encode("utf-8", "surrogateescape"))
    return Path(app.doctreedir, f"jobposting-build-{folder:08x}")


def _warn_without_myst(app: Sphinx) -> None:
    """A Markdown page that no parser reads is no posting."""
    if ".md" in app.config.source_suffix:
        return
    for path in sorted(Path(app.srcdir).rglob("*.md")):
        if not path.is_file() or app.outdir in path.parents:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if "{jobposting}" in text or "\njobposting:" in text:
            problem = "no parser for Markdown is loaded."
            report(make_finding("not-understood", str(path), 1, problem=problem))


def choose_what_to_read(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> Iterable[str]:
    """Wake what is due, and let sleep what is not (``env-get-outdated``)."""
    domain = job_domain(env)
    again: set[str] = set()
    if env.found_docs is added or added >= env.found_docs:
        domain.hidden.clear()  # all is read again
        return again
    gone = {docname for docname in domain.hidden if docname not in env.found_docs}
    for docname, hidden in list(domain.hidden.items()):
        if docname in gone:
            again |= domain.site.toctree_parents.pop(docname, set())
        elif domain.build.preview or _is_due(hidden, domain):
            again |= domain.site.toctree_parents.get(docname, set())
        else:
            added.discard(docname)
            continue
        del domain.hidden[docname]
    if not domain.build.preview:
        root = env.config.root_doc  # it is never hidden
        again |= {
            docname
            for docname, postings in domain.by_document.items()
            if docname != root and any(domain.status(p) in HIDDEN for p in postings)
        }
    for docname, parts in domain.index.hidden_parts.items():
        if domain.build.preview or _is_past(parts.publish_at, domain):
            again.add(docname)
    # Sphinx would leave what is gone in the toctree, and in the pages before and after.
    lost = removed & domain.by_document.keys()
    again |= {
        parent
        for parent, children in env.toctree_includes.items()
        if not lost.isdisjoint(children)
    }
    moved = added | removed | gone | _with_other_suffix(domain, added | changed)
    again |= _with_broken_links(domain, moved)
    domain.build.sources_unchanged = not (moved or changed or again)
    return again & env.found_docs


def _is_past(instant: dt.datetime | None, domain: JobDomain) -> bool:
    return instant is not None and instant <= domain.settings.now


def _is_due(hidden: HiddenDocument, domain: JobDomain) -> bool:
    if _is_past(hidden.publish_at, domain):
        return True
    for name in (hidden.source, *hidden.dependencies):
        path = Path(domain.env.srcdir, name)
        try:
            if path.stat().st_mtime_ns // 1000 > hidden.read:
                return True
        except OSError:
            return True
    return False


def _with_other_suffix(domain: JobDomain, docnames: set[str]) -> set[str]:
    """The postings whose source is another file now: reST, and not Markdown."""
    env = domain.env
    known = {
        docname: record.suffix
        for docname, record in domain.documents.items()
        if record.suffix
    }
    known |= {
        docname: Path(entry.source).suffix for docname, entry in domain.hidden.items()
    }
    return {
        docname
        for docname, suffix in known.items()
        if docname in docnames and Path(env.doc2path(docname)).suffix != suffix
    }


def _with_broken_links(domain: JobDomain, moved: set[str]) -> set[str]:
    """The pages with links that MyST reads anew, as what they name comes or goes.

    MyST decides when it reads ``[a job](job.md)`` whether that is a document.
    """
    if not moved:
        return set()
    return {
        docname
        for docname, record in domain.documents.items()
        if not record.link_targets.isdisjoint(moved)
    }


def note_what_is_read(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Keep the list of documents to read (``env-before-read-docs``).

    Sphinx writes what is in this very list, so what is hidden has to leave it.
    """
    job_domain(env).build.read_docs = docnames


def hide(app: Sphinx, env: BuildEnvironment) -> None:
    """Take what is not published out of the environment (``env-updated``)."""
    domain = job_domain(env)
    read_docs = domain.build.read_docs
    newly = {
        docname: record.pending_removal
        for docname, record in domain.documents.items()
        if record.pending_removal is not None
    }
    for docname, hidden in newly.items():
        env.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
        Path(app.doctreedir, f"{docname}.doctree").unlink(missing_ok=True)
        # Private, and only a cache: without it Sphinx reads the file that is gone.
        env._write_doc_doctree_cache.pop(docname, None)
        domain.hidden[docname] = hidden
        if docname in read_docs:
            read_docs.remove(docname)
    domain.build.must_pickle = bool(newly) and not read_docs
    # Which of two toctrees a page belongs to must not depend on which was read last.
    env.toctree_includes = dict(sorted(env.toctree_includes.items()))
    hidden_now = frozenset(domain.hidden)
    env.found_docs.difference_update(hidden_now)
    domain.forget_index()  # it knows toctrees, too
    if not hidden_now:
        return
    read = set(read_docs)
    for parent, children in list(env.toctree_includes.items()):
        named = hidden_now.intersection(children)
        if named:
            for docname in named:
                domain.site.toctree_parents.setdefault(docname, set()).add(parent)
            _strip(app, env, parent, named)
            read.discard(parent)
    for docname in hidden_now:
        env.files_to_rebuild.pop(docname, None)


def _strip(app: Sphinx, env: BuildEnvironment, parent: str, named: Iterable[str]) -> None:
    """Take hidden documents out of every place that knows what a page's toctrees name."""
    gone = set(named)
    env.toctree_includes[parent] = [
        child for child in env.toctree_includes[parent] if child not in gone
    ]
    if parent in env.tocs:
        _strip_toctrees(env.tocs[parent], gone)
    doctree = env.get_doctree(parent)
    _strip_toctrees(doctree, gone)
    # Private: what was read in this build is written from memory, and else from a cache.
    env._pickled_doctree_cache.pop(parent, None)
    cached = parent in env._write_doc_doctree_cache
    app.builder.write_doctree(parent, doctree, _cache=cached)


def _strip_toctrees(tree: nodes.Element, gone: set[str]) -> None:
    for toctree in tree.findall(addnodes.toctree):
        kept = [entry for entry in toctree["entries"] if entry[1] not in gone]
        # What translators see of the entries.
        titles = {entry[0] for entry in toctree["entries"]} - {entry[0] for entry in kept}
        shown: list[str] = toctree.get("rawentries", [])
        toctree["rawentries"] = [title for title in shown if title not in titles]
        toctree["entries"] = kept
        toctree["includefiles"] = [
            name for name in toctree["includefiles"] if name not in gone
        ]
