"""ISO 8601 dates are read; others are refused, with the right spelling if it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.instants import end_of
from sphinx_jobposting.model.types import Context
from sphinx_jobposting.values.dates import parse_closed, parse_date, parse_date_or_text

NEW_YORK = Context(timezone=ZoneInfo("America/New_York"))


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[arg-type, misc] # parts are ints


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2021-09-20T17:00", utc(2021, 9, 20, 21)),
        ("2021-09-20T17:00:05", utc(2021, 9, 20, 21, 0, 5)),
        ("2021-09-20T17:00-07:00", utc(2021, 9, 21, 0)),
        ("2021-09-20T17:00Z", utc(2021, 9, 20, 17)),
        ("2021-12-19T10:23:23.373+0000", utc(2021, 12, 19, 10, 23, 23, 373000)),
        ("2021-09-20t17:00+02", utc(2021, 9, 20, 15)),
        # 2021-11-07: in New York, the hour from 1 to 2 occurs twice; the later one is
        # meant.
        ("2021-11-07T01:30", utc(2021, 11, 7, 6, 30)),
        # 2021-03-14: it is skipped; the instant is 30 minutes after the change.
        ("2021-03-14T02:30", utc(2021, 3, 14, 7, 30)),
    ],
)
def test_a_time_is_an_instant(written: str, instant: dt.datetime) -> None:
    value = parse_date(written, NEW_YORK)
    assert isinstance(value, dt.datetime)
    assert value.utcoffset() is not None
    # In Python, a time in a repeated hour equals no time in another zone (PEP 495).
    assert value.astimezone(dt.UTC) == instant


def test_a_date_without_a_time_stays_a_whole_day() -> None:
    assert parse_date(" 2021-09-20\n", NEW_YORK) == dt.date(2021, 9, 20)
    assert not isinstance(parse_date("2021-09-20", NEW_YORK), dt.datetime)


def test_a_date_of_conf_py_is_read() -> None:
    assert parse_date(dt.date(2021, 9, 20), NEW_YORK) == dt.date(2021, 9, 20)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2021-9-2", "Write 2021-09-02."),
        ("2021/09/20", "Write 2021-09-20."),
        ("20210920", "Write 2021-09-20."),
        ("20.09.2021", "Write 2021-09-20."),
        ("3/21/2022", "Write 2022-03-21."),
        ("05/05/2024", "Write 2024-05-05."),
        ("April 10/2021", "Write 2021-04-10."),
        ("March 04/2021", "Write 2021-03-04."),
        ("November 1, 2023", "Write 2023-11-01."),
        ("Monday, August 17, 2020", "Write 2020-08-17."),
        ("17. März 2021", "Write 2021-03-17."),
        ("1er février 2021", "Write 2021-02-01."),
        ("5 de mayo de 2021", "Write 2021-05-05."),
        ("2026-06-11 00:00:00", "Write 2026-06-11T00:00:00."),
        ("2021-09-20T24:00", "Write the same moment as 2021-09-21T00:00."),
        ("2021-12-31T24:00Z", "Write the same moment as 2022-01-01T00:00Z."),
    ],
)
def test_an_unambiguous_date_is_refused_with_the_right_spelling(
    written: str, hint: str, refusal: Callable[..., str]
) -> None:
    assert refusal(parse_date, written).endswith(hint)


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("01/02/2024", "may be 2024-01-02 or 2024-02-01"),
        ("01.02.2024", "may be 2024-01-02 or 2024-02-01"),
        ("2024-02-30", "no day 2024-02-30 in the calendar"),
        ("2021-13-40", "no day 2021-13-40 in the calendar"),
        ("0000-01-01", "no day 0000-01-01"),
        ("9999-12-31", "not between 1900 and 9998"),
        ("1899-12-31", "not between 1900 and 9998"),
        ("2021-09-20T25:00", "an invalid time"),
        ("2021-09-20T17:60", "an invalid time"),
        ("2021-09-20T17:00+25:00", "an invalid offset"),
        ("2021-09-20T17:00+02:75", "an invalid offset"),
        ("soon", "as in 2021-09-20"),
        ("TBD", "leave the field out"),
        ("", "The date is empty"),
        ("November 15, 2021 at 11:59 pm EDT", "read with certainty"),
        ("8am GMT Monday 21st March", "read with certainty"),
        ("February 30, 2021", "read with certainty"),
        ("01/02/24", "read with certainty"),
        ("2021-09-20 or so", "read with certainty"),
        ("２０２１-09-20", "read with certainty"),
    ],
)
def test_an_ambiguous_date_is_refused(
    written: str, part: str, refusal: Callable[..., str]
) -> None:
    assert part in refusal(parse_date, written)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-11-01", dt.date(2021, 11, 1)),
        ("as soon as\npossible", "as soon as possible"),
        ("January 2022", "January 2022"),
    ],
)
def test_a_date_or_text(written: str, value: object) -> None:
    assert parse_date_or_text(written, NEW_YORK) == value


@pytest.mark.parametrize("written", ["2021-9-2", "01/02/2024", "2024-02-30", "20210920"])
def test_a_numeric_date_is_not_accepted_as_text(
    written: str, refusal: Callable[..., str]
) -> None:
    assert refusal(parse_date_or_text, written)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", True),
        ("yes", True),
        ("TRUE", True),
        (True, True),
        ("no", False),
        ("Off", False),
        ("2021-09-14", dt.date(2021, 9, 14)),
    ],
)
def test_closed(written: object, value: object) -> None:
    assert parse_closed(written, NEW_YORK) == value


def test_closed_is_refused_with_other_words(refusal: Callable[..., str]) -> None:
    assert "Write yes, or the date" in refusal(parse_closed, "solved")
    assert refusal(parse_closed, "2021-9-14").endswith("Write 2021-09-14.")


@given(st.dates(dt.date(1900, 1, 1), dt.date(9998, 12, 31)))
def test_a_written_date_is_read_back(day: dt.date) -> None:
    assert parse_date(day.isoformat(), NEW_YORK) == day
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "America/New_York"):
        assert end_of(day, ZoneInfo(zone)).tzinfo is not None


@given(
    st.datetimes(dt.datetime(1900, 1, 2), dt.datetime(9998, 12, 30)),
    st.integers(-12 * 60, 14 * 60),
)
def test_a_written_instant_is_read_back(naive: dt.datetime, minutes: int) -> None:
    instant = naive.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))
    assert parse_date(instant.isoformat(), NEW_YORK) == instant


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(9998, 12, 31)),
    st.sampled_from(
        [
            "%B {0.day}, %Y",
            "{0.day} %b %Y",
            "%A, %B {0.day}/%Y",
            "%Y/%m/%d",
            "{0.day}th of %B %Y",
        ]
    ),
)
def test_the_suggested_spelling_is_valid(day: dt.date, form: str) -> None:
    written = day.strftime(form).format(day)
    with pytest.raises(ValueError, match=f"Write {day.isoformat()}\\."):
        parse_date(written, NEW_YORK)
