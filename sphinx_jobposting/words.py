"""How values are said in the language of the site: dates, money, places, lists.

Dates, numbers and the names of countries are Babel's (CLDR); the rest is the catalogue's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_timezone_gmt
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from .countries import country_name
from .i18n import _
from .values.simple import NO_REQUIREMENTS
from .values.types import Area, DateValue, Duration, Money, Organization, Place


def locale_of(language: str) -> Locale:
    """Babel's locale of a language of Sphinx; English where Babel knows none."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


class Words:
    """Says values in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = locale_of(language)
        self._say: dict[str, Callable[[Any], str]] = {
            "area": self.areas,
            "date": self.date,
            "date-or-text": lambda value: (
                value if isinstance(value, str) else self.date(value)
            ),
            "duration": self.duration,
            "education": lambda values: self.list(map(_education, values)),
            "employment-type": lambda values: self.sentence(
                self.list(map(_employment_type, values))
            ),
            "experience": self.experience,
            "money": self.money,
            "organization": _organization_name,
            "place": self.places,
            "workplace": _workplace,
            "yes-no": lambda value: _("Yes") if value else _("No"),
        }

    def say(self, kind: str, value: Any) -> str:
        """The value of a field of *kind*, as text."""
        say = self._say.get(kind)
        return say(value) if say else str(value)

    def date(self, value: DateValue) -> str:
        """A day, or a moment with its offset from UTC."""
        day = format_date(value, "long", locale=self.locale)
        if not isinstance(value, dt.datetime):
            return day
        return _("%(date)s, %(time)s (%(zone)s)") % {
            "date": day,
            "time": format_time(value.replace(tzinfo=None), "short", locale=self.locale),
            "zone": get_timezone_gmt(value, "long", locale=self.locale),
        }

    def date_or_text(self, value: DateValue | str) -> str:
        """A date, or the text that stands for one."""
        return value if isinstance(value, str) else self.date(value)

    def list(self, items: Iterable[str]) -> str:
        """Several things that all hold."""
        return format_list(list(items), "unit", locale=self.locale)

    def any_of(self, items: Iterable[str]) -> str:
        """Several things of which one holds."""
        return format_list(list(items), "or", locale=self.locale)

    def sentence(self, text: str) -> str:
        """The text with a capital letter at its start."""
        return text[:1].upper() + text[1:]

    def number(self, value: Decimal | int) -> str:
        """A number."""
        return format_decimal(value, locale=self.locale)

    def money(self, value: Money) -> str:
        """An amount of money with its unit: USD 52,000–58,000 per year."""
        if value.minimum is None:
            amount = _("up to %s") % self._amount(value.currency, value.maximum)
        elif value.maximum is None:
            amount = _("from %s") % self._amount(value.currency, value.minimum)
        elif value.minimum == value.maximum:
            amount = self._amount(value.currency, value.maximum)
        else:
            amount = self._amount(value.currency, value.maximum, value.minimum)
        return self.sentence(_per(value.unit) % amount)

    def _amount(
        self, currency: str, amount: Decimal | None, lowest: Decimal | None = None
    ) -> str:
        assert amount is not None  # noqa: S101 - one end of a range is always there
        whole = all(number == int(number) for number in (amount, lowest or amount))
        pattern = self.locale.currency_formats["standard"].pattern.split(";")[0]
        pattern = pattern.replace("¤", "¤¤\xa0" if pattern.startswith("¤") else "¤¤")
        if whole:
            pattern = pattern.replace(".00", "")
        number = pattern.replace("¤¤", "").strip("\xa0 \u200f\u200e")

        def plain(value: Decimal) -> str:
            return format_decimal(value, format=number, locale=self.locale)

        text = format_currency(
            amount, currency, format=pattern, locale=self.locale, currency_digits=False
        )
        if lowest is not None:
            text = text.replace(plain(amount), f"{plain(lowest)}–{plain(amount)}")
        return text.replace("\xa0\xa0", "\xa0")

    def place(self, place: Place) -> str:
        """A place, with its country's full name."""
        region = " ".join(part for part in (place.region, place.postal_code) if part)
        country = country_name(place.country, self.language)
        parts = (place.street, place.locality, region, country)
        return ", ".join(part for part in parts if part)

    def places(self, places: Iterable[Place]) -> str:
        """Several places, at one of which one works."""
        return self.any_of(map(self.place, places))

    def area(self, area: Area) -> str:
        """A country, state, group or all the world."""
        if area.kind == "anywhere":
            return _("anywhere")
        if area.kind == "group":
            # CLDR names this one group only.
            own = (
                self.locale.territories.get("EU") if area.name == "European Union" else None
            )
            return own or area.name
        country = country_name(area.code, self.language)
        return f"{area.name}, {country}" if area.kind == "state" else country

    def areas(self, areas: Iterable[Area]) -> str:
        """Several areas, in one of which an applicant lives."""
        return self.any_of(map(self.area, areas))

    def duration(self, value: Duration) -> str:
        """A span of time in one unit."""
        for unit in ("months", "weeks", "days", "hours"):
            if count := getattr(value, unit):
                return self._unit(unit.removesuffix("s"), count)
        return ""

    def experience(self, months: int) -> str:
        """Months of experience, as years where they are whole."""
        if months == 0:
            return _("no requirements")
        if months % 12 == 0:
            return self._unit("year", months // 12)
        return self._unit("month", months)

    def _unit(self, unit: str, count: int) -> str:
        from babel.units import format_unit

        return format_unit(count, f"duration-{unit}", locale=self.locale)


def _organization_name(value: Organization) -> str:
    return value.name


def _per(unit: str) -> str:
    return {
        "HOUR": _("%s per hour"),
        "DAY": _("%s per day"),
        "WEEK": _("%s per week"),
        "MONTH": _("%s per month"),
        "YEAR": _("%s per year"),
        "TOTAL": _("%s in total"),
    }[unit]


def _employment_type(value: str) -> str:
    return {
        "FULL_TIME": _("full-time"),
        "PART_TIME": _("part-time"),
        "CONTRACTOR": _("contractor"),
        "TEMPORARY": _("temporary"),
        "INTERN": _("internship"),
        "VOLUNTEER": _("volunteer"),
        "PER_DIEM": _("per diem"),
        "OTHER": _("other"),
    }[value]


def _workplace(value: str) -> str:
    return {"on-site": _("On-site"), "hybrid": _("Hybrid"), "remote": _("Remote")}[value]


def _education(value: str) -> str:
    return {
        "high school": _("high school"),
        "associate degree": _("associate degree"),
        "bachelor degree": _("bachelor's degree"),
        "professional certificate": _("professional certificate"),
        "postgraduate degree": _("postgraduate degree"),
        NO_REQUIREMENTS: _("no requirements"),
    }[value]


@lru_cache(maxsize=4)
def words_for(language: str) -> Words:
    """The words of a language, made once."""
    return Words(language)
