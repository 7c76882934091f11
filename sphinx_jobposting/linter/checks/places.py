"""Check where the work is done, and where applicants may live."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

from ...values.addresses import NAMESAKES
from ...values.countries import CODES, country_code, group_name, names_country
from ...values.near_words import normalize_key, word_set
from ...values.no_place import NOWHERE
from ..context import LintContext
from .lenient import (
    Node,
    expect_type,
    is_empty,
    is_placeholder,
    items,
    name_of,
    text_of,
    types_of,
    with_known_keys,
)

_PLACE_KEYS = frozenset(
    {"@type", "@id", "name", "address", "geo", "url", "sameAs", "description"}
)
_ADDRESS_KEYS = word_set(
    "@type @id name streetAddress addressLocality addressRegion postalCode addressCountry "
    "postOfficeBoxNumber telephone email contactType areaServed description url"
)
_ADDRESS_PARTS = ("streetAddress", "addressLocality", "addressRegion", "postalCode")
_NO_PLACE = word_set("Person Organization PostalAddress Country State City Thing")
_NO_ADDRESS = word_set("Person Organization Place Country State City Thing")
_AREA_KEYS = word_set(
    "@type @id name address sameAs url geo containedInPlace identifier description "
    "alternateName"
)
_AREAS = word_set(
    "Country State City AdministrativeArea SchoolDistrict Place GeoShape DefinedRegion"
)
# The languages of a name, by its script.
_LANGUAGES: dict[str, tuple[str, ...]] = {
    "LATIN": (
        *word_set(
            "de es fr pt it nl pl sv da nb fi cs sk hu ro hr sl lt lv et tr id ms vi ca eu "
            "gl sq is ga af sw az uz"
        ),
    ),
    "CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk", "kk"),
    "ARABIC": ("ar", "fa", "ur"),
    "CJK": ("zh", "ja", "zh_Hant"),
    "KATAKANA": ("ja",),
    "HIRAGANA": ("ja",),
    "HANGUL": ("ko",),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "BENGALI": ("bn",),
    "THAI": ("th",),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "TAMIL": ("ta",),
}


def is_country(text: str) -> bool:
    """Return whether *text* is a country's code, or its name in any language."""
    return text in CODES or _named_country(text.strip())


@functools.lru_cache(maxsize=1024)
def _named_country(text: str) -> bool:
    if not text or len(text) > 80 or is_nowhere(text):
        return False
    # ISO 3166-1 lists some in this order: Korea, Republic of.
    name, comma, kind = text.partition(", ")
    if comma and kind.endswith(" of"):
        text = f"{kind} {name}"
    if country_code(text) is not None:
        return True
    first = next((c for c in text if c.isalpha()), "")
    script = unicodedata.name(first, " ").split()[0] if first else ""
    return any(country_code(text, language) for language in _LANGUAGES.get(script, ()))


def is_nowhere(text: str) -> bool:
    """Return whether *text* is “anywhere”, or a part of the world that is not a country."""
    return (
        normalize_key(text) in NOWHERE
        or is_placeholder(text)
        or group_name(text) is not None
    )


def check_places(lint: LintContext, remote: bool) -> None:
    """Check jobLocation and applicantLocationRequirements; *remote*: it is TELECOMMUTE."""
    places = lint.posting.get("jobLocation")
    areas = lint.posting.get("applicantLocationRequirements")
    no_place, no_area = is_empty(places), is_empty(areas)
    if no_place and remote and no_area:
        lint.add("area-missing", "applicantLocationRequirements")
    elif no_place and not remote:
        lint.add("missing-job-location", "jobLocation")
    if not no_place:
        for place in items(places):
            _check_place(lint, place)
    if not no_area:
        if not remote:
            lint.add("area-without-remote", "applicantLocationRequirements")
        for area in items(areas):
            _check_area(lint, area)


def _check_place(lint: LintContext, place: Any) -> None:
    if not isinstance(place, dict):
        lint.add("invalid-place", "jobLocation", value=place)
        return
    if "PostalAddress" in types_of(place):
        lint.add("wrong-type", "jobLocation", value="PostalAddress", expected="Place")
        _check_address(lint, place)
        return
    node = with_known_keys(lint, place, _PLACE_KEYS, "jobLocation")
    expect_type(lint, node, "jobLocation", "Place", _NO_PLACE)
    address = node.get("address")
    if is_empty(address):
        lint.add("missing-address", "jobLocation")
        return
    for one in items(address):
        if isinstance(one, dict):
            _check_address(lint, one)
        else:
            lint.add("invalid-place", "jobLocation.address", value=one)


def _check_address(lint: LintContext, address: Node) -> None:
    path = "jobLocation.address"
    node = with_known_keys(lint, address, _ADDRESS_KEYS, path)
    expect_type(lint, node, path, "PostalAddress", _NO_ADDRESS)
    country = node.get("addressCountry")
    name = name_of(country[0] if isinstance(country, list) and country else country)
    if not name:
        lint.add("missing-country", path)
    elif not is_country(name):
        lint.add("not-a-country", f"{path}.addressCountry", value=name)
    for part in _ADDRESS_PARTS:
        text = text_of(node.get(part))
        if not text:
            continue
        if _is_no_place(text) or _is_the_country(part, text, name):
            lint.add("placeholder", f"{path}.{part}", value=text)
    if not text_of(node.get("addressLocality")):
        lint.add("hint-place", path)


def _is_no_place(text: str) -> bool:
    """Return whether *text* means that there is no place: ``Remote/Virtual``."""
    parts = [normalize_key(part) for part in re.split(r"[/,|()&]+", text) if part.strip()]
    return is_placeholder(text) or (bool(parts) and all(part in NOWHERE for part in parts))


def _is_the_country(part: str, text: str, country: str) -> bool:
    """Return whether *text*, a town or region, is just the country of its address.

    Singapore and Luxembourg are also towns, England is a region, and a town may have the
    name of another country: Poland, Ohio.
    """
    code = country_code(country)
    if part not in ("addressLocality", "addressRegion") or code in NAMESAKES:
        return False
    if part == "addressRegion":
        return code is not None and len(text) > 2 and names_country(text, code)
    if code is None:
        return len(text) > 3 and normalize_key(text) == normalize_key(country)
    return names_country(text, code) or (code == "GB" and normalize_key(text) == "england")


def _check_area(lint: LintContext, area: Any) -> None:
    path = "applicantLocationRequirements"
    if not isinstance(area, dict):
        lint.add("invalid-area", path, value=area)
        return
    node = with_known_keys(lint, area, _AREA_KEYS, path)
    types = types_of(node)
    if not types:
        lint.add("missing-type", path, expected="Country")
    elif not _AREAS.intersection(types):
        lint.add("wrong-type", path, value=types[0], expected="Country")
    name = name_of(node.get("name"))
    if not name:
        lint.add("invalid-area", path, value=node.get("address") or area)
    elif ("Country" in types and not is_country(name)) or (not types and is_nowhere(name)):
        lint.add("not-a-country", f"{path}.name", value=name)
    elif is_placeholder(name) or normalize_key(name) in NOWHERE:
        lint.add("placeholder", f"{path}.name", value=name)
