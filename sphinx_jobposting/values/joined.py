"""Recognize two places in one text: “Berlin, Germany or Porto, Portugal”."""

from __future__ import annotations

import re

from ..model.types import ValueProblem
from .countries import country_code
from .regions import STATES, is_region_code, is_town_too, region_code
from .split import LONGEST_PHRASE, quote
from .streets import has_number, is_street

_OR = "or|oder|ou|oppure|lub|albo|eller|или|أو"
_AND = r"and|und|et|y|e|og|och|en|i|o|и|و"
_JOINT = re.compile(rf" (?:{_OR}|{_AND}) | ?[/|&+•·] ?| - ", re.IGNORECASE)
_ENGLISH = re.compile(rf" (?:{_OR}|and) | ?[/|&+•·] ?", re.IGNORECASE)


def pieces_of(part: str) -> list[str]:
    """Split a part at “or”, “and”, or a sign: “Berlin or remote”."""
    return [piece for text in _ENGLISH.split(part) if (piece := text.strip())]


def refuse_joined(text: str, parts: list[str], language: str) -> None:
    """Refuse a text that can only be two places.

    :raises ValueProblem: with the right spelling, if it is known.
    """
    country = country_code(parts[-1], language)
    pieces = _pieces(parts, country, language)
    if len(pieces) > 1:
        ends = {piece.rpartition(", ")[2] for piece in pieces}
        if ends <= STATES["US"] | STATES["CA"]:
            pieces = ["Boston, MA, US", "Porto, PT"]  # it is not clear what is meant
        raise _problem(text, pieces)
    if country is None:
        return
    for part in parts[:-1]:
        towns = pieces_of(part)
        if len(towns) < 2 or is_street(part) or _one_name(part, country, language):
            continue
        if not _town_and_region(towns, part, country):
            position = parts.index(part)
            after = parts[position + 1 :]
            if not any(map(is_street, parts[:position])):
                towns = [*parts[:position], *towns]
            raise _problem(text, [", ".join([town, *after]) for town in towns])


def _pieces(parts: list[str], country: str | None, language: str) -> list[str]:
    """Return the places in *parts*; each ends with a country, or a state of *country*."""
    pieces: list[list[str]] = [[]]
    for position, part in enumerate(parts):
        last = position == len(parts) - 1
        head, joint, tail = _divided(part, country, language)
        if joint:
            pieces[-1].append(head)
            pieces.append([tail])
        else:
            pieces[-1].append(part)
            if position and not last and _ends_place(parts, position, country, language):
                if country is not None and _is_region(country, part):
                    pieces[-1].append(parts[-1])
                pieces.append([])
    return [", ".join(piece) for piece in pieces if piece]


def _divided(part: str, country: str | None, language: str) -> tuple[str, bool, str]:
    """Split *part* after a country: “Germany or Porto” is Germany and Porto."""
    joints = [] if len(part) > LONGEST_PHRASE else list(_JOINT.finditer(part))
    if not joints or _one_name(part, country or "", language):
        return part, False, ""
    for joint in joints:
        head, tail = part[: joint.start()], part[joint.end() :]
        if head and tail and _is_country_or_state(head, language):
            return head, True, tail
    return part, False, ""


def _ends_place(
    parts: list[str], position: int, country: str | None, language: str
) -> bool:
    """Return whether a part before the last one is the end of a place."""
    part, following = parts[position], parts[position + 1]
    if country is not None and _is_region(country, part):
        # San Francisco, CA, New York, NY, US, but not Boston, MA, 02110, US
        return (
            is_region_code(country, part)
            and position < len(parts) - 2
            and not has_number(following)
            and (is_town_too(country, following) or not _is_region(country, following))
        )
    code = country_code(part, language)
    if code is None or code == country or (code, country) in _TERRITORIES:
        return False
    # 5 Main St, Mexico, MO, US: a town with the name of a country
    return part.upper() in (code, "UK", "USA") or not is_street(parts[position - 1])


_TERRITORIES = frozenset(
    (code, country)
    for country, codes in {
        "CN": "HK MO TW",
        "DK": "FO GL",
        "FI": "AX",
        "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
        "GB": "AI BM FK GG GI IM IO JE KY MS PN SH TC VG",
        "NL": "AW BQ CW SX",
        "NO": "SJ",
        "US": "AS GU MP PR UM VI",
        "AU": "CC CX HM NF",
        "NZ": "CK NU TK",
    }.items()
    for code in codes.split()
)


def _is_country_or_state(text: str, language: str) -> bool:
    """Return whether *text* is a country or, with its code, a state: “MA and Hampton”."""
    return country_code(text, language) is not None or any(
        text in codes for codes in STATES.values()
    )


def _is_region(country: str, text: str) -> bool:
    return is_region_code(country, text) or region_code(country, text) is not None


def _one_name(part: str, country: str, language: str) -> bool:
    """Return whether *part* is the name of one region or country in spite of an “and”."""
    return bool(country and _is_region(country, part)) or (
        country_code(part, language) is not None
    )


def _town_and_region(names: list[str], part: str, country: str) -> bool:
    """Return whether a slash divides a town from its region: São Paulo/SP."""
    region = names[-1]
    return (
        len(names) == 2
        and "/" in part
        and _is_region(country, region)
        and (country == "TR" or not is_town_too(country, region))
    )


def _problem(text: str, pieces: list[str]) -> ValueProblem:
    return ValueProblem(
        "“%(value)s” joins two places. Write one per line, or “;” between them, each with "
        "its country, as in “%(right)s”.",
        value=quote(text, 120),
        right=quote("; ".join(pieces), LONGEST_PHRASE),
    )
