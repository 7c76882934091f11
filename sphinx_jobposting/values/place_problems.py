"""Say why a text is not a place and how to write it."""

from __future__ import annotations

import re

from ..model.types import Context, Place, ValueProblem
from . import countries
from .near_words import normalize_key
from .no_place import UNNAMED
from .placeholders import MISSING
from .regions import STATES, region_code
from .split import LONGEST_PHRASE, quote
from .workplaces import ANYWHERE_PHRASES, WORKPLACES, phrases_pattern

_PLACELESS = "|".join(
    [*(row.pattern for row in WORKPLACES), phrases_pattern(ANYWHERE_PHRASES)]
)
_NOWHERE = re.compile(
    rf"\W*(?:100 ?% |fully )?(?:{_PLACELESS})"
    r"(?: ?[^\w\s].*| (?:only|work|job|position|role|first|friendly|possible|ok)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = MISSING | UNNAMED
_STATE_AND_CODE = re.compile(
    r"(.+?) (\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)", re.ASCII | re.IGNORECASE
)
_PARENTHESES = re.compile(r"([^()]+) ?\(([^()]+)\)")


def refuse_nowhere(part: str) -> None:
    """Refuse a text about how the work is done, or that it can be done anywhere."""
    if _NOWHERE.fullmatch(part):
        raise ValueProblem(
            "“%(value)s” is not a place. Write “workplace: remote” (or hybrid, on-site) "
            "for how the work is done, “applicants-in” for where people may live, and here "
            "the place they report to, as in “Boston, MA, US”, if there is one.",
            value=quote(part),
        )


def refuse_placeholder(part: str) -> None:
    """Refuse a placeholder for a missing part: “n/a”, “TBD”."""
    if normalize_key(part) in _NO_NAME or (part and not any(map(str.isalnum, part))):
        raise ValueProblem(
            "“%(value)s” is a placeholder. Leave that part of the place out, as in "
            "“Austin, TX, US” or “Austin, US”.",
            value=quote(part),
        )


def refuse_country_in_region(text: str, place: Place, context: Context) -> None:
    """Refuse a region that contains a country: “Porto Portugal, ES”."""
    words = place.region.split()
    if len(words) < 2 or region_code(place.country, place.region) is not None:
        return
    for count in range(1, len(words)):
        for name in (" ".join(words[:count]), " ".join(words[count:])):
            if len(name) > 3 and countries.country_code(name, context.language):
                raise ValueProblem(
                    "“%(value)s” contains the country “%(part)s” inside a region. Write "
                    "one place per line, or “;” between two, each with its country last.",
                    value=quote(text, 120),
                    part=quote(name),
                )


def no_country(text: str, parts: list[str], context: Context) -> ValueProblem:
    """Return a problem that says why *text* has no country and how to write it."""
    last = parts[-1]
    if match := _PARENTHESES.fullmatch(last):
        name, inner = match[1].strip(), match[2].strip()
        right = ", ".join([*parts[:-1], name, inner])
        if state := _state(inner):
            right = ", ".join([*parts[:-1], name, *state])
        if state or countries.country_code(inner, context.language):
            return ValueProblem(
                "“%(value)s” has its country or state in parentheses. Write “%(right)s”.",
                value=quote(text),
                right=quote(right, LONGEST_PHRASE),
            )
    code = _STATE_AND_CODE.fullmatch(last)
    if state := _state(code[1] if code else last):
        region = f"{state[0]} {code[2]}" if code else state[0]
        right = ", ".join([*parts[:-1], region, state[1]])
        return ValueProblem(
            "“%(part)s” is not a country. Write the country after it, as in “%(right)s”.",
            part=quote(last),
            right=quote(right, LONGEST_PHRASE),
        )
    words = last.split()
    for count in range(1, min(len(words), 6)):
        name = " ".join(words[count:])
        if not {"and", "or"}.isdisjoint(map(str.lower, words[count - 1 : count + 1])):
            continue
        if countries.country_code(name, context.language):
            right = ", ".join([*parts[:-1], " ".join(words[:count]), name])
            return ValueProblem(
                "“%(value)s” has no comma before the country. Write “%(right)s”.",
                value=quote(text),
                right=quote(right, LONGEST_PHRASE),
            )
    if (group := countries.group_name(last, context.language)) is not None:
        return ValueProblem(
            "“%(part)s” is a group of countries (%(group)s), not a place. Write "
            "“applicants-in” for where applicants may live, and here a place as in "
            "“Berlin, DE”.",
            part=quote(last),
            group=group,
        )
    return ValueProblem(
        "“%(part)s” is not a country. End the place with a country, by its ISO code or its "
        "name, as in “Boston, MA, US” or “Porto, Portugal”.",
        part=quote(last),
    )


def _state(text: str) -> tuple[str, str] | None:
    """Return the state that *text* names, in its usual form, and its country's code."""
    for country in STATES:
        if code := region_code(country, text):
            return code, country
    if len(text) > 3 and region_code("GB", text):
        return text, "GB"
    return None
