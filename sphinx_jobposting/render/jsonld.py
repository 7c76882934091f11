"""A posting as schema.org JobPosting, in the forms that Google Search documents.

Sources: schema.org 30.0, "JobPosting"; Google Search Central, "Job posting (JobPosting)
structured data".
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from ..model.fields import FIELDS
from ..model.instants import last_second, rfc3339
from ..model.posting import Posting
from ..model.types import (
    Area,
    Contact,
    DateValue,
    Duration,
    Money,
    Organization,
    Place,
    as_tuple,
)
from ..values.countries import country_name

Json = Any
"""What ``json`` reads and writes."""

Encoder = Callable[[Any], Iterable[Json]]
"""From one value to those that stand for it in the data: none, one, or several."""

CONTEXT = "https://schema.org/"
NO_REQUIREMENTS = "no requirements"

THINGS = {"employmentUnit": "Organization", "relevantOccupation": "Occupation"}
"""The properties that are written as text and whose range is a type with a name."""


def job_posting(
    posting: Posting, *, description: str, url: str | None, zone: ZoneInfo
) -> dict[str, Json]:
    """The JSON-LD object of *posting*, with a fixed order of keys and nothing empty.

    *description* is its body as HTML; *url* the absolute URL of the page it is on, or
    ``None`` where that is not known; *zone* the one that a day without a time is in.
    """
    values = _with_derived(posting, url, zone)
    result: dict[str, Json] = {"@context": CONTEXT, "@type": "JobPosting"}
    result |= _nonempty(title=posting.title, description=description)
    for field in FIELDS:
        value = values.get(field.name)
        if not field.property or field.name == "title" or value is None:
            continue
        items = as_tuple(value)
        encoded = _unique(json for item in items for json in ENCODERS[field.kind](item))
        if thing := THINGS.get(field.property):
            encoded = [{"@type": thing, "name": name} for name in encoded]
        if encoded:
            result[field.property] = encoded[0] if len(encoded) == 1 else encoded
    return _consistent(result)


def script_text(obj: Json) -> str:
    """*obj* as JSON that can stand in a ``<script>`` element and in a UTF-8 file.

    No character in it ends the element, opens a comment, or is a line's end to an old
    JavaScript parser. Half of a surrogate pair is no character: U+FFFD stands for it.
    """
    text = plain_json(obj)
    for character, escaped in _ESCAPES:
        text = text.replace(character, escaped)
    return text


def plain_json(obj: Json) -> str:
    """*obj* as JSON for a UTF-8 file of its own."""
    text = json.dumps(obj, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def pretty(obj: Json) -> str:
    """*obj* as indented JSON, for people to read. It is not safe in HTML by itself."""
    text = _SURROGATE.sub("\ufffd", json.dumps(obj, ensure_ascii=False, indent=2))
    # A line break is never part of a text, so what it parts can stand on one line.
    return _INNERMOST.sub(lambda match: re.sub(r"\n\s*", " ", match[0]), text)


_INNERMOST = re.compile(r"\{\n[^{}\[\]]*\}|\[\n[^{}\[\]]*\]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = [(character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029"]


def _with_derived(posting: Posting, url: str | None, zone: ZoneInfo) -> dict[str, Any]:
    """The values of *posting*, and those that follow from them where they are not given."""
    values = dict(posting.values)
    if url and not posting.top:
        url = f"{url}#{posting.anchor}"
    values.setdefault("url", url)
    values.setdefault("identifier", posting.name)
    if "valid-through" in values:
        values["valid-through"] = last_second(values["valid-through"], zone)
    # "on-site" and "hybrid" contradict a job location type, and are what the page shows.
    if posting.remote and values.get("workplace", "remote") == "remote":
        values["job-location-type"] = "TELECOMMUTE"
    else:
        values.pop("job-location-type", None)
    if any(contact.email for contact in posting.contacts):
        values.setdefault("direct-apply", True)
    return values


def _consistent(result: dict[str, Json]) -> dict[str, Json]:
    """Leaves out what readers reject beside, or without, another property."""
    if "jobLocation" not in result and "applicantLocationRequirements" not in result:
        result.pop("jobLocationType", None)
    if "jobLocationType" not in result:
        result.pop("applicantLocationRequirements", None)
    if "baseSalary" in result:
        result.pop("salaryCurrency", None)
    if "identifier" in result:
        name = result.get("hiringOrganization", {}).get("name", "")
        value = result["identifier"]
        result["identifier"] = _typed("PropertyValue", name=name, value=value)
    return result


def _unique(items: Iterable[Json]) -> list[Json]:
    unique: list[Json] = []
    for item in items:
        if item not in unique:
            unique.append(item)
    return unique


def _nonempty(**properties: Json) -> dict[str, Json]:
    empty: tuple[Json, ...] = ("", None, {})
    return {name: value for name, value in properties.items() if value not in empty}


def _typed(type_: str, **properties: Json) -> dict[str, Json]:
    return {"@type": type_, **_nonempty(**properties)}


def _text(value: str) -> Iterable[Json]:
    return [value] if value.strip() else []


def _as_it_is(value: Json) -> Iterable[Json]:
    return [value]


def _nothing(value: object) -> Iterable[Json]:
    return []


def _date(value: DateValue) -> Iterable[Json]:
    return [rfc3339(value) if isinstance(value, dt.datetime) else value.isoformat()]


def _date_or_text(value: DateValue | str) -> Iterable[Json]:
    return _text(value) if isinstance(value, str) else _date(value)


def _organization(value: Organization) -> Iterable[Json]:
    if not value.name:
        return []
    properties = {"name": value.name, "sameAs": value.same_as, "url": value.url}
    return [_typed("Organization", **properties, logo=value.logo)]


def _place(value: Place) -> Iterable[Json]:
    address = _typed(
        "PostalAddress",
        streetAddress=value.street,
        addressLocality=value.locality,
        addressRegion=value.region,
        postalCode=value.postal_code,
        addressCountry=value.country,
    )
    return [_typed("Place", address=address)]


def _area(value: Area) -> Iterable[Json]:
    """A group is no country to Google: its members stand for it."""
    if value.kind == "country":
        return [_typed("Country", name=country_name(value.code))]
    if value.kind == "state":
        # Google's examples are "Michigan, USA" and "Texas, USA".
        country = "USA" if value.code == "US" else country_name(value.code)
        return [_typed("State", name=f"{value.name}, {country}")]
    return [json for member in value.members for json in _area(member)]


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _money(value: Money) -> Iterable[Json]:
    """The sum of a whole contract is not said: no unit of time stands for it."""
    low, high = _number(value.minimum), _number(value.maximum)
    if value.unit == "TOTAL" or (low is None and high is None):
        return []
    one = low is not None and low == high
    numbers = {"value": low} if one else {"minValue": low, "maxValue": high}
    quantity = _typed("QuantitativeValue", **numbers, unitText=value.unit)
    return [_typed("MonetaryAmount", currency=value.currency, value=quantity)]


def _duration(value: Duration) -> Iterable[Json]:
    """ISO 8601."""
    if value.hours:
        return [f"PT{value.hours}H"]
    amounts = {"M": value.months, "W": value.weeks, "D": value.days}
    return [f"P{amount}{unit}" for unit, amount in amounts.items() if amount]


def _education(value: str) -> Iterable[Json]:
    if value == NO_REQUIREMENTS:
        return [value]
    return [_typed("EducationalOccupationalCredential", credentialCategory=value)]


def _experience(months: int) -> Iterable[Json]:
    if not months:
        return [NO_REQUIREMENTS]
    return [_typed("OccupationalExperienceRequirements", monthsOfExperience=months)]


def _contact(value: Contact) -> Iterable[Json]:
    return [_typed("ContactPoint", email=value.email, url=value.url)]


ENCODERS: dict[str, Encoder] = {
    "area": _area,
    "closed": _nothing,
    "contact": _contact,
    "currency": _text,
    "date": _date,
    "date-or-text": _date_or_text,
    "duration": _duration,
    "education": _education,
    "employment-type": _text,
    "experience": _experience,
    "job-location-type": _text,
    "money": _money,
    "number": _as_it_is,
    "organization": _organization,
    "place": _place,
    "text": _text,
    "url": _text,
    "urls": _text,
    "workplace": _nothing,
    "yes-no": _as_it_is,
}
"""The encoder of each kind of field."""
