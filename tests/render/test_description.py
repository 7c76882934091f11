"""In a Sphinx build, the body of a posting becomes clean HTML and an excerpt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import html5lib
import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from sphinx.testing.util import SphinxTestApp
from sphinx.writers.html5 import HTML5Translator

from sphinx_jobposting.render.clean_html import plain_html
from sphinx_jobposting.render.description import description_html, excerpt

# Deprecated parts of Sphinx are used by myst-parser and others, not by this extension.
pytestmark = pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")

BASE = "https://example.org/jobs/"
ALLOWED = {"p", "ul", "ol", "li", "br", "strong", "em", "a", "h2", "h3", "h4", "h5", "h6"}

# name of the page: (its source below the title, its description)
MARKDOWN: dict[str, tuple[str, str]] = {
    "inline": (
        'A *b* **c** `d  e`, H<sub>2</sub>O, <u>f<b>g</b></u>, "h".',
        "<p>A <em>b</em> <strong>c</strong> d e, H2O, f<strong>g</strong>, “h”.</p>",
    ),
    "breaks": ("one\\\ntwo\nthree", "<p>one<br>two three</p>"),
    "links": (
        "[a](https://x.example/?a=1) [b](inline.md) [c](#part) <d@x.example>"
        " [e](ftp://x.example/f)\n\n## Part",
        '<p><a href="https://x.example/?a=1">a</a>'
        f' <a href="{BASE}inline.html">b</a> <a href="{BASE}links.html#part">c</a>'
        ' <a href="mailto:d@x.example">d@x.example</a> e</p><h2>Part</h2>',
    ),
    "headings": (
        "## A\n\na\n\n### B\n\n#### C\n\n##### D\n\n###### E\n\ne\n\n## F",
        "<h2>A</h2><p>a</p><h3>B</h3><h4>C</h4><h5>D</h5><h6>E</h6><p>e</p><h2>F</h2>",
    ),
    "lists": (
        "- one\n- two\n\n  more\n  1. sub\n",
        "<ul><li>one</li><li>two<p>more</p><ol><li>sub</li></ol></li></ul>",
    ),
    "deep": (
        "".join("  " * level + f"- l{level}\n" for level in range(8)),
        "".join(f"<ul><li>l{level}" for level in range(8)) + "</li></ul>" * 8,
    ),
    "table": (
        "| a | b |\n|---|---|\n| c | *d* |",
        "<p>a</p><p>b</p><p>c</p><p><em>d</em></p>",
    ),
    "terms": ("Term\n: Definition", "<p>Term</p><p>Definition</p>"),
    "fields": (":Key: value", "<p>Key</p><p>value</p>"),
    "quote": ("> q\n\nafter", "<p>q</p><p>after</p>"),
    "code": (
        '```python\nif a < b:\n    "c"\n```',
        '<p>if a &lt; b:<br>"c"</p>',
    ),
    "math": ("$a<b$ and\n\n$$\nx^2\n$$", "<p>a&lt;b and</p><p>x^2</p>"),
    "note": (
        ":::{note}\nTake care\n:::\n\n:::{admonition} Own *title*\nText\n:::",
        "<p><strong>Note</strong></p><p>Take care</p>"
        "<p><strong>Own <em>title</em></strong></p><p>Text</p>",
    ),
    "images": (
        "![A team & dog](a.png)\n\nIn ![pic](a.png) text\n\n![](a.png)",
        "<p>A team &amp; dog</p><p>In pic text</p>",
    ),
    "raw": (
        '<div class="x" onclick="y()">a<script>z()</script><style>.q{}</style></div>\n\n'
        "<table><tr><td>b</td><td>c</td></tr></table>\n\n<!-- d -->\n\n<h1>e</h1>\n\n"
        '<img alt="f &lt; g" src=x onerror=z()>',
        "<p>a</p><p>b</p><p>c</p><h2>e</h2><p>f &lt; g</p>",
    ),
    "footnotes": (
        "Text[^a], more[^b].\n\n## Next\n\nEnd.\n\n[^a]: First[^c].\n[^b]: *Second*.\n"
        "[^c]: Third.",
        "<p>Text[1], more[2].</p><h2>Next</h2><p>End.</p>"
        "<p>[1] First[3].</p><p>[2] <em>Second</em>.</p><p>[3] Third.</p>",
    ),
    "entities": ("a &lt; &amp;amp; &copy; <b>", "<p>a &lt; &amp;amp; ©</p>"),
    "empty": ("", ""),
    "comment": ("% a comment\n\n(target)=\ntext", "<p>text</p>"),
}

REST: dict[str, tuple[str, str]] = {
    "lines": ("| one\n| two\n|   three\n\nnext", "<p>one<br>two<br>three</p><p>next</p>"),
    "rest-footnotes": (
        "A [1]_ b [#x]_ [Cit]_.\n\n.. [1] One.\n.. [#x] Two.\n.. [Cit] Three.\n\nAfter.",
        f'<p>A [1] b [2] <a href="{BASE}rest-footnotes.html#cit">[Cit]</a>.</p>'
        "<p>After.</p><p>[1] One.</p><p>[2] Two.</p><p>[Cit] Three.</p>",
    ),
    "figure": (
        ".. figure:: a.png\n   :alt: Alt\n\n   Caption\n\n   Legend",
        "<p>Alt</p><p>Fig. 1 Caption</p><p>Legend</p>",
    ),
    "rest-table": (
        ".. table:: Pay\n\n   == ==\n   a  b\n   == ==\n   c  d\n   == ==",
        "<p><strong>Table 1 Pay</strong></p><p>a</p><p>b</p><p>c</p><p>d</p>",
    ),
    "classifier": ("term : kind\n   Text.", "<p>term : kind</p><p>Text.</p>"),
    "options": (
        "-a   first\n-b X   second",
        "<p>-a</p><p>first</p><p>-b X</p><p>second</p>",
    ),
    "contents": (".. contents::\n\nA\n-\n\ntext", "<h2>A</h2><p>text</p>"),
    "rubric": (".. rubric:: Small\n\ntext", "<p><strong>Small</strong></p><p>text</p>"),
    "roles": (
        ":kbd:`Ctrl+C` :abbr:`HTML (Hyper)` :math:`a+b` :guilabel:`&OK` |x|\n\n"
        ".. |x| replace:: y",
        "<p>Ctrl+C HTML a+b OK y</p>",
    ),
    "raw-role": (
        ".. role:: raw-html(raw)\n   :format: html\n\na :raw-html:`<i onload=x>b</i>` c",
        "<p>a <em>b</em> c</p>",
    ),
    "topic": (
        ".. topic:: T\n\n   t\n\n.. sidebar:: S\n\n   s",
        "<p><strong>T</strong></p><p>t</p><p><strong>S</strong></p><p>s</p>",
    ),
    "hlist": (".. hlist::\n\n   * A\n   * B", "<ul><li>A</li></ul><ul><li>B</li></ul>"),
    "glossary": (".. glossary::\n\n   word\n     Meaning.", "<p>word</p><p>Meaning.</p>"),
    "function": (
        ".. py:function:: f(a, b=1)\n\n   Doc.",
        "<p>f(<em>a</em>, <em>b=1</em>)</p><p>Doc.</p>",
    ),
    "caption": (
        ".. code-block:: text\n   :caption: Cap\n\n   x = 1",
        "<p>Listing 1 Cap</p><p>x = 1</p>",
    ),
}
PAGES = MARKDOWN | REST


class Built(NamedTuple):
    absolute: str
    textual: str
    excerpt: str
    changed: bool


def first_section(doctree: nodes.document) -> nodes.section:
    return next(doctree.findall(nodes.section))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Built]]:
    """Make the description of every page while it is written, as the extension does."""
    src = tmp_path_factory.mktemp("description")
    (src / "conf.py").write_text(
        "extensions = ['myst_parser']\nhtml_theme = 'basic'\nnumfig = True\n"
        "myst_enable_extensions = ['deflist', 'fieldlist', 'dollarmath', 'colon_fence']\n"
        "myst_heading_anchors = 2\n"
    )
    (src / "a.png").write_bytes(b"")
    (src / "index.rst").write_text("Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n")
    for name, (source, _) in MARKDOWN.items():
        (src / f"{name}.md").write_text(f"# Title\n\n{source}\n")
    for name, (source, _) in REST.items():
        (src / f"{name}.rst").write_text(f"Title\n=====\n\n{source}\n")
    pages: dict[str, Built] = {}
    excerpts: dict[str, str] = {}

    def read(app: Any, doctree: nodes.document) -> None:
        excerpts[app.env.docname] = excerpt(first_section(doctree))

    def write(app: Any, name: str, template: str, context: Any, doctree: Any) -> None:
        if doctree is None:
            return
        section, before = first_section(doctree), doctree.pformat()
        absolute = description_html(section, app.builder, f"{BASE}{name}.html")
        textual = description_html(section, app.builder, None)
        changed = doctree.pformat() != before
        pages[name] = Built(absolute, textual, excerpts[name], changed)

    app = SphinxTestApp("html", srcdir=src, freshenv=True)
    app.connect("doctree-read", read)
    app.connect("html-page-context", write)
    app.build()
    yield pages
    app.cleanup()


@pytest.mark.parametrize("name", PAGES)
def test_a_description_is_the_text_in_basic_elements(
    built: dict[str, Built], name: str
) -> None:
    assert built[name].absolute == PAGES[name][1]


@pytest.mark.parametrize("name", PAGES)
def test_the_doctree_is_not_changed(built: dict[str, Built], name: str) -> None:
    assert not built[name].changed


def test_without_a_base_url_relative_links_become_text(built: dict[str, Built]) -> None:
    assert built["links"].textual == (
        '<p><a href="https://x.example/?a=1">a</a> b c'
        ' <a href="mailto:d@x.example">d@x.example</a> e</p><h2>Part</h2>'
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("inline", "A b c d e, H2O, fg, “h”."),
        ("breaks", "one two three"),
        ("links", "a b c d@x.example e"),
        ("images", "A team & dog"),
        ("footnotes", "Text, more."),
        ("rest-footnotes", "A b [Cit]."),
        ("roles", "Ctrl+C HTML a+b OK y"),
        ("raw-role", "a c"),
        ("lines", "next"),
        ("lists", "one"),
        ("empty", ""),
    ],
)
def test_the_excerpt_is_the_first_paragraph(
    built: dict[str, Built], name: str, text: str
) -> None:
    assert built[name].excerpt == text


class TestExcerpt:
    def of(self, *children: nodes.Node) -> str:
        return excerpt(nodes.section("", nodes.title("", "Title"), *children))

    def paragraph(self, text: str) -> nodes.paragraph:
        return nodes.paragraph("", text)

    def test_a_paragraph_is_preferred_to_a_note(self) -> None:
        note = nodes.note("", self.paragraph("Mind"))
        assert self.of(note, self.paragraph("Text")) == "Text"
        assert self.of(note) == "Mind"

    def test_generated_parts_and_other_postings_are_not_in_the_excerpt(self) -> None:
        facts = nodes.container("", self.paragraph("Pay"), jobposting_generated=True)
        other = nodes.section("", self.paragraph("Other"), jobposting_section=True)
        assert self.of(facts, other) == ""
        assert self.of(facts, other, self.paragraph("Text")) == "Text"

    def test_it_is_cut_off_between_words(self) -> None:
        text = self.of(self.paragraph("word " * 60))
        assert text == "word " * 31 + "word…"
        assert len(text) == 160

    def test_160_characters_are_not_cut_off(self) -> None:
        assert self.of(self.paragraph("x" * 160)) == "x" * 160
        assert self.of(self.paragraph("東" * 161)) == "東" * 159 + "…"

    def test_combining_marks_stay_with_their_character(self) -> None:
        assert (
            self.of(self.paragraph("x" * 157 + "y\u0301\u0302" + "z" * 9))
            == "x" * 157 + "…"
        )

    @given(st.text())
    def test_any_text_gives_a_line_of_160_characters_at_most(self, text: str) -> None:
        line = self.of(self.paragraph(text))
        assert len(line) <= 160
        assert line == " ".join(line.split())


@pytest.mark.parametrize("attribute", ["jobposting_generated", "jobposting_section"])
def test_generated_parts_and_other_postings_are_left_out(
    tmp_path: Path, attribute: str
) -> None:
    (tmp_path / "conf.py").write_text("html_theme = 'basic'\n")
    (tmp_path / "index.rst").write_text(
        "Title\n=====\n\nText\n\nOther\n-----\n\nNot this\n"
    )
    found: list[str] = []

    def write(app: Any, name: str, template: str, context: Any, doctree: Any) -> None:
        if name == "index":
            section = first_section(doctree)
            section["jobposting_section"] = True
            other = next(section.findall(nodes.section, include_self=False))
            other[attribute] = True
            found.append(description_html(section, app.builder, None))

    app = SphinxTestApp("html", srcdir=tmp_path, freshenv=True)
    app.connect("html-page-context", write)
    app.build()
    app.cleanup()
    assert found == ["<p>Text</p>"]


def test_translators_of_other_extensions_do_not_break_the_description(
    tmp_path: Path,
) -> None:
    (tmp_path / "conf.py").write_text("html_theme = 'basic'\n")
    (tmp_path / "index.rst").write_text("Title\n=====\n\nText :abbr:`AB (c)` *b* !\n")
    found: list[str] = []

    class Own(HTML5Translator):
        def encode(self, text: object) -> str:
            return super().encode(text).replace(" !", "&nbsp;!")

        def visit_emphasis(self, node: nodes.emphasis) -> None:
            super(self.__class__, self).visit_emphasis(node)  # as some extensions write it

    def visit(translator: Any, node: nodes.Node) -> None:
        translator.body.append('<p class="theirs">Read: ')

    def depart(translator: Any, node: nodes.Node) -> None:
        translator.body.append("</p>")

    def write(app: Any, name: str, template: str, context: Any, doctree: Any) -> None:
        if name == "index":
            assert '<p class="theirs">Read: ' in context["body"]
            found.append(description_html(first_section(doctree), app.builder, None))

    app = SphinxTestApp("html", srcdir=tmp_path, freshenv=True)
    app.set_translator("html", Own, override=True)
    app.add_node(nodes.paragraph, override=True, html=(visit, depart))
    app.connect("html-page-context", write)
    app.build()
    app.cleanup()
    assert found == ["<p>Text AB <em>b</em>&nbsp;!</p>"]


def test_a_visitor_of_an_extension_writes_an_element_of_ordinary_text(
    tmp_path: Path,
) -> None:
    (tmp_path / "conf.py").write_text("html_theme = 'basic'\n")
    (tmp_path / "index.rst").write_text("Title\n=====\n\nWe **really** cook.\n")
    found: list[str] = []

    def visit(translator: Any, node: nodes.Node) -> None:
        translator.body.append("<em>very ")

    def depart(translator: Any, node: nodes.Node) -> None:
        translator.body.append("</em>")

    def write(app: Any, name: str, template: str, context: Any, doctree: Any) -> None:
        if name == "index":
            found.append(description_html(first_section(doctree), app.builder, None))

    app = SphinxTestApp("html", srcdir=tmp_path, freshenv=True)
    app.add_node(nodes.strong, override=True, html=(visit, depart))
    app.connect("html-page-context", write)
    app.build()
    app.cleanup()
    assert found == ["<p>We <em>very really</em> cook.</p>"]


TAGS = """
    <p> </p> <div> </div> <ul> </ul> <ol> <li> </li> <b> </b> <i> <em> </em> <br> <td>
    <table> <tr> </table> <pre> </pre> <h1> </h1> <h3> <a> <a\thref='x'> </a> <dl>
    <dt> <svg> <math> <img\talt='i'> <style> </style> <!-- --> <select> <option>
