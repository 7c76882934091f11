"""Lint a posting of a Sphinx source: its record, and the JSON-LD that is made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ..model.fields import FIELDS
from ..model.finding import Finding
from ..model.posting import Posting
from .context import PageFacts
from .findings import make_finding
from .jsonld import lint_posting

_FIELD_OF = {field.property: field.name for field in FIELDS if field.property}

AREAS = "applicant-location-requirements"


def instant_for(posting: Posting, now: dt.datetime) -> dt.datetime:
    """Return the instant to lint for: a scheduled posting's is that of its publication."""
    return max(now, posting.opens or now)


def lint_source(
    posting: Posting,
    data: dict[str, Any],
    now: dt.datetime,
    closing_within: int | None = None,
    *,
    hints: bool = True,
) -> Iterator[Finding]:
    """Yield what breaks a rule at the instant *now*, beyond what reading the values found.

    *closing_within*, in days, asks for a finding where the posting closes so soon.
    """
    for rule, field in _of_record(posting):
        line = posting.lines.get(field, posting.line)
        yield make_finding(rule, posting.source, line, field)
    page = PageFacts(headings=(posting.heading,))
    for finding in lint_posting(data, page=page, now=now, closing_within=closing_within):
        if (finding.level == "hint" and not hints) or _is_known(finding, posting):
            continue
        field = _FIELD_OF.get(finding.property, "")
        yield finding._replace(
            params={**finding.params, "property": field} if field else finding.params,
            field=field if field in posting.lines else "",
            file=posting.source,
            line=posting.lines.get(field, posting.line) or None,
        )


def _of_record(posting: Posting) -> Iterator[tuple[str, str]]:
    """Yield what the JSON-LD cannot show, since it leaves out what would be wrong."""
    areas = posting.values.get(AREAS, ())
    if any(area.kind == "anywhere" and not area.members for area in areas):
        yield "anywhere-unlisted", AREAS
    if posting.remote and not areas and "job-location" not in posting.values:
        yield "area-missing", "workplace"
    if areas and not posting.remote:
        yield "area-without-remote", AREAS


def _is_known(finding: Finding, posting: Posting) -> bool:
    """Whether the record, or the reading of a value, has said the same, and better."""
    if finding.rule == "missing-job-location" and posting.remote:
        return True
    if finding.rule == "deadline-past":
        return True  # an open posting is, to the end of the last second; others say so
    field = _FIELD_OF.get(finding.property)
    return finding.rule.startswith(("missing-", "hint-")) and any(
        found.field == field for found in posting.findings
    )
