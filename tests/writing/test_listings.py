"""The `joblist` directive lists the right jobs in the right order."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ..support.job_lists import CONF, GLOB, JOBS, markdown, part, said, titles

Make = Callable[..., Any]


# Options → the titles in order.
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


@pytest.fixture(scope="module")
def built(shared_site: Make) -> Any:
    """Build all listings on one page, each between two marks."""
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


def test_an_entry_has_a_link_the_facts_and_the_deadline(built: Any) -> None:
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


def test_a_mixed_listing_marks_closed_jobs(built: Any) -> None:
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


def test_a_preview_lists_and_marks_unpublished_jobs(site: Make) -> None:
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


def test_the_body_is_shown_if_there_are_no_jobs(site: Make) -> None:
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


def test_the_body_is_not_shown_if_there_are_jobs(site: Make) -> None:
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


def test_an_argument_is_reported_and_the_list_is_kept(site: Make) -> None:
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


def test_no_line_can_begin_with_the_sign_between_two_facts(built: Any) -> None:
    html = built.html("lists.html")
    facts = re.findall(r'<p class="joblist-facts">(.*?)</p>', html, re.DOTALL)
    assert facts
    for fact in facts:
        # It stays with the fact before it: a no-break space, and one box around both.
        assert re.search(r"(?<!\xa0)·", fact) is None
        assert "</span>\xa0·" not in fact
