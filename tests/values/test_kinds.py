"""Every kind of value has every function, and what it writes is read back."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sphinx_jobposting.linter.rules.table import BY_ID
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.types import (
    Area,
    Contact,
    Context,
    Duration,
    Money,
    Organization,
    Place,
    ValueProblem,
)
from sphinx_jobposting.reading.joblist import SORTED_BY
from sphinx_jobposting.render.localized import formatter_for
from sphinx_jobposting.values.currencies import CODES as CURRENCIES
from sphinx_jobposting.values.education import EDUCATION_LEVELS
from sphinx_jobposting.values.employment_types import EMPLOYMENT_TYPES
from sphinx_jobposting.values.kinds import KINDS, Kind, comparable, kind_of
from sphinx_jobposting.values.pay_units import PAY_UNITS
from sphinx_jobposting.values.workplaces import WORKPLACES

CONTEXT = Context(
    timezone=ZoneInfo("America/New_York"),
    areas={
        "home": (Area("country", code="US"),),
        "anywhere": (Area("country", code="ZA"),),
    },
)

EXAMPLES: dict[str, str] = {}
for _field in FIELDS:
    EXAMPLES.setdefault(_field.kind, _field.example)


VALUES_PAGE = Path(__file__).parents[2] / "docs/reference/values.md"


def test_every_kind_has_a_field_and_every_field_a_kind() -> None:
    assert EXAMPLES.keys() == KINDS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_a_part_in_the_page_of_values(name: str) -> None:
    """Each field in the reference links to the part of its kind."""
    label = f"(kind-{name})="
    said = f"docs/reference/values.md has no part about {name!r}, labeled {label}"
    assert label in VALUES_PAGE.read_text("utf-8"), said


def test_lists_can_be_sorted_by_what_has_an_instant() -> None:
    fields = [name for name in SORTED_BY if name != "title"]
    assert [name for name in fields if kind_of(name).instant is None] == []


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_working_functions(name: str) -> None:
    kind = KINDS[name]
    value = kind.parse(EXAMPLES[name], CONTEXT)
    assert (type(value) is tuple) == kind.many
    text = kind.format(value, formatter_for("en"))
    assert isinstance(text, str)
    assert text
    assert isinstance(kind.to_jsonld(value), list)
    assert kind.parse(kind.to_source(value), CONTEXT) == value
    jsonschema.validate(kind.to_source(value), kind.json_schema)
    keys = kind.compare(value)
    assert keys
    assert isinstance(hash(keys), int)
    assert BY_ID[kind.rule.id].level == "error"


def test_a_kind_needs_every_function() -> None:
    with pytest.raises(TypeError, match="to_source"):
        Kind(parse=str, format=str, to_jsonld=list, json_schema={}, compare=tuple, rule="")  # type: ignore[call-arg, arg-type]


# -- any value that a parser can return ------------------------------------------------

LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60)
WORD = st.text(string.ascii_letters + "äß é'-", min_size=1, max_size=20)


def parsed(kind: str, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Return the values of those *texts* that the kind accepts."""

    def value(text: str) -> Any:
        try:
            return KINDS[kind].parse(text, CONTEXT)
        except ValueProblem:
            assume(False)

    return texts.map(value)


def some_of(rows: list[str]) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(rows), min_size=1, unique=True).map(tuple)


def tuples_of(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(one, min_size=1, max_size=4, unique=True).map(tuple)


AMOUNTS = st.decimals("0.01", "9999999999999", places=2) | st.integers(1, 10**15 - 1).map(
    Decimal
)
DAYS = st.dates(dt.date(1900, 1, 2), dt.date(9998, 12, 30))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
DATES = DAYS | st.datetimes(
    dt.datetime(1900, 1, 2), dt.datetime(9998, 12, 30), timezones=OFFSETS
)
LOCAL_TIMES = parsed(
    "date",
    st.datetimes(dt.datetime(1900, 1, 2), dt.datetime(2100, 1, 1)).map(
        lambda moment: moment.isoformat()
    ),
)
EMAILS = st.from_regex(r"[a-z0-9.]{1,9}@[a-z0-9]{1,9}\.(org|example)", fullmatch=True)
NUMBERS = st.sampled_from(["+1 (212) 555-0100", "+49 30/1234567", "+390612345678"])
URLS = st.from_regex(
    r"https?://[a-z0-9]{1,9}\.example(:80)?(/[A-Za-z0-9~._%&=,?#+-]{0,20})?", fullmatch=True
)

SMALL, ZERO = st.integers(1, 9999), st.just(0)


@st.composite
def money(draw: Callable[..., Any]) -> Money:
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    shape = draw(st.sampled_from(["one", "range", "from", "up to", "unpaid"]))
    note = draw(st.just("") | st.sampled_from(["TVöD E13, plus bonus", "a (b) c", "5 %"]))
    if shape == "unpaid":
        return Money("", None, None, "TOTAL", note)
    return Money(
        draw(st.sampled_from(sorted(CURRENCIES))),
        None if shape == "up to" else low,
        None if shape == "from" else low if shape == "one" else high,
        draw(st.sampled_from([*(row.code for row in PAY_UNITS), "TOTAL"])),
        note,
    )


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "area": parsed(
        "area",
        st.lists(
            st.sampled_from(
                [
                    "US",
                    "CA",
                    "ZA",
                    "EU",
                    "EEA",
                    "anywhere",
                    "home",
                    "US-GA",
                    "Georgia",
                    "CA-ON",
                    "Ontario, CA",
                    "Bavaria, DE",
                    "Nordic countries",
                    "Île, FR",
                ]
            ),
            min_size=1,
            max_size=5,
        ).map("; ".join),
    ),
    "closed": st.booleans() | DATES,
    "contact": tuples_of(
        parsed("contact", EMAILS | URLS | NUMBERS).map(lambda found: found[0])
    ),
    "currency": st.sampled_from(sorted(CURRENCIES)),
    "date": DATES | LOCAL_TIMES,
    "date-or-text": DATES | parsed("date-or-text", LINE),
    "deadline": DATES | st.just("until filled"),
    "duration": st.integers(1, 9999 * 13).map(lambda count: Duration(months=count))
    | st.builds(Duration, weeks=SMALL, months=ZERO, days=ZERO, hours=ZERO)
    | st.builds(Duration, days=SMALL, months=ZERO, weeks=ZERO, hours=ZERO)
    | st.builds(Duration, hours=SMALL, months=ZERO, weeks=ZERO, days=ZERO),
    "education": some_of([level.name for level in EDUCATION_LEVELS])
    | st.just(("no requirements",)),
    "employment-type": some_of([row.code for row in EMPLOYMENT_TYPES]),
    "experience": st.integers(0, 9999) | st.integers(1, 9999).map(lambda years: years * 12),
    "hours": parsed("hours", LINE),
    "job-location-type": st.just("TELECOMMUTE"),
    "money": money(),
    "number": st.integers(1, 999_999),
    "organization": st.builds(
        Organization,
        parsed("organization", LINE).map(lambda found: found.name),
        *[st.just("") | parsed("url", URLS)] * 3,
    ),
    "place": parsed("place", st.sampled_from(["Boston, MA, US", "Porto, PT", "Peru"]))
    | tuples_of(
        st.builds(
            Place,
            st.sampled_from(["DE", "FR", "US", "SG"]),
            st.just("") | st.sampled_from(["Neustadt", "St. Moritz", "A, B"]),
            st.just("") | st.sampled_from(["Hessen", "MA"]),
            st.just("") | st.sampled_from(["Hauptstr. 5", "1 Main St, Floor 2"]),
            st.just("") | st.sampled_from(["01234", "SW1A 2AA"]),
        )
    ),
    "text": parsed("text", LINE),
    "url": parsed("url", URLS),
    "urls": tuples_of(parsed("url", URLS)),
    "workplace": st.sampled_from([row.name for row in WORKPLACES]),
    "yes-no": st.booleans(),
}


