"""The feed that job boards read, in Indeed's shape.

Source: Indeed, "XML feed reference".
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from ...values.countries import comma_parts, country_code
from .web_feeds import Feed, FeedItem, organization_of, values_of, xml_characters


class Indeed(Feed):
    """Indeed's XML, with one ``<job>`` for each place of a posting."""

    def __init__(
        self,
        title: str,
        home_url: str,
        feed_url: str,
        language: str,
        publisher: str = "",
    ) -> None:
        super().__init__(title, home_url, feed_url, language)
        self.publisher = publisher

    def begin(self, updated: dt.datetime | None) -> str:
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            "<source>\n"
            f"  <publisher>{_cdata(self.publisher)}</publisher>\n"
            f"  <publisherurl>{_cdata(self.home_url)}</publisherurl>\n"
        )

    def entry(self, item: FeedItem) -> str:
        lines = []
        for address in _addresses(item.jsonld):
            lines.append("  <job>")
            for name, text in _job(item, address).items():
                if text:
                    lines.append(f"    <{name}>{_cdata(text)}</{name}>")
            lines.append("  </job>")
        return "".join(f"{line}\n" for line in lines)

    def end(self) -> str:
        return "</source>\n"


_JOB_TYPES = {
    "FULL_TIME": "fulltime",
    "PART_TIME": "parttime",
    "CONTRACTOR": "contract",
    "TEMPORARY": "temporary",
    "INTERN": "internship",
    "VOLUNTEER": "volunteer",
    "PER_DIEM": "perdiem",
    "OTHER": "other",
}


def _addresses(data: dict[str, Any]) -> list[dict[str, str]]:
    """The places of a posting; of one without any, the country that applicants live in."""
    if places := values_of(data.get("jobLocation")):
        return [place["address"] for place in places]
    areas = values_of(data.get("applicantLocationRequirements"))
    countries = {part for area in areas for part in comma_parts(area["name"])[-1:]}
    code = country_code(countries.pop()) if len(countries) == 1 else None
    return [{"addressCountry": code or ""}]


def _job(item: FeedItem, address: dict[str, str]) -> dict[str, str]:
    """The elements of a ``<job>`` and their text, in Indeed's order."""
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
        "company": organization_of(item),
        "sourcename": organization_of(item),
        "city": address.get("addressLocality", ""),
        "state": address.get("addressRegion", ""),
        "country": address.get("addressCountry", ""),
        "postalcode": address.get("postalCode", ""),
        "streetaddress": address.get("streetAddress", ""),
        "email": emails[0] if emails else "",
        "description": _without_entities(data.get("description", "")),
        "salary": _salary(data.get("baseSalary")),
        "education": ", ".join(_requirement(data, "educationRequirements")),
        "jobtype": ", ".join(map(_JOB_TYPES.__getitem__, types)),
        "category": data.get("occupationalCategory") or data.get("industry", ""),
        "experience": ", ".join(_requirement(data, "experienceRequirements")),
        "expirationdate": data.get("validThrough", ""),
        "remotetype": "Fully remote" if "jobLocationType" in data else "",
    }


def _slugs(address: dict[str, str]) -> list[str]:
    """What makes the number of a job at one place differ from that at another.

    Not the place's rank among them: the number must never change.
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


_SAFE_ENTITY = re.compile(
    r"&(?:(amp);(?!#?\w+;)|(nbsp);|(gt);|(quot);|(lt);(?![a-zA-Z/!?]))"
)
_ENTITIES = {"amp": "&", "nbsp": "\u00a0", "gt": ">", "quot": '"', "lt": "<"}


def _without_entities(html: str) -> str:
    """Indeed reads no entities: characters stand for those that HTML needs not.

    One that would begin a tag or another entity stays as it is.
    """
    return _SAFE_ENTITY.sub(lambda match: _ENTITIES[match[match.lastindex or 0]], html)


def _cdata(text: str) -> str:
    # What ends a section is divided between two of them.
    safe = xml_characters(text).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{safe}]]>"
