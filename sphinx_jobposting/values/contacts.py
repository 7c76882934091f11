"""Contacts: the ways to apply."""

from __future__ import annotations

import re

from ..model.rule import OURS, PROBLEM, Rule
from ..model.types import Contact, Context, Json, ValueProblem
from .formatter import Formatter
from .schema import TEXT, one_or_list
from .split import one_line, quote, split_values
from .things import thing
from .urls import parse_url

# Narrower than RFC 5322: no quoted names, comments, or address literals, and none of the
# characters that separate the parts of a mailto URL (RFC 6068).
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$*+/=^_{|}~'-]+(?:\.[A-Za-z0-9!#$*+/=^_{|}~'-]+)*"
    r"@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])"
)
_LONGEST_EMAIL = 254
_NAMED_EMAIL = re.compile(r"[^<>]*<(?:mailto:)?([^<>\s]+)>", re.IGNORECASE)
_WEB_LIKE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


_TELEPHONE = re.compile(r"\+\d(?:[ ().\u2010-\u2012/\u00a0-]*\d){5,14}", re.ASCII)
"""ITU-T E.164: a plus sign and at most 15 digits, the first of which is not 0."""
_NUMBER_ALONE = re.compile(r"[(\d][\d ().\u2010-\u2012/\u00a0-]{5,30}", re.ASCII)


def parse_contacts(raw: object, context: Context | None = None) -> tuple[Contact, ...]:
    """Return email addresses, absolute http(s) URLs, and telephone numbers.

    A comma may also separate them.
    """
    contacts: list[Contact] = []
    for value in split_values(raw):
        if isinstance(value, dict):
            raise ValueProblem(
                "A contact is expected, not a mapping. Write an email address, a URL, or a"
                " telephone number as text, as in jobs@example.org."
            )
        text = one_line(value)
        # A comma may be part of a URL; between two contacts, a blank follows it.
        comma = r",\s+" if re.match("https?:", text, re.IGNORECASE) else ","
        contacts.extend(
            _contact(piece) for part in re.split(comma, text) if (piece := part.strip())
        )
    if not contacts:
        raise ValueProblem(
            "The contact is empty. Write an email address, a URL, or a telephone number, "
            "as in jobs@example.org, or leave the field out."
        )
    return tuple(dict.fromkeys(contacts))


def _contact(text: str) -> Contact:
    if re.match("https?:", text, re.IGNORECASE):
        return Contact(url=parse_url(text))
    number = re.sub("^tel: ?", "", text, flags=re.IGNORECASE)
    if _TELEPHONE.fullmatch(number) and number[1] != "0":
        return Contact(telephone=number)
    if _NUMBER_ALONE.fullmatch(number):
        raise ValueProblem(
            "“%(value)s” is a telephone number without its country's code. Write it with "
            "the plus sign, as in +1 212 555 0100.",
            value=quote(text),
        )
    address = re.sub("^mailto:", "", text, flags=re.IGNORECASE)
    if len(address) <= _LONGEST_EMAIL and _EMAIL.fullmatch(address):
        return Contact(email=address)
    raise _refusal(text, address)


def _refusal(text: str, address: str) -> ValueProblem:
    right = ""
    if len(text) <= _LONGEST_EMAIL:
        plain_address = address.partition("?")[0]
        if (named := _NAMED_EMAIL.fullmatch(text)) and _EMAIL.fullmatch(named[1]):
            right = named[1]
        elif "?" in address and _EMAIL.fullmatch(plain_address):
            right = plain_address
        elif _WEB_LIKE.fullmatch(text):
            right = f"https://{text}"
    if right:
        return ValueProblem(
            "“%(value)s” is neither just an email address nor a full web address. Write "
            "%(right)s.",
            value=quote(text),
            right=quote(right, _LONGEST_EMAIL),
        )
    return ValueProblem(
        "“%(value)s” is not an email address, a full web address, or a telephone number. "
        "Write it as in jobs@example.org, https://example.org/apply, or +1 212 555 0100.",
        value=quote(text),
    )


def format_contacts(contacts: tuple[Contact, ...], formatter: Formatter) -> str:
    """Return the addresses."""
    return formatter.list(map(_address, contacts))


def _address(contact: Contact) -> str:
    return contact.email or contact.url or contact.telephone


def contacts_to_jsonld(contacts: tuple[Contact, ...]) -> list[Json]:
    """Return ContactPoint objects."""
    return [
        thing("ContactPoint", email=c.email, url=c.url, telephone=c.telephone)
        for c in contacts
    ]


def contacts_to_source(contacts: tuple[Contact, ...]) -> str:
    """Return the addresses, with semicolons between them."""
    return "; ".join(map(_address, contacts))


def compare_contacts(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Return the contacts."""
    return contacts


CONTACTS_SCHEMA = one_or_list(TEXT)

INVALID_CONTACT = Rule(
    "invalid-contact",
    "error",
    OURS,
    PROBLEM,
    "Write an email address, a URL that begins with https://, or a telephone number.",
    "option",
    ":apply: ask Ann",
    ":apply: ann@example.org",
    "applicationContact",
    data_message="%(property)s: “%(value)s” is neither an email address nor a URL.",
)
