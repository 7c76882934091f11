"""A list or table shows the requested facts of each job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sphinx_jobposting.model.fields import BY_NAME

from ..support.job_lists import CONF, GLOB, JOBS, job, markdown, part, said

Make = Callable[..., Any]


def rows(tree: Any) -> list[list[str]]:
    """Return the texts of a table without the labels of its list form."""
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


def test_a_table_has_the_requested_columns(site: Make) -> None:
    page = "# L\n" + "".join(
        f"\nL{number}S\n\n{markdown(options)}\nL{number}E\n"
        for number, options in enumerate(TABLES)
    )
    html = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build().html("l.html")
    for number, (options, expected) in enumerate(TABLES.items()):
        assert rows(part(html, number)) == expected, options


def test_a_list_shows_the_requested_facts_with_labels_if_needed(site: Make) -> None:
    options = ":columns: job-start-date, employment-unit\n:sort: title\n:workplace: remote"
    page = f"# L\n\nL0S\n\n{markdown(options)}\nL0E\n"
    built = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build()
    (item,) = part(built.html("l.html"), 0).iter("li")
    assert [said(line) for line in item] == [
        "Cleo",
        "Start: November 1, 2021 · Engineering",
    ]


def test_hybrid_is_shown_but_a_street_is_not(site: Make) -> None:
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


def test_the_organization_is_shown_only_if_there_are_several(site: Make) -> None:
    fields = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: a@b.example"
    files = {"ada.md": job("Ada", fields), "l.md": f"# L\n\nL0S\n\n{markdown('')}\nL0E\n"}
    made = site(files, index=GLOB)
    assert "Acme" not in said(part(made.build().html("l.html"), 0))
    made.write({"bob.md": job("Bob", f"{fields}\n:hiring-organization: Bolt")})
    found = said(part(made.build().html("l.html"), 0))
    assert "Ada Acme · Porto" in found
    assert "Bob Bolt · Porto" in found
