"""Provide a real Chromium, axe-core, and built sites that are served; the tests share them.

Without a browser, Playwright, or axe-core, the tests in this folder are skipped and say
why. With ``JOBPOSTING_REQUIRE_BROWSER=1`` they fail instead. ``JOBPOSTING_CHROMIUM`` and
``JOBPOSTING_AXE`` give the paths of the browser and of ``axe.min.js`` if these are not in a
usual place.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOTS = Path(__file__).parent.parent / "roots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def missing(reason: str) -> NoReturn:
    """Skip the test, or fail if a browser is required."""
    if os.environ.get("JOBPOSTING_REQUIRE_BROWSER") == "1":
        pytest.fail(f"JOBPOSTING_REQUIRE_BROWSER is set, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture
def lacking() -> Callable[[str], NoReturn]:
    """Return the function that a test calls if it cannot run on this machine."""
    return missing


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one headless browser with a new, empty profile."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed (pip install playwright)")
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = os.environ.get("JOBPOSTING_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    if path is None:
        missing("no Chromium was found; JOBPOSTING_CHROMIUM can name one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, headless=True, args=FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """Return the source of axe-core from its npm package."""
    if named := os.environ.get("JOBPOSTING_AXE"):
        return Path(named).read_text(encoding="utf-8")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    cache = base / "sphinx-jobposting-tests"
    script = cache / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            missing("axe-core needs npm, or JOBPOSTING_AXE as the path of axe.min.js")
        cache.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [
                npm,
                "install",
                "--no-audit",
                "--no-fund",
                "--prefix",
                str(cache),
                "axe-core@4",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if not script.exists():
            missing(f"npm could not fetch axe-core: {done.stderr.strip()[-200:]}")
    return script.read_text(encoding="utf-8")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the requests out of the tests' output."""


@dataclass
class Site:
    """A built site: its folder and the address where it is served."""

    folder: Path
    url: str

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


Build = Callable[..., Site]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """Build a folder of tests/roots once, with warnings as errors, and serve it."""
    servers: list[http.server.ThreadingHTTPServer] = []

    @functools.cache
    def built(root: str, *arguments: str) -> Site:
        out = tmp_path_factory.mktemp("site")
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going"]
        done = subprocess.run(
            [
                *command,
                *arguments,
                "-d",
                str(out / "doctrees"),
                str(ROOTS / root),
                str(out / "html"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        handler = functools.partial(_Quiet, directory=str(out / "html"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return Site(out / "html", f"http://127.0.0.1:{server.server_port}/")

    yield built
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(build: Build) -> Site:
    """Serve the theme's own test site."""
    return build("test-naked")


@dataclass
class Visit:
    """An open page, the requests it made, and what it wrote to the console."""

    page: Page
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        width: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width

    def axe(self, source: str) -> list[str]:
        """Return what axe-core finds wrong or cannot decide, one readable line each."""
        self.page.evaluate(source)
        result: dict[str, Any] = json.loads(
            self.page.evaluate(
                "tags => axe.run({runOnly: tags}).then(r => JSON.stringify(r))", AXE_TAGS
            )
        )
        return [
            f"{kind}: {rule['id']}: {node['html']} {node.get('failureSummary', '')}"
            for kind in ("violations", "incomplete")
            for rule in result[kind]
            for node in rule["nodes"]
        ]


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def contexts(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Cache windows by size, color scheme, and other settings."""
    kept: list[BrowserContext] = []

    @functools.cache
    def context(width: int, height: int, **options: Any) -> BrowserContext:
        kept.append(
            chromium.new_context(viewport={"width": width, "height": height}, **options)
        )
        return kept[-1]

    yield context
    for one in kept:
        one.close()


@pytest.fixture
def visit(contexts: Callable[..., BrowserContext]) -> Iterator[Open]:
    """Open an address in a window with these settings; close it after the test."""
    pages: list[Page] = []

    def opened(url: str, width: int = 1280, height: int = 800, **options: Any) -> Visit:
        page = contexts(width, height, **options).new_page()
        pages.append(page)
        visit = Visit(page)
        page.on("request", lambda request: visit.requests.append(request.url))
        page.on("console", lambda message: visit.console.append(message.text))
        page.on("pageerror", lambda error: visit.console.append(str(error)))
        page.goto(url, wait_until="networkidle" if "search" in url else "load")
        return visit

    yield opened
    for page in pages:
        page.close()
