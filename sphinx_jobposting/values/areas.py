"""Areas that applicants may live in: countries, states of countries, groups, anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.types import Area, Context, ValueProblem
from . import countries
from .near_words import closest, normalize_key
from .split import one_line, quote, split_values
from .subdivisions import COMPLETE, SUBDIVISIONS

_ISO_STATE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}", re.ASCII)
_REFUSED: dict[str, tuple[str, ...]] = {
    "northamerica": ("US", "CA", "MX"),
    "northernamerica": ("US", "CA"),
    "northernamericaandmexico": ("US", "CA", "MX"),
    "america": ("US",),
    "scandinavia": ("DK", "NO", "SE"),
    "baltics": ("EE", "LV", "LT"),
    "europe": ("EU", "GB", "CH", "NO"),
    "latinamerica": ("AR", "BR", "CL", "CO", "MX"),
    "latam": ("AR", "BR", "CL", "CO", "MX"),
    "southamerica": ("AR", "BR", "CL", "CO"),
    "africa": ("KE", "NG", "ZA"),
    "asia": ("IN", "JP", "SG"),
    "apac": ("AU", "IN", "JP", "SG"),
    "emea": ("EU", "GB", "ZA"),
    "oceania": ("AU", "NZ"),
}
"""Regions whose borders differ from speaker to speaker, and countries as an example."""
_NOWHERE_WORDS = (
    "global globally worldwide world everywhere international remote fullyremote "
    "remotely 100remote virtual telecommute"
)
_EVERYWHERE = frozenset(_NOWHERE_WORDS.split())


def parse_areas(raw: object, context: Context) -> tuple[Area, ...]:
    """The areas in *raw*, read left to right.

    A key of ``context.areas``, ``anywhere``, a group such as ``EU``, a code of ISO 3166-2
    and a country stand alone; any other part is a state of the country after it. No area
    stands twice in the result.
    """
    areas: list[Area] = []
    for item in split_values(raw):
        if isinstance(item, dict):
            raise ValueProblem(
                "A mapping stands where areas are expected. Write countries, states or "
                "groups as a text, as in “US, EU, ZA” or “Ontario, CA”."
            )
        text = one_line(item)
        if (area := _named(text, context)) is not None:
            areas.append(area)
        else:
            parts = countries.comma_parts(text, context.language)
            areas.extend(_left_to_right(parts, context))
    if not areas:
        raise ValueProblem(
            "The area is empty. Write countries as in “US, EU, ZA”, “anywhere”, or leave "
            "the field out."
        )
    return tuple(dict.fromkeys(areas))


def flat(areas: Iterable[Area]) -> tuple[Area, ...]:
    """The countries and states in *areas*, groups spread into their members, once each."""
    spread: dict[Area, None] = {}
    for area in areas:
        inner = flat(area.members) if area.kind in ("group", "anywhere") else (area,)
        spread.update(dict.fromkeys(inner))
    return tuple(spread)


def _left_to_right(parts: list[str], context: Context) -> list[Area]:
    areas: list[Area] = []
    waiting: list[str] = []
    for position, part in enumerate(parts):
        country = countries.country_code(part, context.language)
        own = _named(part, context)
        if own is None and country is not None and waiting:
            areas.extend(_state(name, country) for name in waiting)
            waiting = []
        elif (area := own or _standing_alone(part, country, context)) is not None:
            if waiting:
                raise _no_area(waiting[0])
            if own is None and country == "GE" and len(part) > 2:
                _refuse_georgia(parts[position + 1 : position + 2], context)
            areas.append(area)
        else:
            waiting.append(part)
    if waiting:
        raise _no_area(waiting[0])
    return areas


def _named(text: str, context: Context) -> Area | None:
    """The area that the organisation's own configuration, or ``anywhere``, names."""
    if text.casefold() == "anywhere":
        return Area("anywhere", members=flat(context.areas.get("anywhere", ())))
    for key, members in context.areas.items():
        if key.casefold() == text.casefold():
            return Area("group", name=key, members=flat(members))
    return None


def _standing_alone(part: str, country: str | None, context: Context) -> Area | None:
    if country is not None:
        return Area("country", code=country)
    if (group := countries.group_name(part, context.language)) is not None:
        members = tuple(Area("country", code=code) for code in countries.GROUPS[group])
        return Area("group", name=group, members=members)
    if (state := countries.subdivision(part)) is not None:
        return Area("state", name=state[1], code=state[0])
    if _ISO_STATE.fullmatch(part) and part[:2] in countries.CODES:
        raise ValueProblem(
            "“%(part)s” is no state's code that is known here. Write the state's name and "
            "its country, as in “Ontario, CA”.",
            part=quote(part),
        )
    return None


def _state(name: str, country: str) -> Area:
    _refuse_no_state(name)
    states = SUBDIVISIONS.get(country, {})
    if (code := countries.state_code(country, name)) is not None:
        return Area("state", name=states[code], code=country)
    if country in COMPLETE:
        raise ValueProblem(
            "“%(name)s” is no state, province or territory of %(country)s. Write one, as "
            "in “%(mend)s, %(code)s”.",
            name=quote(name),
            country=countries.country_name(country),
            mend=closest(name, states.values()) or next(iter(states.values())),
            code=country,
        )
    if not any(map(str.isalpha, name)):
        raise _no_area(name)
    return Area("state", name=name, code=country)


def _refuse_georgia(following: list[str], context: Context) -> None:
    """The only country whose name is a state's as well, before that state's country."""
    if following and countries.country_code(following[0], context.language) == "US":
        raise ValueProblem(
            "“Georgia, US” may be the state, or two countries. Write “US-GA” for the "
            "state, “GE, US” for the countries."
        )


def _refuse_no_state(part: str) -> None:
    key = normalize_key(part)
    if key in _EVERYWHERE:
        raise ValueProblem(
            "“%(part)s” is no area. Write “workplace: remote” for how the work is done, "
            "and here the countries applicants may live in, as in “US, EU, ZA”, or "
            "“anywhere”.",
            part=quote(part),
        )
    if (members := _REFUSED.get(key)) is not None:
        raise ValueProblem(
            "“%(part)s” is no country, and its borders are not the same for everybody. "
            "Write the countries, as in “%(mend)s”, or name them in jobposting_areas.",
            part=quote(part),
            mend=", ".join(members),
        )


def _no_area(part: str) -> ValueProblem:
    try:
        _refuse_no_state(part)
    except ValueProblem as problem:
        return problem
    for country in ("US", "CA", "GB"):
        code = countries.state_code(country, part)
        if code is not None:
            return ValueProblem(
                "“%(part)s” is no country. Write the state's country after it, as in "
                "“%(mend)s”.",
                part=quote(part),
                mend=f"{SUBDIVISIONS[country][code]}, {country}",
            )
    return ValueProblem(
        "“%(part)s” is no country, group of countries or key of jobposting_areas. Write a "
        "country by its ISO code or name, as in “US, EU, ZA”; a state before its country, "
        "as in “Ontario, CA”; or “anywhere”.",
        part=quote(part),
    )
