"""naked works with each HTML builder, and its layout works under other themes."""

from __future__ import annotations

import re
from typing import Any

import pytest


class TestBuilders:
    def test_dirhtml(self, build: Any) -> None:
        site = build(builder="dirhtml")
        tree = site.tree("folder/two/index.html")
        assert tree.find(".//form").get("action") == "../../search/"
        assert tree.find('.//nav[@class="crumbs"]//a').get("href") == "../../"
        assert site.warnings == ""

    def test_singlehtml(self, build: Any) -> None:
        site = build(builder="singlehtml", html_theme_options={"source_branch": "x"})
        page = site.page("index.html")
        assert "Text of two." in page
        assert "<form" not in page
        assert page.count('aria-label="Table of Contents"') == 1
        assert site.warnings == ""

    def test_split_index(self, build: Any) -> None:
        site = build(html_split_index=True)
        assert 'href="genindex-A.html">A</a>' in site.page("genindex.html")
        assert "genindex-all.html" in site.page("genindex-A.html")
        assert "apple" in site.page("genindex-A.html")
        assert "pear" in site.page("genindex-all.html")

    def test_overview_template(self, build: Any) -> None:
        site = build(html_additional_pages={"welcome": "defindex.html"})
        assert "General Index" in site.page("welcome.html")

    def test_books_are_left_alone(self, build: Any) -> None:
        table = "One\n===\n\n===== =====\na     b\n===== =====\n"
        site = build({"one.rst": table}, builder="epub", version="1")
        assert "<table" in site.page("one.xhtml")
        assert "tabindex" not in site.page("one.xhtml")


class TestOtherThemes:
    """Like the extension, these tests give a page the template for bare pages."""

    CONF = """
extensions = ["sphinx_jobposting.theme"]

def setup(app):
    def bare(app, pagename, templatename, context, doctree):
        if pagename == "one":
            context["jobposting_minimal_layout"] = True
            return "jobposting/page.html"
    app.connect("html-page-context", bare, priority=1)
"""

    TEXT = """{0}
======

===== =====
a     b
===== =====

::

   a long line of code, it is
"""

    @pytest.mark.parametrize("theme", ["alabaster", "classic", "furo"])
    def test_bare_page_is_naked_and_others_are_untouched(
        self, build: Any, theme: str
    ) -> None:
        texts = {
            "one.rst": self.TEXT.format("one"),
            "folder/two.rst": self.TEXT.format("two"),
        }
        site = build({"conf.py": self.CONF, **texts}, html_theme=theme)
        tree = site.tree("one.html")
        assert tree.find('.//div[@role="region"]/table') is not None
        assert tree.find(".//pre").get("tabindex") == "0"
        assert re.search(r'href="_static/naked\.css\?v=[0-9a-f]{8}"', site.page("one.html"))
        assert [nav.get("class") for nav in tree.iter("nav")] == ["crumbs"]
        plain = build({"conf.py": "", **texts}, html_theme=theme)
        assert site.page("folder/two.html") == plain.page("folder/two.html")
        assert site.page("index.html") == plain.page("index.html")

    def test_theme_of_a_site_can_inherit_from_naked(self, build: Any) -> None:
        site = build(
            {"themes/mine/theme.toml": '[theme]\ninherit = "naked"\n'},
            html_theme="mine",
            html_theme_path=["themes"],
            html_theme_options={"max_width": "50rem"},
        )
        assert "--measure:50rem" in site.page("one.html")
        assert site.tree("one.html").find('.//nav[@class="tree"]') is not None
