"""Contacts: the ways to apply."""

from __future__ import annotations

import re

from ..model.types import Contact, Context, Json, ValueProblem
from .formatter import Formatter
from .schema import TEXT, one_or_list
from .split import one_line, quote, split_values
from .things import thing
from .urls import parse_url

# Narrower than RFC 5322: no quoted names, comments or address literals, and none of the
# characters that part a mailto URL (RFC 6068).
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$*+/=^_{|}~'-]+(?:\.[A-Za-z0-9!#$*+/=^_{|}~'-]+)*"
    r"@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])"
)
_LONGEST_EMAIL = 254
_NAMED_EMAIL = re.compile(r"[^<>]*<(?:mailto:)?([^<>\s]+)>", re.IGNORECASE)
_WEB_LIKE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


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


def format_contacts(contacts: tuple[Contact, ...], formatter: Formatter) -> str:
    """Return the addresses."""
    return formatter.list(map(_address, contacts))


def _address(contact: Contact) -> str:
    return contact.email or contact.url


def contacts_to_jsonld(contacts: tuple[Contact, ...]) -> list[Json]:
    """Return ContactPoint objects."""
    return [thing("ContactPoint", email=c.email, url=c.url) for c in contacts]


def contacts_to_source(contacts: tuple[Contact, ...]) -> str:
    """Return the addresses, with semicolons between them."""
    return "; ".join(map(_address, contacts))


def compare_contacts(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Return the contacts."""
    return contacts


CONTACTS_SCHEMA = one_or_list(TEXT)
