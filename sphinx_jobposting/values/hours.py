"""Working hours: text, or a number of hours alone."""

from __future__ import annotations

import re
from decimal import Decimal

from .formatter import Formatter

_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*h?", re.ASCII)


def format_hours(value: str, formatter: Formatter) -> str:
    """Return the text; a number alone is hours in the words of the language."""
    if match := _NUMBER.fullmatch(value):
        return formatter.counted(Decimal(match[1].replace(",", ".")), "hour")
    return value
