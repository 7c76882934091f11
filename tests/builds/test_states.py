"""A posting is a draft, scheduled, open, or closed in every form, time zone, and place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ..support.sites import Built, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

TEXT = """Cook lunch for forty guests, from Monday to Friday, together with a second cook.
You plan the menu a week ahead; write to [us](mailto:jobs@acme.example), or see
<https://acme.example>.
"""

FIELDS = {"job-location": "Porto, PT", "apply": "jobs@acme.example"}


def posting(form: str = "A", heading: str = "# Cook", **fields: str) -> str:
    every = FIELDS | {key.replace("_", "-"): value for key, value in fields.items()}
    options = "\n".join(f":{key}: {value}".rstrip() for key, value in every.items())
    if form == "B":
        return f":::{{jobposting}} {heading.lstrip('# ')}\n{options}\n\n{TEXT}:::\n"
    if form == "C":
        front = "\n".join(f"  {key}: {value}" for key, value in every.items())
        return f"---\njobposting:\n{front}\n---\n\n{heading}\n\n{TEXT}"
    return f"{heading}\n\n```{{jobposting}}\n{options}\n```\n\n{TEXT}"


def state(built: Built, name: str = "cook.html") -> str:
    """Return the state of a posting as a visitor sees it."""
    if not (built.outdir / name).exists():
        return "hidden"
    page = built.html(name)
    if built.jsonld(name):
        assert "Apply by email" in page
        return "open"
    assert "Apply by email" not in page
    assert re.search("This job (is closed|closed on)", page)
    return "closed"


@pytest.mark.parametrize("form", ["A", "B", "C"])
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date_posted": "2021-09-10"}, "open"),
        ({"date_posted": "2021-09-11"}, "hidden"),
        ({}, "open"),
        ({"date_posted": "2021-09-02", "draft": "yes"}, "hidden"),
        ({"date_posted": "2021-09-02", "draft": "no"}, "open"),
        ({"date_posted": "2021-09-02", "valid_through": "2021-09-10"}, "open"),
        ({"date_posted": "2021-09-02", "valid_through": "2021-09-09"}, "closed"),
        ({"date_posted": "2021-09-02", "closed": "yes"}, "closed"),
        ({"date_posted": "2021-09-02", "closed": "no"}, "open"),
        ({"date_posted": "2021-09-02", "closed": "2021-09-10"}, "closed"),
        ({"date_posted": "2021-09-02", "closed": "2021-09-11"}, "open"),
        # The first row that applies wins.
        ({"date_posted": "2021-09-11", "closed": "yes"}, "hidden"),
        ({"date_posted": "2021-09-02", "closed": "yes", "draft": "yes"}, "hidden"),
    ],
)
def test_the_first_state_that_applies_wins(
    site: Make, form: str, fields: dict[str, str], expected: str
) -> None:
    built = site({"cook.md": posting(form, **fields)}).build(warnings=True)
    assert state(built) == expected


@pytest.mark.parametrize(
    ("zone", "deadline", "last_open", "first_closed"),
    [
        # Auckland is 12 hours ahead, and 13 from 26 September 2021, 02:00.
        ("Pacific/Auckland", "2021-09-20", "2021-09-20T11:59:58Z", "2021-09-20T12:00Z"),
        ("Pacific/Auckland", "2021-09-26", "2021-09-26T10:59:58Z", "2021-09-26T11:00Z"),
        ("Etc/GMT+12", "2021-09-20", "2021-09-21T11:59:58Z", "2021-09-21T12:00Z"),
        # In Berlin on 31 October, the hour from 02:00 occurs twice; the later one counts.
        ("Europe/Berlin", "2021-10-31T02:30", "2021-10-31T01:29:59Z", "2021-10-31T01:30Z"),
        ("Europe/Berlin", "2021-10-31", "2021-10-31T22:59:58Z", "2021-10-31T23:00Z"),
        # An explicit offset wins.
        ("UTC", "2021-09-20T17:00-04:00", "2021-09-20T20:59:59Z", "2021-09-20T21:00Z"),
    ],
)
def test_a_deadline_is_in_the_zone_of_the_organization(
    site: Make, zone: str, deadline: str, last_open: str, first_closed: str
) -> None:
    text = posting(date_posted="2021-09-02", valid_through=deadline)
    made = site({"cook.md": text}, conf=f"jobposting_timezone = {zone!r}\n")
    assert state(made.build(jobposting_today=last_open)) == "open"
    assert state(made.build(jobposting_today=first_closed)) == "closed"
    assert state(made.build(jobposting_today=last_open)) == "open"


def test_a_day_begins_in_the_zone_of_the_organization(site: Make) -> None:
    text = posting(date_posted="2021-09-11")
    made = site({"cook.md": text}, conf='jobposting_timezone = "Pacific/Auckland"\n')
    assert state(made.build(jobposting_today="2021-09-10T11:59:59Z")) == "hidden"
    assert state(made.build(jobposting_today="2021-09-10T12:00Z")) == "open"
    assert state(made.build(jobposting_today="2021-09-10T11:59:59Z")) == "hidden"


def test_each_posting_of_a_page_has_its_own_state(site: Make) -> None:
    parts = [
        posting(heading="## Open one", date_posted="2021-09-02"),
        posting(heading="## Closed one", date_posted="2021-09-02", closed="2021-09-05"),
        posting(heading="## Draft one", date_posted="2021-09-02", draft=""),
        posting(heading="## Later one", date_posted="2021-09-15"),
    ]
    made = site({"all.md": "# All\n\nJobs.\n\n" + "\n".join(parts)})
    built = made.build()
    page = built.html("all.html")
    assert [data["title"] for data in built.jsonld("all.html")] == ["Open one"]
    assert "This job closed on" in page
    assert "noindex" not in page
    assert "Draft one" not in page
    assert "Later one" not in page
    assert not (built.outdir / "_sources/all.md.txt").exists()
    later = made.build(jobposting_today="2021-09-15", warnings=True)
    assert "Later one" in later.html("all.html")


CLOSED = posting(date_posted="2021-09-02", closed="2021-09-05")

TREE = """# Home

