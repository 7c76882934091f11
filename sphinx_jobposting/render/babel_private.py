"""Private names of Babel, each behind a function, as of Babel 2.19.

`tests/render/test_babel_private.py` fails when one of them goes or means something else.
"""

from __future__ import annotations

from babel import Locale


def unit_pattern(locale: Locale, unit: str, form: str) -> str:
    """Return CLDR's pattern for a unit, in a plural form or as "per" (``Locale._data``).

    CLDR leaves out long patterns that are the same as the short ones, and Babel's own
    functions do not fall back on those.
    """
    patterns = locale._data["unit_patterns"][unit]
    found = {**patterns["short"], **patterns.get("long", {})}
    return str(found.get(form) or found["other"])
