"""What writing a naked posting's page costs, as ratios to the pages of other themes.

Run ``python benchmarks/render.py``. Each site is read once; then some of its pages are
written again and again, the sites in turn, and measured in processor seconds. "Rendering"
is from a page's text to its file: the handlers of ``html-page-context`` (the JSON-LD is
made there), the template, the file. "Writing" is that and what each theme has alike:
resolving references, the text, the search index; it has no limit.
The figures are medians of the ratios of neighboring runs, so they hold on a machine whose
speed changes. What is compared: 200 postings in the naked layout, and 200 pages of the same
facts and text, beside 20 pages of a handbook, under alabaster and furo.
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
"""Of rendering, and of writing."""


def writer(site: Site, root: Path) -> Callable[[], Seconds]:
    """Read *site*; return what writes its jobs' pages and gives the processor seconds."""
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
        warning=None,  # the search index has only what is written
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
    """The least seconds of *rounds*, in a process of its own, since Sphinx keeps state."""
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
        write()  # warms caches up
        least = map(min, zip(*(write() for _ in range(rounds)), strict=True))
        pipe.write(" ".join(map(str, least)))
    os._exit(0)


def main() -> int:
    """Print the table; 1 where a ratio is over its limit."""
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
