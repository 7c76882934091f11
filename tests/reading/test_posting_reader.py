"""The fields of a posting become a record with findings."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from docutils import nodes

from sphinx_jobposting.model.posting import Posting
from sphinx_jobposting.model.types import Organization, Place
from sphinx_jobposting.reading.option_block import Written
from sphinx_jobposting.reading.posting_reader import PostingReader

from ..support.doctrees import directive, page, reported, section
from ..support.registry import NOW, registry, settings

ACME = Organization("Acme", "https://www.acme.example")
DAY = dt.date(2021, 9, 2)


def read(*written: tuple[str, str], front: Any = (), **site: Any) -> Posting:
    """Return the record of a page whose directive has these fields, starting on line 4."""
    node = directive()
    node["fields"] = [Written(key, raw, line) for line, (key, raw) in enumerate(written, 4)]
    if front:
        node["front"] = [Written(key, raw, 2) for key, raw in front]
        node["front_source"] = "cook.md"
    page(registry(), section("Cook", node))
    with reported():
        return PostingReader(node, settings(**site)).posting()


def rules(posting: Posting) -> list[tuple[str, int | None]]:
    return [(one.rule, one.line) for one in posting.findings]


POSTED = ("date-posted", "2021-09-02")


def test_values_have_lines_and_the_names_that_the_author_wrote() -> None:
    posting = read(POSTED, ("workHours", "32"), ("skills", "cooking"))
    assert posting.values == {"date-posted": DAY, "work-hours": "32", "skills": "cooking"}
    assert posting.lines == {"date-posted": 4, "work-hours": 5, "skills": 6}
    assert posting.written == {"work-hours": "workHours"}
    assert (posting.source, posting.line, posting.top) == ("cook.md", 3, True)
    assert rules(posting) == []


def test_directive_overrides_front_matter_which_overrides_defaults() -> None:
    posting = read(
        ("skills", "a"),
        front=[("skills", "b"), ("industry", "c")],
        defaults={"skills": "d", "industry": "e", "qualifications": "f"},
    )
    assert posting.values == {"skills": "a", "industry": "c", "qualifications": "f"}
    assert rules(posting) == []


def test_none_removes_a_default() -> None:
    posting = read(("skills", "none"), defaults={"skills": "d"}, organization=ACME)
    assert posting.values == {"hiring-organization": ACME}
    assert (
        "hiring-organization"
        not in read(("hiring-organization", "none"), organization=ACME).values
    )


def test_a_field_that_is_written_twice_counts_once() -> None:
    posting = read(("skills", "a"), ("Skills", "b"))
    assert posting.values == {"skills": "a"}
    assert rules(posting) == [("duplicate-field", 5)]
    assert not posting.draft


def test_contradictory_draft_fields_hide_the_posting() -> None:
    assert read(("draft", "no"), ("draft", "yes")).draft
    assert not read(("draft", "no"), ("draft", "no")).draft


def test_an_unknown_field_is_reported_and_may_hide_the_posting() -> None:
    posting = read(("skils", "a"))
    assert rules(posting) == [("unknown-field", 4)]
    assert posting.findings[0].params["near"] == "skills"
    assert not posting.draft
    assert read(("dratf", "yes")).draft
    scheduled = read(("publish-on", "2021-10-01"))
    assert not scheduled.draft
    assert scheduled.opens == dt.datetime(2021, 10, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("field", "draft", "opens"),
    [
        (("draft", "perhaps"), True, None),
        (("date-posted", "soon"), True, None),
        (("date-posted", "1/10/2021"), False, dt.datetime(2021, 12, 31, tzinfo=dt.UTC)),
        (("valid-through", "soon"), False, None),
    ],
)
def test_an_unreadable_value_hides_it_only_if_it_is_about_publication(
    field: tuple[str, str], draft: bool, opens: dt.datetime | None
) -> None:
    posting = read(field)
    assert field[0] not in posting.values
    assert (posting.draft, posting.opens) == (draft, opens)


def test_it_opens_and_closes_at_midnight_in_its_time_zone() -> None:
    posting = read(
        POSTED, ("valid-through", "2021-09-20"), zone=ZoneInfo("America/New_York")
    )
    assert posting.opens == dt.datetime(2021, 9, 2, 4, tzinfo=dt.UTC)
    assert posting.closes == dt.datetime(2021, 9, 21, 4, tzinfo=dt.UTC)
    assert posting.status(NOW) == "open"


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        (("valid-through", "2021-09-01"), "deadline-before-posting"),
        (("closed", "2021-09-01"), "closed-before-posting"),
        (("job-start-date", "2021-05-01"), "date-before-posting"),
        (("job-start-date", "2021-08-01"), None),
        (("updated", "2021-09-01"), "date-before-posting"),
        (("updated", "2021-09-12"), "updated-in-future"),
        (("updated", "2021-09-11"), None),
    ],
)
def test_dates_that_contradict_each_other_are_reported(
    field: tuple[str, str], rule: str | None
) -> None:
    assert rules(read(POSTED, field)) == ([(rule, 5)] if rule else [])


def test_a_posting_date_over_a_year_ahead_is_a_warning() -> None:
    assert rules(read(("date-posted", "2022-09-12"))) == [("posted-far-ahead", 4)]
    assert rules(read(("date-posted", "2022-09-11"))) == []


def test_the_second_of_two_contradictory_fields_is_dropped() -> None:
    posting = read(("workplace", "hybrid"), ("job-location-type", "telecommute"))
    assert posting.values == {"workplace": "hybrid"}
    assert rules(posting)[0][1] == 5
    pay = ("base-salary", "EUR 24000 per year")
    posting = read(pay, ("salary-currency", "USD"))
    assert "salary-currency" not in posting.values
    assert "“EUR”" in str(posting.findings[0].params) or "EUR" in str(posting.findings)
    # A default is replaced without a warning.
    posting = read(pay, defaults={"salary-currency": "USD"})
    assert "salary-currency" not in posting.values
    assert rules(posting) == []


def test_telecommute_is_remote_and_an_unreadable_area_is_not() -> None:
    telecommute = read(("job-location-type", "telecommute"))
    assert telecommute.remote
    assert telecommute.values["workplace"] == "remote"
    posting = read(("workplace", "remote"), ("applicants-in", "worldwide"))
    assert not posting.remote
    assert rules(posting) == [("invalid-area", 5)]


def test_the_currency_of_the_pay_settles_a_doubtful_place() -> None:
    place = ("job-location", "Quillmere, IL")
    known = (Place(locality="Quillmere", country="IL"),)
    posting = read(place)
    assert rules(posting) == [("ambiguous-place", 4)]
    assert posting.values["job-location"] == known
    posting = read(place, ("base-salary", "ILS 8000 per month"))
    assert rules(posting) == []
    assert posting.values["job-location"] == known


def test_a_refused_place_is_left_out_and_the_others_stay() -> None:
    posting = read(("job-location", "Dover, DE; Porto, PT"))
    assert rules(posting) == [("ambiguous-place", 4)]
    assert posting.values["job-location"] == (Place(locality="Porto", country="PT"),)
    assert "job-location" not in read(("job-location", "Dover, DE")).values


def test_only_the_first_section_is_the_top_of_its_page() -> None:
    nodes_ = [directive(skills="a"), directive(skills="b")]
    one, two = section("A", nodes_[0]), section("B", nodes_[1])
    page(registry(), one, two)
    tops = [PostingReader(node, settings()).posting(say=False).top for node in nodes_]
    assert tops == [True, False]
    inner = directive()
    page(registry(), section("Page", nodes.paragraph(), section("A", inner)))
    assert not PostingReader(inner, settings()).posting(say=False).top


def test_is_hidden_reports_nothing() -> None:
    node = directive(draft="yes", skils="a")
    page(registry(), section("Cook", node))
    with reported() as found:
        assert PostingReader(node, settings()).is_hidden()
    assert found == []
