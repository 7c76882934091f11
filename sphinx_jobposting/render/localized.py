"""How values are said in the language of the site: dates, money, places, lists.

Dates, numbers and the names of countries are Babel's (CLDR); the rest is the catalogue's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_timezone_gmt
from babel.numbers import format_decimal, get_currency_precision

from ..i18n import _
from ..model.types import (
    Area,
    Contact,
    DateValue,
    Duration,
    Money,
    Organization,
    Place,
)
from ..values.countries import country_name
from ..values.postal_codes import address_parts
from ..values.simple import NO_REQUIREMENTS

_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}
_NUMBER = re.compile(r"([#0,]+)(?:\.0+)?")
# What parts a list from what parts its items, where an item holds a comma itself.
_SEMICOLONS = str.maketrans({",": ";", "،": "؛"})


def locale_of(language: str) -> Locale:
    """Babel's locale of a language of Sphinx; English where Babel knows none."""
    name, _at, modifier = language.replace("-", "_").partition("@")
    if modifier in _SCRIPTS:
        name = f"{name.partition('_')[0]}_{_SCRIPTS[modifier]}"
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return Locale("en")


class LocaleFormatter:
    """Says values in one language."""

    def __init__(self, language: str) -> None:
        self.locale = locale_of(language)
        self._comma = self.locale.list_patterns["standard"]["start"]
        self._said: dict[tuple[str, Any], str] = {}
        self._say: dict[str, Callable[[Any], str]] = {
            "area": self.areas,
            "closed": lambda value: (
                _yes_no(value) if isinstance(value, bool) else self.date(value)
            ),
            "contact": lambda values: self.list(map(_address, values)),
            "date": self.date,
            "date-or-text": lambda value: (
                value if isinstance(value, str) else self.date(value)
            ),
            "duration": self.duration,
            "education": lambda values: self.sentence(self.list(map(_education, values))),
            "employment-type": lambda values: self.sentence(
                self.list(map(_employment_type, values))
            ),
            "experience": lambda months: self.sentence(self.experience(months)),
            "money": self.money,
            "number": self.number,
            "organization": _organization_name,
            "place": self.places,
            "urls": self.list,
            "workplace": _workplace,
            "yes-no": _yes_no,
        }

    def format(self, kind: str, value: Any) -> str:
        """The value of a field of *kind*, as text."""
        say = self._say.get(kind)
        if say is None:
            return str(value)
        if isinstance(value, dt.datetime):
            return say(value)  # equal to the same instant by the clock of another zone
        # Postings of one organisation say the same again and again.
        if (said := self._said.get((kind, value))) is None:
            said = self._said[kind, value] = say(value)
        return said

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

    def list(self, items: Iterable[str]) -> str:
        """Several things, with no word between the last two where a comma is enough."""
        return _joined(items, dict.fromkeys(("2", "start", "middle", "end"), self._comma))

    def any_of(self, items: Iterable[str]) -> str:
        """Several things of which one holds."""
        return _joined(items, self.locale.list_patterns["or"])

    def sentence(self, text: str) -> str:
        """The text with a capital letter at its start."""
        first = text[:1]
        dotted = first == "i" and self.locale.language in ("tr", "az")
        return ("İ" if dotted else first.upper()) + text[1:]

    def number(self, value: Decimal | int) -> str:
        """A number."""
        return format_decimal(value, locale=self.locale)

    def money(self, value: Money) -> str:
        """An amount of money with its unit: USD 52,000–58,000 per year."""
        ends = dict.fromkeys(
            end for end in (value.minimum, value.maximum) if end is not None
        )
        amount = self._amount(value.currency, *ends)
        if value.minimum is None:
            amount = _("up to %s") % amount
        elif value.maximum is None:
            amount = _("from %s") % amount
        if value.unit == "TOTAL":
            return self.sentence(_("%s in total") % amount)
        return self.sentence(self._unit(value.unit.lower(), "per").format(amount))

    def _amount(self, currency: str, *amounts: Decimal) -> str:
        """One amount or a range, with the code of the currency where CLDR has its sign."""
        pattern = self.locale.currency_formats["standard"].pattern.split(";")[0]
        before, shape, after = _NUMBER.split(pattern, maxsplit=1)
        digits = max(map(_decimals, amounts))
        if digits:
            digits = max(digits, get_currency_precision(currency))
        number = shape + ("." + digits * "0" if digits else "")
        said = "–".join(
            format_decimal(amount, format=number, locale=self.locale) for amount in amounts
        )
        # A sign may touch its number, a code may not.
        if before.endswith("¤"):
            before += "\xa0"
        if after.startswith("¤"):
            after = "\xa0" + after
        return f"{before}{said}{after}".replace("¤", currency)

    def place(self, place: Place) -> str:
        """A place, with its country's full name."""
        # Between the parts of a place: Boston, MA, United States
        return _(", ").join([*address_parts(place), self.country(place.country)])

    def places(self, places: Iterable[Place]) -> str:
        """Several places, at one of which one works."""
        return self.any_of(map(self.place, places))

    def area(self, area: Area) -> str:
        """A country, state, group or all the world."""
        if area.kind == "anywhere":
            return _("anywhere")
        if area.kind == "group":
            return self._group(area.name)
        country = self.country(area.code)
        return area.name + _(", ") + country if area.kind == "state" else country

    def country(self, code: str) -> str:
        """The name of a country, by its ISO 3166-1 alpha-2 code."""
        return country_name(code, str(self.locale))

    def _group(self, name: str) -> str:
        if name == "European Union":  # CLDR names this one group only
            own: str = self.locale.territories.get("EU", name)
            return own
        return {
            "European Economic Area": _("European Economic Area"),
            "European Free Trade Association": _("European Free Trade Association"),
            "Nordic countries": _("Nordic countries"),
        }.get(name, name)

    def areas(self, areas: Iterable[Area]) -> str:
        """Several areas, in one of which an applicant lives."""
        return self.any_of(map(self.area, areas))

    def duration(self, value: Duration) -> str:
        """A span of time in one unit."""
        for unit in ("months", "weeks", "days", "hours"):
            if count := getattr(value, unit):
                return self._counted(count, unit.removesuffix("s"))
        return ""

    def experience(self, months: int) -> str:
        """Months of experience, as years where they are whole."""
        if months == 0:
            return _("no requirements")
        if months % 12 == 0:
            return self._counted(months // 12, "year")
        return self._counted(months, "month")

    def hours(self, count: Decimal) -> str:
        """Return a number of hours: 38.5 hours."""
        return self._counted(count, "hour")

    def _counted(self, count: int | Decimal, unit: str) -> str:
        pattern = self._unit(unit, self.locale.plural_form(count))
        return pattern.format(self.number(count))

    def _unit(self, unit: str, form: str) -> str:
        """CLDR's pattern for a unit of time, in a plural form or as "per"."""
        # CLDR leaves out the long patterns that are the same as the short ones, and
        # Babel's own functions do not look there: no public name leads to them.
        patterns = self.locale._data["unit_patterns"][f"duration-{unit}"]
        found = {**patterns["short"], **patterns.get("long", {})}
        return str(found.get(form) or found["other"])


def _joined(items: Iterable[str], patterns: Mapping[str, str]) -> str:
    """The items as a list by the *patterns* of CLDR ("List Patterns")."""
    said = list(items)
    if any(mark in item for item in said for mark in ",،"):
        patterns = {key: text.translate(_SEMICOLONS) for key, text in patterns.items()}
    if len(said) < 2:
        return "".join(said)
    if len(said) == 2:
        return patterns["2"].format(*said)
    text = patterns["start"].format(*said[:2])
    for item in said[2:-1]:
        text = patterns["middle"].format(text, item)
    return patterns["end"].format(text, said[-1])


def _decimals(amount: Decimal) -> int:
    return max(0, -int(amount.normalize().as_tuple().exponent))


def _address(value: Contact) -> str:
    return value.email or value.url


def _yes_no(value: bool) -> str:
    return _("Yes") if value else _("No")


def _organization_name(value: Organization) -> str:
    return value.name


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
def formatter_for(language: str) -> LocaleFormatter:
    """The words of a language, made once."""
    return LocaleFormatter(language)
