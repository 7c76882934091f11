"""Dates and times in ISO 8601 only, so that nobody has to guess."""

from __future__ import annotations

import contextlib
import datetime as dt
import re

from ..model.instants import rfc3339, wall_clock
from ..model.rule import ISO_DATES, PROBLEM, Rule
from ..model.types import UNTIL_FILLED, Context, DateValue, Json, ValueProblem
from .formatter import Formatter
from .iso8601 import DAY, WRITTEN
from .months import MONTH_PATTERN, MONTHS
from .near_words import normalize_key, word_set, yes_no
from .schema import ANSWER, YES_OR_NO, any_case, of_pattern, words
from .split import one_line, phrase, quote
from .text import compare_text, text_to_jsonld
from .yes_no import format_yes_no, yes_no_to_source

_NUMERIC = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)|\d{8}$", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_NAMED = (  # `re` compiles it when it is first needed, which takes long
    r"(?:\w+day,? )?"
    rf"(?:(?P<first>{MONTH_PATTERN})\.? (?P<second>\d{{1,2}})(?:st|nd|rd|th)?|"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)? (?:de |of )?"
    rf"(?P<month>{MONTH_PATTERN})\.?)(?:,? (?:de |of )?|/)(?P<year>\d{{4}})"
)

_ZERO, _MINUTE = dt.timedelta(), dt.timedelta(minutes=1)

FIRST_YEAR, LAST_YEAR = 1900, 9998
"""Years outside this range are mistakes; Python cannot represent the end of 9999."""


def parse_date(raw: object, context: Context) -> DateValue:
    """Return a day, or an aware instant, written in ISO 8601 (extended format).

    A time without an offset is in the time zone of *context*; in an hour that occurs twice,
    it is the later one.
    """
    text = phrase(raw)
    if not (match := WRITTEN.fullmatch(text)):
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
            "“%(value)s” ends a day with 24:00. Write the same moment as %(right)s.",
            value=quote(text),
            right=f"{day + dt.timedelta(days=1)}T00:00{offset or ''}",
        )
    try:
        clock = dt.time(
            int(hour), int(minute), int(second or 0), int(f"{fraction or 0:0<6}"[:6])
        )
    except ValueError:
        raise ValueProblem(
            "“%(value)s” contains an invalid time. Write it as in 2021-09-20T17:00.",
            value=quote(text),
        ) from None
    naive = dt.datetime.combine(day, clock)
    if offset is None:
        local = wall_clock(naive, context.timezone, fold=1)
        # With a fixed offset, equal instants compare as equal.
        return local.replace(
            tzinfo=dt.timezone(local.utcoffset() or dt.timedelta()), fold=0
        )
    return naive.replace(tzinfo=_offset(offset, text))


def _offset(offset: str, text: str) -> dt.timezone:
    if offset in "Zz":
        return dt.UTC
    minutes = int(offset[1:3]) * 60 + int(offset[3:].removeprefix(":") or 0)
    # No place on Earth is more than 14 hours from UTC.
    if minutes > 14 * 60 or int(offset[3:].removeprefix(":") or 0) > 59:
        raise ValueProblem(
            "“%(value)s” has an invalid offset from UTC. Write it as in "
            "2021-09-20T17:00-04:00.",
            value=quote(text),
        )
    return dt.timezone(dt.timedelta(minutes=-minutes if offset[0] == "-" else minutes))


def _refusal(text: str) -> ValueProblem:
    """Return why *text* is not a date, and how to write it if that is clear."""
    if not text:
        return ValueProblem(
            "The date is empty. Write it as in 2021-09-20, or leave the field out."
        )
    days = _possible_days(text)
    if len(days) > 1:
        return ValueProblem(
            "“%(value)s” may be %(first)s or %(second)s. Write the one that is meant.",
            value=quote(text),
            first=days[0],
            second=days[1],
        )
    right = days[0] if days else text.replace(" ", "T", 1)
    if WRITTEN.fullmatch(right):
        return ValueProblem(
            "“%(value)s” is not a date in the form of ISO 8601. Write %(right)s.",
            value=quote(text),
            right=right,
        )
    return ValueProblem(
        "“%(value)s” is not a date that can be read with certainty. Write it as in "
        "2021-09-20, 2021-09-20T17:00, or 2021-09-20T17:00-04:00, or leave the field out.",
        value=quote(text),
    )


