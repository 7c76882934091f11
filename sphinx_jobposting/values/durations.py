"""Spans of time: how long a job lasts, and how many months of experience it requires."""

from __future__ import annotations

import re

from ..model.rule import GOOGLE, ISO_DATES, PROBLEM, Rule
from ..model.types import Context, Duration, Json, ValueProblem
from .education import NO_REQUIREMENTS
from .formatter import Formatter
from .near_words import normalize_key
from .split import phrase, quote
from .things import thing

# `re` compiles them when it first needs them: few postings have a duration.
_COUNTED = r"(?ai)(\d{1,4}) ?(hour|day|week|month|year)s?"
_ISO = r"(?ai)P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(\d{1,4})H)?"
_MOST = 9999
"""The largest number in a duration, as it is written."""


def parse_duration(raw: object, context: Context | None = None) -> Duration:
    """Read ``6 months`` or ``P6M`` (ISO 8601); a year is twelve months."""
    text = phrase(raw)
    if match := re.fullmatch(_COUNTED, text):
        unit = match[2].lower()
        parts = {
            "month" if unit == "year" else unit: int(match[1])
            * (12 if unit == "year" else 1)
        }
    elif iso := re.fullmatch(_ISO, text):
        years, months, weeks, days, hours = (int(count or 0) for count in iso.groups())
        parts = {"month": years * 12 + months, "week": weeks, "day": days, "hour": hours}
    else:
        parts = {}
    counts = {unit: count for unit, count in parts.items() if count}
    if len(counts) != 1:
        raise ValueProblem(
            "“%(value)s” is not a duration in one unit. Write a number of years, months, "
            "weeks, days, or hours, as in “6 months”, or P6M.",
            value=quote(text),
        )
    return Duration(
        months=counts.get("month", 0),
        weeks=counts.get("week", 0),
        days=counts.get("day", 0),
        hours=counts.get("hour", 0),
    )


def _one_unit(value: Duration) -> tuple[int, str]:
    """Return the number and its unit."""
    counts = value._asdict().items()
    return next(((n, unit.removesuffix("s")) for unit, n in counts if n), (0, "day"))


def format_duration(value: Duration, formatter: Formatter) -> str:
    """Return the number with its unit."""
    return formatter.counted(*_one_unit(value))


def duration_to_jsonld(value: Duration) -> list[Json]:
    """Return a Duration (ISO 8601)."""
    if value.hours:
        return [f"PT{value.hours}H"]
    amounts = {"M": value.months, "W": value.weeks, "D": value.days}
    return [f"P{amount}{unit}" for unit, amount in amounts.items() if amount]


def duration_to_source(value: Duration) -> str:
    """Return the duration in words, or in ISO 8601 if the number is too long for words."""
    count, unit = _one_unit(value)
    if count > _MOST:
        years = min(count // 12, _MOST)
        return f"P{years}Y{count - years * 12}M"
    return _in_words(count, unit)


def _in_words(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def compare_duration(value: Duration) -> tuple[Duration, ...]:
    """Return the duration."""
    return (value,)


def parse_experience(raw: object, context: Context | None = None) -> int:
    """Return the required months of experience; 0 for ``no requirements``."""
    text = phrase(raw)
    if normalize_key(text) == normalize_key(NO_REQUIREMENTS):
        return 0
    if re.fullmatch(r"\d{1,4}", text, re.ASCII):
        return int(text)
    if match := re.fullmatch(_COUNTED, text):
        unit = match[2].lower()
        if unit in ("month", "year"):
            return int(match[1]) * (12 if unit == "year" else 1)
    raise ValueProblem(
        "“%(value)s” is not a number of months. Write it as in “24 months”, “2 years”, or "
        "“no requirements”; say more in the text.",
        value=quote(text),
    )


def format_experience(months: int, formatter: Formatter) -> str:
    """Return the months, or years if there is no remainder."""
    if months == 0:
        text = formatter.gettext("no requirements")
    elif months % 12 == 0:
        text = formatter.counted(months // 12, "year")
    else:
        text = formatter.counted(months, "month")
    return formatter.sentence(text)


def experience_to_jsonld(months: int) -> list[Json]:
    """Return OccupationalExperienceRequirements, or the text "no requirements"."""
    if not months:
        return [NO_REQUIREMENTS]
    return [thing("OccupationalExperienceRequirements", monthsOfExperience=months)]


def experience_to_source(months: int) -> str:
    """Return the months, or years if the number would be too long."""
    if not months:
        return NO_REQUIREMENTS
    return _in_words(months // 12, "year") if months > _MOST else _in_words(months, "month")


def compare_experience(months: int) -> tuple[int, ...]:
    """Return the months."""
    return (months,)


EXPERIENCE_SCHEMA = {"type": ["string", "integer"]}

INVALID_DURATION = Rule(
    "invalid-duration",
    "error",
    ISO_DATES,
    PROBLEM,
    "Write 12 months, 6 weeks, or 10 days; in JSON-LD P12M, P6W, or P10D.",
    "option",
    ":job-duration: a while",
    ":job-duration: 12 months",
    "jobDuration",
    data_message="%(property)s: “%(value)s” is not a duration.",
)

INVALID_EXPERIENCE = Rule(
    "invalid-experience",
    "error",
    GOOGLE,
    PROBLEM,
    "Write the months as a number, or: no requirements.",
    "option",
    ":experience-requirements: some",
    ":experience-requirements: 24 months",
    "experienceRequirements",
    data_message="%(property)s: “%(value)s” is not a number of months.",
)
