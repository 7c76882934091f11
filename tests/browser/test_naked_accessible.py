"""Pages of naked work for people who zoom, print, or use a keyboard or screen reader."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.slow

PAGES = (
    "index.html",
    "everything.html",
    "jobs.html",
    "table.html",
    "none.html",
    "jobs/community-coordinator.html",
    "jobs/closed.html",
    "jobs/draft.html",
    "search.html?q=learning",
    "genindex.html",
    "py-modindex.html",
    "404.html",
)
POSTING = "jobs/community-coordinator.html"

# WCAG 2.2, success criterion 1.4.12: with this spacing, nothing may be lost.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-bottom: 2em !important }"""


def site_of(build: Any, name: str, *options: str) -> Any:
    """Return the site that has the page; only a preview has drafts."""
    return build("test-naked", *options, *(["-t", "drafts"] if "draft" in name else []))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_problem_and_leaves_nothing_undecided(
    build: Any,
    visit: Any,
    axe_source: str,
    name: str,
    size: tuple[int, int],
    scheme: str,
) -> None:
    opened = visit(site_of(build, name).url + name, *size, color_scheme=scheme)
    assert opened.axe(axe_source) == []
    assert opened.console == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(build: Any, visit: Any, language: str, name: str) -> None:
    site = site_of(build, name, "-D", f"language={language}")
    opened = visit(site.url + name, 768)
    # 320 px is a window of 1280 px at 400 % (WCAG 2.2, success criterion 1.4.10).
    for spacing in ("/* none */", SPACING):
        opened.page.add_style_tag(content=spacing)
        for width in (768, 320, 280):
            opened.page.set_viewport_size({"width": width, "height": 740})
            assert opened.overflow() == 0, f"{width} px {spacing}"


def test_widened_text_is_not_cut(site: Any, visit: Any) -> None:
    page = visit(site.url + POSTING, 320).page
    page.add_style_tag(content=SPACING)
    cut = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(e =>
        e.scrollHeight > e.clientHeight + 1 && e.clientHeight &&
        getComputedStyle(e).overflowY !== 'visible').map(e => e.outerHTML)"""
    )
    assert cut == []


def test_arabic_runs_from_right_to_left(build: Any, visit: Any) -> None:
    page = visit(build("test-naked", "-D", "language=ar").url + POSTING).page
    assert page.locator("html").get_attribute("dir") == "rtl"
    label, value = page.locator(".jobposting-facts > :nth-child(-n+2)").all()
    assert label.bounding_box()["x"] > value.bounding_box()["x"]


def test_whatever_scrolls_can_be_focused(site: Any, visit: Any) -> None:
    page = visit(site.url + "everything.html", 360, 740).page
    found = page.evaluate(
        """() => [...document.querySelectorAll('[role=main] *')].filter(e =>
        e.scrollWidth > e.clientWidth &&
        ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)
        ).map(e => [e.localName, e.tabIndex])"""
    )
    assert {name for name, _ in found} == {"div", "pre"}
    assert {index for _, index in found} == {0}


def test_each_table_has_its_own_name(site: Any, visit: Any) -> None:
    page = visit(site.url + "everything.html").page
    names = page.evaluate(
        "() => [...document.querySelectorAll('[role=region]')].map(e => e.ariaLabel)"
    )
    assert names == ["Roles and hours", "Table 2", "Table 3"]


def test_targets_are_large_enough_for_a_finger(site: Any, visit: Any) -> None:
    page = visit(site.url + "decide.html", 360, 740).page
    small = page.evaluate(
        """() => [...document.querySelectorAll(
        'header a, header input, button, .tree a, .pager a')].filter(e => {
        const box = e.getBoundingClientRect(); return box.height < 24 || box.width < 24 }
        ).map(e => e.outerHTML)"""
    )
    assert small == []


def test_the_keyboard_reaches_links_in_reading_order(site: Any, visit: Any) -> None:
    page = visit(site.url + POSTING).page
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert seen == ["Long Table Handbook", "Jobs", "¶", "Apply by email"]
    width = page.evaluate(
        "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
    )
    assert width >= 2


def test_forced_colors_keep_the_edges(site: Any, visit: Any) -> None:
    page = visit(site.url + POSTING, forced_colors="active").page
    edge = page.locator(".jobposting-apply a").first.evaluate(
        "e => [getComputedStyle(e).borderTopColor, getComputedStyle(e).borderTopWidth]"
    )
    ground = page.locator("html").evaluate("e => getComputedStyle(e).backgroundColor")
    assert edge[0] != ground
    assert edge[1] == "2px"
    page = visit(site.url + "jobs/closed.html", forced_colors="active").page
    notice = page.locator(".jobposting-notice")
    assert notice.evaluate("e => getComputedStyle(e).borderInlineStartWidth") == "4px"


class TestPrint:
    def test_a_printed_posting_fits_on_two_pages(self, site: Any, visit: Any) -> None:
        page = visit(site.url + POSTING, color_scheme="dark").page
        pdf = page.pdf(format="A4", prefer_css_page_size=False)
        assert pdf.count(b"/Type /Page\n") <= 2

    def test_dark_prints_black_on_white(self, site: Any, visit: Any) -> None:
        page = visit(site.url + "everything.html", color_scheme="dark").page
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator("html").evaluate(
            "e => getComputedStyle(e).backgroundColor"
        ) == ("rgb(255, 255, 255)")
        assert (
            page.locator("h1").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
        )
        token = page.locator(".highlight .k").first
        assert token.evaluate("e => getComputedStyle(e).color") == "rgb(169, 13, 145)"

    def test_addresses_are_printed(self, site: Any, visit: Any) -> None:
        page = visit(site.url + POSTING).page
        page.emulate_media(media="print")
        after = "e => getComputedStyle(e, '::after').content"
        apply, again = page.locator(".jobposting-apply").all()
        assert apply.locator("a").evaluate(after) == '":"'
        assert apply.locator(".jobposting-quiet").inner_text() == "jobs@example.org"
        assert not again.is_visible()
        link = page.locator("#background a.external").first
        assert link.get_attribute("href") in link.evaluate(after)

    def test_navigation_is_not_printed(self, site: Any, visit: Any) -> None:
        page = visit(site.url + "decide.html").page
        page.emulate_media(media="print")
        for selector in (".tree", ".pager", "form", ".to-tree"):
            assert not page.locator(selector).is_visible(), selector