"""
MARKUP = st.lists(
    st.sampled_from(re.split("[ \n]+", TAGS)) | st.text("ab \n\t<>&\"'", max_size=4)
).map("".join)


class TestPlainHtml:
    @given(MARKUP)
    def test_the_html_is_valid_and_has_only_allowed_elements(self, markup: str) -> None:
        text = plain_html(markup, BASE)
        tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
        for element in tree.iter():
            if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT":
                assert element.tag in ALLOWED
                assert set(element.attrib) <= {"href"}
                assert "".join(element.itertext()).strip() or element.tag == "br"
            for child in element:
                assert (child.tag == "li") == (element.tag in {"ul", "ol"})
        # A browser reads exactly the elements that were written.
        written = html5lib.serialize(tree, omit_optional_tags=False)
        assert re.findall("</?[a-z0-9]+", written) == re.findall("</?[a-z0-9]+", text)

    @pytest.mark.parametrize(
        ("markup", "text"),
        [
            ("<ul>a<ul><li>b</ul></ul>", "<ul><li>a</li><li>b</li></ul>"),
            ("<li>a", "<p>a</p>"),
            ("<ul><li><h3>a</h3>b</ul>", "<ul><li><h3>a</h3><p>b</p></li></ul>"),
            ("<b>a<p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
            ("<b>a<strong>b</strong></b>c", "<p><strong>ab</strong>c</p>"),
            ("<a href='#b'>a<select><a>b</a>c", f'<p><a href="{BASE}#b">abc</a></p>'),
            ("a<em> b </em>c", "<p>a <em>b</em> c</p>"),
            ("<pre>a\n\n b</pre>", "<p>a<br>b</p>"),
            ("<p> <br> </p><ul><li></ul><h2></h2><a href='x'></a>", ""),
            ("<p>a<img alt='b'>c</p>", "<p>abc</p>"),
            ("a\ud800b", "<p>a?b</p>"),
            ("<A HREF='b'>a</A>", f'<p><a href="{BASE}b">a</a></p>'),
            ("<p>a<img alt='b < \"c\" > d'>e</p>", '<p>ab &lt; "c" &gt; de</p>'),
        ],
    )
    def test_examples(self, markup: str, text: str) -> None:
        assert plain_html(markup, BASE) == text

    @given(MARKUP)
    def test_clean_html_stays_the_same(self, markup: str) -> None:
        once = plain_html(markup, BASE)
        assert plain_html(once, BASE) == once

    @given(st.lists(st.text("abc", min_size=1)))
    def test_no_word_is_lost_or_joined(self, words: list[str]) -> None:
        cells = "".join(f"<td>{word}</td>" for word in words)
        text = plain_html(f"<table><tr>{cells}</tr></table>", BASE)
        assert re.findall("[abc]+(?![^<]*>)", text.replace("<p>", " ")) == words
