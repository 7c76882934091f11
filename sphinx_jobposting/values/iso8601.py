"""Patterns of dates in ISO 8601 ("Date and time"): one for authors, two for data.

Their groups are the parts of a date, from the largest to the smallest.
"""

from __future__ import annotations

import re

DAY = r"\d{4}-\d{2}-\d{2}"

WRITTEN = re.compile(
    rf"({DAY})"
    r"(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII | re.IGNORECASE,
)
"""Dates that authors may write: day, hour, minute, second, fraction, offset."""

EXTENDED = re.compile(
    rf"{DAY}(?:T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::\d\d)?)?)?", re.ASCII
)
"""Dates that every reader of the data understands: the extended format."""

ANY_FORMAT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[Tt](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?(Z|z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
"""The extended format, the basic format, and mixtures: year, month, day, hour, minute,
second, offset."""
