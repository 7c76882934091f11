"""Measure what writing a page of a naked posting costs, as ratios to other themes.

Run ``python benchmarks/render.py``. Each site is read once. Then some of its pages are
written again and again, in turn with the other sites, and the processor seconds are
measured. "Rendering" goes from the text of a page to its file: the handlers of
``html-page-context`` (which make the JSON-LD), the template, and the file. "Writing" also
includes what is the same for each theme: resolving references, the text, and the search
index; it has no limit. The figures are medians of the ratios of neighboring runs, so they
are valid on a machine whose speed changes. Compared are 200 postings in the naked layout,
and 200 pages with the same facts and text under alabaster and furo, each with 20 pages of a
handbook.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sites import Site
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

POSTINGS, PAGES, WRITTEN, ROUNDS = 200, 20, 20, 3
LIMITS = {"alabaster": 0.5, "furo": 0.1}

Seconds = tuple[float, float]
"""The seconds of rendering and of writing."""


def writer(site: Site, root: Path) -> Callable[[], Seconds]:
    """Read *site*; return a function that writes its jobs and returns processor seconds."""
    (root / "src").mkdir(parents=True)
    site.write(root / "src")
    source = str(root / "src")
    overrides = {"jobposting_today": "2021-09-10"} if site.jobs == "ours" else {}
    app: Any = Sphinx(
        source,
        source,
        str(root / "out"),
        str(root / "doctrees"),
        "html",
        overrides,
        status=None,
        warning=None,  # the search index contains only what is written
    )
    names = [f"jobs/job{number}" for number in range(WRITTEN)]
    app.builder.build(names, method="specific")

    handle_page, rendering = app.builder.handle_page, [0.0]

    def timed(*args: Any, **options: Any) -> None:
        start = time.process_time()
        handle_page(*args, **options)
        rendering[0] += time.process_time() - start

    def write() -> Seconds:
        rendering[0], start = 0.0, time.process_time()
        app.builder.write_documents(set(names))
        return rendering[0], time.process_time() - start

    app.builder.handle_page = timed
    app.builder.prepare_writing(set(names))
    return write


def forked(site: Site, root: Path, rounds: int) -> Seconds:
    """Return the least seconds of *rounds*, in a process without old state of Sphinx."""
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        with os.fdopen(reading) as pipe:
            text = pipe.read()
        if os.waitpid(child, 0)[1]:
            raise SystemExit(f"{site} failed")
        rendering, writing_all = (float(number) for number in text.split())
        return rendering, writing_all
    with docutils_namespace(), os.fdopen(writing, "w") as pipe:
        write = writer(site, root)
        write()  # warms up caches
        least = map(min, zip(*(write() for _ in range(rounds)), strict=True))
        pipe.write(" ".join(map(str, least)))
    os._exit(0)


def main() -> int:
    """Print the table; return 1 if a ratio is over its limit."""
    failed = False
    for theme, limit in LIMITS.items():
        pairs: list[tuple[Seconds, Seconds]] = []
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder:
                naked = Site("ours", POSTINGS, PAGES, theme="naked", layout="naked")
                host = Site("plain", POSTINGS, PAGES, theme=theme)
                ours = forked(naked, Path(folder, "ours"), 2)
                pairs.append((ours, forked(host, Path(folder, "theirs"), 2)))
        render, write = (
            statistics.median(ours[part] / theirs[part] for ours, theirs in pairs)
            for part in (0, 1)
        )
        mark = "" if render < limit else "  over"
        print(
            f"rendering a naked posting to a page of {theme:12} {render:6.3f} "
            f" < {limit}{mark}"
        )
        print(f"writing a naked posting to a page of {theme:14} {write:6.3f}", flush=True)
        failed |= render >= limit
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
