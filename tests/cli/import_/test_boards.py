"""The public JSON of job boards is imported."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Import = Callable[..., Any]


GREENHOUSE = {
    "jobs": [
        {
            "id": 7,
            "title": "Cook",
            "updated_at": "2021-09-03T10:00:00-04:00",
            "first_published": "2021-09-02T10:00:00-04:00",
            "requisition_id": "R-7",
            "location": {"name": "Remote, US"},
            "absolute_url": "https://boards.example/acme/jobs/7",
            "company_name": "Acme",
            "departments": [{"id": 1, "name": "Kitchen"}],
            "content": "&lt;p&gt;Soup &amp;amp; bread.&lt;/p&gt;",
            "pay_input_ranges": [
                {"min_cents": 4000000, "max_cents": 5000000, "currency_type": "USD"}
            ],
        }
    ],
    "meta": {"total": 1},
}


LEVER = [
    {
        "id": "a-b",
        "text": "Cook",
        "createdAt": 1630584000000,
        "hostedUrl": "https://jobs.example/acme/a-b",
        "applyUrl": "https://jobs.example/acme/a-b/apply",
        "country": "PT",
        "workplaceType": "hybrid",
        "categories": {"commitment": "Full-time", "location": "Porto", "team": "Kitchen"},
        "description": "<div>Soup.</div>",
        "lists": [{"text": "Tasks", "content": "<li>Cook</li><li>Bake</li>"}],
        "additional": "<div>We are few.</div>",
        "salaryRange": {
            "min": 20000,
            "max": 24000,
            "currency": "EUR",
            "interval": "per-year-salary",
        },
    }
]


ASHBY = {
    "apiVersion": "1",
    "jobs": [
        {
            "title": "Cook",
            "location": "Porto",
            "department": "Kitchen",
            "isListed": True,
            "isRemote": False,
            "workplaceType": "OnSite",
            "employmentType": "FullTime",
            "publishedAt": "2021-09-02T12:00:00.000+00:00",
            "jobUrl": "https://jobs.example/acme/x",
            "applyUrl": "https://jobs.example/acme/x/application",
            "descriptionHtml": "<p>Soup.</p>",
            "address": {
                "postalAddress": {"addressLocality": "Porto", "addressCountry": "Portugal"}
            },
            "compensation": {
                "summaryComponents": [
                    {
                        "compensationType": "Salary",
                        "interval": "1 YEAR",
                        "currencyCode": "EUR",
                        "minValue": 20000,
                        "maxValue": 24000,
                    }
                ]
            },
        }
    ],
}


def test_a_greenhouse_board_is_imported(imports: Import) -> None:
    done = imports({"board.json": json.dumps(GREENHOUSE)})
    assert list(done.pages) == ["cook"]
    assert done.fields == {
        "date-posted": "2021-09-02",
        "hiring-organization": "Acme",
        "employment-unit": "Kitchen",
        "workplace": "remote",
        "applicant-location-requirements": "US",
        "application-contact": "https://boards.example/acme/jobs/7",
        "identifier": "R-7",
        "updated": "2021-09-03",
    }
    # A range without a unit of time is not certain.
    assert "pay-no-time" in done.notes("asks")
    assert done.body == "# Cook\n\nSoup & bread."


def test_a_lever_board_is_imported(imports: Import) -> None:
    done = imports({"board.json": json.dumps(LEVER)})
    assert done.fields == {
        "date-posted": "2021-09-02",
        "employment-unit": "Kitchen",
        "workplace": "hybrid",
        "job-location": "Porto, PT",
        "base-salary": "EUR 20000-24000 per year",
        "employment-type": "full-time",
        "application-contact": "https://jobs.example/acme/a-b/apply",
    }
    assert done.body == "# Cook\n\nSoup.\n\n## Tasks\n\n- Cook\n- Bake\n\nWe are few."


def test_an_ashby_board_is_imported(imports: Import) -> None:
    done = imports({"board.json": json.dumps(ASHBY)})
    assert done.fields == {
        "date-posted": "2021-09-02",
        "employment-unit": "Kitchen",
        "workplace": "on-site",
        "job-location": "Porto, PT",
        "base-salary": "EUR 20000-24000 per year",
        "employment-type": "full-time",
        "application-contact": "https://jobs.example/acme/x/application",
    }


def test_a_posting_that_a_board_does_not_list_is_a_draft(imports: Import) -> None:
    board = {**ASHBY, "jobs": [{**ASHBY["jobs"][0], "isListed": False}]}  # type: ignore[dict-item]
    assert imports({"board.json": json.dumps(board)}).fields["draft"] == "yes"
