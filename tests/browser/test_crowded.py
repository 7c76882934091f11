"""Pages with long words, addresses and tables, in boxes: nothing is cut or lost."""

from __future__ import annotations

from typing import Any

import pytest

WIDTHS = (280, 320, 360, 390, 768, 1280)
PAGES = ("jobs/long.html", "jobs/short.html", "jobs/index.html", "jobs/table.html")

# How many lines each element's own text stands on.
LINES = """selector => [...document.querySelectorAll(selector)].map(e => {
  const range = document.createRange(); range.selectNodeContents(e)
  const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top / 6)))
  return tops.size })"""


@pytest.fixture(scope="module")
def crowded(build: Any) -> Any:
    """The site with the long words."""
    return build("test-crowded")


@pytest.mark.parametrize("name", PAGES)
def test_no_naked_page_scrolls_sideways(crowded: Any, visit: Any, name: str) -> None:
    opened = visit(crowded.url + name, 280)
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 740})
        assert opened.overflow() == 0, width


def test_a_title_wraps_only_where_it_has_no_room(crowded: Any, visit: Any) -> None:
    page = visit(crowded.url + "jobs/hybrid.html", 280).page
    wrapped = []
    for width in range(280, 620, 12):
        page.set_viewport_size({"width": width, "height": 740})
        needed, room, height, line = page.evaluate(
            """() => { const h = document.querySelector("h1"), c = getComputedStyle(h)
            const room = h.clientWidth, height = h.clientHeight
            const range = document.createRange(); h.style.whiteSpace = "nowrap"
            range.selectNodeContents(h.firstChild)
            const needed = range.getBoundingClientRect().width
            h.style.whiteSpace = ""
            return [needed, room, height, parseFloat(c.lineHeight)] }"""
        )
        assert (height > 1.5 * line) == (needed > room), width
        wrapped.append(height > 1.5 * line)
    assert {True, False} == set(wrapped), "the title fits at some widths and not at others"


def test_dates_stand_on_one_line(crowded: Any, visit: Any) -> None:
    for name in PAGES:
        page = visit(crowded.url + name, 280).page
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            assert set(page.evaluate(LINES, "time")) == {1}, (name, width)


def test_labels_stand_above_their_values_where_there_is_little_room(
    crowded: Any, visit: Any
) -> None:
    page = visit(crowded.url + "jobs/long.html", 320).page
    for width, beside in ((320, False), (360, True), (1280, True)):
        page.set_viewport_size({"width": width, "height": 740})
        pairs = page.evaluate(
            """() => [...document.querySelectorAll(".jobposting-facts dt")].map(dt => {
            const a = dt.getBoundingClientRect()
            const b = dt.nextElementSibling.getBoundingClientRect()
            return [a.right < b.left, a.bottom <= b.top + 1] })"""
        )
        assert {tuple(pair) for pair in pairs} == {(beside, not beside)}, width
        assert set(page.evaluate(LINES, ".jobposting-facts dt")) == {1}, width


def test_a_phone_hyphenates_words_and_no_dates_code_or_addresses(
    build: Any, visit: Any
) -> None:
    page = visit(
        build("test-crowded", "-D", "language=de").url + "jobs/long.html", 360
    ).page
    assert page.locator("html").get_attribute("lang") == "de"
    for selector, expected in (
        ("[role=main] li", "auto"),
        ("h1", "auto"),
        (".jobposting-facts dd", "auto"),
        ("time", "manual"),
        ("p code", "manual"),
        (".jobposting-apply span", "manual"),
        (".jobposting-other-way span", "manual"),
    ):
        found = page.locator(selector).first.evaluate("e => getComputedStyle(e).hyphens")
        assert found == expected, selector


def test_code_runs_from_left_to_right_in_arabic(build: Any, visit: Any) -> None:
    page = visit(
        build("test-crowded", "-D", "language=ar").url + "jobs/long.html", 360
    ).page
    direction = "e => getComputedStyle(e).direction"
    assert page.locator("[role=main] li").first.evaluate(direction) == "rtl"
    for selector in ("pre", "p code"):
        assert page.locator(selector).first.evaluate(direction) == "ltr", selector


class TestPrint:
    @pytest.fixture
    def page(self, crowded: Any, visit: Any) -> Any:
        """A page with a table, footnotes and tabs, as it is printed."""
        page = visit(crowded.url + "jobs/long.html", 718).page  # A4 less two margins
        page.emulate_media(media="print")
        return page

    def test_nothing_is_larger_than_the_text(self, page: Any) -> None:
        size = "e => parseFloat(getComputedStyle(e).fontSize)"
        text = page.locator("[role=main] li").first.evaluate(size)
        assert text == pytest.approx(14, abs=0.1)  # 10.5 pt
        for selector in ("table", "aside.footnote", ".crumbs", ".jobposting-facts", "pre"):
            assert page.locator(selector).first.evaluate(size) <= text, selector

    def test_all_tabs_are_printed(self, page: Any) -> None:
        kitchen, garden = page.locator(".sd-tab-content").all()
        assert kitchen.is_visible()
        assert garden.is_visible()
        labels = page.locator(".sd-tab-label").all()
        tops = [e.bounding_box()["y"] for e in (labels[0], kitchen, labels[1], garden)]
        assert tops == sorted(tops)

    def test_every_address_is_printed(self, page: Any) -> None:
        ways = page.locator(".jobposting-apply, .jobposting-other-way").all()
        after = "e => getComputedStyle(e, '::after').content"
        links = [way.locator("a") for way in ways if way.is_visible()]
        assert [link.evaluate(after) == '":"' for link in links] == [False, True, False]
        assert links[0].get_attribute("href") in links[0].evaluate(after)
