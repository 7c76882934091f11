"""What writing a naked posting's page costs, as ratios to the pages of other themes.

Run ``python benchmarks/render.py``. Each site is read once; then some of its pages are
written again and again, the sites in turn, and only the writing is measured, in processor
seconds: resolving, the text, the search index, the template, and the file.
The figures are medians of the ratios of neighbouring runs, so they hold on a machine whose
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

from sites import Site
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

POSTINGS, PAGES, WRITTEN, ROUNDS = 200, 20, 20, 3
LIMITS = {"alabaster": 0.5, "furo": 0.1}


def writer(site: Site, root: Path) -> Callable[[], float]:
    """Read *site*; return what writes its jobs' pages and gives the processor seconds."""
    (root / "src").mkdir(parents=True)
    site.write(root / "src")
    source = str(root / "src")
    overrides = {"jobposting_today": "2021-09-10"} if site.jobs == "ours" else {}
    app = Sphinx(
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

    def write() -> float:
        start = time.process_time()
        app.builder.write_documents(names)
        return time.process_time() - start

    app.builder.prepare_writing(set(names))
    return write


def forked(site: Site, root: Path, rounds: int) -> list[float]:
    """The seconds of *rounds* of writing, in a process of its own: Sphinx keeps state."""
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        with os.fdopen(reading) as pipe:
            text = pipe.read()
        if os.waitpid(child, 0)[1]:
            raise SystemExit(f"{site} failed")
        return [float(number) for number in text.split()]
    with docutils_namespace(), os.fdopen(writing, "w") as pipe:
        write = writer(site, root)
        write()  # warms caches up
        pipe.write(" ".join(str(write()) for _ in range(rounds)))
    os._exit(0)


def main() -> int:
    """Print the table; 1 where a ratio is over its limit."""
    failed = False
    for theme, limit in LIMITS.items():
        ratios: list[float] = []
        each: list[float] = []
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder:
                ours = Site("ours", POSTINGS, PAGES, theme="naked", layout="naked")
                naked = min(forked(ours, Path(folder, "ours"), 2))
                host = Site("plain", POSTINGS, PAGES, theme=theme)
                theirs = min(forked(host, Path(folder, "theirs"), 2))
            ratios.append(naked / theirs)
            each.append(1000 * naked / WRITTEN)
        ratio = statistics.median(ratios)
        mark = "" if ratio < limit else "  over"
        text = (
            f"a naked posting to a page of {theme} (ours {statistics.median(each):.1f} ms)"
        )
        print(f"{text:64} {ratio:6.3f}  < {limit:.2f}{mark}", flush=True)
        failed |= ratio >= limit
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
