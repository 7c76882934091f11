"""Hide pages that were meant as postings but are not understood.

If a page or section was meant as a posting, and something in its options or front matter is
not understood that could change whether it is published, it is not published, and the build
warns at that line. `causes.CAUSES` lists all such cases. Code that finds one of them
records a `Doubt`; only `settle` decides what to do about it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from ..log import make_finding, report
from ..model.finding import Finding
from .cause import HIDDEN_FOR_GOOD, HIDDEN_UNTIL
from .causes import BY_ID


class Doubt(NamedTuple):
    """Something that was not understood and may mean "do not publish this"."""

    finding: Finding
    until: dt.date | None = None
    """If set, it may only mean "not before this day"."""


class Decision(NamedTuple):
    """The decision about a posting with doubts."""

    for_good: bool
    """Whether it is hidden until its source changes."""
    until: dt.date | None
    """If not, the day before which it is hidden."""
    findings: tuple[Finding, ...]


def doubt(cause: str, source: str | None, line: int | None, text: str = "") -> Doubt:
    """Return a doubt with the message of its cause."""
    row = BY_ID[cause]
    finding = make_finding(row.rule, source, line)
    return Doubt(finding._replace(message=row.problem, fix=row.fix, params={"text": text}))


def settle(doubts: Iterable[Doubt], today: dt.date, *, say: bool = True) -> Decision:
    """Return the decision about a posting: any doubt hides it.

    :param say: whether to report each doubt at its line.
    """
    for_good, until, findings = False, None, []
    for finding, day in doubts:
        if day is None:
            for_good = True
            finding = finding._replace(consequence=HIDDEN_FOR_GOOD)
        else:
            until = day if until is None else max(until, day)
            if day > today:
                finding = finding._replace(
                    params={**finding.params, "day": day}, consequence=HIDDEN_UNTIL
                )
        if say:
            report(finding, always=True)
        findings.append(finding)
    return Decision(for_good, until, tuple(findings))
