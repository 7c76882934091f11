"""Text, yes and no, numbers, and the kinds that choose from a short list of words."""

from __future__ import annotations

import re

from ..model.types import Context, Duration, ValueProblem
from .near_words import closest, normalize_key, yes_no
from .split import one_line, phrase, quote, split_values
from .urls import parse_url, parse_urls

__all__ = [
    "EDUCATION",
    "EMPLOYMENT_TYPES",
    "NO_REQUIREMENTS",
    "WORKPLACES",
    "parse_duration",
    "parse_education",
    "parse_employment_types",
    "parse_experience",
    "parse_job_location_type",
    "parse_number",
    "parse_text",
    "parse_url",
    "parse_urls",
    "parse_workplace",
    "parse_yes_no",
]

EMPLOYMENT_TYPES: tuple[str, ...] = (
    "FULL_TIME",
    "PART_TIME",
    "CONTRACTOR",
    "TEMPORARY",
    "INTERN",
    "VOLUNTEER",
    "PER_DIEM",
    "OTHER",
)
"""Google Search Central, "Job posting (JobPosting) structured data": employmentType."""

_TYPE_BY_KEY = {normalize_key(name): name for name in EMPLOYMENT_TYPES}
_TYPE_MENDS = {
    "permanent": "full-time",
    "permanentfulltime": "full-time",
    "fulltimepermanent": "full-time",
    "regular": "full-time",
    "vollzeit": "full-time",
    "ft": "full-time",
    "festanstellung": "full-time",
    "tempsplein": "full-time",
    "cdi": "full-time",
    "정규직": "full-time",
    "teilzeit": "part-time",
    "pt": "part-time",
    "tempspartiel": "part-time",
    "contract": "contractor",
    "freelance": "contractor",
    "freelancer": "contractor",
    "consultant": "contractor",
    "gig": "contractor",
    "project": "contractor",
    "fixedterm": "temporary",
    "temp": "temporary",
    "seasonal": "temporary",
    "cdd": "temporary",
    "befristet": "temporary",
    "internship": "intern",
    "praktikum": "intern",
    "stage": "intern",
    "apprenticeship": "other",
    "volunteering": "volunteer",
    "unpaid": "volunteer",
    "casual": "per-diem",
    "daily": "per-diem",
}
WORKPLACES = {"onsite": "on-site", "hybrid": "hybrid", "remote": "remote"}
_WORKPLACE_MENDS = {
    "office": "on-site",
    "inoffice": "on-site",
    "inperson": "on-site",
    "telecommute": "remote",
    "fullyremote": "remote",
    "anywhere": "remote",
    "homeoffice": "remote",
    "workfromhome": "remote",
    "virtual": "remote",
}
NO_REQUIREMENTS = "no requirements"
EDUCATION: tuple[str, ...] = (
    "high school",
    "associate degree",
    "bachelor degree",
    "professional certificate",
    "postgraduate degree",
)
"""Google Search Central, "Job posting (JobPosting) structured data": credentialCategory."""

_EDUCATION_BY_KEY = {
    normalize_key(name): name for name in (*EDUCATION, NO_REQUIREMENTS)
} | {
    "associatesdegree": "associate degree",
    "bachelorsdegree": "bachelor degree",
}
_EDUCATION_MENDS = {
    "bachelor": "bachelor degree",
    "bachelors": "bachelor degree",
    "associate": "associate degree",
    "master": "postgraduate degree",
    "masters": "postgraduate degree",
    "masterdegree": "postgraduate degree",
    "mastersdegree": "postgraduate degree",
    "phd": "postgraduate degree",
    "doctorate": "postgraduate degree",
    "highschooldiploma": "high school",
    "certificate": "professional certificate",
}
_TYPE_BREAK = re.compile(r"[,/|+&]| and | or ", re.IGNORECASE)
_COUNTED = re.compile(r"(\d{1,4}) ?(hour|day|week|month|year)s?", re.ASCII | re.IGNORECASE)
_ISO_DURATION = re.compile(
    r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(\d{1,4})H)?",
    re.ASCII | re.IGNORECASE,
)


def parse_text(raw: object, context: Context | None = None) -> str:
    """One line of text, as it was written; line breaks fold into one space."""
    text = one_line(raw)
    if not text:
        raise ValueProblem("The text is empty. Write one line, or leave the field out.")
    return text


def parse_yes_no(raw: object, context: Context | None = None) -> bool:
    """yes, true, on, 1 or no, false, off, 0. An empty text, as of a bare option, is yes."""
    text = phrase(raw)
    answer = yes_no(text) if text else True
    if answer is None:
        raise ValueProblem(
            "“%(value)s” is neither yes nor no. Write yes or no.", value=quote(text)
        )
    return answer


def parse_number(raw: object, context: Context | None = None) -> int:
    """A whole number from 1 to 999,999."""
    text = phrase(raw)
    if not re.fullmatch(r"0*[1-9]\d{0,5}", text, re.ASCII):
        raise ValueProblem(
            "“%(value)s” is no whole number between 1 and 999999. Write digits alone, as "
            "in 3, or leave the field out.",
            value=quote(text),
        )
    return int(text)


def parse_employment_types(raw: object, context: Context | None = None) -> tuple[str, ...]:
    """One or several of `EMPLOYMENT_TYPES`, in any case and with any separator inside."""
    names = []
    for value in split_values(raw):
        for piece in _TYPE_BREAK.split(phrase(value)):
            if key := normalize_key(piece):
                names.append(_employment_type(key, piece))
            elif piece.strip():
                raise _unknown_type(piece)
    if not names:
        raise _unknown_type("")
    return tuple(dict.fromkeys(names))


