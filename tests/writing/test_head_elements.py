"""A page gets the right layout and the right elements in its head."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.text import TextBuilder
from sphinxcontrib.serializinghtml import JSONHTMLBuilder

from sphinx_jobposting.domain import HiddenParts, Listing
from sphinx_jobposting.model.types import Organization
from sphinx_jobposting.nodes import mark_generated
from sphinx_jobposting.writing.page_head import (
    choose_layout,
    feed_links,
    leave_out_neighbors,
    open_graph,
    prints_open_graph,
    shown_postings,
)
from sphinx_jobposting.writing.page_source import ELEMENTS

from ..support.doctrees import page, section, text
from ..support.fake_app import application, put
from ..support.registry import NOW, posting, registry, settings

BASE = "https://acme.example/"
JOB = posting("cook", values={"date-posted": dt.date(2021, 9, 2)})


@pytest.fixture(autouse=True)
def _description(monkeypatch: pytest.MonkeyPatch) -> None:
    """Describe a page by its first words, because translating it needs a real site."""

    def html(part: nodes.section, builder: Builder, url: str | None) -> str:
        return f"<p>{part[-1].astext()}</p>"

    monkeypatch.setattr("sphinx_jobposting.render.description.description_html", html)


class Theme:
    """A theme in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_theme_dirs(self) -> list[str]:
        return [str(self.folder)]


class TestOpenGraph:
    def test_a_link_in_a_chat_describes_the_job(self) -> None:
        organization = Organization("Acme", logo="https://acme.example/l.png?a=1&b=2")
        values = {"hiring-organization": organization, "summary": 'Cook & "serve"'}
        job = posting("cook", values=values)
        assert open_graph(job, site_name="Handbook", url=f"{BASE}cook.html") == [
            '<meta property="og:type" content="website">',
            '<meta property="og:title" content="Cook">',
            '<meta property="og:description" content="Cook &amp; &quot;serve&quot;">',
            '<meta property="og:url" content="https://acme.example/cook.html">',
            '<meta property="og:site_name" content="Handbook">',
            '<meta property="og:image" content="https://acme.example/l.png?a=1&amp;b=2">',
            '<meta name="twitter:card" content="summary">',
        ]

    def test_without_a_summary_the_heading_is_used_and_nothing_is_empty(self) -> None:
        found = open_graph(posting("cook"), site_name="", url=None)
        assert '<meta property="og:description" content="Cook">' in found
        assert len(found) == 4

    @pytest.mark.parametrize(
        ("template", "prints"),
        [('<meta property="og:title">', True), ("<title></title>", False)],
    )
    def test_a_theme_may_write_these_elements_itself(
        self, tmp_path: Path, template: str, prints: bool
    ) -> None:
        put(tmp_path / "parts/head.html", template)
        theme: Any = Theme(tmp_path)
        assert prints_open_graph(theme) is prints


class TestFeedLinks:
    def test_each_feed_is_linked_with_its_title(self) -> None:
        domain = registry(JOB)
        acme = Organization("Acme & Co")
        domain.build.settings = settings(
            feeds=("atom", "json"), base_url=BASE, organization=acme
        )
        assert feed_links(domain) == [
            '<link rel="alternate" type="application/atom+xml" '
            'title="Jobs at Acme &amp; Co" href="https://acme.example/jobs.atom">',
            '<link rel="alternate" type="application/feed+json" '
            'title="Jobs at Acme &amp; Co" href="https://acme.example/jobs.json">',
        ]

    def test_a_site_without_feeds_has_no_link_to_them(self) -> None:
        domain = registry(posting("cook"))
        domain.build.settings = settings(feeds=("atom",), base_url=BASE)
        assert feed_links(domain) == []


class TestShown:
    def test_a_job_has_the_first_words_of_its_section(self) -> None:
        domain = registry(JOB._replace(excerpt="as read"))
        part = section("Cook", text("As  shown."))
        doctree = page(domain, part)
        ((shown, found),) = shown_postings("cook", doctree, domain)
        assert found is part
        assert shown.excerpt == "As shown."

    def test_a_job_whose_section_was_removed_by_a_condition_is_not_shown(self) -> None:
        domain = registry(JOB)
        assert shown_postings("cook", page(domain, section("Other")), domain) == []
        assert shown_postings("other", page(domain, section("Cook")), domain) == []


class Page:
    """A page that will be written."""

    def __init__(
        self, folder: Path, builder: type[Builder] = StandaloneHTMLBuilder, **conf: Any
    ) -> None:
        self.domain = registry(JOB)
        self.domain.build.settings = settings(base_url=BASE)
        self.app = application(self.domain, folder, builder, html_theme="alabaster", **conf)
        self.app.builder.theme = Theme(folder / "theme")
        self.app.builder._css_files = []
        self.app.add_css_file = lambda *args, **more: None
        self.context: dict[str, Any] = {
            "metatags": "",
            "body": "",
            "sourcename": "x.md.txt",
        }
        self.doctree: Any = page(self.domain, section("Cook", text("Lunch for forty.")))

    def choose(self, pagename: str = "cook") -> str | None:
        args = pagename, "page.html", self.context, self.doctree
        return choose_layout(self.app, *args)

    def elements(self, pagename: str = "cook") -> list[str]:
        self.choose(pagename)
        found: list[str] = self.context[ELEMENTS]
        return found


@pytest.fixture
def made(tmp_path: Path) -> Page:
    return Page(tmp_path)


