"""Make a site with jobs in every state and lists of them between marks."""

from __future__ import annotations

import re
from typing import Any

import html5lib


def job(title: str, fields: str) -> str:
    return (
        f"# {title}\n\n```{{jobposting}}\n{fields}\n```\n\n"
        "Work of this kind, also remote.\n"
    )


JOBS = {
    "ada.md": job(
        "Ada",
        ":date-posted: 2021-09-01\n:valid-through: 2021-09-30\n"
        ":employment-unit: Engineering\n"
        ":employment-type: full-time, contractor\n:job-location: Porto, PT\n"
        ":base-salary: EUR 40000 per year\n:apply: a@b.example\n:time-zone: UTC+1",
    ),
    "bob.md": job(
        "bob",
        ":date-posted: 2021-09-03\n:valid-through: 2021-09-20T12:00\n"
        ":employment-unit: Kitchen\n:employment-type: part-time\n:job-location: Oslo, NO\n"
        ":apply: a@b.example\n:total-job-openings: 2\n:direct-apply: yes",
    ),
    "cleo.md": job(
        "Cleo",
        ":date-posted: 2021-09-02\n:employment-unit: Engineering\n:workplace: remote\n"
        ":applicants-in: US, EU\n:employment-type: contractor\n:apply: a@b.example\n"
        ":time-zone: UTC-5\n:job-start-date: 2021-11-01",
    ),
    "dan.md": job(
        "Dan",
        ":date-posted: 2021-08-01\n:valid-through: 2021-09-01\n"
        ":employment-unit: Kitchen, Bar\n:job-location: Porto, PT\n:apply: a@b.example",
    ),
    "eve.md": job(
        "Eve",
        ":date-posted: 2021-08-02\n:closed: 2021-09-05\n:job-location: Berlin, DE\n"
        ":apply: a@b.example\n:hiring-organization: Other",
    ),
    "fay.md": job("Fay", ":draft:\n:date-posted: 2021-09-02\n:apply: a@b.example"),
    "gil.md": job("Gil", ":date-posted: 2021-12-02\n:apply: a@b.example"),
    "team/index.md": "# Team\n\nOurs.\n\n## Hal\n\n```{jobposting}\n"
    ":date-posted: 2021-09-03\n"
    ":job-location: Porto, PT\n:apply: a@b.example\n```\n\nSub.\n",
}


FEED = "New jobs as a feed"


CONF = """
jobposting_facts = {"time-zone": "Time zone"}
suppress_warnings = ["jobposting.unmatched-filter"]
"""


GLOB = "# H\n\n```{toctree}\n:glob:\n\n**\n```\n"


def markdown(options: str, body: str = "") -> str:
    return (
        f"```{{joblist}}\n{options}\n{body}```\n"
        if options
        else f"```{{joblist}}\n{body}```\n"
    )


def part(html: str, number: int) -> Any:
    """Return the elements of the listing with this number."""
    found = re.search(rf"<p>L{number}S</p>(.*)<p>L{number}E</p>", html, re.DOTALL)
    assert found is not None
    return html5lib.parseFragment(found[1], namespaceHTMLElements=False)


def said(tree: Any) -> str:
    return " ".join("".join(tree.itertext()).split())


def titles(tree: Any) -> list[str]:
    links = ["".join(link.itertext()) for link in tree.iter("a") if link.get("href")]
    return [link for link in links if link != FEED]
