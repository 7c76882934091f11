"""Ordinary text is written directly, as translator and sanitizer would write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from sphinx.testing.util import SphinxTestApp

from sphinx_jobposting.render.description import translated_html
from sphinx_jobposting.render.ordinary_text import ordinary_html

BASE = "https://example.org/jobs/cook.html"


@pytest.fixture(scope="module")
def translated(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[nodes.section], str]]:
    """Write each section the slow way, on a separate page."""
    src = tmp_path_factory.mktemp("ordinary")
    (src / "conf.py").write_text("html_theme = 'basic'\n")
    (src / "index.rst").write_text("Index\n=====\n")
    pages: list[nodes.document] = []
    app = SphinxTestApp("html", srcdir=src, freshenv=True)
    app.connect("doctree-resolved", lambda app, doctree, name: pages.append(doctree))
    app.build()

    def translate(section: nodes.section) -> str:
        document = new_document("", pages[0].settings)
        document += section
        return translated_html(section, app.builder, BASE)

    yield translate
    app.cleanup()


def text(words: str) -> nodes.paragraph:
    return nodes.paragraph("", words)


def section(*children: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", "Title"), *children)


def test_paragraphs_headings_and_lists_are_ordinary() -> None:
    item = nodes.list_item(
        "",
        text("One"),
        text("More"),
        nodes.enumerated_list("", nodes.list_item("", text("Two"))),
    )
    inner = section(text("A & B"), section(nodes.bullet_list("", item)))
    assert ordinary_html(section(nodes.comment("", "no"), text("First\nline"), inner)) == (
        "<p>First line</p><h2>Title</h2><p>A &amp; B</p><h3>Title</h3>"
        "<ul><li>One<p>More</p><ol><li>Two</li></ol></li></ul>"
    )


def test_inline_elements_are_ordinary() -> None:
    line = nodes.paragraph(
        "",
        "",
        nodes.Text("A "),
        nodes.strong("", "b"),
        nodes.Text(" "),
        nodes.emphasis("", "", nodes.strong("", "c")),
        nodes.literal("", " <d>"),
        nodes.reference("", "e", refuri="https://e.example/?a=1&b=2"),
    )
    assert ordinary_html(section(line)) == (
        "<p>A <strong>b</strong> <em><strong>c</strong></em> &lt;d&gt;"
        '<a href="https://e.example/?a=1&amp;b=2">e</a></p>'
    )


@pytest.mark.parametrize(
    "child",
    [
        nodes.raw("", "<b>x</b>", format="html"),
        nodes.block_quote("", text("x")),
        nodes.paragraph("", "", nodes.reference("", "x", refuri="other.html")),
        nodes.paragraph("", "", nodes.reference("", "x", refuri="javascript:alert(1)")),
        *(
            nodes.paragraph("", "", nodes.reference("", "x", refuri=f"https://{host}/"))
            for host in (
                "example.org:99999",
                "1.2.3.999",
                "xn--a.example",
                "?",
                "a.%zz.example",
            )
        ),
        nodes.paragraph("", "", nodes.image(alt="x")),
        nodes.paragraph("", "", nodes.literal("", " x ", classes=["code"])),
        nodes.bullet_list(
            "", nodes.list_item("", nodes.paragraph("", "x", jobposting_generated=True))
        ),
        nodes.paragraph("", "", nodes.inline("", "x")),
        nodes.paragraph("", "x\0"),
        nodes.bullet_list("", nodes.list_item("", nodes.block_quote("", text("x")))),
    ],
    ids=lambda node: type(node).__name__,
)
def test_anything_else_is_left_to_the_translator(child: nodes.Element) -> None:
    assert ordinary_html(section(text("x"), child)) is None


def test_generated_parts_are_left_out_of_ordinary_text() -> None:
    facts = nodes.paragraph("", "Pay", jobposting_generated=True)
    other = section(text("Other"))
    other["jobposting_section"] = True
    assert ordinary_html(section(facts, text("Own"), other)) == "<p>Own</p>"


CHARACTERS = st.text(
    st.one_of(
        st.sampled_from("ab <>&\"'\n\t\f\xa0\u2003\u00ad\u200b\ufeff;#-"),
        st.characters(),
    ),
    max_size=12,
)
ADDRESSES = st.one_of(
    st.sampled_from(
        [
            "https://a.example/b?c=1&d=2#e",
            "HTTPS://A.example/%C3%A4/../x",
            "https://a.example:99999/",
            "https://1.2.3.999/",
            "https://a.xn--a.example/",
            "https://a.%00.example/",
            "http://a..example",
            "https://a.example.5/",
            "https://@a.example?x",
            "https://a.example:80/;x?",
            "https://[::1]/",
            "http://",
            "https://a.example/\xa0x",
            "mailto:a@b.example?subject=Cook",
            "mailto:",
            "ftp://a.example/",
            "#part",
        ]
    ),
    st.from_regex(r"\A(https?://|mailto:)[\w.~/?#@!$&()*+,;=%:-]{0,12}\Z"),
)


def inline(children: st.SearchStrategy[list[nodes.Node]]) -> st.SearchStrategy[nodes.Node]:
    return st.one_of(
        st.builds(lambda found: nodes.strong("", "", *found), children),
        st.builds(lambda found: nodes.emphasis("", "", *found), children),
        st.builds(
            lambda found, uri: nodes.reference("", "", *found, refuri=uri),
            children,
            ADDRESSES,
        ),
    )


WORDS: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.builds(nodes.Text, CHARACTERS),
        st.builds(lambda found: nodes.literal("", found), CHARACTERS),
    ),
    lambda inner: inline(st.lists(inner, max_size=3)),
    max_leaves=4,
)
LINES = st.builds(
    lambda found: nodes.paragraph("", "", *found), st.lists(WORDS, max_size=4)
)


def blocks(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    items = st.builds(
        lambda found: nodes.list_item("", *found), st.lists(inner, max_size=3)
    )
    return st.one_of(
        st.builds(lambda found: nodes.bullet_list("", *found), st.lists(items, max_size=3)),
        st.builds(
            lambda found: nodes.enumerated_list("", *found), st.lists(items, max_size=3)
        ),
    )


BLOCKS: st.SearchStrategy[Any] = st.recursive(LINES, blocks, max_leaves=6)
SECTIONS: st.SearchStrategy[Any] = st.recursive(
    BLOCKS,
    lambda inner: st.builds(
        lambda words, found: nodes.section("", nodes.title("", "", *words), *found),
        st.lists(WORDS, max_size=3),
        st.lists(inner, max_size=3),
    ),
    max_leaves=5,
)


@given(st.lists(SECTIONS, max_size=3))
def test_the_translator_would_write_the_same(
    translated: Callable[[nodes.section], str], children: list[nodes.Node]
) -> None:
    quick = ordinary_html(section(*children))
    if quick is not None:
        assert quick == translated(section(*children))
