"""In a real browser, the open page of a preview updates by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ..cli.preview.conftest import CONF, INDEX, JOB, Preview

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 180_000
"""Milliseconds until a test gives up."""


def test_an_open_page_follows_the_edits(tmp_path: Path, visit: Callable[..., Any]) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, text in {"conf.py": CONF, "index.md": INDEX, "job.md": JOB}.items():
        (docs / name).write_text(text, encoding="utf-8")
    preview = Preview(tmp_path, "docs")
    try:
        preview.wait_for("The first words.")
        page = visit(f"{preview.url}job.html").page
        alert = page.get_by_role("alert").filter(has_text="The build failed.")
        assert not alert.is_visible()

        preview.write("job.md", JOB.replace("forty", "fifty"))
        page.get_by_text("Cook lunch for fifty guests.", exact=True).wait_for(
            timeout=PATIENCE
        )

        preview.write("conf.py", CONF + "1 / 0  # <script>document.title = 'x'</script>\n")
        alert.wait_for(timeout=PATIENCE)
        assert "ZeroDivisionError" in alert.inner_text()
        assert "<script>document.title" in alert.inner_text()
        assert page.title() != "x"
        assert page.get_by_text("Cook lunch for fifty guests.", exact=True).is_visible()

        preview.write("conf.py", CONF)
        alert.wait_for(state="detached", timeout=PATIENCE)
        preview.write("job.md", JOB.replace("forty", "sixty"))
        page.get_by_text("Cook lunch for sixty guests.", exact=True).wait_for(
            timeout=PATIENCE
        )
        # An open page does not keep the preview from ending.
        assert preview.stop() == 143
        assert preview.is_all_over()
    finally:
        preview.process.kill()
