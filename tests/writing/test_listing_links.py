"""Below a list are links to the page with all jobs and to the feed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import html5lib
import pytest

from ..support.job_lists import CONF, FEED, GLOB, JOBS, markdown, part, said, titles

Make = Callable[..., Any]


class TestFewAndAll:
    """``limit`` shortens a list, which then links to the page with all jobs."""

    FEW = ":limit: 2\n:more: /team/index\n:sort: title"

    def listed(self, site: Make, options: str, **overrides: Any) -> Any:
        page = f"# L\n\nL0S\n\n{markdown(options)}\nL0E\n"
        made = site({**JOBS, "jobs/l.md": page}, conf=CONF, index=GLOB)
        return part(made.build(**overrides).html("jobs/l.html"), 0)

    @pytest.mark.parametrize("named", ["/team/index", "../team/index.md", "/team/index.md"])
    def test_a_link_says_how_many_there_are(self, site: Make, named: str) -> None:
        tree = self.listed(site, self.FEW.replace("/team/index", named))
        links = [(said(link), link.get("href")) for link in tree.iter("a")]
        assert links[2:] == [
            ("All 4 jobs", "../team/index.html"),
            (FEED, "../jobs.atom"),
        ]

    def test_it_counts_only_the_jobs_that_the_filters_match(self, site: Make) -> None:
        tree = self.listed(
            site, self.FEW.replace("2", "1") + "\n:employment-type: contractor"
        )
        assert titles(tree) == ["Ada", "All 2 jobs"]

    def test_there_is_no_link_if_all_jobs_are_shown(self, site: Make) -> None:
        assert titles(self.listed(site, self.FEW.replace("2", "4"))) == [
            "Ada",
            "bob",
            "Cleo",
            "Hal",
        ]

    def test_the_link_is_in_the_language_of_the_site(self, site: Make) -> None:
        assert "Alle 4 Stellen" in titles(self.listed(site, self.FEW, language="de"))

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

    def links(
        self, site: Make, options: str, builder: str = "html", **over: Any
    ) -> list[str]:
        page = f"# L\n\n{markdown(options)}"
        made = site({**JOBS, "jobs/l.md": page}, conf=CONF, index=GLOB)
        built = made.build(builder, **over)
        name = {"html": "jobs/l.html", "dirhtml": "jobs/l/index.html"}[builder]
        tree = html5lib.parse(built.html(name), namespaceHTMLElements=False)
        return [link.get("href", "") for link in tree.iter("a") if said(link) == FEED]

    @pytest.mark.parametrize("options", ["", ":limit: 1", ":format: table"])
    def test_it_is_below_open_jobs(self, site: Make, options: str) -> None:
        assert self.links(site, options) == ["../jobs.atom"]

    @pytest.mark.parametrize(
        "options", [":status: closed", ":status: all", ":workplace: remote"]
    )
    def test_it_is_not_below_other_lists(self, site: Make, options: str) -> None:
        assert self.links(site, options) == []

    def test_it_leads_to_an_existing_feed(self, site: Make) -> None:
        assert self.links(site, "", "dirhtml") == ["../../jobs.atom"]
        assert self.links(site, "", jobposting_feeds=["xml", "json"]) == ["../jobs.json"]
        assert self.links(site, "", jobposting_feeds=["xml"]) == []
        assert self.links(site, "", html_baseurl="") == []

    def test_it_is_below_an_empty_list_of_open_jobs(self, site: Make) -> None:
        made = site(
            {"eve.md": JOBS["eve.md"], "l.md": f"# L\n\n{markdown('')}"}, index=GLOB
        )
        assert FEED in made.build().html("l.html")
