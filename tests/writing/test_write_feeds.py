"""The right feeds are written at the right time."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest
from sphinx.builders.text import TextBuilder

from sphinx_jobposting.model.types import Organization
from sphinx_jobposting.writing import feed_data
from sphinx_jobposting.writing.feeds import feed_title, write_feeds

from ..support.doctrees import reported
from ..support.fake_app import application, files, put
from ..support.registry import NOW, posting, registry, settings

DAY = dt.date(2021, 9, 2)
BASE = "https://acme.example/"


class Site:
    """A site with an open job, whose feeds were written by an earlier build."""

    def __init__(self, folder: Path, *feeds: str, **more: Any) -> None:
        self.domain = registry(posting("cook", values={"date-posted": DAY}))
        self.domain.build.settings = settings(feeds=feeds or ("atom",), base_url=BASE)
        self.app = application(self.domain, folder, jobposting_feeds=["atom"], **more)
        self.out: Path = self.app.outdir
        data: feed_data.PageData = {"summary": "Lunch", "jsonld": {"title": "Cook"}}
        feed_data.save(self.app, "cook", {"cook": data})
        self.age(feed_data.path_of(self.app, "cook"), 5)

    def age(self, path: str | Path, seconds: int) -> None:
        os.utime(path, (seconds, seconds))

    def write(self, exception: Exception | None = None) -> dict[str, bool]:
        """Write the feeds; return for each file of the output whether it is new."""
        write_feeds(self.app, exception)
        return {name: (self.out / name).read_text() != "old" for name in files(self.out)}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path)
    put(made.out / "jobs.atom", "old", seconds=10)
    return made


class TestOutdated:
    def test_an_unchanged_feed_stays(self, site: Site) -> None:
        assert site.write() == {"jobs.atom": False}

    def test_a_missing_feed_is_written(self, site: Site) -> None:
        (site.out / "jobs.atom").unlink()
        assert site.write() == {"jobs.atom": True}
        assert "Lunch" in (site.out / "jobs.atom").read_text()

    @pytest.mark.parametrize(("seconds", "new"), [(9, False), (11, True)])
    def test_a_feed_older_than_a_change_is_written(
        self, site: Site, seconds: int, new: bool
    ) -> None:
        site.domain.site.feeds_min_mtime = seconds * 10**6
        assert site.write() == {"jobs.atom": new}

    @pytest.mark.parametrize("written", [True, False])
    def test_a_feed_older_than_the_data_of_a_page_is_written(
        self, site: Site, written: bool
    ) -> None:
        site.age(feed_data.path_of(site.app, "cook"), 11)
        site.domain.build.written_docs = {"cook"} if written else set()
        assert site.write() == {"jobs.atom": written}

    def test_all_feeds_are_written_if_one_is_outdated(self, tmp_path: Path) -> None:
        made = Site(tmp_path, "atom", "json")
        put(made.out / "jobs.atom", "old", seconds=10)
        put(made.out / "jobs.json", "old", seconds=12)
        made.domain.site.feeds_min_mtime = 11 * 10**6
        assert made.write() == {"jobs.atom": True, "jobs.json": True}


class TestRemoved:
    def test_a_feed_removed_from_the_configuration_is_removed(self, site: Site) -> None:
        site.domain.site.feeds = {"atom", "json"}
        put(site.out / "jobs.json", "old")
        assert site.write() == {"jobs.atom": False}

    def test_all_feeds_are_removed_with_the_last_job(self, site: Site) -> None:
        site.domain.site.feeds = {"atom"}
        site.domain.note("cook").postings = ()
        assert site.write() == {}

    def test_a_file_that_no_build_wrote_stays(self, site: Site) -> None:
        put(site.out / "jobs.json", "old")
        assert "jobs.json" in site.write()

    def test_data_of_pages_without_an_open_job_are_removed(self, site: Site) -> None:
        data = feed_data.load(site.app, "cook")
        feed_data.save(site.app, "gone", data)
        (site.out / "jobs.atom").unlink()
        site.write()
        assert feed_data.load(site.app, "gone") == {}
        assert feed_data.load(site.app, "cook") == data

    def test_the_feed_of_a_site_whose_jobs_are_closed_is_empty(self, site: Site) -> None:
        record = site.domain.note("cook")
        record.postings = (record.postings[0]._replace(closes=NOW),)
        (site.out / "jobs.atom").unlink()
        assert site.write() == {"jobs.atom": True}
        assert "<entry>" not in (site.out / "jobs.atom").read_text()


class TestSafe:
    def test_no_feed_is_written_after_a_failure(self, site: Site) -> None:
        (site.out / "jobs.atom").unlink()
        assert site.write(ValueError()) == {}

    def test_no_feed_is_written_by_other_builders(self, tmp_path: Path) -> None:
        assert Site(tmp_path, builder=TextBuilder).write() == {}

    def test_an_interrupted_build_leaves_the_old_feed(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stop(*args: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "replace", stop)
        site.domain.site.feeds_min_mtime = 11 * 10**6
        with pytest.raises(KeyboardInterrupt):
            site.write()
        assert (site.out / "jobs.atom").read_text() == "old"


@pytest.mark.parametrize(
    ("asked", "base", "conf", "rules"),
    [
        (True, "", ["atom"], ["feeds-need-baseurl"]),
        (False, "", ["atom"], []),
        (True, BASE, ["atom"], []),
        (True, "", [], []),
    ],
)
def test_a_site_without_an_address_is_warned_that_feeds_need_one(
    site: Site, asked: bool, base: str, conf: list[str], rules: list[str]
) -> None:
    site.domain.build.settings = settings(feeds_asked=asked, base_url=base)
    site.app.config.jobposting_feeds = conf
    with reported() as found:
        site.write()
    assert [one.rule for one in found] == rules
    assert all(Path(one.file).name == "conf.py" for one in found)


def test_the_title_of_a_feed_names_the_organization_or_the_site(site: Site) -> None:
    vars(site.domain.env.config)["html_title"] = "The\n Handbook"
    assert feed_title(site.domain) == "The Handbook"
    site.domain.build.settings = settings(organization=Organization("Acme"))
    assert feed_title(site.domain) == "Jobs at Acme"
