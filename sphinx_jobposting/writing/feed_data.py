"""Keep the JSON-LD of each page for the feeds, in a file next to the doctrees.

Pages may be written by other processes, and a theme may change its output. So the JSON-LD
is kept in a separate file instead of being extracted from built pages.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Set
from functools import lru_cache
from pathlib import Path
from typing import Any, TypedDict

from sphinx.application import Sphinx


class PageData(TypedDict):
    """What feeds need to know about an open posting that only its page can tell."""

    summary: str
    jsonld: dict[str, Any]


def folder_of(app: Sphinx) -> Path:
    """Return the folder of these files, one for each output folder."""
    return _folder(str(app.doctreedir), str(app.outdir))


@lru_cache(maxsize=1)  # each page asks for it
def _folder(doctreedir: str, outdir: str) -> Path:
    # Two builders may share the doctrees, but their URLs differ.
    key = zlib.crc32(outdir.encode("utf-8", "surrogateescape"))
    return Path(doctreedir, f"jobposting-feeds-{key:08x}")


def path_of(app: Sphinx, docname: str) -> Path:
    """Return the file for a page."""
    return folder_of(app) / f"{docname}.json"


def save(app: Sphinx, docname: str, data: dict[str, PageData]) -> None:
    """Save what a page tells about its open postings, by the ids of their sections."""
    path = path_of(app, docname)
    if not data:
        path.unlink(missing_ok=True)
        return
    text = json.dumps(data)
    try:
        path.write_text(text, encoding="utf-8")
    except FileNotFoundError:  # the first page in its folder
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def load(app: Sphinx, docname: str) -> dict[str, PageData]:
    """Return what `save` stored, or nothing if the page has not been written."""
    try:
        text = path_of(app, docname).read_bytes()
    except OSError:
        return {}
    found: dict[str, PageData] = json.loads(text)
    return found


def written(app: Sphinx, docname: str) -> int:
    """Return when `save` was last called, in nanoseconds since 1970, or 0 if never."""
    try:
        return path_of(app, docname).stat().st_mtime_ns
    except OSError:
        return 0


def keep_only(app: Sphinx, docnames: Set[str]) -> None:
    """Remove the files of pages that no longer have an open posting."""
    folder = folder_of(app)
    for path in folder.rglob("*.json"):
        if path.relative_to(folder).as_posix().removesuffix(".json") not in docnames:
            path.unlink()
