"""A build writes the right pages besides those that it read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder as Html

from sphinx_jobposting.builds.incremental.outdated_pages import choose_what_to_write
from sphinx_jobposting.domain import BuildState, HiddenDocument, HiddenParts, Listing
from sphinx_jobposting.model.posting import Posting
from sphinx_jobposting.writing import feed_data

from ...support.fake_app import application, put
from ...support.registry import NOW, posting, registry, settings

PAGES = {"index": "", "about": "", "jobs": '<a href="cook.html">', "cook": "", "baker": ""}
"""A handbook and the content of its pages. The jobs have the layout without navigation."""

READ, OLD = 5, 10
"""The time when all pages were read and written, in seconds since 1970."""


class Handbook:
    """A site that was built before and is built again into the same folder."""

    def __init__(self, folder: Path, builder: type[Builder] = Html) -> None:
        self.domain = registry(posting("cook"), posting("baker"))
        self.domain.note("jobs").listings = (Listing("open"),)
        self.app = application(self.domain, folder, builder)
        self.env = self.app.env
        self.env.get_doctree = lambda docname: nodes.section()
        self.env.found_docs |= PAGES.keys()
        for docname, body in PAGES.items():
            self.env.titles[docname] = nodes.title("", docname)
            self.env.all_docs[docname] = READ * 10**6
            self.domain.note(docname).references = ()
            put(folder / "out" / f"{docname}.html", body, seconds=OLD)
        self.build()

    def build(self, **state: Any) -> set[str]:
        """Choose the pages of a build, write them, and return their names."""
        before = self.domain.build
        state = {"last_run": before.this_run, "settings": before.settings, **state}
        preview = state.pop("preview", False)
        self.domain.build = BuildState(builder=self.app.builder, preview=preview, **state)
        found = set(choose_what_to_write(self.app, self.env))
        when = self.domain.build.this_run / 10**6
        for docname in found:
            put(self.page(docname), PAGES.get(docname, ""), seconds=when)
        return found

    def page(self, docname: str) -> Path:
        return Path(self.app.builder.get_outfilename(docname))

    def change(self, docname: str, **more: Any) -> None:
        """Give a job other values."""
        record = self.domain.note(docname)
        record.postings = (record.postings[0]._replace(**more),)


@pytest.fixture
def site(tmp_path: Path) -> Handbook:
    return Handbook(tmp_path)


class TestWhatChanged:
    def test_nothing_is_written_if_nothing_changed(self, site: Handbook) -> None:
        assert site.build() == set()
        assert site.build() == set()

    def test_a_job_that_closes_is_written_with_the_list_of_jobs(
        self, site: Handbook
    ) -> None:
        site.change("cook", closes=NOW)
        assert site.build() == {"cook", "jobs"}
        assert site.build() == set()

    def test_a_job_closes_with_time_although_no_file_changed(self, site: Handbook) -> None:
        site.change("cook", closes=NOW + dt.timedelta(hours=1))
        site.build()
        later = settings(now=NOW + dt.timedelta(hours=1))
        assert site.build(sources_unchanged=True) == set()
        assert site.build(sources_unchanged=True, settings=later) == {"cook", "jobs"}

    def test_a_new_title_is_shown_on_pages_that_link_to_the_job(
        self, site: Handbook, tmp_path: Path
    ) -> None:
        put(tmp_path / "out/about.html", '<a href="cook.html">', seconds=OLD)
        site.change("cook", heading="Chef")
        # The other job shows no navigation, and the first page does not link to the job.
        assert site.build() == {"about", "jobs"}

    def test_with_templates_of_the_site_any_page_may_show_it(
        self, site: Handbook, tmp_path: Path
    ) -> None:
        put(tmp_path / "templates/layout.html")
        site.app.config.templates_path = ["templates"]
        site.change("cook", heading="Chef")
        assert site.build() == {"index", "about", "jobs"}

    def test_a_page_with_unknown_parts_may_show_it(self, site: Handbook) -> None:
        site.domain.note("baker").references = None
        site.change("cook", heading="Chef")
        assert "baker" in site.build()

    def test_a_page_that_refers_to_it_shows_it_without_navigation(
        self, site: Handbook
    ) -> None:
        site.domain.note("baker").references = ("cook",)
        site.change("cook", heading="Chef")
        assert "baker" in site.build()

    def test_a_page_without_navigation_is_not_written_for_a_plain_link(
        self, site: Handbook, tmp_path: Path
    ) -> None:
        put(tmp_path / "out/baker.html", '<a href="cook.html">', seconds=OLD)
        site.domain.note("baker").references = ("about",)
        site.change("cook", heading="Chef")
        assert "baker" not in site.build()

    def test_new_numbers_are_written_on_all_pages_with_navigation(
        self, site: Handbook
    ) -> None:
        site.env.toc_secnumbers["cook"] = {"": (1,)}
        assert site.build() == {"index", "about", "jobs", "cook"}

    def test_a_new_toctree_with_a_job_may_be_shown_anywhere(self, site: Handbook) -> None:
        toctree = addnodes.toctree(entries=[(None, "cook")], includefiles=["cook"])
        site.env.tocs["index"] = nodes.bullet_list("", toctree)
        site.env.toctree_includes = {"index": ["cook"]}
        assert site.build() == {"index", "about", "jobs"}

    def test_pages_with_a_renamed_image_are_written(
        self, site: Handbook, tmp_path: Path
    ) -> None:
        file = put(tmp_path / "out/_images/photo1.png")
        site.env.images.add_file("gone", "one/photo.png")
        site.env.images.add_file("about", "two/photo.png")
        site.env.images.purge_doc("gone")
        assert site.build() == {"about"}
        assert site.env.images["two/photo.png"][1] == "photo.png"
        assert not file.exists()

    def test_a_page_that_refers_to_a_job_is_not_written_for_each_edit(
        self, site: Handbook
    ) -> None:
        site.env.files_to_rebuild = {"cook": {"about"}, "about": {"index"}}
        site.build()
        assert site.env.files_to_rebuild == {"about": {"index"}}

    def test_numbers_of_a_toctree_that_is_no_longer_numbered_are_removed(
        self, site: Handbook
    ) -> None:
        link = nodes.reference("", "About", refuri="", secnumber=(2,))
        site.env.tocs["about"] = nodes.bullet_list("", link)
        site.env.titles["about"]["secnumber"] = (2,)
        site.env.titles["jobs"]["secnumber"] = (3,)
        site.env.toc_secnumbers["jobs"] = {"": (3,)}
        site.build()
        assert "secnumber" not in site.env.titles["about"]
        assert "secnumber" not in link
        assert site.env.titles["jobs"]["secnumber"] == (3,)


class TestOtherBuilds:
    def test_a_page_that_another_builder_read_is_written(self, site: Handbook) -> None:
        site.env.all_docs["about"] = (OLD + 1) * 10**6
        assert site.build(last_run=OLD * 10**6) == {"about"}

    def test_a_page_written_just_before_the_change_is_not_outdated(
        self, site: Handbook
    ) -> None:
        # File times lag behind the clock.
        site.env.all_docs |= {"index": OLD * 10**6 + 9_000, "about": OLD * 10**6 + 11_000}
        assert site.build(last_run=OLD * 10**6) == {"about"}

    def test_a_page_that_was_never_written_is_written(self, site: Handbook) -> None:
        site.page("about").unlink()
        assert site.build(last_run=0) == {"about"}

    def test_files_copied_with_old_times_are_not_written_again(
        self, site: Handbook, tmp_path: Path
    ) -> None:
        about = tmp_path / "out/about.html"
        put(about, '<a href="cook.html">', seconds=OLD)
        site.change("cook", heading="Chef")
        assert "about" in site.build()
        put(about, '<a href="cook.html">', seconds=1)
        assert site.build() == set()
        put(about, '<a href="cook.html">', seconds=OLD)
        site.change("baker", heading="Pastry chef")
        # What the page shows changed before that.
        assert "about" not in site.build()

    def test_another_output_folder_is_updated_with_all_changes_since(
        self, site: Handbook
    ) -> None:
        before = site.domain.build.this_run
        site.change("cook", closes=NOW)
        site.build()
        site.app.outdir = site.app.builder.outdir = site.app.outdir.with_name("other")
        for docname, body in PAGES.items():
            put(site.page(docname), body, seconds=OLD)
        assert site.build(last_run=before) == {"cook", "jobs"}
        assert site.build() == set()

    def test_after_an_interrupted_build_everything_is_written(self, site: Handbook) -> None:
        assert site.build(interrupted=True) == set(PAGES)

    def test_under_dirhtml_the_pages_are_in_folders(self, tmp_path: Path) -> None:
        site = Handbook(tmp_path, DirectoryHTMLBuilder)
        assert site.page("cook") == tmp_path / "out/cook/index.html"
        site.page("about").unlink()
        assert site.build(last_run=0) == {"about"}


class TestHidden:
    """No trace of a newly hidden job may stay on any page."""

    def hide(self, site: Handbook, docname: str = "baker") -> None:
        site.domain.note(docname).hidden_parts = HiddenParts(None, frozenset({"chef"}))

    def test_pages_that_the_command_does_not_name_are_also_written(
        self, site: Handbook
    ) -> None:
        chosen: set[str] = set()
        site.app.builder.prepare_writing = chosen.update
        self.hide(site)
        site.change("cook", closes=NOW)
        site.build()
        site.app.builder.prepare_writing({"index"})
        assert chosen == {"index", "cook", "jobs"}

    def test_pages_that_were_never_written_are_not_added(self, site: Handbook) -> None:
        chosen: set[str] = set()
        site.app.builder.prepare_writing = chosen.update
        site.page("jobs").unlink()
        self.hide(site)
        site.change("cook", closes=NOW)
        assert site.build() == {"cook", "jobs"}
        site.app.builder.prepare_writing({"index"})
        assert chosen == {"index", "cook"}

    def test_their_social_cards_are_removed(self, site: Handbook, tmp_path: Path) -> None:
        cards = tmp_path / "out/_images/social_previews"
        for name in ("jobs", "about"):
            put(cards / f"summary_{name}_0123abcd.png")
        self.hide(site)
        site.change("cook", closes=NOW)
        site.build()
        assert [path.name for path in cards.iterdir()] == ["summary_about_0123abcd.png"]

    @pytest.mark.parametrize("before", [None, NOW], ids=["new", "of another date"])
    def test_the_time_when_something_was_hidden_is_recorded(
        self, site: Handbook, before: dt.datetime | None
    ) -> None:
        if before is not None:
            site.domain.note("about").hidden_parts = HiddenParts(before)
            site.build()
            site.domain.note("about").hidden_parts = HiddenParts(None)
        else:
            site.domain.hidden["draft"] = HiddenDocument(
                0, "draft.md", frozenset(), None, frozenset(), frozenset()
            )
        site.build()
        assert site.domain.site.hidden_at == site.domain.build.this_run

    def test_publishing_something_does_not_change_that_time(self, site: Handbook) -> None:
        self.hide(site)
        site.build()
        site.domain.note("baker").hidden_parts = None
        site.build()
        assert site.domain.site.hidden_at < site.domain.build.this_run


class TestEnvironment:
    """Sphinx saves its environment only if it writes a page."""

    def test_the_first_page_is_written_if_only_a_draft_was_read(
        self, site: Handbook
    ) -> None:
        assert site.build(must_pickle=True) == {"index"}

    def test_the_first_page_is_not_written_if_another_page_is(self, site: Handbook) -> None:
        site.change("cook", closes=NOW)
        assert site.build(must_pickle=True) == {"cook", "jobs"}

    def test_changes_are_saved_although_nothing_was_read(self, site: Handbook) -> None:
        site.change("cook", excerpt="Cook")
        site.domain.note("cook").listed_digest = b"2"
        site.domain.note("jobs").listings = ()
        assert site.build() == {"index"}
        assert site.build() == set()


class TestFeeds:
    @pytest.fixture
    def site(self, tmp_path: Path) -> Handbook:
        site = Handbook(tmp_path)
        record = site.domain.note("cook")
        record.postings = (record.postings[0]._replace(values={"date-posted": NOW}),)
        return site

    def build(self, site: Handbook) -> set[str]:
        return site.build(settings=settings(feeds=("atom",)), last_run=0)

    def test_an_open_job_without_feed_data_is_written(self, site: Handbook) -> None:
        site.build()
        assert self.build(site) == {"cook", "baker"}

    def test_a_job_with_feed_data_or_a_closed_job_is_not_written(
        self, site: Handbook
    ) -> None:
        feed_data.save(site.app, "cook", {"cook": {"summary": "", "jsonld": {}}})
        site.change("baker", closes=NOW)
        site.build()
        assert self.build(site) == set()

    def test_the_minimum_time_of_feeds_is_that_of_their_last_change(
        self, site: Handbook
    ) -> None:
        site.build()
        before = site.domain.site.feeds_min_mtime
        site.env.tocs["about"] = nodes.bullet_list()
        site.env.toc_secnumbers["cook"] = {"": (1,)}
        site.build()
        assert site.domain.site.feeds_min_mtime == before
        site.change("cook", closes=NOW)
        site.build()
        assert site.domain.site.feeds_min_mtime == site.domain.build.this_run

    def test_feeds_of_an_earlier_configuration_are_remembered(self, site: Handbook) -> None:
        self.build(site)
        site.build(settings=settings(feeds=("json",)))
        assert site.domain.site.feeds == {"atom", "json"}


class TestClosed:
    """Readers find closed jobs by links but not by the search."""

    def test_a_closed_page_leaves_the_search_until_it_reopens(self, site: Handbook) -> None:
        site.change("cook", closes=NOW)
        site.build()
        assert site.env.metadata["cook"] == {"no-search": ""}
        assert site.env.metadata["baker"] == {}
        site.change("cook", closes=None)
        site.build()
        assert site.env.metadata["cook"] == {}

    def test_a_page_that_the_author_keeps_out_stays_out(self, site: Handbook) -> None:
        site.env.metadata["cook"]["no-search"] = "yes"
        site.change("cook", closes=NOW)
        site.build()
        site.change("cook", closes=None)
        site.build()
        assert site.env.metadata["cook"] == {"no-search": "yes"}

    def test_a_page_with_an_open_and_a_closed_job_stays(self, site: Handbook) -> None:
        second = posting("cook", "chef", closes=NOW, top=False)
        site.domain.note("cook").postings += (second,)
        site.build()
        assert site.env.metadata["cook"] == {}

    def closed(self, docname: str) -> Posting:
        return posting(docname, closes=NOW)

    def test_the_sitemap_leaves_out_a_closed_page(self, site: Handbook) -> None:
        name = "köchin [1]"
        site.env.found_docs.add(name)
        site.domain.note(name).postings = (self.closed(name),)
        site.app.config.sitemap_excludes = ["404.html"]
        site.build()
        assert site.app.config.sitemap_excludes == ["404.html"]
        site.app.extensions["sphinx_sitemap"] = None
        before = site.app.config.sitemap_excludes
        site.build()
        # A pattern, not escaped as in an address.
        assert site.app.config.sitemap_excludes == ["404.html", "köchin [[]1].html"]
        assert before == ["404.html"]
