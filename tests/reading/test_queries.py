"""The options and filters of lists and counts are read and checked."""

from __future__ import annotations

import pytest

from sphinx_jobposting.reading.queries import (
    QueryProblem,
    UnreadableFilter,
    field_named,
    filter_for,
    one_of,
    read_columns,
)

from ..support.registry import settings

SITE = settings(facts={"time-zone": "Time zone"})


def test_a_choice_is_allowed_in_any_case() -> None:
    assert one_of("status", "Open", ("open", "all")) == "open"
    with pytest.raises(QueryProblem, match="status: “shut” is not one of open, all"):
        one_of("status", "shut", ("open", "all"))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("employment-type", "employment-type"),
        ("employmentType", "employment-type"),
        ("apply", "application-contact"),
        ("time-zone", "time-zone"),
    ],
)
def test_a_field_may_be_named_by_any_of_its_names(written: str, name: str) -> None:
    assert field_named("group-by", written, SITE) == name


def test_an_unknown_field_gets_a_suggestion() -> None:
    with pytest.raises(QueryProblem, match="Did you mean “work-hours”"):
        field_named("group-by", "work-hour", SITE)
    with pytest.raises(QueryProblem, match=r"there is no field “xyzzy”\.$"):
        field_named("group-by", "xyzzy", SITE)


@pytest.mark.parametrize(
    ("value", "columns"),
    [
        ("job-location, base-salary", ("job-location", "base-salary")),
        ("jobLocation; baseSalary", ("job-location", "base-salary")),
        ("job-location\nbase-salary,,", ("job-location", "base-salary")),
        ("title, job-location, job-location", ("job-location",)),
        ("date-posted, time-zone", ("date-posted", "time-zone")),
        ("", ()),
    ],
)
def test_columns_are_fields_that_pages_show(value: str, columns: tuple[str, ...]) -> None:
    assert read_columns(value, SITE) == columns


def test_a_field_that_no_page_shows_cannot_be_a_column() -> None:
    with pytest.raises(QueryProblem, match="“same-as” is a field that is not shown"):
        read_columns("job-location, same-as", SITE)


def test_a_filter_has_the_name_of_its_field_and_its_line() -> None:
    name, chosen = filter_for("employmentType", "part-time", SITE, line=7)
    assert (name, chosen.line) == ("employment-type", 7)
    (reading,) = chosen.accepted(set())
    assert reading.written == "part-time"
    assert set(reading.items) == {"PART_TIME"}


def test_an_unreadable_filter_is_reported_with_its_field() -> None:
    with pytest.raises(UnreadableFilter, match="employment-type: ") as caught:
        filter_for("employment-type", "sometimes", SITE)
    assert caught.value.name == "employment-type"


def test_an_unknown_option_gets_a_suggestion() -> None:
    with pytest.raises(QueryProblem, match=r"of joblist nor a field. Did you mean “limit”"):
        filter_for("limitt", "3", SITE)
    # A count has no options.
    with pytest.raises(
        QueryProblem, match=r"“limitt” is neither an option of job:count nor a field\.$"
    ):
        filter_for("limitt", "3", SITE, where="job:count")
