"""Places to work at: a named one, comma parts that end in a country, or a mapping."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model.types import Context, Place, ValueProblem
from . import countries
from .areas import parse_areas
from .near_words import closest, normalize_key
from .split import LONGEST_PHRASE, one_line, phrase, quote, split_values

__all__ = ["ADDRESS_KEYS", "ambiguous_region", "parse_areas", "parse_places"]

ADDRESS_KEYS = {
    "street-address": "street",
    "street": "street",
    "address-locality": "locality",
    "locality": "locality",
    "city": "locality",
    "address-region": "region",
    "region": "region",
    "state": "region",
    "postal-code": "postal_code",
    "postcode": "postal_code",
    "zip": "postal_code",
    "address-country": "country",
    "country": "country",
}
"""How the parts of an address may be called."""
_BY_KEY = {normalize_key(key): part for key, part in ADDRESS_KEYS.items()}
_NOWHERE = re.compile(
    r"\W*(?:100 ?% |fully )?(?:remote|remotely|virtual|anywhere|everywhere|worldwide|global"
    r"|telecommute|work from home|home ?office|wfh|hybrid|on-?site|office)"
    r"(?: ?[^\w\s].*| (?:only|work|job|position|role|first|friendly|possible|ok)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_MISSING = (
    "unavailable notavailable na none null nil undefined unknown tbd tba tbc various "
    "multiple xxx 99999"
)
_PLACEHOLDERS = frozenset(_MISSING.split())
_POSTAL_CODE = re.compile(
    r"\d[\d -]{2,9}|[A-Z]\d[A-Z] ?\d[A-Z]\d"
    r"|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{4} ?[A-Z]{2}",
    re.ASCII | re.IGNORECASE,
)
_STATE_AND_CODE = re.compile(
    r"(.+?) (\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)", re.ASCII | re.IGNORECASE
)
_PARENTHESES = re.compile(r"([^()]+) ?\(([^()]+)\)")


def parse_places(raw: object, context: Context) -> tuple[Place, ...]:
    """The places in *raw*: one a line, or separated by ``;``, or a YAML list.

    Each is a key of ``context.locations``, or comma parts of which the last is a country
    (before it the locality; region; street), or a mapping of the parts of schema.org's
    PostalAddress.
    """
    places = []
    for item in split_values(raw):
        place = _mapping(item, context) if isinstance(item, dict) else _text(item, context)
        if place not in places:
            places.append(place)
    if not places:
        raise ValueProblem(
            "The place is empty. Write it with its country, as in “Boston, MA, US”, or "
            "leave the field out."
        )
    return tuple(places)


def ambiguous_region(place: Place, currency: str = "") -> str | None:
    """How to write *place* if its country's code was meant as a state's, else ``None``.

    ``Boston, MA`` is in Morocco; where pay or time zone say North America, the caller
    refuses it and says ``Boston, MA, US``. Where the *currency* of the pay is the
    country's own, as for ``Toronto, CA``, there is no doubt.
    """
    if place.parts != 2 or (place.country, currency) == ("CA", "CAD"):
        return None
    if place.country in countries.US_STATES:
        return f"{place.locality}, {place.country}, US"
    if place.country in countries.CA_PROVINCES:
        return f"{place.locality}, {place.country}, CA"
    return None


def _named(text: str, context: Context) -> Place | None:
    if text in context.locations:
        return context.locations[text]
    folded = {key.casefold(): place for key, place in context.locations.items()}
    return folded.get(text.casefold())


def _text(item: object, context: Context) -> Place:
    text = phrase(item)
    if (place := _named(text, context)) is not None:
        return place
    parts = countries.comma_parts(text, context.language)
    if not parts:
        raise ValueProblem(
            "“%(value)s” names no place. Write it with its country, as in “Boston, MA, "
            "US”.",
            value=quote(text),
        )
    for part in parts:
        _refuse_nowhere(part)
    _refuse_joined(text, parts, context)
    country = countries.country_code(parts[-1], context.language)
    if country is None:
        raise _no_country(text, parts, context)
    postal_code = ""
    if len(parts) > 1 and _POSTAL_CODE.fullmatch(parts[-2]):
        postal_code = parts.pop(-2)
    elif (
        len(parts) > 1
        and (split := _STATE_AND_CODE.fullmatch(parts[-2]))
        and countries.state_code(country, split[1])
    ):
        parts[-2], postal_code = split[1], split[2]
    if len(parts) > 4:
        raise ValueProblem(
            "“%(value)s” has %(count)s parts; a place has at most four: street, locality, "
            "region, country. Name it in jobposting_locations, or write a mapping with "
            "address-locality, address-country and the like.",
            value=quote(text),
            count=len(parts),
        )
    *before, last = parts
    for part in (*before, postal_code):
        _refuse_placeholder(part)
        _refuse_parentheses(text, part, country, context)
    # A name, unlike a code, cannot have been meant as a state's.
    count = len(parts) if last.upper() in (country, "UK") else 0
    street = before.pop(0) if len(before) == 3 else ""
    locality = before[0] if before else ""
    region = before[1] if len(before) == 2 else ""
    if locality and not region and _is_state_alone(country, locality):
        locality, region = "", locality
    if countries.is_alias(locality, country):
        raise ValueProblem(
            "“%(value)s” names a country twice. Write the town before it, as in “Boston, "
            "MA, US”, or the country alone.",
            value=quote(text),
        )
    return Place(country, locality, region, street, postal_code, count)


def _is_state_alone(country: str, name: str) -> bool:
    """Whether *name* can only be a state: ``Texas, US``, but not ``New York, US``."""
    code = countries.state_code(country, name) if country in ("US", "CA") else None
    exact = code is not None and countries.subdivision(f"{country}-{code}") in (
        (country, name),
        countries.subdivision(f"{country}-{name}"),
    )
    return exact and name not in ("New York", "Washington", "Quebec")


def _refuse_nowhere(part: str) -> None:
    if _NOWHERE.fullmatch(part):
        raise ValueProblem(
            "“%(value)s” is no place. Write “workplace: remote” (or hybrid, on-site) for "
            "how the work is done, “applicants-in” for where people may live, and here "
            "the place they report to, as in “Boston, MA, US”, if there is one.",
            value=quote(part),
        )


def _refuse_placeholder(part: str) -> None:
    if normalize_key(part) in _PLACEHOLDERS or (part and not any(map(str.isalnum, part))):
        raise ValueProblem(
            "“%(value)s” stands for something that is missing. Leave that part of the "
            "place out, as in “Austin, TX, US” or “Austin, US”.",
            value=quote(part),
        )


def _refuse_parentheses(text: str, part: str, country: str, context: Context) -> None:
    if not (match := _PARENTHESES.fullmatch(part)):
        return
    name, inner = match[1].strip(), match[2].strip()
    state = countries.state_code(country, inner)
    if state or countries.country_code(inner, context.language) == country:
        mend = ", ".join([name, *([state] if state else []), country])
        raise ValueProblem(
            "“%(value)s” has its country or state in parentheses. Write “%(mend)s”.",
            value=quote(text),
            mend=quote(mend, LONGEST_PHRASE),
        )


def _refuse_joined(text: str, parts: list[str], context: Context) -> None:
    """``Boston, MA and Hampton, VA`` would be a town in the Vatican."""
    for position, part in enumerate(parts[:-1]):
        head, _, tail = part.partition(" and ")
        if not position or not tail:
            continue
        if _country_or_state(head, context) and not any(
            countries.state_code(country, part) for country in ("US", "CA")
        ):
            raise ValueProblem(
                "“%(value)s” joins two places. Write one a line, or “;” between them, "
                "each with its country, as in “Boston, MA, US; Porto, PT”.",
                value=quote(text),
            )


def _country_or_state(text: str, context: Context) -> bool:
    return bool(
        countries.country_code(text, context.language)
        or countries.state_code("US", text)
        or countries.state_code("CA", text)
    )


def _no_country(text: str, parts: list[str], context: Context) -> ValueProblem:
    """Says why *text* names no country, with the right writing where it is known."""
    last = parts[-1]
    if len(parts) > 1 and all(_named(part, context) is not None for part in parts):
        return ValueProblem(
            "“%(value)s” names several places. Write “;” between them, as in “%(mend)s”.",
            value=quote(text),
            mend=quote("; ".join(parts), LONGEST_PHRASE),
        )
    if match := _PARENTHESES.fullmatch(last):
        name, inner = match[1].strip(), match[2].strip()
        mend = ", ".join([*parts[:-1], name, inner])
        if state := _state(inner):
            mend = ", ".join([*parts[:-1], name, *state])
        if state or countries.country_code(inner, context.language):
            return ValueProblem(
                "“%(value)s” has its country or state in parentheses. Write “%(mend)s”.",
                value=quote(text),
                mend=quote(mend, LONGEST_PHRASE),
            )
    code = _STATE_AND_CODE.fullmatch(last)
    if state := _state(code[1] if code else last):
        region = f"{state[0]} {code[2]}" if code else state[0]
        mend = ", ".join([*parts[:-1], region, state[1]])
        return ValueProblem(
            "“%(part)s” is no country. Write the country after it, as in “%(mend)s”.",
            part=quote(last),
            mend=quote(mend, LONGEST_PHRASE),
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
        "“%(part)s” is no country. End the place with one, by its ISO code or its name, "
        "as in “Boston, MA, US” or “Porto, Portugal”.",
        part=quote(last),
    )


def _state(text: str) -> tuple[str, str] | None:
    """The state that *text* names, as it is best written, and its country's code."""
    for country in ("US", "CA"):
        if code := countries.state_code(country, text):
            return code, country
    if (code := countries.state_code("GB", text)) and len(text) > 3:
        return text, "GB"
    return None


