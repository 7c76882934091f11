"""Show the fields of a posting on its page: facts, ways to apply, and notices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from docutils import nodes

from ..i18n import _
from ..model.fields import FIELDS
from ..model.instants import deadline_of, last_day_to_apply, last_second
from ..model.posting import Posting, Status
from ..model.types import UNTIL_FILLED, Contact, DateValue
from ..nodes import mark_generated, text, time
from .localized import DateLength, LocaleFormatter

ADDRESS_MAX = 60
"""How long a URL's host and path may be to show both."""

WHOLE = "jobposting-whole"
"""The class of text that does not wrap, unless it is longer than a line."""

_HYPHENATED = re.compile(r"(?<!\w)(\w++-\w[\w-]*,?)")


Inline = Mapping[str, Sequence[nodes.Node]]
"""The inline nodes of text fields, by the names of the fields."""


def is_shown(name: str, own: Mapping[str, str]) -> bool:
    """Return whether a field is a fact of the page; *own* are the names of custom facts."""
    return name in own or any(row.name == name and row.label for row in FIELDS)


def rows(
    posting: Posting, formatter: LocaleFormatter, own: Mapping[str, str], inline: Inline
) -> list[tuple[str, list[list[nodes.Node]]]]:
    """Return the facts: labels with their values, the most important ones first.

    Fields with the same label are one fact. *own* are the labels of custom facts.
    """
    found: dict[str, list[list[nodes.Node]]] = {}
    values = dict(posting.values)
    for field in FIELDS:
        if field.label and field.name in values and field.name != "valid-through":
            label = _(field.label)
            if field.name == "work-hours" and label not in found:
                label = _("Working hours")
            value = formatter.format(field.kind, values[field.name])
            found.setdefault(label, []).append(_shown(field.name, value, inline))
    for name, label in own.items():
        if name in values:
            shown = _shown(name, str(values[name]), inline)
            found.setdefault(posting.labels.get(name, label), []).append(shown)
    return list(found.items())


def _shown(name: str, value: str, inline: Inline) -> list[nodes.Node]:
    """Return the inline nodes of a field if it has markup, or else its value."""
    parsed = inline.get(name, ())
    if any(not isinstance(node, nodes.Text) for node in parsed):
        return list(parsed)
    return [nodes.Text(value)]


def facts(
    posting: Posting,
    status: Status,
    formatter: LocaleFormatter,
    own: Mapping[str, str],
    zone: ZoneInfo,
    inline: Inline,
) -> nodes.field_list:
    """Return the facts of a posting as nodes, the deadline last."""
    result = nodes.field_list(classes=["jobposting-facts"])
    for label, shown in rows(posting, formatter, own, inline):
        first, *others = shown
        value = text(*(unbroken(first[0]) if len(first) == 1 else first))
        if others:
            opening, closing = _("(%s)").split("%s")
            qualifiers = nodes.inline("", "", nodes.Text(opening))
            for number, part in enumerate(others):
                qualifiers += [nodes.Text("; "), *part] if number else part
            qualifiers += nodes.Text(closing)
            qualifiers["classes"].append("jobposting-quiet")
            value += [nodes.Text(" "), qualifiers]
        result += _row(label, value)
    if (deadline := deadline_label(posting, status, zone)) is not None:
        label, date = deadline
        result += _row(label, text(date_node(date, formatter)))
    mark_generated(result)
    return result


def unbroken(said: nodes.Node) -> list[nodes.Node]:
    """Return a text whose words with a hyphen, such as "full-time", do not wrap."""
    if not isinstance(said, nodes.Text) or "-" not in said:
        return [said]
    return [
        nodes.inline("", part, classes=[WHOLE]) if number % 2 else nodes.Text(part)
        for number, part in enumerate(_HYPHENATED.split(said.astext()))
        if part
    ]


def _row(label: str, value: nodes.Element) -> nodes.field:
    return nodes.field("", nodes.field_name("", label), nodes.field_body("", value))


def deadline_label(
    posting: Posting, status: Status, zone: ZoneInfo
) -> tuple[str, DateValue | str] | None:
    """Return “Apply by” or “Closed” and the date, or “Open” and `UNTIL_FILLED`."""
    if status == "closed":
        date = closing_date(posting, zone)
        return None if date is None else (_("Closed"), date)
    if (date := last_day_to_apply(posting.values, zone)) is not None:
        return _("Apply by"), date
    if posting.values.get("valid-through") == UNTIL_FILLED:
        return _("Open"), UNTIL_FILLED
    return None


