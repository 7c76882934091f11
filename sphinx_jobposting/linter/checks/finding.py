"""What a judgement is made of: the facts of the page, the case, and its findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ...values.split import quote
from ..rules import BY_ID, Rule

MOST = 100
"""Findings in one posting; who has as many has read enough."""

Translate = Callable[[str], str]


class PageFacts(NamedTuple):
    """What is known of the page that a posting stands on.

    *headings* are the texts of its first-level headings; *title* that of its ``<title>``;
    *text* all of the page, in which the job's title may be found; *noindex* whether it asks
    not to be listed; *can_apply* whether it has any link or form by which one may apply,
    beside what the posting itself says.
    """

    headings: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    noindex: bool = False
    can_apply: bool = False


class Finding(NamedTuple):
    """A broken rule, at a *property* of the posting and, where known, a *line* of its file.

    *params* fill the places of the rule's message; ``property`` in it is the whole path, as
    in ``baseSalary.value.unitText``.
    """

    rule: Rule
    property: str
    params: Mapping[str, object] = {}
    line: int | None = None

    def message(self, translate: Translate = str) -> str:
        """What is wrong, for a person."""
        return translate(self.rule.for_data()) % self.params

    def mend(self, translate: Translate = str) -> str:
        """How to mend it, for a person."""
        return translate(self.rule.mend) % self.params


class Case(NamedTuple):
    """One posting before the judge, at the instant *now*, and what was found so far."""

    posting: Mapping[str, Any]
    page: PageFacts | None
    now: dt.datetime
    findings: list[Finding]

    def say(self, rule: str, path: str, **params: object) -> None:
        """Add a finding; *path* begins with the name of a property of the posting."""
        if len(self.findings) >= MOST:
            return
        quoted = {key: show(value) for key, value in params.items()}
        quoted["property"] = path
        finding = Finding(BY_ID[rule], path.partition(".")[0], quoted)
        if finding not in self.findings:
            self.findings.append(finding)


def show(value: object) -> str:
    """*value* as a message quotes it: one short printable line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) or (isinstance(value, int) and value.bit_length() < 200):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return quote(value)
