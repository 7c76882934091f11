"""Files of removed or hidden jobs are removed from the output, but no other files."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.builders import Builder
from sphinx.builders.changes import ChangesBuilder
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.texinfo import TexinfoBuilder
from sphinx.builders.text import TextBuilder

from sphinx_jobposting.builds.incremental.leftover_files import (
    note_assets,
    remove_changes,
    remove_what_is_gone,
    remove_what_no_manual_shows,
)
from sphinx_jobposting.domain import HiddenDocument, HiddenParts

from ...support.fake_app import application, files, put
from ...support.registry import posting, registry


class Output:
    """The output of a site with the pages *there*, which used to have ``jobs/cook``."""

    def __init__(
        self,
        folder: Path,
        builder: type[Builder] = StandaloneHTMLBuilder,
        there: tuple[str, ...] = ("index",),
        **conf: Any,
    ) -> None:
        self.domain = registry()
        self.app = application(self.domain, folder, builder, **conf)
        self.app.env.found_docs = set(there)
        self.domain.site.source_suffixes = {"jobs/cook": {".md"}}

    def put(self, *names: str) -> None:
        for name in names:
            put(self.app.outdir / name)

    def left(self) -> set[str]:
        remove_what_is_gone(self.app, self.domain)
        return files(self.app.outdir)


@pytest.fixture
def output(tmp_path: Path) -> Output:
    return Output(tmp_path)


class TestPages:
    def test_the_page_and_files_of_other_extensions_for_it_are_removed(
        self, output: Output
    ) -> None:
        output.put("index.html", "about.html", "jobs/cook.html", "jobs/cook.html.md")
        output.put("jobs/cook.png", "jobs/cook/index.html", "jobs/cooks.html")
        card = "_images/social_previews/summary_jobs_cook_{}.png"
        output.put(card.format("0123abcd"), card.format("tail_0123abcd"))
        assert output.left() == {
            "index.html",
            "about.html",
            "jobs/cooks.html",
            card.format("tail_0123abcd"),
        }

    def test_empty_folders_are_removed(self, output: Output) -> None:
        output.put("index.html", "jobs/cook.html", "jobs/cook/index.html")
        assert output.left() == {"index.html"}

    def test_the_output_folder_stays_even_if_empty(self, output: Output) -> None:
        output.put("jobs/cook.html")
        assert output.left() == set()
        assert output.app.outdir.is_dir()

    def test_a_page_whose_name_begins_the_same_keeps_its_files(
        self, tmp_path: Path
    ) -> None:
        output = Output(tmp_path, there=("jobs/cook.2021",))
        output.put("jobs/cook.html", "jobs/cook.2021.html", "jobs/cook.2021.png")
        assert output.left() == {"jobs/cook.2021.html", "jobs/cook.2021.png"}

    def test_an_existing_page_stays(self, tmp_path: Path) -> None:
        output = Output(tmp_path, there=("jobs/cook",))
        output.put("jobs/cook.html", "jobs/cook.png", "_sources/jobs/cook.md.txt")
        assert output.left() == {
            "jobs/cook.html",
            "jobs/cook.png",
            "_sources/jobs/cook.md.txt",
        }

    def test_a_file_that_now_belongs_to_another_page_stays(self, tmp_path: Path) -> None:
        output = Output(tmp_path, DirectoryHTMLBuilder, there=("jobs/cook/index",))
        output.put("jobs/cook/index.html")
        assert output.left() == {"jobs/cook/index.html"}

    def test_the_text_builder_has_another_suffix(self, tmp_path: Path) -> None:
        output = Output(tmp_path, TextBuilder)
        output.put("index.txt", "jobs/cook.txt")
        assert output.left() == {"index.txt"}

    def test_a_message_catalog_is_removed_with_its_last_page(self, tmp_path: Path) -> None:
        output = Output(tmp_path, MessageCatalogBuilder, gettext_compact=True)
        output.put("index.pot", "jobs.pot")
        output.app.env.found_docs.add("jobs/baker")
        assert output.left() == {"index.pot", "jobs.pot"}
        output.app.env.found_docs.remove("jobs/baker")
        assert output.left() == {"index.pot"}

    def test_nothing_is_removed_if_no_page_was_ever_a_job(self, output: Output) -> None:
        output.domain.site.source_suffixes = {}
        output.put("jobs/cook.html", "_sources/jobs/cook.md.txt")
        assert output.left() == {"jobs/cook.html", "_sources/jobs/cook.md.txt"}


class TestSources:
    def test_the_source_of_a_removed_job_is_removed(self, output: Output) -> None:
        output.put("_sources/jobs/cook.md.txt", "_sources/index.md.txt")
        assert output.left() == {"_sources/index.md.txt"}

    def test_the_source_with_an_old_suffix_is_removed(self, tmp_path: Path) -> None:
        output = Output(tmp_path, there=("jobs/cook",))
        output.domain.site.source_suffixes = {"jobs/cook": {".md", ".rst"}}
        output.put("_sources/jobs/cook.md.txt", "_sources/jobs/cook.rst.txt")
        assert output.left() == {"_sources/jobs/cook.md.txt"}

    @pytest.mark.parametrize(
        ("link_suffix", "name"), [(".txt", "index.md.txt"), (".md", "index.md")]
    )
    def test_the_source_of_a_page_with_a_hidden_section_is_removed(
        self, output: Output, link_suffix: str, name: str
    ) -> None:
        output.app.config.html_sourcelink_suffix = link_suffix
        output.domain.note("index").hidden_parts = HiddenParts(None)
        output.put("index.html", f"_sources/{name}", "_sources/about.md.txt")
        assert output.left() == {"index.html", "_sources/about.md.txt"}

    def test_the_source_of_a_tag_page_with_hidden_pages_is_removed(
        self, output: Output
    ) -> None:
        output.domain.build.withheld_sources = {"_tags/kitchen"}
        output.put("_sources/_tags/kitchen.md.txt", "index.html")
        assert output.left() == {"index.html"}


class TestAssets:
    def note(self, output: Output, **record: Any) -> None:
        env = output.app.env
        env.images.add_file("cook", "a/photo.png")
        env.images.add_file("about", "logo.png")
        env.dlfiles = {Path("form.pdf"): ({"cook"}, "0a/form.pdf")}
        vars(output.domain.note("cook")).update(record)
        note_assets(output.app, env, "cook")
        env.images.purge_doc("cook")
        env.dlfiles.clear()

    def test_an_image_and_a_download_of_only_the_job_are_removed(
        self, output: Output
    ) -> None:
        self.note(output, postings=(posting("cook"),), suffix=".md")
        assert output.domain.site.source_suffixes["cook"] == {".md"}
        output.put("_images/photo.png", "_images/logo.png", "_downloads/0a/form.pdf")
        assert output.left() == {"_images/logo.png"}

    def test_assets_of_a_draft_are_removed(self, output: Output) -> None:
        empty: frozenset[str] = frozenset()
        draft = HiddenDocument(0, "cook.md", empty, None, empty, empty)
        self.note(output, pending_removal=draft, suffix=".md")
        output.put("_images/photo.png", "cook.html", "index.html")
        assert output.left() == {"index.html"}

    def test_assets_of_another_page_are_not_recorded(self, output: Output) -> None:
        self.note(output)
        assert output.domain.site.assets == set()
        assert "cook" not in output.domain.site.source_suffixes

    def test_assets_that_another_page_shows_stay(self, output: Output) -> None:
        self.note(output, postings=(posting("cook"),))
        output.app.env.images.add_file("about", "b/photo.png")
        output.app.env.dlfiles = {Path("form.pdf"): ({"about"}, "0a/form.pdf")}
        output.put("_images/photo.png", "_downloads/0a/form.pdf")
        assert output.left() == {"_images/photo.png", "_downloads/0a/form.pdf"}

    def test_texinfo_has_a_folder_of_images_for_each_manual(self, tmp_path: Path) -> None:
        documents = [("index", "handbook")]
        output = Output(tmp_path, TexinfoBuilder, texinfo_documents=documents)
        output.app.builder.imagedir = ""
        self.note(output, postings=(posting("cook"),))
        output.put("photo.png", "handbook-figures/photo.png", "handbook-figures/logo.png")
        assert output.left() == {"handbook-figures/logo.png"}


class TestIndices:
    """Sphinx keeps the index of a domain that no longer has entries."""

    def left(self, output: Output, *, empty: bool) -> set[str]:
        class Index:
            name = "modindex"

            def __init__(self, domain: object) -> None:
                pass

            def generate(self) -> tuple[list[Any], bool]:
                return [] if empty else [("a", ["entry"])], False

        python = SimpleNamespace(name="py", indices=[Index])
        output.app.env.domains.sorted = lambda: [python]
        output.put("py-modindex.html", "genindex.html")
        return output.left()

    def test_an_index_without_entries_is_removed(self, output: Output) -> None:
        assert self.left(output, empty=True) == {"genindex.html"}

    def test_an_index_with_entries_stays(self, output: Output) -> None:
        assert self.left(output, empty=False) == {"genindex.html", "py-modindex.html"}

    def test_an_index_is_removed_even_if_only_a_section_is_hidden(
        self, output: Output
    ) -> None:
        output.domain.site.source_suffixes = {}
        output.domain.note("index").hidden_parts = HiddenParts(None)
        assert self.left(output, empty=True) == {"genindex.html"}

    def test_a_site_without_jobs_is_left_alone(self, output: Output) -> None:
        output.domain.site.source_suffixes = {}
        assert "py-modindex.html" in self.left(output, empty=True)


class TestChanges:
    """The overview of changes has the source of every page."""

    @pytest.fixture
    def output(self, tmp_path: Path) -> Output:
        output = Output(tmp_path, ChangesBuilder, there=("index", "about"), version="1")
        output.domain.note("about").hidden_parts = HiddenParts(None)
        output.put("rst/index.html", "rst/about.html", "rst/jobs/cook.html")
        output.put("index.html", "changes.html", "default.css")
        self.with_changes(output, 1)
        return output

    def with_changes(self, output: Output, number: int) -> None:
        def changesets(version: str) -> list[str]:
            assert version == "1"
            return ["changed"] * number

        output.app.env.domains.changeset_domain = SimpleNamespace(
            get_changesets_for=changesets
        )

    def left(self, output: Output, exception: Exception | None = None) -> set[str]:
        remove_changes(output.app, exception)
        return files(output.app.outdir)

    def test_the_sources_of_hidden_jobs_are_removed(self, output: Output) -> None:
        assert self.left(output) == {
            "rst/index.html",
            "index.html",
            "changes.html",
            "default.css",
        }

    def test_an_overview_without_changes_is_removed(self, output: Output) -> None:
        self.with_changes(output, 0)
        assert self.left(output) == {"rst/index.html", "default.css"}

    def test_nothing_is_removed_after_a_failure(self, output: Output) -> None:
        assert len(self.left(output, ValueError())) == 6

    def test_nothing_is_removed_with_another_builder(self, output: Output) -> None:
        output.app.builder.name = "html"
        assert len(self.left(output)) == 6


class TestManuals:
    """A manual only has the images of pages in its toctrees."""

    @pytest.fixture
    def output(self, tmp_path: Path) -> Output:
        output = Output(
            tmp_path,
            LaTeXBuilder,
            latex_additional_files=["tex/cover.png"],
            latex_logo="brand/logo.png",
        )
        output.app.builder.imagedir = ""
        output.app.builder.images = {"about.png": "about.png"}
        record = output.domain.note("cook")
        record.postings = (posting("cook"),)
        images = output.app.env.images
        for docname, name in (("cook", "cook.png"), ("guide", "guide.png")):
            images.add_file(docname, name)
        for name in ("cover.png", "logo.png", "about.png"):
            images.add_file("cook", name)
        output.domain.site.assets = {"_images/gone.png", "_downloads/0a/form.pdf"}
        for name in ("cook", "guide", "cover", "logo", "about", "gone"):
            output.put(f"{name}.png")
        return output

    def left(self, output: Output, exception: Exception | None = None) -> set[str]:
        remove_what_no_manual_shows(output.app, exception)
        return {Path(name).stem for name in files(output.app.outdir)}

    def test_images_of_jobs_in_no_manual_are_removed(self, output: Output) -> None:
        assert self.left(output) == {"guide", "cover", "logo", "about"}

    def test_nothing_is_removed_after_a_failure(self, output: Output) -> None:
        assert len(self.left(output, ValueError())) == 6

    def test_nothing_is_removed_by_a_builder_that_writes_each_page(
        self, output: Output
    ) -> None:
        output.app.builder.name = "html"
        assert len(self.left(output)) == 6
