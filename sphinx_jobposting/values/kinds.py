"""How the text of a field is understood: one parser for each kind of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..model.fields import BY_NAME
from ..model.types import Context, Raw, as_tuple
from . import areas, dates, money, people, places, simple


class Kind(NamedTuple):
    """*parse* raises only `ValueProblem`; *rule* is the rule a bad value breaks."""

    parse: Callable[[Raw, Context], Any]
    rule: str


KINDS: dict[str, Kind] = {
    "area": Kind(areas.parse_areas, "invalid-area"),
    "closed": Kind(dates.parse_closed, "invalid-date"),
    "contact": Kind(people.parse_contacts, "invalid-contact"),
    "currency": Kind(money.parse_currency, "invalid-currency"),
    "date": Kind(dates.parse_date, "invalid-date"),
    "date-or-text": Kind(dates.parse_date_or_text, "invalid-date"),
    "duration": Kind(simple.parse_duration, "invalid-duration"),
    "education": Kind(simple.parse_education, "invalid-education"),
    "employment-type": Kind(simple.parse_employment_types, "invalid-employment-type"),
    "experience": Kind(simple.parse_experience, "invalid-experience"),
    "job-location-type": Kind(simple.parse_job_location_type, "invalid-workplace"),
    "money": Kind(money.parse_money, "invalid-money"),
    "number": Kind(simple.parse_number, "invalid-number"),
    "organization": Kind(people.parse_organization, "invalid-organization"),
    "place": Kind(places.parse_places, "invalid-place"),
    "text": Kind(simple.parse_text, "invalid-text"),
    "url": Kind(simple.parse_url, "invalid-url"),
    "urls": Kind(simple.parse_urls, "invalid-url"),
    "workplace": Kind(simple.parse_workplace, "invalid-workplace"),
    "yes-no": Kind(simple.parse_yes_no, "invalid-yes-no"),
}


def kind_of(name: str) -> Kind:
    """The kind of the field *name*; an organisation's own facts are text."""
    field = BY_NAME.get(name)
    return KINDS[field.kind if field else "text"]


def is_none(raw: Raw) -> bool:
    """Whether the value takes a default away: ``none``."""
    return isinstance(raw, str) and raw.strip().lower() == "none"


def parse(name: str, raw: Raw, context: Context) -> Any:
    """Understand the value of the field *name*.

    :raises ValueProblem: where it cannot be read for sure.
    """
    return kind_of(name).parse(raw, context)


def parse_all(raws: Mapping[str, Raw], context: Context) -> dict[str, Any]:
    """Understand several fields; a field whose value is ``none`` is left out."""
    return {
        name: parse(name, raw, context) for name, raw in raws.items() if not is_none(raw)
    }


def comparable(name: str, value: Any) -> list[Any]:
    """A value of a field as a list of things that can be compared."""
    if value is None:
        return []
    kind = BY_NAME[name].kind if name in BY_NAME else "text"
    if kind == "area":
        return list(areas.flat(value))
    if kind == "organization":
        return [value.name.casefold()]
    if kind == "place":
        return [(place.country, place.region, place.locality.casefold()) for place in value]
    items = as_tuple(value)
    return [item.casefold() if isinstance(item, str) else item for item in items]
