"""Find a deadline in the text of a description.

A day counts only right after a word such as “by” or “deadline”, in a sentence about
applying. So other dates are not mistaken for a deadline.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ...values.months import MONTH_PATTERN, MONTHS
from ..context import LintContext
from .dates import Moment
from .texts import LONGEST, text_of_html

# Some patterns are strings, which `re` compiles when it first needs them: that takes longer
# than many builds, and few texts have a date.
_DAY = r"(\d{1,2})(?:st|nd|rd|th|\.|er|º)?"
_YEAR = r"(?:,? (?:of |de )?(\d{4})\b)?"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? |"
    r"(?:mon|diens|donners|frei|sams|sonn)tag,? (?:den )?|mittwoch,? (?:den )?)?"
)
_TIME = (
    r"(?:\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?|uhr)?(?: ?\(?[A-Z]{2,4}\)?)?,? "
    r"(?:on |am |le )?)?"
)
_DATE = (
    rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)|"
    rf"(?P<md>(?:{MONTH_PATTERN})\.? {_DAY}(?!\d|:|,\d){_YEAR})|"
    rf"(?P<dm>{_DAY} (?:of |de )?(?:{MONTH_PATTERN})\b\.?{_YEAR}))"
)
_BY = (
    r"(?:by|before|until|till|no later than|not later than|due(?: on| by)?|"
    r"deadline(?: for (?:applications?|applying))?(?: is)?(?: on)?|closing date(?: is)?|"
    r"clos(?:es?|ing)(?: on)?|ends? on|bis(?: spätestens)?(?: zum)?|bewerbungsfrist|"
    r"bewerbungsschluss|einsendeschluss|avant le|jusqu['’]au|date limite|antes del|"
    r"hasta el|fecha límite|até|prazo)"
)
_SAID = rf"\b{_BY}:? ?(?:is |ist |the |der |den |das |le |el |: )?{_TIME}{_WEEKDAY}{_DATE}"
_APPLYING = (
    r"\b(?:apply|applying|applications?|applicants?|candidates?|resum[eé]s?|résumés?|cvs?|"
    r"cover letters?|closing date|bewerb\w*|einsendeschluss|lebenslauf|candidatur\w*|"
    r"postul\w*|solicitud\w*)\b|^\W*(?:deadline|frist|date limite|fecha límite|prazo)\b"
)
_SENTENCE = re.compile(r"[.!?](?= +[A-ZÄÖÜÉÀ])|[•\n]| {3,}")
_ABOUT_ELSE = (
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|eligib\w+|graduat\w+|born|funding|grants?|"
    r"review(?:ed|ing)?|interviews?|notified|decision)\b"
)
_BLOCK = re.compile(r"</?(?:p|li|h[1-6]|div|br|ul|ol|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_NEAR = rf"(?<![^\W\d_])(?:{MONTH_PATTERN})(?![^\W\d_])|\d{{4}}-\d\d-\d\d"

NEAR = 50
"""How many characters around a digit are searched for a month."""
LONGEST_SENTENCE = 500
"""How many characters before a date are searched for its sentence."""


def said_days(markup: str) -> list[tuple[int | None, int, int]]:
    """Return the deadlines in a text: (year or ``None``, month, day)."""
    markup = markup[:LONGEST]
    if not _has_date(markup):
        return []
    days = []
    for block in _BLOCK.sub("\n", markup).split("\n"):
        if not _has_date(block):
            continue
        line = text_of_html(block)
        for match in re.finditer(_SAID, line, re.IGNORECASE):
            if (day := _day(match)) and _is_about_applying(
                line, match.start(), match.end()
            ):
                days.append(day)
    return days


def _has_date(text: str) -> bool:
    """Return whether the name of a month is near a digit; most texts have few digits.

    The distance is larger than in any date, because there may be tags in between.
    """
    return any(
        re.search(_NEAR, text[max(0, first - NEAR) : last + NEAR], re.IGNORECASE)
        for first, last in _spans_of_digits(text)
    )


def _spans_of_digits(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last digit of each group, so that nothing is searched twice."""
    group: list[int] = []
    for at in sorted(_digits(text)):
        if group and at > group[-1] + 2 * NEAR:
            yield group[0], group[-1]
            group = []
        group.append(at)
    if group:
        yield group[0], group[-1]


def _digits(text: str) -> Iterator[int]:
    """Yield the positions of digits, except in tags of headings.

    A regular expression would look at each character.
    """
    for digit in "0123456789":
        at = text.find(digit)
        while at >= 0:
            if text[max(0, at - 2) : at] not in ("<h", "/h"):
                yield at
            at = text.find(digit, at + 1)


def _is_about_applying(line: str, start: int, end: int) -> bool:
    """Return whether the sentence of a day is only about applying."""
    before = _SENTENCE.split(line[max(0, start - LONGEST_SENTENCE) : start])[-1]
    after = _SENTENCE.split(line[end : end + 200])[0]
    sentence = f"{before}{line[start:end]}{after}"
    applying = re.search(_APPLYING, sentence, re.IGNORECASE) is not None
    return applying and re.search(_ABOUT_ELSE, sentence, re.IGNORECASE) is None


def _day(match: re.Match[str]) -> tuple[int | None, int, int] | None:
    try:
        if match["iso"]:
            date = dt.date.fromisoformat(match["iso"])
            return date.year, date.month, date.day
        words = re.findall(r"[^\W\d_]+|\d+", (match["md"] or match["dm"]).lower())
        month = next(MONTHS[word] for word in words if word in MONTHS)
        numbers = [int(word) for word in words if word.isdigit()]
        year = numbers[1] if len(numbers) > 1 else None
        dt.date(year or 2024, month, numbers[0])  # a leap year, with February 29
    except ValueError:
        return None
    return year, month, numbers[0]


def check_said_deadline(lint: LintContext, markup: str, deadline: Moment | None) -> None:
    """Compare the deadline in the text, if there is one, with the deadline in the data.

    If there are several days in the text, one that agrees is enough; a deadline at noon or
    earlier may mean the end of the day before.
    """
    days = said_days(markup)
    if deadline is None:
        if "validThrough" in lint.posting:
            return  # It is there, but cannot be read, which is another finding.
        if days:
            lint.add("deadline-only-in-text", "validThrough", said=_iso(days[-1]))
        else:
            lint.add("hint-deadline", "validThrough")
        return
    right = [deadline.day]
    # From 00:00 to 12:00, it may mean the end of the day before.
    if deadline.clock and deadline.value.hour <= 12:
        right.append(deadline.day - dt.timedelta(days=1))
    for year, month, day in days:
        if any((month, day) == (d.month, d.day) and year in (None, d.year) for d in right):
            return
    if days:
        lint.add(
            "deadline-differs-in-text",
            "validThrough",
            said=_iso(days[-1]),
            value=deadline.text,
        )


def _iso(day: tuple[int | None, int, int]) -> str:
    year, month, number = day
    return f"{year}-{month:02}-{number:02}" if year else f"{month:02}-{number:02}"
