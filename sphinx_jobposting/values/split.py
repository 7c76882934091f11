"""Split a raw value into texts, and refuse characters that cannot be shown."""

from __future__ import annotations

import datetime as dt
import re

from ..model.types import Raw, ValueProblem

# HTML and XML do not allow these, even if escaped (HTML Living Standard, "Preprocessing
# the input stream"; XML 1.0, "Characters"). Tabs and line breaks are allowed.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_LINE_BREAK = re.compile("[\r\n\u2028\u2029]+")
_EDGES = " \t\r\n\u00a0\u2028\u2029\ufeff"

LONGEST_PHRASE = 300
"""The maximum length of dates, money, and similar values, so that parsing is cheap."""


def quote(value: object, limit: int = 60) -> str:
    """Return *value* for a message: one printable line of at most *limit* characters."""
    if isinstance(value, list | tuple):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    text = value[:400] if isinstance(value, str) else str(type(value).__name__)
    text = " ".join(text.split())
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )


def is_showable(text: str) -> bool:
    """Return whether a page can show every character of *text*."""
    return text.isprintable() or _UNSHOWABLE.search(text) is None


def showable(text: str) -> str:
    """Return *text* with U+FFFD for each character that no page can show."""
    return _UNSHOWABLE.sub("\ufffd", text)


def scalar_text(raw: object) -> str:
    """Return the text of a scalar without blanks at its ends; line breaks inside stay.

    Numbers, booleans, and dates from ``conf.py`` become text. Lists, mappings, and
    characters that a page cannot contain are a `ValueProblem`.
    """
    text = _scalar(raw)
    if bad := _UNSHOWABLE.search(text):
        raise ValueProblem(
            "“%(value)s” contains the character U+%(code)s, which no page can show. Write "
            "it without that character.",
            value=quote(text),
            code=f"{ord(bad[0]):04X}",
        )
    return text.strip(_EDGES)


def _scalar(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    # Python does not convert longer integers (sys.set_int_max_str_digits).
    if isinstance(raw, float) or (isinstance(raw, int) and raw.bit_length() < 1000):
        return str(raw)
    if isinstance(raw, dt.date):
        return raw.isoformat()
    if isinstance(raw, list):
        raise ValueProblem("One value is expected, not a list. Write one text.")
    if isinstance(raw, dict):
        raise ValueProblem("Text is expected, not a mapping. Write one text.")
    if raw is None:
        raise ValueProblem("There is no value. Write one, or leave the field out.")
    raise ValueProblem(
        "Text is expected, not a value of the type %(type)s. Write one text.",
        type=type(raw).__name__,
    )


def one_line(raw: object) -> str:
    """Return the text of a scalar, with each line break turned into a space."""
    lines = (line.strip(_EDGES) for line in _LINE_BREAK.split(scalar_text(raw)))
    return " ".join(line for line in lines if line)


def phrase(raw: object) -> str:
    """Return the text of a scalar with each run of blanks turned into a space."""
    text = " ".join(scalar_text(raw).split())
    if len(text) > LONGEST_PHRASE:
        raise ValueProblem(
            "“%(value)s” has %(length)s characters, which is more than such a value can "
            "have. Write at most %(limit)s.",
            value=quote(text),
            length=len(text),
            limit=LONGEST_PHRASE,
        )
    return text


def split_values(raw: object) -> list[Raw]:
    """Return the values separated by ``;``, line breaks, or a YAML list, without empty
    ones.

    Each is a text on one line, or a mapping. A list in a list is a problem.
    """
    values: list[Raw] = []
    for item in raw if isinstance(raw, list) else [raw]:
        if isinstance(item, dict):
            values.append(item)
        elif isinstance(item, list):
            raise ValueProblem(
                "A list is inside a list. Write one list, with a text for each value."
            )
        else:
            pieces = re.split("[;\r\n\u2028\u2029]", scalar_text(item))
            values.extend(text for piece in pieces if (text := piece.strip(_EDGES)))
    return values
