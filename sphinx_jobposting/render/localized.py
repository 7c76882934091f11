"""Format values in the language of the site.

Dates, numbers, lists, units, and the names of countries come from Babel (CLDR), other words
from the message catalog. `values.kinds` says how each kind uses them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from babel.dates import format_date, format_time, get_timezone_gmt
from babel.numbers import format_decimal, get_currency_precision

from ..i18n import _
from ..i18n.locales import babel_locale
from ..model.types import DateValue
from ..values.countries import country_name
from ..values.kinds import KINDS
from .babel_private import unit_pattern

DateLength = Literal["medium", "long"]
"""The length of a date (CLDR, "dateFormats")."""

_NUMBER = re.compile(r"([#0,]+)(?:\.0+)?")
# What separates the items of a list if an item contains a comma itself.
_SEMICOLONS = str.maketrans({",": ";", "،": "؛"})


class LocaleFormatter:
    """The `values.formatter.Formatter` for one language."""

    def __init__(self, language: str) -> None:
        self.locale = babel_locale(language)
        self._comma = self.locale.list_patterns["standard"]["start"]
        self._formatted: dict[tuple[str, Any], str] = {}
        self._days: dict[tuple[dt.date, DateLength], str] = {}

    def format(self, kind: str, value: Any) -> str:
        """Return the value of a field of *kind* as text."""
        face = KINDS[kind].format
        if isinstance(value, dt.datetime):
            return face(value, self)  # it equals the same instant in another time zone
        # Postings of one organization often have the same values.
        if (text := self._formatted.get((kind, value))) is None:
            text = self._formatted[kind, value] = face(value, self)
        return text

    def gettext(self, message: str) -> str:
        """Return *message* in the language of the build."""
        return str(_(message))

    def date(self, value: DateValue, length: DateLength = "long") -> str:
        """Return a day, or a moment with its offset from UTC."""
        if not isinstance(value, dt.datetime):
            return self._day(value, length)
        return _("%(date)s, %(time)s (%(zone)s)") % {
            "date": self._day(value.date(), length),
            "time": format_time(value.replace(tzinfo=None), "short", locale=self.locale),
            "zone": get_timezone_gmt(value, "long", locale=self.locale),
        }

    def _day(self, day: dt.date, length: DateLength) -> str:
        # The page, the lists, and the feeds show the same few days.
        if (text := self._days.get((day, length))) is None:
            text = self._days[day, length] = format_date(day, length, locale=self.locale)
        return text

    def list(self, items: Iterable[str]) -> str:
        """Return a list of items, with commas between them."""
        return _joined(items, dict.fromkeys(("2", "start", "middle", "end"), self._comma))

    def any_of(self, items: Iterable[str]) -> str:
        """Return a list of alternatives, with an "or"."""
        return _joined(items, self.locale.list_patterns["or"])

    def sentence(self, text: str) -> str:
        """Return *text* beginning with a capital letter."""
        first = text[:1]
        dotted = first == "i" and self.locale.language in ("tr", "az")
        return ("İ" if dotted else first.upper()) + text[1:]

    def number(self, value: Decimal | int) -> str:
        """Return a number."""
        return format_decimal(value, locale=self.locale)

    def amount(self, currency: str, *amounts: Decimal) -> str:
        """Return an amount or a range, with the currency's code instead of its sign."""
        pattern = self.locale.currency_formats["standard"].pattern.split(";")[0]
        before, shape, after = _NUMBER.split(pattern, maxsplit=1)
        digits = max(map(_decimals, amounts))
        if digits:
            digits = max(digits, get_currency_precision(currency))
        number = shape + ("." + digits * "0" if digits else "")
        said = "–".join(
            format_decimal(amount, format=number, locale=self.locale) for amount in amounts
        )
        # A sign may touch the number, but a code may not.
        if before.endswith("¤"):
            before += "\xa0"
        if after.startswith("¤"):
            after = "\xa0" + after
        return f"{before}{said}{after}".replace("¤", currency)

    def country(self, code: str) -> str:
        """Return the name of a country, by its ISO 3166-1 alpha-2 code, or of the EU."""
        return country_name(code, str(self.locale))

    def per(self, unit: str, text: str) -> str:
        """Return *text* per *unit* of time."""
        return self._unit(unit, "per").format(text)

    def counted(self, count: int | Decimal, unit: str) -> str:
        """Return a number of units of time."""
        pattern = self._unit(unit, self.locale.plural_form(count))
        return pattern.format(self.number(count))

    def _unit(self, unit: str, form: str) -> str:
        """Return CLDR's pattern for a unit of time, in a plural form or as "per"."""
        return unit_pattern(self.locale, f"duration-{unit}", form)


def _joined(items: Iterable[str], patterns: Mapping[str, str]) -> str:
    """Return the items as a list, joined by *patterns* of CLDR ("List Patterns")."""
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


@lru_cache(maxsize=4)
def formatter_for(language: str) -> LocaleFormatter:
    """Return the formatter for *language*, which is made once."""
    return LocaleFormatter(language)
