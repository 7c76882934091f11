"""The XML feed that job boards read, in Indeed's format.

Source: Indeed, "XML feed reference".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from ...values.countries import comma_parts, country_code
from ...values.employment_types import IN_DATA
from .item import FeedHead, FeedItem, values_of, xml_characters


def indeed(head: FeedHead, items: Iterable[FeedItem]) -> Iterator[str]:
    """Yield the feed in pieces, with one ``<job>`` for each place of a posting."""
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        "<source>\n"
        f"  <publisher>{_cdata(head.publisher)}</publisher>\n"
        f"  <publisherurl>{_cdata(head.home_url)}</publisherurl>\n"
    )
    for item in items:
        for address in _addresses(item.jsonld):
            yield "  <job>\n"
            for name, text in _job(item, address).items():
                if text:
                    yield f"    <{name}>{_cdata(text)}</{name}>\n"
            yield "  </job>\n"
    yield "</source>\n"


def _addresses(data: dict[str, Any]) -> list[dict[str, str]]:
    """Return the places of a posting, or else the countries where applicants may live."""
    if places := values_of(data.get("jobLocation")):
        return [place["address"] for place in places]
    areas = values_of(data.get("applicantLocationRequirements"))
    countries = {part for area in areas for part in comma_parts(area["name"])[-1:]}
    code = country_code(countries.pop()) if len(countries) == 1 else None
    return [{"addressCountry": code or ""}]


def _job(item: FeedItem, address: dict[str, str]) -> dict[str, str]:
    """Return the elements of a ``<job>`` with their text, in Indeed's order."""
    data = item.jsonld
    identifier = data.get("identifier", {}).get("value", "") or item.url
    number = "-".join([identifier, *_slugs(address)])
    types = values_of(data.get("employmentType"))
    emails = [c["email"] for c in values_of(data.get("applicationContact")) if "email" in c]
    return {
        "title": item.title,
        "date": data.get("datePosted", ""),
        "referencenumber": number,
        "requisitionid": number,
        "url": item.url,
        "company": item.organization,
        "sourcename": item.organization,
        "city": address.get("addressLocality", ""),
        "state": address.get("addressRegion", ""),
        "country": address.get("addressCountry", ""),
        "postalcode": address.get("postalCode", ""),
        "streetaddress": address.get("streetAddress", ""),
        "email": emails[0] if emails else "",
        "description": _without_entities(data.get("description", "")),
        "salary": _salary(data.get("baseSalary")),
        "education": ", ".join(_requirement(data, "educationRequirements")),
        "jobtype": ", ".join(IN_DATA[value].indeed for value in types),
        "category": data.get("occupationalCategory") or data.get("industry", ""),
        "experience": ", ".join(_requirement(data, "experienceRequirements")),
        "expirationdate": data.get("validThrough", ""),
        "remotetype": "Fully remote" if "jobLocationType" in data else "",
    }


def _slugs(address: dict[str, str]) -> list[str]:
    """Return a suffix that makes the id of a job unique for each place.

    It does not depend on the order of the places, because the id must never change.
    """
    if "@type" not in address:
        return []
    parts = [text for name, text in address.items() if name != "@type"]
    return [
        slug for part in parts if (slug := re.sub(r"\W+", "-", part).strip("-").lower())
    ]


def _salary(salary: dict[str, Any] | None) -> str:
    if not salary:
        return ""
    value = salary["value"]
    low, high = value.get("minValue"), value.get("maxValue")
    if "value" in value:
        amount = f"{salary['currency']} {value['value']}"
    elif high is None:
        amount = f"from {salary['currency']} {low}"
    elif low is None:
        amount = f"up to {salary['currency']} {high}"
    else:
        amount = f"{salary['currency']} {low} - {high}"
    return f"{amount} per {value['unitText'].lower()}"


def _requirement(data: dict[str, Any], name: str) -> list[str]:
    texts = []
    for item in values_of(data.get(name)):
        if isinstance(item, str):
            texts.append(item)
        elif "monthsOfExperience" in item:
            texts.append(f"{item['monthsOfExperience']} months")
        else:
            texts.append(item.get("credentialCategory", ""))
    return texts


_TAG_OR_ENTITY = re.compile(
    r"<[^>]*>|&(?:(amp);(#?\w*;?)|(nbsp);|(gt);|(quot);|(lt);(?![a-zA-Z/!?]))"
)
"""A tag, whose attributes stay unchanged, or an entity for a character."""
_ENTITIES = {"nbsp": "\u00a0", "gt": ">", "quot": '"', "lt": "<"}


def _without_entities(html: str) -> str:
    """Return *html* with characters in place of entities, which Indeed does not read.

    Entities that prevent a tag or another entity stay.
    """
    return _TAG_OR_ENTITY.sub(_character, html)


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        name = match[match.lastindex] if match.lastindex else ""
        return _ENTITIES.get(name, match[0])
    # Some entities need no semicolon: “&copy” is one, and so is the start of “&notes”.
    plain = f"&{match[2]}"
    return plain if unescape(plain) == plain else match[0]


def _cdata(text: str) -> str:
    # The end mark of a section is split between two sections.
    safe = xml_characters(text).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{safe}]]>"
