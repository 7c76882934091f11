"""The `joblist` directive: which jobs it lists, in which order, and how it says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

import html5lib
import pytest

from sphinx_jobposting.model.fields import BY_NAME

Make = Callable[..., Any]


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

# What is asked for → the titles, in their order.
LISTS: dict[str, list[str]] = {
    "": ["bob", "Hal", "Cleo", "Ada"],
    ":status: open": ["bob", "Hal", "Cleo", "Ada"],
    ":status: closed": ["Eve", "Dan"],
    ":status: all": ["bob", "Hal", "Cleo", "Ada", "Eve", "Dan"],
    ":sort: date-posted": ["Ada", "Cleo", "bob", "Hal"],
    ":sort: valid-through": ["bob", "Ada", "Cleo", "Hal"],
    ":sort: -valid-through": ["Ada", "bob", "Cleo", "Hal"],
    ":sort: title": ["Ada", "bob", "Cleo", "Hal"],
    ":sort: -title": ["Hal", "Cleo", "bob", "Ada"],
    ":limit: 2": ["bob", "Hal"],
    ":limit: 99": ["bob", "Hal", "Cleo", "Ada"],
    ":limit: 1\n:sort: title\n:status: all": ["Ada"],
    ":employment-unit: Engineering": ["Cleo", "Ada"],
    ":employment-unit: engineering , kitchen": ["bob", "Cleo", "Ada"],
    ":employmentUnit: Kitchen": ["bob"],
    ":employment-unit: Gardening": [],
    ":employment-type: contractor": ["Cleo", "Ada"],
    ":employment-type: Part Time, CONTRACTOR": ["bob", "Cleo", "Ada"],
    ":job-location: Porto, PT": ["Hal", "Ada"],
    ":job-location: Porto, Portugal; Oslo, NO": ["bob", "Hal", "Ada"],
    ":workplace: remote": ["Cleo"],
    ":applicants-in: US": ["Cleo"],
    ":applicants-in: FR": ["Cleo"],
    ":applicants-in: NO": [],
    ":apply: a@b.example\n:sort: title": ["Ada", "bob", "Cleo", "Hal"],
    ":base-salary: EUR 40000 per year": ["Ada"],
    ":date-posted: 2021-09-03": ["bob", "Hal"],
    ":valid-through: 2021-09-30": ["Ada"],
    ":total-job-openings: 2": ["bob"],
    ":direct-apply: yes": ["bob"],
    ":job-start-date: 2021-11-01": ["Cleo"],
    ":time-zone: UTC+1, UTC-5\n:sort: title": ["Ada", "Cleo"],
    ":TimeZone: utc+1": ["Ada"],
    ":hiring-organization: Other\n:status: all": ["Eve"],
    ":hiring-organization: Acme\n:sort: title": ["Ada", "bob", "Cleo", "Hal"],
    ":title: bob": ["bob"],
    ":identifier: cleo": ["Cleo"],
    ":employment-unit: Engineering\n:employment-type: full-time": ["Ada"],
    "---\nemployment-unit:\n  - Engineering\n  - Kitchen\nsort: title\n---": [
        "Ada",
        "bob",
        "Cleo",
    ],
    ":format: table": ["bob", "Hal", "Cleo", "Ada"],
    ":format: table\n:limit: 1": ["bob"],
}
GROUPS: dict[str, list[tuple[str, list[str]]]] = {
    ":group-by: employment-unit": [
        ("Engineering", ["Cleo", "Ada"]),
        ("Kitchen", ["bob"]),
        ("Other", ["Hal"]),
    ],
    ":group-by: employment-type\n:sort: title": [
        ("Contractor", ["Ada", "Cleo"]),
        ("Full-time", ["Ada"]),
        ("Part-time", ["bob"]),
        ("Other", ["Hal"]),
    ],
    ":group-by: time-zone\n:format: table": [
        ("UTC+1", ["Ada"]),
        ("UTC-5", ["Cleo"]),
        ("Other", ["bob", "Hal"]),
    ],
    ":group-by: jobLocation\n:workplace: remote\n:format: list": [("Other", ["Cleo"])],
    ":group-by: title\n:limit: 2": [("bob", ["bob"]), ("Hal", ["Hal"])],
}
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


@pytest.fixture(scope="module")
def built(shared_site: Make) -> Any:
    """All listings on one page, each between two marks."""
    lists = [*LISTS, *GROUPS]
    page = "# Lists\n\n" + "\n".join(
        f"L{number}S\n\n{markdown(options)}\nL{number}E\n"
        for number, options in enumerate(lists)
    )
    rest = "Lists\n=====\n\n" + "\n".join(
        f"L{number}S\n\n.. joblist::\n"
        + re.sub("^(?=.)", "   ", options, flags=re.M)
        + f"\n\nL{number}E\n"
        for number, options in enumerate(lists)
    )
    files = {**JOBS, "lists.md": page, "lists2.rst": rest}
    return shared_site(files, conf=CONF, index=GLOB).build()


def part(html: str, number: int) -> Any:
    """The elements of the listing with a number."""
    found = re.search(rf"<p>L{number}S</p>(.*)<p>L{number}E</p>", html, re.DOTALL)
    assert found is not None
    return html5lib.parseFragment(found[1], namespaceHTMLElements=False)


def said(tree: Any) -> str:
    return " ".join("".join(tree.itertext()).split())


def titles(tree: Any) -> list[str]:
    links = ["".join(link.itertext()) for link in tree.iter("a") if link.get("href")]
    return [link for link in links if link != FEED]


@pytest.mark.parametrize("page", ["lists", "lists2"])
def test_each_list_has_its_jobs_in_their_order(page: str, built: Any) -> None:
    html = built.html(f"{page}.html")
    for number, (options, expected) in enumerate(LISTS.items()):
        assert titles(part(html, number)) == expected, options
        if not expected:
            assert said(part(html, number)) == "No jobs of this kind are open now."


@pytest.mark.parametrize("page", ["lists", "lists2"])
def test_each_group_has_its_jobs_in_their_order(page: str, built: Any) -> None:
    html = built.html(f"{page}.html")
    for number, (options, expected) in enumerate(GROUPS.items(), len(LISTS)):
        found: list[tuple[str, list[str]]] = []
        for element in part(html, number).iter():
            kinds = (element.get("class") or "").split()
            if "joblist-group" in kinds:
                found.append((said(element), []))
            elif "joblist-title" in kinds:
                found[-1][1].extend(titles(element))
        assert found == expected, options


def test_an_entry_is_a_link_the_facts_and_the_deadline(built: Any) -> None:
    tree = part(built.html("lists.html"), list(LISTS).index(":status: all"))
    entries = {
        said(item[0]).split()[0]: [said(line) for line in item[1:]]
        for item in tree.iter("li")
    }
    assert entries["Ada"] == [
        "Acme · Porto, Portugal · EUR 40,000 per year · Full-time, contractor",
        "Apply by September 30, 2021",
    ]
    assert entries["Cleo"] == ["Acme · Remote · Contractor"]
    assert entries["Hal"] == ["Acme · Porto, Portugal"]
    assert entries["Eve"] == ["Other · Berlin, Germany", "Closed September 5, 2021"]
    links = {"".join(link.itertext()): link.get("href") for link in tree.iter("a")}
    assert links["Ada"] == "ada.html"
    assert links["Hal"] == "team/index.html#hal"


def test_a_listing_says_what_is_closed_where_not_all_are(built: Any) -> None:
    html = built.html("lists.html")
    both = part(html, list(LISTS).index(":status: all"))
    closed = part(html, list(LISTS).index(":status: closed"))
    marks = [
        "".join(e.itertext())
        for e in both.iter("span")
        if e.get("class") == "jobposting-mark"
    ]
    assert marks == ["Closed", "Closed"]
    assert not [e for e in closed.iter("span") if e.get("class") == "jobposting-mark"]


def test_a_preview_lists_and_marks_what_is_not_published(site: Make) -> None:
    made = site(
        {**JOBS, "l.md": "# L\n\nL0S\n\n```{joblist}\n:sort: title\n```\n\nL0E\n"},
        conf=CONF,
        index=GLOB,
    )
    tree = part(made.build(tags=("drafts",), warnings=True).html("l.html"), 0)
    assert titles(tree) == ["Ada", "bob", "Cleo", "Fay", "Gil", "Hal"]
    marks = [
        "".join(e.itertext())
        for e in tree.iter("span")
        if e.get("class") == "jobposting-mark"
    ]
    assert marks == ["Draft", "Scheduled"]


EMPTY = {
    "": "No jobs are open now.",
    ":limit: 3": "No jobs are open now.",
    ":workplace: remote": "No jobs of this kind are open now.",
    ":status: closed": "There are no past jobs.",
    ":status: closed\n:format: table": "There are no past jobs.",
    ":status: closed\n:workplace: remote": "There are no past jobs of this kind.",
    ":status: all": "There are no jobs.",
    ":status: all\n:workplace: remote": "There are no jobs of this kind.",
}


def test_a_list_without_jobs_says_so(site: Make) -> None:
    page = "# L\n" + "".join(
        f"\nL{number}S\n\n{markdown(options)}\nL{number}E\n"
        for number, options in enumerate(EMPTY)
    )
    html = site({"l.md": page}).build().html("l.html")
    for number, (options, expected) in enumerate(EMPTY.items()):
        assert said(part(html, number)) == expected, options


def test_the_body_shows_where_there_are_no_jobs(site: Make) -> None:
    body = "\nNo jobs *now*; see {ref}`more`.\n\n- Later\n"
    page = (
        f"# L\n\n(more)=\n## More\n\nL0S\n\n{markdown('', body)}\nL0E\n\n"
        f"L1S\n\n{markdown(':limit: 3', body)}\nL1E\n"
    )
    rest = (
        "R\n=\n\nL0S\n\n.. joblist::\n\n"
        "   No jobs *now*; see :ref:`more`.\n\n   * Later\n\nL0E\n"
    )
    html = site({"l.md": page, "r.rst": rest}).build().html
    for name, number in (("l", 0), ("l", 1), ("r", 0)):
        tree = part(html(f"{name}.html"), number)
        assert said(tree) == "No jobs now; see More. Later"


def test_the_body_is_not_shown_where_there_are_jobs(site: Make) -> None:
    page = "# L\n\n```{joblist}\n\nNothing to see, {ref}`nowhere-at-all` too.\n```\n"
    made = site(
        {**JOBS, "l.md": page.replace(", {ref}`nowhere-at-all` too", "")},
        conf=CONF,
        index=GLOB,
    )
    assert "Nothing to see" not in made.build().html("l.html")


BAD = [
    (":sort: colour", "bad-filter", "date-posted"),
    (":status: draft", "bad-filter", "open, closed, all"),
    (":format: grid", "bad-filter", "list, table"),
    (":limit: many", "bad-filter", "many"),
    (":limit: 0", "bad-filter", "0"),
    (":limit: -1", "bad-filter", "-1"),
    (":limit:", "bad-filter", "limit"),
    (":group-by: colour", "bad-filter", "colour"),
    (":employment-tpye: contractor", "bad-filter", "employment-type"),
    (":gruop-by: title", "bad-filter", "group-by"),
    (":columns: title, colour", "bad-filter", "colour"),
    (":columns: base-salery", "bad-filter", "base-salary"),
    (":columns: identifier", "bad-filter", "identifier"),
    (":employment-type: gig", "bad-filter", "gig"),
    (":job-location: Washington, DC", "bad-filter", "US"),
    (":base-salary: $40", "bad-filter", "USD"),
]


def test_what_is_asked_wrongly_is_named_at_its_line(site: Make) -> None:
    page = "# L\n" + "".join(f"\n```{{joblist}}\n{option}\n```\n" for option, _r, _t in BAD)
    rest = "R\n=\n" + "".join(f"\n.. joblist::\n   {option}\n" for option, _r, _t in BAD)
    built = site({**JOBS, "l.md": page, "r.rst": rest}, conf=CONF, index=GLOB).build(
        warnings=True
    )
    for name, first, step in (("l.md", 4, 4), ("r.rst", 5, 3)):
        for number, (option, rule, told) in enumerate(BAD):
            line = first + number * step
            found = re.search(
                rf"/{name}:{line}: WARNING: (.*) \[jobposting\.{rule}\]", built.warnings
            )
            assert found is not None, (name, option, built.warnings)
            assert told in found[1], found[1]
    assert built.warnings.count("WARNING") == 2 * len(BAD)


def test_an_argument_is_named_and_the_list_stands(site: Make) -> None:
    built = site(
        {**JOBS, "l.md": "# L\n\n```{joblist} Jobs\n```\n"}, conf=CONF, index=GLOB
    ).build(warnings=True)
    assert "l.md:3: WARNING: joblist takes no argument: “Jobs”." in built.warnings
    assert (
        'href="ada.html"'
        in built.html("l.html").partition('role="main"')[2].partition("sphinxsidebar")[0]
    )


def test_a_list_can_be_named_classed_and_nested(site: Make) -> None:
    page = (
        "# L\n\n```{joblist}\n:name: our-jobs\n:class: wide open\n:limit: 1\n```\n\n"
        "{ref}`x <our-jobs>`\n\n- Item\n\n  ```{joblist}\n  :limit: 1\n  ```\n\n"
        "> ```{joblist}\n> :limit: 1\n> ```\n\n"
        "````{note}\n```{joblist}\n:limit: 1\n```\n````\n"
    )
    html = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build().html("l.html")
    assert re.search(r'<div class="wide open docutils container" id="our-jobs">', html)
    assert 'href="#our-jobs"' in html
    main = html.partition('role="main"')[2].partition("sphinxsidebar")[0]
    assert main.count('class="joblist"') == 4


def rows(tree: Any) -> list[list[str]]:
    """The texts of a table, without the labels that its list form shows."""
    for label in tree.iter("span"):
        if "joblist-label" in (label.get("class") or "").split():
            label.text = ""
    return [[said(entry) for entry in row] for row in tree.iter("tr")]


TABLES = {
    ":format: table\n:sort: title": [
        [
            "Job",
            BY_NAME["hiring-organization"].label,
            "Location",
            "Pay",
            "Type",
            "Apply by",
        ],
        [
            "Ada",
            "Acme",
            "Porto, Portugal",
            "EUR 40,000 per year",
            "Full-time, contractor",
            "Sep 30, 2021",
        ],
        [
            "bob",
            "Acme",
            "Oslo, Norway",
            "",
            "Part-time",
            "Sep 20, 2021, 12:00 PM (GMT+00:00)",
        ],
        ["Cleo", "Acme", "Remote", "", "Contractor", ""],
        ["Hal", "Acme", "Porto, Portugal", "", "", ""],
    ],
    ":format: table\n:status: closed\n:hiring-organization: Other": [
        ["Job", "Location", "Pay", "Type", "Closed"],
        ["Eve", "Berlin, Germany", "", "", "Sep 5, 2021"],
    ],
    ":format: table\n:status: all\n:hiring-organization: Other": [
        ["Job", "Location", "Pay", "Type", "Apply by"],
        ["Eve Closed", "Berlin, Germany", "", "", "Closed Sep 5, 2021"],
    ],
    ":format: table\n:columns: employment-unit, Title, time-zone; date-posted\n"
    ":limit: 1\n:sort: title": [
        ["Job", "Team", "Time zone", "Posted"],
        ["Ada", "Engineering", "UTC+1", "Sep 1, 2021"],
    ],
    "---\nformat: table\ncolumns:\n  - workplace\n  - applicants-in\n"
    "workplace: remote\n---": [
        ["Job", "Workplace", "Applicants in"],
        ["Cleo", "Remote", "United States or European Union"],
    ],
    ":format: table\n:columns: title\n:limit: 1": [["Job"], ["bob"]],
}


def test_a_table_has_the_columns_that_are_asked_for(site: Make) -> None:
    page = "# L\n" + "".join(
        f"\nL{number}S\n\n{markdown(options)}\nL{number}E\n"
        for number, options in enumerate(TABLES)
    )
    html = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build().html("l.html")
    for number, (options, expected) in enumerate(TABLES.items()):
        assert rows(part(html, number)) == expected, options


def test_a_list_says_what_is_asked_for_with_a_label_where_it_needs_one(site: Make) -> None:
    options = ":columns: job-start-date, employment-unit\n:sort: title\n:workplace: remote"
    page = f"# L\n\nL0S\n\n{markdown(options)}\nL0E\n"
    built = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build()
    (item,) = part(built.html("l.html"), 0).iter("li")
    assert [said(line) for line in item] == [
        "Cleo",
        "Start: November 1, 2021 · Engineering",
    ]


def test_hybrid_is_said_and_a_street_is_not(site: Make) -> None:
    fields = ":date-posted: 2021-09-02\n:apply: a@b.example\n"
    files = {
        "ada.md": job("Ada", f"{fields}:workplace: hybrid\n:job-location: Porto, PT"),
        "bob.md": job("Bob", f"{fields}:workplace: hybrid\n:job-location: office"),
        "cleo.md": job("Cleo", f"{fields}:workplace: on-site\n:job-location: Porto, PT"),
        "l.md": f"# L\n\nL0S\n\n{markdown(':sort: title')}\nL0E\n",
    }
    conf = (
        '\njobposting_locations = {"office": {"streetAddress": "1 Quay Street", '
        '"postalCode": "02110", "addressLocality": "Boston", "addressRegion": "MA", '
        '"addressCountry": "US"}}\n'
    )
    tree = part(site(files, conf=conf, index=GLOB).build().html("l.html"), 0)
    assert [said(item[1]) for item in tree.iter("li")] == [
        "Porto, Portugal (hybrid)",
        "Boston, MA, United States (hybrid)",
        "Porto, Portugal",
    ]


def test_an_organization_is_said_only_where_there_are_several(site: Make) -> None:
    fields = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: a@b.example"
    files = {"ada.md": job("Ada", fields), "l.md": f"# L\n\nL0S\n\n{markdown('')}\nL0E\n"}
    made = site(files, index=GLOB)
    assert "Acme" not in said(part(made.build().html("l.html"), 0))
    made.write({"bob.md": job("Bob", f"{fields}\n:hiring-organization: Bolt")})
    found = said(part(made.build().html("l.html"), 0))
    assert "Ada Acme · Porto" in found
    assert "Bob Bolt · Porto" in found


def test_no_line_can_begin_with_the_sign_between_two_facts(built: Any) -> None:
    html = built.html("lists.html")
    facts = re.findall(r'<p class="joblist-facts">(.*?)</p>', html, re.DOTALL)
    assert facts
    for fact in facts:
        # It hangs on the fact before it: by a blank that does not break, in one box.
        assert re.search(r"(?<!\xa0)·", fact) is None
        assert "</span>\xa0·" not in fact


class TestFewAndAll:
    """``limit``, and the link to the page with all jobs."""

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

    def test_it_counts_what_the_filters_let_through(self, site: Make) -> None:
        tree = self.listed(
            site, self.FEW.replace("2", "1") + "\n:employment-type: contractor"
        )
        assert titles(tree) == ["Ada", "All 2 jobs"]

    def test_there_is_none_where_all_are_shown(self, site: Make) -> None:
        assert titles(self.listed(site, self.FEW.replace("2", "4"))) == [
            "Ada",
            "bob",
            "Cleo",
            "Hal",
        ]

    def test_it_is_said_in_the_language_of_the_site(self, site: Make) -> None:
        assert "Alle 4 Stellen" in titles(self.listed(site, self.FEW, language="de"))

    def test_what_is_wrong_is_said(self, site: Make) -> None:
        page = (
            "# L\n\n```{joblist}\n:more: /team/index\n```\n\n"
            "```{joblist}\n:limit: 1\n:more: nowhere\n```\n"
        )
        built = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build(warnings=True)
        assert "l.md:3: WARNING: more: it needs limit" in built.warnings
        assert "l.md:7: WARNING: more: there is no page “nowhere”." in built.warnings
        assert built.warnings.count("WARNING") == 2


class TestFeedLink:
    """A list of all open jobs links to the feed that holds the same."""

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
    def test_it_stands_below_open_jobs(self, site: Make, options: str) -> None:
        assert self.links(site, options) == ["../jobs.atom"]

    @pytest.mark.parametrize(
        "options", [":status: closed", ":status: all", ":workplace: remote"]
    )
    def test_it_stands_below_no_other_list(self, site: Make, options: str) -> None:
        assert self.links(site, options) == []

    def test_it_is_the_feed_that_there_is(self, site: Make) -> None:
        assert self.links(site, "", "dirhtml") == ["../../jobs.atom"]
        assert self.links(site, "", jobposting_feeds=["xml", "json"]) == ["../jobs.json"]
        assert self.links(site, "", jobposting_feeds=["xml"]) == []
        assert self.links(site, "", html_baseurl="") == []

    def test_it_stands_below_an_empty_list_on_which_one_waits(self, site: Make) -> None:
        made = site(
            {"eve.md": JOBS["eve.md"], "l.md": f"# L\n\n{markdown('')}"}, index=GLOB
        )
        assert FEED in made.build().html("l.html")


class TestFilters:
    """Values that hold a comma, and values that nothing has."""

    ORGANIZATIONS = ("Acme", "Acme, Inc.", "Beta, Gamma & Co.")

    def files(self) -> dict[str, str]:
        fields = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: a@b.example\n"
        return {
            f"job{number}.md": job(
                f"Job {number}", f"{fields}:hiring-organization: {name}\n:draft: no"
            )
            for number, name in enumerate(self.ORGANIZATIONS)
        }

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            ("Acme, Inc.", ["Job 1"]),
            ("Acme", ["Job 0"]),
            ("acme , Beta, Gamma & Co.", ["Job 0", "Job 2"]),
            ("Beta, Gamma & Co., Acme, Inc.", ["Job 1", "Job 2"]),
            ("Acme, Inc.; Acme", ["Job 0", "Job 1"]),
        ],
    )
    def test_a_value_is_taken_whole_where_a_job_has_it(
        self, site: Make, wanted: str, expected: list[str]
    ) -> None:
        options = f":sort: title\n:hiring-organization: {wanted}"
        page = f"# L\n\nL0S\n\n{markdown(options)}\nL0E\n"
        made = site({**self.files(), "l.md": page}, index=GLOB)
        assert titles(part(made.build().html("l.html"), 0)) == expected

    UNMATCHED = (
        ("employment-unit: Enginering", "Enginering", "Did you mean “Engineering”?"),
        ("employment-unit: Kitchen, Bra", "Bra", "leave the filter out"),
        ("hiring-organization: Akme", "Akme", "Did you mean “Acme”?"),
        ("job-location: Proto, PT", "Proto, PT", "Did you mean “Porto, PT”?"),
        ("time-zone: UTC+2", "UTC+2", "Did you mean “UTC+1”?"),
        ("title: Adda", "Adda", "Did you mean “Ada”?"),
    )

    def test_a_value_that_no_job_has_is_named_at_its_line(self, site: Make) -> None:
        page = "# L\n" + "".join(
            f"\n```{{joblist}}\n:{option}\n```\n" for option, _v, _t in self.UNMATCHED
        )
        conf = '\njobposting_facts = {"time-zone": "Time zone"}\n'
        built = site({**JOBS, "l.md": page}, conf=conf, index=GLOB).build(warnings=True)
        for number, (option, value, told) in enumerate(self.UNMATCHED):
            name = option.partition(":")[0]
            line = next(
                line
                for line in built.warnings.splitlines()
                if f"l.md:{4 + 4 * number}: WARNING: " in line
            )
            assert f"{name}: no job has “{value}”." in line
            assert told in line
            assert line.endswith("[jobposting.unmatched-filter]")
        assert built.warnings.count("WARNING") == len(self.UNMATCHED)

    def test_a_job_of_any_state_and_a_kind_that_is_a_choice_are_no_warning(
        self, site: Make
    ) -> None:
        fields = ":date-posted: 2021-09-02\n:apply: a@b.example\n:draft:\n"
        filters = (
            "employment-unit: Bakery",
            "employment-unit: Garden",
            "employment-unit: Kitchen, Bar\n:status: open",
            "title: Fay",
            "workplace: on-site",
            "employment-type: intern",
            "date-posted: 2020-02-02",
            "job-location: FR",
        )
        files = {
            **JOBS,
            "draft.md": job("Draft", f"{fields}:employment-unit: Bakery"),
            "two.md": f"# Two\n\n## Part\n\n```{{jobposting}}\n{fields}"
            ":employment-unit: Garden\n```\n\nWork.\n",
            "l.md": "# L\n" + "".join(f"\n{markdown(':' + one)}" for one in filters),
        }
        conf = '\njobposting_facts = {"time-zone": "Time zone"}\n'
        made = site(files, conf=conf, index=GLOB)
        made.build()
        made.write({"l.md": files["l.md"] + "\nMore.\n"})
        made.build()

    def test_a_site_without_jobs_has_nothing_to_compare_with(self, site: Make) -> None:
        site({"l.md": f"# L\n\n{markdown(':employment-unit: Kitchen')}"}).build()


class TestCount:
    """``{job:count}``: a number of jobs in a sentence."""

    COUNTS: ClassVar[dict[str, str]] = {
        "open": "4",
        "closed": "2",
        "all": "6",
        "Open": "4",
        "open; employment-type: contractor": "2",
        "workplace: remote; employment-unit: Engineering": "1",
        "all; employment-unit: Kitchen, Bar": "1",
        "open; hiring-organization: Nobody": "0",
    }

    def test_it_is_the_number_of_what_a_list_would_show(self, site: Make) -> None:
        page = "# L\n\n" + "".join(f"- {{job:count}}`{one}` jobs\n" for one in self.COUNTS)
        rest = "R\n=\n\n" + "".join(f"* :job:count:`{one}` jobs\n" for one in self.COUNTS)
        made = site({**JOBS, "l.md": page, "r.rst": rest}, conf=CONF, index=GLOB)
        expected = [f"{number} jobs" for number in self.COUNTS.values()]
        for name in ("l", "r"):
            tree = html5lib.parse(
                made.build().html(f"{name}.html"), namespaceHTMLElements=False
            )
            found = [said(item) for item in tree.iter("li") if said(item).endswith("jobs")]
            assert found == expected
        text = made.build("text", out="text").html("l.txt")
        assert "* 4 jobs" in text

    def test_it_is_exact_when_a_job_closes_and_when_one_comes(self, site: Make) -> None:
        page = "# L\n\nWe have {job:count}`open` open jobs.\n"
        made = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB)
        assert "We have 4 open jobs." in made.build().html("l.html")
        built = made.build(jobposting_today="2021-09-25")
        assert "We have 3 open jobs." in built.html("l.html")
        made.write({"ivo.md": JOBS["ada.md"].replace("Ada", "Ivo")})
        built = made.build(jobposting_today="2021-09-25")
        assert "We have 4 open jobs." in built.html("l.html")

    def test_a_page_with_a_count_alone_is_no_listing(self, site: Make) -> None:
        page = "# L\n\nWe have {job:count}`open` open jobs.\n"
        html = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build().html
        assert 'rel="alternate"' not in html("l.html")
        assert "See open jobs" not in html("eve.html")

    def test_what_is_asked_wrongly_is_named_at_its_line(self, site: Make) -> None:
        page = (
            "# L\n\n{job:count}`opened`\n\n{job:count}`open; colour: red`\n\n"
            "x {job:count}`open; employment-type: gig` y\n\n"
            "## {job:count}`open` open jobs\n"
        )
        built = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build(warnings=True)
        for line, told in (
            (3, "job:count: “opened” is not one of open, closed, all."),
            (5, "“colour” is neither an option of job:count nor a field."),
            (7, "employment-type: “gig”"),
            (9, "job:count: a heading cannot hold a count"),
        ):
            assert re.search(
                rf"l\.md:{line}: WARNING: {re.escape(told)}.*bad-filter\]", built.warnings
            ), (told, built.warnings)
        assert built.warnings.count("WARNING") == 4
        assert "x 0 y" in built.html("l.html")
        assert "<h2> open jobs" in built.html("l.html")