def _possible_days(text: str) -> list[str]:
    """Return the days that *text* may mean, in ISO 8601, for messages only."""
    if match := _YEAR_FIRST.fullmatch(text):
        orders = [(match[1], match[3], match[4])]
    elif match := _YEAR_LAST.fullmatch(text):
        orders = [(match[4], match[1], match[3]), (match[4], match[3], match[1])]
    elif match := re.fullmatch(_NAMED, text, re.IGNORECASE):
        month = str(MONTHS[(match["month"] or match["first"]).casefold()])
        orders = [(match["year"], month, match["day"] or match["second"])]
    else:
        return []
    days = []
    for year, month, day in orders:
        with contextlib.suppress(ValueError):
            date = dt.date(int(year), int(month), int(day))
            if FIRST_YEAR <= date.year <= LAST_YEAR:
                days.append(date.isoformat())
    return list(dict.fromkeys(days))


def format_date(value: DateValue, formatter: Formatter) -> str:
    """Return a day, or a moment with its offset from UTC."""
    return formatter.date(value)


def date_to_jsonld(value: DateValue) -> list[Json]:
    """Return a Date, or a DateTime to the second."""
    return [rfc3339(value) if isinstance(value, dt.datetime) else value.isoformat()]


def date_to_source(value: DateValue) -> str:
    """Return the date in ISO 8601; a time with seconds in its offset is given in UTC."""
    if isinstance(value, dt.datetime) and (value.utcoffset() or _ZERO) % _MINUTE:
        value = value.astimezone(dt.UTC)
    return value.isoformat()


def compare_date(value: DateValue) -> tuple[str, ...]:
    """Return the day, or the moment in UTC, in a form that sorts."""
    if isinstance(value, dt.datetime):
        value = value.astimezone(dt.UTC)
    return (value.isoformat(),)


DATE_SCHEMA = of_pattern(
    rf"{DAY}(?:[Tt].*)?|{words()}",
    "Write a date as in 2021-09-20 or 2021-09-20T17:00-04:00.",
)


_NO_DEADLINE = word_set("untilfilled openuntilfilled")

UNTIL_FILLED_PHRASES = (
    "until filled",
    "open until filled",
    "until the position is filled",
    "rolling",
    "ongoing",
    "open ended",
    "no deadline",
    "bis zur besetzung",
    "bis die stelle besetzt ist",
    "laufend",
    "jusqu'à ce que le poste soit pourvu",
    "hasta cubrir la vacante",
    "tot de functie is vervuld",
)
"""What people write if a job has no deadline; a field accepts the first two."""

_MEANT_NO_DEADLINE = frozenset(map(normalize_key, UNTIL_FILLED_PHRASES)) | word_set(
    "open opened tilfilled asap bisbesetzt"
)


def parse_deadline(raw: object, context: Context) -> DateValue | str:
    """Return a date as `parse_date` reads it, or `UNTIL_FILLED`."""
    text = phrase(raw)
    key = normalize_key(text)
    if key in _NO_DEADLINE:
        return UNTIL_FILLED
    if key in _MEANT_NO_DEADLINE:
        raise ValueProblem(
            "“%(value)s” is not a date. Write “until filled” for a job without a deadline, "
            "or a date as in 2021-09-20.",
            value=quote(text),
        )
    return parse_date(text, context)


