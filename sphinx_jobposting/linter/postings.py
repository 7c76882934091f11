"""What is wrong with a posting as a whole: what its JSON-LD and its record show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ..i18n import __
from ..log import said_of, say
from ..model.fields import FIELDS
from ..model.posting import Posting, Said
from .checks import Finding, PageFacts, judge

_FIELD_OF = {field.property: field.name for field in FIELDS if field.property}

AREAS = "applicant-location-requirements"


def warn_of(posting: Posting, data: dict[str, Any], now: dt.datetime) -> None:
    """Warn of what breaks a rule; hints are for the checks and the preview."""
    for said in findings(posting, data, now, hints=False):
        say(said, posting.source)


def instant_for(posting: Posting, now: dt.datetime) -> dt.datetime:
    """The instant to judge for: what is scheduled, for when it will be published."""
    return max(now, posting.opens or now)


def findings(
    posting: Posting,
    data: dict[str, Any],
    now: dt.datetime,
    closing_within: int | None = None,
    *,
    hints: bool = True,
) -> Iterator[Said]:
    """All that breaks a rule at the instant *now*, beyond what reading the values said.

    *closing_within*, in days, asks for a finding where the posting closes so soon.
    """
    for rule, field in _of_record(posting):
        line = posting.lines.get(field, posting.line)
        yield said_of(rule, line, field, property=field)
    page = PageFacts(headings=(posting.heading,))
    for finding in judge(data, page=page, now=now, closing_within=closing_within):
        if (finding.rule.level == "hint" and not hints) or _is_known(finding, posting):
            continue
        field = _FIELD_OF.get(finding.property, "")
        params = {**finding.params, **({"property": field} if field else {})}
        yield Said(
            finding.rule.id,
            field,
            __(finding.rule.for_data()) % params,
            posting.lines.get(field, posting.line),
            __(finding.rule.mend) % params,
            finding.property,
        )


def _of_record(posting: Posting) -> Iterator[tuple[str, str]]:
    """What the JSON-LD cannot show, since it leaves out what would be wrong."""
    areas = posting.values.get(AREAS, ())
    if any(area.kind == "anywhere" and not area.members for area in areas):
        yield "anywhere-unlisted", AREAS
    if posting.remote and not areas and "job-location" not in posting.values:
        yield "area-missing", "workplace"
    if areas and not posting.remote:
        yield "area-without-remote", AREAS


def _is_known(finding: Finding, posting: Posting) -> bool:
    """Whether the record, or the reading of a value, has said the same, and better."""
    if finding.rule.id == "missing-job-location" and posting.remote:
        return True
    if finding.rule.id == "deadline-past":
        return True  # an open posting is, to the end of the last second; others say so
    field = _FIELD_OF.get(finding.property)
    return finding.rule.id.startswith(("missing-", "hint-")) and any(
        said.field == field for said in posting.said
    )
