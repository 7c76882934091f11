"""Check the properties that do not depend on others."""

from __future__ import annotations

import re
from typing import Any

from ...values.education import CATEGORIES
from ...values.employment_types import IN_DATA, meant_types
from ...values.near_words import normalize_key, word_set
from ...values.workplaces import REMOTE_WORDS, TELECOMMUTE
from ..context import LintContext
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

_REQUIRED = frozenset(
    {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
)
_DURATION = re.compile(
    r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?", re.A
)
_NAMED = frozenset({"employmentUnit", "relevantOccupation"})
_OWN_TEXTS = frozenset({"title", "description"})
_TEXTS = word_set(
    "educationRequirements experienceRequirements qualifications responsibilities skills "
    "jobBenefits incentiveCompensation industry occupationalCategory workHours "
    "employerOverview specialCommitments physicalRequirement sensoryRequirement "
    "securityClearanceRequirement eligibilityToWorkRequirement alternateName"
)


def check_simple_properties(lint: LintContext) -> bool:
    """Check all of them, and return whether the posting is marked as remote work."""
    posting = lint.posting
    for name, value in posting.items():
        if value is None or value == "":
            if name not in _REQUIRED:
                lint.add("empty-property", name)
        elif isinstance(value, str):
            if name not in _OWN_TEXTS and (tag := has_template(value)):
                lint.add("template-tag", name, value=tag)
            elif name in _TEXTS and is_placeholder(value) and value.lower() != "none":
                lint.add("placeholder", name, value=value)
        elif isinstance(value, dict | list):
            _check_inside(lint, name, value)
            if name in _NAMED and is_placeholder(named := name_of(value)):
                lint.add("placeholder", f"{name}.name", value=named)
    for old, new in SUPERSEDED.items():
        if old in posting:
            lint.add("hint-superseded", old, value=old, expected=new)
    _check_employment_types(lint)
    _check_booleans(lint)
    _check_openings(lint)
    _check_requirements(lint)
    _check_identifier(lint)
    duration = posting.get("jobDuration")
    if isinstance(duration, str) and duration and not _DURATION.fullmatch(duration):
        lint.add("invalid-duration", "jobDuration", value=duration)
    return _check_workplace(lint)


def _check_inside(lint: LintContext, name: str, value: Any, depth: int = 3) -> None:
    """Check objects for template tags, and for empty properties that are not required."""
    if is_empty(value):
        if name.partition(".")[0] not in _REQUIRED and depth == 3:
            lint.add("empty-property", name)
        return
    if isinstance(value, list):
        for item in value[:50]:
            if isinstance(item, dict):
                _check_inside(lint, name, item, depth)
        return
    for key, inner in value.items():
        path = f"{name}.{key}"
        if isinstance(inner, str):
            if not inner.strip() and key not in ("name", "addressCountry", "currency"):
                lint.add("empty-property", path)
            elif tag := has_template(inner):
                lint.add("template-tag", path, value=tag)
        elif inner is None:
            lint.add("empty-property", path)
        elif depth and isinstance(inner, dict | list):
            _check_inside(lint, path, inner, depth - 1)


def _check_employment_types(lint: LintContext) -> None:
    value = lint.posting.get("employmentType")
    if "employmentType" not in lint.posting:
        lint.add("hint-employment-type", "employmentType")
        return
    for item in items(value):
        text = text_of(item)
        if text in IN_DATA or is_empty(item):
            continue
        meant = _types_in_data(text)
        if meant:
            expected = ", ".join(meant)
            lint.add("misspelt-value", "employmentType", value=text, expected=expected)
        else:
            lint.add("invalid-employment-type", "employmentType", value=text or item)


def _types_in_data(text: str) -> list[str]:
    """Return the codes that *text* names for certain, in any language."""
    parts = re.split(r"[,;/|]| or | and | oder | und ", text[:200])
    found = (row.nearest for part in parts for row in meant_types(part))
    return list(dict.fromkeys(filter(None, found)))


def _check_workplace(lint: LintContext) -> bool:
    values = items(lint.posting.get("jobLocationType"))
    for value in values:
        text = text_of(value)
        if is_empty(value) or text == TELECOMMUTE:
            continue
        if normalize_key(text) in REMOTE_WORDS:
            lint.add("misspelt-value", "jobLocationType", value=text, expected=TELECOMMUTE)
        else:
            lint.add("invalid-workplace", "jobLocationType", value=text or value)
    return any(normalize_key(text_of(value)) in REMOTE_WORDS for value in values)


def _check_booleans(lint: LintContext) -> None:
    for name in ("directApply", "jobImmediateStart", "experienceInPlaceOfEducation"):
        value = lint.posting.get(name)
        if value is None or value == "" or isinstance(value, bool):
            continue
        text = text_of(value)
        if normalize_key(text.rpartition("/")[2]) in ("true", "false"):
            lint.add("yes-no-as-text", name, value=text)
        else:
            lint.add("invalid-yes-no", name, value=text or value)


def _check_openings(lint: LintContext) -> None:
    value = lint.posting.get("totalJobOpenings")
    if (
        value is None
        or value == ""
        or (isinstance(value, int) and not isinstance(value, bool))
    ):
        return
    text = text_of(value)
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        lint.add("number-as-text", "totalJobOpenings", value=text)
    else:
        lint.add("invalid-number", "totalJobOpenings", value=text or value)


def _check_requirements(lint: LintContext) -> None:
    posting = lint.posting
    for item in items(posting.get("educationRequirements")):
        if isinstance(item, dict) and not is_empty(item):
            for category in items(item.get("credentialCategory")) or [""]:
                name = name_of(category)
                if name not in CATEGORIES:
                    path = "educationRequirements.credentialCategory"
                    lint.add("invalid-education", path, value=name or category)
    for item in items(posting.get("experienceRequirements")):
        if isinstance(item, dict) and not is_empty(item):
            _check_months(lint, item.get("monthsOfExperience"))
    # False means the same as leaving it out.
    in_place = text_of(posting.get("experienceInPlaceOfEducation")).lower() == "true"
    if (in_place or posting.get("experienceInPlaceOfEducation") is True) and (
        is_empty(posting.get("educationRequirements"))
        or is_empty(posting.get("experienceRequirements"))
    ):
        lint.add("experience-alone", "experienceInPlaceOfEducation")


def _check_months(lint: LintContext, value: Any) -> None:
    path = "experienceRequirements.monthsOfExperience"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return
    text = text_of(value)
    # A text is fine: schema.org's own example of experienceInPlaceOfEducation has one.
    if not re.fullmatch(r"\d{1,4}", text, re.ASCII):
        lint.add("invalid-experience", path, value=text or value)


def _check_identifier(lint: LintContext) -> None:
    for item in items(lint.posting.get("identifier")):
        if not isinstance(item, dict) or is_empty(item.get("value")):
            continue
        if "PropertyValue" in (types_of(item) or ["PropertyValue"]):
            if is_placeholder(value := text_of(item["value"])):
                lint.add("placeholder", "identifier.value", value=value)
            return
    lint.add("hint-identifier", "identifier")
