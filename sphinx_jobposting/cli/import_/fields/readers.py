"""Read the entries of each role with its own reader."""

from __future__ import annotations

import re
from collections.abc import Callable

from ....model.types import ValueProblem
from ....values import kinds
from ....values.near_words import word_set
from ..records import Entry
from . import people, places, words
from .dates import read_moment
from .reader import FieldReader
from .roles import key_of
from .texts import is_text, one_line, shown

SECTION_FIELDS = word_set(
    "qualifications skills responsibilities job-benefits employer-overview "
    "incentive-compensation physical-requirement sensory-requirement special-commitments "
    "eligibility-to-work-requirement security-clearance-requirement application-contact "
    "work-hours education-requirements experience-requirements"
)
"""Fields that take one line of text. A longer value becomes a section of the text."""

_OLD = frozenset({"permalink", "aliases", "redirectfrom", "canonical", "canonicalurl"})


def read_field(reader: FieldReader, name: str, entry: Entry) -> None:
    """Read a field with its own parser, without anything special for the import."""
    if name in SECTION_FIELDS and is_text(entry.value):
        reader.found.sections.append(entry)
        reader.note("section-added", entry)
        return
    raw = one_line(entry.value)
    if raw is None:
        reader.note("unknown-key", entry, {"value": entry.name}, keep=True)
    elif raw != "":
        reader.set(name, raw, entry, quiet=True)


def _title(reader: FieldReader, entry: Entry) -> None:
    text = one_line(entry.value)
    if not isinstance(text, str) or not text:
        reader.note("unknown-key", entry, {"value": entry.name}, keep=True)
        return
    if not reader.found.title:
        reader.found.title = text
    else:
        reader.found.titles.append(entry._replace(value=text))


def _text(reader: FieldReader, entry: Entry) -> None:
    (reader.found.descriptions if reader.in_data else reader.found.texts).append(entry)


def _organization(reader: FieldReader, entry: Entry) -> None:
    reader.take(people.read_organization(entry.value), entry)
    if isinstance(entry.value, dict) and not reader.in_data:
        for key, inner in people.beside_organization(entry.value).items():
            part = entry._replace(value=inner, path=f"{entry.name}.{key}")
            reader.note("unknown-key", part, {"value": part.name}, keep=True)


def _organization_part(reader: FieldReader, entry: Entry) -> None:
    part = "same_as" if reader.role(entry) == "organization-url" else "logo"
    organization = reader.found.values.get("hiring-organization")
    text = entry.value if isinstance(entry.value, str) else ""
    if organization is not None and re.match(r"https?://\S+$", text):
        if not getattr(organization, part):
            changed = organization._replace(**{part: text})
            reader.found.values["hiring-organization"] = changed
    else:
        reader.note("unknown-key", entry, {"value": entry.name}, keep=True)


def _unit(reader: FieldReader, entry: Entry) -> None:
    value = entry.value
    if isinstance(value, dict):
        value = value.get("name", "")
    read_field(reader, "employment-unit", entry._replace(value=value))


def _remote(reader: FieldReader, entry: Entry) -> None:
    text = one_line(entry.value)
    workplace = places.read_workplace(text) if isinstance(text, str) else None
    if workplace:
        reader.set("workplace", workplace, entry, quiet=True)
    elif workplace is None:
        reading = places.read_location(entry.value, reader.context)
        fields = {k: v for k, v in reading.fields.items() if k != "job-location"}
        if fields and reading.rest is None:
            reader.take(reading._replace(fields=fields), entry)
        else:
            reader.note(
                "workplace-unclear", entry, {"value": shown(entry.value)}, keep=True
            )


def _location(reader: FieldReader, entry: Entry) -> None:
    pay = reader.found.values.get("base-salary")
    currency = pay.currency if pay is not None and hasattr(pay, "currency") else ""
    reader.take(
        places.read_location(entry.value, reader.context, currency), entry, quiet=True
    )


