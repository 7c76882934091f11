"""Keep the JSON-LD of each page for the feeds, in a file next to the doctrees.

Pages may be written by other processes, and a theme may change its output. So the JSON-LD
is kept in a separate file instead of being extracted from built pages.
"""

from __future__ import annotations

import json
import os
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


def folder_of(app: Sphinx) -> str:
    """Return the folder of these files, one for each output folder."""
    return _folder(str(app.doctreedir), str(app.outdir))


@lru_cache(maxsize=1)
def _folder(doctreedir: str, outdir: str) -> str:
    # Two builders may share the doctrees, but their URLs differ.
    key = zlib.crc32(outdir.encode("utf-8", "surrogateescape"))
    return os.path.join(doctreedir, f"jobposting-feeds-{key:08x}")


def path_of(app: Sphinx, docname: str) -> str:
    """Return the file for a page."""
    return f"{folder_of(app)}/{docname}.json"


def save(app: Sphinx, docname: str, data: dict[str, PageData]) -> None:
    """Save what a page tells about its open postings, by the ids of their sections.

    If the build is stopped meanwhile, the file is either the old one or the new one.
    """
    path = path_of(app, docname)
    if not data:
        Path(path).unlink(missing_ok=True)
        return
    part = f"{path}~"  # short, because names of files are limited
    if not os.path.isdir(folder := os.path.dirname(path)):
        os.makedirs(folder, exist_ok=True)
    with open(part, "wb") as file:
        file.write(json.dumps(data).encode())
    os.replace(part, path)


def load(app: Sphinx, docname: str) -> dict[str, PageData]:
    """Return what `save` stored, or nothing if the page has not been written."""
    try:
        with open(path_of(app, docname), "rb") as file:
            found: dict[str, PageData] = json.loads(file.read())
    except OSError:
        return {}
    return found


def written(app: Sphinx, docname: str) -> int:
    """Return when `save` was last called, in nanoseconds since 1970, or 0 if never."""
    try:
        return os.stat(path_of(app, docname)).st_mtime_ns
    except OSError:
        return 0


def keep_only(app: Sphinx, docnames: Set[str]) -> None:
    """Remove the files of pages that no longer have an open posting."""
    root = folder_of(app)
    for folder, _folders, names in os.walk(root):
        inner = os.path.relpath(folder, root).replace(os.sep, "/")
        for name in names:
            document = name if inner == "." else f"{inner}/{name}"
            if not document.endswith(".json") or document[:-5] not in docnames:
                os.unlink(os.path.join(folder, name))
