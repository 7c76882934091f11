"""What a build knows of the one before, into the same folder or another."""

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
    """Begin a build of a site, and build nothing."""
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
    def test_the_first_build_knows_none(self, begin: Begin) -> None:
        build = state(begin())
        assert (build.last_run, build.interrupted, build.preview) == (0, False, False)

    def test_the_next_one_knows_when_it_chose_its_pages(self, begin: Begin) -> None:
        finish(begin(), 7)
        build = state(begin())
        assert (build.last_run, build.interrupted) == (7, False)

    def test_a_build_that_did_not_end_is_noticed(self, begin: Begin) -> None:
        finish(begin(), 7)
        begin()
        assert state(begin()).interrupted

    def test_one_that_failed_is_too_and_says_what_it_kept_back(
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

    def test_each_output_has_its_own(self, begin: Begin) -> None:
        finish(begin(), 7)
        assert state(begin(out="other")).last_run == 0
        assert state(begin()).last_run == 7

    def test_it_is_not_in_the_output_which_is_published(self, begin: Begin) -> None:
        app = begin()
        finish(app, 7)
        assert not list(Path(app.outdir).rglob("*jobposting*"))


class TestSomePages:
    """A command may name the pages to write."""

    @pytest.mark.parametrize(("written", "run"), [({"a"}, 3), ({"a", "b"}, 7)])
    def test_what_it_left_is_still_outdated(
        self, begin: Begin, written: set[str], run: int
    ) -> None:
        finish(begin(), 3)
        app = begin()
        state(app).outdated_docs = {"a", "b"}
        for docname in written:
            note_written_doc(app, None, docname)  # type: ignore[arg-type]
        finish(app, 7)
        assert state(begin()).last_run == run

    def test_after_an_interrupted_build_everything_still_is(self, begin: Begin) -> None:
        begin()
        app = begin()
        state(app).outdated_docs = {"a"}
        finish(app, 7)
        assert state(begin()).interrupted

    def test_a_builder_that_writes_all_into_one_file_left_nothing(
        self, begin: Begin
    ) -> None:
        app = begin("singlehtml")
        state(app).outdated_docs = {"a"}
        finish(app, 7)
        assert state(begin("singlehtml")).last_run == 7


class TestLeftovers:
    @pytest.mark.parametrize(("content", "stays"), [("", False), ("# Sphinx", True)])
    def test_an_empty_file_of_a_build_that_was_killed_goes(
        self, begin: Begin, content: str, stays: bool
    ) -> None:
        # It would end Sphinx in a traceback.
        info = put(Path(begin().outdir, ".buildinfo"), content)
        begin()
        assert info.exists() is stays

    def ship(self, app: Any) -> bool:
        """Return whether a copy of the environment stays in the output."""
        shipped = put(Path(app.outdir, "environment.pickle"))
        finish(app, 7)
        return shipped.exists()

    def test_no_environment_is_published_that_knows_a_hidden_page(
        self, begin: Begin
    ) -> None:
        app = begin("json")
        assert self.ship(app)
        draft = HiddenDocument(0, "", EMPTY, None, EMPTY, EMPTY)
        job_domain(app.env).hidden["draft"] = draft
        assert not self.ship(app)

    def test_nor_one_that_knows_a_hidden_section(self, begin: Begin) -> None:
        app = begin("json")
        job_domain(app.env).note("several").hidden_parts = HiddenParts(None)
        assert not self.ship(app)

    def test_it_stays_where_it_is_that_of_sphinx_itself(self, begin: Begin) -> None:
        app = begin(out="doctrees")
        job_domain(app.env).note("several").hidden_parts = HiddenParts(None)
        assert self.ship(app)


class TestReading:
    """Doctrees may be newer than what Sphinx knows of them."""

    def unsaved(self, app: Any) -> set[str]:
        put(Path(app.doctreedir, "environment.pickle"), seconds=2)
        put(Path(app.doctreedir, "jobs/cook.doctree"), seconds=3)
        put(Path(app.doctreedir, "index.doctree"), seconds=1)
        return read_and_not_saved(app)

    def test_a_build_that_was_stopped_while_reading_is_noticed(self, begin: Begin) -> None:
        app = begin()
        assert self.unsaved(app) == set()
        documents = ["jobs/cook"]
        note_read_docs(app, app.env, documents)
        assert self.unsaved(app) == {"jobs/cook"}
        # What is hidden leaves the very list that Sphinx has.
        assert state(app).read_docs is documents

    def test_not_one_that_saved_what_it_read(self, begin: Begin) -> None:
        app = begin()
        note_read_docs(app, app.env, ["jobs/cook"])
        end_reading(app, app.builder)
        assert self.unsaved(app) == set()

    def test_not_one_that_read_nothing(self, begin: Begin) -> None:
        app = begin()
        note_read_docs(app, app.env, [])
        assert self.unsaved(app) == set()

    def test_without_an_environment_all_are_read_anyway(self, begin: Begin) -> None:
        app = begin()
        note_read_docs(app, app.env, ["jobs/cook"])
        put(Path(app.doctreedir, "jobs/cook.doctree"), seconds=3)
        assert read_and_not_saved(app) == set()


def test_a_preview_is_asked_for_by_its_tag(begin: Begin) -> None:
    assert state(begin(tags=["drafts"])).preview
