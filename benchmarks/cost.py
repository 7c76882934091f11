"""Measure what the extension costs, as ratios of processor time to a site without it.

Run ``python benchmarks/cost.py`` (some minutes; ``--only TEXT`` for a part). Every figure
is the median of pairwise ratios of alternating runs of whole processes, so it is valid on a
machine whose speed changes. If the speed changes from one second to the next, count with
``--instructions`` and valgrind, which is exact but about fifteen times slower. Nothing here
is a test, because a busy machine is not a bug.

A line without a limit is for comparison. "An empty template" is the least that any solution
costs: plain Sphinx doing the same work on the same pages, with only MyST.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sites import Site

import sphinx_jobposting

STEPS = ("cold", "nothing", "edit", "add")

COUNT = (
    "valgrind",
    "--tool=cachegrind",
    "--cache-sim=no",
    "--cachegrind-out-file=/dev/null",
)
counting = False
"""Whether instructions are counted instead of time."""


@dataclass(frozen=True)
class Cost:
    """Processor seconds, or instructions, and peak memory (kB) of one process."""

    work: float
    memory: int


def build(root: Path, *options: str) -> Cost:
    """Run ``sphinx-build`` once in its own process."""
    command = [sys.executable, "-m", "sphinx", "-q", str(root / "src"), str(root / "out")]
    environment = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
    }
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [*(COUNT if counting else ()), *command, *options],
            env=environment,
            stderr=said if counting else None,
        )
        _pid, status, usage = os.wait4(process.pid, 0)
        said.seek(0)
        text = said.read()
    if status:
        raise SystemExit(f"{text}{' '.join(command)} failed")
    counted = re.search(r"I +refs: +([\d,]+)", text)
    if counted is not None:
        return Cost(int(counted[1].replace(",", "")), usage.ru_maxrss)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def measure(site: Site, step: str, root: Path) -> Cost:
    """Bring a site into the state before *step*, and measure the step."""
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
        if site.jobs == "ours":
            date = ("-D", "jobposting_today=2021-09-15")
        else:
            for number in range(site.closing):  # so that the same pages are written
                (root / "out" / "jobs" / f"job{number}.html").unlink()
    return build(root, *date)


def ratios(
    one: Site, other: Site, steps: tuple[str, ...], rounds: int
) -> dict[str, tuple[float, float]]:
    """Return for each step the median ratios of *one* to *other*: time and memory."""
    found: dict[str, list[tuple[float, float]]] = {step: [] for step in steps}
    with tempfile.TemporaryDirectory() as folder:
        warming = 0 if counting else 1  # a round to fill caches, which is not counted
        for number in range(rounds + warming):
            for step in steps:
                ours = measure(one, step, Path(folder, "one"))
                theirs = measure(other, step, Path(folder, "other"))
                if number >= warming:
                    pair = ours.work / theirs.work, ours.memory / theirs.memory
                    found[step].append(pair)
    return {
        step: (
            statistics.median(t for t, _ in pairs),
            statistics.median(m for _, m in pairs),
        )
        for step, pairs in found.items()
    }


def to_cold(site: Site, step: str, rounds: int) -> float:
    """Return the median work of a step relative to a cold build of the same site."""
    work: dict[str, list[float]] = {"cold": [], step: []}
    with tempfile.TemporaryDirectory() as folder:
        for _number in range(rounds):
            for each, found in work.items():
                found.append(measure(site, each, Path(folder, "one")).work)
    return statistics.median(work[step]) / statistics.median(work["cold"])


def show(name: str, ratio: float, limit: float | None = None) -> None:
    """Print one line of the table."""
    if limit is None:
        print(f"{'  ' + name:64} {ratio:6.3f}", flush=True)
    else:
        mark = "" if ratio <= limit else "  over"
        print(f"{name:64} {ratio:6.3f}  ≤ {limit:.2f}{mark}", flush=True)


def extension(rounds: int) -> None:
    """Measure just the extension: the same pages, facts, and JSON-LD in the same layout."""
    found = ratios(
        Site("ours", 200), Site("pasted", 200), ("cold", "nothing", "edit"), rounds
    )
    for step, limit in (("cold", 1.06), ("nothing", 1.08), ("edit", 1.05)):
        show(f"extension, 200 pages: {step}", found[step][0], limit)
    show("extension, 200 pages: memory", found["cold"][1], 1.10)


def handbook(rounds: int) -> None:
    """Compare 100 postings and 20 pages in naked with alabaster and pasted JSON-LD."""
    ours = Site("ours", 100, 20, theme="naked", layout="naked")
    found = ratios(ours, Site("pasted", 100, 20), STEPS, rounds)
    limits = {"cold": 0.90, "nothing": 1.08, "edit": 1.05, "add": 1.40}
    for step, limit in limits.items():
        show(f"naked to alabaster with pasted JSON-LD: {step}", found[step][0], limit)


def furo(rounds: int) -> None:
    """Compare naked postings under furo with plain furo."""
    ours = Site("ours", 100, 20, theme="furo", layout="naked")
    plain = Site("plain", 100, 20, theme="furo")
    found = ratios(ours, plain, ("cold",), rounds)
    show("naked postings under furo to plain furo: cold", found["cold"][0], 0.55)
    found = ratios(ours, replace(plain, jobs="pasted"), ("cold",), rounds)
    show("to furo with the same JSON-LD pasted", found["cold"][0])
    found = ratios(replace(plain, layout="empty"), plain, ("cold",), rounds)
    show("the jobs' pages with an empty template", found["cold"][0])


def ablog(rounds: int) -> None:
    """Compare adding a posting with ablog."""
    blog = Site("ablog", 100, 20)
    for theme in ("naked", "alabaster"):
        ours = Site("ours", 100, 20, theme=theme, layout="naked")
        found = ratios(ours, blog, ("cold", "add"), rounds)
        show(f"adding one to a site in {theme}, to ablog", found["add"][0], 0.50)
    empty = Site("plain", 100, 20, layout="empty")
    found = ratios(empty, blog, ("cold", "add"), rounds)
    show("adding a page, other pages left stale", found["add"][0])


def flat(rounds: int) -> None:
    """Compare a posting among 1,000 with one among 200 (one list of jobs, one toctree)."""
    small = Site("ours", 1000, theme="naked", layout="naked", small=True)
    # cold(n) = fixed + n · each, in units of the site with one posting
    one = replace(small, postings=1)
    at_200 = ratios(replace(small, postings=200), one, ("cold",), rounds)["cold"][0]
    at_1000 = ratios(small, one, ("cold",), rounds)["cold"][0]
    ratio = (at_1000 - 1) / 999 / ((at_200 - 1) / 199)
    show("a posting among 1,000 to one among 200", ratio, 1.10)


def large(rounds: int) -> None:
    """Measure a site of 1,000 postings of the usual length."""
    ours = Site("ours", 1000, 20, theme="naked", layout="naked")
    plain = ratios(ours, Site("plain", 1000, 20), ("cold",), 1)
    show("1,000 postings to plain alabaster: cold", plain["cold"][0], 0.20)
    show("1,000 postings to plain alabaster: memory", plain["cold"][1], 1.10)


def ten_thousand(_rounds: int) -> None:
    """Measure 10,000 small postings once, in absolute seconds and memory."""
    site = Site("ours", 10_000, theme="naked", layout="naked", small=True)
    with tempfile.TemporaryDirectory() as folder:
        for step in ("cold", "nothing", "edit"):
            cost = measure(site, step, Path(folder, "one"))
            show(f"10,000 postings: {step}, seconds", cost.work)
            show(f"10,000 postings: {step}, MB", cost.memory / 1000)


def closing(rounds: int) -> None:
    """Measure a day on which 200 of 1,000 postings close, or 200 of 200."""
    site = Site("ours", 1000, 20, theme="naked", layout="naked", closing=200)
    ratio = to_cold(site, "close", rounds)
    show("200 of 1,000 closing on one day, to a cold build", ratio, 0.25)
    site = replace(site, postings=200)
    show("200 of 200 closing on one day", to_cold(site, "close", rounds))
    empty = replace(site, jobs="plain", theme="basic", layout="empty")
    show("writing 200 of 200 pages with an empty template", to_cold(empty, "close", rounds))


def adding_beside_300(rounds: int) -> None:
    """Measure adding a posting if 300 handbook pages show navigation."""
    ours = Site("ours", 100, 300, theme="naked", layout="naked")
    ratio = to_cold(ours, "add", rounds)
    show("adding one beside 300 handbook pages, to a cold build", ratio, 1.00)


PARTS: tuple[Callable[[int], None], ...] = (
    extension,
    handbook,
    furo,
    ablog,
    closing,
    adding_beside_300,
    flat,
    large,
    ten_thousand,
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="counted runs of each step")
    parser.add_argument("--only", default="", help="a part of the name of the parts to run")
    parser.add_argument(
        "--instructions", action="store_true", help="count them once, with valgrind"
    )
    arguments = parser.parse_args()
    global counting
    counting = arguments.instructions
    if counting:
        if shutil.which(COUNT[0]) is None:
            parser.error("--instructions needs valgrind")
        # Counting has no round to fill caches, and only the first build compiles the code.
        compileall.compile_dir(Path(sphinx_jobposting.__file__).parent, quiet=1)
    for part in PARTS:
        if arguments.only in part.__name__ and not (counting and part is ten_thousand):
            part(1 if counting else arguments.rounds)


if __name__ == "__main__":
    main()
