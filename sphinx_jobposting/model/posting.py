"""The record of one posting: plain and picklable, without Sphinx."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .fields import BY_NAME

if TYPE_CHECKING:
    from .finding import Finding
    from .types import Contact

Status = Literal["draft", "scheduled", "open", "closed"]

HIDDEN: frozenset[Status] = frozenset({"draft", "scheduled"})
"""The states in which a posting is not published."""


class Posting(NamedTuple):
    """What is known about a posting once its source has been read.

    *values* maps the name of a field to its value. Its type is one of those in
    `model.types`, or ``str``, ``bool``, ``int``, or a tuple of them if the field can hold
    several. A field that was left out, or could not be understood, is missing.
    """

    docname: str
    name: str
    anchor: str
    """The id of its section."""
    heading: str
    """The plain text of its heading, which pages, lists, references, and the search
    show."""
    top: bool
    """Whether its section is the document's top section."""
    values: Mapping[str, Any]
    draft: bool = False
    excerpt: str = ""
    """The first paragraph, cut to 160 characters: the summary if the author wrote none."""
    source: str = ""
    line: int = 0
    lines: Mapping[str, int] = {}
    """The line of each field in *source*."""
    written: Mapping[str, str] = {}
    """How the author spelled the names of fields, if not in the usual way."""
    originals: Mapping[str, str] = {}
    """The texts of fields as they were written, if markup or a translation differs from
    them."""
    labels: Mapping[str, str] = {}
    """The translated labels of custom facts."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with its fields."""
    opens: dt.datetime | None = None
    """The instant from which it is published, in UTC (`opening_instant`)."""
    closes: dt.datetime | None = None
    """The instant from which it is closed, in UTC (`closing_instant`)."""
    conditions: tuple[tuple[str, str], ...] = ()
    """The conditions from the directives ``only`` and ``ifconfig`` around it."""
    code: str = ""
    """The text of its code without blanks, once its page is resolved."""

    @property
    def title(self) -> str:
        """The title in the data, in feeds, and in the subject of an email."""
        title: str = self.values.get("title", "") or self.heading
        return title

    def value(self, name: str) -> Any:
        """Return the value of a field, or ``None``; every posting has a title and an
        identifier."""
        derived = {"title": self.title, "identifier": self.name}
        return self.values.get(name, derived.get(name))

    @property
    def summary(self) -> str:
        """One line about the posting."""
        summary: str = self.values.get("summary", "") or self.excerpt
        return summary

    def written_name(self, field: str) -> str:
        """Return the name of *field* as its author wrote it, or would write it."""
        aliases = BY_NAME[field].aliases if field in BY_NAME else ()
        short = aliases[0] if aliases and field not in self.lines else field
        return self.written.get(field, short)

    @property
    def preview_anchor(self) -> str:
        """The id of its panel in a preview."""
        return f"preview-of-{self.anchor}"

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The ways to apply."""
        contacts: tuple[Contact, ...] = self.values.get("application-contact", ())
        return contacts

    @property
    def remote(self) -> bool:
        """Whether the work is done from anywhere (schema.org TELECOMMUTE)."""
        return (
            self.values.get("workplace") == "remote"
            or self.values.get("job-location-type") == "TELECOMMUTE"
        )

    def status(self, now: dt.datetime) -> Status:
        """Return the state at the aware instant *now*."""
        if self.draft:
            return "draft"
        if self.opens is not None and self.opens > now:
            return "scheduled"
        if self.closes is not None and self.closes <= now:
            return "closed"
        return "open"
