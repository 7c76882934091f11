"""Measure what ``sphinx-jobposting import`` costs, and whether its memory grows.

Run ``python benchmarks/imports.py``. The pages are in Jekyll's format, each with about a
thousand words. Times are processor seconds, minus those of a Python process that does
nothing. They are compared with parsing the same texts once with markdown-it-py, the least
that any importer of Markdown must do.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from check import run
from cost import show

FEW, PAGES, ROUNDS = 500, 3000, 3
SENTENCE = (
    "We cook lunch for forty guests, with *fresh* things from the market, every day. "
)
FRONT = """---
layout: job
title: Cook number {number}
date: 2021-09-02
deadline: September 20, 2021
location: Porto, Portugal
salary: EUR 24,000 per year
type: full time
email: jobs@example.org
tags: [kitchen, lunch]
---
"""
PARSE = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark").enable("table")
for path in sorted(Path(sys.argv[1]).glob("*.md")):
    parser.parse(path.read_text("utf-8").split("---\\n", 2)[2])
"""


def body(number: int) -> str:
    """Return a text as people write it: headings without a blank, lists, links, blanks."""
    parts = [SENTENCE * 4 + "  "]
    for heading in ("Your tasks", "What you bring", "What we offer", "How to apply"):
        parts += [f"###{heading}", SENTENCE * 6]
        parts.append("\n".join(f"* {SENTENCE}{number}" for _ in range(8)))
    parts.append(
        "Write to [us](mailto:jobs@example.org), or see [our site](https://x.example)."
    )
    return "\n\n".join(parts) + "\n"


def write(folder: Path, count: int) -> None:
    """Write *count* pages to a new folder."""
    folder.mkdir()
    for number in range(count):
        text = FRONT.format(number=number) + body(number)
        (folder / f"cook-{number}.md").write_text(text, encoding="utf-8")


def main() -> None:
    """Import a folder of pages, and one with a sixth of them."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write(root / "pages", PAGES)
        write(root / "few", FEW)
        command = (
            "-m",
            "sphinx_jobposting",
            "import",
            "--quiet",
            "--force",
            "-o",
            root / "out",
        )
        idle = min(run("-c", "pass").work for _ in range(ROUNDS))
        parsed = min(run("-c", PARSE, root / "pages").work for _ in range(ROUNDS))
        costs = [run(*command, root / "pages") for _ in range(ROUNDS)]
        few = run(*command, root / "few")
    seconds = min(cost.work for cost in costs) - idle
    show(f"seconds for {PAGES:,} pages", seconds, 30)
    show("as often as parsing the texts once", seconds / (parsed - idle), 1.0)
    show(f"memory for {PAGES:,} pages to {FEW:,}", costs[0].memory / few.memory, 1.1)


if __name__ == "__main__":
    main()
