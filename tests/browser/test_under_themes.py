"""A naked page works under other themes in a real browser and stays accessible."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.slow

MERMAID_SAYS = re.compile(r"Initializing mermaid|.*rerun = (true|false)")

THEMES = [
    "alabaster",
    "furo",
    "pydata_sphinx_theme",
    "sphinx_book_theme",
    "sphinx_rtd_theme",
    "shibuya",
    "classic",
    "sphinxawesome_theme",
    "sphinx_nefertiti",
]


@pytest.mark.parametrize("theme", THEMES)
def test_scripts_of_the_site_and_of_extensions_run(
    build: Any, visit: Any, axe_source: str, theme: str
) -> None:
    site = build("test-anytheme", "-D", f"html_theme={theme}")
    opened = visit(site.url + "cook.html")
    opened.page.locator("button.copybtn").wait_for()
    found = opened.page.evaluate("[window.mine, window.late, window.inline]")
    assert found == [True, "12", "object"]
    assert {url.split("/")[2] for url in opened.requests} == {site.url.split("/")[2]}
    assert [line for line in opened.console if not MERMAID_SAYS.match(line)] == []
    assert opened.overflow() == 0
    assert opened.axe(axe_source) == []


def test_the_page_looks_the_same_under_each_theme(build: Any, visit: Any) -> None:
    boxes = []
    for theme in THEMES:
        site = build("test-anytheme", "-D", f"html_theme={theme}")
        page = visit(site.url + "jobs.html", 360, 740).page
        boxes.append(
            page.evaluate(
                """() => [...document.querySelectorAll('body *')].filter(e => e.offsetParent
                && e.className !== 'headerlink').map(e => {
                const b = e.getBoundingClientRect(), s = getComputedStyle(e);
                return [e.localName, b.x, b.y, b.width, b.height, s.color] })"""
            )
        )
    assert boxes.count(boxes[0]) == len(THEMES)
