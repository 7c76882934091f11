"""Pages of naked have the right head and load the right files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

TWO = "Two\n===\n\n.. index:: apple, pear\n\nText of two.\n"


class TestHead:
    def test_the_title_ends_with_the_site_except_on_the_first_page(
        self, build: Any
    ) -> None:
        site = build()
        assert site.tree("one.html").find(".//title").text == "One – Long Table Handbook"
        assert site.tree("index.html").find(".//title").text == "Handbook"

    @pytest.mark.parametrize("name", ["one.html", "search.html", "genindex.html"])
    def test_viewport_charset_and_icon_appear_once(self, build: Any, name: str) -> None:
        page = build().page(name)
        assert page.count('name="viewport"') == 1
        assert page.count("charset=") == 1
        assert page.count('<link rel="icon" href="data:,">') == 1

    def test_the_head_links_to_neighbors_index_and_search(self, build: Any) -> None:
        links = {
            link.get("rel"): link.get("href")
            for link in build().tree("one.html").iter("link")
        }
        assert links["prev"] == "index.html"
        assert links["next"] == "folder/two.html"
        assert links["index"] == "genindex.html"
        assert links["search"] == "search.html"
        assert "canonical" not in links

    def test_canonical_url_and_search_description_follow_the_configuration(
        self, build: Any
    ) -> None:
        site = build(
            html_baseurl="https://example.org/book/",
            html_use_opensearch="https://example.org/book",
        )
        links = [
            (link.get("rel"), link.get("href"))
            for link in site.tree("folder/two.html").iter("link")
        ]
        assert links.count(("canonical", "https://example.org/book/folder/two.html")) == 1
        assert ("search", "../_static/opensearch.xml") in links
        assert (
            'template="https://example.org/book/search.html?q={searchTerms}"'
            in site.page("_static/opensearch.xml")
        )

    def test_the_description_is_explicit_or_the_first_paragraph(self, build: Any) -> None:
        two = ".. meta::\n   :description: Mine.\n\n" + TWO
        long = "One\n===\n\n.. note:: Not this.\n\n" + 'A "word" & more. ' * 20
        site = build({"folder/two.rst": two, "one.rst": long}, smartquotes=False)

        def descriptions(name: str) -> list[str]:
            metas = site.tree(name).iter("meta")
            return [m.get("content") for m in metas if m.get("name") == "description"]

        assert descriptions("folder/two.html") == ["Mine."]
        (cut,) = descriptions("one.html")
        assert cut.startswith('A "word" & more. A "word"')
        assert cut.endswith("…")
        assert len(cut) <= 160
        assert descriptions("genindex.html") == ["Index – Long Table Handbook"]
        assert descriptions("search.html") == ["Search – Long Table Handbook"]

    def test_language_and_direction(self, build: Any) -> None:
        html = build(language="fa").tree("one.html")
        assert (html.get("lang"), html.get("dir")) == ("fa", "rtl")

    def test_left_to_right_pages_have_no_direction(self, build: Any) -> None:
        html = build(language="pt_BR").tree("one.html")
        assert (html.get("lang"), html.get("dir")) == ("pt-BR", None)


class TestAssets:
    def test_a_page_without_code_loads_one_style_sheet_and_no_script(
        self, build: Any
    ) -> None:
        tree = build().tree("one.html")
        sheets = [link.get("href") for link in tree.iter("link") if link.get("href")]
        assert [s for s in sheets if ".css" in s] == [s for s in sheets if "naked.css" in s]
        assert list(tree.iter("script")) == []

    def test_code_loads_its_colors_with_dark_ones_only_for_screens(
        self, build: Any
    ) -> None:
        tree = build({"one.rst": "One\n===\n\n.. code-block:: python\n\n   x = 1\n"})
        links = {
            re.sub(r"\?.*", "", link.get("href")): link.get("media")
            for link in tree.tree("one.html").iter("link")
            if "pygments" in link.get("href")
        }
        assert links == {
            "_static/pygments.css": None,
            "_static/pygments_dark.css": "screen and (prefers-color-scheme: dark)",
        }

    def test_files_of_the_site_load_with_their_attributes(self, build: Any) -> None:
        site = build(
            {"_static/a.css": "", "_static/b.js": ""},
            html_static_path=["_static"],
            html_css_files=[("a.css", {"media": "print"})],
            html_js_files=[("b.js", {"defer": "defer"}), (None, {"body": "let x = 1"})],
        )
        page = site.page("one.html")
        assert re.search(r'<link media="print"[^>]* href="_static/a\.css', page)
        assert re.search(r'<script defer="defer" src="_static/b\.js', page)
        assert "<script>let x = 1</script>" in page
        assert page.index("documentation_options.js") < page.index("b.js")
        assert "doctools.js" not in page

    def test_the_search_page_has_everything_it_needs(self, build: Any) -> None:
        site = build(language="de")
        scripts = [
            re.sub(r"\?.*", "", script.get("src"))
            for script in site.tree("search.html").iter("script")
        ]
        assert {Path(s).name for s in scripts} >= {
            "documentation_options.js",
            "doctools.js",
            "sphinx_highlight.js",
            "searchtools.js",
            "language_data.js",
            "searchindex.js",
            "translations.js",
        }
        assert "noindex" in site.page("search.html")
        assert 'id="search-results"' in site.page("search.html")

    def test_keyboard_navigation_loads_its_scripts(self, build: Any) -> None:
        page = build(html_theme_options={"navigation_with_keys": "true"}).page("one.html")
        assert "doctools.js" in page
