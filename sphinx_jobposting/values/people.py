"""Who hires, and how to reach them."""

from __future__ import annotations

import re

from ..model.types import Contact, Context, Organization, ValueProblem
from .near_words import closest, normalize_key
from .split import one_line, quote, split_values
from .urls import parse_url

ORGANIZATION_KEYS = {"name": "name", "same-as": "same_as", "url": "url", "logo": "logo"}
"""How the parts of an organisation are called."""
_BY_KEY = {normalize_key(key): part for key, part in ORGANIZATION_KEYS.items()}

# Narrower than RFC 5322: no quoted names, comments or address literals, and none of the
# characters that part a mailto URL (RFC 6068).
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$*+/=^_{|}~'-]+(?:\.[A-Za-z0-9!#$*+/=^_{|}~'-]+)*"
    r"@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])"
)
_LONGEST_EMAIL = 254
_NAMED_EMAIL = re.compile(r"[^<>]*<(?:mailto:)?([^<>\s]+)>", re.IGNORECASE)
_WEB_LIKE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


def parse_organization(raw: object, context: Context | None = None) -> Organization:
    """A name, or a mapping with ``name`` and perhaps ``sameAs``, ``url`` and ``logo``."""
    if isinstance(raw, list):
        raise ValueProblem(
            "A list stands where one organisation is expected. Write its name, as in “Long "
            "Table”."
        )
    if not isinstance(raw, dict):
        return Organization(_name(raw))
    parts = dict.fromkeys(ORGANIZATION_KEYS.values(), "")
    for key, value in raw.items():
        part = _BY_KEY.get(normalize_key(key)) if isinstance(key, str) else None
        if part is None:
            raise ValueProblem(
                "“%(key)s” says nothing of an organisation here. Did you mean "
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


def _name(raw: object) -> str:
    name = one_line(raw)
    if not any(map(str.isalnum, name)):
        raise ValueProblem(
            "The organisation has no name. Write it, as in “Long Table”, or "
            "“confidential” where it is not told."
        )
    return name


def parse_contacts(raw: object, context: Context | None = None) -> tuple[Contact, ...]:
    """E-mail addresses and absolute http(s) URLs; ``,`` may stand between addresses too."""
    contacts: list[Contact] = []
    for value in split_values(raw):
        if isinstance(value, dict):
            raise ValueProblem(
                "A mapping stands where a contact is expected. Write an e-mail address or "
                "a URL as a text, as in jobs@example.org."
            )
        text = one_line(value)
        # A comma may be part of a URL; between two contacts a blank follows it there.
        comma = r",\s+" if re.match("https?:", text, re.IGNORECASE) else ","
        contacts.extend(
            _contact(piece) for part in re.split(comma, text) if (piece := part.strip())
        )
    if not contacts:
        raise ValueProblem(
            "The contact is empty. Write an e-mail address or a URL, as in "
            "jobs@example.org or https://example.org/apply, or leave the field out."
        )
    return tuple(dict.fromkeys(contacts))


def _contact(text: str) -> Contact:
    if re.match("https?:", text, re.IGNORECASE):
        return Contact(url=parse_url(text))
    address = re.sub("^mailto:", "", text, flags=re.IGNORECASE)
    if len(address) <= _LONGEST_EMAIL and _EMAIL.fullmatch(address):
        return Contact(email=address)
    raise _refusal(text, address)


def _refusal(text: str, address: str) -> ValueProblem:
    mend = ""
    if len(text) <= _LONGEST_EMAIL:
        plain_address = address.partition("?")[0]
        if (named := _NAMED_EMAIL.fullmatch(text)) and _EMAIL.fullmatch(named[1]):
            mend = named[1]
        elif "?" in address and _EMAIL.fullmatch(plain_address):
            mend = plain_address
        elif _WEB_LIKE.fullmatch(text):
            mend = f"https://{text}"
    if mend:
        return ValueProblem(
            "“%(value)s” is neither an e-mail address alone nor a full web address. Write "
            "%(mend)s.",
            value=quote(text),
            mend=quote(mend, _LONGEST_EMAIL),
        )
    return ValueProblem(
        "“%(value)s” is neither an e-mail address nor a full web address. Write it as in "
        "jobs@example.org or https://example.org/apply.",
        value=quote(text),
    )