def _areas(reader: FieldReader, entry: Entry) -> None:
    for reading in places.read_areas(entry.value, reader.context):
        reader.take(reading, entry, quiet=True)
    if twins := places.same_ids(entry.value):
        params = dict(zip(("first", "second", "value"), twins, strict=True))
        reader.note("same-identifier", entry, params)


def _types(reader: FieldReader, entry: Entry) -> None:
    value = entry.value
    items = value if isinstance(value, list) else [value]
    text = ", ".join(item for item in items if isinstance(item, str))
    reading = words.read_types(text)
    if key_of(entry.key) == "type" and words.names_layout(text) and not reader.data_file:
        # In Hugo and elsewhere, the type of a page is its layout.
        reader.note("site-keys", entry, {"values": entry.name})
        return
    reader.take(reading, entry, quiet=True)


def _date(reader: FieldReader, entry: Entry) -> None:
    name = reader.role(entry)
    text = one_line(entry.value)
    if not isinstance(text, str):
        reader.note("date-unclear", entry, {"value": shown(entry.value)}, keep=True)
        return
    if name == "valid-through" and key_of(text) in words.UNTIL_FILLED:
        _until_filled(reader, entry)
    elif key_of(text) in words.NO_DATE:
        reader.note("no-date-yet", entry, {"value": text})
    elif key_of(text) in ("true", "false", "yes", "no") and name != "updated":
        _state(reader, entry)
    else:
        _moment(reader, name, text, entry)


def _moment(reader: FieldReader, name: str, text: str, entry: Entry) -> None:
    moment = read_moment(text)
    if moment is None:
        reader.note("date-unclear", entry, {"value": text}, keep=True)
        return
    rule, params = "", {}
    midnight = moment.clock is not None and (
        moment.clock.hour, moment.clock.minute) in ((0, 0), (23, 59))  # fmt: skip
    if name == "valid-through" and moment.clock is not None and moment.offset is None:
        rule = "deadline-whole-day" if midnight else "deadline-no-zone"
        moment = moment._replace(clock=None) if midnight else moment
    elif moment.clock is not None and name in ("date-posted", "updated", "closed"):
        rule = "" if midnight else "posted-day"
        moment = moment._replace(clock=None, offset=None)
    params = {"value": text, "now": moment.text}
    reader.set(name, moment.text, entry, quiet=bool(rule))
    if rule == "deadline-no-zone":
        # Only the site knows the zone, so the value is written without one.
        reader.found.as_written[name] = moment.text
    if rule and reader.raws.get(name, ("", None))[1] is entry:
        reader.note(rule, entry, params)


def _until_filled(reader: FieldReader, entry: Entry) -> None:
    try:
        kinds.parse("valid-through", "until filled", reader.context)
    except ValueProblem:
        reader.note("no-date-yet", entry, {"value": shown(entry.value)}, keep=True)
    else:
        reader.set("valid-through", "until filled", entry)


def _start(reader: FieldReader, entry: Entry) -> None:
    text = one_line(entry.value)
    moment = read_moment(text) if isinstance(text, str) else None
    ends = any(reader.role(other) == "end" for other in reader.job.entries)
    if moment is not None and (moment.clock is not None or ends):
        # A time, or a day with an end, may say when the posting was shown.
        _end(reader, entry)
    elif moment is not None:
        reader.set("job-start-date", moment.text, entry)
    else:
        read_field(reader, "job-start-date", entry)


def _end(reader: FieldReader, entry: Entry) -> None:
    reader.note("period-unclear", entry, {"value": shown(entry.value)}, keep=True)


