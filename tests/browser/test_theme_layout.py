"""Postings and lists of jobs look good in the layout of the site's theme."""

from __future__ import annotations

from typing import Any

import pytest

from ..support.boxes import CUT_WORDS, DIGITS

pytestmark = pytest.mark.slow

THEMES: dict[str, tuple[str, ...]] = {
    "alabaster": (),
    "furo": (),
    "pydata_sphinx_theme": (),
    "sphinx_book_theme": (),
    "sphinx_rtd_theme": (),
    "shibuya": (),
    "classic": (),
    "flask": ("-t", "flask"),
}
PAGES = (
    "jobs/long.html",
    "jobs/hybrid.html",
    "jobs/index.html",
    "jobs/table.html",
    "jobs/groups.html",
    "jobs/columns.html",
)
SHEET = "link[href*='_static/jobposting.css']"

LINES = """selector => [...document.querySelectorAll(selector)].map(e => {
  const range = document.createRange(); range.selectNodeContents(e)
  const boxes = [...range.getClientRects()].filter(r => r.width > 1)
  return new Set(boxes.map(r => Math.round(r.top / 6))).size })"""


@pytest.fixture(params=THEMES)
def themed(request: pytest.FixtureRequest, build: Any) -> Any:
    """Serve the site with the long words, with every page in the layout of a theme."""
    options = ("-D", f"html_theme={request.param}", "-D", "jobposting_layout=theme")
    return build("test-crowded", *options, *THEMES[request.param])


def test_jobs_do_not_make_a_page_wider(themed: Any, visit: Any) -> None:
    wider = []
    for width in (280, 390, 768, 1280):
        plain = visit(f"{themed.url}plain.html", width).overflow()
        for name in PAGES:
            if (found := visit(themed.url + name, width).overflow()) > plain:
                wider.append((name, width, found, plain))
    assert wider == []


def test_apply_is_a_button_and_facts_are_in_two_columns(themed: Any, visit: Any) -> None:
    page = visit(themed.url + "jobs/hybrid.html", 1280).page
    link = page.locator(".jobposting-apply a").first
    label = link.locator("span").first
    box = link.bounding_box()
    assert box["height"] >= 32
    assert box["width"] >= label.bounding_box()["width"] + 24
    background = link.evaluate("e => getComputedStyle(e).backgroundColor")
    assert background == link.evaluate("e => getComputedStyle(e).color")
    assert background != label.evaluate("e => getComputedStyle(e).color")
    pairs = page.evaluate(
        """() => [...document.querySelectorAll(".jobposting-facts dt")].map(dt => {
        const a = dt.getBoundingClientRect()
        const b = dt.nextElementSibling.getBoundingClientRect()
        return [a.right <= b.left, Math.abs(a.top - b.top) < 6] })"""
    )
    assert pairs == [[True, True]] * 6


def test_labels_and_dates_are_never_split(themed: Any, visit: Any) -> None:
    for width in (280, 390, 1280):
        page = visit(themed.url + "jobs/hybrid.html", width).page
        assert set(page.evaluate(LINES, ".jobposting-facts dt")) == {1}, width
        assert set(page.evaluate(LINES, "time")) == {1}, width


def test_a_list_has_lines_instead_of_bullets(themed: Any, visit: Any) -> None:
    page = visit(themed.url + "jobs/index.html", 390).page
    item = page.locator("ul.joblist > li").first
    style = item.evaluate(
        """e => { const s = getComputedStyle(e)
        return [s.listStyleType, s.borderBottomWidth, s.paddingLeft, s.marginLeft] }"""
    )
    assert style == ["none", "1px", "0px", "0px"]
    title = item.locator(".joblist-title").bounding_box()
    facts = item.locator(".joblist-facts").bounding_box()
    assert title["x"] == pytest.approx(facts["x"], abs=1)


def test_a_table_splits_no_words(themed: Any, visit: Any) -> None:
    for width in (390, 1280, 1600):
        for name in ("jobs/table.html", "jobs/columns.html"):
            assert visit(themed.url + name, width).page.evaluate(CUT_WORDS) == [], (
                name,
                width,
            )


