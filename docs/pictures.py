"""Take the pictures in the README and the documentation of the example site.

This needs Playwright, Chromium, and a font as wide as Arial, like the browser tests do:
``python docs/pictures.py`` takes all of them, ``python docs/pictures.py closed`` takes one.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "_static"
GAP = 16
"""Pixels around each window."""


class Window(NamedTuple):
    """A browser's window with a page of the example site in it."""

    page: str
    options: tuple[str, ...] = ()
    """What sphinx-build is told besides, to build this page."""
    scheme: str = "light"
    at: str = ""
    """The selector of what is scrolled to the top, as far as the page reaches."""


class Picture(NamedTuple):
    """Windows of one size, in CSS pixels, at most so many in a row."""

    width: int
    height: int
    windows: tuple[Window, ...]
    across: int = 2
    scale: float = 1

    def size(self) -> tuple[int, int]:
        """Width and height of the whole picture in pixels."""
        across = min(self.across, len(self.windows))
        rows = -(-len(self.windows) // self.across)
        return (
            across * (round(self.width * self.scale) + GAP) + GAP,
            rows * (round(self.height * self.scale) + GAP) + GAP,
        )


def conf(prefix: str = "", **values: str) -> tuple[str, ...]:
    """Return sphinx-build's arguments for values of conf.py."""
    return tuple(f"-D{prefix}{name}={value}" for name, value in values.items())


LIST, POSTING = "jobs/index.html", "jobs/community-coordinator.html"
CLOSED, HANDBOOK = "jobs/production-lead.html", "handbook/how-we-decide.html"

theme_options = functools.partial(conf, "html_theme_options.")
ACCENT = theme_options(accent_color="#7a1f5c", accent_color_dark="#f2a7d8")
FOOT = theme_options(
    footer='Made by <a href="https://www.example.org/">all of us</a>, in the open.',
    source_repository="https://github.com/long-table/handbook",
    source_branch="main",
    source_directory="docs",
)
# The day before it is published.
PREVIEW = ("-tdrafts", *conf(jobposting_today="2021-09-01"))

PICTURES = {
    "posting": Picture(360, 660, (Window(LIST), Window(POSTING)), scale=0.85),
    "listing": Picture(
        360, 495, (Window(LIST), Window(LIST, at="#past-jobs", scheme="dark"))
    ),
    "closed": Picture(640, 420, (Window(CLOSED),)),
    "preview": Picture(
        380,
        576,
        tuple(
            Window(POSTING, PREVIEW, at=at)
            for at in (".jobposting-notice", ".jobposting-preview h2")
        ),
        scale=0.75,
    ),
    "naked-accent": Picture(
        360,
        480,
        (
            Window(POSTING, ACCENT, at=".jobposting-facts"),
            Window(POSTING, ACCENT, at=".jobposting-facts", scheme="dark"),
        ),
    ),
    "naked-width": Picture(
        840,
        260,
        tuple(
            Window(POSTING, theme_options(max_width=width), at="#background")
            for width in ("26rem", "46rem")
        ),
        across=1,
        scale=0.75,
    ),
    "naked-foot": Picture(720, 260, (Window(HANDBOOK, FOOT, at="footer"),)),
    "themes": Picture(
        1040,
        380,
        (
            Window(POSTING, at="h1"),
            *(
                Window(POSTING, conf(html_theme=theme, jobposting_layout="theme"))
                for theme in ("alabaster", "furo")
            ),
        ),
        across=1,
        scale=0.5,
    ),
}
"""Every picture by its name; its windows stand in the order of reading."""

FONTS = "Liberation Sans, Arimo, Arial, Helvetica"
"""Fonts of one width, in place of the machine's own: lines break alike on all machines."""

FONT = f"""() => {{
  if (getComputedStyle(document.body).fontFamily.startsWith("system-ui"))
    document.body.style.fontFamily = "{FONTS}"
}}"""

TO_TOP = "e => scrollBy(0, e.getBoundingClientRect().top - 24)"

FRAME = """<!DOCTYPE html><style>
body {{ margin: 0; padding: {gap}px; display: flex; flex-wrap: wrap; gap: {gap}px;
  background: #dfe3e8 }}
</style>{images}"""


def take(browser: Browser, picture: Picture, window: Window, url: str) -> bytes:
    """Return a picture of one window."""
    tab = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme="dark" if window.scheme == "dark" else "light",
    )
    tab.goto(url)
    tab.evaluate(FONT)
    if window.at:
        tab.locator(window.at).evaluate(TO_TOP)
    taken = tab.screenshot()
    tab.close()
    return taken


def joined(browser: Browser, picture: Picture, taken: list[bytes]) -> bytes:
    """Return the windows as one picture."""
    width, height = picture.size()
    tab = browser.new_page(viewport={"width": width, "height": height})
    images = "".join(
        f'<img src="data:image/png;base64,{b64encode(one).decode()}">' for one in taken
    )
    tab.set_content(FRAME.format(images=images, gap=GAP), wait_until="load")
    whole = tab.screenshot()
    tab.close()
    return whole


def main(names: list[str]) -> None:
    """Make the pictures of these names, or all."""
    from playwright.sync_api import sync_playwright

    browsers = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = os.environ.get("JOBPOSTING_CHROMIUM") or next(
        filter(None, map(shutil.which, browsers)), None
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:

        @functools.cache
        def built(options: tuple[str, ...]) -> Path:
            out = Path(tempfile.mkdtemp(dir=folder))
            command = [sys.executable, "-m", "sphinx", "-q", "-W", *options]
            subprocess.run([*command, ROOT / "example_site", out], check=True)
            return out

        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name in names or PICTURES:
            picture = PICTURES[name]
            taken = [
                take(
                    browser, picture, window, (built(window.options) / window.page).as_uri()
                )
                for window in picture.windows
            ]
            file = FOLDER / f"{name}.png"
            file.write_bytes(joined(browser, picture, taken))
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} kB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