```{toctree}
aaa
jobs/index
```
"""

LIST = "# Jobs\n\n```{joblist}\n```\n\n```{toctree}\n:glob:\n*\n```\n"


def test_a_closed_page_links_to_the_nearest_open_jobs(site: Make) -> None:
    files = {"aaa.md": "# First\n\n```{joblist}\n```\n", "jobs/index.md": LIST}
    built = site(files | {"jobs/cook.md": CLOSED}, index=TREE).build()
    page = built.html("jobs/cook.html")
    assert page.index("This job closed on") < page.index("<h1>Cook")
    notice = page.partition("This job closed on")[2].partition("<h1>")[0]
    assert 'href="index.html"' in notice
    assert "2021-09-05" in page


@pytest.mark.parametrize(
    ("listing", "linked"),
    [("", "../aaa.html"), (":limit: 1", ""), (":status: closed", "")],
)
def test_a_filtered_list_is_not_the_list_of_open_jobs(
    site: Make, listing: str, linked: str
) -> None:
    first = f"# First\n\n```{{joblist}}\n{listing}\n```\n"
    files = {"aaa.md": first, "jobs/index.md": LIST.replace("```{joblist}\n```\n", "")}
    built = site(files | {"jobs/cook.md": CLOSED}, index=TREE).build()
    notice = built.html("jobs/cook.html").partition("This job closed on")[2]
    links = re.findall('href="([^"]*)"', notice.partition("<h1>")[0])
    assert links == ([linked] if linked else [])


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_nobody_can_apply_for_a_closed_job(site: Make, builder: str) -> None:
    built = site({"cook.md": CLOSED}).build(builder)
    page = built.html("cook.html" if builder == "html" else "cook/index.html")
    main = page.partition("<h1>")[2].partition("</html>")[0]
    assert "mailto:" not in main
    assert "write to us" in main
    assert 'href="https://acme.example"' in main
    assert '<meta name="robots" content="noindex">' in page
    assert "application/ld+json" not in page


def test_a_closed_page_is_linked_but_not_found_by_the_search(site: Make) -> None:
    files = {
        "cook.md": CLOSED.replace("second cook", "zyzzyva"),
        "links.md": "# L\n\n{job}`cook`\n",
    }
    made = site(files)
    built = made.build()
    assert 'href="cook.html' in built.html("links.html")
    index = built.html("searchindex.js")
    assert "zyzzyva" not in index
    assert '"objects":{}' in index.replace(" ", "")  # nor by name
    opened = made.build(jobposting_today="2021-09-04")
    assert "zyzzyva" in opened.html("searchindex.js")
    assert "noindex" not in opened.html("cook.html")
    assert "zyzzyva" not in made.build().html("searchindex.js")


def test_a_page_kept_out_of_the_search_stays_out_when_it_reopens(
    site: Make,
) -> None:
    job = CLOSED.replace("second cook", "zyzzyva")
    made = site({"cook.md": job})
    made.build()
    made.write({"cook.md": f"---\nno-search: true\n---\n\n{job}"})
    opened = made.build(jobposting_today="2021-09-04")
    assert "noindex" not in opened.html("cook.html")
    assert "zyzzyva" not in opened.html("searchindex.js")
