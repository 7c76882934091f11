"""What the kinds need to show values in a language."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from ..model.types import DateValue


class Formatter(Protocol):
    """The words, numbers, and patterns of one language.

    The `format` functions of the kinds receive one, so `values` needs neither a message
    catalog nor a locale. The implementation is `render.localized.LocaleFormatter`.
    """

    def gettext(self, message: str) -> str:
        """Return *message* in the language."""

    def date(self, value: DateValue) -> str:
        """Return a day, or a moment with its offset from UTC."""

    def number(self, value: Decimal | int) -> str:
        """Return a number."""

    def amount(self, currency: str, *amounts: Decimal) -> str:
        """Return an amount of money, or a range."""

    def per(self, unit: str, text: str) -> str:
        """Return *text* "per *unit*" of time (hour, day, week, month, year)."""

    def counted(self, count: int | Decimal, unit: str) -> str:
        """Return a number of units of time."""

    def country(self, code: str) -> str:
        """Return the name of a country, by its ISO 3166-1 alpha-2 code, or of the EU."""

    def list(self, items: Iterable[str]) -> str:
        """Return a list of items, with commas between them."""

    def any_of(self, items: Iterable[str]) -> str:
        """Return a list of alternatives, with an "or"."""

    def sentence(self, text: str) -> str:
        """Return *text* beginning with a capital letter."""
