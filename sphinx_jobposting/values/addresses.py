"""Divide an address on one line into street, postal code, town, and region."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.types import Place, ValueProblem
from . import place_data
from .countries import country_name, name_key, names_country
from .near_words import word_set
from .postal_codes import FoundCode, find_codes, postal_format
from .regions import STATES, is_region_code, is_town_too, region_code, town_keys
from .split import LONGEST_PHRASE, quote
from .streets import has_number, has_street_word, is_street

NAMESAKES = word_set("DJ GI GT HK KW LU MC MO MX PA SG SM VA")
"""Countries that have a town of the same name."""

_CITY_STATES = {
    "GI": "Gibraltar",
    "HK": "Hong Kong",
    "MC": "Monaco",
    "MO": "Macau",
    "SG": "Singapore",
    "VA": "Vatican City",
}
"""Countries in which a street needs no town, and the name of the town."""

_TOWN_AND_REGION = re.compile(
    r"(?P<town>[^()]+?)(?:(?: [-–] | ?/ ?| ?[-–] ?(?=[A-Z]+$))(?P<region>[^()]+)"
    r"| ?\((?P<inner>[^()]+)\))"
)
# `re` compiles it when it first needs it: for addresses in Japan.
_CJK = r"[\u3040-\u30ff\u3400-\u9fff]"


class _Split(NamedTuple):
    street: tuple[str, ...] = ()
    locality: str = ""
    region: str = ""


def split_address(parts: list[str], country: str, text: str, code: str = "") -> Place:
    """Return the place at the address of *parts*, which come before its *country*.

    *text* is the whole address, for messages. *code* is the postal code if it was next to
    the country.

    :raises ValueProblem: if it is not certain which part is which.
    """
    found = find_codes(parts, country)
    if len(found) + bool(code) > 1:
        raise ValueProblem(
            "“%(value)s” contains more than one postal code. Write one place per line.",
            value=quote(text),
        )
    if found and country == "JP" and re.search(_CJK, found[0].name):
        split = _japanese(found[0].name, parts, found[0].at, text)
    elif country == "JP" and len(parts) == 1 and re.search(_CJK, parts[0]):
        split = _japanese(parts[0], parts, 0, text)
    elif found:
        split = _around_code(parts, found[0], country, text)
    else:
        split = _by_order(parts, country, text, one_address=bool(code))
    code = found[0].code if found else code
    if not split.locality and split.street and country in _CITY_STATES:
        split = split._replace(locality=_CITY_STATES[country])
    _check(split, country, text, code)
    return Place(country, split.locality, split.region, ", ".join(split.street), code)


def _around_code(parts: list[str], found: FoundCode, country: str, text: str) -> _Split:
    before, after = parts[: found.at], parts[found.at + 1 :]
    if found.position == "after":
        return _by_order([*before, found.name, *after], country, text, True, not after)
    town = found.name
    if found.position == "alone":
        if not after or (len(after) == 1 and before and _only_region(country, after[0])):
            return _by_order([*before, *after], country, text, one_address=True)
        town, *after = after
    name, region = _town_and_region(town, country)
    if region and not name:  # the town comes after the code, as in 6300 Zug
        name, region = town, ""
    if after and (region or len(after) > 1 or not _is_region(country, after[0])):
        raise _unsure(text, after[0])
    return _Split(tuple(before), name, region or "".join(after))


def _by_order(
    parts: list[str],
    country: str,
    text: str,
    one_address: bool = False,
    code_follows: bool = False,
) -> _Split:
    """Classify the parts from the last to the first: region, town, street.

    *one_address*: there is a postal code, so the parts belong to one address.
    *code_follows*: it comes after the last part.
    """
    if not parts:
        return _Split()
    *others, last = parts
    town, region = _town_and_region(last, country)
    if region and not town:
        split = _with_region(others, region, country, text, code_follows)
    elif region:
        split = _Split(tuple(others), town, region)
    else:
        split = _without_region(others, town, country, text, one_address)
    if split.street and not one_address and not any(map(is_street, split.street)):
        raise _unsure(text, split.street[0])
    return split


def _with_region(
    others: list[str], region: str, country: str, text: str, code_follows: bool
) -> _Split:
    """Classify the parts if the last one is a region, or a town with the same name."""
    too = is_town_too(country, region) and not is_region_code(country, region)
    if not others:
        return _Split((), region) if too else _Split((), "", region)
    *street, town = others
    if too:
        if is_street(town):
            return _Split(tuple(others), region)
        if code_follows and street and not _is_town(country, town):
            order = getattr(postal_format(country), "order", "")
            if order.startswith("CZ"):  # Headington, Oxford OX3 9XX: the town has the code
                return _Split(tuple(others), region)
            if country == "IE":  # Naas, Kildare W91 X2V5, or Oak Park, Sligo F91 RX45
                raise _unsure(text, region)
    if has_number(town):
        raise _no_town(text)
    if _is_other_region(country, town, region, too):
        raise _unsure(text, town)
    return _Split(tuple(street), town, region)


def _is_other_region(country: str, town: str, region: str, too: bool) -> bool:
    """Return whether a part that should be a town is another region.

    Bavaria, Hesse. Milano in “Milano, Lombardia” is a town, and so is Delaware in
    “Delaware, Ohio”; the boroughs of London are regions of ISO 3166-2.
    """
    code = region_code(country, town, abbreviated=False)
    if code is None or code == region_code(country, region):
        return False
    if country in STATES or country == "GB" or is_region_code(country, region):
        return False
    return too or not is_town_too(country, town)


def _without_region(
    others: list[str], last: str, country: str, text: str, one_address: bool
) -> _Split:
    """Classify the parts if the last one is not a known region, and so probably the
    town."""
    if country in _CITY_STATES and all(map(is_street, [*others, last])):
        return _Split((*others, last))
    if not others:
        return _Split((), last)
    streets = [part for part in others if is_street(part)]
    if one_address or len(streets) == len(others):
        return _Split(tuple(others), last)
    if len(others) == 1 and not _is_town(country, last):
        return _Split((), others[0], last)
    # 5 Main St, Center, Springfield: the second to last may be a district or the town.
    raise _unsure(text, others[-1])


def _town_and_region(text: str, country: str) -> tuple[str, str]:
    """Divide one part into town and region; if the whole part is a region, there is no
    town."""
    if _is_region(country, text):
        words = text.split()
        if len(words) > 1 and is_region_code(country, words[-1]):
            return " ".join(words[:-1]), words[-1]  # Washington DC
        return "", text
    if match := _TOWN_AND_REGION.fullmatch(text):
        region = (match["region"] or match["inner"]).strip()
        if _is_region(country, region):
            return match["town"], region
    words = text.split()
    for count in range(1, min(len(words), 4)):
        town, region = " ".join(words[:count]), " ".join(words[count:])
        if is_region_code(country, region) or (
            country in ("US", "CA", "AU") and _only_region(country, region)
        ):
            return town, region
    return text, ""


def _is_town(country: str, text: str) -> bool:
    """Return whether *text* is a known town of *country*."""
    return name_key(text) in town_keys(country)


def _is_region(country: str, text: str) -> bool:
    whole = not text.endswith(".")
    return region_code(country, text, abbreviated=not whole) is not None


def _only_region(country: str, text: str) -> bool:
    """Return whether *text* is a region and cannot be a town."""
    return is_region_code(country, text) or (
        _is_region(country, text) and not is_town_too(country, text)
    )


# -- Japanese, from the largest part to the smallest ---------------------------------------

_MUNICIPALITY = re.compile(r"[^\d０-９]+?市[^\d０-９市町村]{1,4}?区|[^\d０-９]+?[市区町村]")


def _japanese(address: str, parts: list[str], index: int, text: str) -> _Split:
    """Divide an address such as 東京都渋谷区渋谷2-21-1: prefecture, town, the rest."""
    if len(parts) > 1:
        address = "".join([*parts[:index], address, *parts[index + 1 :]])
    # Blanks between these characters mean nothing: 東京都 渋谷区.
    address = re.sub(rf"(?<={_CJK})[ \u3000]+(?={_CJK})", "", address)
    ends = (address[:length] for length in (4, 3))
    prefecture = next((end for end in ends if region_code("JP", end) is not None), "")
    rest = address.removeprefix(prefecture).strip()
    if not rest:
        return _Split((), "", prefecture)
    match = _MUNICIPALITY.match(rest)
    if match is None and not has_number(rest):
        return _Split((), rest, prefecture)
    if match is None:
        raise _unsure(text, rest)
    town, street = match[0], rest[match.end() :].strip()
    # 四日市市, 東村山市: the name of a town may contain the characters that end it.
    if street and (street[0] in "市区町村" or (town[-1] in "市町村" and "市" in street)):
        raise _unsure(text, rest)
    if "郡" in rest[: match.end()] or (town[-1] in "町村" and "市" in street):
        raise _unsure(text, rest)
    return _Split((street,) if street else (), town, prefecture)


# -- what cannot be valid ------------------------------------------------------------------


def _check(split: _Split, country: str, text: str, code: str) -> None:
    locality, region = split.locality, split.region
    for part in (region, locality):
        if has_number(part):
            raise _wrong_code(text, part, country) or _no_town(text)
    if split.street and not locality:
        raise _no_town(text)
    if not split.street and not region and has_street_word(locality):
        raise _no_town(text)
    if names_country(locality, country) and country not in NAMESAKES:
        raise ValueProblem(
            "“%(value)s” names a country twice. Write the town before it, as in “Boston, "
            "MA, US”, or only the country.",
            value=quote(text),
        )


def _wrong_code(text: str, part: str, country: str) -> ValueProblem | None:
    """Return the problem with a number in place of a postal code."""
    match = re.fullmatch(
        r"(?:(?P<before>\d[\d -]{2,9}\d) )?(?P<name>\D+?)(?: (?P<after>\d[\d -]{1,9}\d))?",
        part,
    )
    code = match and (match["before"] or match["after"])
    if not match or not code:
        return None
    known = place_data.postal_code(country)
    name = country_name(country)
    if known is None:
        return ValueProblem(
            "“%(part)s” contains a number, but there are no postal codes in %(country)s. "
            "Leave the number out.",
            part=quote(part),
            country=name,
        )
    pattern, order, example = known
    if re.fullmatch(pattern, code):
        town = match["name"]
        right = f"{code} {town}" if order.find("Z") < order.find("C") else f"{town} {code}"
        return ValueProblem(
            "“%(part)s” may be a street and its number, or a town and its postal code. "
            "Write “%(right)s” for the town.",
            part=quote(part),
            right=quote(text.replace(part, right), LONGEST_PHRASE),
        )
    return ValueProblem(
        "“%(code)s” is not a postal code of %(country)s, where they look like "
        "“%(example)s”. Correct the code or the country, or leave the code out.",
        code=quote(code),
        country=name,
        example=example,
    )


def _no_town(text: str) -> ValueProblem:
    return ValueProblem(
        "“%(value)s” looks like a street without a town. Write street, town, and country, "
        "as in “1 Main St, Boston, MA 02110, US” or “Hauptstr. 1, 10115 Berlin, DE”.",
        value=quote(text, LONGEST_PHRASE),
    )


def _unsure(text: str, part: str) -> ValueProblem:
    return ValueProblem(
        "“%(value)s” cannot be divided with certainty: “%(part)s” may be part of the "
        "street, the town, or another place. Write one place per line, as street, town, "
        'region, country; or name it in jobposting_locations, as {"street": …, '
        '"postal-code": …, "city": …, "region": …, "country": …}.',
        value=quote(text, 120),
        part=quote(part),
    )