def _employment_type(key: str, piece: str) -> str:
    if key in _TYPE_BY_KEY:
        return _TYPE_BY_KEY[key]
    mend = _TYPE_MENDS.get(key) or closest(piece, EMPLOYMENT_TYPES)
    if mend is None:
        raise _unknown_type(piece)
    raise ValueProblem(
        "“%(value)s” is no employment type. Did you mean “%(mend)s”? Write one or several "
        "of full-time, part-time, contractor, temporary, intern, volunteer, per-diem, "
        "other.",
        value=quote(piece),
        mend=mend.lower().replace("_", "-"),
    )


def _unknown_type(piece: str) -> ValueProblem:
    return ValueProblem(
        "“%(value)s” is no employment type. Write one or several of full-time, part-time, "
        "contractor, temporary, intern, volunteer, per-diem, other.",
        value=quote(piece),
    )


def parse_workplace(raw: object, context: Context | None = None) -> str:
    """``on-site``, ``hybrid`` or ``remote``."""
    text = phrase(raw)
    key = normalize_key(text)
    if key in WORKPLACES:
        return WORKPLACES[key]
    mend = _WORKPLACE_MENDS.get(key) or closest(text, WORKPLACES.values())
    if mend is None:
        raise ValueProblem(
            "“%(value)s” is no kind of workplace. Write on-site, hybrid or remote.",
            value=quote(text),
        )
    raise ValueProblem(
        "“%(value)s” is no kind of workplace. Did you mean “%(mend)s”? Write on-site, "
        "hybrid or remote.",
        value=quote(text),
        mend=mend,
    )


def parse_job_location_type(raw: object, context: Context | None = None) -> str:
    """``TELECOMMUTE``, the only value of jobLocationType that schema.org's readers know."""
    text = phrase(raw)
    if normalize_key(text) != "telecommute":
        raise ValueProblem(
            "“%(value)s” is no job location type; the only one is telecommute, for work "
            "that is wholly remote. Write telecommute, or leave the field out and write "
            "“workplace: remote”, “workplace: hybrid” or “workplace: on-site”.",
            value=quote(text),
        )
    return "TELECOMMUTE"


def parse_duration(raw: object, context: Context | None = None) -> Duration:
    """``P6M`` (ISO 8601) or ``6 months``; years count as twelve months."""
    text = phrase(raw)
    if match := _COUNTED.fullmatch(text):
        unit = match[2].lower()
        parts = {
            "month" if unit == "year" else unit: int(match[1])
            * (12 if unit == "year" else 1)
        }
    elif iso := _ISO_DURATION.fullmatch(text):
        years, months, weeks, days, hours = (int(count or 0) for count in iso.groups())
        parts = {"month": years * 12 + months, "week": weeks, "day": days, "hour": hours}
    else:
        parts = {}
    counts = {unit: count for unit, count in parts.items() if count}
    if len(counts) != 1:
        raise ValueProblem(
            "“%(value)s” is no duration in one unit. Write a number of years, months, "
            "weeks, days or hours, as in “6 months”, or P6M.",
            value=quote(text),
        )
    return Duration(
        months=counts.get("month", 0),
        weeks=counts.get("week", 0),
        days=counts.get("day", 0),
        hours=counts.get("hour", 0),
    )


def parse_education(raw: object, context: Context | None = None) -> tuple[str, ...]:
    """One or several of `EDUCATION`, or `NO_REQUIREMENTS` alone."""
    names = []
    for value in split_values(raw):
        for piece in re.split("[,/]| or ", phrase(value), flags=re.IGNORECASE):
            if piece.strip():
                names.append(_education(piece.strip()))
    if not names or (NO_REQUIREMENTS in names and len(set(names)) > 1):
        raise ValueProblem(
            "Education is either no requirements or one or several kinds of degree. Write "
            "“no requirements”, or of high school, associate degree, bachelor degree, "
            "professional certificate, postgraduate degree those that count."
        )
    return tuple(dict.fromkeys(names))


def _education(piece: str) -> str:
    key = normalize_key(piece)
    if key in _EDUCATION_BY_KEY:
        return _EDUCATION_BY_KEY[key]
    mend = _EDUCATION_MENDS.get(key) or closest(piece, (*EDUCATION, NO_REQUIREMENTS))
    if mend is None:
        raise ValueProblem(
            "“%(value)s” is no kind of education that is known to readers of the data. "
            "Write high school, associate degree, bachelor degree, professional "
            "certificate, postgraduate degree or no requirements; say more in the text.",
            value=quote(piece),
        )
    raise ValueProblem(
        "“%(value)s” is no kind of education that is known to readers of the data. Did "
        "you mean “%(mend)s”? Write high school, associate degree, bachelor degree, "
        "professional certificate, postgraduate degree or no requirements; say more in "
        "the text.",
        value=quote(piece),
        mend=mend,
    )


def parse_experience(raw: object, context: Context | None = None) -> int:
    """The months of experience that are asked for; 0 for ``no requirements``."""
    text = phrase(raw)
    if normalize_key(text) == normalize_key(NO_REQUIREMENTS):
        return 0
    if re.fullmatch(r"\d{1,4}", text, re.ASCII):
        return int(text)
    if match := _COUNTED.fullmatch(text):
        unit = match[2].lower()
        if unit in ("month", "year"):
            return int(match[1]) * (12 if unit == "year" else 1)
    raise ValueProblem(
        "“%(value)s” is no number of months. Write it as in “24 months”, “2 years” or “no "
        "requirements”; say more in the text.",
        value=quote(text),
    )
