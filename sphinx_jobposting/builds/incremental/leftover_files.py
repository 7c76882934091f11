"""Remove the files that earlier builds wrote for postings that are gone."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import JobDomain, job_domain
from ...writing.uris import output_of
from .published_files import assets_of

MANUALS = ("singlehtml", "latex", "texinfo")
"""The builders that combine all pages in a toctree into one document."""


def note_assets(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Remember a posting's files in the output before it is removed (``env-purge-doc``)."""
    domain = job_domain(env)
    record = domain.document(docname)
    if not record.postings and record.pending_removal is None:
        return
    domain.site.assets |= assets_of(env, {docname})
    domain.site.source_suffixes.setdefault(docname, set()).add(record.suffix)


def remove_what_is_gone(app: Sphinx, domain: JobDomain) -> None:
    """Remove files of unpublished postings from the output folder."""
    env = domain.env
    outdir = Path(app.outdir)
    sources = domain.site.source_suffixes
    kept = set()
    if any(docname not in env.found_docs for docname in sources):
        # With dirhtml, a/index and a are written to the same file.
        kept = {output_of(app, docname) for docname in env.found_docs}
    for docname, suffixes in sources.items():
        if docname in env.found_docs:
            left = suffixes - {Path(env.doc2path(docname)).suffix}
        else:
            left = suffixes
            page = output_of(app, docname)
            if page is not None and page not in kept:
                page.unlink(missing_ok=True)
                _remove_empty(page.parent, outdir)
            for path in _beside_page(app, docname):
                if path not in kept:
                    path.unlink(missing_ok=True)
                    _remove_empty(path.parent, outdir)
        for suffix in left:
            _unlink_source(app, docname, suffix)
    if sources or domain.index.hidden_parts:
        _remove_empty_indices(app)
    for docname in (*domain.index.hidden_parts, *domain.build.withheld_sources):
        _unlink_source(app, docname, Path(env.doc2path(docname)).suffix)
    used = {f"_images/{name}" for _users, name in env.images.values()}
    used |= {f"_downloads/{name}" for _users, name in env.dlfiles.values()}
    _remove(app, domain.site.assets - used)


def _beside_page(app: Sphinx, docname: str) -> Iterator[Path]:
    """Yield the files that other extensions write for a page: cards, redirects, other
    formats."""
    name = PurePath(docname).name
    folder = Path(app.outdir, docname).parent
    longer = tuple(
        f"{PurePath(other).name}."
        for other in app.env.found_docs
        if other.startswith(f"{docname}.")
    )
    for path in folder.glob(f"{glob.escape(name)}.*"):
        if path.is_file() and not (longer and path.name.startswith(longer)):
            yield path
    yield Path(app.outdir, docname, "index.html")
    yield from _cards(app, docname)


def _cards(app: Sphinx, docname: str) -> Iterator[Path]:
    """Yield the social cards of a page; sphinxext-opengraph has one folder for all."""
    cards = Path(app.outdir, "_images", "social_previews")
    card = f"summary_{glob.escape(docname.replace('/', '_'))}_{'[0-9a-f]' * 8}.png"
    yield from cards.glob(card)


def remove_cards(app: Sphinx, docnames: Iterable[str]) -> None:
    """Remove the cards of pages that are written again because something is hidden now.

    A card shows the first words of a page, and its name changes with them.
    """
    for docname in docnames:
        for path in _cards(app, docname):
            path.unlink()


def _remove_empty_indices(app: Sphinx) -> None:
    """Remove the indices of domains that no longer have objects, which Sphinx leaves
    behind."""
    builder: Any = app.builder
    if not hasattr(builder, "get_outfilename"):
        return
    for domain in app.env.domains.sorted():
        for index in domain.indices:
            path = Path(builder.get_outfilename(f"{domain.name}-{index.name}"))
            if path.exists() and not index(domain).generate()[0]:
                path.unlink()


def remove_changes(app: Sphinx, exception: Exception | None) -> None:
    """Remove hidden postings from the overview of changes (``build-finished``).

    The builder copies the source of every page, and writes nothing for a version without
    changes.
    """
    if exception is not None or app.builder.name != "changes":
        return
    domain = job_domain(app.env)
    gone = domain.site.source_suffixes.keys() - app.env.found_docs
    for docname in (*gone, *domain.index.hidden_parts):
        path = Path(app.outdir, "rst", f"{docname}.html")
        path.unlink(missing_ok=True)
        _remove_empty(path.parent, Path(app.outdir))
    changes = app.env.domains.changeset_domain.get_changesets_for(app.config.version)
    for name in () if changes else ("index.html", "changes.html"):
        Path(app.outdir, name).unlink(missing_ok=True)


def remove_what_no_manual_shows(app: Sphinx, exception: Exception | None) -> None:
    """Remove images of postings that are in no toctree of a manual (``build-finished``).

    Builders that write all pages into one document know which images it shows.
    """
    if exception is not None or app.builder.name not in MANUALS:
        return
    domain = job_domain(app.env)
    names = {
        name
        for users, name in app.env.images.values()
        if not users.isdisjoint(domain.by_document)
    }
    names |= {
        asset.removeprefix("_images/")
        for asset in domain.site.assets
        if asset.startswith("_images/")
    }
    shown = {*app.builder.images.values()}
    if app.builder.name == "latex":  # these are in the same folder as the images
        config = app.config
        others = (*config.latex_additional_files, config.latex_logo or "")
        shown |= {PurePath(file).name for file in others}
    _remove(app, (f"_images/{name}" for name in names - shown))


def _remove(app: Sphinx, assets: Iterable[str]) -> None:
    for asset in assets:
        for path in _places_of(app, asset):
            path.unlink(missing_ok=True)
            _remove_empty(path.parent, Path(app.outdir))


def _places_of(app: Sphinx, asset: str) -> Iterator[Path]:
    """Yield where a builder puts an image or a download."""
    folder, _, name = asset.partition("/")
    if folder != "_images":
        yield Path(app.outdir, asset)
        return
    yield Path(app.outdir, app.builder.imagedir, name)
    if app.builder.name == "texinfo":
        for document in app.config.texinfo_documents:
            yield Path(app.outdir, f"{document[1]}-figures", name)


def _unlink_source(app: Sphinx, docname: str, suffix: str) -> None:
    name = docname + suffix
    link_suffix: str = app.config.html_sourcelink_suffix
    if suffix != link_suffix:
        name += link_suffix
    path = Path(app.outdir, "_sources", name)
    path.unlink(missing_ok=True)
    _remove_empty(path.parent, Path(app.outdir))


def _remove_empty(folder: Path, outdir: Path) -> None:
    while folder != outdir and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
