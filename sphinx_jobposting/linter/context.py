"""The input of every check: the posting, its page, and the list of findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..model.finding import Finding
from ..values.split import quote
from .rules import find_rule

MOST = 100
"""The most findings for one posting; nobody reads more."""


class PageFacts(NamedTuple):
    """What is known about the page of a posting.

    *headings* are the texts of its first-level headings; *title* is the text of its
    ``<title>``; *text* is the whole text, which may have the title of the job; *noindex*
    says whether it asks search engines not to list it; *can_apply* says whether it has a
    link or form to apply with, apart from the posting itself; *code* is the text of its
    code without blanks.
    """

    headings: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    noindex: bool = False
    can_apply: bool = False
    code: str = ""


class LintContext(NamedTuple):
    """A posting to check at the instant *now*, and the findings so far."""

    posting: Mapping[str, Any]
    page: PageFacts | None
    now: dt.datetime
    findings: list[Finding]

    def add(self, rule: str, path: str, *, message: str = "", **params: object) -> None:
        """Add a finding; *path* begins with the name of a property of the posting.

        *message* replaces the message of the rule.
        """
        if len(self.findings) >= MOST:
            return
        row = find_rule(rule)
        finding = Finding(
            row.id,
            row.level,
            message or row.for_data(),
            row.fix,
            dict(row.params)
            | {key: _quoted(key, value) for key, value in params.items()}
            | {"property": path},
            "" if message else row.plural,
            property=path.partition(".")[0],
        )
        if finding not in self.findings:
            self.findings.append(finding)


def _quoted(key: str, value: object) -> object:
    """Return *value* for a message: one short printable line; counts and dates stay as they
    are."""
    if key == "count" or isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) or (isinstance(value, int) and value.bit_length() < 200):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return quote(value)