def _state(reader: FieldReader, entry: Entry) -> None:
    text = one_line(entry.value)
    if not isinstance(text, str):
        reader.note("state-unclear", entry, {"value": shown(entry.value)}, keep=True)
        return
    if words.says_published(entry.key) and read_moment(text):
        _moment(reader, "date-posted", text, entry)
        return
    state = words.read_state(entry.key, text)
    value = {"value": f"{entry.name}: {text}"}
    if state == "closed":
        if "closed" not in reader.found.values:
            reader.found.values["closed"] = True
            reader.note("state-closed", entry, value)
    elif state == "draft":
        if not reader.found.values.get("draft"):
            reader.found.values["draft"] = True
            reader.note("state-draft", entry, value)
    elif state is None and words.says_closed(entry.key) and read_moment(text):
        _moment(reader, "closed", text, entry)
    elif state is None and key_of(entry.key) in ("state", "estado"):
        reader.note("unknown-key", entry, {"value": entry.name}, keep=True)
    elif state is None:
        reader.note("state-unclear", entry, value, keep=True)


def _contact(reader: FieldReader, entry: Entry) -> None:
    reading = people.read_contact(entry.value)
    found = reading.fields.get("application-contact")
    for raw in found if isinstance(found, list) else []:
        if not str(raw).startswith("tel:") or reader.parses("application-contact", raw):
            reader.set("application-contact", raw, entry, quiet=True)
        else:
            number = str(raw).removeprefix("tel:")
            reader.note("contact-rest", entry, {"value": number}, kept=number)
    if reading.rest is None:
        return
    if isinstance(entry.value, str) and len(entry.value.split()) > 3:
        reader.found.sections.append(entry)
        reader.note("section-added", entry)
    else:
        reader.note("contact-rest", entry, {"value": reading.rest}, kept=reading.rest)


def _address(reader: FieldReader, entry: Entry) -> None:
    text = shown(entry.value)
    absolute = bool(re.match(r"https?://", text))
    if reader.in_data and absolute:
        # In schema.org, url is the address of the page. In front matter, it can be others.
        reader.job.address = reader.job.address or text
        reader.note("old-address", entry, {"value": text}, keep=True)
    elif not absolute and (text.startswith("/") or key_of(entry.key) in _OLD):
        reader.job.address = reader.job.address or text.partition(",")[0]
        reader.note("old-address", entry, {"value": text}, keep=True)
    else:
        known = reader.found.values.get("application-contact")
        rule = "address-known" if known else "address-unclear"
        reader.note(rule, entry, {"value": text}, keep=True)


def _identifier(reader: FieldReader, entry: Entry) -> None:
    value = entry.value
    if isinstance(value, dict):
        value = value.get("value", "")
    read_field(reader, "identifier", entry._replace(value=value))


def _credential(reader: FieldReader, entry: Entry) -> None:
    """Read education or experience, which schema.org writes as objects."""
    value = entry.value
    if isinstance(value, dict):
        months = value.get("monthsOfExperience", "")
        value = f"{months} months" if months else value.get("credentialCategory", value)
    elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
        value = [
            str(dict(item).get("credentialCategory", ""))
            for item in value
            if isinstance(item, dict)
        ]
    read_field(reader, reader.role(entry), entry._replace(value=value))


def _picture(reader: FieldReader, entry: Entry) -> None:
    url = people.full_url(entry.value)
    if url:
        reader.set("image", url, entry, quiet=True)
    else:
        reader.note("not-an-image", entry, {"value": shown(entry.value)}, keep=True)


READERS: dict[str, Callable[[FieldReader, Entry], None]] = {
    "title": _title,
    "body": _text,
    "hiring-organization": _organization,
    "organization-url": _organization_part,
    "organization-logo": _organization_part,
    "employment-unit": _unit,
    "remote": _remote,
    "job-location": _location,
    "applicant-location-requirements": _areas,
    "employment-type": _types,
    "date-posted": _date,
    "valid-through": _date,
    "updated": _date,
    "job-start-date": _start,
    "end": _end,
    "state": _state,
    "application-contact": _contact,
    "address": _address,
    "identifier": _identifier,
    "education-requirements": _credential,
    "experience-requirements": _credential,
    "image": _picture,
}
