"""Measure what ``sphinx-jobposting check`` costs on built pages, and whether memory grows.

Run ``python benchmarks/check.py``. The pages are copies of a really built page with one
open posting. Times are processor seconds, minus those of a Python process that does
nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cost import Cost, build, show
from sites import Site

PAGES, MORE, ROUNDS = 1000, 4000, 3


def run(*arguments: str | Path) -> Cost:
    """Run this Python once, whatever its exit code."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1631268000"}
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)], env=environment, stdout=subprocess.DEVNULL
    )
    _pid, _status, usage = os.wait4(process.pid, 0)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def main() -> None:
    """Build one page, copy it, and check the copies."""
    command = ("-m", "sphinx_jobposting", "check", "--quiet")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "src").mkdir()
        Site("ours", 1, layout="naked").write(root / "src")
        build(root, "-D", "jobposting_today=2021-09-10")
        page = root / "out" / "jobs" / "job0.html"
        for count in (PAGES, MORE):
            (root / str(count)).mkdir()
            for number in range(count):
                shutil.copy(page, root / str(count) / f"{number}.html")
        idle = min(run("-c", "pass").work for _ in range(ROUNDS))
        costs = [run(*command, root / str(PAGES)) for _ in range(ROUNDS)]
        more = run(*command, root / str(MORE))
    show(f"seconds for {PAGES:,} pages", min(cost.work for cost in costs) - idle, 2.0)
    show(f"memory for {MORE:,} pages to {PAGES:,}", more.memory / costs[0].memory, 1.05)


if __name__ == "__main__":
    main()