def format_deadline(value: DateValue | str, formatter: Formatter) -> str:
    """Return the date, or "until filled"."""
    if isinstance(value, str):
        return formatter.gettext("until filled")
    return format_date(value, formatter)


def deadline_to_jsonld(value: DateValue | str) -> list[Json]:
    """Return a Date or a DateTime, or nothing for a job without a deadline."""
    return [] if isinstance(value, str) else date_to_jsonld(value)


DEADLINE_SCHEMA = of_pattern(
    rf"{DAY}(?:[Tt].*)?|(?:{any_case('open')} )?{any_case('until filled')}|{words()}",
    "Write a date as in 2021-09-20 or 2021-09-20T17:00-04:00, or: until filled.",
)


def parse_date_or_text(raw: object, context: Context) -> DateValue | str:
    """Return a date as `parse_date` reads it, or one line of other text.

    A text that looks like a numeric date must be a valid date.
    """
    text = one_line(raw)
    if not text:
        raise ValueProblem(
            "The value is empty. Write a date as in 2021-09-20, or words, or leave the "
            "field out."
        )
    if len(text) < 50 and (WRITTEN.fullmatch(text) or _NUMERIC.match(text)):
        return parse_date(text, context)
    return text


def format_date_or_text(value: DateValue | str, formatter: Formatter) -> str:
    """Return the date in the language, or the text itself."""
    return value if isinstance(value, str) else format_date(value, formatter)


def date_or_text_to_jsonld(value: DateValue | str) -> list[Json]:
    """Return a Date, a DateTime, or a Text."""
    return text_to_jsonld(value) if isinstance(value, str) else date_to_jsonld(value)


def date_or_text_to_source(value: DateValue | str) -> str:
    """Return the date in ISO 8601, or the text itself."""
    return value if isinstance(value, str) else date_to_source(value)


def compare_date_or_text(value: DateValue | str) -> tuple[str, ...]:
    """Return the keys to compare text or a date by."""
    return compare_text(value) if isinstance(value, str) else compare_date(value)


def parse_closed(raw: object, context: Context) -> bool | DateValue:
    """Return whether a job is closed, or the date on which it closed.

    An empty text, as in an option without a value, means yes.
    """
    text = phrase(raw)
    if not text:
        return True
    if (answer := yes_no(text)) is not None:
        return answer
    if not any(c.isdecimal() for c in text):
        raise ValueProblem(
            "“%(value)s” is neither yes, no, nor a date. Write yes, or the date on which "
            "the job was filled, as in 2021-09-20.",
            value=quote(text),
        )
    return parse_date(text, context)


def format_closed(value: bool | DateValue, formatter: Formatter) -> str:
    """Return yes or no, or the date."""
    if isinstance(value, bool):
        return format_yes_no(value, formatter)
    return format_date(value, formatter)


def closed_to_jsonld(value: bool | DateValue) -> list[Json]:
    """Return nothing, because a closed posting has no data."""
    return []


def closed_to_source(value: bool | DateValue) -> str:
    """Return yes or no, or the date."""
    return yes_no_to_source(value) if isinstance(value, bool) else date_to_source(value)


def compare_closed(value: bool | DateValue) -> tuple[str | bool, ...]:
    """Return yes or no, or the date."""
    return (value,) if isinstance(value, bool) else compare_date(value)


CLOSED_SCHEMA = {
    "anyOf": [
        *ANSWER,
        of_pattern(
            rf"|{DAY}(?:[Tt].*)?|{YES_OR_NO}", "Write yes, no or a date: 2021-09-20."
        ),
    ]
}

INVALID_DATE = Rule(
    "invalid-date",
    "error",
    ISO_DATES,
    PROBLEM,
    "Write the day as 2021-09-20, or the moment as 2021-09-20T17:00:00-04:00.",
    "option",
    ":date-posted: 09/02/2021",
    ":date-posted: 2021-09-02",
    data_message="%(property)s: “%(value)s” is not an ISO 8601 date.",
)
