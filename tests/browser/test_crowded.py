"""On pages with long words, addresses, and tables in boxes, nothing is cut off or lost."""

from __future__ import annotations

from typing import Any

import pytest

from ..support.boxes import CUT_WORDS, DIGITS

pytestmark = pytest.mark.slow

WIDTHS = (280, 320, 360, 390, 768, 1280)
LISTS = ("jobs/index.html", "jobs/table.html", "jobs/groups.html", "jobs/columns.html")
PAGES = ("jobs/long.html", "jobs/short.html", *LISTS)

# The number of lines that each element's own text takes.
LINES = """selector => [...document.querySelectorAll(selector)].map(e => {
  const range = document.createRange(); range.selectNodeContents(e)
  const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top / 6)))
  return tops.size })"""


@pytest.fixture(scope="module")
def crowded(build: Any) -> Any:
    """Serve the site with the long words."""
    return build("test-crowded")


@pytest.mark.parametrize("name", PAGES)
def test_no_naked_page_scrolls_sideways(crowded: Any, visit: Any, name: str) -> None:
    opened = visit(crowded.url + name, 280)
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 740})
        assert opened.overflow() == 0, width


def test_a_title_wraps_only_when_it_does_not_fit(crowded: Any, visit: Any) -> None:
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


def test_dates_fit_on_one_line(crowded: Any, visit: Any) -> None:
    for name in (*PAGES, "jobs/closed.html"):
        page = visit(crowded.url + name, 280).page
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            assert page.locator(".jobposting-notice time").count() == ("closed" in name)
            assert set(page.evaluate(LINES, "time")) == {1}, (name, width)


