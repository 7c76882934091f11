"""Below a list are links to the page with all jobs and to the feed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import html5lib
import pytest

from ..support.job_lists import CONF, FEED, GLOB, JOBS, markdown, part, said, titles

Make = Callable[..., Any]


FEW = ":limit: 2\n:more: /team/index\n:sort: title"
LISTS = {
    "few": FEW,
    "above": FEW.replace("/team/index", "../team/index.md"),
    "file": FEW.replace("/team/index", "/team/index.md"),
    "one": FEW.replace("2", "1") + "\n:employment-type: contractor",
    "four": FEW.replace("2", "4"),
    "open": "",
    "first": ":limit: 1",
    "table": ":format: table",
    "closed": ":status: closed",
    "all": ":status: all",
    "remote": ":workplace: remote",
}


@pytest.fixture(scope="module")
def lists(shared_site: Make) -> Any:
    """Make a site with a page for each list."""
    pages = {
        f"jobs/{name}.md": f"# L\n\nL0S\n\n{markdown(options)}\nL0E\n"
        for name, options in LISTS.items()
    }
    return shared_site({**JOBS, **pages}, conf=CONF, index=GLOB)


@pytest.fixture(scope="module")
def built(lists: Any) -> Any:
    return lists.build()


class TestFewAndAll:
    """``limit`` shortens a list, which then links to the page with all jobs."""

    def listed(self, built: Any, name: str) -> Any:
        return part(built.html(f"jobs/{name}.html"), 0)

    @pytest.mark.parametrize("name", ["few", "above", "file"])
    def test_a_link_says_how_many_there_are(self, built: Any, name: str) -> None:
        tree = self.listed(built, name)
        links = [(said(link), link.get("href")) for link in tree.iter("a")]
        assert links[2:] == [
            ("All 4 jobs", "../team/index.html"),
            (FEED, "../jobs.atom"),
        ]

    def test_it_counts_only_the_jobs_that_the_filters_match(self, built: Any) -> None:
        assert titles(self.listed(built, "one")) == ["Ada", "All 2 jobs"]

    def test_there_is_no_link_if_all_jobs_are_shown(self, built: Any) -> None:
        assert titles(self.listed(built, "four")) == ["Ada", "bob", "Cleo", "Hal"]

    def test_the_link_is_in_the_language_of_the_site(self, lists: Any) -> None:
        german = lists.build(language="de", out="de", doctrees="de-trees")
        assert "Alle 4 Stellen" in titles(self.listed(german, "few"))

    def test_wrong_options_are_reported(self, site: Make) -> None:
        page = (
            "# L\n\n```{joblist}\n:more: /team/index\n```\n\n"
            "```{joblist}\n:limit: 1\n:more: nowhere\n```\n"
        )
        built = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build(warnings=True)
        assert "l.md:4: WARNING: more: it needs limit" in built.warnings
        assert "l.md:7: WARNING: more: there is no page “nowhere”." in built.warnings
        assert built.warnings.count("WARNING") == 2
        made = {
            **JOBS,
            "l.md": "# L\n\n```{joblist}\n:limit: many\n:more: /team/index\n```\n",
        }
        (line,) = (
            site(made, conf=CONF, index=GLOB).build(warnings=True).warnings.splitlines()
        )
        assert line.endswith("“many” is not a number above 0. [jobposting.bad-filter]")


class TestFeedLink:
    """A list of all open jobs links to the feed with the same jobs."""

    def links(self, built: Any, name: str = "jobs/open.html") -> list[str]:
        tree = html5lib.parse(built.html(name), namespaceHTMLElements=False)
        return [link.get("href", "") for link in tree.iter("a") if said(link) == FEED]

    @pytest.mark.parametrize("name", ["open", "first", "table"])
    def test_it_is_below_open_jobs(self, built: Any, name: str) -> None:
        assert self.links(built, f"jobs/{name}.html") == ["../jobs.atom"]

    @pytest.mark.parametrize("name", ["closed", "all", "remote"])
    def test_it_is_not_below_other_lists(self, built: Any, name: str) -> None:
        assert self.links(built, f"jobs/{name}.html") == []

    def test_it_leads_to_an_existing_feed(self, lists: Any) -> None:
        folders = lists.build("dirhtml", out="folders")
        assert self.links(folders, "jobs/open/index.html") == ["../../jobs.atom"]
        other = lists.build(jobposting_feeds=["xml", "json"], out="other")
        assert self.links(other) == ["../jobs.json"]
        assert self.links(lists.build(jobposting_feeds=["xml"], out="other")) == []
        assert self.links(lists.build(html_baseurl="", out="other")) == []

    def test_it_is_below_an_empty_list_of_open_jobs(self, site: Make) -> None:
        made = site(
            {"eve.md": JOBS["eve.md"], "l.md": f"# L\n\n{markdown('')}"}, index=GLOB
        )
        assert FEED in made.build().html("l.html")
