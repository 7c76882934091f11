"""What the extension costs, as ratios of processor time to the same site without it.

Run ``python benchmarks/cost.py`` (some minutes; ``--only TEXT`` for a part). Every figure
is the median of the pairwise ratios of runs in turn, of whole processes, so it holds on a
machine whose speed changes. Nothing here is a test: a busy machine is no fault of the code.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sites import Site

STEPS = ("cold", "nothing", "edit", "add")


@dataclass(frozen=True)
class Cost:
    """Processor seconds and peak memory (kB) of one process."""

    seconds: float
    memory: int


def build(root: Path, *options: str) -> Cost:
    """Run ``sphinx-build`` once, in a process of its own."""
    command = [sys.executable, "-m", "sphinx", "-q", str(root / "src"), str(root / "out")]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen([*command, *options], env=environment)
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def measure(site: Site, step: str, root: Path) -> Cost:
    """Bring a site to the state before *step*, and measure the step."""
    date = ("-D", "jobposting_today=2021-09-10") if site.jobs == "ours" else ()
    if step == "cold":
        shutil.rmtree(root, ignore_errors=True)
        (root / "src").mkdir(parents=True)
        site.write(root / "src")
    elif step == "edit":
        path = root / "src" / "jobs" / "job1.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    elif step == "add":
        number = len(list((root / "src" / "jobs").glob("job*.md")))
        site.add(root / "src", number)
    elif step == "close":
        date = ("-D", "jobposting_today=2021-09-15")
    return build(root, *date)


def ratios(
    one: Site, other: Site, steps: tuple[str, ...], rounds: int
) -> dict[str, tuple[float, float]]:
    """For each step the medians of the ratios *one* to *other*: time, memory."""
    found: dict[str, list[tuple[float, float]]] = {step: [] for step in steps}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for step in steps:
                ours = measure(one, step, Path(folder, "one"))
                theirs = measure(other, step, Path(folder, "other"))
                if number:  # the first round warms caches up
                    pair = ours.seconds / theirs.seconds, ours.memory / theirs.memory
                    found[step].append(pair)
    return {
        step: (
            statistics.median(t for t, _ in pairs),
            statistics.median(m for _, m in pairs),
        )
        for step, pairs in found.items()
    }


def show(name: str, ratio: float, limit: float) -> None:
    """One line of the table."""
    mark = "" if ratio <= limit else "  over"
    print(f"{name:64} {ratio:6.3f}  ≤ {limit:.2f}{mark}", flush=True)


def extension(rounds: int) -> None:
    """The extension alone: the same 200 pages in the same layout."""
    found = ratios(
        Site("ours", 200), Site("plain", 200), ("cold", "nothing", "edit"), rounds
    )
    for step, limit in (("cold", 1.05), ("nothing", 1.03), ("edit", 1.05)):
        show(f"extension, 200 pages: {step}", found[step][0], limit)
    show("extension, 200 pages: memory", found["cold"][1], 1.10)


def handbook(rounds: int) -> None:
    """100 postings and 20 handbook pages in naked, beside alabaster with pasted JSON-LD."""
    ours = Site("ours", 100, 20, theme="naked", layout="naked")
    found = ratios(ours, Site("pasted", 100, 20), STEPS, rounds)
    limits = {"cold": 0.80, "nothing": 1.03, "edit": 1.03, "add": 1.40}
    for step, limit in limits.items():
        show(f"naked to alabaster with pasted JSON-LD: {step}", found[step][0], limit)


def furo(rounds: int) -> None:
    """Naked postings under furo, beside plain furo."""
    ours = Site("ours", 100, 20, theme="furo", layout="naked")
    found = ratios(ours, Site("plain", 100, 20, theme="furo"), ("cold",), rounds)
    show("naked postings under furo to plain furo: cold", found["cold"][0], 0.50)


def ablog(rounds: int) -> None:
    """Beside ablog: adding a posting."""
    ours = Site("ours", 100, 20, layout="naked")
    found = ratios(ours, Site("ablog", 100, 20), ("cold", "add"), rounds)
    show("adding one, to ablog", found["add"][0], 0.50)


def large(rounds: int) -> None:
    """1,000 postings."""
    ours = Site("ours", 1000, 20, theme="naked", layout="naked")
    small = Site("ours", 200, 20, theme="naked", layout="naked")
    found = ratios(ours, small, ("cold",), rounds)
    base = ratios(
        small, Site("ours", 1, 20, theme="naked", layout="naked"), ("cold",), rounds
    )
    # cold(n) = fixed + n · each; in units of the site with one posting
    fixed, at_200 = 1.0, base["cold"][0]
    at_1000 = found["cold"][0] * at_200
    ratio = (at_1000 - fixed) / 999 / ((at_200 - fixed) / 199)
    show("a posting among 1,000 to one among 200", ratio, 1.10)
    plain = ratios(ours, Site("plain", 1000, 20), ("cold",), 1)
    show("1,000 postings to plain alabaster: cold", plain["cold"][0], 0.20)
    show("1,000 postings to plain alabaster: memory", plain["cold"][1], 1.10)


def closing(rounds: int) -> None:
    """200 of 200 postings close on one day."""
    site = Site("ours", 200, 20, theme="naked", layout="naked", closing=200)
    seconds: dict[str, list[float]] = {"cold": [], "close": []}
    with tempfile.TemporaryDirectory() as folder:
        for _number in range(rounds):
            for step in ("cold", "close"):
                seconds[step].append(measure(site, step, Path(folder, "one")).seconds)
    ratio = statistics.median(seconds["close"]) / statistics.median(seconds["cold"])
    show("200 closing on one day, to a cold build", ratio, 0.25)


def adding_beside_300(rounds: int) -> None:
    """What adding costs where 300 handbook pages show navigation."""
    ours = Site("ours", 100, 300, theme="naked", layout="naked")
    seconds: dict[str, list[float]] = {"cold": [], "add": []}
    with tempfile.TemporaryDirectory() as folder:
        for _number in range(rounds):
            for step in ("cold", "add"):
                seconds[step].append(measure(ours, step, Path(folder, "one")).seconds)
    ratio = statistics.median(seconds["add"]) / statistics.median(seconds["cold"])
    show("adding one beside 300 handbook pages, to a cold build", ratio, 1.00)


PARTS: tuple[Callable[[int], None], ...] = (
    extension,
    handbook,
    furo,
    ablog,
    closing,
    adding_beside_300,
    large,
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="counted runs of each step")
    parser.add_argument("--only", default="", help="a part of the name of the parts to run")
    arguments = parser.parse_args()
    for part in PARTS:
        if arguments.only in part.__name__:
            part(arguments.rounds)


if __name__ == "__main__":
    main()
