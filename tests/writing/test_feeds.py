"""The feeds of a built site: there when they are wanted, and true after every change."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ..support.sites import POSTING, Built, Site

Make = Callable[..., Site]


def titles(built: Built) -> list[str]:
    feed = json.loads(built.html("jobs.json"))
    found = [item["title"] for item in feed["items"]]
    for title in found:
        assert f"<title>{title}</title>" in built.html("jobs.atom")
    assert built.html("jobs.atom").count("<entry>") == len(found)
    return found


BAKER = POSTING.replace("# Cook", "# Baker").replace("09-02", "09-05")
DRAFT = POSTING.replace("# Cook", "# Waiter").replace(":apply:", ":draft:\n:apply:")
CLOSED = POSTING.replace("# Cook", "# Driver").replace(":apply:", ":closed: yes\n:apply:")
FILES = {"cook.md": POSTING, "baker.md": BAKER, "waiter.md": DRAFT, "driver.md": CLOSED}


def test_the_open_postings_stand_newest_first(site: Make) -> None:
    built = site(FILES).build()
    assert titles(built) == ["Baker", "Cook"]
    item = json.loads(built.html("jobs.json"))["items"][0]
    assert item["id"] == item["url"] == "https://handbook.example.org/baker.html"
    assert item["_jobposting"] == built.jsonld("baker.html")[0]


def test_dirhtml_has_its_own_addresses(site: Make) -> None:
    item = json.loads(site(FILES).build("dirhtml").html("jobs.json"))["items"][0]
    assert item["url"] == "https://handbook.example.org/baker/"


def test_an_address_is_one_whatever_the_name_of_the_page(site: Make) -> None:
    built = site({"a cook.md": POSTING}).build("dirhtml")
    address = "https://handbook.example.org/a%20cook/"
    assert json.loads(built.html("jobs.json"))["items"][0]["url"] == address
    assert built.jsonld("a cook/index.html")[0]["url"] == address


def test_the_feeds_follow_every_change(site: Make) -> None:
    made = site(FILES)
    made.build()
    made.write({"cook.md": POSTING.replace("# Cook", "# Chef")})
    assert titles(made.build()) == ["Baker", "Chef"]
    made.write({"baker.md": BAKER.replace(":apply:", ":draft:\n:apply:")})
    assert titles(made.build()) == ["Chef"]
    made.write({"waiter.md": DRAFT.replace(":draft:\n", "")})
    assert titles(made.build()) == ["Chef", "Waiter"]
    (made.source / "cook.md").unlink()
    assert titles(made.build()) == ["Waiter"]
    assert titles(made.build(jobposting_today="2021-09-21")) == []
    assert titles(made.build(jobposting_today="2021-09-20")) == ["Waiter"]


def test_a_feed_that_was_deleted_comes_back(site: Make) -> None:
    made = site(FILES)
    (made.build().outdir / "jobs.atom").unlink()
    assert titles(made.build()) == ["Baker", "Cook"]


def test_a_feed_that_is_configured_no_more_goes(site: Make) -> None:
    made = site(FILES)
    made.build(jobposting_feeds=["atom", "json", "xml"])
    assert (made.root / "out/jobs.xml").exists()
    made.build(jobposting_feeds=["json"])
    assert not (made.root / "out/jobs.xml").exists()
    assert not (made.root / "out/jobs.atom").exists()
    assert (made.root / "out/jobs.json").exists()
    page = (made.root / "out/cook.html").read_text()
    assert "jobs.json" in page
    assert "jobs.atom" not in page
    made.build(jobposting_feeds=[])
    assert not (made.root / "out/jobs.json").exists()


@pytest.mark.parametrize("feeds", [None, []])
@pytest.mark.parametrize("base_url", ["", "/", "/handbook/"])
def test_without_a_base_url_there_are_no_feeds_and_no_word(
    site: Make, feeds: object, base_url: str
) -> None:
    built = site(FILES).build(html_baseurl=base_url, jobposting_feeds=feeds)
    assert not list(built.outdir.glob("jobs.*"))
    assert 'rel="alternate"' not in built.html("cook.html")
    assert '"url"' not in built.html("cook.html")


def test_feeds_that_need_a_base_url_are_one_warning(site: Make) -> None:
    built = site(FILES).build(
        html_baseurl="", jobposting_feeds=["atom", "json", "xml"], warnings=True
    )
    assert built.warnings.count("WARNING") == 1
    assert "html_baseurl" in built.warnings
    assert not list(built.outdir.glob("jobs.*"))


@pytest.mark.parametrize("builder", ["singlehtml", "text", "latex"])
def test_other_builders_have_none(site: Make, builder: str) -> None:
    assert not list(site(FILES).build(builder).outdir.glob("jobs.*"))


def test_pages_with_jobs_name_the_feeds_and_others_do_not(site: Make) -> None:
    files = FILES | {"list.md": "# Jobs\n\n```{joblist}\n```\n", "plain.md": "# Plain\n"}
    built = site(files).build()
    link = 'href="https://handbook.example.org/jobs.atom"'
    assert link in built.html("cook.html")
    assert link in built.html("list.html")
    assert link not in built.html("plain.html")


def test_a_posting_without_a_date_is_in_no_feed(site: Make) -> None:
    undated = POSTING.replace(":date-posted: 2021-09-02\n", "")
    assert titles(site({"cook.md": undated}).build(warnings=True)) == []


def test_several_postings_of_a_page_have_ids_of_their_own(site: Make) -> None:
    two = (
        "# Jobs\n\nTwo.\n\n"
        + POSTING.replace("# Cook", "## Cook")
        + BAKER.replace("#", "##", 1)
    )
    built = site({"two.md": two}).build(warnings=True)
    items = json.loads(built.html("jobs.json"))["items"]
    base = "https://handbook.example.org/two.html"
    assert [item["id"] for item in items] == [f"{base}#baker", f"{base}#cook"]


def test_a_page_is_read_once_for_all_feeds(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sphinx_jobposting.render.feeds import web_feeds as feeds

    read: list[str] = []
    jsonld_of = feeds.jsonld_of
    monkeypatch.setattr(
        feeds, "jsonld_of", lambda html: read.append(html) or jsonld_of(html)
    )
    site({"cook.md": POSTING}, conf='jobposting_feeds = ["atom", "json", "xml"]\n').build()
    assert len(read) == 1
