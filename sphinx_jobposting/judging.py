"""What a build says of a posting as a whole: what its JSON-LD and its record show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from .fields import FIELDS
from .findings import report, say
from .i18n import __
from .judge import Finding, PageFacts, judge
from .posting import Posting

_FIELD_OF = {field.property: field.name for field in FIELDS if field.property}

AREAS = "applicant-location-requirements"


def warn_of(posting: Posting, data: dict[str, Any], now: dt.datetime) -> None:
    """Warn of what breaks a rule; hints are for the checks and the preview."""
    for rule, field in _of_record(posting):
        report(rule, posting.source, posting.lines.get(field, posting.line), property=field)
    for finding in judge(data, page=PageFacts(headings=(posting.heading,)), now=now):
        if finding.rule.level == "hint" or _known(finding, posting):
            continue
        field = _FIELD_OF.get(finding.property, "")
        params = {**finding.params, **({"property": field} if field else {})}
        text = " ".join(
            __(part) % params for part in (finding.rule.for_data(), finding.rule.mend)
        )
        line = posting.lines.get(field, posting.line)
        say(finding.rule.id, text, posting.source, line)


def _of_record(posting: Posting) -> Iterator[tuple[str, str]]:
    """What the JSON-LD cannot show, since it leaves out what would be wrong."""
    areas = posting.values.get(AREAS, ())
    anywhere = any(area.kind == "anywhere" and not area.members for area in areas)
    if anywhere:
        yield "anywhere-unlisted", AREAS
    if posting.remote and not areas and "job-location" not in posting.values:
        yield "area-missing", "workplace"
    if areas and not posting.remote:
        yield "area-without-remote", AREAS


def _known(finding: Finding, posting: Posting) -> bool:
    """Whether the record has said the same already, and better."""
    return finding.rule.id == "missing-job-location" and posting.remote
