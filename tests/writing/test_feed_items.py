"""Feeds have the right data about the site and each open job."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.domain import JobDomain
from sphinx_jobposting.model.posting import Posting
from sphinx_jobposting.model.types import Organization, Place
from sphinx_jobposting.render.feeds import FORMATS, FeedHead, FeedItem
from sphinx_jobposting.writing import feed_data
from sphinx_jobposting.writing.feed_items import lines_of_feeds

from ..support.fake_app import application
from ..support.registry import posting, registry, settings

DAY = dt.date(2021, 9, 2)
CLOSED = dt.datetime(2021, 9, 6, tzinfo=dt.UTC)
BASE = "https://acme.example/"


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return head and items of a feed of some jobs, each with the data of its page."""
    seen: list[Any] = []

    def form(head: FeedHead, items: list[FeedItem]) -> list[str]:
        seen[:] = [head, items]
        return ["the feed"]

    monkeypatch.setitem(FORMATS, "atom", form)

    def make(
        *jobs: Posting, data: dict[str, Any] | None = None, **more: Any
    ) -> tuple[FeedHead, list[FeedItem]]:
        domain: JobDomain = registry(*jobs)
        domain.build.settings = settings(base_url=BASE, **more.pop("settings", {}))
        vars(domain.build).update(more)
        app = application(domain, tmp_path / str(len(list(tmp_path.iterdir()))))
        for docname, postings in domain.by_document.items():
            known: dict[str, feed_data.PageData] = {
                one.anchor: {"summary": f"About {one.name}", "jsonld": {"n": 1}}
                for one in postings
                if domain.status(one) == "open"
            }
            feed_data.save(app, docname, known if data is None else data)
        lines = lines_of_feeds(app, domain, ["atom"], sorted(domain.by_document), "Jobs")
        assert [(name, list(text)) for name, text in lines] == [("atom", ["the feed"])]
        return seen[0], seen[1]

    return make


def job(docname: str, **more: Any) -> Posting:
    values = {"date-posted": DAY, **more.pop("values", {})}
    return posting(docname, values=values, **more)


def test_an_item_says_what_its_page_says(feed: Any) -> None:
    _head, (item,) = feed(job("jobs/cook"), data={
        "cook": {"summary": "Cook & serve", "jsonld": {"title": "Chef"}}
    })  # fmt: skip
    assert item == FeedItem(
        id=f"{BASE}jobs/cook.html",
        url=f"{BASE}jobs/cook.html",
        title="Chef",
        summary="Cook & serve",
        facts="",
        published=dt.datetime(2021, 9, 2, tzinfo=item.published.tzinfo),
        updated=dt.datetime(2021, 9, 2, tzinfo=item.published.tzinfo),
        jsonld={"title": "Chef"},
    )


def test_without_a_title_in_the_data_the_title_of_the_job_is_used(feed: Any) -> None:
    _head, (item,) = feed(job("cook"))
    assert item.title == "Cook"


def test_a_job_in_a_section_has_its_anchor(feed: Any) -> None:
    _head, (item,) = feed(job("team", name="chef", top=False))
    assert item.id == item.url == f"{BASE}team.html#chef"


class TestIdentifiers:
    def ids(self, feed: Any, *jobs: Posting) -> list[str]:
        return [item.id.removeprefix(BASE) for item in feed(*jobs)[1]]

    def test_an_identifier_of_the_author_stays_if_the_page_moves(self, feed: Any) -> None:
        one = job("cook", values={"identifier": "2021/7 a"})
        assert self.ids(feed, one) == ["#2021%2F7%20a"]

    def test_an_identifier_that_two_jobs_share_is_not_used(self, feed: Any) -> None:
        one, two = (job(name, values={"identifier": "7"}) for name in ("a", "b"))
        assert self.ids(feed, one, two) == ["a.html", "b.html"]

    def test_a_shared_identifier_is_not_used_even_if_one_job_is_closed(
        self, feed: Any
    ) -> None:
        one, two = (job(name, values={"identifier": "7"}) for name in ("a", "b"))
        assert self.ids(feed, one, two._replace(closes=CLOSED)) == ["a.html"]


class TestLeftOut:
    def test_a_job_without_a_date_or_data_is_left_out(self, feed: Any) -> None:
        undated = posting("b")
        closed = job("c", closes=dt.datetime(2021, 9, 1, tzinfo=dt.UTC))
        assert [item.url for item in feed(job("a"), undated, closed)[1]] == [
            f"{BASE}a.html"
        ]

    def test_a_changed_page_that_was_not_written_is_left_out(self, feed: Any) -> None:
        jobs = job("a"), job("b")
        items = feed(*jobs, outdated_docs={"a", "b"}, written_docs={"b"})[1]
        assert [item.url for item in items] == [f"{BASE}b.html"]


def test_the_newest_job_is_first(feed: Any) -> None:
    later = job("a", values={"date-posted": dt.date(2021, 9, 5)})
    titles = [item.title for item in feed(job("c"), job("b"), later)[1]]
    assert titles == ["A", "B", "C"]


def test_an_update_is_its_own_date(feed: Any) -> None:
    head, (item,) = feed(job("a", values={"updated": dt.date(2021, 9, 7)}))
    assert (item.published.day, item.updated.day, head.updated.day) == (2, 7, 7)


def test_the_facts_of_an_item_are_place_and_deadline(feed: Any) -> None:
    values = {
        "job-location": (Place("PT", "Porto"),),
        "valid-through": dt.date(2021, 9, 20),
    }
    _head, (item,) = feed(job("a", values=values))
    assert item.facts == "Porto, Portugal · Apply by September 20, 2021"


class TestHead:
    def test_the_publisher_of_a_feed_is_the_organization(self, feed: Any) -> None:
        head, _items = feed(job("a"), settings={"organization": Organization("Acme")})
        assert head == FeedHead(
            title="Jobs",
            home_url=BASE,
            feed_url=f"{BASE}jobs.atom",
            language="en",
            publisher="Acme",
            updated=dt.datetime(2021, 9, 2, tzinfo=head.updated.tzinfo),
        )

    def test_without_an_organization_the_publisher_is_the_project(self, feed: Any) -> None:
        assert feed(job("a"))[0].publisher == "Handbook"

    def test_the_date_of_a_feed_never_goes_back(self, feed: Any) -> None:
        values = {"date-posted": dt.date(2021, 9, 5)}
        closed = job("b", values=values, closes=CLOSED)
        assert feed(job("a"), closed)[0].updated.day == 5
