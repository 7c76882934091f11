"""Measure how soon an edit is served, compared with plain sphinx-autobuild.

Run ``python benchmarks/preview.py`` (a minute or two). Both serve the same site of 120
pages with the same options. One page is edited in each site in turn, and the time is from
writing the file until the served page shows the change. At the end, the output files are
compared with those of ``sphinx-build -t drafts``.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from sites import Site

LIMIT = 0.50
PAGE = "jobs/job1"
PLAIN = ("-m", "sphinx_autobuild", "-t", "drafts")
OURS = ("-m", "sphinx_jobposting", "preview")


@dataclass
class Server:
    """A preview of the site in *root*/src, built into *root*/out."""

    root: Path
    command: tuple[str, ...]

    def __enter__(self) -> Server:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/{PAGE}.html"
        folders = (str(self.root / "src"), str(self.root / "out"))
        self.process = subprocess.Popen(
            [sys.executable, *self.command, "-q", "--port", str(port), *folders],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.wait_for("</html>", 120)
        return self

    def __exit__(self, *error: object) -> None:
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait()

    def wait_for(self, text: str, limit: float) -> None:
        """Wait until the page has *text*."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            try:
                with urlopen(self.url) as answer:
                    if text in answer.read().decode():
                        return
            except (OSError, HTTPException):  # the file is being written
                pass
            time.sleep(0.01)
        raise SystemExit(f"{' '.join(self.command)}: nothing came")

    def edit(self, number: int) -> float:
        """Edit the page, and return the seconds until it is served."""
        text = f"Edit number {number} of this page."
        path = self.root / "src" / f"{PAGE}.md"
        edited = path.read_text(encoding="utf-8") + f"\n{text}\n"
        start = time.perf_counter()
        path.write_text(edited, encoding="utf-8")
        self.wait_for(text, 60)
        return time.perf_counter() - start


def differing(one: Path, other: Path) -> list[str]:
    """Return the files that differ between the folders or are in only one of them."""
    names = {
        path.relative_to(root).as_posix()
        for root in (one, other)
        for path in root.rglob("*")
        if path.is_file() and ".doctrees" not in path.parts
    }
    _same, differ, missing = filecmp.cmpfiles(one, other, sorted(names), shallow=False)
    return differ + missing


def main() -> None:
    """Print the medians, their ratio, and whether the files are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="counted edits of each")
    arguments = parser.parse_args()
    site = Site("ours", 100, 20, theme="naked", layout="naked")
    seconds: dict[str, list[float]] = {"plain": [], "ours": []}
    with tempfile.TemporaryDirectory() as folder:
        roots = {name: Path(folder, name) for name in seconds}
        for root in roots.values():
            (root / "src").mkdir(parents=True)
            site.write(root / "src")
        with Server(roots["plain"], PLAIN) as plain, Server(roots["ours"], OURS) as ours:
            for number in range(arguments.rounds + 2):
                for name, server in (("plain", plain), ("ours", ours)):
                    taken = server.edit(number)
                    time.sleep(1)  # the build ends after the page is written
                    if number > 1:
                        seconds[name].append(taken)
        plain_build = [sys.executable, "-m", "sphinx", "-q", "-t", "drafts"]
        source, built = roots["ours"] / "src", Path(folder, "built")
        subprocess.run([*plain_build, str(source), str(built)], check=True)
        found = differing(roots["ours"] / "out", built)
    for name, values in seconds.items():
        print(f"{name:6} {statistics.median(values):6.3f} s")
    pairs = zip(seconds["ours"], seconds["plain"], strict=True)
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"ratio  {ratio:6.3f}  ≤ {LIMIT:.2f}{'' if ratio <= LIMIT else '  over'}")
    print("files that differ from sphinx-build -t drafts:", ", ".join(found) or "none")


if __name__ == "__main__":
    main()
