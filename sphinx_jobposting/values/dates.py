"""Dates and times: ISO 8601 alone, so that no reader has to guess."""

from __future__ import annotations

import datetime as dt
import re

from ..model.instants import wall_clock
from ..model.types import Context, DateValue, ValueProblem
from .guess import ambiguous_days, sure_date
from .near_words import yes_no
from .split import one_line, phrase, quote

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})"
    r"(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII | re.IGNORECASE,
)
_NUMERIC = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)|\d{8}$", re.ASCII)

FIRST_YEAR, LAST_YEAR = 1900, 9998
"""Years outside these are slips; the end of 9999 is no instant that Python can hold."""


def parse_date(raw: object, context: Context) -> DateValue:
    """A day, or an aware instant, written as ISO 8601 ("Date and time", extended format).

    A time without offset is in the zone of *context*; of a doubled hour it is the later.
    """
    text = phrase(raw)
    if not (match := _ISO.fullmatch(text)):
        raise _refusal(text)
    day_text, hour, minute, second, fraction, offset = match.groups()
    try:
        day = dt.date.fromisoformat(day_text)
    except ValueError:
        raise ValueProblem(
            "There is no day %(value)s in the calendar. Write one that exists, as in "
            "2021-09-20.",
            value=day_text,
        ) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueProblem(
            "The year of “%(value)s” is not between %(first)s and %(last)s. Write a date "
            "as in 2021-09-20, or leave the field out.",
            value=quote(text),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    if hour is None:
        return day
    if hour == "24" and minute == "00" and int(second or 0) == 0:
        raise ValueProblem(
            "“%(value)s” ends a day with 24:00. Write the same moment as %(mend)s.",
            value=quote(text),
            mend=f"{day + dt.timedelta(days=1)}T00:00{offset or ''}",
        )
    try:
        clock = dt.time(
            int(hour), int(minute), int(second or 0), int(f"{fraction or 0:0<6}"[:6])
        )
    except ValueError:
        raise ValueProblem(
            "“%(value)s” holds a time that no clock shows. Write it as in "
            "2021-09-20T17:00.",
            value=quote(text),
        ) from None
    naive = dt.datetime.combine(day, clock)
    if offset is None:
        return wall_clock(naive, context.timezone, fold=1)
    return naive.replace(tzinfo=_offset(offset, text))


def _offset(offset: str, text: str) -> dt.timezone:
    if offset in "Zz":
        return dt.UTC
    minutes = int(offset[1:3]) * 60 + int(offset[3:].removeprefix(":") or 0)
    # No place on Earth is more than 14 hours from UTC.
    if minutes > 14 * 60 or int(offset[3:].removeprefix(":") or 0) > 59:
        raise ValueProblem(
            "“%(value)s” has an offset from UTC that no clock has. Write it as in "
            "2021-09-20T17:00-04:00.",
            value=quote(text),
        )
    return dt.timezone(dt.timedelta(minutes=-minutes if offset[0] == "-" else minutes))


def _refusal(text: str) -> ValueProblem:
    """Says why *text* is no date, with the right writing where it can be known for sure."""
    if not text:
        return ValueProblem(
            "The date is empty. Write it as in 2021-09-20, or leave the field out."
        )
    if choice := ambiguous_days(text):
        return ValueProblem(
            "“%(value)s” may be %(first)s or %(second)s. Write the one that is meant.",
            value=quote(text),
            first=choice[0],
            second=choice[1],
        )
    mend, zone = sure_date(text) or ("", "")
    if mend and zone:
        return ValueProblem(
            "“%(value)s” is not written as ISO 8601 writes a date, and “%(zone)s” is not "
            "the same offset from UTC everywhere and always. Write %(mend)s and after it "
            "the offset of that day, as in 2021-09-20T17:00-04:00.",
            value=quote(text),
            zone=zone,
            mend=mend,
        )
    if mend:
        return ValueProblem(
            "“%(value)s” is not written as ISO 8601 writes a date. Write %(mend)s.",
            value=quote(text),
            mend=mend,
        )
    return ValueProblem(
        "“%(value)s” is no date that can be read for sure. Write it as in 2021-09-20, "
        "2021-09-20T17:00 or 2021-09-20T17:00-04:00, or leave the field out.",
        value=quote(text),
    )


def parse_date_or_text(raw: object, context: Context) -> DateValue | str:
    """A date as `parse_date` reads it, or one line of other text.

    Text that is nothing but the numbers of a date is a date, right or wrong.
    """
    text = one_line(raw)
    if not text:
        raise ValueProblem(
            "The value is empty. Write a date as in 2021-09-20, or words, or leave the "
            "field out."
        )
    if len(text) < 50 and (_ISO.fullmatch(text) or _NUMERIC.match(text)):
        return parse_date(text, context)
    return text


def parse_closed(raw: object, context: Context) -> bool | DateValue:
    """Whether a job is closed, or the date (a day: its beginning) on which it closed.

    An empty text, as of an option without value, means yes.
    """
    text = phrase(raw)
    if not text:
        return True
    if (answer := yes_no(text)) is not None:
        return answer
    if not any(c.isdecimal() for c in text):
        raise ValueProblem(
            "“%(value)s” is neither yes, no nor a date. Write yes, or the date on which "
            "the job was filled, as in 2021-09-20.",
            value=quote(text),
        )
    return parse_date(text, context)
