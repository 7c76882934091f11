"""Working hours: text, or a number of hours alone."""

from __future__ import annotations

import re
from decimal import Decimal

from .formatter import Formatter

_NUMBER = re.compile(r"((?:0|[1-9]\d{0,2})(?:[.,]\d{1,2})?)\s*h?", re.ASCII)
"""Digits that begin with a 0, as in 007, are not a number of hours."""


def format_hours(value: str, formatter: Formatter) -> str:
    """Return the text; a number alone is hours in the words of the language."""
    if match := _NUMBER.fullmatch(value):
        return formatter.counted(Decimal(match[1].replace(",", ".")), "hour")
    return value
