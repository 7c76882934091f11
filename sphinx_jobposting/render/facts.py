"""What a posting's page shows of its fields: facts, the ways to apply, and notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from docutils import nodes

from ..i18n import _
from ..model.fields import FIELDS
from ..model.posting import Posting, Status, last_second
from ..model.types import Contact, DateValue
from ..nodes import mark_generated, text, time
from .localized import LocaleFormatter


def rows(
    posting: Posting, formatter: LocaleFormatter, own: Mapping[str, str]
) -> list[tuple[str, list[str]]]:
    """The facts as texts: label, and what stands under it, in the order of weight.

    Fields of one label are one fact. *own* are the labels of the organisation's own facts.
    """
    found: dict[str, list[str]] = {}
    for field in FIELDS:
        if field.label and field.name in posting.values and field.name != "valid-through":
            said = formatter.format(field.kind, posting.values[field.name])
            found.setdefault(_(field.label), []).append(said)
    for name, label in own.items():
        if name in posting.values:
            found.setdefault(label, []).append(str(posting.values[name]))
    return list(found.items())


def facts(
    posting: Posting,
    status: Status,
    formatter: LocaleFormatter,
    own: Mapping[str, str],
    zone: ZoneInfo,
) -> nodes.field_list:
    """The facts of a posting, the deadline last."""
    result = nodes.field_list(classes=["jobposting-facts"])
    for label, said in rows(posting, formatter, own):
        value = text(said[0])
        if said[1:]:
            qualifiers = _("(%s)") % "; ".join(said[1:])
            value += [
                nodes.Text(" "),
                nodes.inline("", qualifiers, classes=["jobposting-quiet"]),
            ]
        result += _row(label, value)
    if (deadline := deadline_label(posting, status, zone)) is not None:
        label, date = deadline
        result += _row(label, text(date_node(date, formatter)))
    mark_generated(result)
    return result


def _row(label: str, value: nodes.Element) -> nodes.field:
    return nodes.field("", nodes.field_name("", label), nodes.field_body("", value))


def deadline_label(
    posting: Posting, status: Status, zone: ZoneInfo
) -> tuple[str, DateValue] | None:
    """“Apply by” or “Closed”, and the date; nothing where there is none to be told."""
    if status == "closed":
        date = closing_date(posting, zone)
        return None if date is None else (_("Closed"), date)
    date = posting.values.get("valid-through")
    return None if date is None else (_("Apply by"), date)


def closing_date(posting: Posting, zone: ZoneInfo) -> DateValue | None:
    """When a closed posting closed; ``None`` where only that it did is known."""
    closed: DateValue | bool | None = posting.values.get("closed")
    deadline: DateValue | None = posting.values.get("valid-through")
    if closed is True:
        return None
    if closed is None or closed is False:
        return deadline
    if deadline is None or last_second(closed, zone) <= last_second(deadline, zone):
        return closed
    return deadline


def date_node(value: DateValue, formatter: LocaleFormatter) -> time:
    """A date as it is read, with its ISO 8601 form."""
    said = formatter.format("date", value)
    return time(said, said, datetime=value.isoformat())


def apply_links(posting: Posting, again: bool = False) -> list[nodes.paragraph]:
    """The ways to apply, each with the address in plain sight."""
    classes = ["jobposting-apply", *(["jobposting-apply-again"] if again else [])]
    result = []
    for contact in posting.contacts:
        label = _("Apply by email") if contact.email else _("Apply online")
        link = nodes.reference(
            "", label, refuri=address(contact, posting.title), internal=False
        )
        shown = nodes.inline("", shown_address(contact), classes=["jobposting-quiet"])
        result.append(text(link, " ", shown, classes=classes))
    for paragraph in result:
        mark_generated(paragraph)
    return result


def address(contact: Contact, subject: str) -> str:
    """The URL behind the link to apply."""
    if contact.email:
        return f"mailto:{quote(contact.email, safe='@')}?subject={quote(subject, safe='')}"
    return contact.url


def shown_address(contact: Contact) -> str:
    """An address as people read it: of a URL, where it leads."""
    if contact.email:
        return contact.email
    parts = urlsplit(contact.url)
    return (parts.netloc + parts.path).removesuffix("/")


def without_links_to(section: nodes.Element, contacts: Iterable[Contact]) -> None:
    """Make text of the links in *section* by which one would apply."""
    urls = {contact.url for contact in contacts if contact.url}
    mails = {contact.email.lower() for contact in contacts if contact.email}
    for link in list(section.findall(nodes.reference)):
        uri = link.get("refuri", "")
        mail = uri.removeprefix("mailto:").partition("?")[0].lower()
        if uri in urls or (uri.startswith("mailto:") and mail in mails):
            link.replace_self(link.children)


def notice(
    title: str, *rest: nodes.Node | str, classes: Iterable[str] = ()
) -> nodes.admonition:
    """A notice that stands before a posting."""
    result = nodes.admonition(
        "", nodes.title("", title), text(*rest), classes=["jobposting-notice", *classes]
    )
    mark_generated(result)
    return result
