"""A build knows the right facts about the previous build."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.logging import NAMESPACE

from sphinx_jobposting.builds.drafts.draft_warnings import buffer
from sphinx_jobposting.builds.state import (
    end,
    end_reading,
    note_read_docs,
    note_written_doc,
    read_and_not_saved,
)
from sphinx_jobposting.domain import BuildState, HiddenDocument, HiddenParts, job_domain

from ..support.fake_app import put
from ..support.sites import Site, one_application_at_a_time

Begin = Callable[..., Any]
EMPTY: frozenset[str] = frozenset()


@pytest.fixture
def begin(site: Callable[..., Site]) -> Begin:
    """Begin a build of a site without building anything."""
    made = site({})

    def start(builder: str = "html", out: str = "out", **more: Any) -> Sphinx:
        with one_application_at_a_time():
            return Sphinx(
                made.source,
                made.source,
                made.root / out,
                made.root / "doctrees",
                builder,
                status=None,
                warning=None,
                **more,
            )

    return start


def state(app: Any) -> BuildState:
    return job_domain(app.env).build


def finish(app: Any, run: int, exception: Exception | None = None) -> None:
    state(app).this_run = run
    end(app, exception)


class TestLastRun:
    def test_the_first_build_knows_no_other(self, begin: Begin) -> None:
        build = state(begin())
        assert (build.last_run, build.interrupted, build.preview) == (0, False, False)

    def test_the_next_build_knows_when_pages_were_chosen(self, begin: Begin) -> None:
        finish(begin(), 7)
        build = state(begin())
        assert (build.last_run, build.interrupted) == (7, False)

    def test_an_interrupted_build_is_noticed(self, begin: Begin) -> None:
        finish(begin(), 7)
        begin()
        assert state(begin()).interrupted

    def test_a_failed_build_is_noticed_and_passes_on_its_warnings(
        self, begin: Begin, caplog: pytest.LogCaptureFixture
    ) -> None:
        app = begin()
        logger = logging.getLogger(NAMESPACE)
        before = logger.handlers[:]
        logger.handlers[:] = [caplog.handler]
        try:
            buffer(app, "cook", ["```{jobposting}"])
            logger.warning("kept back")
            assert caplog.messages == []
            finish(app, 7, ValueError())
        finally:
            logger.handlers[:] = before
        assert caplog.messages == ["kept back"]
        assert state(begin()).interrupted

    def test_each_output_folder_has_its_own_state(self, begin: Begin) -> None:
        finish(begin(), 7)
        assert state(begin(out="other")).last_run == 0
        assert state(begin()).last_run == 7

    def test_the_state_is_not_in_the_published_output(self, begin: Begin) -> None:
        app = begin()
        finish(app, 7)
        assert not list(Path(app.outdir).rglob("*jobposting*"))


class TestSomePages:
    """A command may name only some pages to write."""

    @pytest.mark.parametrize(("written", "run"), [({"a"}, 3), ({"a", "b"}, 7)])
    def test_pages_that_were_not_named_are_still_outdated(
        self, begin: Begin, written: set[str], run: int
    ) -> None:
        finish(begin(), 3)
        app = begin()
        state(app).outdated_docs = {"a", "b"}
        for docname in written:
            note_written_doc(app, None, docname)  # type: ignore[arg-type]
        finish(app, 7)
        assert state(begin()).last_run == run

    def test_after_an_interrupted_build_everything_is_still_outdated(
        self, begin: Begin
    ) -> None:
        begin()
        app = begin()
        state(app).outdated_docs = {"a"}
        finish(app, 7)
        assert state(begin()).interrupted

    def test_a_builder_with_a_single_file_leaves_nothing_outdated(
        self, begin: Begin
    ) -> None:
        app = begin("singlehtml")
        state(app).outdated_docs = {"a"}
        finish(app, 7)
        assert state(begin("singlehtml")).last_run == 7


class TestLeftovers:
    @pytest.mark.parametrize(("content", "stays"), [("", False), ("# Sphinx", True)])
    def test_an_empty_file_of_a_killed_build_is_removed(
        self, begin: Begin, content: str, stays: bool
    ) -> None:
        # Otherwise, Sphinx would fail with a traceback.
        info = put(Path(begin().outdir, ".buildinfo"), content)
        begin()
        assert info.exists() is stays

    def ship(self, app: Any) -> bool:
        """Return whether a copy of the environment stays in the output."""
        shipped = put(Path(app.outdir, "environment.pickle"))
        finish(app, 7)
        return shipped.exists()

    def test_an_environment_with_a_hidden_page_is_not_published(self, begin: Begin) -> None:
        app = begin("json")
        assert self.ship(app)
        draft = HiddenDocument(0, "", EMPTY, None, EMPTY, EMPTY)
        job_domain(app.env).hidden["draft"] = draft
        assert not self.ship(app)

    def test_an_environment_with_a_hidden_section_is_not_published(
        self, begin: Begin
    ) -> None:
        app = begin("json")
        job_domain(app.env).note("several").hidden_parts = HiddenParts(None)
        assert not self.ship(app)

    def test_the_environment_of_sphinx_itself_stays(self, begin: Begin) -> None:
        app = begin(out="doctrees")
        job_domain(app.env).note("several").hidden_parts = HiddenParts(None)
        assert self.ship(app)


class TestReading:
    """Doctrees may be newer than the saved environment."""

    def unsaved(self, app: Any) -> set[str]:
        put(Path(app.doctreedir, "environment.pickle"), seconds=2)
        put(Path(app.doctreedir, "jobs/cook.doctree"), seconds=3)
        put(Path(app.doctreedir, "index.doctree"), seconds=1)
        return read_and_not_saved(app)

    def test_a_build_interrupted_while_reading_is_noticed(self, begin: Begin) -> None:
        app = begin()
        assert self.unsaved(app) == set()
        documents = ["jobs/cook"]
        note_read_docs(app, app.env, documents)
        assert self.unsaved(app) == {"jobs/cook"}
        # Hidden documents are removed from the list that Sphinx itself uses.
        assert state(app).read_docs is documents

    def test_a_build_that_saved_what_it_read_is_not_reported(self, begin: Begin) -> None:
        app = begin()
        note_read_docs(app, app.env, ["jobs/cook"])
        end_reading(app, app.builder)
        assert self.unsaved(app) == set()

    def test_a_build_that_read_nothing_is_not_reported(self, begin: Begin) -> None:
        app = begin()
        note_read_docs(app, app.env, [])
        assert self.unsaved(app) == set()

    def test_without_an_environment_all_documents_are_read(self, begin: Begin) -> None:
        app = begin()
        note_read_docs(app, app.env, ["jobs/cook"])
        put(Path(app.doctreedir, "jobs/cook.doctree"), seconds=3)
        assert read_and_not_saved(app) == set()


def test_a_tag_requests_a_preview(begin: Begin) -> None:
    assert state(begin(tags=["drafts"])).preview
