"""Make the pictures of the README and the documentation anew, from the example site.

Needs playwright and a Chromium, as the browser tests do: ``python docs/pictures.py``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "_static" / "posting.png"
PAGES = ("jobs/index.html", "jobs/community-coordinator.html")
WIDTH, HEIGHT, GAP = 390, 700, 24

FRAMES = """<!DOCTYPE html><style>
body {{ margin: 0; padding: {gap}px; display: flex; gap: {gap}px; background: #e9edf2 }}
iframe {{ width: {width}px; height: {height}px; border: 0; border-radius: 14px;
  background: #fff; box-shadow: 0 2px 12px #0003 }}
</style>{frames}"""


def main() -> None:
    """Two phones side by side: the list of jobs, and a job."""
    browsers = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = os.environ.get("JOBPOSTING_CHROMIUM") or next(
        filter(None, map(shutil.which, browsers)), None
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out = Path(folder)
        subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-W", ROOT / "example_site", out],
            check=True,
        )
        frames = "".join(f'<iframe src="{page}"></iframe>' for page in PAGES)
        page = out / "frames.html"
        page.write_text(
            FRAMES.format(frames=frames, width=WIDTH, height=HEIGHT, gap=GAP),
            encoding="utf-8",
        )
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_page(
            viewport={"width": 2 * WIDTH + 3 * GAP, "height": HEIGHT + 2 * GAP},
            device_scale_factor=1.5,
        )
        tab.goto(page.as_uri())
        tab.screenshot(path=PICTURE)
        browser.close()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
