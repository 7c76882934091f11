"""The values that a field can have after parsing.

They are named tuples: hashable, picklable, and fast to load in a build with nothing to do.
Every parser in `values` turns a `Raw` into one of them, or raises `ValueProblem`.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

Raw = str | list["Raw"] | dict[str, "Raw"]
"""A value as in YAML, but with every scalar as text."""

Json = Any
"""What ``json`` reads and writes."""

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

UNTIL_FILLED = "until filled"
"""The value of ``valid-through`` for a job without a deadline."""

DateValue = dt.date | dt.datetime
"""A whole day, or an instant; every ``datetime`` is aware."""

Unit = Literal["HOUR", "DAY", "WEEK", "MONTH", "YEAR", "TOTAL"]


class ValueProblem(ValueError):
    """A value that cannot be read with certainty.

    *message* is a message id with ``%(name)s`` placeholders, which *params* fill. It says
    what was written, what is expected, and how to write it.
    """

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message, params)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message % self.params


class Money(NamedTuple):
    """An amount of money in *currency* (ISO 4217) for each *unit* of time.

    For a single amount, ``minimum == maximum``; for "from" and "up to", one of them is
    ``None``; for unpaid work, both are. *note* is what the author added in parentheses.
    """

    currency: str
    minimum: Decimal | None
    maximum: Decimal | None
    unit: Unit
    note: str = ""

    @property
    def unpaid(self) -> bool:
        """Whether the work is done without pay."""
        return self.minimum is None and self.maximum is None


class Place(NamedTuple):
    """A postal address. *country* is an ISO 3166-1 alpha-2 code; the other parts may be
    empty."""

    country: str
    locality: str = ""
    region: str = ""
    street: str = ""
    postal_code: str = ""


class Area(NamedTuple):
    """Where applicants may live.

    *kind* is ``country`` (*code* is its ISO 3166-1 alpha-2 code), ``state`` (*name* in
    *code*, the country), ``group`` (*name* means *members*, which are countries and
    states), or ``anywhere`` (*members* may be empty).
    """

    kind: Literal["country", "state", "group", "anywhere"]
    name: str = ""
    code: str = ""
    members: tuple["Area", ...] = ()


class Organization(NamedTuple):
    """An organization; its URLs are absolute or empty."""

    name: str
    same_as: str = ""
    url: str = ""
    logo: str = ""


class Contact(NamedTuple):
    """One way to apply: an email address, an absolute http(s) URL, or a telephone number.

    The other two are empty. A telephone number begins with ``+`` and the country code.
    """

    email: str = ""
    url: str = ""
    telephone: str = ""


class Duration(NamedTuple):
    """Whole months, weeks, days, or hours; exactly one of them is not 0."""

    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0


class Context(NamedTuple):
    """What the meaning of a value depends on, apart from its text."""

    timezone: ZoneInfo = ZoneInfo("UTC")
    locations: Mapping[str, Place] = {}
    areas: Mapping[str, tuple[Area, ...]] = {}
    language: str = "en"
    """The CLDR locale in which countries may be named, such as ``pt_BR``."""
    organizations: Mapping[str, Organization] = {}
    """The organizations in ``jobposting_organizations`` by their keys."""
