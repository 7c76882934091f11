"""Pages written by hand over years are imported in spite of their mistakes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Import = Callable[..., Any]

GARDENER = """---
layout: plain
title: Head Gardener (Remote Planner)
text: |
    ## The garden
    The Walled Garden is a charity. It grows food, and our “open beds” are for all. \n\

    ## Tasks
    - Plan the beds (approx. 40 of them)
    - Write to [the schools](https://schools.example.org/list)

    ## To apply
    Write to [us](mailto:work@garden.example) by <u><b>September 20, 2021</b></u>.
---
<script type="application/ld+json">
{
    "@context" : "https://schema.org/",
    "@type" : "JobPosting",
    "title" : "Beekeeper",
    "description" : "{{page.text | markdownify | strip_newlines | replace:'"', "'" }}",
    "datePosted" : "2021-09-02",
    "validThrough" : "2021-09-20T00:00",
    "employmentType" : "CONTRACTOR",
    "hiringOrganization" : {
        "@type" : "Organization",
        "name" : "The Walled Garden",
        "sameAs" : "https://www.garden.example"
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {"@type": "QuantitativeValue", "value": 40000.00, "unitText": "YEAR"}
    },
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": [
\t\t{"@type": "Country", "sameAs": "https://ids.example/Q1", "name": "USA"},
\t\t{"@type": "Country", "sameAs": "https://ids.example/Q2", "name": "European Union"},
\t\t{"@type": "Country", "sameAs": "https://ids.example/Q3",
\t\t "name": "Northern America and Mexico"},
\t\t{"@type": "Country", "sameAs": "https://ids.example/Q3", "name": "South Africa"}

\t]
}
</script>

{{ page.text}}
"""

LIST = """---
layout: plain
title: Jobs
---

# Current listings

## Orchard Keeper
####Full time, early 2017 start
The Walled Garden is looking for an orchard keeper. \n
### What you know

 - Trees - you know when they sleep. \n
 - People - you like them.

### About the organization
Founded in 2009, the Walled Garden is a charity.

"""


def test_a_page_with_pasted_data_becomes_a_posting(imports: Import) -> None:
    done = imports({"gardener.md": GARDENER})
    assert done.fields == {
        "date-posted": "2021-09-02",
        "valid-through": "2021-09-20",
        "hiring-organization": {
            "name": "The Walled Garden",
            "same-as": "https://www.garden.example",
        },
        "workplace": "remote",
        "applicant-location-requirements": "US; European Union; ZA",
        "base-salary": "USD 40000 per year",
        "employment-type": "contractor",
    }
    assert (
        done.body
        == """# Head Gardener (Remote Planner)

## The garden
The Walled Garden is a charity. It grows food, and our “open beds” are for all.

## Tasks
- Plan the beds (approx. 40 of them)
- Write to [the schools](https://schools.example.org/list)

## To apply
Write to [us](mailto:work@garden.example) by <u><b>September 20, 2021</b></u>."""
    )


@pytest.mark.parametrize(
    ("kind", "rule", "part"),
    [
        ("asks", "other-title", "another job, “Beekeeper”"),
        ("changed", "deadline-whole-day", "“2021-09-20T00:00” has no time zone"),
        ("asks", "unread", "“Northern America and Mexico” is not a country"),
        ("changed", "group-as-country", "“European Union” is a group"),
        ("asks", "same-identifier", "“Northern America and Mexico” and “South Africa”"),
        ("changed", "second-copy", "had the text twice"),
        ("changed", "value-filled-in", "{{ page.text}}"),
        ("changed", "trailing-blanks", "Blanks at the ends of lines"),
        ("left", "site-keys", "layout"),
    ],
)
def test_every_change_is_reported(imports: Import, kind: str, rule: str, part: str) -> None:
    done = imports({"gardener.md": GARDENER})
    assert done.code == 1
    assert part in done.notes(kind)[rule]


def test_what_was_not_read_is_kept_in_the_page(imports: Import) -> None:
    done = imports({"gardener.md": GARDENER})
    assert done.comments == (
        "applicantLocationRequirements: Northern America and Mexico\ntitle: Beekeeper"
    )


def test_a_section_of_a_list_becomes_a_posting_with_its_subsections(
    imports: Import,
) -> None:
    done = imports({"jobs.md": LIST})
    assert list(done.pages) == ["orchard-keeper"]
    assert (
        done.body
        == """# Orchard Keeper

## Full time, early 2017 start
The Walled Garden is looking for an orchard keeper.

## What you know

 - Trees - you know when they sleep.

 - People - you like them.

## About the organization
Founded in 2009, the Walled Garden is a charity."""
    )
    notes = done.notes("changed")
    assert "“Orchard Keeper”" in notes["list-section"]
    assert "“Full time, early 2017 start”" in notes["heading-blank"]
    assert "“What you know”" in notes["heading-levels"]
    assert "no-date" in done.notes("asks")


def test_each_job_of_a_list_becomes_a_posting(imports: Import) -> None:
    text = "# Open positions\n\nWe are few.\n\n## Cook\n\nCook soup.\n\n## Baker\n\nBake.\n"
    done = imports({"jobs.md": text})
    assert {
        name: page.split("---\n", 2)[2].strip() for name, page in done.pages.items()
    } == {
        "cook": "# Cook\n\nCook soup.",
        "baker": "# Baker\n\nBake.",
    }
    assert "We are few." in done.notes("left")["list-rest"]
    assert "We are few." in done.pages["cook"]


def test_a_page_about_working_somewhere_is_not_split(imports: Import) -> None:
    text = "---\ntitle: Careers\n---\n## Our values\n\nMany.\n\n## Our team\n\nSmall.\n"
    done = imports({"careers.md": text}, paths=("careers.md",))
    assert (done.code, done.pages) == (2, {})
    assert done.report["files"][0]["problem"] == "There is no job in this file."


def test_importing_its_own_pages_changes_nothing(imports: Import) -> None:
    done = imports({"gardener.md": GARDENER, "jobs.md": LIST})
    before = done.pages
    again = imports({"gardener.md": GARDENER, "jobs.md": LIST})
    assert [file["status"] for file in again.report["files"]] == ["unchanged"] * 2
    its_own = imports(
        {f"written/{name}.md": text for name, text in before.items()}, paths=("written",)
    )
    assert its_own.pages == before
    assert its_own.code == 0
