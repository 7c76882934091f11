"""What this package writes passes its own linter."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sphinx_jobposting.linter.jsonld import PageFacts, lint_posting
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.posting import Posting
from sphinx_jobposting.model.types import Context
from sphinx_jobposting.render.jsonld import job_posting
from sphinx_jobposting.values.kinds import is_none, parse

RAW = {field.name: field.example for field in FIELDS} | {"draft": "none", "closed": "none"}
BODY = (
    "<h2>Background</h2><p>You can be based anywhere. Templates such as "
    "<code>{{ this }}</code> and 2021-12-24 are part of the job.</p>"
    "<p>Send your resume by <strong>September 20, 2021</strong>.</p>"
)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"workplace": "on-site"},
        {
            "job-location": "none",
            "applicant-location-requirements": "US-CA; Ontario, CA; EU",
        },
        {"base-salary": "from USD 50000 per year"},
        {"base-salary": "USD 90000 total"},
        {"valid-through": "2021-09-20T17:00-04:00"},
        {"employment-type": "intern"},
    ],
    ids=str,
)
def test_own_json_ld_has_no_findings(changes: dict[str, str]) -> None:
    posting = Posting(
        docname="jobs/coordinator",
        name="coordinator",
        anchor="coordinator",
        heading="Community Coordinator (Remote Contractor)",
        top=True,
        values={
            name: parse(name, raw, Context())
            for name, raw in {**RAW, **changes}.items()
            if not is_none(raw)
        },
    )
    url = "https://handbook.example.org/jobs/coordinator.html"
    zone = ZoneInfo("Pacific/Auckland")
    data = job_posting(posting, description=BODY, url=url, zone=zone)
    page = PageFacts(headings=(posting.heading,))
    found = lint_posting(data, page=page, now=dt.datetime(2021, 9, 10, tzinfo=dt.UTC))
    assert [f.message_in() for f in found if f.level != "hint"] == []
