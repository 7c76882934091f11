"""Read dates as people write them, in several languages: exactly one day, or none.

Refuse a numeric date that can be read in two ways, a date without a year, and the name of
a time zone that is not in force on that day, such as EDT in January.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ....values.dates import FIRST_YEAR, LAST_YEAR
from ....values.months import MONTHS
from ....values.near_words import word_set

_DAY_NAMES = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "short": "mon tue wed thu fri sat sun",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miercoles jueves viernes sabado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
_WEEKDAYS = {
    name: number
    for names in _DAY_NAMES.values()
    for number, name in enumerate(names.split())
} | {"tues": 1, "thur": 3, "thurs": 3}
_FILLERS = word_set(
    "st nd rd th of at on by the um uhr am den bis zum le a au jusqu avant er de del el "
    "las los hasta op om uur voor tot before until till no later than"
)
_ZONES = {
    "UTC": "UTC", "GMT": "UTC", "Z": "UTC", "AOE": "Etc/GMT+12",
    "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
    "CDT": "America/Chicago", "CT": "America/Chicago",
    "MST": "America/Denver", "MDT": "America/Denver",
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles",
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
    "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
    "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki",
    "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
}  # fmt: skip
"""Zones whose abbreviation has one meaning; CST, BST, and IST have several."""
_ANY_SEASON = frozenset({"ET", "CT", "PT"})
_GERMAN = {"MEZ": "CET", "MESZ": "CEST"}

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})(?!\d)", re.ASCII)
_CLOCK = re.compile(
    r"(?<![\d:.-])(?:"
    r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*([ap])\.?m\b\.?"
    r"|(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?![\d:])(?:\s*(?:uhr|uur)\b)?"
    r"|(\d{1,2})\s*(?:uhr|uur)\b|(\d{1,2})\s?h(\d{2})?\b"
    r")",
    re.ASCII | re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:\b(?:UTC|GMT) ?)?([+-])(\d{2}):?(\d{2})$", re.ASCII)
_LONGEST = 120
_MARKS = ",./-'’"


class Moment(NamedTuple):
    """A day, perhaps with a time of day (*clock*), and the offset of that time from UTC."""

    day: dt.date
    clock: dt.time | None = None
    offset: dt.timedelta | None = None

    @property
    def text(self) -> str:
        """The moment in ISO 8601."""
        if self.clock is None:
            return self.day.isoformat()
        clock = self.clock.isoformat("auto" if self.clock.second else "minutes")
        if self.offset is None:
            return f"{self.day}T{clock}"
        if not self.offset:
            return f"{self.day}T{clock}Z"
        minutes = int(self.offset.total_seconds()) // 60
        sign = "-" if minutes < 0 else "+"
        return f"{self.day}T{clock}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@functools.lru_cache(maxsize=1024)  # pages of one site share their days
def read_moment(text: str) -> Moment | None:
    """Return the moment that *text* means; ``None`` if it can mean several, or none."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    for pattern, order in ((_ISO, (1, 3, 4)), (_COMPACT, (1, 2, 3))):
        if match := pattern.match(text):
            day = _day(*(match[group] for group in order))
            return _with_clock(day, text[match.end() :].removeprefix("T").removeprefix("t"))
    if match := _NUMERIC.match(text):
        first, second, year = match[1], match[3], match[4]
        days = {
            day for day in (_day(year, second, first), _day(year, first, second)) if day
        }
        return _with_clock(days.pop(), text[match.end() :]) if len(days) == 1 else None
    return _named(text)


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if FIRST_YEAR <= date.year <= LAST_YEAR else None


def _named(text: str) -> Moment | None:
    """Read a date that has the name of a month in it."""
    clock, rest = _CLOCK.search(text), ""
    if clock:
        rest = clock[0]
        after = text[clock.end() :]
        zone = re.match(
            r"\s*\(?((?:(?:UTC|GMT) ?)?[+-]\d{2}:?\d{2}|[A-Za-z]{1,4})\)?(?=$|[\s,.;])",
            after,
        )
        if zone and (zone[1].upper() in _ZONES or zone[1][-1].isdigit()):
            rest += f" {zone[1]}"
            after = after[zone.end() :]
        text = f"{text[: clock.start()]} {after}"
    months: list[int] = []
    days: list[str] = []
    years: list[str] = []
    weekdays: list[int] = []
    for token in re.findall(r"\d+|[^\W\d_]+|[^\s\d\w]", text):
        word = _folded(token)
        if word in _months():
            months.append(_months()[word])
        elif word in _WEEKDAYS:
            weekdays.append(_WEEKDAYS[word])
        elif token.isdecimal():
            (years if len(token) == 4 else days).append(token)
        elif token.upper() in _ZONES and not clock:
            rest = token
        elif word not in _FILLERS and token not in _MARKS:
            return None
    if (len(months), len(days), len(years)) != (1, 1, 1):
        return None
    day = _day(years[0], str(months[0]), days[0])
    if day is None or any(number != day.weekday() for number in weekdays):
        return None
    return _with_clock(day, rest)


@functools.cache
def _months() -> dict[str, int]:
    return {_folded(name): number for name, number in MONTHS.items()}


def _folded(word: str) -> str:
    text = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in text if not unicodedata.combining(c))


def _with_clock(day: dt.date | None, rest: str) -> Moment | None:
    rest = rest.strip(" ,.()")
    if day is None or not rest:
        return None if day is None else Moment(day)
    clock = _CLOCK.match(rest.removeprefix("at ").strip())
    if clock is None:
        if rest.upper() == "AOE":
            return Moment(day, dt.time(23, 59), dt.timedelta(hours=-12))
        return None
    time = _time(clock)
    zone = rest.removeprefix("at ").strip()[clock.end() :].strip(" ,.()")
    if time is None:
        return None
    if not zone:
        return Moment(day, time)
    offset = _offset(zone, dt.datetime.combine(day, time))
    return None if offset is None else Moment(day, time, offset)


def _time(match: re.Match[str]) -> dt.time | None:
    hour12, minute12, half, hour, minute, second, whole, french, french_minute = (
        match.groups()
    )
    if half:
        if not 1 <= int(hour12) <= 12:
            return None
        hour = str(int(hour12) % 12 + (12 if half in "pP" else 0))
        minute = minute12
    try:
        return dt.time(
            int(hour or whole or french),
            int(minute or french_minute or 0),
            int(second or 0),
        )
    except ValueError:
        return None


def _offset(zone: str, local: dt.datetime) -> dt.timedelta | None:
    """Return the offset of a zone at a local time.

    :returns: ``None`` if the zone is unknown, or if its name belongs to the other season.
    """
    if match := _OFFSET.fullmatch(zone):
        minutes = int(match[2]) * 60 + int(match[3])
        if minutes > 14 * 60 or int(match[3]) > 59:
            return None
        return dt.timedelta(minutes=-minutes if match[1] == "-" else minutes)
    name = zone.upper()
    if name not in _ZONES:
        return None
    aware = local.replace(tzinfo=ZoneInfo(_ZONES[name]))
    in_force = aware.tzname() == _GERMAN.get(name, name)
    fixed = name in ("UTC", "GMT", "Z", "AOE") or name in _ANY_SEASON
    return aware.utcoffset() if in_force or fixed else None
