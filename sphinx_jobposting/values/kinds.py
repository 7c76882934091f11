"""The table of kinds: how each kind of value is read, shown, emitted, and compared.

To add a kind, add a module with its functions, and a row here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ..model.fields import BY_NAME
from ..model.instants import end_of, start_of
from ..model.rule import Rule
from ..model.types import Context, Json, Raw, Schema
from . import (
    areas,
    contacts,
    currencies,
    dates,
    durations,
    education,
    employment_types,
    hours,
    money,
    number,
    organizations,
    places,
    text,
    urls,
    workplaces,
    yes_no,
)
from .formatter import Formatter
from .schema import ANY_TEXT, TEXT


class Kind(NamedTuple):
    """A kind of value.

    *parse* returns the value; if the fields of the kind hold *many* values, it is a tuple.
    For every value, ``parse(to_source(value)) == value``.
    """

    parse: Callable[[Raw, Context], Any]
    """Turns what an author wrote into the value; only raises `ValueProblem`."""
    format: Callable[[Any, Formatter], str]
    """Turns the value into text in a language, for pages, lists, and the preview."""
    to_jsonld: Callable[[Any], list[Json]]
    """Turns the value into values of the schema.org property: none, one, or several."""
    to_source: Callable[[Any], Raw]
    """Turns the value into what an author could have written."""
    json_schema: Schema
    """The JSON Schema for editors (draft-07), as YAML reads the value."""
    compare: Callable[[Any], tuple[Hashable, ...]]
    """Turns the value into keys for filters, groups, and sorting."""
    rule: Rule
    """The rule that is broken if *parse* refuses a value."""
    many: bool = False
    is_prose: bool = False
    """Whether the values are words of the author, with markup, and may be translated."""
    is_open: bool = False
    """Whether the values are free text, so that filters may hold a value that none has."""
    brief: Callable[[Any], Any] | None = None
    """Turns the value into what lists show of it, and are grouped by, if that is less."""
    found_by: Callable[[Any], Iterable[Hashable]] | None = None
    """Turns the value into the keys by which filters find it, if these are more than those
    of *compare*."""
    instant: Callable[[Any, ZoneInfo], dt.datetime] | None = None
    """Turns the value into the instant that lists are sorted by, if they can be."""


KINDS: dict[str, Kind] = {
    "date": Kind(
        parse=dates.parse_date,
        format=dates.format_date,
        to_jsonld=dates.date_to_jsonld,
        to_source=dates.date_to_source,
        json_schema=dates.DATE_SCHEMA,
        compare=dates.compare_date,
        rule=dates.INVALID_DATE,
        instant=start_of,
    ),
    "closed": Kind(
        parse=dates.parse_closed,
        format=dates.format_closed,
        to_jsonld=dates.closed_to_jsonld,
        to_source=dates.closed_to_source,
        json_schema=dates.CLOSED_SCHEMA,
        compare=dates.compare_closed,
        rule=dates.INVALID_DATE,
    ),
    "date-or-text": Kind(
        parse=dates.parse_date_or_text,
        format=dates.format_date_or_text,
        to_jsonld=dates.date_or_text_to_jsonld,
        to_source=dates.date_or_text_to_source,
        json_schema=ANY_TEXT,
        compare=dates.compare_date_or_text,
        rule=dates.INVALID_DATE,
        is_prose=True,
    ),
    "deadline": Kind(
        parse=dates.parse_deadline,
        format=dates.format_deadline,
        to_jsonld=dates.deadline_to_jsonld,
        to_source=dates.date_or_text_to_source,
        json_schema=dates.DEADLINE_SCHEMA,
        compare=dates.compare_date_or_text,
        rule=dates.INVALID_DATE,
        instant=end_of,
    ),
    "money": Kind(
        parse=money.parse_money,
        format=money.format_money,
        to_jsonld=money.money_to_jsonld,
        to_source=money.money_to_source,
        json_schema=TEXT,
        compare=money.compare_money,
        rule=money.INVALID_MONEY,
    ),
    "currency": Kind(
        parse=currencies.parse_currency,
        format=text.format_text,
        to_jsonld=text.text_to_jsonld,
        to_source=text.text_to_source,
        json_schema=TEXT,
        compare=text.compare_text,
        rule=currencies.INVALID_CURRENCY,
    ),
    "number": Kind(
        parse=number.parse_number,
        format=number.format_number,
        to_jsonld=number.number_to_jsonld,
        to_source=number.number_to_source,
        json_schema=number.NUMBER_SCHEMA,
        compare=number.compare_number,
        rule=number.INVALID_NUMBER,
    ),
    "yes-no": Kind(
        parse=yes_no.parse_yes_no,
        format=yes_no.format_yes_no,
        to_jsonld=yes_no.yes_no_to_jsonld,
        to_source=yes_no.yes_no_to_source,
        json_schema=yes_no.YES_NO_SCHEMA,
        compare=yes_no.compare_yes_no,
        rule=yes_no.INVALID_YES_NO,
    ),
    "place": Kind(
        parse=places.parse_places,
        format=places.format_places,
        to_jsonld=places.places_to_jsonld,
        to_source=places.places_to_source,
        json_schema=places.PLACES_SCHEMA,
        compare=places.compare_places,
        rule=places.INVALID_PLACE,
        many=True,
        is_open=True,
        brief=places.towns_of,
        found_by=places.places_around,
    ),
    "area": Kind(
        parse=areas.parse_areas,
        format=areas.format_areas,
        to_jsonld=areas.areas_to_jsonld,
        to_source=areas.areas_to_source,
        json_schema=areas.AREAS_SCHEMA,
        compare=areas.compare_areas,
        rule=areas.INVALID_AREA,
        many=True,
    ),
    "organization": Kind(
        parse=organizations.parse_organization,
        format=organizations.format_organization,
        to_jsonld=organizations.organization_to_jsonld,
        to_source=organizations.organization_to_source,
        json_schema=organizations.ORGANIZATION_SCHEMA,
        compare=organizations.compare_organization,
        rule=organizations.INVALID_ORGANIZATION,
        is_open=True,
    ),
    "contact": Kind(
        parse=contacts.parse_contacts,
        format=contacts.format_contacts,
        to_jsonld=contacts.contacts_to_jsonld,
        to_source=contacts.contacts_to_source,
        json_schema=contacts.CONTACTS_SCHEMA,
        compare=contacts.compare_contacts,
        rule=contacts.INVALID_CONTACT,
        many=True,
    ),
    "url": Kind(
        parse=urls.parse_url,
        format=text.format_text,
        to_jsonld=text.text_to_jsonld,
        to_source=text.text_to_source,
        json_schema=TEXT,
        compare=urls.compare_url,
        rule=urls.INVALID_URL,
    ),
    "urls": Kind(
        parse=urls.parse_urls,
        format=urls.format_urls,
        to_jsonld=urls.urls_to_jsonld,
        to_source=urls.urls_to_source,
        json_schema=urls.URLS_SCHEMA,
        compare=urls.compare_urls,
        rule=urls.INVALID_URL,
        many=True,
    ),
    "text": Kind(
        parse=text.parse_text,
        format=text.format_text,
        to_jsonld=text.text_to_jsonld,
        to_source=text.text_to_source,
        json_schema=ANY_TEXT,
        compare=text.compare_text,
        rule=text.INVALID_TEXT,
        is_prose=True,
        is_open=True,
    ),
    "hours": Kind(
        parse=text.parse_text,
        format=hours.format_hours,
        to_jsonld=text.text_to_jsonld,
        to_source=text.text_to_source,
        json_schema=ANY_TEXT,
        compare=text.compare_text,
        rule=text.INVALID_TEXT,
        is_prose=True,
    ),
    "employment-type": Kind(
        parse=employment_types.parse_employment_types,
        format=employment_types.format_employment_types,
        to_jsonld=employment_types.employment_types_to_jsonld,
        to_source=employment_types.employment_types_to_source,
        json_schema=employment_types.EMPLOYMENT_TYPES_SCHEMA,
        compare=employment_types.compare_employment_types,
        rule=employment_types.INVALID_EMPLOYMENT_TYPE,
        many=True,
    ),
    "workplace": Kind(
        parse=workplaces.parse_workplace,
        format=workplaces.format_workplace,
        to_jsonld=workplaces.workplace_to_jsonld,
        to_source=workplaces.workplace_to_source,
        json_schema=workplaces.WORKPLACE_SCHEMA,
        compare=workplaces.compare_workplace,
        rule=workplaces.INVALID_WORKPLACE,
    ),
    "job-location-type": Kind(
        parse=workplaces.parse_job_location_type,
        format=workplaces.format_job_location_type,
        to_jsonld=text.text_to_jsonld,
        to_source=workplaces.job_location_type_to_source,
        json_schema=workplaces.JOB_LOCATION_TYPE_SCHEMA,
        compare=text.compare_text,
        rule=workplaces.INVALID_WORKPLACE,
    ),
    "duration": Kind(
        parse=durations.parse_duration,
        format=durations.format_duration,
        to_jsonld=durations.duration_to_jsonld,
        to_source=durations.duration_to_source,
        json_schema=TEXT,
        compare=durations.compare_duration,
        rule=durations.INVALID_DURATION,
    ),
    "education": Kind(
        parse=education.parse_education,
        format=education.format_education,
        to_jsonld=education.education_to_jsonld,
        to_source=education.education_to_source,
        json_schema=education.EDUCATION_SCHEMA,
        compare=education.compare_education,
        rule=education.INVALID_EDUCATION,
        many=True,
    ),
    "experience": Kind(
        parse=durations.parse_experience,
        format=durations.format_experience,
        to_jsonld=durations.experience_to_jsonld,
        to_source=durations.experience_to_source,
        json_schema=durations.EXPERIENCE_SCHEMA,
        compare=durations.compare_experience,
        rule=durations.INVALID_EXPERIENCE,
    ),
}
"""In the order of their rules."""


def kind_of(name: str) -> Kind:
    """Return the kind of the field *name*; custom facts are text."""
    field = BY_NAME.get(name)
    return KINDS[field.kind if field else "text"]


def is_none(raw: Raw) -> bool:
    """Return whether the author wrote ``none``, which removes a default."""
    return isinstance(raw, str) and raw.strip().lower() == "none"


def parse(name: str, raw: Raw, context: Context) -> Any:
    """Return the value of the field *name*.

    :raises ValueProblem: if it cannot be read with certainty.
    """
    return kind_of(name).parse(raw, context)


def comparable(name: str, value: Any) -> tuple[Hashable, ...]:
    """Return the keys to compare a value of the field *name* by; empty for ``None``."""
    return () if value is None else kind_of(name).compare(value)
