"""What a date that is not ISO 8601 must have meant: for messages, never for values."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    name.casefold(): number
    for names in (
        "January February March April May June July August September October November "
        "December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    )
    for number, name in enumerate(names.split(), 1)
} | {"sept": 9}
_WITHOUT_MEANING = (
    "st nd rd th of at on by the "
    "monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed thu thur thurs fri sat sun"
)
_FILLERS = frozenset(_WITHOUT_MEANING.split())
_UTC_WORDS = frozenset({"utc", "gmt", "z"})
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([ap])\.?m\b\.?"
    r"|(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?![\d:])",
    re.ASCII | re.IGNORECASE,
)
_OFFSET = re.compile(r"[+-](?:0\d|1[0-3]):?[0-5]\d$", re.ASCII)
_SAMPLE = 80
"""Characters: a longer text is prose."""


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date.isoformat() if 1900 <= date.year <= 9998 else None


def ambiguous_days(text: str) -> tuple[str, str] | None:
    """The two days that ``01/02/2024`` may be, or ``None`` where only one exists."""
    if not (match := _YEAR_LAST.match(text)):
        return None
    first, _, second, year = match.groups()
    days = (_day(year, first, second), _day(year, second, first))
    return (days[0], days[1]) if days[0] and days[1] and days[0] != days[1] else None


def sure_date(text: str) -> tuple[str, str] | None:
    """How ISO 8601 writes *text*, and the zone's name where that leaves the offset open.

    ``None`` where the day, or anything else that was written, cannot be known for sure.
    """
    if len(text) > _SAMPLE or not text.isascii():
        return None
    if match := _YEAR_FIRST.match(text):
        year, _, month, day_number = match.groups()
        day = _day(year, month, day_number)
        rest = text[match.end() :]
    elif match := _YEAR_LAST.match(text):
        first, _, second, year = match.groups()
        day = _day(year, first, second) or _day(year, second, first)
        rest = text[match.end() :]
    else:
        day, rest = _named(text)
    if day is None:
        return None
    return _with_time(day, rest.removeprefix("T").strip(" ,").removeprefix("at "))


def _named(text: str) -> tuple[str | None, str]:
    """The day of a text with a month's English name, and what is left of the text."""
    clock = _TIME.search(text)
    rest = clock[0] if clock else ""
    if clock:
        text = f"{text[: clock.start()]} {text[clock.end() :]}"
    months: list[int] = []
    days: list[str] = []
    years: list[str] = []
    for token in re.findall(r"\d+|[A-Za-z]+|[+-]\d{2}:\d{2}", text):
        word = token.casefold()
        if word in _MONTHS:
            months.append(_MONTHS[word])
        elif token.isdigit():
            (years if len(token) == 4 else days).append(token)
        elif word not in _FILLERS:
            rest += f" {token}"
    if len(months) != 1 or len(days) != 1 or len(years) != 1:
        return None, ""
    return _day(years[0], months[0], days[0]), rest


def _with_time(day: str, rest: str) -> tuple[str, str] | None:
    offset = ""
    if match := _OFFSET.search(rest):
        offset, rest = match[0], rest[: match.start()].strip()
    clock = _TIME.match(rest)
    zone = (rest[clock.end() :] if clock else rest).strip(" ,.")
    if zone and (offset or not zone.isalpha() or len(zone) > 5):
        return None
    if zone.casefold() == "aoe":
        # "Anywhere on Earth": the deadline passes when it has passed in UTC-12.
        offset, zone = "-12:00", ""
    elif zone.casefold() in _UTC_WORDS:
        offset, zone = "Z", ""
    if clock is None:
        if not rest and not offset:
            return day, ""
        return (f"{day}T23:59{offset}", "") if offset == "-12:00" else None
    time = _clock(clock)
    return None if time is None else (f"{day}T{time}{offset}", zone)


def _clock(match: re.Match[str]) -> str | None:
    hour12, minute12, second12, half, hour24, minute24, second24 = match.groups()
    if half:
        if not 1 <= int(hour12) <= 12:
            return None
        hour = int(hour12) % 12 + (12 if half in "pP" else 0)
        minute, second = minute12 or "00", second12
    else:
        hour, minute, second = int(hour24), minute24, second24
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    return f"{hour:02}:{minute}" + (f":{second}" if second else "")
