"""A deadline in the text is found, and no other date is mistaken for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.linter.checks.prose import said_days

SEPTEMBER_20 = [(2021, 9, 20)]

SAID = [
    ("Send a resume to a@b.org by <strong>September 20, 2021</strong>.", SEPTEMBER_20),
    ("Apply by 20 September 2021.", SEPTEMBER_20),
    ("Applications close on the 20th of September, 2021", SEPTEMBER_20),
    ("Application deadline: 2021-09-20", SEPTEMBER_20),
    ("Deadline: Monday, Sept. 20, 2021", SEPTEMBER_20),
    ("Closing date: Mon 20 Sep 2021", SEPTEMBER_20),
    ("Apply before 5pm ET on September 20, 2021", SEPTEMBER_20),
    ("Apply no later than September 20", [(None, 9, 20)]),
    ("Bewerbungsfrist: 20. September 2021", SEPTEMBER_20),
    ("Bitte bewerben Sie sich bis zum 20. September 2021.", SEPTEMBER_20),
    ("Candidatures jusqu'au 20 septembre 2021", SEPTEMBER_20),
    ("Envíe su solicitud antes del 20 de septiembre de 2021", SEPTEMBER_20),
    ("Deadline for applications: 4. <strong>September</strong>", [(None, 9, 4)]),
    ("Applications close on 7th <strong>March</strong>", [(None, 3, 7)]),
    ("Apply until 2nd of&nbsp;December", [(None, 12, 2)]),
    ("Apply until the 4th of September.", [(None, 9, 4)]),
    ("Apply by September 1, 2021. Applications close September 20, 2021.",
     [(2021, 9, 1), *SEPTEMBER_20]),
]  # fmt: skip

NOT_SAID = [
    "The project must be finished by September 20, 2021.",
    "You will report to the board by 20 September 2021.",
    "Start date: September 20, 2021",
    "Applications will be reviewed by September 20, 2021.",
    "Applicants can start by September 20, 2021.",
    "We were founded on September 20, 2021. Apply now.",
    "Applicants born before September 20, 2001 are welcome.",
    "Interviews of candidates close on September 20, 2021.",
    "You apply for funding by September 20 of each year.",
    "Apply by email. The role ends on September 20, 2022.",
    "You may 20 times apply by fax.",
    "Salary: up to 20,000. Apply by March 300 forms.",
    "The application must be made by 31 February 2021.",
    "Apply by sending 12 pages in May, 2021-style.",
]


@pytest.mark.parametrize(("text", "days"), SAID, ids=lambda item: str(item)[:50])
def test_a_deadline_is_found(text: str, days: list[Any]) -> None:
    assert said_days(f"<p>We hire.</p><p>{text}</p><ul><li>Cook</li></ul>") == days


@pytest.mark.parametrize("text", NOT_SAID, ids=lambda item: item[:50])
def test_another_date_is_not_a_deadline(text: str) -> None:
    assert said_days(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    ("text", "deadline", "rule"),
    [
        ("by September 20, 2021", "2021-09-20T23:59:59+00:00", ""),
        ("by September 20", "2021-09-20T23:59:59+00:00", ""),
        ("by September 20, 2021", "2021-09-21T23:59:59+00:00", "deadline-differs-in-text"),
        ("by September 20, 2021", "2022-09-20T23:59:59+00:00", "deadline-differs-in-text"),
        # In the data, the end of the day is the first instant of the next day.
        ("by September 20, 2021", "2021-09-21T00:00:00+00:00", ""),
        ("by September 20, 2021", "2021-09-21T03:59:59Z", ""),
        # The same instants without hyphens and colons, which ISO 8601 also allows.
        ("by September 20, 2021", "20210921T093000Z", "date-form"),
        ("by September 20, 2021", "20210921T000000Z", "date-form"),
        ("by September 20, 2021", "20210921T1300Z", "deadline-differs-in-text date-form"),
        ("by September 20, 2021", None, "deadline-only-in-text"),
        ("by September 15, at the latest by September 20", "2021-09-20T23:59:59Z", ""),
        ("by September 20, 2021", "soon", "invalid-date"),
    ],
)
def test_the_text_and_the_data_agree_on_the_day(
    text: str,
    deadline: str | None,
    rule: str,
    changed: Callable[..., Any],
    rules: Callable[..., list[str]],
) -> None:
    posting = changed({"validThrough": deadline, "description": f"<p>Apply {text}.</p>"})
    assert sorted(rules(posting)) == sorted(rule.split())
