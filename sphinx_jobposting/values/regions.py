"""Find states, provinces, and other regions by the names that people use.

Source: ISO 3166-2 (codes), Unicode CLDR and ISO 3166-2 (names); see ``data/README.md``.
"""

from __future__ import annotations

import functools

from . import place_data
from .countries import CODES, name_key

_US = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE "
    "NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
_CA = "AB BC MB NB NL NS NT NU ON PE QC SK YT"
STATES: dict[str, frozenset[str]] = {
    "US": frozenset(_US.split()),
    "CA": frozenset(_CA.split()),
}
"""The ISO 3166-2 codes of states that people write where a country is expected.

The territories of the United States are countries in ISO 3166-1, with the same codes.
"""

STATE_TOO: dict[str, str] = {
    code: country
    for country, codes in STATES.items()
    for code in sorted(codes)
    if code in CODES
}
"""Codes that a country shares with a state or province, and the country of the state:
``DE`` is Germany, or Delaware in the US."""

HOMES = ("AU", "BR", "CH", "DE", "IN", "IT")
"""Other countries in which people write a town and the two-letter code of its state."""

_ABBREVIATED = frozenset({"US", "CA", "AU"})
"""Countries whose states may be abbreviated: Mass., Calif."""


@functools.cache
def region_names(country: str) -> dict[str, str]:
    """Return the English names of the regions of *country*, by their codes."""
    names = place_data.regions(country).items()
    return {code: listed.partition("|")[0] for code, listed in names}


def region_by_code(code: str) -> tuple[str, str] | None:
    """Return the country and the English name of a code of ISO 3166-2: ``US-CA``."""
    country, _, region = code.strip().upper().partition("-")
    name = None if region.startswith("_") else region_names(country).get(region)
    return (country, name) if name else None


@functools.lru_cache(maxsize=1024)
def region_code(country: str, text: str, *, abbreviated: bool = True) -> str | None:
    """Return the code of the region of *country* that *text* is the name or code of.

    With *abbreviated*, the beginning of a name is enough if it is unique: Mass., Calif.
    """
    if len(text) > 80:
        return None
    key = name_key(text)
    if not key:
        return None
    keys = _keys(country)
    if key in keys:
        return keys[key]
    if is_region_code(country, text):
        return text
    if not abbreviated or len(key) < 4 or country not in _ABBREVIATED:
        return None
    begun = {code for name, code in keys.items() if name.startswith(key)}
    return begun.pop() if len(begun) == 1 else None


def is_region_code(country: str, text: str) -> bool:
    """Return whether *text* is the code of a region as used in addresses: ``RM``, ``NSW``.

    Single letters and numbers do not count.
    """
    return (
        len(text) > 1
        and text.isalpha()
        and text.isascii()
        and text.isupper()
        and text in place_data.regions(country)
    )


def states_at_home(country: str) -> frozenset[str]:
    """Return the codes of regions in one of `HOMES` that are also country codes: BY, SA."""
    codes = filter(functools.partial(is_region_code, country), place_data.regions(country))
    return CODES & frozenset(codes) - {country}


def is_town_too(country: str, text: str) -> bool:
    """Return whether a town has the same name as a region: New York, São Paulo."""
    return name_key(text) in _towns_too(country)


@functools.cache
def _keys(country: str) -> dict[str, str]:
    regions = place_data.regions(country)
    names = {
        name_key(name): code
        for code, listed in reversed(regions.items())
        for name in listed.split("|")
    }
    if country in STATES:  # "ny" is New York, but "sp" is not São Paulo
        names.update((name_key(code), code) for code in regions)
    return names


@functools.cache
def _towns_too(country: str) -> frozenset[str]:
    return frozenset(map(name_key, place_data.towns_too(country).split("|"))) - {""}


@functools.cache
def town_keys(key: str) -> frozenset[str]:
    """Return the `name_key` of each town of a country or state in `place_data.towns`."""
    return frozenset(map(name_key, place_data.towns(key).split("|"))) - {""}
