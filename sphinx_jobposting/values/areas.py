"""Areas where applicants may live: countries, states, groups of countries, anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model.rule import GOOGLE, PROBLEM, Rule
from ..model.types import Area, Context, Json, ValueProblem
from . import countries
from .formatter import Formatter
from .near_words import closest, normalize_key
from .no_place import ANYWHERE
from .regions import STATE_TOO, STATES, region_by_code, region_code, region_names
from .schema import TEXT, one_or_list
from .split import one_line, quote, split_values
from .things import thing

_MOST_STATES = 60
"""How many states of a country may be listed in a row."""
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
"""Regions without clear borders, with countries as an example."""


def parse_areas(raw: object, context: Context) -> tuple[Area, ...]:
    """Return the areas in *raw*, read from left to right.

    A key of ``context.areas``, ``anywhere``, a group such as ``EU``, a code of ISO 3166-2,
    and a country are complete by themselves; any other part is a state of the country after
    it. The result contains each area once.
    """
    areas: list[Area] = []
    for item in split_values(raw):
        if isinstance(item, dict):
            raise ValueProblem(
                "Areas are expected, not a mapping. Write countries, states, or groups as "
                "text, as in “US, EU, ZA” or “Ontario, CA”."
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


def areas_to_source(areas: Iterable[Area]) -> str:
    """Return *areas* as text that `parse_areas` reads back."""
    return "; ".join(map(_area_to_source, areas))


def _area_to_source(area: Area) -> str:
    if area.kind == "country":
        return area.code
    if area.kind != "state":
        return area.name or "anywhere"
    names = region_names(area.code).items()
    code = next((code for code, name in names if name == area.name), None)
    if code is not None and not code.startswith("_"):
        return f"{area.code}-{code}"
    return f"{area.name}, {area.code}"


def flat(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return the countries and states in *areas* and their groups, each once."""
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
        if own is None and country is not None:
            end = _end_of_states(parts, position, waiting, country, context)
            if end:
                _refuse_unless_state(parts, position, end, waiting, context)
                waiting.append(part)
                continue
            if waiting:
                _refuse_states_alone(parts, waiting, country)
                areas.extend(_state(name, country) for name in waiting)
                waiting = []
                continue
        if (area := own or _standing_alone(part, country, context)) is not None:
            if waiting:
                raise _no_area(waiting[0])
            areas.append(area)
        else:
            waiting.append(part)
    if waiting:
        raise _no_area(waiting[0], parts)
    return areas


def _end_of_states(
    parts: list[str], position: int, waiting: list[str], country: str, context: Context
) -> int:
    """Return the position of the country whose state a part may be, as in “GA, US”.

    It is 0 if the part can only be a country.
    """
    # In “ON, CA, US”, CA is the country of Ontario.
    if any(region_code(country, name) is not None for name in waiting):
        return 0
    for end in range(position + 1, min(len(parts), position + _MOST_STATES)):
        above = countries.country_code(parts[end], context.language)
        if above == country:
            break
        if above and _are_states(above, parts[position:end]):
            # In other countries, nobody writes states as codes: “BE, DE” are two countries.
            return end if waiting or above in STATES else 0
    return 0


def _are_states(country: str, names: Iterable[str]) -> bool:
    return all(region_code(country, name, abbreviated=False) for name in names)


def _refuse_unless_state(
    parts: list[str], position: int, end: int, waiting: list[str], context: Context
) -> None:
    """Refuse a part that may be a country or a state; “NY, GA, US” are two states."""
    part = parts[position]
    above = countries.country_code(parts[end], context.language) or ""
    if waiting and all(region_code(above, name) for name in waiting):
        return
    code = region_code(above, part) or part
    country = countries.country_code(part, context.language) or part
    name = countries.country_name(country)
    state = region_names(above)[code]
    raise ValueProblem(
        "“%(part)s” before “%(above)s” may be %(country)s or %(state)s. Write “%(first)s” "
        "for the country, or “%(second)s” for the state.",
        part=quote(part),
        above=quote(", ".join(parts[position + 1 : end + 1])),
        country=name if name != state else f"the country {name}",
        state=state if name != state else f"the state {state}",
        first=country if name == state else name,
        second=f"{above}-{code}",
    )


def _refuse_states_alone(parts: list[str], waiting: list[str], country: str) -> None:
    """Refuse states of a country that is not named: “NY, CA, WA”."""
    above = STATE_TOO.get(country)
    states = parts[: parts.index(waiting[0])] + waiting
    if (
        above is None
        or any(region_code(country, name) is not None for name in waiting)
        or not all(region_code(above, name) for name in states)
    ):
        return
    written = ", ".join(parts)
    known = all(region_code(above, part) is not None for part in parts)
    raise ValueProblem(
        "“%(value)s” names states but not their country. Write “%(right)s”.",
        value=quote(written),
        right=f"{written}, {above}"
        if known
        else "; ".join(f"{above}-{region_code(above, part)}" for part in waiting),
    )


def _named(text: str, context: Context) -> Area | None:
    """Return the area if it is ``anywhere`` or a key of ``jobposting_areas``."""
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
    if (state := region_by_code(part)) is not None:
        return Area("state", name=state[1], code=state[0])
    if _ISO_STATE.fullmatch(part) and part[:2] in countries.CODES:
        raise ValueProblem(
            "“%(part)s” is not a code of ISO 3166-2. Write the state's name and its "
            "country, as in “Ontario, CA”.",
            part=quote(part),
        )
    return _without_comma(part, context)


