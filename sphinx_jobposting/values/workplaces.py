"""How the work is done: on site, hybrid, or remote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..model.rule import GOOGLE, PROBLEM, Rule
from ..model.types import Context, Json, ValueProblem
from .formatter import Formatter
from .near_words import closest, normalize_key
from .schema import suggested
from .split import phrase, quote

TELECOMMUTE = "TELECOMMUTE"
"""The value of jobLocationType (Google Search Central, "Job posting (JobPosting) structured
data")."""


class Workplace(NamedTuple):
    """A kind of workplace.

    *label* is the message id of what a page shows; *phrases* are what people write for it
    in many languages. A field accepts only the name.
    """

    name: str
    label: str
    phrases: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """The name and the phrases as normalized keys."""
        return frozenset(normalize_key(phrase) for phrase in (self.name, *self.phrases))

    @property
    def pattern(self) -> str:
        """Return a pattern of name and phrases; blanks may be hyphens or missing."""
        return phrases_pattern((self.name, *self.phrases))


def phrases_pattern(phrases: Iterable[str]) -> str:
    """Return a pattern of *phrases*, whose blanks may be hyphens or missing."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.sub("[ -]", "[ -]?", phrase) for phrase in longest_first)


ANYWHERE_PHRASES = (
    "anywhere",
    "anywhere in the world",
    "everywhere",
    "worldwide",
    "world wide",
    "global",
    "globally",
    "international",
    "weltweit",
    "monde entier",
    "todo el mundo",
    "wereldwijd",
)
"""What people write if applicants may live anywhere."""

WORKPLACES: tuple[Workplace, ...] = (
    Workplace(
        "on-site",
        "On-site",
        (
            "office",
            "in office",
            "in the office",
            "in person",
            "vor ort",
            "sur place",
            "presencial",
            "op locatie",
        ),
    ),
    Workplace(
        "hybrid",
        "Hybrid",
        ("hybride", "híbrido", "hybrides arbeiten", "partly remote", "partially remote"),
    ),
    Workplace(
        "remote",
        "Remote",
        (
            "remotely",
            "fully remote",
            "virtual",
            "telecommute",
            "telecommuting",
            "telework",
            "home office",
            "work from home",
            "wfh",
            "télétravail",
            "teletrabajo",
            "remoto",
            "thuiswerken",
            "à distance",
            "op afstand",
        ),
    ),
)

_BY_KEY = {normalize_key(row.name): row for row in WORKPLACES}
_BY_NAME = {row.name: row for row in WORKPLACES}

REMOTE_WORDS = _BY_NAME["remote"].words | {"anywhere"}
"""What people write if they mean TELECOMMUTE."""

_WORD_OF = {word: row.name for row in WORKPLACES for word in row.words} | {
    "anywhere": "remote"
}


def parse_workplace(raw: object, context: Context | None = None) -> str:
    """Return ``on-site``, ``hybrid``, or ``remote``."""
    text = phrase(raw)
    key = normalize_key(text)
    if key in _BY_KEY:
        return _BY_KEY[key].name
    meant = _WORD_OF.get(key) or closest(text, _BY_NAME)
    if meant is None:
        raise ValueProblem(
            "“%(value)s” is not a kind of workplace. Write on-site, hybrid, or remote.",
            value=quote(text),
        )
    raise ValueProblem(
        "“%(value)s” is not a kind of workplace. Did you mean “%(meant)s”? Write on-site, "
        "hybrid, or remote.",
        value=quote(text),
        meant=meant,
    )


def format_workplace(value: str, formatter: Formatter) -> str:
    """Return the kind of workplace."""
    return formatter.gettext(_BY_NAME[value].label)


def workplace_to_jsonld(value: str) -> list[Json]:
    """Return nothing, because schema.org has no such property (see jobLocationType)."""
    return []


def workplace_to_source(value: str) -> str:
    """Return the name."""
    return value


def compare_workplace(value: str) -> tuple[str, ...]:
    """Return the name."""
    return (value,)


WORKPLACE_SCHEMA = suggested(*_BY_NAME)


def parse_job_location_type(raw: object, context: Context | None = None) -> str:
    """Return `TELECOMMUTE`, the only valid value of jobLocationType."""
    text = phrase(raw)
    if normalize_key(text) != "telecommute":
        raise ValueProblem(
            "“%(value)s” is not a job location type; the only one is telecommute, for work"
            " that is fully remote. Write telecommute, or leave the field out and write "
            "“workplace: remote”, “workplace: hybrid”, or “workplace: on-site”.",
            value=quote(text),
        )
    return TELECOMMUTE


def format_job_location_type(value: str, formatter: Formatter) -> str:
    """Return what a page shows for remote work."""
    return format_workplace("remote", formatter)


def job_location_type_to_source(value: str) -> str:
    """Return ``telecommute``."""
    return value.lower()


JOB_LOCATION_TYPE_SCHEMA = suggested(TELECOMMUTE.lower())

INVALID_WORKPLACE = Rule(
    "invalid-workplace",
    "error",
    GOOGLE,
    PROBLEM,
    "Only fully remote work has jobLocationType: TELECOMMUTE. Leave it out for "
    "on-site and hybrid work.",
    "option",
    ":workplace: sometimes",
    ":workplace: hybrid",
    "jobLocationType",
    data_message="%(property)s: “%(value)s” is not TELECOMMUTE.",
)
