"""Contradictory dates and unlikely pay get a warning at the right line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]


def posting(fields: str) -> str:
    return (
        f"# Cook\n\n```{{jobposting}}\n{fields}:job-location: Porto, PT\n"
        ":apply: jobs@acme.example\n```\n\n"
        "Cook lunch for forty guests, from Monday to Friday, with a second cook.\n"
    )


@pytest.mark.parametrize(
    ("fields", "line", "rule", "words"),
    [
        (
            ":date-posted: 2021-09-02\n:valid-through: 2020-10-01\n",
            5,
            "deadline-before-posting",
            "valid-through: The deadline, October 1, 2020, is before the day of posting, "
            "September 2, 2021.",
        ),
        (
            ":date-posted: 2021-09-02\n:closed: 2020-09-14\n",
            5,
            "closed-before-posting",
            "closed: The job closed on September 14, 2020, before the day of posting, "
            "September 2, 2021.",
        ),
    ],
)
def test_a_mistyped_year_is_a_warning_and_the_page_stays_closed(
    site: Make, fields: str, line: int, rule: str, words: str
) -> None:
    built = site({"cook.md": posting(fields)}).build(warnings=True)
    assert f"cook.md:{line}: WARNING: {words}" in built.warnings
    assert built.warnings.count("WARNING") == 1
    assert f"[jobposting.{rule}]" in built.warnings
    assert "We no longer take applications." in built.html("cook.html")
    assert built.jsonld("cook.html") == []


@pytest.mark.parametrize(
    ("field", "rule", "words"),
    [
        ("job-start-date: 2020-11-01", "date-before-posting",
         "job-start-date: November 1, 2020 is before the day of posting"),
        ("jobStartDate: 2020-11-01", "date-before-posting",
         "jobStartDate: November 1, 2020 is before the day of posting"),
        ("updated: 2020-09-05", "date-before-posting",
         "updated: September 5, 2020 is before the day of posting, September 2, 2021."),
        ("updated: 2062-09-05", "updated-in-future",
         "updated: September 5, 2062 is in the future."),
    ],
)  # fmt: skip
def test_a_mistyped_year_of_another_date_is_a_warning(
    site: Make, field: str, rule: str, words: str
) -> None:
    fields = f":date-posted: 2021-09-02\n:{field}\n"
    built = site({"cook.md": posting(fields)}).build(warnings=True)
    assert f"cook.md:5: WARNING: {words}" in built.warnings
    assert built.warnings.count("WARNING") == 1
    assert f"[jobposting.{rule}]" in built.warnings


@pytest.mark.parametrize(
    "field",
    ["job-start-date: 2021-07-01", "job-start-date: Fall", "updated: 2021-09-02",
     "updated: 2021-09-10"],
)  # fmt: skip
def test_plausible_dates_are_accepted(site: Make, field: str) -> None:
    fields = f":date-posted: 2021-09-02\n:{field}\n"
    assert site({"cook.md": posting(fields)}).build(warnings=True).warnings == ""


def test_a_scheduled_posting_may_be_updated_before_it_is_posted(site: Make) -> None:
    fields = ":date-posted: 2021-12-02\n:updated: 2021-09-05\n"
    assert site({"cook.md": posting(fields)}).build(warnings=True).warnings == ""


def test_a_posting_date_far_ahead_is_a_warning_on_a_hidden_page(
    site: Make,
) -> None:
    made = site({"cook.md": posting(":date-posted: 2062-09-02\n:skills: Wrong\n")})
    built = made.build(warnings=True)
    assert "cook.md:4: WARNING: date-posted: The day of posting" in built.warnings
    assert "September 2, 2062, is more than a year from now" in built.warnings
    assert not (built.outdir / "cook.html").exists()
    made.write({"cook.md": posting(":date-posted: 2022-09-02\n")})
    assert made.build(warnings=True).warnings == ""


@pytest.mark.parametrize(
    ("closed", "deadline", "shown", "data"),
    [
        ("2021-09-14", "2021-09-20", "2021-09-13", "2021-09-13T23:59:59+00:00"),
        ("2021-09-14", "until filled", "2021-09-13", "2021-09-13T23:59:59+00:00"),
        ("2021-09-14T12:00", "2021-09-20", "2021-09-14T12:00:00+00:00", None),
        ("2021-09-30", "2021-09-20", "2021-09-20", "2021-09-20T23:59:59+00:00"),
        ("no", "2021-09-20", "2021-09-20", "2021-09-20T23:59:59+00:00"),
    ],
)
def test_the_earlier_of_closed_and_deadline_wins(
    site: Make, closed: str, deadline: str, shown: str, data: str | None
) -> None:
    fields = f":date-posted: 2021-09-02\n:closed: {closed}\n:valid-through: {deadline}\n"
    jobs = "# Jobs\n\n```{joblist}\n```\n"
    made = site({"cook.md": posting(fields), "jobs.md": jobs})
    built = made.build(warnings=True)
    assert built.warnings == ""
    for page in ("cook.html", "jobs.html"):
        assert f'datetime="{shown}"' in built.html(page)
    assert built.jsonld("cook.html")[0]["validThrough"] == (data or shown)
    # It is open in the last second of the data, but not in the next.
    late = made.build(jobposting_today=shown[:10], warnings=True)
    assert late.jsonld("cook.html") != []


@pytest.mark.parametrize(
    "pay", ["EUR 17.50 per year", "USD 60000 per hour", "USD 100-100000 per year"]
)
def test_an_unlikely_pay_is_a_warning(site: Make, pay: str) -> None:
    fields = f":date-posted: 2021-09-02\n:base-salary: {pay}\n"
    built = site({"cook.md": posting(fields)}).build(warnings=True)
    assert "cook.md:5: WARNING: base-salary" in built.warnings
    assert "is an unlikely amount of pay" in built.warnings
    assert built.warnings.count("WARNING") == 1
