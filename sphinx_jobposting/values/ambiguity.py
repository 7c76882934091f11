"""Codes and names of both a country and a state:

DE is Germany or Delaware. If only one of the two has a town with that name, the town
decides; otherwise the currency of the pay and the time zone of the site do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.types import Context, Place, ValueProblem
from . import place_data
from .countries import comma_parts, country_name, name_key
from .places import named_place, parse_place
from .regions import HOMES, STATE_TOO, region_code, region_names, states_at_home, town_keys
from .split import LONGEST_PHRASE, phrase, quote, split_values


class DoubtfulPlace(NamedTuple):
    """A place whose country may have been meant as a state.

    If *refused*, the place must not be published as it was read.
    """

    place: Place
    refused: bool
    problem: ValueProblem


def doubtful_places(
    raw: object, context: Context, currency: str = ""
) -> list[DoubtfulPlace]:
    """Return the doubts about the places in *raw*, which `parse_places` could read.

    *currency* is the ISO 4217 code of the pay, if there is one. Named places and mappings
    are never in doubt, because their country is marked as such.
    """
    doubts = []
    for item in split_values(raw):
        if isinstance(item, dict):
            continue
        text = phrase(item)
        word = text.rstrip(" ,").rpartition(",")[2].strip()
        if _may_be_state(word, context, currency) and named_place(text, context) is None:
            doubt = _doubt(text, parse_place(text, context), context, currency)
            if doubt is not None:
                doubts.append(doubt)
    return doubts


def _may_be_state(word: str, context: Context, currency: str) -> bool:
    """Return whether *word*, which was read as a country, is also the name of a state."""
    if word.upper() in STATE_TOO or name_key(word) == "georgia":
        return True
    return word in states_at_home(_home(context, currency))


def _doubt(
    text: str, place: Place, context: Context, currency: str
) -> DoubtfulPlace | None:
    parts = comma_parts(text, context.language)
    if (state := _state_too(parts[-1], place)) is None:
        return _doubt_at_home(parts, place, context, currency)
    above, code = state
    if _is_certain(place, text, above, code):
        return None
    town = name_key(place.locality or place.region)
    in_country = town in town_keys(place.country)
    in_state = town in town_keys(f"{above}-{code}")
    if not (in_country or in_state) and (
        doubt := _doubt_at_home(parts, place, context, currency)
    ):
        return doubt
    if in_country != in_state:
        refused = in_state
    elif _speaks_for_country(place.country, currency, context):
        refused = False
    elif _speaks_for_america(currency, context):
        refused = True
    elif not town:
        return None  # a code alone is the usual way to write a country
    else:
        return DoubtfulPlace(place, False, _problem(parts, place.country, above, code))
    if not refused:
        return None
    return DoubtfulPlace(place, True, _problem(parts, place.country, above, code))


def _doubt_at_home(
    parts: list[str], place: Place, context: Context, currency: str
) -> DoubtfulPlace | None:
    """Return the doubt about a place such as “Adelaide, SA”: Saudi Arabia or Australia.

    There is a doubt only on a site in Australia, because people in most countries do not
    write states like that.
    """
    home, code = _home(context, currency), parts[-1].strip()
    if len(parts) < 2 or code != place.country or code not in states_at_home(home):
        return None
    town = name_key(place.locality or place.region)
    if place.postal_code or town in town_keys(place.country):
        return None
    if currency in _currencies(place.country) - _currencies(home):
        return None
    if place.region and region_code(place.country, place.region) is not None:
        return None
    return DoubtfulPlace(place, True, _problem(parts, place.country, home, code))


def _home(context: Context, currency: str) -> str:
    """Return the country of `HOMES` that time zone or pay suggest, or an empty string."""
    if (country := _zone_country(context)) in HOMES:
        return country
    if currency == "EUR":
        return ""
    return next((home for home in HOMES if currency in _currencies(home)), "")


def _state_too(word: str, place: Place) -> tuple[str, str] | None:
    """Return country and code of the state that *word* may mean."""
    code = word.strip().upper()
    if code == place.country and code in STATE_TOO:
        return STATE_TOO[code], code
    # Georgia is the only name of both a country and a state.
    return ("US", "GA") if name_key(word) == "georgia" and place.country == "GE" else None


def _is_certain(place: Place, text: str, above: str, code: str) -> bool:
    """Return whether a region or postal code shows which country a place is in."""
    if place.region and region_code(place.country, place.region) is not None:
        # Ontario is a town in California.
        return bool(place.locality) or (name_key(place.region), code) != ("ontario", "CA")
    if not place.postal_code:
        return False
    if above != "US" or f"{place.postal_code} {place.locality}" in text:
        return True  # a ZIP code is never written before its town
    return not re.match(place_data.zip_codes(code), place.postal_code)


def _speaks_for_country(country: str, currency: str, context: Context) -> bool:
    own = _currencies(country)
    if country != "CA":
        own -= {"USD", "CAD"}
    return currency in own or _zone_country(context) == country


def _currencies(country: str) -> set[str]:
    from babel.numbers import get_territory_currencies  # late: importing Babel takes long

    return set(get_territory_currencies(country))


def _speaks_for_america(currency: str, context: Context) -> bool:
    return currency in ("USD", "CAD") or _zone_country(context) in ("US", "CA")


def _zone_country(context: Context) -> str:
    """Return the country of the site's time zone; empty if it has none, like UTC."""
    from babel.core import get_global  # late: importing Babel takes long

    name = str(context.timezone)
    name = get_global("zone_aliases").get(name, name)
    country: str = get_global("zone_territories").get(name, "")
    return country if country != "001" else ""


def _problem(parts: list[str], country: str, above: str, code: str) -> ValueProblem:
    *before, word = parts
    state = region_names(above)[code]
    name = {"MO": "Macau"}.get(country) or country_name(country)
    # For Georgia, only a code is clear.
    first = country if name == state else name
    second = [code, above] if before else [state, above]
    return ValueProblem(
        "“%(word)s” may be %(country)s or %(state)s. Write “%(first)s” or “%(second)s”.",
        word=quote(word),
        country=name if name != state else f"the country {name}",
        state=state if name != state else f"the state {state}",
        first=quote(", ".join([*before, first]), LONGEST_PHRASE),
        second=quote(", ".join([*before, *second]), LONGEST_PHRASE),
    )
