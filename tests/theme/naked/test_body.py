"""Scrolling boxes can be focused and have a name; the rest of a text stays unchanged."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.theme.body import plain_icons, reachable

CELL = "<tr><td>x</td></tr></table>"
LONG = "pip install sphinx-jobposting"


def adapted(html: str) -> str:
    return reachable(html, "Table {}".format)


def boxed(name: str, table: str) -> str:
    return (
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">{table}</div>'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>text</p>", "<p>text</p>"),
        (f"<table>{CELL}", boxed("Table 1", f"<table>{CELL}")),
        # The name is the text of the caption without its permalink.
        (
            '<table>\n<caption>A &amp; <em>"B"</em><a class="headerlink" href="#a">¶</a>'
            f"</caption>{CELL}",
            boxed(
                "A &amp; &quot;B&quot;",
                '<table>\n<caption>A &amp; <em>"B"</em>'
                f'<a class="headerlink" href="#a">¶</a></caption>{CELL}',
            ),
        ),
        # A table in a cell belongs to the box of the outer table.
        (
            f"<table><tr><td><table>{CELL}</td></tr></table>",
            boxed("Table 1", f"<table><tr><td><table>{CELL}</td></tr></table>"),
        ),
        # A layout table gets no box, but a table inside it does.
        (
            f'<table class="hlist"><tr><td><table>{CELL}</td></tr></table>',
            '<table class="hlist"><tr><td>'
            + boxed("Table 1", f"<table>{CELL}")
            + "</td></tr></table>",
        ),
        # An attribute may contain what looks like the end of the tag.
        (f'<table title="a>b">{CELL}', boxed("Table 1", f'<table title="a>b">{CELL}')),
        (f"<pre>{LONG}</pre>", f'<pre tabindex="0">{LONG}</pre>'),
        (f'<pre class="a">{LONG}</pre>', f'<pre tabindex="0" class="a">{LONG}</pre>'),
        (f'<pre tabindex="0">{LONG}</pre>', f'<pre tabindex="0">{LONG}</pre>'),
        # Short lines never scroll, so the keyboard need not stop there.
        ("<pre><b>short</b>\nlines</pre>", "<pre><b>short</b>\nlines</pre>"),
        ('<div class="math">x</div>', '<div tabindex="0" class="math">x</div>'),
        (
            '<p class="caption" role="heading">',
            '<p class="caption" role="heading" aria-level="2">',
        ),
    ],
)
def test_boxes_are_adapted(html: str, expected: str) -> None:
    assert adapted(html) == expected


def test_tables_with_the_same_caption_have_different_names() -> None:
    table = f"<table><caption>Pay</caption>{CELL}"
    assert re.findall(r'aria-label="(.*?)"', adapted(table + table)) == ["Pay", "Pay (2)"]


@pytest.mark.parametrize(
    "html",
    [
        f"<script>let a = '<pre>{LONG}</pre>', b = '<table>'</script>",
        f"<!-- <table>{CELL} -->",
        f"<textarea><table>{CELL}</textarea>",
        "<table><tr><td>never closed",
        "</table>",
    ],
)
def test_what_is_not_a_table_of_the_page_stays(html: str) -> None:
    assert adapted(html) == html


@given(
    st.lists(
        st.sampled_from(
            [
                *[
                    "<table>",
                    "</table>",
                    "<pre>",
                    "</pre>",
                    "<!--",
                    "-->",
                    "<script>",
                    "</script>",
                ],
                "a" * 20,
            ]
        )
    ).map("".join)
)
def test_no_text_is_lost_and_boxes_are_closed(html: str) -> None:
    result = adapted(html)
    assert re.sub(r'<div class="scroll".*?>|</div>| tabindex="0"', "", result) == html
    assert result.count("<div") == result.count("</div>")


@pytest.mark.parametrize(
    ("icon", "shown"),
    [("¶", "¶"), ("#", "#"), ("\uf0c1", "¶"), ('<svg class="icon"></svg>', "¶")],
)
def test_permalinks_need_no_font_or_style_of_a_theme(icon: str, shown: str) -> None:
    body = '<h1>Cook<a class="headerlink" href="#cook">{}</a></h1>'
    assert plain_icons(body.format(icon), icon) == body.format(shown)