def closing_date(posting: Posting, zone: ZoneInfo) -> DateValue | None:
    """Return when a closed posting closed; ``None`` if that is not known."""
    closed: DateValue | bool | None = posting.values.get("closed")
    deadline = deadline_of(posting.values)
    if closed is True:
        return None
    if closed is None or closed is False:
        return deadline
    if deadline is None or last_second(closed, zone) <= last_second(deadline, zone):
        return closed
    return deadline


def date_node(
    value: DateValue | str, formatter: LocaleFormatter, length: DateLength = "long"
) -> nodes.Node:
    """Return a node for a deadline; a date is also machine-readable."""
    if isinstance(value, str):
        return nodes.Text(formatter.format("deadline", value))
    said = formatter.date(value, length)
    return time(said, said, datetime=value.isoformat())


def apply_links(posting: Posting, *, web: bool) -> list[nodes.paragraph]:
    """Return the ways to apply: the first as a button, the others as links.

    Each shows its address. If the page is not on the *web*, links may not work, so the
    whole URL is shown.
    """
    return [
        _apply_link(posting, contact, first=not number, web=web)
        for number, contact in enumerate(posting.contacts)
    ]


def _apply_link(
    posting: Posting, contact: Contact, *, first: bool, web: bool
) -> nodes.paragraph:
    label = _apply_label(posting, contact, first=first)
    link = nodes.reference(
        "", "", nodes.inline("", label), refuri=address(contact, posting.title)
    )
    # linkcheck reports the line of the option.
    link.source = posting.source
    link.line = posting.lines.get("application-contact", posting.line)
    shown = shown_address(contact) if web else plain_address(contact)
    quiet = nodes.inline("", shown, classes=["jobposting-quiet"])
    classes = ["jobposting-way", *(["jobposting-apply"] if first else [])]
    paragraph = text(link, " ", quiet, classes=classes)
    mark_generated(paragraph)
    return paragraph


def _apply_label(posting: Posting, contact: Contact, *, first: bool) -> str:
    if first and (own := posting.values.get("apply-label")):
        return str(own)
    if contact.telephone:
        return _("Apply by phone")
    return _("Apply by email") if contact.email else _("Apply online")


def apply_again(posting: Posting) -> list[nodes.paragraph]:
    """Return the button to apply again, for the end of a long text."""
    button = [
        _apply_link(posting, contact, first=True, web=True)
        for contact in posting.contacts[:1]
    ]
    for paragraph in button:
        paragraph["classes"].append("jobposting-apply-again")
    return button


def address(contact: Contact, subject: str) -> str:
    """Return the URL of the link to apply (sources: RFC 6068, RFC 3966)."""
    if contact.telephone:
        return telephone_uri(contact.telephone)
    if contact.email:
        return f"mailto:{quote(contact.email, safe='@')}?subject={quote(subject, safe='')}"
    return contact.url


def shown_address(contact: Contact) -> str:
    """Return an address in a readable form; of a URL, only host and path."""
    if not contact.url:
        return plain_address(contact)
    parts = urlsplit(contact.url)
    whole = (parts.netloc + parts.path).removesuffix("/")
    return whole if len(whole) <= ADDRESS_MAX else f"{parts.netloc}/…"


def plain_address(contact: Contact) -> str:
    """Return the whole address, as one would type it."""
    return contact.email or contact.url or contact.telephone


def telephone_uri(number: str) -> str:
    """Return the URI of a telephone number, which contains only digits (RFC 3966)."""
    return "tel:+" + "".join(c for c in number if c.isdecimal())


def without_links_to(section: nodes.Element, contacts: Sequence[Contact]) -> None:
    """Turn the links in *section* to *contacts* into text."""
    urls = {contact.url for contact in contacts if contact.url}
    mails = {contact.email.lower() for contact in contacts if contact.email}
    numbers = {telephone_uri(c.telephone) for c in contacts if c.telephone}
    for link in list(section.findall(nodes.reference)):
        uri = link.get("refuri", "")
        mail = uri.removeprefix("mailto:").partition("?")[0].lower()
        phone = uri.startswith("tel:") and telephone_uri(uri) in numbers
        if uri in urls or phone or (uri.startswith("mailto:") and mail in mails):
            link.replace_self(link.children)


def notice(
    title: str | Sequence[nodes.Node],
    *rest: nodes.Node | str,
    classes: Iterable[str] = (),
) -> nodes.admonition:
    """Return a notice to put before a posting."""
    parts = [nodes.Text(title)] if isinstance(title, str) else title
    result = nodes.admonition(
        "",
        nodes.title("", "", *parts),
        text(*rest),
        classes=["jobposting-notice", *classes],
    )
    mark_generated(result)
    return result
