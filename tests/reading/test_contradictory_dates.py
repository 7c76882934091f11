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


TWO_DATES = [
    (
        ":date-posted: 2021-09-02\n:valid-through: 2020-10-01\n",
        "deadline-before-posting",
        "valid-through: The deadline, October 1, 2020, is before the day of posting, "
        "September 2, 2021.",
    ),
    (
        ":date-posted: 2021-09-02\n:closed: 2020-09-14\n",
        "closed-before-posting",
        "closed: The job closed on September 14, 2020, before the day of posting, "
        "September 2, 2021.",
    ),
]
OTHER_DATES = [
    ("job-start-date: 2020-11-01", "date-before-posting",
     "job-start-date: November 1, 2020 is before the day of posting"),
    ("jobStartDate: 2020-11-01", "date-before-posting",
     "jobStartDate: November 1, 2020 is before the day of posting"),
    ("updated: 2020-09-05", "date-before-posting",
     "updated: September 5, 2020 is before the day of posting, September 2, 2021."),
    ("updated: 2062-09-05", "updated-in-future",
     "updated: September 5, 2062 is in the future."),
]  # fmt: skip
PLAUSIBLE = [
    "date-posted: 2021-09-02\n:job-start-date: 2021-07-01",
    "date-posted: 2021-09-02\n:job-start-date: Fall",
    "date-posted: 2021-09-02\n:updated: 2021-09-02",
    "date-posted: 2021-09-02\n:updated: 2021-09-10",
    # A scheduled posting may be updated before it is posted.
    "date-posted: 2021-12-02\n:updated: 2021-09-05",
]
UNLIKELY_PAY = ["EUR 17.50 per year", "USD 60000 per hour", "USD 100-100000 per year"]


@pytest.fixture(scope="module")
def built(shared_site: Make) -> Any:
    """Build a site with a page for each row of these lists."""
    pages = {f"two{n}.md": posting(row[0]) for n, row in enumerate(TWO_DATES)}
    posted = ":date-posted: 2021-09-02\n"
    for number, (field, *_) in enumerate(OTHER_DATES):
        pages[f"other{number}.md"] = posting(f"{posted}:{field}\n")
    for number, fields in enumerate(PLAUSIBLE):
        pages[f"plausible{number}.md"] = posting(f":{fields}\n")
    for number, pay in enumerate(UNLIKELY_PAY):
        pages[f"pay{number}.md"] = posting(f"{posted}:base-salary: {pay}\n")
    return shared_site(pages).build(warnings=True)


def warnings_of(built: Any, name: str) -> list[str]:
    return [line for line in built.warnings.splitlines() if f"/{name}.md" in line]


@pytest.mark.parametrize("number", range(len(TWO_DATES)))
def test_a_mistyped_year_is_a_warning_and_the_page_stays_closed(
    built: Any, number: int
) -> None:
    _, rule, words = TWO_DATES[number]
    (warning,) = warnings_of(built, f"two{number}")
    assert f"two{number}.md:5: WARNING: {words}" in warning
    assert f"[jobposting.{rule}]" in warning
    assert "We no longer take applications." in built.html(f"two{number}.html")
    assert built.jsonld(f"two{number}.html") == []


@pytest.mark.parametrize("number", range(len(OTHER_DATES)))
def test_a_mistyped_year_of_another_date_is_a_warning(built: Any, number: int) -> None:
    _, rule, words = OTHER_DATES[number]
    (warning,) = warnings_of(built, f"other{number}")
    assert f"other{number}.md:5: WARNING: {words}" in warning
    assert f"[jobposting.{rule}]" in warning


@pytest.mark.parametrize("number", range(len(PLAUSIBLE)))
def test_plausible_dates_are_accepted(built: Any, number: int) -> None:
    assert warnings_of(built, f"plausible{number}") == []


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


@pytest.mark.parametrize("number", range(len(UNLIKELY_PAY)))
def test_an_unlikely_pay_is_a_warning(built: Any, number: int) -> None:
    (warning,) = warnings_of(built, f"pay{number}")
    assert f"pay{number}.md:5: WARNING: base-salary" in warning
    assert "is an unlikely amount of pay" in warning
