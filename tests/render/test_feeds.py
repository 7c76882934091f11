"""Feeds give readers of Atom, JSON Feed, and Indeed's XML what they need."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import Any
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.feed_files import FEEDS
from sphinx_jobposting.render.feeds import FORMATS, FeedHead, FeedItem, newest_first

ATOM: dict[str, Any] = {
    "title": "Jobs at Acme",
    "home_url": "https://example.org/",
    "feed_url": "https://example.org/jobs.atom",
    "language": "pt_BR",
    "publisher": "Acme",
}
JSON: dict[str, Any] = ATOM | {"feed_url": "https://example.org/jobs.json"}
NS = "{http://www.w3.org/2005/Atom}"


def whole(
    name: str, items: list[FeedItem], updated: dt.datetime | None = None, **parts: Any
) -> str:
    ordered = newest_first(items)
    dates = [item.updated for item in ordered] + ([updated] if updated else [])
    head = FeedHead(**parts, updated=max(dates))
    return "".join(FORMATS[name](head, ordered))


def atom(items: list[FeedItem], updated: dt.datetime | None = None, **parts: Any) -> bytes:
    return whole("atom", items, updated, **parts).encode()


def json_feed(items: list[FeedItem], **parts: Any) -> bytes:
    return whole("json", items, dt.datetime(2021, 9, 1, tzinfo=dt.UTC), **parts).encode()


def place(city: str, country: str) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "addressLocality": city,
        "addressCountry": country,
    }
    return {"@type": "Place", "address": address}


def item(name: str = "maker", day: int = 2, **changes: Any) -> FeedItem:
    jsonld = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": name.title(),
        "description": "<p>Make &amp; mend.</p>",
        "hiringOrganization": {"@type": "Organization", "name": "Acme"},
        "identifier": {"@type": "PropertyValue", "value": name},
        "datePosted": f"2021-09-{day:02}",
    }
    jsonld |= changes.pop("jsonld", {})
    posted = dt.datetime(2021, 9, day, tzinfo=dt.timezone(dt.timedelta(hours=-4)))
    values: dict[str, Any] = {
        "url": f"https://example.org/jobs/{name}.html",
        "title": name.title(),
        "summary": "Make things.",
        "facts": "",
        "published": posted,
        "updated": posted,
        "jsonld": jsonld,
    }
    values |= changes
    return FeedItem(**({"id": values["url"]} | values))


class TestAtom:
    def test_a_reader_finds_everything(self) -> None:
        updated = dt.datetime(2021, 9, 5, 12, tzinfo=dt.UTC)
        feed = feedparser.parse(atom([item(updated=updated)], **ATOM))
        assert not feed.bozo
        assert feed.version == "atom10"
        assert feed.feed.id == "https://example.org/jobs.atom"
        assert feed.feed.title == "Jobs at Acme"
        assert feed.feed.language == "pt-BR"
        assert {link.rel: link.href for link in feed.feed.links} == {
            "self": "https://example.org/jobs.atom",
            "alternate": "https://example.org/",
        }
        (entry,) = feed.entries
        assert entry.id == entry.link == "https://example.org/jobs/maker.html"
        assert entry.title == "Maker"
        assert entry.summary == "Make things."
        assert entry.author == "Acme"
        assert entry.published == "2021-09-02T00:00:00-04:00"
        assert entry.updated == feed.feed.updated == "2021-09-05T12:00:00+00:00"
        assert entry.content[0].value == "<p>Make &amp; mend.</p>"
        assert entry.content[0].type == "text/html"

    def test_it_has_every_element_that_rfc_4287_requires(self) -> None:
        root = ElementTree.fromstring(atom([item()], **ATOM))
        entry = root.find(NS + "entry")
        assert entry is not None
        for name in ("id", "title", "updated"):
            assert len(root.findall(NS + name)) == 1
            assert len(entry.findall(NS + name)) == 1
        assert root.find(f"{NS}author/{NS}name") is not None

    def test_a_feed_without_open_jobs_has_the_given_date(self) -> None:
        feed = feedparser.parse(atom([], dt.datetime(2021, 9, 1, tzinfo=dt.UTC), **ATOM))
        assert not feed.bozo
        assert feed.entries == []
        assert feed.feed.updated == "2021-09-01T00:00:00+00:00"

    def test_the_text_begins_with_the_facts(self) -> None:
        feed = feedparser.parse(atom([item(facts="Porto & Braga · full-time")], **ATOM))
        html = "<p>Porto &amp; Braga · full-time</p>\n<p>Make &amp; mend.</p>"
        assert feed.entries[0].content[0].value == html

    def test_a_removed_posting_counts_for_the_date(self) -> None:
        later = dt.datetime(2021, 10, 1, tzinfo=dt.UTC)
        feed = feedparser.parse(atom([item()], **ATOM, updated=later))
        assert feed.feed.updated == "2021-10-01T00:00:00+00:00"
        earlier = dt.datetime(2020, 10, 1, tzinfo=dt.UTC)
        feed = feedparser.parse(atom([item()], **ATOM, updated=earlier))
        assert feed.feed.updated == "2021-09-02T00:00:00-04:00"


SCHEMA = {
    "type": "object",
    "required": ["version", "title", "home_page_url", "feed_url", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "url", "title", "content_html"],
                "properties": {
                    "id": {"type": "string"},
                    "url": {"type": "string", "format": "uri"},
                    "title": {"type": "string"},
                    "content_html": {"type": "string"},
                    "summary": {"type": "string", "minLength": 1},
                    "date_published": {"type": "string", "format": "date-time"},
                    "date_modified": {"type": "string", "format": "date-time"},
                    "authors": {"items": {"required": ["name"]}},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "_jobposting": {"type": "object"},
                },
                "additionalProperties": False,
            },
        },
    },
}
"""What "JSON Feed Version 1.1" says about the members that are written."""


class TestJsonFeed:
    def test_it_is_valid(self) -> None:
        feed = json.loads(json_feed([item(), item("cook", summary="")], **JSON))
        jsonschema.validate(feed, SCHEMA)
        assert feed["language"] == "pt-BR"

    def test_it_has_the_data_of_the_posting(self) -> None:
        one = item(
            jsonld={
                "employmentType": ["FULL_TIME", "INTERN"],
                "jobLocationType": "TELECOMMUTE",
                "employmentUnit": {"@type": "Organization", "name": "Engineering"},
            }
        )
        (entry,) = json.loads(json_feed([one], **JSON))["items"]
        assert entry["_jobposting"] == one.jsonld
        assert entry["id"] == entry["url"] == one.url
        assert entry["tags"] == ["Engineering", "full-time", "intern", "remote"]
        assert entry["date_published"] == "2021-09-02T00:00:00-04:00"

    def test_an_empty_feed_is_valid(self) -> None:
        jsonschema.validate(json.loads(json_feed([], **JSON)), SCHEMA)


def jobs(*items: FeedItem) -> list[dict[str, str | None]]:
    text = whole("xml", list(items), **ATOM)
    root = ElementTree.fromstring(text.encode())
    assert root.findtext("publisher") == "Acme"
    return [{child.tag: child.text for child in job} for job in root.iter("job")]


class TestIndeed:
    def test_it_has_one_job_for_each_place(self) -> None:
        places = [place("Boston", "US"), place("São Paulo", "BR")]
        boston, paulo = jobs(item(jsonld={"jobLocation": places}))
        assert (boston["city"], boston["country"]) == ("Boston", "US")
        assert (paulo["city"], paulo["country"]) == ("São Paulo", "BR")
        assert boston["referencenumber"] == "maker-boston-us"
        assert paulo["referencenumber"] == "maker-são-paulo-br"

    def test_the_number_of_a_job_stays_when_places_come_and_go(self) -> None:
        (alone,) = jobs(item(jsonld={"jobLocation": place("Boston", "US")}))
        _, second = jobs(
            item(jsonld={"jobLocation": [place("Austin", "US"), place("Boston", "US")]})
        )
        assert alone["requisitionid"] == second["requisitionid"]

    def test_it_has_everything_that_a_board_requires(self) -> None:
        (job,) = jobs(
            item(
                jsonld={
                    "jobLocation": place("Boston", "US"),
                    "employmentType": ["FULL_TIME", "CONTRACTOR"],
                    "validThrough": "2021-09-20T23:59:59-04:00",
                    "occupationalCategory": "13-1151.00",
                    "applicationContact": {
                        "@type": "ContactPoint",
                        "email": "a@example.org",
                    },
                    "educationRequirements": {"credentialCategory": "bachelor degree"},
                    "experienceRequirements": {"monthsOfExperience": 24},
                }
            )
        )
        assert job == {
            "title": "Maker",
            "date": "2021-09-02",
            "referencenumber": "maker-boston-us",
            "requisitionid": "maker-boston-us",
            "url": "https://example.org/jobs/maker.html",
            "company": "Acme",
            "sourcename": "Acme",
            "city": "Boston",
            "country": "US",
            "email": "a@example.org",
            "description": "<p>Make & mend.</p>",
            "education": "bachelor degree",
            "jobtype": "fulltime, contract",
            "category": "13-1151.00",
            "experience": "24 months",
            "expirationdate": "2021-09-20T23:59:59-04:00",
        }

    def test_a_remote_job_is_in_the_country_of_its_applicants(self) -> None:
        states = [
            {"@type": "State", "name": "Texas, USA"},
            {"@type": "Country", "name": "USA"},
        ]
        remote = {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": states}
        (job,) = jobs(item(jsonld=remote))
        assert (job["remotetype"], job["country"]) == ("Fully remote", "US")
        assert job["referencenumber"] == "maker"

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ({"value": 40000, "unitText": "YEAR"}, "USD 40000 per year"),
            (
                {"minValue": 20, "maxValue": 30, "unitText": "HOUR"},
                "USD 20 - 30 per hour",
            ),
            ({"minValue": 20, "unitText": "DAY"}, "from USD 20 per day"),
            ({"maxValue": 20, "unitText": "WEEK"}, "up to USD 20 per week"),
        ],
    )
    def test_salaries(self, value: dict[str, Any], text: str) -> None:
        (job,) = jobs(item(jsonld={"baseSalary": {"currency": "USD", "value": value}}))
        assert job["salary"] == text

    @pytest.mark.parametrize(
        ("html", "text"),
        [
            ("<p>R&amp;D, 3 &lt; 4 &gt; 2</p>", "<p>R&D, 3 < 4 > 2</p>"),
            ("<p>&lt;script&gt;</p>", "<p>&lt;script></p>"),
            ("<p>&amp;lt;b</p>", "<p>&amp;lt;b</p>"),
            ("<p>a&nbsp;b</p>", "<p>a\u00a0b</p>"),
            # Also what HTML reads as a character without a semicolon.
            (
                "<p>&amp;lt &amp;copyleft &amp;#60</p>",
                "<p>&amp;lt &amp;copyleft &amp;#60</p>",
            ),
            (
                '<p><a href="mailto:x&quot; onclick=&quot;alert(1)">x</a></p>',
                '<p><a href="mailto:x&quot; onclick=&quot;alert(1)">x</a></p>',
            ),
        ],
    )
    def test_only_characters_that_begin_markup_are_escaped(
        self, html: str, text: str
    ) -> None:
        (job,) = jobs(item(jsonld={"description": html}))
        assert job["description"] == text


class TestOrder:
    NAMES = ("https://example.org/jobs/b.html", "https://example.org/jobs/a.html")

    def test_jobs_are_sorted_by_date_title_and_url(self) -> None:
        items = [
            item("zoo", day=3),
            item("ant", day=2),
            item("bee", day=2, url=self.NAMES[0]),
            item("bee", day=2, url=self.NAMES[1]),
            item("cat", day=1),
        ]
        expected = [items[index].url for index in (0, 1, 3, 2, 4)]
        shuffled = items.copy()
        random.Random(4).shuffle(shuffled)
        feed = json.loads(json_feed(shuffled, **JSON))
        assert [entry["url"] for entry in feed["items"]] == expected
        entries = feedparser.parse(atom(shuffled, **ATOM)).entries
        assert [entry.id for entry in entries] == expected
        assert [job["url"] for job in jobs(*shuffled)] == expected
        assert atom(shuffled, **ATOM) == atom(items, **ATOM)


HOSTILE = "</title><script>alert(1)</script> ]]> &lt; \" ' \x00\x0b\ufffe\ud800 🦊"
KEPT = "</title><script>alert(1)</script> ]]> &lt; \" '  🦊"


class TestHostileText:
    def hostile(self, text: str) -> FeedItem:
        organization = {"hiringOrganization": {"@type": "Organization", "name": text}}
        return item(title=text, summary=text, jsonld={"description": text} | organization)

    def test_text_stays_text_in_every_feed(self) -> None:
        one = self.hostile(HOSTILE)
        root = ElementTree.fromstring(atom([one], **ATOM | {"title": HOSTILE}))
        assert root.findtext(NS + "title") == KEPT
        for name in ("title", "summary", "content"):
            assert root.findtext(f"{NS}entry/{NS}{name}") == KEPT
        assert jobs(one)[0]["title"] == KEPT
        assert jobs(one)[0]["company"] == KEPT
        feed = json.loads(json_feed([one], **JSON))
        assert feed["items"][0]["title"] == HOSTILE.replace("\ud800", "\ufffd")

    @given(st.text(st.characters(exclude_categories=[])))
    def test_any_text_leaves_the_feeds_readable(self, text: str) -> None:
        one = self.hostile(text)
        ElementTree.fromstring(atom([one], **ATOM | {"title": text, "home_url": text}))
        assert len(jobs(one)) == 1
        json.loads(json_feed([one], **JSON | {"title": text}))


def test_every_feed_has_a_format() -> None:
    """``jobposting_feeds`` accepts a feed's name before anything can write it."""
    assert FORMATS.keys() == FEEDS.keys(), "render/feeds and model/feed_files.py differ"
