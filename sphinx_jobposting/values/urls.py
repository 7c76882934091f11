"""Absolute URLs that are safe in attributes, feeds, and data."""

from __future__ import annotations

import re

from ..model.rule import PROBLEM, SCHEMA, Rule
from ..model.types import Context, Json, ValueProblem
from .formatter import Formatter
from .schema import TEXT, one_or_list
from .split import quote, scalar_text, split_values

_SHAPE = re.compile(
    r"(https?)://([^/?#@:\s]+)(?::(\d{1,5}))?([/?#].*)?",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_HOST = re.compile(r"[\w](?:[\w-]*\w)?(?:\.[\w](?:[\w-]*\w)?)*\.?")
# The ASCII characters of a URL (URL Standard, "URL code points", and the percent sign).
_ASCII = frozenset("!$%&'()*+,-./:;=?@_~#") | frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
_LONGEST = 2000


def parse_url(raw: object, context: Context | None = None) -> str:
    """Return an absolute URL with the scheme http or https, as it was written."""
    text = scalar_text(raw)
    if not text:
        raise ValueProblem(
            "The URL is empty. Write it in full, as in https://example.org/jobs, or leave "
            "it out."
        )
    match = _SHAPE.fullmatch(text)
    if match is None or len(text) > _LONGEST:
        raise ValueProblem(
            "“%(value)s” is not a full web address. Write it with its scheme and its "
            "host, as in https://example.org/jobs.",
            value=quote(text),
        )
    scheme, host, port, rest = match.groups()
    for position, c in enumerate(rest or ""):
        loose = c == "%" and not re.match(
            "[0-9A-Fa-f]{2}", (rest or "")[position + 1 :][:2]
        )
        if loose or not (c in _ASCII or (ord(c) > 0xA0 and c.isprintable())):
            raise ValueProblem(
                "“%(value)s” contains a character that is not allowed in URLs, U+%(code)s."
                " Write it as %(right)s.",
                value=quote(text),
                code=f"{ord(c):04X}",
                right="".join(f"%{byte:02X}" for byte in c.encode()),
            )
    if not _HOST.fullmatch(host) or int(port or 0) > 65535 or (rest or "").count("#") > 1:
        raise ValueProblem(
            "“%(value)s” is not a web address that a browser can open. Write it as in "
            "https://example.org/jobs.",
            value=quote(text),
        )
    return scheme.lower() + text[len(scheme) :]


def parse_urls(raw: object, context: Context | None = None) -> tuple[str, ...]:
    """Return several URLs, separated by ``;``, line breaks, or a comma and a blank."""
    urls = [
        parse_url(piece)
        for value in split_values(raw)
        for piece in (re.split(r",\s+", value) if isinstance(value, str) else [value])
        if piece
    ]
    if not urls:
        raise ValueProblem(
            "The URL is empty. Write it in full, as in https://example.org/jobs, or leave "
            "it out."
        )
    return tuple(dict.fromkeys(urls))


def format_urls(urls: tuple[str, ...], formatter: Formatter) -> str:
    """Return the URLs as a list."""
    return formatter.list(urls)


def urls_to_jsonld(urls: tuple[str, ...]) -> list[Json]:
    """Return the URLs."""
    return list(urls)


def urls_to_source(urls: tuple[str, ...]) -> str:
    """Return the URLs, with semicolons between them."""
    return "; ".join(urls)


def compare_url(url: str) -> tuple[str, ...]:
    """Return the URL; its path is case-sensitive."""
    return (url,)


def compare_urls(urls: tuple[str, ...]) -> tuple[str, ...]:
    """Return the URLs."""
    return urls


URLS_SCHEMA = one_or_list(TEXT)

INVALID_URL = Rule(
    "invalid-url",
    "error",
    SCHEMA,
    PROBLEM,
    "Write the full URL, beginning with https://, without spaces.",
    "option",
    ":url: jobs/42",
    ":url: https://jobs.example.org/42",
    data_message="%(property)s: “%(value)s” is not a URL.",
)
