"""The JSON-LD object has the form that Google Search and schema.org document."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.instants import rfc3339
from sphinx_jobposting.model.posting import Posting
from sphinx_jobposting.model.types import (
    Area,
    Contact,
    Duration,
    Money,
    Organization,
    Place,
    Unit,
)
from sphinx_jobposting.render.jsonld import (
    job_posting,
    pretty,
    script_text,
)

PAGE = "https://example.org/jobs/coordinator.html"
US = Area("country", "United States", "US")
ZA = Area("country", "South Africa", "ZA")
BOSTON = Place("US", "Boston", "MA")


def emit(
    *, page: str | None = PAGE, zone: str = "UTC", top: bool = True, **values: Any
) -> dict[str, Any]:
    """Return the object of a posting; the names of *values* have ``_`` instead of ``-``."""
    posting = Posting(
        docname="jobs/coordinator",
        name="coordinator",
        anchor="community-coordinator",
        heading="Community Coordinator",
        top=top,
        values={name.replace("_", "-"): value for name, value in values.items()},
    )
    return job_posting(posting, description="<p>Help.</p>", url=page, zone=ZoneInfo(zone))


def test_a_posting_has_the_form_that_google_documents() -> None:
    obj = emit(
        zone="America/New_York",
        date_posted=dt.date(2021, 9, 2),
        valid_through=dt.date(2021, 9, 20),
        employment_type=("CONTRACTOR", "PART_TIME"),
        base_salary=Money("USD", Decimal(40000), Decimal(40000), "YEAR"),
        workplace="remote",
        applicant_location_requirements=(US, ZA),
        hiring_organization=Organization(
            "Long Table",
            "https://encyclopedia.example/Long_Table",
            "https://example.org",
            "https://example.org/l.png",
        ),
        application_contact=(Contact(email="jobs@example.org"),),
    )
    assert obj == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Community Coordinator",
        "description": "<p>Help.</p>",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Long Table",
            "sameAs": "https://encyclopedia.example/Long_Table",
            "url": "https://example.org",
            "logo": "https://example.org/l.png",
        },
        "applicantLocationRequirements": [
            {"@type": "Country", "name": "United States"},
            {"@type": "Country", "name": "South Africa"},
        ],
        "jobLocationType": "TELECOMMUTE",
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {"@type": "QuantitativeValue", "value": 40000, "unitText": "YEAR"},
        },
        "employmentType": ["CONTRACTOR", "PART_TIME"],
        "datePosted": "2021-09-02",
        "validThrough": "2021-09-20T23:59:59-04:00",
        "applicationContact": {"@type": "ContactPoint", "email": "jobs@example.org"},
        "directApply": True,
        "identifier": {
            "@type": "PropertyValue",
            "name": "Long Table",
            "value": "coordinator",
        },
        "url": PAGE,
    }


def test_the_order_of_keys_does_not_depend_on_the_source() -> None:
    one = emit(date_posted=dt.date(2021, 9, 2), skills="Python", industry="Education")
    other = emit(industry="Education", skills="Python", date_posted=dt.date(2021, 9, 2))
    assert list(one) == list(other)
    assert list(one)[:4] == ["@context", "@type", "title", "description"]


def test_internal_fields_and_custom_facts_are_not_emitted() -> None:
    plain = emit()
    assert plain == emit(
        draft=True, closed=False, summary="s", updated=dt.date(2021, 1, 1), time_zone="UTC"
    )


def test_empty_values_are_left_out() -> None:
    obj = emit(
        skills=" ", job_location=(), hiring_organization=Organization(""), same_as=()
    )
    assert set(obj) == {"@context", "@type", "title", "description", "identifier", "url"}
    assert "name" not in obj["identifier"]


def test_the_title_field_overrides_the_heading() -> None:
    assert emit(title="Coordinator")["title"] == "Coordinator"


class TestUrl:
    def test_the_url_of_a_section_has_its_anchor(self) -> None:
        assert emit(top=False)["url"] == PAGE + "#community-coordinator"

    def test_an_explicit_url_is_kept(self) -> None:
        assert emit(url="https://a.example/1")["url"] == "https://a.example/1"

    def test_there_is_no_url_without_a_base_url(self) -> None:
        assert "url" not in emit(page=None)
        assert "url" not in emit(page=None, top=False)


class TestIdentifier:
    def test_the_name_of_the_identifier_is_the_organization(self) -> None:
        obj = emit(hiring_organization=Organization("Long Table"), identifier="P-3")
        assert obj["identifier"] == {
            "@type": "PropertyValue",
            "name": "Long Table",
            "value": "P-3",
        }


class TestPlaces:
    def test_remote_without_an_area_is_not_telecommute(self) -> None:
        obj = emit(workplace="remote")
        assert "jobLocationType" not in obj

    def test_remote_with_a_place_is_telecommute(self) -> None:
        obj = emit(workplace="remote", job_location=(BOSTON,))
        assert obj["jobLocationType"] == "TELECOMMUTE"
        assert obj["jobLocation"] == {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Boston",
                "addressRegion": "MA",
                "addressCountry": "US",
            },
        }

    @pytest.mark.parametrize("workplace", ["on-site", "hybrid"])
    def test_areas_are_left_out_unless_the_job_is_remote(self, workplace: str) -> None:
        obj = emit(
            workplace=workplace,
            job_location_type="TELECOMMUTE",
            job_location=(BOSTON,),
            applicant_location_requirements=(US,),
        )
        assert "jobLocationType" not in obj
        assert "applicantLocationRequirements" not in obj

    def test_several_places_are_a_list(self) -> None:
        cape = Place("ZA", "Cape Town", street="1 Long St", postal_code="8001")
        obj = emit(job_location=(BOSTON, cape))
        assert [place["address"]["addressCountry"] for place in obj["jobLocation"]] == [
            "US",
            "ZA",
        ]
        assert obj["jobLocation"][1]["address"] == {
            "@type": "PostalAddress",
            "streetAddress": "1 Long St",
            "addressLocality": "Cape Town",
            "postalCode": "8001",
            "addressCountry": "ZA",
        }

    def test_a_group_becomes_its_members_once_each(self) -> None:
        france = Area("country", "France", "FR")
        germany = Area("country", "Germany", "DE")
        group = Area("group", "European Union", members=(germany, france))
        obj = emit(workplace="remote", applicant_location_requirements=(france, group))
        assert [area["name"] for area in obj["applicantLocationRequirements"]] == [
            "France",
            "Germany",
        ]

    def test_a_state_is_named_with_its_country(self) -> None:
        states = (Area("state", "California", "US"), Area("state", "Ontario", "CA"))
        obj = emit(workplace="remote", applicant_location_requirements=states)
        assert obj["applicantLocationRequirements"] == [
            {"@type": "State", "name": "California, USA"},
            {"@type": "State", "name": "Ontario, Canada"},
        ]

    def test_anywhere_becomes_its_configured_areas_or_nothing(self) -> None:
        nowhere = emit(
            workplace="remote", applicant_location_requirements=(Area("anywhere"),)
        )
        assert "applicantLocationRequirements" not in nowhere
        assert "jobLocationType" not in nowhere
        anywhere = Area("anywhere", members=(US,))
        obj = emit(workplace="remote", applicant_location_requirements=(anywhere,))
        assert obj["applicantLocationRequirements"]["name"] == "United States"


class TestMoney:
    @pytest.mark.parametrize(
        ("low", "high", "numbers"),
        [
            (Decimal(20), Decimal("25.5"), {"minValue": 20, "maxValue": 25.5}),
            (Decimal(50000), None, {"minValue": 50000}),
            (None, Decimal(40), {"maxValue": 40}),
            (Decimal("19.99"), Decimal("19.99"), {"value": 19.99}),
            (Decimal(0), Decimal(0), {"value": 0}),
        ],
    )
    def test_amounts(
        self, low: Decimal | None, high: Decimal | None, numbers: dict[str, float]
    ) -> None:
        money = Money("EUR", low, high, "HOUR")
        obj = emit(base_salary=money, estimated_salary=money)
        assert obj["baseSalary"] == obj["estimatedSalary"]
        assert obj["baseSalary"] == {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {"@type": "QuantitativeValue", **numbers, "unitText": "HOUR"},
        }

    @given(
        st.decimals(0, 10**9, places=2),
        st.sampled_from(["HOUR", "DAY", "WEEK", "MONTH", "YEAR"]),
    )
    def test_a_number_has_the_digits_that_were_written(
        self, amount: Decimal, unit: Unit
    ) -> None:
        obj = emit(base_salary=Money("USD", amount, amount, unit))
        read = json.loads(script_text(obj), parse_float=Decimal, parse_int=Decimal)
        assert read["baseSalary"]["value"]["value"] == amount

    def test_a_total_is_not_emitted(self) -> None:
        money = Money("USD", Decimal(90000), Decimal(90000), "TOTAL")
        assert "baseSalary" not in emit(base_salary=money)

    def test_the_currency_is_part_of_the_salary(self) -> None:
        money = Money("USD", Decimal(1), Decimal(1), "HOUR")
        assert emit(salary_currency="USD")["salaryCurrency"] == "USD"
        assert "salaryCurrency" not in emit(salary_currency="USD", base_salary=money)


class TestDates:
    def test_a_day_ends_in_its_time_zone(self) -> None:
        obj = emit(valid_through=dt.date(2021, 9, 20), zone="Pacific/Auckland")
        assert obj["validThrough"] == "2021-09-20T23:59:59+12:00"

    def test_an_instant_keeps_its_offset(self) -> None:
        moment = dt.datetime(2021, 9, 20, 17, tzinfo=dt.timezone(dt.timedelta(hours=-4)))
        obj = emit(valid_through=moment, date_posted=moment, zone="UTC")
        assert obj["validThrough"] == obj["datePosted"] == "2021-09-20T17:00:00-04:00"

    def test_a_start_date_can_be_text(self) -> None:
        assert emit(job_start_date="in spring")["jobStartDate"] == "in spring"
        assert emit(job_start_date=dt.date(2021, 11, 1))["jobStartDate"] == "2021-11-01"

    def test_an_offset_with_seconds_becomes_utc(self) -> None:
        local = dt.datetime(1880, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))
        assert rfc3339(local).endswith("+00:00")
        assert dt.datetime.fromisoformat(rfc3339(local)) == local


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (Duration(months=12), "P12M"),
        (Duration(weeks=6), "P6W"),
        (Duration(days=90), "P90D"),
        (Duration(hours=40), "PT40H"),
    ],
)
def test_durations(duration: Duration, text: str) -> None:
    assert emit(job_duration=duration)["jobDuration"] == text


def test_education_and_experience() -> None:
    obj = emit(education_requirements=("bachelor degree",), experience_requirements=24)
    assert obj["educationRequirements"] == {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "bachelor degree",
    }
    assert obj["experienceRequirements"] == {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": 24,
    }
    none = emit(education_requirements=("no requirements",), experience_requirements=0)
    assert (
        none["educationRequirements"] == none["experienceRequirements"] == "no requirements"
    )


class TestContacts:
    def test_a_url_alone_does_not_set_direct_apply(self) -> None:
        obj = emit(application_contact=(Contact(url="https://example.org/form"),))
        assert obj["applicationContact"]["url"] == "https://example.org/form"
        assert "directApply" not in obj

    def test_an_explicit_direct_apply_is_kept(self) -> None:
        contacts = (Contact(email="a@example.org"), Contact(url="https://example.org/f"))
        obj = emit(application_contact=contacts, direct_apply=False)
        assert obj["directApply"] is False
        assert len(obj["applicationContact"]) == 2


def test_units_and_occupations_have_types() -> None:
    obj = emit(employment_unit="Engineering", relevant_occupation="Community manager")
    assert obj["employmentUnit"] == {"@type": "Organization", "name": "Engineering"}
    assert obj["relevantOccupation"] == {"@type": "Occupation", "name": "Community manager"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


class TestScriptText:
    @given(JSON)
    def test_it_can_be_parsed_again(self, obj: Any) -> None:
        assert json.loads(script_text(obj)) == obj
        assert json.loads(pretty(obj)) == obj

    @given(JSON)
    def test_it_contains_no_markup(self, obj: Any) -> None:
        assert not set("<>&\u2028\u2029") & set(script_text(obj))

    def test_text_is_readable(self) -> None:
        assert (
            script_text({"title": "Köchin (m/w/d) 東京"})
            == '{"title": "Köchin (m/w/d) 東京"}'
        )

    def test_a_lone_surrogate_is_replaced(self) -> None:
        assert script_text("a\ud800b") == '"a\ufffdb"'
        assert pretty("a\ud800b") == '"a\ufffdb"'
