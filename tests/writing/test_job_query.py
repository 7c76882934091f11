"""A list has the right jobs in the right order and groups."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sphinx_jobposting.domain import JobDomain
from sphinx_jobposting.model.posting import Posting
from sphinx_jobposting.model.types import UNTIL_FILLED, Context, Organization, Place
from sphinx_jobposting.render.localized import formatter_for
from sphinx_jobposting.values.filter_values import read_filter
from sphinx_jobposting.writing.job_query import in_groups, in_order, matching

from ..support.registry import NOW, posting, registry

HOUR = dt.timedelta(hours=1)
DAY = dt.date(2021, 9, 2)
PORTO, OSLO = Place("PT", "Porto"), Place("NO", "Oslo")


def job(name: str, **values: Any) -> Posting:
    return posting(name, values={key.replace("_", "-"): v for key, v in values.items()})


def names(found: list[Posting]) -> list[str]:
    return [one.name for one in found]


class TestMatching:
    @pytest.fixture
    def domain(self) -> JobDomain:
        return registry(
            posting("a"),
            posting("b", closes=NOW),
            posting("c", draft=True),
            posting("d", opens=NOW + HOUR),
        )

    @pytest.mark.parametrize(
        ("status", "public", "preview"),
        [("open", "a", "acd"), ("closed", "b", "b"), ("all", "ab", "abcd")],
    )
    def test_the_status_depends_on_the_instant_and_the_preview(
        self, domain: JobDomain, status: str, public: str, preview: str
    ) -> None:
        assert names(matching(status, {}, domain)) == list(public)
        domain.build.preview = True
        assert names(matching(status, {}, domain)) == list(preview)

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({"employment-unit": "Kitchen"}, "ab"),
            ({"employment-unit": "kitchen; Bar"}, "abc"),
            ({"employment-unit": "Kitchen", "job-location": "Oslo, NO"}, "b"),
            ({"job-location": "PT"}, "a"),
            ({"employment-unit": "Garden"}, ""),
            ({"identifier": "c"}, "c"),
        ],
    )
    def test_a_job_must_match_every_filter(
        self, filters: dict[str, str], found: str
    ) -> None:
        domain = registry(
            job("a", employment_unit="Kitchen", job_location=(PORTO,)),
            job("b", employment_unit="Kitchen", job_location=(OSLO,)),
            job("c", employment_unit="Bar"),
        )
        read = {name: read_filter(name, raw, Context()) for name, raw in filters.items()}
        assert names(matching("open", read, domain)) == list(found)

    def test_a_comma_belongs_to_a_value_that_some_job_has(self) -> None:
        name = "hiring-organization"
        one = job("a", hiring_organization=Organization("Acme, Inc."))
        two = job("b", hiring_organization=Organization("Acme"))
        chosen = {name: read_filter(name, "Acme, Inc.", Context())}
        assert names(matching("open", chosen, registry(one, two))) == ["a"]
        assert names(matching("open", chosen, registry(two))) == ["b"]


class TestOrder:
    def order(self, sort: str, *jobs: Posting) -> list[str]:
        return names(in_order(jobs, sort, registry()))

    def test_sorting_by_title_ignores_case(self) -> None:
        jobs = job("b", title="bar"), job("a", title="Cook"), job("c", title="Bar")
        assert self.order("title", *jobs) == ["b", "c", "a"]
        assert self.order("-title", *jobs) == ["a", "c", "b"]

    def test_jobs_of_the_same_date_are_sorted_by_title(self) -> None:
        jobs = (
            job("z", date_posted=DAY),
            job("a", date_posted=DAY),
            job("b", date_posted=dt.date(2021, 9, 3)),
            job("none"),
        )
        assert self.order("-date-posted", *jobs) == ["b", "a", "z", "none"]
        assert self.order("date-posted", *jobs) == ["a", "z", "b", "none"]

    def test_a_whole_day_is_sorted_after_all_its_hours(self) -> None:
        noon = dt.datetime(2021, 9, 20, 12, tzinfo=dt.UTC)
        jobs = (
            job("day", valid_through=dt.date(2021, 9, 20)),
            job("noon", valid_through=noon),
            job("filled", valid_through=UNTIL_FILLED),
            job("none"),
        )
        assert self.order("valid-through", *jobs) == ["noon", "day", "filled", "none"]
        assert self.order("-valid-through", *jobs) == ["day", "noon", "filled", "none"]

    def test_a_job_closed_before_its_deadline_is_sorted_by_its_closing_date(self) -> None:
        closed = job("a", valid_through=dt.date(2021, 9, 20), closed=dt.date(2021, 9, 5))
        other = job("b", valid_through=dt.date(2021, 9, 10))
        assert self.order("valid-through", other, closed) == ["a", "b"]


class TestGroups:
    def groups(self, name: str, *jobs: Posting) -> list[tuple[str, list[str]]]:
        found = in_groups(name, jobs, formatter_for("en"))
        return [(label, names(group)) for label, group in found]

    def test_jobs_without_the_field_are_last(self) -> None:
        jobs = (
            job("a", employment_unit="Kitchen"),
            job("b"),
            job("c", employment_unit="bar"),
            job("d", employment_unit="Kitchen"),
        )
        assert self.groups("employment-unit", *jobs) == [
            ("bar", ["c"]),
            ("Kitchen", ["a", "d"]),
            ("Other", ["b"]),
        ]

    def test_there_is_no_empty_group_of_other_jobs(self) -> None:
        jobs = (job("c", employment_unit="Bar"),)
        assert self.groups("employment-unit", *jobs) == [("Bar", ["c"])]
        assert self.groups("employment-unit") == []

    def test_a_job_with_several_values_is_in_several_groups(self) -> None:
        jobs = job("a", employment_type=("FULL_TIME", "PART_TIME")), job("b")
        assert self.groups("employment-type", *jobs) == [
            ("Full-time", ["a"]),
            ("Part-time", ["a"]),
            ("Other", ["b"]),
        ]

    def test_places_are_grouped_by_town_with_each_job_once(self) -> None:
        two = Place("PT", "Porto", street="A"), Place("PT", "Porto", street="B")
        groups = self.groups("job-location", job("a", job_location=two), job("b"))
        assert [found for _label, found in groups] == [["a"], ["b"]]
        assert "Porto" in groups[0][0]

    def test_a_custom_fact_is_grouped_as_text(self) -> None:
        assert self.groups("time-zone", job("a", time_zone="UTC+1")) == [("UTC+1", ["a"])]
