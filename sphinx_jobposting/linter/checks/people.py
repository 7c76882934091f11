"""Check who hires, and how to apply."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from ...values.near_words import word_set
from ..context import LintContext
from .lenient import (
    expect_type,
    is_empty,
    is_placeholder,
    items,
    name_of,
    text_of,
    with_known_keys,
)

_ORGANIZATION_KEYS = word_set(
    "@type @id name sameAs url logo image description address department email telephone "
    "legalName alternateName identifier numberOfEmployees industry foundingDate founder "
    "parentOrganization subOrganization contactPoint location brand slogan"
)
_NO_ORGANIZATION = word_set("Person Place PostalAddress Thing Country Brand WebSite")
_BAD_URL = re.compile(r"[\s<>\"{}|\\^`]")
_WAYS = ("@", "(at)", "href=", "http://", "https://", "mailto:", "tel:", "www.")
_TELEPHONE = re.compile(r"(?:\d[()./ -]{0,2}){9}")


def check_organization(lint: LintContext) -> str:
    """Check hiringOrganization, and return its name."""
    value = lint.posting.get("hiringOrganization")
    path = "hiringOrganization"
    if is_empty(value):
        lint.add(
            "missing-hiring-organization",
            f"{path}.name" if isinstance(value, dict) else path,
        )
        return ""
    organizations = [item for item in items(value) if not is_empty(item)]
    if len(organizations) > 1:
        lint.add("several-organizations", path, count=len(organizations))
    first = organizations[0]
    if not isinstance(first, dict):
        text = text_of(first)
        if text.casefold() != "confidential":
            lint.add("invalid-organization", path, value=text or first)
        return text
    node = with_known_keys(lint, first, _ORGANIZATION_KEYS, path)
    expect_type(lint, node, path, "Organization", _NO_ORGANIZATION)
    name = name_of(node.get("name"))
    if not name:
        lint.add("missing-hiring-organization", f"{path}.name")
    elif is_placeholder(name):
        lint.add("placeholder", f"{path}.name", value=name)
    for key in ("sameAs", "url", "logo"):
        for url in items(node.get(key)):
            _check_url(lint, f"{path}.{key}", url)
    if name.casefold() != "confidential":
        if is_empty(node.get("logo")):
            lint.add("hint-logo", path)
        if is_empty(node.get("sameAs")) and is_empty(node.get("url")):
            lint.add("hint-organization-url", path)
    return name


def check_urls(lint: LintContext) -> None:
    """Check the URLs of the posting itself."""
    for name in ("url", "image", "sameAs", "mainEntityOfPage"):
        for value in items(lint.posting.get(name)):
            _check_url(lint, name, value)


def _check_url(lint: LintContext, path: str, value: Any) -> None:
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
        lint.add("hint-relative-url", path, value=text)
        return
    lint.add("invalid-url", path, value=text or value)


def check_way_to_apply(lint: LintContext, description: str) -> None:
    """Add a finding if neither the data, nor its text, nor the page says how to apply."""
    posting, page = lint.posting, lint.page
    if page is None or page.can_apply:
        return  # The page is unknown and may say how to apply.
    if posting.get("directApply") is True or not is_empty(
        posting.get("applicationContact")
    ):
        return
    if not any(way in description for way in _WAYS) and not _TELEPHONE.search(description):
        lint.add("no-way-to-apply", "applicationContact")
