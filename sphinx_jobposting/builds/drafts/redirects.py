"""Remove redirects to hidden pages (sphinx-reredirects, sphinxext-rediraffe).

Both write a page for an old address. Redirects to hidden pages are removed from
``conf.py``'s values before they read them. So they do not warn about them, and they write
them once the page is published.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from ...domain import job_domain
from ...writing.uris import output_of, writes_web_pages

RECORD = "_rediraffe_redirected.json"
"""The file in the output in which rediraffe records what it has written."""


def leave_out_redirects(app: Sphinx) -> Iterator[Any]:
    """Forget the redirects to hidden pages (``html-collect-pages``)."""
    hidden = job_domain(app.env).hidden
    if hidden and writes_web_pages(app.builder):
        if "sphinx_reredirects" in app.extensions:
            redirects = dict(app.config.redirects)
            gone = {s for s, t in redirects.items() if _leads_to(app, s, t) in hidden}
            app.config.redirects = _without(redirects, gone)
            _unlink(app, gone)
        if "sphinxext.rediraffe" in app.extensions:
            _leave_out_of_rediraffe(app, {*hidden})
    return iter(())


def _leads_to(app: Sphinx, source: str, target: str) -> str:
    """Return the document that a redirect by address leads to, or an empty string."""
    page = output_of(app, source.removesuffix(".html"))
    if page is None or "://" in target or "$" in target:
        return ""
    folder = PurePath(page).relative_to(app.outdir).parent.as_posix()
    address = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0]))
    for ending in ("/index.html", ".html"):
        address = address.removesuffix(ending)
    known = job_domain(app.env).hidden
    return next(
        (d for d in known if address in (f"/{d}", f"/{d}".removesuffix("/index"))), ""
    )


def _leave_out_of_rediraffe(app: Sphinx, hidden: set[str]) -> None:
    """Forget the redirects that end at a hidden document, directly or not."""
    redirects = app.config.rediraffe_redirects
    if isinstance(redirects, str):
        redirects = _read_redirects(Path(app.srcdir, redirects))
    if not isinstance(redirects, Mapping):
        return
    gone: set[str] = set()
    while more := {
        source
        for source, target in redirects.items()
        if source not in gone and _docname(app, target) in hidden
    }:
        gone |= more
        hidden = hidden | {_docname(app, source) for source in more}
    if not gone:
        return
    app.config.rediraffe_redirects = _without(redirects, gone)
    record = Path(app.outdir, RECORD)
    if record.exists():
        known = json.loads(record.read_bytes())
        record.write_text(json.dumps(_without(known, gone)), encoding="utf-8")
    _unlink(app, {_docname(app, source) for source in gone})


def _read_redirects(path: Path) -> dict[str, str] | None:
    """Read a file of redirects; rediraffe itself reports what is wrong with it."""
    from sphinxext.rediraffe import create_graph  # late: few sites have it

    try:
        found: dict[str, str] = create_graph(path)
    except (ExtensionError, OSError):
        return None
    return found


def _docname(app: Sphinx, name: str) -> str:
    name = name.replace("\\", "/")
    for suffix in app.config.source_suffix:
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


def _without(redirects: Mapping[str, str], gone: set[str]) -> dict[str, str]:
    return {source: target for source, target in redirects.items() if source not in gone}


def _unlink(app: Sphinx, sources: set[str]) -> None:
    """Remove the pages of redirects that earlier builds have written."""
    for source in sources:
        docname = source.removesuffix(".html").rstrip("/")
        path = output_of(app, docname)
        if path is not None and docname not in app.env.found_docs:
            path.unlink(missing_ok=True)