class TestLayout:
    def test_a_job_has_the_naked_layout_without_toctrees(self, made: Page) -> None:
        assert made.choose() == "jobposting/page.html"
        assert made.context["jobposting_minimal_layout"] is True
        assert made.context["toctree"](maxdepth=2) == ""

    def test_any_other_page_has_the_layout_of_the_theme(self, made: Page) -> None:
        assert made.choose("index") is None
        assert "jobposting_minimal_layout" not in made.context
        assert made.context["metatags"] == ""

    def test_a_job_may_also_have_the_layout_of_the_theme(self, made: Page) -> None:
        made.domain.note("cook").layout = "theme"
        assert made.choose() is None
        assert "ld+json" in made.context["metatags"]

    def test_a_page_without_a_doctree_is_left_alone(self, made: Page) -> None:
        made.doctree = None
        assert made.choose() is None
        assert made.context["sourcename"]

    def test_a_builder_of_no_web_pages_is_left_alone(self, tmp_path: Path) -> None:
        made = Page(tmp_path, TextBuilder)
        assert made.choose() is None
        assert made.context["metatags"] == ""


class TestSource:
    """The source of a page contains what is hidden on it."""

    def test_a_page_with_a_hidden_section_has_no_link_to_it(self, made: Page) -> None:
        made.domain.note("several").hidden_parts = HiddenParts(None)
        made.choose("several")
        assert made.context["sourcename"] == ""

    def test_a_tag_page_with_hidden_pages_has_no_link_to_its_source(
        self, made: Page
    ) -> None:
        made.domain.build.withheld_sources = {"_tags/kitchen"}
        made.choose("_tags/kitchen")
        assert made.context["sourcename"] == ""

    def test_any_other_page_has_a_link_to_its_source(self, made: Page) -> None:
        made.choose()
        assert made.context["sourcename"] == "x.md.txt"

    def test_the_copy_from_an_earlier_build_is_written_again(self, tmp_path: Path) -> None:
        made = Page(tmp_path, JSONHTMLBuilder)
        copy = put(made.app.outdir / "_sources/x.md.txt")
        made.choose()
        assert not copy.exists()


class TestElements:
    def data(self, made: Page) -> list[Any]:
        return [
            json.loads(one.partition(">")[2].removesuffix("</script>"))
            for one in made.elements()
            if "ld+json" in one
        ]

    def test_an_open_job_has_its_data_with_the_address_of_the_page(
        self, made: Page
    ) -> None:
        (data,) = self.data(made)
        assert data["@type"] == "JobPosting"
        assert data["url"] == f"{BASE}cook.html"
        assert data["description"] == "<p>Lunch for forty.</p>"
        assert not [one for one in made.elements() if "noindex" in one]

    def test_a_closed_job_has_no_data_and_is_not_indexed(self, made: Page) -> None:
        made.domain.note("cook").postings = (JOB._replace(closes=NOW),)
        elements = made.elements()
        assert '<meta name="robots" content="noindex">' in elements
        assert not [one for one in elements if "ld+json" in one or "og:" in one]

    def test_a_page_with_a_list_only_has_links_to_the_feeds(self, made: Page) -> None:
        made.domain.build.settings = settings(base_url=BASE, feeds=("atom",))
        made.domain.note("jobs").listings = (Listing("open"),)
        (link,) = made.elements("jobs")
        assert 'rel="alternate"' in link

    def test_its_description_is_the_summary_unless_the_author_wrote_one(
        self, made: Page
    ) -> None:
        own = '<meta name="description" content="Own">'
        assert '<meta name="description" content="Lunch for forty.">' in made.elements()
        made.context["metatags"] = own
        assert [one for one in made.elements() if 'name="description"' in one] == [own]

    def test_other_metatags_are_kept(self, made: Page) -> None:
        made.context["metatags"] = "<meta name='x'>"
        made.choose()
        assert made.context["metatags"].startswith("<meta name='x'>\n<meta ")

    def test_a_card_has_the_text_without_facts(self, made: Page) -> None:
        made.app.extensions["sphinxext.opengraph"] = None
        made.doctree[0].insert(1, mark_generated(nodes.paragraph("", "Porto, EUR 9")))
        assert not [one for one in made.elements() if "og:" in one]
        assert made.doctree.astext() == "Cook\n\nLunch for forty."
        assert made.context["meta"]["og:description"] == "Lunch for forty."

    def test_what_the_author_says_for_a_card_wins(self, made: Page) -> None:
        made.context["meta"] = {"og:description": "Own"}
        made.choose()
        assert made.context["meta"]["og:description"] == "Own"
        assert made.context["meta"]["og:image:alt"] == "Lunch for forty."

    def test_a_preview_has_a_panel_in_the_page(self, made: Page) -> None:
        made.domain.build.preview = True
        made.domain.note("cook").postings = (JOB._replace(draft=True),)
        elements = made.elements()
        assert not [one for one in elements if "ld+json" in one]
        assert "preview-of-cook" in made.context["body"]


class TestNeighbors:
    def relations(self, made: Page, docname: str = "cook") -> Any:
        made.app.builder.relations = {docname: ["index", "previous", "next"]}
        leave_out_neighbors(made.app, made.doctree, docname)
        return made.app.builder.relations[docname]

    def test_a_naked_job_has_no_neighbors(self, made: Page) -> None:
        assert self.relations(made) == ["index", None, None]

    def test_any_other_page_has_neighbors(self, made: Page) -> None:
        assert self.relations(made, "index") == ["index", "previous", "next"]

    def test_a_page_may_be_resolved_before_neighbors_are_known(self, made: Page) -> None:
        leave_out_neighbors(made.app, made.doctree, "cook")
