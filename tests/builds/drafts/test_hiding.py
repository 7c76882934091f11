"""A hidden page is removed from the environment and from toctrees."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_jobposting.builds.drafts.hiding import hide
from sphinx_jobposting.domain import HiddenDocument, HiddenParts

from ...support.fake_app import application, put
from ...support.registry import posting, registry

DRAFT = HiddenDocument(1, "draft.md", frozenset(), None, frozenset(), frozenset())


def toctree(*docnames: str) -> addnodes.toctree:
    return addnodes.toctree(
        entries=[(f"The {name}", name) for name in docnames],
        rawentries=[f"The {name}" for name in docnames],
        includefiles=list(docnames),
    )


class Handbook:
    """A site that has read a draft, which is in the toctrees of two pages."""

    def __init__(self, folder: Path) -> None:
        self.domain = registry(posting("cook"), read_docs=["draft", "cook"])
        self.domain.note("draft").pending_removal = DRAFT
        self.app = application(self.domain, folder)
        self.env = self.app.env
        self.env.found_docs |= {"draft", "index", "jobs"}
        self.env.toctree_includes = {"jobs": ["cook", "draft"], "index": ["jobs", "draft"]}
        for parent, children in self.env.toctree_includes.items():
            self.env.tocs[parent] = nodes.bullet_list("", toctree(*children))
            self.write(parent, nodes.section("", toctree(*children)))
        put(self.app.doctreedir / "draft.doctree")
        self.purged: list[str] = []
        self.env.events = self
        self.env.clear_doc = self.clear_doc
        self.app.builder.write_doctree = self.write

    def emit(self, name: str, env: object, docname: str) -> None:
        assert (name, env) == ("env-purge-doc", self.env)
        self.purged.append(f"{docname} of {len(self.domain.documents)}")

    def clear_doc(self, docname: str) -> None:
        self.domain.clear_doc(docname)
        self.env.toctree_includes.pop(docname, None)

    def write(self, docname: str, tree: nodes.Element) -> None:
        path = self.app.doctreedir / f"{docname}.doctree"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pickle.dumps(tree))

    def tree(self, docname: str) -> Any:
        return pickle.loads((self.app.doctreedir / f"{docname}.doctree").read_bytes())

    def hide(self) -> None:
        hide(self.app, self.env)


@pytest.fixture
def site(tmp_path: Path) -> Handbook:
    return Handbook(tmp_path)


class TestPages:
    def test_sphinx_no_longer_knows_it(self, site: Handbook) -> None:
        site.hide()
        assert site.env.found_docs == {"index", "jobs", "cook"}
        assert not (site.app.doctreedir / "draft.doctree").exists()
        assert "draft" not in site.domain.documents
        # Other extensions forget it while Sphinx still knows it.
        assert site.purged == ["draft of 2"]

    def test_it_is_remembered_as_hidden_and_not_written(self, site: Handbook) -> None:
        site.hide()
        assert site.domain.hidden == {"draft": DRAFT}
        assert site.domain.build.read_docs == ["cook"]

    def test_no_toctree_lists_it(self, site: Handbook) -> None:
        site.hide()
        assert site.env.toctree_includes == {"index": ["jobs"], "jobs": ["cook"]}
        for docname, child in (("index", "jobs"), ("jobs", "cook")):
            for tree in (site.env.tocs[docname], site.tree(docname)):
                (found,) = tree.findall(addnodes.toctree)
                assert found["entries"] == [(f"The {child}", child)]
                assert found["rawentries"] == [f"The {child}"]
                assert found["includefiles"] == [child]

    def test_pages_with_its_toctrees_are_remembered_for_its_publication(
        self, site: Handbook
    ) -> None:
        site.hide()
        assert site.domain.site.toctree_parents == {"draft": {"index", "jobs"}}

    def test_a_page_that_stays_hidden_is_removed_from_toctrees_read_again(
        self, site: Handbook
    ) -> None:
        site.domain.note("draft").pending_removal = None
        site.domain.hidden["draft"] = DRAFT
        site.hide()
        assert site.env.toctree_includes["jobs"] == ["cook"]
        assert site.purged == []
        assert "draft" not in site.env.found_docs

    def test_no_page_is_written_for_a_glob_that_matched_it(self, site: Handbook) -> None:
        site.env.files_to_rebuild = {"draft": {"index"}, "cook": {"jobs"}}
        site.hide()
        assert site.env.files_to_rebuild == {"cook": {"jobs"}}

    def test_its_first_parent_does_not_depend_on_the_order_of_reading(
        self, site: Handbook
    ) -> None:
        site.domain.note("draft").pending_removal = None
        site.env.toctree_includes = {"jobs": ["cook"], "index": ["cook"]}
        assert site.domain.index.parents == {"cook": "jobs"}
        site.hide()
        assert site.domain.index.parents == {"cook": "index"}


class TestPickle:
    """Sphinx saves the environment only if it writes a page."""

    def test_the_environment_is_saved_if_only_a_draft_was_read(
        self, site: Handbook
    ) -> None:
        site.domain.build.read_docs = ["draft"]
        site.hide()
        assert site.domain.build.must_pickle

    def test_nothing_is_forced_if_another_page_was_read(self, site: Handbook) -> None:
        site.hide()
        assert not site.domain.build.must_pickle

    def test_nothing_is_forced_if_nothing_is_newly_hidden(self, site: Handbook) -> None:
        site.domain.build.read_docs = []
        site.domain.note("draft").pending_removal = None
        site.domain.hidden["draft"] = DRAFT
        site.hide()
        assert not site.domain.build.must_pickle


class TestTags:
    """sphinx-tags makes pages from all sources, including drafts."""

    @pytest.fixture
    def site(self, tmp_path: Path) -> Handbook:
        site = Handbook(tmp_path)
        site.app.extensions["sphinx_tags"] = None
        site.app.config.tags_create_tags = True
        site.app.config.tags_output_dir = "_tags"
        self.tag(site, "kitchen", "cook", "draft")
        self.tag(site, "night", "draft")
        self.tag(site, "tagsindex", "_tags/kitchen", "_tags/night")
        overview = site.tree("_tags/tagsindex")
        (found,) = overview.findall(addnodes.toctree)
        found["entries"] = [("kitchen (2)", "_tags/kitchen"), ("night (1)", "_tags/night")]
        found["rawentries"] = ["kitchen (2)", "night (1)"]
        site.write("_tags/tagsindex", overview)
        return site

    def tag(self, site: Handbook, name: str, *docnames: str) -> None:
        page = f"_tags/{name}"
        site.env.found_docs.add(page)
        site.env.toctree_includes[page] = list(docnames)
        site.write(page, nodes.section("", toctree(*docnames)))

    def entries(self, site: Handbook) -> Any:
        (found,) = site.tree("_tags/tagsindex").findall(addnodes.toctree)
        return found["entries"], found["rawentries"]

    def test_the_page_of_a_tag_of_only_a_draft_is_hidden(self, site: Handbook) -> None:
        site.hide()
        assert site.domain.hidden.keys() == {"draft", "_tags/night"}
        assert "_tags/night" not in site.env.found_docs
        # A reference to it becomes plain text.
        assert "sphx_tag_night" in site.domain.index.hidden_targets.labels
        # Its file is also removed from the output.
        assert "_tags/night of 2" in site.purged

    def test_the_overview_counts_public_pages(self, site: Handbook) -> None:
        site.hide()
        assert self.entries(site) == ([("kitchen (1)", "_tags/kitchen")], ["kitchen (1)"])

    def test_the_overview_stays_even_without_tags(self, site: Handbook) -> None:
        site.env.found_docs -= {"_tags/kitchen", "_tags/night"}
        site.env.toctree_includes = {"index": ["draft"]}
        site.hide()
        assert "_tags/tagsindex" in site.env.found_docs

    def test_the_sources_of_tag_pages_are_not_published(self, site: Handbook) -> None:
        site.hide()
        assert site.domain.build.withheld_sources == {
            "_tags/kitchen",
            "_tags/night",
            "_tags/tagsindex",
        }

    def test_a_page_with_the_tag_only_in_a_hidden_section_is_not_listed(
        self, site: Handbook
    ) -> None:
        site.domain.note("cook").hidden_parts = HiddenParts(None)
        shown = nodes.paragraph("", "", nodes.reference("", "Day shift"), classes=["tags"])
        site.env.get_doctree = lambda docname: nodes.section("", shown)
        self.tag(site, "day-shift", "cook")
        site.hide()
        assert "_tags/kitchen" in site.domain.hidden
        assert site.env.toctree_includes["_tags/day-shift"] == ["cook"]

    def test_everything_stays_if_nothing_is_hidden(self, site: Handbook) -> None:
        site.domain.note("draft").pending_removal = None
        site.hide()
        assert self.entries(site)[1] == ["kitchen (2)", "night (1)"]
        assert site.domain.build.withheld_sources == frozenset()
