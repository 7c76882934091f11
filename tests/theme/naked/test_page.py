"""Pages of naked have the right parts around the text, and a site can change them."""

from __future__ import annotations

import re
from typing import Any

import pytest

TWO = "Two\n===\n\n.. index:: apple, pear\n\nText of two.\n"


class TestNavigation:
    def test_the_tree_lists_the_current_page_and_its_sections(self, build: Any) -> None:
        nav = build().tree("one.html").find('.//nav[@class="tree"]')
        current = nav.find('.//a[@aria-current="page"]')
        assert current.text == "One"
        assert [a.get("href") for a in nav.iter("a")] == ["#", "#part", "folder/two.html"]
        assert "Parts" in "".join(nav.itertext())
        assert nav.find('.//*[@role="heading"]') is None

    def test_a_page_outside_the_tree_shows_its_own_contents(self, build: Any) -> None:
        site = build({"alone.rst": ":orphan:\n\nAlone\n=====\n\nPart A\n------\n\nx\n"})
        nav = site.tree("alone.html").find('.//nav[@class="tree"]')
        assert "#part-a" in [a.get("href") for a in nav.iter("a")]

    def test_the_breadcrumbs_list_the_parents(self, build: Any) -> None:
        site = build(
            {
                "folder/two.rst": TWO + "\n.. toctree::\n\n   three\n",
                "folder/three.rst": "Three\n=====\n",
            }
        )
        crumbs = site.tree("folder/three.html").find('.//nav[@class="crumbs"]')
        assert [(a.text, a.get("href")) for a in crumbs.iter("a")] == [
            ("Long Table Handbook", "../index.html"),
            ("Two", "two.html"),
        ]

    def test_sidebars_of_the_site_replace_the_tree(self, build: Any) -> None:
        site = build(
            {"_templates/mine.html": "<p>Mine</p>"},
            templates_path=["_templates"],
            html_sidebars={"one": ["mine.html", "searchbox.html"], "folder/**": []},
        )
        nav = site.tree("one.html").find('.//nav[@class="tree"]')
        assert "Mine" in "".join(nav.itertext())
        assert "folder/two.html" not in [a.get("href") for a in nav.iter("a")]
        assert site.page("one.html").count('role="search"') == 1
        assert site.tree("folder/two.html").find('.//nav[@class="tree"]') is None
        assert site.tree("index.html").find('.//nav[@class="tree"]') is not None

    def test_the_options_of_basic_are_accepted(self, build: Any) -> None:
        site = build(html_theme_options={"nosidebar": "true", "globaltoc_maxdepth": "1"})
        assert site.warnings == ""
        assert site.tree("one.html").find('.//nav[@class="tree"]') is None


def test_every_block_can_be_overridden(build: Any) -> None:
    names = [
        "htmltitle",
        "css",
        "scripts",
        "linktags",
        "extrahead",
        "body_tag",
        "header",
        "relbar1",
        "relbar2",
        "rootrellink",
        "relbaritems",
        "content",
        "document",
        "sidebar1",
        "sidebar2",
        "sidebarlogo",
        "sidebartoc",
        "sidebarrel",
        "sidebarsourcelink",
        "sidebarsearch",
        "sidebarextra",
        "footer",
        "doctype",
    ]
    block = "{{% block {0} %}}{{{{ super() }}}}<!-- in {0} -->{{% endblock %}}".format
    page = build(
        {
            "_templates/layout.html": '{% extends "!layout.html" %}'
            + "".join(map(block, names)),
            "_templates/page.html": '{% extends "!page.html" %}' + block("body"),
        },
        templates_path=["_templates"],
    ).page("one.html")
    for name in (*names, "body"):
        assert page.count(f"<!-- in {name} -->") == 1, name
    assert "Text of one." in page


class TestFoot:
    def test_the_copyright_may_have_several_lines(self, build: Any) -> None:
        page = build(copyright=("2020, A & B", "2021, C")).page("one.html")
        assert "2020, A &amp; B" in page
        assert "2021, C" in page

    def test_what_the_site_turns_off_is_not_shown(self, build: Any) -> None:
        page = build(
            html_show_copyright=False, html_show_sphinx=False, html_show_sourcelink=False
        ).page("one.html")
        assert "<footer" not in page, "it would be a line with nothing below it"

    def test_a_copyright_without_words_is_not_shown(self, build: Any) -> None:
        for copyright in ("", " ", ("", " ")):
            page = build(copyright=copyright).page("one.html")
            assert "Copyright" not in page
            assert not re.search(r"<p>\s*</p>", page)

    def test_footer_and_last_update(self, build: Any) -> None:
        page = build(
            html_theme_options={"footer": "<b>Us</b>"}, html_last_updated_fmt="%Y!"
        ).page("one.html")
        assert "<div><b>Us</b></div>" in page
        assert re.search(r"Last updated on \d{4}!", page)

    @pytest.mark.parametrize(
        ("options", "address"),
        [
            (
                {"source_repository": "https://github.com/long-table/book/"},
                "https://github.com/long-table/book/edit/main/docs/folder/two.rst",
            ),
            (
                {"source_repository": "https://gitlab.com/long-table/book"},
                "https://gitlab.com/long-table/book/-/edit/main/docs/folder/two.rst",
            ),
            (
                {"source_repository": "https://bitbucket.org/long-table/book"},
                "https://bitbucket.org/long-table/book/src/main/docs/folder/two.rst"
                "?mode=edit&amp;at=main",
            ),
            (
                {"source_edit_link": "https://example.org/e/{filename}?x"},
                "https://example.org/e/folder/two.rst?x",
            ),
        ],
    )
    def test_edit_link(self, build: Any, options: dict[str, str], address: str) -> None:
        site = build(
            html_theme_options={
                "source_branch": "main",
                "source_directory": "docs/",
                **options,
            }
        )
        assert f'<a href="{address}">Edit this page</a>' in site.page("folder/two.html")
        assert "Edit this page" not in site.page("search.html")
        assert site.warnings == ""

    def test_logo_and_icon(self, build: Any) -> None:
        page = build(
            {"logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "icon.ico": "x"},
            html_logo="logo.svg",
            html_favicon="icon.ico",
        ).page("folder/two.html")
        assert '<img src="../_static/logo.svg" alt="Logo of Long Table">' in page
        assert '<link rel="icon" href="../_static/icon.ico">' in page
