"""Hide what was meant as a posting and is not understood: one principle, in one place.

If a page or section was meant as a posting, and any part of its options or front matter is
not understood in a way that could change whether it is published, it is not published, and
the build says so at that line.

`causes.CAUSES` lists all that counts. Whoever finds one of them notes a `Doubt`; `settle`
alone decides what follows from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from ..log import make_finding, report
from ..model.finding import Finding
from .causes import BY_ID, HIDDEN_FOR_GOOD, HIDDEN_UNTIL


class Doubt(NamedTuple):
    """Something that was not understood, and that may mean: do not publish this."""

    finding: Finding
    until: dt.date | None = None
    """The day before which it may mean that; ``None``: until the source changes."""


class Decision(NamedTuple):
    """What follows from the doubts about a posting."""

    for_good: bool
    """Whether it is not published until its source changes."""
    until: dt.date | None
    """Otherwise: the day before which it is not published."""
    findings: tuple[Finding, ...]


def doubt(cause: str, source: str | None, line: int | None, text: str = "") -> Doubt:
    """Return a doubt whose words are those of its cause."""
    row = BY_ID[cause]
    finding = make_finding(row.rule, source, line)
    return Doubt(finding._replace(message=row.problem, fix=row.fix, params={"text": text}))


def settle(doubts: Iterable[Doubt], today: dt.date, *, say: bool = True) -> Decision:
    """Return what follows from the doubts about a posting: any of them hides it.

    :param say: whether to report each of them at its line.
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