def _without_comma(part: str, context: Context) -> Area | None:
    """Return the state in a part such as “Ontario CA”, which has a country but no comma."""
    words = part.split()
    for count in range(1, min(len(words), 6)):
        name, last = " ".join(words[:count]), " ".join(words[count:])
        country = countries.country_code(last, context.language)
        if country is None or (len(last) == 2 and not last.isupper()):
            continue
        if (code := region_code(country, name)) is not None and len(name) > 2:
            return Area("state", name=_state_name(country, code, name), code=country)
    return None


def _state(name: str, country: str) -> Area:
    _refuse_no_state(name)
    if (code := region_code(country, name)) is not None:
        return Area("state", name=_state_name(country, code, name), code=country)
    if country in STATES:
        states = region_names(country)
        raise ValueProblem(
            "“%(name)s” is not a state, province, or territory of %(country)s. Write one, "
            "as in “%(right)s, %(code)s”.",
            name=quote(name),
            country=countries.country_name(country),
            right=closest(name, states.values()) or next(iter(states.values())),
            code=country,
        )
    if not any(map(str.isalpha, name)):
        raise _no_area(name)
    return Area("state", name=name, code=country)


def _state_name(country: str, code: str, written: str) -> str:
    """Return the name of a state as it was written, but spell out codes and
    abbreviations."""
    if country in STATES or len(written) <= 3 or written.endswith("."):
        return region_names(country)[code]
    return written


def _refuse_no_state(part: str) -> None:
    key = normalize_key(part)
    if key in ANYWHERE:
        raise ValueProblem(
            "“%(part)s” is not an area. Write “workplace: remote” for how the work is "
            "done, and here the countries applicants may live in, as in “US, EU, ZA”, or "
            "“anywhere”.",
            part=quote(part),
        )
    if (members := _REFUSED.get(key)) is not None:
        raise ValueProblem(
            "“%(part)s” is not a country, and people disagree about its borders. "
            "Write the countries, as in “%(right)s”, or name them in jobposting_areas.",
            part=quote(part),
            right=", ".join(members),
        )


def _no_area(part: str, parts: Sequence[str] = ()) -> ValueProblem:
    try:
        _refuse_no_state(part)
    except ValueProblem as problem:
        return problem
    for country in ("US", "CA", "GB"):
        if len(parts) > 1 and all(region_code(country, name) for name in parts):
            written = ", ".join(parts)
            return ValueProblem(
                "“%(value)s” names states but not their country. Write “%(right)s”.",
                value=quote(written),
                right=f"{written}, {country}",
            )
        if (code := region_code(country, part)) is not None:
            return ValueProblem(
                "“%(part)s” is not a country. Write the state's country after it, as in "
                "“%(right)s”.",
                part=quote(part),
                right=f"{region_names(country)[code]}, {country}",
            )
    return ValueProblem(
        "“%(part)s” is not a country, a group of countries, or a key of jobposting_areas. "
        "Write a country by its ISO code or name, as in “US, EU, ZA”; a state before its "
        "country, as in “Ontario, CA”; or “anywhere”.",
        part=quote(part),
    )


def format_areas(areas: tuple[Area, ...], formatter: Formatter) -> str:
    """Return the areas, joined with "or", because an applicant lives in one of them."""
    return formatter.any_of(_format_area(area, formatter) for area in areas)


def _format_area(area: Area, formatter: Formatter) -> str:
    if area.kind == "anywhere":
        return formatter.gettext("anywhere")
    if area.kind == "group":
        return _format_group(area.name, formatter)
    country = formatter.country(area.code)
    if area.kind == "state":
        return area.name + formatter.gettext(", ") + country
    return country


def _format_group(name: str, formatter: Formatter) -> str:
    if name == "European Union":  # the only group with a name in CLDR
        return formatter.country("EU")
    return {
        "European Economic Area": formatter.gettext("European Economic Area"),
        "European Free Trade Association": formatter.gettext(
            "European Free Trade Association"
        ),
        "Nordic countries": formatter.gettext("Nordic countries"),
    }.get(name, name)


def areas_to_jsonld(areas: tuple[Area, ...]) -> list[Json]:
    """Return Country and State objects; a group is replaced with its members."""
    return [_area_to_jsonld(area) for area in flat(areas)]


def _area_to_jsonld(area: Area) -> Json:
    if area.kind == "country":
        return thing("Country", name=countries.country_name(area.code))
    # Google's examples are "Michigan, USA" and "Texas, USA".
    country = "USA" if area.code == "US" else countries.country_name(area.code)
    return thing("State", name=f"{area.name}, {country}")


def compare_areas(areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """Return the countries and states, including those of groups."""
    return flat(areas)


AREAS_SCHEMA = one_or_list(TEXT)

INVALID_AREA = Rule(
    "invalid-area",
    "error",
    GOOGLE,
    PROBLEM,
    "Name countries or their states: US; EU; Ontario, CA. In JSON-LD, each is a "
    "Country or State with its name.",
    "option",
    ":workplace: remote\n:applicants-in: Northern America",
    ":workplace: remote\n:applicants-in: US, CA",
    "applicantLocationRequirements",
    data_message="%(property)s: “%(value)s” is not a Country, State, or City with a name.",
)
