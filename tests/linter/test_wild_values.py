"""Values that people really write get the right findings.

The values come from public JSON-LD. Each is put into a posting that is otherwise good.
Expected are the errors and warnings, not the hints.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

DATES = [
    ("2026-6-17", "invalid-date"),
    ("Jul 07, 2026", "invalid-date"),
    ("2020-10-20 20:28:32 UTC", "invalid-date"),
    ("2026-06-11 00:00:00", "invalid-date"),
    ("2025-06-02T10:23:21.503", ""),
    ("2026-08-23T01:58:05.000000Z", ""),
    ("2021-12-19T10:23:23.373+0000", "date-form"),
    ("2026-06-17T15:12:26.794+02:00", ""),
    ("2025-04-18T07:44:06.000Z", ""),
    ("2020-10-25T16:01:35-07:00", ""),
    ("2026-10-02T08:30:00-03:00", "posted-in-future"),
    ("3/21/2022", "invalid-date"),
    ("July 15, 2019", "invalid-date"),
    ("Monday, August 17, 2020", "invalid-date"),
    ("an upcoming date", "invalid-date"),
    ("TBD", "invalid-date"),
    ("2021-13-40", "invalid-date"),
    ("2024-02-30", "invalid-date"),
    (1620000000, "invalid-date"),
    ("", "missing-date-posted"),
    (None, "missing-date-posted"),
    ("2021-2-10", "invalid-date"),
]
DEADLINES = [
    ("2026-10-22T23:59", ""),
    ("2020-11-19 20:28:32 UTC", "invalid-date"),
    ("2024-03-18T00:00", "deadline-before-posting"),
    ("2026-09-09T23:59:59Z", "deadline-past"),
    ("2026-09-09", ""),  # it is still that day in the west
    ("2026-09-08", "deadline-past"),
    ("2099-01-01", ""),
    ("2026-10-23T01:58:05+00:00", ""),
    ("2027-09-01T23:59:59Z", ""),
    ("November 15, 2021 at 11:59 pm EDT", "invalid-date"),
    ("8am GMT Monday 21st March", "invalid-date"),
    ("tbd EDT", "invalid-date"),
    ("", "empty-property"),
    (None, "empty-property"),
]
TYPES = [
    ("Full-time", "misspelt-value"),
    ("FULL_TIME, TEMPORARY", "misspelt-value"),
    ("Vollzeit,Teilzeit", "misspelt-value"),
    ("Internship", "misspelt-value"),
    ("CONTRACT", "misspelt-value"),
    ("permanent", "invalid-employment-type"),
    ("FULLTIME", "misspelt-value"),
    (["FULL_TIME", "PERMANENT"], "invalid-employment-type"),
    ("FULL_TIME, PERMANENT", "misspelt-value"),
    (["INTERN", "FULL_TIME"], ""),
    (["OTHER"], ""),
    ("80-100%", "invalid-employment-type"),
    ("정규직", "misspelt-value"),
    ("fullTime", "misspelt-value"),
    ("", "empty-property"),
    (None, "empty-property"),
]
EXPERIENCE = [
    ({"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 60}, ""),
    # As in the example of schema.org.
    ({"@type": "OccupationalExperienceRequirements", "monthsOfExperience": "60"}, ""),
    (
        {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": "5 years"},
        "invalid-experience",
    ),
    ("no requirements", ""),
]
WORKPLACES = [
    ("ON_SITE", "invalid-workplace"),
    ("HYBRID", "invalid-workplace"),
    ("Remote", "misspelt-value remote-not-said"),
    ("TELECOMMUTE", "remote-not-said"),
    ("", "empty-property"),
    (None, "empty-property"),
]
ORGANIZATIONS = [
    ("Acme", "invalid-organization"),
    ("confidential", ""),
    ([{"name": "Beta"}], "missing-type"),
    ({"@type": "Organization"}, "missing-hiring-organization"),
    ({"@type": "Organization", "name": ""}, "missing-hiring-organization"),
    ({"@type": "Organization", "Name": "IATA"}, "misspelt-property"),
    (
        {"@type": "Organization", "name": "Comscore", "sameAs": None, "logo": None},
        "empty-property empty-property",
    ),
    (
        {"@type": "Organization", "name": "Stealth Co", "sameAs": "http://Stealth co"},
        "invalid-url",
    ),
    ({"@type": "School", "name": "Hill Primary"}, ""),
    (None, "missing-hiring-organization"),
]


def place(**address: object) -> dict[str, object]:
    return {"@type": "Place", "address": {"@type": "PostalAddress", **address}}


PLACES = [
    ({"@type": "Place", "address": "Москва"}, "invalid-place"),
    ([{"address": "Remote, US"}], "invalid-place missing-type"),
    (
        [{"address": {"addressLocality": "Remote", "addressCountry": "Worldwide"}}],
        "not-a-country missing-type missing-type placeholder",
    ),
    (
        place(addressLocality="Austin", addressRegion="UNAVAILABLE", addressCountry="US"),
        "placeholder",
    ),
    (
        place(addressCountry="Anywhere", addressRegion="Anywhere"),
        "not-a-country placeholder",
    ),
    (place(addressLocality="완주군", addressCountry="대한민국"), ""),
    (place(addressLocality="Gurgaon", addressCountry=""), "missing-country"),
    (place(addressLocality="Berlin", addressCountry="Alemania"), ""),
    (
        place(addressLocality="Berlin", addressCountry={"@type": "Country", "name": "DE"}),
        "",
    ),
    (place(addressLocality="Singapore", addressCountry="SG"), ""),
    (place(addressLocality="Singapore", addressCountry="Singapore"), ""),
    (place(addressLocality="Maldives", addressCountry="Maldives"), "placeholder"),
    (place(addressLocality="Seoul", addressCountry="Korea, Republic of"), ""),
    (place(addressLocality="Tehran", addressCountry="Iran, Islamic Republic of"), ""),
    (place(addressLocality="York", addressRegion="England", addressCountry="GB"), ""),
    (
        place(
            addressLocality="Multiple Locations", addressRegion="India", addressCountry="IN"
        ),
        "placeholder placeholder",
    ),
    (place(streetAddress="Remote/Virtual", addressCountry="US"), "placeholder"),
    (place(streetAddress="1 Remote Road", addressCountry="US"), ""),
    (
        {"@type": "Place", "Address": place(addressCountry="CH")["address"]},
        "misspelt-property",
    ),
    (
        {"@type": "Place", "address": [{"@type": "PostalAddress", "streetAddress": "A"}]},
        "missing-country",
    ),
    (place(addressLocality="Johannesburg", addressCountry="South Africa"), ""),
    (
        place(
            addressLocality="United States",
            addressRegion=None,
            postalCode="99999",
            addressCountry="US",
        ),
        "empty-property placeholder placeholder",
    ),
    ("Boston", "invalid-place"),
    (None, "missing-job-location"),
]
AREAS = [
    ({"@type": "Country", "name": "Global"}, "not-a-country"),
    ({"@type": "Country", "name": "Remote"}, "not-a-country"),
    ({"@type": "Country", "name": "European Union"}, "not-a-country"),
    ({"@type": "Country", "name": "California"}, "not-a-country"),
    ({"@type": "State", "name": "California, USA"}, ""),
    ({"@type": "Country", "name": ""}, "empty-property"),
    ({"@type": "Country", "name": "Deutschland"}, ""),
    ({"@type": "Country", "name": "Türkiye"}, ""),
    ({"@type": "Country", "name": "IN"}, ""),
    ({"@type": "AdministrativeArea", "address": {"addressCountry": "UA"}}, "invalid-area"),
    ([{"@type": "Country", "name": "BR"}], ""),
    (
        {"@type": "Country", "sameAs": "https://www.wikidata.org/wiki/Q30", "name": "USA"},
        "",
    ),
]


def pay(**members: object) -> dict[str, object]:
    return {"@type": "MonetaryAmount", **members}


def quantity(**members: object) -> dict[str, object]:
    return {"@type": "QuantitativeValue", **members}


PAY = [
    (pay(currency="USD", value="55000", unitCode="ANN"), "missing-unit number-as-text"),
    (
        pay(currency="VND", value=quantity(value="Cạnh tranh", unitText="MONTH")),
        "invalid-number",
    ),
    (
        pay(currency="vvvvv", value={"minValue": "", "maxValue": ""}),
        "invalid-currency missing-amount missing-unit missing-type",
    ),
    (
        {"currency": "CLP", "value": {"Value": "900000", "unitText": "MONTH"}},
        "misspelt-property missing-type missing-type number-as-text",
    ),
    (
        pay(currency="USD", value=quantity(unitText="YEAR", value="$100,000")),
        "invalid-number",
    ),
    (
        {"@type": "PriceSpecification", "currency": "NPR", "price": "500000"},
        "wrong-type missing-amount missing-unit",
    ),
    (pay(value=quantity(minValue=2641, maxValue=3630)), "missing-currency missing-unit"),
    ({"value": "8k-15k"}, "missing-currency invalid-number missing-unit missing-type"),
    (pay(currency="PLN", value=quantity(value=16500, unitText="Month")), "misspelt-value"),
    (
        pay(currency="USD", value=quantity(minValue=52.15, maxValue=77.9, unitText="HOUR")),
        "",
    ),
    (pay(currency="USD", value=quantity(minValue=120000, maxValue=160000)), "missing-unit"),
    (
        pay(currency="USD", value=quantity(minValue=50, maxValue=20, unitText="HOUR")),
        "pay-range",
    ),
    (pay(currency="USD", value=quantity(value=-5, unitText="HOUR")), "invalid-number"),
    (pay(currency="USD", value=quantity(value=0, unitText="HOUR")), "placeholder"),
    ("100000", "invalid-money"),
    (60000, "invalid-money"),
    ("Competitive", "invalid-money"),
    (None, "empty-property"),
]
TITLES = [
    ("", "missing-title"),
    (None, "missing-title"),
    ("DevOps Engineer &amp; SRE", "escaped-html"),
    ("Edit ★12/8面接会★【26新卒/第二新卒】ホテル内のカフェ接客", "title-clutter"),
    ("QA Manager (m/w/d)", ""),
    ("Développeur (H/F)", ""),
    ("Software Engineer II ", ""),
    ("Remote Sensing Engineer", ""),
    ("Remote Support Engineer", ""),
    ("Software Engineer (Remote)", "title-clutter"),
    ("Nurse – $45/hour", "title-clutter"),
    ("Nurse, Boston", "title-clutter"),
    ("Nurse at Long Table", "title-clutter"),
    ("URGENT: Nurse", "title-clutter"),
    ("Nurse (Req 12345)", "title-clutter"),
    ("Urgent Care Nurse", ""),
    ("Urgent Treatment Centre Practitioner", ""),
    ("Non-Urgent Patient Transport Driver", ""),
    ("Médico de Atención Urgente", ""),
    ("Urgent hiring: Nurse", "title-clutter"),
    ("Nurse – urgent", "title-clutter"),
    ("Nurse (urgent!)", "title-clutter"),
    ("Urgently needed: Nurse", "title-clutter"),
    ("Sr. Engineer, 90210", ""),
    ("Job Code Auditor", ""),
    ("Auditor, job code A-123", "title-clutter"),
    ("Remote-Sensing Scientist", ""),
    ("Cook (closed)", "title-clutter"),
    ("FILLED: Cook", "title-clutter"),
    ("Cook – filled", "title-clutter"),
    ("Closed Circuit Television Operator", ""),
    ("Filled Milk Technologist", ""),
    ("Head of Remote", ""),
    ("Remotely Operated Vehicle Pilot", ""),
    ("Remote Nurse", "title-clutter"),
    ("Home Office Caseworker", ""),
    ("Nurse (Home Office)", "title-clutter"),
    ("C++ Developer", ""),
    ("ISO 27001 Auditor", ""),
    ("Auditor ISO 27001", ""),
    ("Senior Loan Counselor 90029", "title-clutter"),
    ("Night Train Conductor (United States)", "title-clutter"),
    ("Night Train Conductor (Japan)", ""),  # this job is in the United States
    ("Kiến trúc sư tại Long Table", "title-clutter"),
    ("Nurse!!!", "title-clutter"),
    ("SENIOR NURSE", "title-capitals"),
    ("QA SRE", ""),
    ("ПЕКАРЬ В ПЕКАРНЮ", "title-capitals"),
    ("경험없어도OK", ""),
    ("TBD", "placeholder"),
    ("<%= job.title %>", "template-tag"),
]
DESCRIPTIONS = [
    ("", "missing-description"),
    (None, "missing-description"),
    ("<p> </p>", "missing-description"),
    ("Role", ""),
    ("&lt;p&gt;We build &lt;b&gt;LLM&lt;/b&gt; platforms.&lt;/p&gt;", "escaped-html"),
    ("<p>Salt &amp;amp; pepper are on the table.</p>", "escaped-html"),
    ("<p>You write <code>&amp;lt;</code> where HTML has a less-than sign.</p>", ""),
    (
        "<pre>&amp;lt;b&amp;gt;</pre><p>This is how you escape &amp;amp; quote.</p>",
        "escaped-html",
    ),
    ("<p>Our pages begin with <code>{% include head %}</code>.</p>", ""),
    ("<p>Salt &amp; pepper, and x &lt;p y are on the table.</p>", ""),
    ("<p>You write <code>{{ templates }}</code> for our pages.</p>", ""),
    ("{{ page.content | strip_html }}", "template-tag"),
    ("<p>{{BESCHREIBUNG_HTML}}</p>", "template-tag"),
    ("<p>Lorem ipsum dolor sit amet.</p>", "placeholder"),
    ("Short teaser.", ""),
    ("Community Coordinator", "description-is-title"),
    ("word " * 120, "no-paragraphs"),
    ("word\n" * 120, ""),
]

TABLE = [
    *(("datePosted", *row) for row in DATES),
    *(("validThrough", *row) for row in DEADLINES),
    *(("employmentType", *row) for row in TYPES),
    *(("experienceRequirements", *row) for row in EXPERIENCE),
    *(("jobLocationType", *row) for row in WORKPLACES),
    *(("hiringOrganization", *row) for row in ORGANIZATIONS),
    *(("jobLocation", *row) for row in PLACES),
    *(("applicantLocationRequirements", *row) for row in AREAS),
    *(("baseSalary", *row) for row in PAY),
    *(("title", *row) for row in TITLES),
    *(("description", *row) for row in DESCRIPTIONS),
]


@pytest.mark.parametrize(
    ("name", "value", "verdict"), TABLE, ids=lambda item: repr(item)[:60]
)
def test_a_value_from_public_data_gets_the_right_findings(
    name: str,
    value: Any,
    verdict: str,
    good: dict[str, Any],
    rules: Callable[..., list[str]],
) -> None:
    good.update(datePosted="2026-09-02", validThrough="2026-10-20T23:59:59+00:00")
    if name == "applicantLocationRequirements":
        good["jobLocationType"] = "TELECOMMUTE"
        good["description"] += "<p>The work is fully remote.</p>"
    good[name] = value
    found = rules(good, now=dt.datetime(2026, 9, 10, tzinfo=dt.UTC))
    assert sorted(found) == sorted(verdict.split())
