"""How pages of naked look: boxes, sizes, and order. They load very little."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest

pytestmark = pytest.mark.slow

POSTING = "jobs/community-coordinator.html"
DATA = '[type="application/ld+json"]'


def size(data: str) -> int:
    return len(gzip.compress(data.encode(), 9))


@pytest.mark.parametrize("name", [POSTING, "jobs/closed.html", "jobs.html", "none.html"])
def test_only_the_page_and_its_style_sheet_are_loaded(
    site: Any, visit: Any, name: str
) -> None:
    opened = visit(site.url + name)
    assert [re.sub(r"\?.*", "", url) for url in opened.requests] == [
        site.url + name,
        site.url + "_static/naked.css",
    ]
    assert opened.page.locator(f"script:not({DATA})").count() == 0
    assert opened.console == []


def test_page_and_style_sheet_are_light(site: Any) -> None:
    css = site.text("_static/naked.css")
    assert size(css) <= 3600
    page = re.sub(
        rf"<script {re.escape(DATA[1:-1])}>.*?</script>", "", site.text(POSTING), flags=re.S
    )
    assert "JobPosting" not in page
    assert size(css) + size(page) <= 7000


def test_the_first_screen_of_a_phone_shows_title_facts_and_apply_button(
    site: Any, visit: Any
) -> None:
    page = visit(site.url + POSTING, 360, 740).page
    tops = []
    for selector in ("h1", ".jobposting-facts", ".jobposting-apply a"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] <= 740, selector
        assert box["x"] >= 16, selector
        tops.append(box["y"])
    assert tops == sorted(tops)


def test_lines_have_a_comfortable_length(site: Any, visit: Any) -> None:
    page = visit(site.url + POSTING).page
    lengths = page.evaluate(
        """() => [...document.querySelectorAll('#background p')].flatMap(p => {
        const text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), lines = {};
        for (let n; (n = text.nextNode());)
          for (let i = 0; i < n.length; i++) {
            const r = document.createRange(); r.setStart(n, i); r.setEnd(n, i + 1);
            const y = Math.round(r.getBoundingClientRect().bottom / 10);
            lines[y] = (lines[y] || 0) + 1 }
        return Object.values(lines).slice(0, -1) })"""
    )
    assert 60 <= sum(lengths) / len(lengths) <= 75


def test_facts_are_in_two_columns_with_quiet_labels_and_bold_values(
    site: Any, visit: Any
) -> None:
    page = visit(site.url + POSTING).page
    labels = page.locator(".jobposting-facts > dt").all()
    values = page.locator(".jobposting-facts > dd").all()
    assert len(labels) == len(values) == 5
    for label, value in zip(labels, values, strict=True):
        left, right = label.bounding_box(), value.bounding_box()
        assert left["y"] == pytest.approx(right["y"], abs=5)  # on one baseline
        assert left["x"] + left["width"] < right["x"]
    weight = "e => getComputedStyle(e).fontWeight"
    assert labels[0].evaluate(weight) == "400"
    assert values[0].evaluate(weight) == "600"
    assert page.locator(".jobposting-quiet").first.evaluate(weight) == "400"


def test_notice_reads_as_one_line_of_text(site: Any, visit: Any) -> None:
    page = visit(site.url + "jobs/closed.html").page
    title, text = page.locator(".jobposting-notice p").all()
    assert title.evaluate("e => getComputedStyle(e).display") == "inline"
    assert text.bounding_box()["y"] < title.bounding_box()["y"] + 20
    assert (
        page.locator(".jobposting-notice").bounding_box()["y"]
        < (page.locator("h1").bounding_box()["y"])
    )
    assert page.locator(".jobposting-apply").count() == 0


def test_draft_and_closed_have_different_colors(build: Any, visit: Any) -> None:
    site = build("test-naked", "-t", "drafts")
    colors = {
        visit(site.url + name)
        .page.locator(".jobposting-notice")
        .evaluate("e => getComputedStyle(e).borderInlineStartColor")
        for name in ("jobs/closed.html", "jobs/draft.html")
    }
    assert len(colors) == 2


def test_tree_is_below_on_a_phone_and_beside_on_a_desktop(site: Any, visit: Any) -> None:
    page = visit(site.url + "decide.html", 360, 740).page
    assert (
        page.locator(".tree").bounding_box()["y"]
        > (page.locator("[role=main]").bounding_box()["y"])
    )
    page.locator(".to-tree").click()
    assert page.url.endswith("#_contents")
    page = visit(site.url + "decide.html").page
    main, tree = (
        page.locator(selector).bounding_box() for selector in ("[role=main]", ".tree")
    )
    assert tree["x"] + tree["width"] < main["x"]
    assert tree["y"] == pytest.approx(main["y"], abs=1)
    assert not page.locator(".to-tree").is_visible()


def test_search_finds_pages_and_shows_summaries(site: Any, visit: Any) -> None:
    page = visit(site.url + "index.html").page
    page.locator("input[type=search]").fill("reasoned objection")
    page.keyboard.press("Enter")
    result = page.locator("#search-results li")
    result.locator("p").wait_for()
    assert result.locator("a").inner_text() == "How we decide"
    assert "By consent: a proposal passes" in result.locator("p").inner_text()
    assert "Next topic" not in result.locator("p").inner_text()


def test_the_accent_color_of_the_site_is_used_in_light_and_dark(
    build: Any, visit: Any
) -> None:
    site = build("test-naked", "-D", "html_theme_options.accent_color=#8a1c4b")
    background = "e => getComputedStyle(e).backgroundColor"
    for scheme, expected in (("light", "rgb(138, 28, 75)"), ("dark", None)):
        page = visit(site.url + POSTING, color_scheme=scheme).page
        color = page.locator(".jobposting-apply a").first.evaluate(background)
        assert color == (expected or color)
    assert color != "rgb(138, 28, 75)"


def test_on_a_phone_the_search_field_spans_the_page(site: Any, visit: Any) -> None:
    page = visit(site.url + "decide.html", 360, 740).page
    field, button, main = (
        page.locator(selector).bounding_box()
        for selector in ("input[type=search]", "header button", "[role=main]")
    )
    assert field["x"] == pytest.approx(main["x"], abs=1)
    assert button["x"] + button["width"] == pytest.approx(main["x"] + main["width"], abs=1)
    page = visit(site.url + "decide.html").page
    assert page.locator("header form").bounding_box()["width"] < 300


def test_index_columns_start_level_and_sub_entries_are_indented_once(
    site: Any, visit: Any
) -> None:
    page = visit(site.url + "genindex.html").page
    first, second = page.locator("h2#M + .index > li").all()
    left, right = first.bounding_box(), second.bounding_box()
    assert right["x"] > left["x"] + left["width"]
    assert right["y"] == pytest.approx(left["y"], abs=1)
    sub = second.locator("li").bounding_box()
    assert 20 <= sub["x"] - right["x"] <= 30
