"""Lint a posting in a Sphinx source: its record, and the JSON-LD made from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ..model.field_names import canonical
from ..model.fields import FIELDS
from ..model.finding import Finding
from ..model.posting import Posting
from ..values.money import money_to_source
from .checks.lenient import is_placeholder
from .context import PageFacts
from .findings import make_finding
from .jsonld import lint_posting

_FIELD_OF = {field.property: field.name for field in FIELDS if field.property}

AREAS = "applicant-location-requirements"

_REMOTE = ("workplace", "job-location-type")

_CONSEQUENCES: dict[str, tuple[str, ...]] = {
    "area-missing": (AREAS, "job-location"),
    "area-without-remote": _REMOTE,
    "deadline-only-in-text": ("valid-through",),
    "experience-alone": ("education-requirements", "experience-requirements"),
    "missing-job-location": ("job-location", AREAS, *_REMOTE),
    "no-way-to-apply": ("application-contact",),
    "remote-not-marked": (AREAS, *_REMOTE),
}
"""Rules that are also broken if one of these fields could not be read."""


_SAID_BY = {"hint-pay": "base-salary", "hint-deadline": "valid-through"}
"""Rules about missing data, and the field that may say what data cannot express."""


def instant_for(posting: Posting, now: dt.datetime) -> dt.datetime:
    """Return the instant to lint for: for a scheduled posting, when it is published."""
    return max(now, posting.opens or now)


def lint_source(
    posting: Posting,
    data: dict[str, Any],
    now: dt.datetime,
    closing_within: int | None = None,
    *,
    hints: bool = True,
) -> Iterator[Finding]:
    """Yield what breaks a rule at the instant *now*, apart from what reading the values
    found.

    With *closing_within*, there is a finding if it closes within that many days.
    """
    unread = _unread_fields(posting)
    for rule, field in _of_record(posting):
        if unread.isdisjoint(_CONSEQUENCES.get(rule, ())):
            line = posting.lines.get(field, posting.line)
            name = posting.written_name(field)
            yield make_finding(rule, posting.source, line, name)
    summary = posting.values.get("summary", "")
    if is_placeholder(summary):
        line = posting.lines.get("summary", posting.line)
        yield make_finding("placeholder", posting.source, line, "summary", value=summary)
    if hints and "url" not in data:
        yield make_finding("hint-base-url", posting.source, posting.line)
    page = PageFacts(headings=(posting.heading,), code=posting.code)
    for finding in lint_posting(data, page=page, now=now, closing_within=closing_within):
        if (finding.level == "hint" and not hints) or _is_known(finding, posting, unread):
            continue
        field = _FIELD_OF.get(finding.property, "")
        name = posting.written_name(field) if field else ""
        if finding.rule == "unlikely-pay":
            written = money_to_source(posting.values[field])
            finding = finding._replace(params={**finding.params, "value": written})
        yield finding._replace(
            params={**finding.params, "property": name} if field else finding.params,
            field=name if field in posting.lines else "",
            file=posting.source,
            line=posting.lines.get(field, posting.line) or None,
        )


def _unread_fields(posting: Posting) -> set[str]:
    """Return the fields with an unreadable value or name."""
    found = set()
    for finding in posting.findings:
        for name in (finding.field, str(finding.params.get("near", ""))):
            if field := canonical(name):
                found.add(field)
    return found


def _of_record(posting: Posting) -> Iterator[tuple[str, str]]:
    """Yield findings that the JSON-LD cannot show because it leaves out what is wrong."""
    areas = posting.values.get(AREAS, ())
    if posting.remote and any(a.kind == "anywhere" and not a.members for a in areas):
        yield "anywhere-unlisted", AREAS
    if posting.remote and not areas and "job-location" not in posting.values:
        yield "area-missing", "workplace"
    if areas and not posting.remote:
        yield "area-without-remote", AREAS


def _is_known(finding: Finding, posting: Posting, unread: set[str]) -> bool:
    """Return whether there already is a better finding about the same."""
    # Without areas, the data does not say that a job is remote.
    if posting.remote and finding.rule in ("missing-job-location", "remote-not-marked"):
        return True
    if finding.rule == "deadline-past":
        return True  # an open posting is open until the end of the last second
    if finding.property == "identifier" and "identifier" not in posting.values:
        return True  # it is made of names with their own findings
    if not unread.isdisjoint(_CONSEQUENCES.get(finding.rule, ())):
        return True
    if finding.rule in ("date-before-posting", "deadline-before-posting"):
        return True  # it was compared when it was read
    if finding.rule in _SAID_BY and _SAID_BY[finding.rule] in posting.values:
        return True
    absent = finding.rule.startswith(("missing-", "hint-"))
    return absent and _FIELD_OF.get(finding.property) in unread
