"""Judging who hires, and how one applies."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from .finding import Case
from .lenient import (
    expect_type,
    is_empty,
    is_placeholder,
    items,
    name_of,
    text_of,
    with_known_keys,
)
from .word_lists import word_set

_ORGANIZATION_KEYS = word_set(
    "@type @id name sameAs url logo image description address department email telephone "
    "legalName alternateName identifier numberOfEmployees industry foundingDate founder "
    "parentOrganization subOrganization contactPoint location brand slogan"
)
_NO_ORGANIZATION = word_set("Person Place PostalAddress Thing Country Brand WebSite")
_BAD_URL = re.compile(r"[\s<>\"{}|\\^`]")
_WAYS = ("@", "(at)", "href=", "http://", "https://", "mailto:", "tel:", "www.")
_TELEPHONE = re.compile(r"(?:\d[()./ -]{0,2}){9}")


def judge_organization(case: Case) -> str:
    """Judge hiringOrganization; returns its name."""
    value = case.posting.get("hiringOrganization")
    path = "hiringOrganization"
    if is_empty(value):
        case.say(
            "missing-hiring-organization",
            f"{path}.name" if isinstance(value, dict) else path,
        )
        return ""
    organizations = [item for item in items(value) if not is_empty(item)]
    if len(organizations) > 1:
        case.say("several-organizations", path, count=len(organizations))
    first = organizations[0]
    if not isinstance(first, dict):
        text = text_of(first)
        if text.casefold() != "confidential":
            case.say("invalid-organization", path, value=text or first)
        return text
    node = with_known_keys(case, first, _ORGANIZATION_KEYS, path)
    expect_type(case, node, path, "Organization", _NO_ORGANIZATION)
    name = name_of(node.get("name"))
    if not name:
        case.say("missing-hiring-organization", f"{path}.name")
    elif is_placeholder(name):
        case.say("placeholder", f"{path}.name", value=name)
    for key in ("sameAs", "url", "logo"):
        for url in items(node.get(key)):
            _judge_url(case, f"{path}.{key}", url)
    if name.casefold() != "confidential":
        if is_empty(node.get("logo")):
            case.say("hint-logo", path)
        if is_empty(node.get("sameAs")) and is_empty(node.get("url")):
            case.say("hint-organization-url", path)
    return name


def judge_urls(case: Case) -> None:
    """Judge the URLs of the posting itself."""
    for name in ("url", "image", "sameAs", "mainEntityOfPage"):
        for value in items(case.posting.get(name)):
            _judge_url(case, name, value)


def _judge_url(case: Case, path: str, value: Any) -> None:
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    if value is None or is_empty(value):
        return
    text = text_of(value)
    if text.startswith(("http://", "https://")) and not _BAD_URL.search(text):
        try:
            host = urlsplit(text).hostname
        except ValueError:
            host = None
        if host:
            return
    elif text and "://" not in text and not _BAD_URL.search(text):
        case.say("hint-relative-url", path, value=text)
        return
    case.say("invalid-url", path, value=text or value)


def judge_way_to_apply(case: Case, description: str) -> None:
    """Say where neither the data, nor its text, nor the page tells how to apply."""
    posting, page = case.posting, case.page
    if page is None or page.can_apply:
        return  # One may well apply on a page that is not known.
    if posting.get("directApply") is True or not is_empty(
        posting.get("applicationContact")
    ):
        return
    if not any(way in description for way in _WAYS) and not _TELEPHONE.search(description):
        case.say("no-way-to-apply", "applicationContact")
