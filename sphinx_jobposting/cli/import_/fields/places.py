"""Read places, areas, and workplaces, which people often write on one line."""

from __future__ import annotations

import re

from ....model.types import Context, Raw, ValueProblem
from ....values import areas as area_values
from ....values import countries, places
from ....values.ambiguity import doubtful_places
from ....values.countries import name_key
from ....values.near_words import normalize_key
from ....values.no_place import UNNAMED
from ....values.placeholders import MISSING
from ....values.regions import region_code, region_names
from ....values.workplaces import ANYWHERE_PHRASES, WORKPLACES, phrases_pattern
from ..records import Value
from .result import Reading
from .texts import shown
from .words import answer

_PATTERNS = {row.name: row.pattern for row in WORKPLACES}
_REMOTE = (
    r"(?:100 ?% |fully |completely )?"
    rf"(?:{_PATTERNS['remote']})(?: (?:only|work|job|position|first))?"
)
_EVERYWHERE = phrases_pattern(ANYWHERE_PHRASES)
_WORKPLACES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{pattern})", re.IGNORECASE))
    for name, pattern in (_PATTERNS | {"remote": rf"{_REMOTE}|anywhere"}).items()
)
_ANYWHERE = re.compile(rf"(?:{_EVERYWHERE})", re.IGNORECASE)
_REMOTE_IN = re.compile(
    rf"(?:{_REMOTE})\s*(?:[-–—,:/|]\s*|\(\s*|\bin (?:the )?|\bwithin (?:the )?)"
    rf"(?P<after>[^()]+?)\)?\s*"
    rf"|(?P<before>[^,()/;]+?)\s*(?:[-–—,:/|]\s*)?\(?\s*(?:{_REMOTE})\s*\)?",
    re.IGNORECASE,
)
_ANYWHERE_IN = re.compile(
    rf"(?:{_EVERYWHERE}|{_REMOTE})\s+(?:in|within)\s+(?:the\s+)?([^()]+?)"
    rf"(?:\s*\((?:{_REMOTE})\))?",
    re.IGNORECASE,
)
_AT = "|".join(pattern for name, pattern in _PATTERNS.items() if name != "remote")
_WORKED_AT = re.compile(
    rf"(?P<how>{_AT})(?:\s*[:/|(]\s*|\s+[-–—]\s+|\s+(?:in|at)\s+)(?P<there>[^()]+)\)?"
    rf"|(?P<here>[^()]+?)(?:\s*[/|]\s*|\s+[-–—]\s+)(?P<as>{_AT})",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_NO_NAME = MISSING | UNNAMED
_NATIONS = frozenset(["england", "scotland", "wales", "northern ireland"])
"""The parts of the United Kingdom that cannot be taken for towns, as Reading can."""
PARTS = {
    "street": ("streetAddress", "street"),
    "city": ("addressLocality", "locality", "city", "town"),
    "region": ("addressRegion", "region", "state", "province"),
    "postal-code": ("postalCode", "postcode", "zip"),
    "country": ("addressCountry", "country"),
}
"""The parts of an address, and their names in schema.org and elsewhere."""
_BESIDE_PARTS = frozenset(
    ["address", "name", "@type", "@id", "type", "id", "url", "geo", "hasmap", "latitude",
     "longitude", "telephone"]
)  # fmt: skip
"""Keys of a place that are not part of its address, and that no posting needs."""
_ADDRESS_KEYS = {
    "street": "street-address",
    "city": "address-locality",
    "region": "address-region",
    "postal-code": "postal-code",
    "country": "address-country",
}


def read_workplace(text: str) -> str | None:
    """Return the workplace, such as ``hybrid``, if *text* says nothing else.

    :returns: an empty string for “not remote”; ``None`` if the text says anything else.
    """
    text = " ".join(text.replace("_", " ").split()).strip(" .")
    for name, pattern in _WORKPLACES:
        if pattern.fullmatch(text):
            return name
    word = text.casefold()
    if word in ("full", "fully", "100%", "100 %"):
        return "remote"
    if word in ("partial", "partly", "partially", "teilweise", "partiel", "parcial"):
        return "hybrid"
    if word == "not remote":
        return ""
    yes = answer(text)
    return None if yes is None else "remote" if yes else ""


def read_location(value: Value, context: Context, currency: str = "") -> Reading:
    """Read the value of a key for places: places, areas, or a workplace such as “Remote”.

    *currency* is that of the pay. It helps to see whether a code is a state or a country.
    """
    if isinstance(value, list):
        return _together([read_location(item, context, currency) for item in value])
    if isinstance(value, dict):
        return _mapping(value, context)
    text = " ".join(value.split()).strip(" ,")
    if not text or normalize_key(text) in _NO_NAME:
        return Reading(rest=text) if text else Reading()
    if (workplace := read_workplace(text)) and not _ANYWHERE.fullmatch(text):
        return Reading({"workplace": workplace})
    if _ANYWHERE.fullmatch(text):
        return Reading(
            {"workplace": "remote", "applicant-location-requirements": "anywhere"}
        )
    if (match := _ANYWHERE_IN.fullmatch(text)) and (found := _remote_in(match[1], context)):
        return found
    if match := _WORKED_AT.fullmatch(text):
        place = (match["there"] or match["here"]).strip()
        inner = read_location(place, context, currency)
        workplace = read_workplace(match["how"] or match["as"])
        if inner.rest is None and workplace and "workplace" not in inner.fields:
            return inner._replace(fields={**inner.fields, "workplace": workplace})
    if match := _REMOTE_IN.fullmatch(text):
        reading = _remote_in((match["after"] or match["before"]).strip(), context)
        if reading is not None:
            return reading
    if ";" in text or "\n" in value:
        pieces = [piece.strip() for piece in re.split(r"[;\n]", value) if piece.strip()]
        if len(pieces) > 1:
            return _together([read_location(piece, context, currency) for piece in pieces])
    return _place(text, context, currency)


def _remote_in(text: str, context: Context) -> Reading | None:
    """Read remote work from the area *text*; ``None`` if that may be a place to work at."""
    if _ANYWHERE.fullmatch(text):
        area: Raw = "anywhere"
    else:
        area = re.sub(r"\s+(?:only|based)$", "", text, flags=re.IGNORECASE)
        area = re.sub(r"^(?:the|us|within) (?=\w{4})", "", area)
        area = re.sub(r"\s+(?:or|and|&)\s+|\s*/\s*", ", ", area)
        try:
            area_values.parse_areas(area, context)
        except ValueProblem:
            return None
    return Reading({"workplace": "remote", "applicant-location-requirements": area})


def _place(written: str, context: Context, currency: str) -> Reading:
    text = written
    if match := _PARENTHESES.fullmatch(text):
        if (workplace := read_workplace(match[2])) is not None:
            inner = _place(match[1], context, currency)
            if inner.rest is None and workplace:
                return inner._replace(fields={**inner.fields, "workplace": workplace})
        elif (code := countries.country_code(match[2].strip())) is not None:
            text = f"{match[1].strip()}, {code}"
    rule, params = "", dict[str, object]()
    if (country := _only_country(text)) is not None:
        now = f"{text}, {country}"
        rule, params, text = "country-added", {"value": text, "now": now}, now
    try:
        places.parse_places(text, context)
        doubts = doubtful_places(text, context, currency)
    except ValueProblem as problem:
        params = {"problem": problem.message, **problem.params}
        return Reading(rest=written, rule="unread", params=params)
    if doubts:
        doubt = doubts[0].problem
        params = {"problem": doubt.message, **doubt.params}
        return Reading(rest=written, rule="unread", params=params)
    return Reading({"job-location": [text]}, rule, params)


def _only_country(text: str) -> str | None:
    """Return the country of a place that ends with the full name of a state.

    :returns: ``None`` for a short code, and for a name that is a country, too. ``Georgia``
        is one, so the parser of places asks.
    """
    town, _, last = text.rpartition(",")
    last = last.strip()
    if len(last) < 4 or countries.country_code(last) is not None:
        return None
    if last.casefold() in _NATIONS:
        return "GB"
    # A region without a town may itself be a town: there is an Ontario in California.
    homes = [
        country
        for country in (("US", "CA") if town else ())
        if (code := region_code(country, last, abbreviated=False)) is not None
        and name_key(region_names(country).get(code, "")) == name_key(last)
    ]
    return homes[0] if len(homes) == 1 else None


def _mapping(value: dict[str, Value], context: Context) -> Reading:
    """Read a Place or a PostalAddress of schema.org, or a mapping with parts of a place."""
    written = folded = {key.casefold(): inner for key, inner in value.items()}
    address = folded.get("address")
    if isinstance(address, list):
        return _together([_mapping({"address": inner}, context) for inner in address])
    if isinstance(address, str):
        return read_location(address, context) if address.strip() else Reading()
    if isinstance(address, dict):
        folded = {key.casefold(): inner for key, inner in address.items()}
    parts = {}
    left = []
    for part, names in PARTS.items():
        text = next((t for name in names if (t := _text(folded.get(name.casefold())))), "")
        if text and normalize_key(text) in _NO_NAME:
            left.append(text)
        elif text:
            parts[part] = text
    name = _text(folded.get("name"))
    if "address" in written:
        name = ""  # here, it is the name of a building
    if not parts:
        return read_location(name, context) if name else _unread(value)
    if name and "city" not in parts:
        parts = {"city": name, **parts}
    reading = read_parts(parts, context)
    known = {key.casefold() for names in PARTS.values() for key in names} | _BESIDE_PARTS
    more = {key: inner for key, inner in value.items() if key.casefold() not in known}
    if more and reading.rest is None and not reading.rule:
        return reading._replace(
            rule="place-rest", params={"value": shown(more)}, kept=shown(more)
        )
    if left and not reading.rule:
        params = {"values": ", ".join(left)}
        reading = reading._replace(rule="place-filler", params=params)
    return reading


def _unread(value: dict[str, Value]) -> Reading:
    """Return a reading that keeps all of *value*, unless there is nothing but a type."""
    text = shown(value)
    return Reading(rest=text) if text else Reading()


def read_parts(parts: dict[str, str], context: Context) -> Reading:
    """Read a place from its parts; the keys of *parts* are those of `PARTS`."""
    shown = ", ".join(parts.values())
    town, country = parts.get("city", ""), parts.get("country", "")
    if _ANYWHERE.fullmatch(country) or (country and read_workplace(country) == "remote"):
        return read_location("anywhere", context)
    if town and read_workplace(town):
        fields: dict[str, Raw] = {"workplace": read_workplace(town) or ""}
        if fields["workplace"] == "remote" and countries.country_code(country):
            fields["applicant-location-requirements"] = country
        return Reading(fields)
    if not country:
        return _place(shown, context, "")
    mapping: Raw = {_ADDRESS_KEYS[part]: text for part, text in parts.items()}
    try:
        places.parse_places([mapping], context)
    except ValueProblem as problem:
        return Reading(
            rest=shown, rule="unread", params={"problem": problem.message, **problem.params}
        )
    return Reading({"job-location": [mapping]})


def read_areas(value: Value, context: Context) -> list[Reading]:
    """Read where applicants may live, one area at a time, so that a bad one spoils nothing.

    :returns: first a reading with all areas; then one for each area that needs a note.
    """
    areas: list[Raw] = []
    others: list[Reading] = []
    for item in value if isinstance(value, list) else [value]:
        name, typed = _area_name(item)
        if not name:
            continue
        if _ANYWHERE.fullmatch(name):
            areas.append("anywhere")
            continue
        try:
            found = area_values.parse_areas(name, context)
        except ValueProblem as problem:
            params = {"problem": problem.message, **problem.params}
            others.append(Reading(rule="unread", params=params, rest=name))
            continue
        if typed == "country" and found[0].kind == "group":
            others.append(Reading(rule="group-as-country", params={"value": name}))
        areas.append(name)
    fields: dict[str, Raw] = {"applicant-location-requirements": areas} if areas else {}
    return [Reading(fields), *others]


def same_ids(value: Value) -> tuple[str, str, str] | None:
    """Return the names of two areas with the same identifier, and the identifier."""
    known: dict[str, str] = {}
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            identifier, name = _text(item.get("sameAs")), _text(item.get("name"))
            if identifier and known.setdefault(identifier, name) != name:
                return known[identifier], name, identifier
    return None


def _area_name(item: Value) -> tuple[str, str]:
    """Return the name of an area, and its type in the data."""
    if isinstance(item, str):
        return " ".join(item.split()), ""
    if isinstance(item, list):
        return "", ""
    typed = _text(item.get("@type")).casefold()
    name = _text(item.get("name"))
    address = item.get("address")
    if not name and isinstance(address, dict):
        name = _text(address.get("addressRegion"))
        country = _text(address.get("addressCountry"))
        name = ", ".join(part for part in (name, country) if part)
    return name, typed


def _text(value: Value | None) -> str:
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value"))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _together(readings: list[Reading]) -> Reading:
    """Combine the readings of several values, without repeating a place or an area."""
    fields: dict[str, Raw] = {}
    rest = [reading.rest for reading in readings if reading.rest is not None]
    for reading in readings:
        for name, raw in reading.fields.items():
            if name in ("job-location", "applicant-location-requirements"):
                before = fields.get(name, [])
                items = raw if isinstance(raw, list) else [raw]
                known = before if isinstance(before, list) else [before]
                fields[name] = [*known, *(item for item in items if item not in known)]
            elif fields.setdefault(name, raw) != raw:
                # Remote in one place, in the office in another: no answer fits both.
                return Reading(rule="workplace-unclear", rest="; ".join(_shown(readings)))
    told = next((reading for reading in readings if reading.rule), Reading())
    return Reading(fields, told.rule, told.params, "; ".join(rest) if rest else None)


def _shown(readings: list[Reading]) -> list[str]:
    return [
        str(raw)
        for reading in readings
        for raw in (*reading.fields.values(), reading.rest)
        if raw
    ]
