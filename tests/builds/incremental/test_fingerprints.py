"""Two snapshots tell what changed between two builds and which pages show it."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_jobposting.builds.incremental.fingerprints import (
    Branch,
    change,
    passing,
    shows_navigation,
)
from sphinx_jobposting.domain import JobDomain, Listing

from ...support.registry import NOW, posting, registry

EMPTY: dict[str, Any] = {
    "status": {},
    "hidden": {},
    "preview": False,
    "feeds": True,
    "site": (),
    "day": "",
    "navigation": {},
    "neighbors": {},
    "toctrees": {},
    "above": {},
    "numbers": {},
    "listed": {},
    "jobs": {},
}
"""A snapshot of a site that shows nothing."""


def toctree(*named: str, frame: bytes = b"frame", title: str = "") -> Branch:
    return Branch(frame, (f"{title}{named}".encode(),), (named,))


@pytest.fixture
def domain() -> JobDomain:
    """Make a site with two jobs and a page that lists jobs."""
    made = registry(posting("cook"), posting("baker"))
    made.note("jobs").listings = (Listing("open"),)
    made.env.found_docs.update({"index", "jobs"})
    return made


def test_the_first_build_writes_the_feeds_and_leaves_pages_to_sphinx(
    domain: JobDomain,
) -> None:
    assert change(domain, EMPTY, {}) == (True, set(), set())


def test_without_a_change_nothing_is_written(domain: JobDomain) -> None:
    assert change(domain, {**EMPTY}, {**EMPTY}) == (False, set(), set())


def test_closing_a_job_changes_its_page_the_listings_and_the_feeds(
    domain: JobDomain,
) -> None:
    before, after = {"status": {"cook": "open"}}, {"status": {"cook": "closed"}}
    feeds, pages, shown = change(domain, EMPTY | after, EMPTY | before)
    assert (feeds, pages, shown) == (True, {"cook", "jobs"}, set())


def test_a_new_title_shows_on_listings_and_on_pages_that_show_the_job(
    domain: JobDomain,
) -> None:
    before, after = {"navigation": {"cook": b"1"}}, {"navigation": {"cook": b"2"}}
    feeds, pages, shown = change(domain, EMPTY | after, EMPTY | before)
    assert (feeds, pages, shown) == (True, {"jobs"}, {"cook"})


def test_the_drafts_tag_may_change_any_page(domain: JobDomain) -> None:
    feeds, pages, shown = change(domain, EMPTY | {"preview": True}, EMPTY)
    assert (feeds, pages, shown) == (True, {"cook", "baker", "jobs"}, None)


def test_a_naked_job_does_not_show_its_neighbors(domain: JobDomain) -> None:
    before = {"neighbors": {"cook": b"1", "index": b"1", "gone": b"1"}}
    after = {"neighbors": {"cook": b"2", "index": b"2"}}
    _feeds, pages, _shown = change(domain, EMPTY | after, EMPTY | before)
    assert pages == {"index"}


def test_a_new_job_is_shown_where_its_neighbors_are(domain: JobDomain) -> None:
    before = {"toctrees": {"jobs": toctree("baker")}}
    after = {"toctrees": {"jobs": toctree("baker", "cook")}}
    assert change(domain, EMPTY | after, EMPTY | before).shown == {"baker", "cook"}


@pytest.mark.parametrize(
    "before",
    [
        {},
        {"jobs": toctree("gone")},
        {"jobs": toctree("baker", frame=b"another")},
    ],
    ids=["a new toctree", "one that named others", "another place"],
)
def test_when_in_doubt_any_page_may_show_a_new_job(
    domain: JobDomain, before: dict[str, Branch]
) -> None:
    after = {"toctrees": {"jobs": toctree("baker", "cook")}}
    assert change(domain, EMPTY | after, EMPTY | {"toctrees": before}).shown is None


def test_new_numbers_may_show_on_any_page(domain: JobDomain) -> None:
    assert change(domain, EMPTY | {"numbers": {"cook": b"1"}}, EMPTY).shown is None


def test_the_passing_of_time_changes_the_state_of_a_job() -> None:
    closing = posting("cook", closes=NOW + dt.timedelta(hours=1))
    domain = registry(closing)
    env: Any = domain.env
    env.config = SimpleNamespace(html_title="Handbook", project="Handbook")
    assert passing(domain)["status"] == {"cook": "open"}
    later = domain.settings._replace(now=NOW + dt.timedelta(hours=1))
    domain.build.settings = later
    assert passing(domain)["status"] == {"cook": "closed"}


@pytest.mark.parametrize(
    ("layout", "listings", "toctrees", "expected"),
    [
        ("naked", False, False, False),
        ("theme", False, False, True),
        ("naked", True, False, True),
        ("naked", False, True, True),
    ],
)
def test_every_page_but_a_naked_job_of_text_alone_shows_navigation(
    domain: JobDomain, layout: str, listings: bool, toctrees: bool, expected: bool
) -> None:
    record = domain.note("cook")
    record.layout = layout
    record.listings = (Listing("open"),) * listings
    domain.env.toctree_includes = {"cook": ["menu"]} if toctrees else {}
    assert shows_navigation(domain, "cook") is expected
    assert shows_navigation(domain, "index") is True
