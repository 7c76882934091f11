"""Some documents are read again although their files did not change."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_jobposting.builds.drafts.hiding import keep_hidden
from sphinx_jobposting.builds.incremental.outdated_sources import choose_what_to_read
from sphinx_jobposting.domain import HiddenDocument, HiddenParts, JobDomain

from ...support.registry import NOW, posting, registry

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def domain(tmp_path: Path) -> JobDomain:
    """Make a site with a hidden page that a toctree lists, and write its file."""
    made = registry(posting("cook"))
    (tmp_path / "draft.md").write_text("")
    os.utime(tmp_path / "draft.md", ns=(10**9, 10**9))
    env: Any = made.env
    env.srcdir = tmp_path
    env.config = SimpleNamespace(root_doc="index")
    env.doc2path = lambda docname: f"{docname}.md"
    env.found_docs |= {"index", "jobs", "draft"}
    made.hidden["draft"] = hidden()
    made.site.toctree_parents["draft"] = {"jobs"}
    return made


def hidden(publish_at: dt.datetime | None = None, *needs: str) -> HiddenDocument:
    return HiddenDocument(
        2 * 10**6, "draft.md", frozenset(needs), publish_at, frozenset(), frozenset()
    )


def chosen(
    domain: JobDomain,
    added: set[str] | None = None,
    changed: set[str] | None = None,
    removed: set[str] | None = None,
) -> set[str]:
    app: Any = SimpleNamespace(doctreedir=domain.env.srcdir)
    return set(
        choose_what_to_read(
            app, domain.env, added or {"draft"}, changed or set(), removed or set()
        )
    )


def test_a_page_that_stays_hidden_is_not_read(domain: JobDomain) -> None:
    added = {"draft", "new"}
    assert keep_hidden(domain, added) == set()
    assert added == {"new"}
    assert "draft" in domain.hidden


@pytest.mark.parametrize(
    "why", ["its date has come", "it was edited", "what it includes is gone", "preview"]
)
def test_a_page_that_may_be_published_is_read_with_its_toctrees(
    domain: JobDomain, tmp_path: Path, why: str
) -> None:
    if why == "its date has come":
        domain.hidden["draft"] = hidden(NOW)
    elif why == "it was edited":
        os.utime(tmp_path / "draft.md", ns=(3 * 10**9, 3 * 10**9))
    elif why == "what it includes is gone":
        domain.hidden["draft"] = hidden(None, "part.txt")
    else:
        domain.build.preview = True
    added = {"draft"}
    assert keep_hidden(domain, added) == {"jobs"}
    assert added == {"draft"}
    assert not domain.hidden


def test_a_scheduled_page_waits_for_its_date(domain: JobDomain) -> None:
    domain.hidden["draft"] = hidden(NOW + HOUR)
    assert keep_hidden(domain, {"draft"}) == set()


def test_a_hidden_page_that_is_removed_is_forgotten(domain: JobDomain) -> None:
    domain.env.found_docs.discard("draft")
    assert chosen(domain, added={"other"}) == {"jobs"}
    assert not domain.hidden
    assert not domain.build.sources_unchanged


def test_a_page_with_a_hidden_section_is_read_when_the_section_is_due(
    domain: JobDomain,
) -> None:
    domain.note("jobs").hidden_parts = HiddenParts(NOW + HOUR)
    assert chosen(domain) == set()
    assert domain.build.sources_unchanged
    domain.note("jobs").hidden_parts = HiddenParts(NOW)
    assert chosen(domain) == {"jobs"}


def test_a_newly_scheduled_job_is_read_but_the_first_page_never(
    domain: JobDomain,
) -> None:
    for docname in ("cook", "index"):
        domain.note(docname).postings = (posting(docname, opens=NOW + HOUR),)
    assert chosen(domain) == {"cook"}


def test_the_toctrees_of_a_removed_job_are_read(domain: JobDomain) -> None:
    domain.env.toctree_includes = {"index": ["jobs"], "jobs": ["cook"]}
    domain.env.found_docs.discard("cook")
    assert chosen(domain, removed={"cook"}) == {"jobs"}


def test_links_are_read_again_when_their_target_comes_or_goes(domain: JobDomain) -> None:
    domain.note("jobs").link_targets = frozenset({"cook"})
    assert chosen(domain, changed={"cook"}) == set()
    assert chosen(domain, added={"draft", "cook"}) == {"jobs"}
    assert chosen(domain, removed={"cook"}) == {"jobs"}


def test_a_job_with_another_file_suffix_is_another_target(domain: JobDomain) -> None:
    domain.note("jobs").link_targets = frozenset({"cook"})
    domain.note("cook").suffix = ".rst"
    assert chosen(domain, changed={"cook"}) == {"jobs"}


def test_when_all_is_read_no_page_is_assumed_to_be_hidden(domain: JobDomain) -> None:
    assert chosen(domain, added=set(domain.env.found_docs)) == set()
    assert not domain.hidden


def test_pages_read_but_not_saved_are_read_again(domain: JobDomain, tmp_path: Path) -> None:
    for name, seconds in (("environment.pickle", 2), ("jobs.doctree", 3), ("a.doctree", 1)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (seconds, seconds))
    domain.env.found_docs.add("a")
    assert "jobs" not in chosen(domain)
    (tmp_path / "jobposting-reading").touch()
    assert "jobs" in chosen(domain)
    assert "a" not in chosen(domain)