def test_every_kind_has_random_values() -> None:
    """Without them, nothing says that its values are read back as they are written."""
    assert KINDS.keys() - VALUES.keys() == set(), "VALUES of this file needs a row for each"
    assert VALUES.keys() - KINDS.keys() == set(), "VALUES of this file names no kind"


@cache
def validator(name: str) -> jsonschema.protocols.Validator:
    """Return what validates the values of a kind; to make it, the schema is validated."""
    schema = KINDS[name].json_schema
    made = jsonschema.validators.validator_for(schema)
    made.check_schema(schema)
    return made(schema)


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_what_is_written_is_read_back(name: str, data: st.DataObject) -> None:
    kind = KINDS[name]
    if name not in VALUES:
        pytest.fail(f"VALUES of this file needs random values for the kind {name!r}")
    value = data.draw(VALUES[name])
    source = kind.to_source(value)
    assert kind.parse(source, CONTEXT) == value
    validator(name).validate(source)
    assert kind.compare(kind.parse(source, CONTEXT)) == kind.compare(value)


@pytest.mark.parametrize(
    ("kind", "value", "source"),
    [
        (
            "money",
            Money("USD", Decimal(40000), Decimal(40000), "YEAR"),
            "USD 40000 per year",
        ),
        ("money", Money("EUR", Decimal("20.50"), None, "HOUR"), "from EUR 20.50 per hour"),
        ("money", Money("EUR", None, Decimal(900), "TOTAL"), "up to EUR 900 total"),
        ("employment-type", ("PER_DIEM", "INTERN"), "per-diem, intern"),
        ("area", (Area("country", code="US"), Area("state", "Ontario", "CA")), "US; CA-ON"),
        ("area", (Area("state", "Île", "FR"), Area("country", code="US")), "Île, FR; US"),
        ("organization", Organization("Acme"), "Acme"),
        (
            "organization",
            Organization("Acme", logo="https://a.example/l.png"),
            {"name": "Acme", "logo": "https://a.example/l.png"},
        ),
        (
            "contact",
            (Contact("a@b.org"), Contact(url="https://c.org")),
            "a@b.org; https://c.org",
        ),
        ("duration", Duration(months=1), "1 month"),
        ("duration", Duration(hours=40), "40 hours"),
        ("experience", 0, "no requirements"),
        ("closed", True, "yes"),
        ("date", dt.datetime(2021, 9, 20, 17, tzinfo=dt.UTC), "2021-09-20T17:00:00+00:00"),
    ],
)
def test_values_are_written_in_their_usual_form(kind: str, value: Any, source: Any) -> None:
    assert KINDS[kind].to_source(value) == source


def test_a_time_in_a_repeated_hour_equals_its_other_spellings() -> None:
    local = KINDS["date"].parse("2021-11-07T01:30", CONTEXT)
    assert local == KINDS["date"].parse("2021-11-07T01:30-05:00", CONTEXT)


def test_filters_compare_normalized_values() -> None:
    assert comparable("employment-unit", "Engineering") == ("engineering",)
    assert comparable("own-fact", "X") == ("x",)
    assert comparable("skills", None) == ()
    utc = dt.datetime(2021, 9, 20, 21, tzinfo=dt.UTC)
    eastern = utc.astimezone(ZoneInfo("America/New_York"))
    assert comparable("valid-through", utc) == comparable("valid-through", eastern)
