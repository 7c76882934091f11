"""Judging the properties that stand by themselves."""

from __future__ import annotations

import re
from typing import Any

from ...values.near_words import normalize_key
from .finding import Case
from .lenient import (
    SUPERSEDED,
    is_empty,
    is_placeholder,
    items,
    name_of,
    text_of,
    types_of,
)
from .texts import has_template
from .word_lists import REMOTE_WORDS, TYPE_WORDS, word_set

TELECOMMUTE = "TELECOMMUTE"
EDUCATION = frozenset(
    {
        "high school",
        "associate degree",
        "bachelor degree",
        "professional certificate",
        "postgraduate degree",
    }
)
_REQUIRED = frozenset(
    {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
)
_DURATION = re.compile(
    r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?", re.A
)
_OWN_TEXTS = frozenset({"title", "description"})
_TEXTS = word_set(
    "educationRequirements experienceRequirements qualifications responsibilities skills "
    "jobBenefits incentiveCompensation industry occupationalCategory workHours "
    "employerOverview specialCommitments physicalRequirement sensoryRequirement "
    "securityClearanceRequirement eligibilityToWorkRequirement"
)


def judge_simple_properties(case: Case) -> bool:
    """Judge all of them; returns whether the posting is marked as remote work."""
    posting = case.posting
    for name, value in posting.items():
        if value is None or value == "":
            if name not in _REQUIRED:
                case.say("empty-property", name)
        elif isinstance(value, str):
            if name not in _OWN_TEXTS and (tag := has_template(value)):
                case.say("template-tag", name, value=tag)
            elif name in _TEXTS and is_placeholder(value) and value.lower() != "none":
                case.say("placeholder", name, value=value)
        elif isinstance(value, dict | list):
            _judge_inside(case, name, value)
    for old, new in SUPERSEDED.items():
        if old in posting:
            case.say("hint-superseded", old, value=old, expected=new)
    _judge_employment_types(case)
    _judge_booleans(case)
    _judge_openings(case)
    _judge_requirements(case)
    _judge_identifier(case)
    duration = posting.get("jobDuration")
    if isinstance(duration, str) and duration and not _DURATION.fullmatch(duration):
        case.say("invalid-duration", "jobDuration", value=duration)
    return _judge_workplace(case)


def _judge_inside(case: Case, name: str, value: Any, depth: int = 3) -> None:
    """Empty properties and template tags in objects; required ones are judged elsewhere."""
    if is_empty(value):
        if name.partition(".")[0] not in _REQUIRED and depth == 3:
            case.say("empty-property", name)
        return
    if isinstance(value, list):
        for item in value[:50]:
            if isinstance(item, dict):
                _judge_inside(case, name, item, depth)
        return
    for key, inner in value.items():
        path = f"{name}.{key}"
        if isinstance(inner, str):
            if not inner.strip() and key not in ("name", "addressCountry", "currency"):
                case.say("empty-property", path)
            elif tag := has_template(inner):
                case.say("template-tag", path, value=tag)
        elif inner is None:
            case.say("empty-property", path)
        elif depth and isinstance(inner, dict | list):
            _judge_inside(case, path, inner, depth - 1)


def _judge_employment_types(case: Case) -> None:
    value = case.posting.get("employmentType")
    if "employmentType" not in case.posting:
        case.say("hint-employment-type", "employmentType")
        return
    for item in items(value):
        text = text_of(item)
        if text in TYPE_WORDS or is_empty(item):
            continue
        meant = meant_types(text)
        if meant:
            expected = ", ".join(meant)
            case.say("misspelt-value", "employmentType", value=text, expected=expected)
        else:
            case.say("invalid-employment-type", "employmentType", value=text or item)


def meant_types(text: str) -> list[str]:
    """The employment types that *text* means, in any of the languages of `words`."""
    found: list[str] = []
    for part in re.split(r"[,;/|]| or | and | oder | und ", text[:200]):
        word = normalize_key(part)
        for type_, words in TYPE_WORDS.items():
            if word in words or word == normalize_key(type_):
                found.append(type_)
    return list(dict.fromkeys(found))


def _judge_workplace(case: Case) -> bool:
    values = items(case.posting.get("jobLocationType"))
    for value in values:
        text = text_of(value)
        if is_empty(value) or text == TELECOMMUTE:
            continue
        if normalize_key(text) in REMOTE_WORDS:
            case.say("misspelt-value", "jobLocationType", value=text, expected=TELECOMMUTE)
        else:
            case.say("invalid-workplace", "jobLocationType", value=text or value)
    return any(normalize_key(text_of(value)) in REMOTE_WORDS for value in values)


def _judge_booleans(case: Case) -> None:
    for name in ("directApply", "jobImmediateStart", "experienceInPlaceOfEducation"):
        value = case.posting.get(name)
        if value is None or value == "" or isinstance(value, bool):
            continue
        text = text_of(value)
        if normalize_key(text.rpartition("/")[2]) in ("true", "false"):
            case.say("yes-no-as-text", name, value=text)
        else:
            case.say("invalid-yes-no", name, value=text or value)


def _judge_openings(case: Case) -> None:
    value = case.posting.get("totalJobOpenings")
    if (
        value is None
        or value == ""
        or (isinstance(value, int) and not isinstance(value, bool))
    ):
        return
    text = text_of(value)
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        case.say("number-as-text", "totalJobOpenings", value=text)
    else:
        case.say("invalid-number", "totalJobOpenings", value=text or value)


def _judge_requirements(case: Case) -> None:
    posting = case.posting
    for item in items(posting.get("educationRequirements")):
        if isinstance(item, dict) and not is_empty(item):
            for category in items(item.get("credentialCategory")) or [""]:
                name = name_of(category)
                if name not in EDUCATION:
                    path = "educationRequirements.credentialCategory"
                    case.say("invalid-education", path, value=name or category)
    for item in items(posting.get("experienceRequirements")):
        if isinstance(item, dict) and not is_empty(item):
            _judge_months(case, item.get("monthsOfExperience"))
    # False says nothing: it is what holds without it.
    in_place = text_of(posting.get("experienceInPlaceOfEducation")).lower() == "true"
    if (in_place or posting.get("experienceInPlaceOfEducation") is True) and (
        is_empty(posting.get("educationRequirements"))
        or is_empty(posting.get("experienceRequirements"))
    ):
        case.say("experience-alone", "experienceInPlaceOfEducation")


def _judge_months(case: Case, value: Any) -> None:
    path = "experienceRequirements.monthsOfExperience"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return
    text = text_of(value)
    if re.fullmatch(r"\d{1,4}", text, re.ASCII):
        case.say("number-as-text", path, value=text)
    else:
        case.say("invalid-experience", path, value=text or value)


def _judge_identifier(case: Case) -> None:
    for item in items(case.posting.get("identifier")):
        if not isinstance(item, dict) or is_empty(item.get("value")):
            continue
        if "PropertyValue" in (types_of(item) or ["PropertyValue"]):
            return
    case.say("hint-identifier", "identifier")
