"""Education: the categories that Google documents."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.rule import GOOGLE, PROBLEM, Rule
from ..model.types import Context, Json, ValueProblem
from .formatter import Formatter
from .near_words import closest, normalize_key, word_set
from .schema import one_or_list, suggested
from .split import phrase, quote, split_values
from .things import thing

NO_REQUIREMENTS = "no requirements"


class EducationLevel(NamedTuple):
    """A level of education.

    *name* is the value of credentialCategory, and what authors write; *label* is the
    message id of what a page shows; *words* are what people write for it, as normalized
    keys; *spellings* are accepted like the name.
    """

    name: str
    label: str
    words: frozenset[str] = frozenset()
    spellings: frozenset[str] = frozenset()


EDUCATION_LEVELS: tuple[EducationLevel, ...] = (
    EducationLevel("high school", "high school", word_set("highschooldiploma")),
    EducationLevel(
        "associate degree",
        "associate degree",
        word_set("associate"),
        word_set("associatesdegree"),
    ),
    EducationLevel(
        "bachelor degree",
        "bachelor's degree",
        word_set("bachelor bachelors"),
        word_set("bachelorsdegree"),
    ),
    EducationLevel(
        "professional certificate",
        "professional certificate",
        word_set("certificate"),
    ),
    EducationLevel(
        "postgraduate degree",
        "postgraduate degree",
        frozenset(
            ["master", "masters", "masterdegree", "mastersdegree", "phd", "doctorate"]
        ),
    ),
)
"""Source: Google Search Central, "Job posting (JobPosting) structured data"."""

CATEGORIES: frozenset[str] = frozenset(level.name for level in EDUCATION_LEVELS)

_ALL = (*EDUCATION_LEVELS, EducationLevel(NO_REQUIREMENTS, "no requirements"))
_BY_NAME = {level.name: level for level in _ALL}
_BY_KEY = {
    key: level.name
    for level in _ALL
    for key in (normalize_key(level.name), *level.spellings)
}
_NAMES = ", ".join(level.name for level in EDUCATION_LEVELS)


def parse_education(raw: object, context: Context | None = None) -> tuple[str, ...]:
    """Return the names of one or several levels, or only `NO_REQUIREMENTS`."""
    names = []
    for value in split_values(raw):
        for piece in re.split("[,/]| or ", phrase(value), flags=re.IGNORECASE):
            if piece.strip():
                names.append(_name(piece.strip()))
    if not names or (NO_REQUIREMENTS in names and len(set(names)) > 1):
        raise ValueProblem(
            "Education is either “no requirements”, or one or several levels. Write “no "
            "requirements”, or one or several of %(names)s.",
            names=_NAMES,
        )
    return tuple(dict.fromkeys(names))


def _name(piece: str) -> str:
    key = normalize_key(piece)
    if key in _BY_KEY:
        return _BY_KEY[key]
    meant = next((level.name for level in _ALL if key in level.words), None)
    meant = meant or closest(piece, _BY_NAME)
    if meant is None:
        raise ValueProblem(
            "“%(value)s” is not a level of education that readers of the data know. Write "
            "one or several of %(names)s, or “no requirements”; say more in the text.",
            value=quote(piece),
            names=_NAMES,
        )
    raise ValueProblem(
        "“%(value)s” is not a level of education that readers of the data know. Did you "
        "mean “%(meant)s”? Write one or several of %(names)s, or “no requirements”; say "
        "more in the text.",
        value=quote(piece),
        meant=meant,
        names=_NAMES,
    )


def format_education(names: tuple[str, ...], formatter: Formatter) -> str:
    """Return the levels as a list."""
    labels = (formatter.gettext(_BY_NAME[name].label) for name in names)
    return formatter.sentence(formatter.list(labels))


def education_to_jsonld(names: tuple[str, ...]) -> list[Json]:
    """Return EducationalOccupationalCredential objects, or the text "no requirements"."""
    return [
        name
        if name == NO_REQUIREMENTS
        else thing("EducationalOccupationalCredential", credentialCategory=name)
        for name in names
    ]


def education_to_source(names: tuple[str, ...]) -> str:
    """Return the names, with commas between them."""
    return ", ".join(names)


def compare_education(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names."""
    return names


EDUCATION_SCHEMA = one_or_list(suggested(*_BY_NAME))

INVALID_EDUCATION = Rule(
    "invalid-education",
    "error",
    GOOGLE,
    PROBLEM,
    "Use one of: %(known)s; or write: no requirements.",
    "option",
    ":education-requirements: street wisdom",
    ":education-requirements: high school",
    "educationRequirements",
    data_message="%(property)s: “%(value)s” is not a category that Google knows.",
    params={"known": _NAMES},
)
