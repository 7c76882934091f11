"""Check pages of naked with Nu (validator.nu) and Lighthouse, and print a table.

    python benchmarks/quality.py [--write FILE] [SITE [PAGE...]]

SITE is a folder that Sphinx has built. Without it, the test site of the theme is built,
which has a page of every kind, with drafts below ``preview``. This needs npm, Java, and
Chromium. The tools (vnu-jar, lighthouse) are fetched once from npm into the user's cache,
or are in the folder ``JOBPOSTING_QUALITY_TOOLS``. Lighthouse's score for search engines is
"-" if the page asks not to be indexed. ``--write`` puts the table between the marks in a
document.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PAGES = (
    "index.html everything.html jobs.html table.html none.html "
    "jobs/community-coordinator.html jobs/closed.html preview/jobs/draft.html "
    "search.html genindex.html 404.html"
)
SOURCE = Path(__file__).parent.parent / "tests" / "roots" / "test-naked"
MARKS = "<!-- table -->", "<!-- end of table -->"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


def tools() -> Path:
    """Return the folder of node modules with vnu-jar and lighthouse."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = Path(
        os.environ.get("JOBPOSTING_QUALITY_TOOLS") or base / "sphinx-jobposting-quality"
    )
    if not (home / "node_modules" / "lighthouse").exists():
        home.mkdir(parents=True, exist_ok=True)
        packages = ["vnu-jar", "lighthouse@12"]
        subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), *packages],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return home / "node_modules"


def build(folder: Path) -> None:
    """Build the test site as published, and again with drafts below ``preview``."""
    command = [sys.executable, "-m", "sphinx", "-q", "-E", str(SOURCE)]
    subprocess.run([*command, str(folder)], check=True)
    subprocess.run([*command, str(folder / "preview"), "-t", "drafts"], check=True)


class Handler(http.server.SimpleHTTPRequestHandler):
    """A silent request handler."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep the requests out of the table."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* only to this machine; yield its address."""
    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def nu(modules: Path, page: Path) -> tuple[int, int]:
    """Count the errors and warnings of Nu, but not its remarks."""
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-jar", str(jar), "--format", "json", str(page)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    errors = sum(message["type"] == "error" for message in messages)
    return errors, sum(message.get("subType") == "warning" for message in messages)


def lighthouse(modules: Path, url: str) -> dict[str, Any]:
    """Return Lighthouse's report for a phone on a slow network."""
    done = subprocess.run(
        [
            str(modules / ".bin" / "lighthouse"),
            url,
            "--quiet",
            "--output=json",
            "--only-categories=" + ",".join(CATEGORIES),
            f"--chrome-flags={FLAGS}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def row(
    modules: Path, site: Path, url: str, name: str
) -> tuple[list[str], list[str], bool]:
    """Check a page; return its row, what must be fixed, and whether it passes."""
    errors, warnings = nu(modules, site / name)
    report = lighthouse(modules, url + name)
    hidden = 'content="noindex' in (site / name).read_text(encoding="utf-8")
    scores, faults = [], []
    for key in CATEGORIES:
        category = report["categories"][key]
        score = round(100 * (category["score"] or 0))
        asked = not (key == "seo" and hidden)
        scores.append(str(score) if asked else "-")
        for audit in category["auditRefs"]:
            found = report["audits"][audit["id"]]
            if asked and audit["weight"] and found["score"] not in {None, 1}:
                faults.append(f"{name}: {key}: {found['title']} ({found['score']})")
    passed = not errors and not warnings and set(scores) <= {"100", "-"}
    return [name, str(errors), str(warnings), *scores], faults, passed


def main() -> int:
    """Print the table; return 1 if a page does not pass, or 2 if a tool is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("site", type=Path, nargs="?")
    parser.add_argument("pages", nargs="*")
    arguments = parser.parse_args()
    for tool in ("npm", "java"):
        if not shutil.which(tool):
            print(f"{tool} is not installed", file=sys.stderr)
            return 2
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium:
        os.environ.setdefault("CHROME_PATH", chromium)
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site or Path(folder)
        if not arguments.site:
            build(site)
        lines, faults, passed = table(tools(), site, arguments.pages)
    print("\n".join(["", *faults]) if faults else "")
    if arguments.write:
        text = arguments.write.read_text(encoding="utf-8")
        start, end = (text.index(mark) for mark in MARKS)
        text = "\n".join([text[:start] + MARKS[0], *lines, text[end:]])
        arguments.write.write_text(text, encoding="utf-8")
    return 0 if passed else 1


def table(modules: Path, site: Path, pages: list[str]) -> tuple[list[str], list[str], bool]:
    """Check pages and print each row; return rows, faults, and whether all pass."""
    names = pages or [name for name in PAGES.split() if (site / name).exists()]
    lines = [
        "| page | Nu errors | Nu warnings | " + " | ".join(CATEGORIES) + " |",
        "|---|--:|--:|" + "--:|" * len(CATEGORIES),
    ]
    print("\n".join(lines), flush=True)
    all_passed, all_faults = True, []
    with served(site) as url:
        for name in names:
            cells, faults, passed = row(modules, site, url, name)
            lines.append("| " + " | ".join(cells) + " |")
            print(lines[-1], flush=True)
            all_passed &= passed
            all_faults += faults
    return lines, all_faults, all_passed


if __name__ == "__main__":
    sys.exit(main())
