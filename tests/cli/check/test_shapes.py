"""Postings with the structure that job sites emit get the findings expected by hand.

The structures are those of real sites; names and texts are made up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

NOW = dt.datetime(2026, 9, 10, tzinfo=dt.UTC)
PLACE = {
    "@type": "Place",
    "address": {
        "@type": "PostalAddress",
        "addressLocality": "Lyon",
        "addressCountry": "FR",
    },
}
ORGANIZATION = {"@type": "Organization", "name": "Inn"}
BASE = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Cook",
    "description": "<p>Cook for forty guests at noon.</p>",
    "datePosted": "2026-09-02",
    "hiringOrganization": ORGANIZATION,
    "jobLocation": PLACE,
    "url": "https://example.org/jobs/1",
}

SHAPES: dict[str, tuple[dict[str, Any], str]] = {
    "the documented example": (
        {"validThrough": "2026-10-18T00:00", "employmentType": "CONTRACTOR"},
        "",
    ),
    "a scraper's minimum": (
        {"@context": None, "datePosted": None, "jobLocation": None, "description": None},
        "missing-date-posted missing-description missing-job-location",
    ),
    "the world as a country": (
        {
            "jobLocation": {
                "@type": "Place",
                "address": {"@type": "PostalAddress", "addressCountry": "Worldwide"},
            },
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": "Worldwide"},
            "description": "<p>A remote job.</p>",
        },
        "not-a-country not-a-country",
    ),
    "a country with an emoji": (
        {
            "jobLocation": None,
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": "Remote 📍"},
            "description": "<p>Trabajo remoto.</p>",
        },
        "not-a-country",
    ),
    "an address in the place itself": (
        {
            "jobLocation": {
                "@type": "Place",
                "addressLocality": "Goa",
                "addressCountry": "IN",
            }
        },
        "missing-address",
    ),
    "a place that is an address": (
        {"jobLocation": {"@type": "PostalAddress", "addressCountry": "IN"}},
        "wrong-type",
    ),
    "an address that is a city": (
        {"jobLocation": {"address": {"@type": "City", "addressCountry": "FR"}}},
        "missing-type wrong-type",
    ),
    "a country of three letters": (
        {
            "jobLocation": {
                "@type": "Place",
                "address": {"@type": "PostalAddress", "addressCountry": "BRA"},
            }
        },
        "",
    ),
    "pay with a unit alone": (
        {
            "baseSalary": {
                "@type": "MonetaryAmount",
                "currency": "USD",
                "value": {"@type": "QuantitativeValue", "unitText": "MONTH"},
            }
        },
        "missing-amount",
    ),
    "a type in capitals with a hyphen": (
        {"employmentType": "FULL-TIME"},
        "misspelt-value",
    ),
    "types from a form": ({"employmentType": "Full-time,Remote"}, "misspelt-value"),
    "months as text": (
        {
            "educationRequirements": {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "bachelor degree",
            },
            "experienceRequirements": {
                "@type": "OccupationalExperienceRequirements",
                "monthsOfExperience": "60",
            },
            "experienceInPlaceOfEducation": True,
        },
        "",
    ),
    "a date of a blog's template": (
        {"datePosted": "2026/09/02 9:30am", "validThrough": " 2026-10-18T09:30"},
        "invalid-date",
    ),
    "tags of a template": (
        {"title": "${job.title}", "datePosted": "{{ page.date }}"},
        "template-tag template-tag invalid-date",
    ),
    "markdown between paragraphs, escaped": (
        {"description": "A &lt;strong&gt;cook&lt;/strong&gt; for R&amp;amp;D."},
        "escaped-html",
    ),
    "an empty sameAs": (
        {"hiringOrganization": {**ORGANIZATION, "sameAs": ""}},
        "empty-property",
    ),
    "an identifier that is text": ({"identifier": "REQ-7"}, ""),
    "a remote title": ({"title": "Remote Support Specialist"}, ""),
    "undefined from JavaScript": (
        {"hiringOrganization": {**ORGANIZATION, "name": "undefined"}},
        "placeholder",
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_structure_from_a_real_site_gets_the_right_findings(
    name: str, rules: Callable[..., list[str]]
) -> None:
    members, verdict = SHAPES[name]
    posting = {k: v for k, v in {**BASE, **members}.items() if v is not None}
    assert sorted(rules(posting, now=NOW)) == sorted(verdict.split())
