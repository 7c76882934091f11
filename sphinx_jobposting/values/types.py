"""The values a field can hold, once its text has been understood.

Plain frozen dataclasses: hashable, picklable, and free of Sphinx. Every parser in this
package turns a `Raw` into one of them or raises `ValueProblem`, and nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

Raw = str | list["Raw"] | dict[str, "Raw"]
"""What YAML yields when every scalar stays text."""

DateValue = dt.date | dt.datetime
"""A whole day, or an instant; a ``datetime`` is always aware."""

Unit = Literal["HOUR", "DAY", "WEEK", "MONTH", "YEAR", "TOTAL"]


class ValueProblem(ValueError):
    """A value that cannot be read for sure.

    *message* is a message id of the catalogue with ``%(name)s`` places; *params* fill
    them. It says what was written, what is expected, and how to write it.
    """

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message, params)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message % self.params


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money in *currency* (ISO 4217) for each *unit* of time.

    ``minimum == maximum`` for one amount; one of them is ``None`` for "from" and "up to".
    """

    currency: str
    minimum: Decimal | None
    maximum: Decimal | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Place:
    """A postal address. *country* is an ISO 3166-1 alpha-2 code; others may be empty."""

    country: str
    locality: str = ""
    region: str = ""
    street: str = ""
    postal_code: str = ""
    parts: int = 0
    """How many parts were written where the last is a code: ``Boston, MA`` is 2.

    0 for a country's name, which cannot be taken for a state, a mapping or a named place.
    """


@dataclass(frozen=True, slots=True)
class Area:
    """Where applicants may live.

    *kind* is ``country`` (*code* is its ISO 3166-1 alpha-2 code), ``state`` (*name* in
    *code*, the country), ``group`` (*name* stands for *members*, countries and states) or
    ``anywhere`` (*members* may be empty).
    """

    kind: Literal["country", "state", "group", "anywhere"]
    name: str = ""
    code: str = ""
    members: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """schema.org Organization, as far as postings need it; URLs are absolute or empty."""

    name: str
    same_as: str = ""
    url: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to apply: an e-mail address, or an absolute http(s) URL; one is empty."""

    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """Whole months, weeks, days or hours; exactly one is not 0."""

    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What the meaning of a value depends on besides its own text."""

    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    locations: Mapping[str, Place] = field(default_factory=dict)
    areas: Mapping[str, tuple[Area, ...]] = field(default_factory=dict)
    language: str = "en"
