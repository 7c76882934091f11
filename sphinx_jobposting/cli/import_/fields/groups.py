"""Read what is spread over several keys: places, pay, and settings of the old site."""

from __future__ import annotations

import re

from ....values import countries
from ..records import Entry, Value
from . import places
from .pay import read_amount, read_ends, unit_of
from .reader import FieldReader
from .result import Reading
from .roles import key_of
from .texts import one_line, shown

_PARTS = ("street", "city", "region", "postal-code", "country")
_PAY_PARTS = ("pay-from", "pay-to", "pay-unit")
_WORDS = 3
"""A text with more words than this is not a setting of a site, whatever its key."""

ByRole = dict[str, list[Entry]]


def site_keys(reader: FieldReader, entries: list[Entry]) -> None:
    """Name the keys of the old site in the report, and keep values that are sentences."""
    prose = [entry for entry in entries if _is_prose(entry.value)]
    for entry in prose:
        reader.note("unknown-key", entry, {"value": entry.name}, keep=True)
    if names := [entry.name for entry in entries if entry not in prose]:
        reader.note("site-keys", None, {"values": ", ".join(names)})


def _is_prose(value: Value) -> bool:
    if isinstance(value, str):
        return len(value.split()) > _WORDS
    return any(map(_is_prose, value if isinstance(value, list) else value.values()))


def _texts(reader: FieldReader, by_role: ByRole, roles: tuple[str, ...]) -> dict[str, str]:
    """Return the first text of each role, and keep the others as comments."""
    found: dict[str, str] = {}
    for role in roles:
        for entry in by_role.get(role, []):
            text = one_line(entry.value)
            if isinstance(text, str) and text and role not in found:
                found[role] = text
            elif text != found.get(role):
                reader.note("unknown-key", entry, {"value": entry.name}, keep=True)
    return found


def place_parts(reader: FieldReader, by_role: ByRole) -> None:
    """Read a place if its parts have their own keys, such as ``city``."""
    parts = _texts(reader, by_role, _PARTS)
    found = {role: by_role.pop(role)[0] for role in _PARTS if role in by_role}
    there = by_role.get("job-location", [])
    if not parts:
        return
    alone = len(there) == 1 and isinstance(there[0].value, str)
    if alone and not parts.keys() & {"street", "city"}:
        by_role.pop("job-location")
        _complete(reader, there[0], parts, found)
        return
    first = next(iter(found.values()))
    names = "/".join(entry.name for entry in found.values())
    entry = Entry(first.key, ", ".join(parts.values()), first.line, names)
    reader.take(places.read_parts(parts, reader.context), entry, quiet=True)


def _complete(
    reader: FieldReader, place: Entry, parts: dict[str, str], found: dict[str, Entry]
) -> None:
    """Read *place* together with the region and the country that other keys give.

    A region may be something else, such as that of a sales team. If it does not fit the
    place, it is kept as a comment.
    """
    text = shown(place.value)
    said = {key_of(piece) for piece in re.split(r"[,;/()]", text)}
    last = countries.country_code(text.rpartition(",")[2].strip())
    missing = {
        role: part
        for role, part in parts.items()
        if key_of(part) not in said
        and not (role == "country" and last and last == countries.country_code(part))
    }
    country = {role: part for role, part in missing.items() if role == "country"}
    pay = reader.found.values.get("base-salary")
    currency = getattr(pay, "currency", "")
    for added in (missing, country, dict[str, str]()):
        whole = ", ".join([text, *added.values()])
        reading = places.read_location(whole, reader.context, currency)
        if reading.rest is None:
            break
    reader.take(reading, place._replace(value=whole), quiet=True)
    for role in missing.keys() - added.keys():
        entry = found[role]
        reader.note("place-rest", entry, {"value": shown(entry.value)}, keep=True)


def pay(reader: FieldReader, by_role: ByRole) -> None:
    """Read pay, whose currency, lower and upper end, and period may have their own keys."""
    parts = _texts(reader, by_role, _PAY_PARTS)
    found = {role: by_role.pop(role)[0] for role in _PAY_PARTS if role in by_role}
    currencies = by_role.get("salary-currency", [])
    code = one_line(currencies[0].value) if currencies else ""
    currency = code if isinstance(code, str) else ""
    unit = parts.get("pay-unit", "")
    salaries = by_role.pop("base-salary", [])
    for entry in salaries:
        _amount(reader, entry, currency, unit)
    ends = [found[role] for role in _PAY_PARTS[:2] if role in parts]
    if ends:
        low, high = parts.get("pay-from", ""), parts.get("pay-to", "")
        written = " – ".join(dict.fromkeys(end for end in (low, high) if end))
        names = "/".join(entry.name for entry in ends)
        whole = Entry(
            ends[0].key, f"{currency} {written} {unit}".strip(), ends[0].line, names
        )
        reading = read_ends(low, high, currency, unit)
        reader.take(reading._replace(rest=reading.rest and written), whole)
    elif "pay-unit" in parts and not salaries:
        entry = found["pay-unit"]
        reader.note("unknown-key", entry, {"value": entry.name}, keep=True)
    if reader.found.values.get("base-salary") is not None:
        by_role.pop("salary-currency", None)


def _amount(reader: FieldReader, entry: Entry, currency: str, unit: str) -> None:
    reading = read_amount(entry.value, currency.upper(), unit_of(unit))
    direct = entry.value if isinstance(entry.value, str) else ""
    if reading.rest is not None and direct and reader.parses("base-salary", direct):
        reading = Reading({"base-salary": direct})
    if reading.rest is not None:
        reading = reading._replace(rest=shown(entry.value))
    reader.take(reading, entry)
