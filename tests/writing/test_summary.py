"""The last line of a build says how many jobs are open, scheduled, drafts, or closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.domain import job_domain
from sphinx_jobposting.writing.summary import summary

from ..support.sites import POSTING, sphinx_build

pytestmark = pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")

Make = Callable[..., Any]

OPEN = POSTING
LATER = POSTING.replace("# Cook", "# Baker").replace(
    ":valid-through: 2021-09-20", ":valid-through: 2021-12-05"
)
SCHEDULED = POSTING.replace("2021-09-02", "2022-03-01").replace("2021-09-20", "2022-04-01")
DRAFT = POSTING.replace(":date-posted", ":draft: yes\n:date-posted")
CLOSED = POSTING.replace(":valid-through: 2021-09-20", ":closed: 2021-09-05")
SECTION = "# More jobs\n\nSee below.\n\n" + DRAFT.replace("# Cook", "## Waiter")
FAILING = """
def setup(app):
    app.connect("build-finished", fail)

def fail(app, error):
    raise ValueError
"""

SITE = {
    "a.md": OPEN,
    "b.md": LATER,
    "c.md": SCHEDULED,
    "d.md": DRAFT,
    "e.md": CLOSED,
    "f.md": SECTION,
}


def line_of(built: Any) -> str:
    return summary(job_domain(built.app.env), built.app.config.language)


def test_all_states_are_counted(site: Make) -> None:
    made = site(SITE)
    expected = (
        "jobs: 2 open (next closes September 20, 2021), 1 scheduled for March 1, 2022, "
        "2 drafts, 1 closed"
    )
    assert line_of(made.build()) == expected
    # Hidden pages are not read again but still counted.
    assert line_of(made.build()) == expected
    # A preview shows them all.
    assert line_of(made.build(tags=("drafts",), out="preview", warnings=True)) == expected


def test_counts_have_the_right_plural(site: Make) -> None:
    second = SCHEDULED.replace("2022-03-01", "2022-02-01")
    made = site({"c.md": SCHEDULED, "d.md": second, "e.md": DRAFT})
    assert line_of(made.build()) == (
        "jobs: 0 open, 2 scheduled, the next for February 1, 2022, 1 draft"
    )


def test_the_day_is_that_of_the_site(site: Make) -> None:
    made = site({"a.md": OPEN}, conf='jobposting_timezone = "Pacific/Auckland"\n')
    assert "September 20, 2021" in line_of(made.build())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de",
            "Stellen: 2 offen (die nächste bis 20. September 2021), "
            "1 geplant für den 1. März 2022, 2 Entwürfe, 1 geschlossen",
        ),
        ("fr", "2 ouvertes (la prochaine se termine le 20 septembre 2021), 1 prévue"),
        ("ar", "وظيفتان مفتوحتان"),
    ],
)
def test_it_is_in_the_language_of_the_site(
    site: Make, language: str, expected: str
) -> None:
    built = site(SITE, conf=f"language = {language!r}\n").build()
    assert expected in line_of(built)


def test_a_site_without_feeds_says_why(site: Make) -> None:
    built = site({"a.md": OPEN}, conf='html_baseurl = ""\n').build()
    assert line_of(built).endswith("; html_baseurl is not set, so there are no feeds")
    built = site({"a.md": DRAFT}, conf='html_baseurl = ""\n').build(out="other")
    assert "html_baseurl" not in line_of(built)


def test_a_site_without_jobs_says_nothing(site: Make) -> None:
    assert line_of(site({"a.md": "# About us\n"}).build()) == ""


@pytest.mark.parametrize(("options", "times"), [([], 1), (["-q"], 0)])
def test_it_is_printed_once_and_not_by_a_quiet_build(
    site: Make, options: list[str], times: int
) -> None:
    made = site({"a.md": OPEN})
    done = sphinx_build(*options, str(made.source), str(made.root / "cli"))
    assert done.returncode == 0
    assert done.stdout.count("jobs: 1 open (next closes September 20, 2021)") == times
    assert "jobs:" not in done.stderr


def test_a_build_that_fails_prints_no_summary(site: Make) -> None:
    made = site({"a.md": OPEN}, conf=FAILING)
    done = sphinx_build(str(made.source), str(made.root / "cli"))
    assert done.returncode
    assert "jobs:" not in done.stdout