def _mapping(item: Mapping[str, object], context: Context) -> Place:
    values = {"street": "", "locality": "", "region": "", "postal_code": "", "country": ""}
    for key, raw in item.items():
        part = _BY_KEY.get(normalize_key(key)) if isinstance(key, str) else None
        if part is None:
            raise ValueProblem(
                "“%(key)s” is no part of an address. Did you mean “%(nearest)s”? Write "
                "address-country and, as far as there are any, street-address, "
                "address-locality, address-region, postal-code.",
                key=quote(key),
                nearest=closest(str(key), ADDRESS_KEYS) or "address-locality",
            )
        value = one_line(raw)
        _refuse_nowhere(value)
        if part != "country":
            _refuse_placeholder(value)
        values[part] = value
    country = countries.country_code(values["country"], context.language)
    if country is None and not values["country"]:
        raise ValueProblem(
            "The address has no country. Write address-country, by its ISO code or its "
            "name, as in “address-country: US”."
        )
    if country is None:
        raise ValueProblem(
            "“%(part)s” is no country. Write its ISO code or its name, as in "
            "“address-country: US”.",
            part=quote(values["country"]),
        )
    if countries.is_alias(values["locality"], country):
        raise ValueProblem(
            "“%(part)s” is a country, not a town. Write the town as address-locality, or "
            "leave that part out.",
            part=quote(values["locality"]),
        )
    return Place(
        country,
        values["locality"],
        values["region"],
        values["street"],
        values["postal_code"],
    )
