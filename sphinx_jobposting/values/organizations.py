"""Organizations: who hires."""

from __future__ import annotations

import re

from ..model.rule import GOOGLE, PROBLEM, Rule
from ..model.types import Context, Json, Organization, Raw, ValueProblem
from .formatter import Formatter
from .near_words import closest, normalize_key
from .schema import ANY_TEXT, mapping
from .split import one_line, quote
from .things import thing
from .urls import parse_url

ORGANIZATION_KEYS = {"name": "name", "same-as": "same_as", "url": "url", "logo": "logo"}
"""The keys of a mapping, and the attributes of `Organization` that they set."""
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_BY_KEY = {normalize_key(key): part for key, part in ORGANIZATION_KEYS.items()}


def parse_organization(raw: object, context: Context | None = None) -> Organization:
    """Read a key of ``context.organizations``, a name, or a mapping of its parts."""
    if isinstance(raw, list):
        raise ValueProblem(
            "One organization is expected, not a list. Write its name, as in “Long Table”."
        )
    if not isinstance(raw, dict):
        name = _name(raw)
        return _named(name, context) or Organization(name)
    parts = dict.fromkeys(ORGANIZATION_KEYS.values(), "")
    for key, value in raw.items():
        part = _BY_KEY.get(normalize_key(key)) if isinstance(key, str) else None
        if part is None:
            raise ValueProblem(
                "“%(key)s” is not a part of an organization. Did you mean "
                "“%(nearest)s”? Write name and, if there are any, same-as, url, logo.",
                key=quote(key),
                nearest=closest(str(key), ORGANIZATION_KEYS) or "name",
            )
        text = one_line(value)
        if part == "name":
            parts[part] = text
        elif text:
            parts[part] = parse_url(text)
    return Organization(_name(parts["name"]), parts["same_as"], parts["url"], parts["logo"])


def _named(key: str, context: Context | None) -> Organization | None:
    """Return the organization of ``jobposting_organizations`` that *key* names."""
    known = context.organizations if context is not None else {}
    if key in known:
        return known[key]
    return next((known[k] for k in known if k.casefold() == key.casefold()), None)


def _name(raw: object) -> str:
    name = one_line(raw)
    if not any(map(str.isalnum, name)):
        raise ValueProblem(
            "The organization has no name. Write it, as in “Long Table”, or “confidential” "
            "to keep it secret."
        )
    if "://" in name or _EMAIL.fullmatch(name):
        raise ValueProblem(
            "“%(value)s” is an address, not a name. Write the organization's name; its "
            "site belongs in same-as of a mapping, as in jobposting_organization.",
            value=quote(name),
        )
    return name


def format_organization(value: Organization, formatter: Formatter) -> str:
    """Return the name."""
    return value.name


def organization_to_jsonld(value: Organization) -> list[Json]:
    """Return an Organization, unless it has no name."""
    if not value.name:
        return []
    properties = {"name": value.name, "sameAs": value.same_as, "url": value.url}
    return [thing("Organization", **properties, logo=value.logo)]


def organization_to_source(value: Organization) -> Raw:
    """Return the name, or a mapping if there are other parts."""
    parts: dict[str, Raw] = {
        key: text
        for key, part in ORGANIZATION_KEYS.items()
        if (text := getattr(value, part))
    }
    return value.name if parts.keys() == {"name"} else parts


def compare_organization(value: Organization) -> tuple[str, ...]:
    """Return the name without case."""
    return (value.name.casefold(),)


ORGANIZATION_SCHEMA = {"anyOf": [ANY_TEXT, mapping(ORGANIZATION_KEYS)]}

INVALID_ORGANIZATION = Rule(
    "invalid-organization",
    "error",
    GOOGLE,
    PROBLEM,
    "Write the organization's name. In JSON-LD, it is an Organization with a name, "
    "and with sameAs and logo if there are any.",
    "option",
    ":hiring-organization: https://www.example.org",
    ":hiring-organization: Long Table",
    "hiringOrganization",
    data_message="%(property)s: “%(value)s” is text, not an Organization.",
)
