"""How the work is done: on site, hybrid or remote."""

from __future__ import annotations

from typing import NamedTuple

from ..model.types import Context, Json, ValueProblem
from .formatter import Formatter
from .near_words import closest, normalize_key, word_set
from .schema import suggested
from .split import phrase, quote

TELECOMMUTE = "TELECOMMUTE"
"""Google Search Central, "Job posting (JobPosting) structured data": jobLocationType."""


class Workplace(NamedTuple):
    """A kind of workplace.

    *label* is the message id of what a page shows; *words* are what people write for it, as
    normalized keys.
    """

    name: str
    label: str
    words: frozenset[str]


WORKPLACES: tuple[Workplace, ...] = (
    Workplace("on-site", "On-site", word_set("office inoffice inperson")),
    Workplace("hybrid", "Hybrid", frozenset()),
    Workplace(
        "remote",
        "Remote",
        frozenset(
            [
                "telecommute",
                "telecommuting",
                "telework",
                "fullyremote",
                "anywhere",
                "homeoffice",
                "workfromhome",
                "wfh",
                "virtual",
            ]
        ),
    ),
)

_BY_KEY = {normalize_key(row.name): row for row in WORKPLACES}
_BY_NAME = {row.name: row for row in WORKPLACES}

REMOTE_WORDS = _BY_NAME["remote"].words | {"remote"}
"""What people write where they mean TELECOMMUTE."""


def parse_workplace(raw: object, context: Context | None = None) -> str:
    """Return ``on-site``, ``hybrid`` or ``remote``."""
    text = phrase(raw)
    key = normalize_key(text)
    if key in _BY_KEY:
        return _BY_KEY[key].name
    meant = next((row.name for row in WORKPLACES if key in row.words), None)
    meant = meant or closest(text, _BY_NAME)
    if meant is None:
        raise ValueProblem(
            "“%(value)s” is not a kind of workplace. Write on-site, hybrid or remote.",
            value=quote(text),
        )
    raise ValueProblem(
        "“%(value)s” is not a kind of workplace. Did you mean “%(meant)s”? Write on-site, "
        "hybrid or remote.",
        value=quote(text),
        meant=meant,
    )


def format_workplace(value: str, formatter: Formatter) -> str:
    """Return the kind of workplace."""
    return formatter.gettext(_BY_NAME[value].label)


def workplace_to_jsonld(value: str) -> list[Json]:
    """Return nothing: schema.org has no such property (see jobLocationType)."""
    return []


def workplace_to_source(value: str) -> str:
    """Return the name."""
    return value


def compare_workplace(value: str) -> tuple[str, ...]:
    """Return the name."""
    return (value,)


WORKPLACE_SCHEMA = suggested(*_BY_NAME)


def parse_job_location_type(raw: object, context: Context | None = None) -> str:
    """Return `TELECOMMUTE`, the only value that readers of jobLocationType know."""
    text = phrase(raw)
    if normalize_key(text) != "telecommute":
        raise ValueProblem(
            "“%(value)s” is not a job location type; the only one is telecommute, for work "
            "that is wholly remote. Write telecommute, or leave the field out and write "
            "“workplace: remote”, “workplace: hybrid” or “workplace: on-site”.",
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
