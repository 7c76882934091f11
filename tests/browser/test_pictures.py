"""The pictures of the documentation show what they should."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from sphinx_jobposting.theme.options import contrast

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
SCRIPT = runpy.run_path(str(ROOT / "docs" / "pictures.py"))
PICTURES = SCRIPT["PICTURES"]

Windows = Callable[[str], list[Any]]

ENTRY = ("title", "facts", "deadline")
# What must be fully visible in each window of a picture, from top to bottom.
SEEN: dict[str, list[list[str]]] = {
    "posting": [
        ["h1", *(f".joblist-{part} >> nth={job}" for job in (0, 1) for part in ENTRY)],
        ["h1", ".jobposting-facts", ".jobposting-apply"],
    ],
    "listing": [
        ["h1", ".joblist-title", ".joblist-facts", ".joblist-deadline"],
        ["#past-jobs h2", "#past-jobs .joblist"],
    ],
    "closed": [[".jobposting-notice", "h1", ".jobposting-facts dd"]],
    "preview": [
        [".jobposting-notice", "h1", ".jobposting-facts"],
        [".jobposting-preview h2", ".jobposting-card", ".jobposting-findings li"],
    ],
    "naked-accent": [[".jobposting-facts", ".jobposting-apply"]] * 2,
    "naked-width": [["#background h2", "#background p"]] * 2,
    "naked-foot": [["footer"]],
    "themes": [["h1", "dl dd", ".jobposting-apply"]] * 3,
}


# The width in pixels of "Wide" 100 times at a font size of 10 pixels; in Arial it is 2278.
WIDTH = """(fonts) => {
  const text = document.createElement("span")
  text.style = `font: 10px ${fonts}; white-space: nowrap`
  text.textContent = "Wide".repeat(100)
  document.body.append(text)
  const width = text.getBoundingClientRect().width
  text.remove()
  return width
}"""


@pytest.fixture
def windows(build: Any, visit: Any, lacking: Callable[[str], NoReturn]) -> Windows:
    """Open the windows of a picture as the script does."""

    def opened(name: str) -> list[Any]:
        picture, pages = PICTURES[name], []
        for window in picture.windows:
            site = build(ROOT / "example_site", *window.options)
            size = picture.width, picture.height
            page = visit(site.url + window.page, *size, color_scheme=window.scheme).page
            if not 2270 < page.evaluate(WIDTH, SCRIPT["FONTS"]) < 2290:
                lacking("no font of Arial's width is installed, as fonts-liberation is")
            page.evaluate(SCRIPT["FONT"])
            if window.at:
                page.locator(window.at).evaluate(SCRIPT["TO_TOP"])
            pages.append(page)
        return pages

    return opened


def box(page: Any, selector: str) -> tuple[float, float, float, float]:
    """Return left, top, right, and bottom of the first element that the selector finds."""
    found = page.locator(selector).first.bounding_box()
    return (
        found["x"],
        found["y"],
        found["x"] + found["width"],
        found["y"] + found["height"],
    )


def color(page: Any, selector: str, name: str) -> str:
    """Return a color that the browser computed, as #rrggbb."""
    said: str = page.locator(selector).first.evaluate(
        "(e, name) => getComputedStyle(e)[name].match(/\\d+/g).slice(0, 3)"
        ".map(n => (+n).toString(16).padStart(2, '0')).join('')",
        name,
    )
    return f"#{said}"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_it_is_meant_to_show(windows: Windows, name: str) -> None:
    picture = PICTURES[name]
    for page, selectors in zip(windows(name), SEEN[name], strict=True):
        tops = []
        for selector in selectors:
            left, top, right, bottom = box(page, selector)
            assert left >= 0, selector
            assert top >= 0, selector
            assert right <= picture.width, selector
            assert bottom < picture.height + 1, selector  # where the corner is rounded
            tops.append(top)
        assert tops == sorted(tops)


def test_button_and_links_have_the_accent_color(windows: Windows) -> None:
    for page, accent, paper in zip(
        windows("naked-accent"), ("#7a1f5c", "#f2a7d8"), ("#ffffff", "#141414"), strict=True
    ):
        assert color(page, "html", "backgroundColor") == paper
        assert color(page, ".jobposting-apply a", "backgroundColor") == accent
        assert color(page, ".jobposting-apply a", "color") == paper
        assert color(page, "#background a.external", "color") == accent
        assert contrast(accent, paper) >= 4.5


def test_the_column_is_as_wide_as_the_option_says(windows: Windows) -> None:
    for page, width in zip(windows("naked-width"), (26 * 16, 46 * 16), strict=True):
        left, _, right, _ = box(page, "[role=main]")
        assert right - left == width
        assert left == 840 - right, "it stands in the middle"
    assert page.locator("#background p").first.bounding_box()["height"] < 90, "three lines"


def test_the_footer_ends_with_the_text_of_the_site_and_the_edit_link(
    windows: Windows,
) -> None:
    (page,) = windows("naked-foot")
    texts = page.locator("footer > *").all_inner_texts()
    assert texts[0] == "Made by all of us, in the open."
    assert texts[-2:] == ["Edit this page", "Show Source"]
    link = page.get_by_role("link", name="Edit this page")
    assert link.get_attribute("href") == (
        "https://github.com/long-table/handbook/edit/main/docs/handbook/how-we-decide.md"
    )
    top = box(page, "footer")[1]
    assert box(page, "[role=main]")[3] <= top
    assert box(page, ".tree")[3] <= top
    # Text in a quiet color, and links in the accent color.
    assert color(page, "footer", "color") == "#595959"
    assert color(page, "footer a", "color") == "#0b50a0"


def test_a_posting_has_the_sidebar_of_the_theme_only_in_its_layout(
    windows: Windows,
) -> None:
    naked, alabaster, furo = windows("themes")
    assert naked.locator(".sphinxsidebar, .sidebar-drawer").count() == 0
    left, _, right, _ = box(naked, "[role=main]")
    assert left == 1040 - right
    for page, sidebar in ((alabaster, ".sphinxsidebar"), (furo, ".sidebar-drawer")):
        assert box(page, sidebar)[2] <= box(page, "h1")[0]
        assert page.locator("h1").first.inner_text().startswith("Community Coordinator")
        assert page.locator("dl dd").first.inner_text() == "Long Table"


def test_the_panel_is_below_the_text_and_as_wide_as_the_column(windows: Windows) -> None:
    _, page = windows("preview")
    panel, text = box(page, ".jobposting-preview"), box(page, "#to-apply")
    assert text[3] < panel[1]
    assert (panel[0], panel[2]) == (text[0], text[2])
    headings = page.locator(".jobposting-preview :is(h2, h3)").all_inner_texts()
    assert headings == ["Preview", "In a job search", "Findings", "Structured data"]
    assert page.locator(".jobposting-findings").inner_text().startswith("Hint")
