"""A posting as a schema.org JobPosting, in the form that Google Search documents.

Sources: schema.org 30.0, "JobPosting"; Google Search Central, "Job posting (JobPosting)
structured data".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from ..model.fields import FIELDS
from ..model.instants import last_day_to_apply, last_second
from ..model.posting import Posting
from ..model.types import Json
from ..values.kinds import KINDS
from ..values.things import nonempty, thing
from ..values.workplaces import TELECOMMUTE

CONTEXT = "https://schema.org/"

THINGS = {"employmentUnit": "Organization", "relevantOccupation": "Occupation"}
"""The properties whose text becomes the name of an object."""


def job_posting(
    posting: Posting, *, description: str, url: str | None, zone: ZoneInfo
) -> dict[str, Json]:
    """Return the JSON-LD object of *posting*, with keys in a fixed order and no empty
    values.

    *description* is its body as HTML; *url* is the absolute URL of its page, or ``None`` if
    that is not known; *zone* is the time zone of days without a time.
    """
    values = _with_derived(posting, url, zone)
    result: dict[str, Json] = {"@context": CONTEXT, "@type": "JobPosting"}
    result |= nonempty(title=posting.title, description=description)
    for field in FIELDS:
        value = values.get(field.name)
        if not field.property or field.name == "title" or value is None:
            continue
        encoded = _unique(KINDS[field.kind].to_jsonld(value))
        if type_ := THINGS.get(field.property):
            encoded = [thing(type_, name=name) for name in encoded]
        if encoded:
            result[field.property] = encoded[0] if len(encoded) == 1 else encoded
    return _consistent(result)


def script_text(obj: Json) -> str:
    """Return *obj* as JSON that is safe in a ``<script>`` element and in a UTF-8 file.

    No character in it ends the element, opens a comment, or ends a line for old JavaScript
    parsers. U+FFFD replaces a lone surrogate, which is not a character.
    """
    text = plain_json(obj)
    for character, escaped in _ESCAPES:
        text = text.replace(character, escaped)
    return text


def plain_json(obj: Json) -> str:
    """Return *obj* as JSON for a UTF-8 file."""
    text = json.dumps(obj, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def pretty(obj: Json) -> str:
    """Return *obj* as indented JSON for people; escape it before putting it into HTML."""
    text = _SURROGATE.sub("\ufffd", json.dumps(obj, ensure_ascii=False, indent=2))
    # JSON text contains no line breaks, so short values can be joined on one line.
    return _INNERMOST.sub(lambda match: re.sub(r"\n\s*", " ", match[0]), text)


_INNERMOST = re.compile(r"\{\n[^{}\[\]]*\}|\[\n[^{}\[\]]*\]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = [(character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029"]


def _with_derived(posting: Posting, url: str | None, zone: ZoneInfo) -> dict[str, Any]:
    """Return the values of *posting*, with missing ones derived from others."""
    values = dict(posting.values)
    if url and not posting.top:
        url = f"{url}#{posting.anchor}"
    values.setdefault("url", url)
    values.setdefault("identifier", posting.name)
    if (deadline := last_day_to_apply(values, zone)) is not None:
        values["valid-through"] = last_second(deadline, zone)
    # "on-site" and "hybrid" contradict a job location type; the page shows them.
    if posting.remote and values.get("workplace", "remote") == "remote":
        values["job-location-type"] = TELECOMMUTE
    else:
        values.pop("job-location-type", None)
    if any(contact.email for contact in posting.contacts):
        values.setdefault("direct-apply", True)
    return values


def _consistent(result: dict[str, Json]) -> dict[str, Json]:
    """Return *result* without properties that are invalid with, or without, another one."""
    if "jobLocation" not in result and "applicantLocationRequirements" not in result:
        result.pop("jobLocationType", None)
    if "jobLocationType" not in result:
        result.pop("applicantLocationRequirements", None)
    if "baseSalary" in result:
        result.pop("salaryCurrency", None)
    if "identifier" in result:
        name = result.get("hiringOrganization", {}).get("name", "")
        value = result["identifier"]
        result["identifier"] = thing("PropertyValue", name=name, value=value)
    return result


def _unique(items: Iterable[Json]) -> list[Json]:
    unique: list[Json] = []
    for item in items:
        if item not in unique:
            unique.append(item)
    return unique
