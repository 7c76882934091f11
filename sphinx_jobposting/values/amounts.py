"""How amounts are written with digits so that their value is not in doubt."""

from __future__ import annotations

import re

PLAIN_AMOUNT = re.compile(r"\d+(?:\.\d{1,2})?", re.ASCII)
GROUPED_AMOUNT = re.compile(r"\d{1,3}([,'’ ])\d{3}(?:\1\d{3})*(?:\.\d{1,2})?", re.ASCII)
"""Thousands with a separator other than a point."""
COMMA_DECIMAL = re.compile(r"(?:\d{1,3}(?:[. ]\d{3})+|\d+),\d{1,2}", re.ASCII)
"""A comma before one or two digits, as in most of Europe."""