def test_labels_move_above_their_values_when_space_is_tight(
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


def test_a_phone_hyphenates_words_but_not_dates_code_or_addresses(
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
        (".jobposting-way span", "manual"),
    ):
        found = page.locator(selector).first.evaluate("e => getComputedStyle(e).hyphens")
        assert found == expected, selector


def test_code_and_telephone_numbers_run_from_left_to_right_in_arabic(
    build: Any, visit: Any
) -> None:
    url = build("test-crowded", "-D", "language=ar").url
    parts = visit(f"{url}jobs/driver.html", 360).page.evaluate(DIGITS)
    assert parts == sorted(parts)
    page = visit(f"{url}jobs/long.html", 360).page
    direction = "e => getComputedStyle(e).direction"
    assert page.locator("[role=main] li").first.evaluate(direction) == "rtl"
    for selector in ("pre", "p code"):
        assert page.locator(selector).first.evaluate(direction) == "ltr", selector


class TestLists:
    """Lists of jobs, and tables of them."""

    # Each visible piece of the first listing, and how many lines it takes.
    PIECES = """() => [...document.querySelectorAll(
      ".joblist time, .joblist .jobposting-whole")].map(e => {
        const range = document.createRange(); range.selectNodeContents(e)
        const boxes = [...range.getClientRects()].filter(r => r.width > 1)
        const room = e.closest("li, tr").getBoundingClientRect().width
        const wide = boxes.reduce((sum, box) => sum + box.width, 8) > room
        const tops = new Set(boxes.map(r => Math.round(r.top / 6)))
        return [e.textContent, tops.size, wide] })"""

    BOX = """e => { const range = document.createRange(); range.selectNodeContents(e)
        return range.getBoundingClientRect().toJSON() }"""

    # The first visible character of each line of a text.
    STARTS = """() => [...document.querySelectorAll(".joblist li > *, .joblist tr")
      ].flatMap(e => {
        const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), lines = {}
        for (let n; (n = walk.nextNode());)
          for (let i = 0; i < n.length; i++) {
            const r = document.createRange(); r.setStart(n, i); r.setEnd(n, i + 1)
            const box = r.getBoundingClientRect()
            if (!box.width || !n.data[i].trim()) continue
            const line = Math.round(box.bottom / 8)
            if (!lines[line] || box.left < lines[line][0])
              lines[line] = [box.left, n.data[i]] }
        return Object.values(lines).map(first => first[1]) })"""

    @pytest.mark.parametrize("name", LISTS[:3])  # with more columns there is less room
    def test_dates_pay_and_full_time_are_not_split(
        self, crowded: Any, visit: Any, name: str
    ) -> None:
        page = visit(crowded.url + name, 280).page
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            broken = [
                text
                for text, lines, wide in page.evaluate(self.PIECES)
                if lines > 1 and not wide
            ]
            assert broken == [], width

    @pytest.mark.parametrize("name", LISTS)
    def test_no_line_begins_with_the_separator(
        self, crowded: Any, visit: Any, name: str
    ) -> None:
        page = visit(crowded.url + name, 280).page
        for width in range(280, 780, 20):
            page.set_viewport_size({"width": width, "height": 740})
            starts = page.evaluate(self.STARTS)
            assert starts
            assert "·" not in starts, width

    def test_a_table_shows_every_column_on_a_desktop(
        self, crowded: Any, visit: Any
    ) -> None:
        page = visit(crowded.url + "jobs/table.html", 1280).page
        for table in page.locator("table.joblist").all():
            heads = [cell.bounding_box() for cell in table.locator("thead th").all()]
            assert len(heads) == 5
            assert len({box["y"] for box in heads}) == 1
            edges = [box["x"] for box in heads]
            assert edges == sorted(edges)
            assert heads[-1]["x"] + heads[-1]["width"] <= 1280
        assert not page.locator(".joblist-label").first.is_visible()

    def test_a_table_splits_no_words_or_amounts(self, crowded: Any, visit: Any) -> None:
        page = visit(crowded.url + "jobs/columns.html", 1280).page
        tables = page.locator(".joblist thead").all()
        for width, are_tables in ((1280, [True, False]), (1920, [True, True])):
            page.set_viewport_size({"width": width, "height": 740})
            assert [head.is_visible() for head in tables] == are_tables, width
            assert page.evaluate(CUT_WORDS) == [], width
            assert set(page.evaluate(LINES, ".jobposting-amount")) == {1}, width
            edges = [box.bounding_box() for box in page.locator(".joblist time").all()]
            assert max(box["x"] + box["width"] for box in edges) <= width

    def test_a_column_heading_is_never_split(self, build: Any, visit: Any) -> None:
        url = build("test-crowded", "-D", "language=de").url  # “Beschäftigungsart”
        page = visit(f"{url}jobs/columns.html", 1280).page
        assert page.evaluate(LINES, "thead th")[:5] == [1] * 5

    @pytest.mark.parametrize("name", ["jobs/table.html", "jobs/groups.html"])
    def test_a_table_is_a_list_on_a_phone_and_on_paper(
        self, crowded: Any, visit: Any, name: str
    ) -> None:
        page = visit(crowded.url + name, 360).page
        for width, media in ((360, "screen"), (718, "print"), (1280, "print")):
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(media=media)
            row = page.locator(".joblist tbody tr:has(.joblist-title)").first
            title, facts, deadline = (
                row.locator(f".joblist-{part}").first
                for part in ("title", "fact", "deadline")
            )
            assert "\n" not in deadline.inner_text()
            assert deadline.inner_text().startswith("Apply by")
            boxes = [part.evaluate(self.BOX) for part in (title, facts, deadline)]
            tops = [box["top"] for box in boxes]
            lefts = {round(box["left"]) for box in boxes}
            assert tops == sorted(set(tops)), (width, media)
            assert len(lefts) == 1, (width, media)
            assert not page.locator(".joblist thead").first.is_visible()

    def test_all_groups_have_the_same_columns(self, crowded: Any, visit: Any) -> None:
        page = visit(crowded.url + "jobs/groups.html", 1280).page
        rows = page.locator(".joblist tbody tr:has(.joblist-title)").all()
        edges = [
            [round(cell.bounding_box()["x"]) for cell in row.locator("th, td").all()]
            for row in rows
        ]
        assert len(edges) == 4
        assert edges.count(edges[0]) == 4
        assert page.locator(".joblist-group").count() == 3

    @pytest.mark.parametrize("width", [360, 1280])
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("name", LISTS)
    def test_axe_finds_nothing(
        self, crowded: Any, visit: Any, axe_source: str, name: str, scheme: str, width: int
    ) -> None:
        opened = visit(crowded.url + name, width, color_scheme=scheme)
        assert opened.axe(axe_source) == []


class TestPrint:
    @pytest.fixture
    def page(self, crowded: Any, visit: Any) -> Any:
        """A page with a table, footnotes, and tabs, as it is printed."""
        page = visit(crowded.url + "jobs/long.html", 718).page  # A4 minus two margins
        page.emulate_media(media="print")
        return page

    def test_nothing_is_printed_larger_than_the_text(self, page: Any) -> None:
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

    def test_the_name_of_a_group_stays_with_its_jobs(
        self, crowded: Any, visit: Any
    ) -> None:
        page = visit(crowded.url + "jobs/groups.html", 718).page
        page.emulate_media(media="print")
        for group in page.locator(".joblist-group").all():
            assert group.evaluate("e => getComputedStyle(e).breakAfter") == "avoid"

    def test_every_address_is_printed(self, page: Any) -> None:
        ways = page.locator(".jobposting-way").all()
        after = "e => getComputedStyle(e, '::after').content"
        links = [way.locator("a") for way in ways if way.is_visible()]
        assert [link.evaluate(after) == '":"' for link in links] == [False, True, False]
        assert links[0].get_attribute("href") in links[0].evaluate(after)