def test_text_is_not_justified(themed: Any, visit: Any) -> None:
    align = "e => getComputedStyle(e).textAlign"
    for name, selector in (
        ("jobs/index.html", ".joblist p"),
        ("jobs/hybrid.html", ".jobposting-facts p"),
    ):
        found = visit(themed.url + name).page.locator(selector).first.evaluate(align)
        assert found in ("start", "left"), name


def test_a_table_shown_as_a_list_has_one_text_size(themed: Any, visit: Any) -> None:
    size = "e => getComputedStyle(e).fontSize"
    sizes = set()
    for name, number in (("jobs/table.html", 0), ("jobs/columns.html", 1)):
        page = visit(themed.url + name, 390).page
        box = page.locator(".joblist-table").nth(number)
        sizes.add(box.locator(".joblist-fact").first.evaluate(size))
    assert len(sizes) == 1


def test_a_table_shows_all_of_each_job(themed: Any, visit: Any) -> None:
    for width in (390, 1280):
        page = visit(themed.url + "jobs/table.html", width).page
        row = page.locator(".joblist tbody tr").first
        left, right = page.evaluate(
            """() => { const b = document.querySelector(".joblist-table")
            .getBoundingClientRect(); return [b.left, b.right] }"""
        )
        for part in (".joblist-title a", ".joblist-fact .jobposting-whole", "time"):
            box = row.locator(part).first.bounding_box()
            assert left - 1 <= box["x"], (part, width)
            assert box["x"] + box["width"] <= right + 1, (part, width)
        heads = page.locator(".joblist thead").first.is_visible()
        assert heads != page.locator(".joblist-label").first.is_visible(), width


def test_only_pages_with_jobs_load_the_style_sheet(themed: Any, visit: Any) -> None:
    for name in PAGES:
        assert visit(themed.url + name).page.locator(SHEET).count() == 1, name
    for name in ("plain.html", "index.html", "search.html"):
        assert visit(themed.url + name).page.locator(SHEET).count() == 0, name


@pytest.mark.parametrize("language", ["ar", "he"])
@pytest.mark.parametrize("theme", ["furo", "sphinx_rtd_theme", "classic"])
def test_jobs_run_from_right_to_left_but_code_does_not(
    build: Any, visit: Any, theme: str, language: str
) -> None:
    options = ("-t", "drafts", "-D", f"language={language}", "-D", f"html_theme={theme}")
    url = build("test-crowded", *options, "-D", "jobposting_layout=theme").url
    page = visit(url + "jobs/long.html", 390).page
    for selector, expected in (
        (".jobposting-facts", "rtl"),
        (".jobposting-way", "rtl"),
        ("section > p", "rtl"),
        ("section > ul > li", "rtl"),
        ("aside.footnote p", "rtl"),
        (".jobposting-preview", "rtl"),
        (".jobposting-preview pre", "ltr"),
        (".highlight pre", "ltr"),
        ("p > code", "ltr"),
    ):
        found = page.locator(selector).first.evaluate(
            "e => [getComputedStyle(e).direction, getComputedStyle(e).textAlign]"
        )
        assert found[0] == expected, selector
        aligned = ("start", "justify", "right" if expected == "rtl" else "left")
        assert found[1] in aligned, selector
    label, value = page.locator(".jobposting-facts > :nth-child(-n+2)").all()
    assert label.bounding_box()["x"] > value.bounding_box()["x"]
    page = visit(url + "jobs/table.html", 1280).page
    title, deadline = (
        page.locator(f"tr {one}").first.bounding_box()
        for one in (".joblist-title a", "time")
    )
    assert title["x"] + title["width"] > deadline["x"] + deadline["width"]
    page = visit(url + "jobs/driver.html", 390).page
    parts = page.evaluate(DIGITS)
    assert parts == sorted(parts), "a telephone number is read from left to right"
