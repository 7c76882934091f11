"""A posting that builds without a warning passes ``check`` without an error."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from sphinx_jobposting.cli.check.file_checker import FileChecker

from ..support.sites import CONF, Site

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
]

NOW = dt.datetime(2021, 9, 10, tzinfo=dt.UTC)

VALUES: dict[str, list[str]] = {
    "date-posted": ["2021-09-02", "2021-09-09T10:00+02:00", "2021-09-10", "09/02/2021"],
    "valid-through": ["2021-09-20", "2021-09-20T17:00", "until filled", "2021-08-20",
                      "soon"],
    "workplace": ["remote", "hybrid", "on-site", "sometimes"],
    "job-location": ["Porto, Portugal", "Boston, MA, US", "Berlin, DE", "Singapore", "7"],
    "applicants-in": ["US", "anywhere", "EU; GB", "US-CA", "Europe", "South Africa"],
    "job-location-type": ["telecommute", "office"],
    "base-salary": ["EUR 24000 per year", "USD 20-25 per hour", "USD 60000 total", "much",
                    "from EUR 3000 per month", "EUR 12.50 per year"],
    "estimated-salary": ["EUR 24000-30000 per year", "some"],
    "employment-type": ["full-time", "part-time, contractor", "permanent", "gig"],
    "apply": ["jobs@acme.example", "https://acme.example/apply", "+49 30 123456",
              "ask Ann"],
    "hiring-organization": ["Acme", "confidential", "Long Table"],
    "education-requirements": ["bachelor degree", "no requirements", "street wisdom"],
    "experience-requirements": ["24 months", "no requirements", "some"],
    "experience-in-place-of-education": ["yes", "no", "perhaps"],
    "total-job-openings": ["2", "several"],
    "job-duration": ["12 months", "P6W", "a while"],
    "job-start-date": ["2021-11-01", "as soon as possible"],
    "job-immediate-start": ["yes", "no"],
    "title": ["Cook", "Cook – apply now!!", "COOK AND WAITER", "Butcher", "TBD"],
    "identifier": ["ACME-7"],
    "url": ["https://acme.example/7", "jobs/7"],
    "image": ["https://acme.example/team.jpg", "team.jpg"],
    "same-as": ["https://board.example/7"],
    "skills": ["Cooking, baking", "TBD", "{{ page.skills }}"],
    "qualifications": ["A certificate in food safety"],
    "draft": ["no", "yes"],
    "closed": ["no", "2021-09-05", "2021-09-15"],
}  # fmt: skip
TEXTS = [
    "Cook lunch for forty guests, from Monday to Friday, together with a second cook.",
    "This job is 100 % remote. You plan menus by phone.",
    "Hybrid, three days a week in the office.",
    "You may work from anywhere up to 4 weeks a year.",
    "Send your resume by September 20, 2021.",
    "Write `&lt;` and `{{ page.title }}` in our pages.",
    "Cook.",
    "Cook &amp;amp; bake.",
    "",
]
HEADINGS = ["Cook", "Cook (m/w/d)", "Urgent Care Nurse", "Cook, Porto", "Cook & baker"]


BASE = {
    "date-posted": "2021-09-02",
    "job-location": "Porto, Portugal",
    "apply": "jobs@acme.example",
}


@st.composite
def postings(draw: st.DrawFn) -> str:
    """Draw the source of a page: a right posting with some fields changed or added."""
    fields = dict(BASE)
    for name in draw(st.sets(st.sampled_from(sorted(BASE)), max_size=1)):
        del fields[name]
    for name in draw(st.sets(st.sampled_from(sorted(VALUES)), max_size=5)):
        # The first values are right.
        values = VALUES[name]
        fields[name] = draw(st.sampled_from([*values[:2], values[0], *values]))
    options = "\n".join(f":{name}: {value}" for name, value in fields.items())
    heading = draw(st.sampled_from(HEADINGS))
    others = draw(st.lists(st.sampled_from(TEXTS[1:]), max_size=1))
    text = "\n\n".join([TEXTS[0], *others])
    return f"# {heading}\n\n```{{jobposting}}\n{options}\n```\n\n{text}\n"


@pytest.mark.parametrize("layout", ["naked", "theme"])
@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pages=st.lists(postings(), min_size=40, max_size=40))
def test_what_builds_without_a_warning_passes_without_an_error(
    pages: list[str],
    layout: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    made = Site(
        tmp_path_factory.mktemp("site"),
        CONF + f"jobposting_layout = {layout!r}\n",
    )
    files: dict[str, Any] = {f"p{number}.md": page for number, page in enumerate(pages)}
    made.write({"index.md": "# Jobs\n\n```{joblist}\n```\n", **files})
    built = made.build(warnings=True)
    warned = set(re.findall(r"/(p\d+)\.md[:\d]* WARNING", built.warnings))
    checker = FileChecker(NOW)
    checked = 0
    for number, source in enumerate(pages):
        page = built.outdir / f"p{number}.html"
        if f"p{number}" in warned or not page.exists():
            continue
        found = [f for f in checker.check(page).findings if f.level == "error"]
        assert found == [], (source, [f.text_in() for f in found])
        checked += 1
    event(f"{checked // 5 * 5} pages and more were compared")
