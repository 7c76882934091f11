"""Working hours: text, or just a number of hours."""

from __future__ import annotations

import re
from decimal import Decimal

from .formatter import Formatter

_NUMBER = re.compile(r"((?:0|[1-9]\d{0,2})(?:[.,]\d{1,2})?)\s*h?", re.ASCII)
"""A number of hours; digits that begin with 0, such as 007, are not one."""


def format_hours(value: str, formatter: Formatter) -> str:
    """Return the text; just a number becomes hours in the words of the language."""
    if match := _NUMBER.fullmatch(value):
        return formatter.counted(Decimal(match[1].replace(",", ".")), "hour")
    return value
