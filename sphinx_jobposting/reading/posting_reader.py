"""Read the fields of one posting, and find what is wrong with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from docutils import nodes

from ..config import Settings
from ..log import finding_of_problem, make_finding, report
from ..model.field_names import canonical, nearest_field
from ..model.finding import Finding
from ..model.instants import (
    EARLY_START,
    closing_instant,
    deadline_of,
    end_of,
    opening_instant,
    start_of,
)
from ..model.posting import HIDDEN, Posting
from ..model.types import DateValue, Raw, ValueProblem
from ..nodes import jobposting
from .draft_words import DECIDING_FIELDS, latest_day, may_hide
from .option_block import Written
from .privacy import Doubt, settle

_A_DAY = dt.timedelta(days=1)
_A_YEAR = dt.timedelta(days=366)

_REASONS_TO_HIDE = frozenset({"posted-far-ahead"})
"""The rules that keep a posting from being published when broken."""


class PostingReader:
    """A reader of the fields of one placeholder."""

    def __init__(self, node: jobposting, settings: Settings) -> None:
        self.node = node
        self.settings = settings
        self.values: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.written: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.location: tuple[Written, str | None] | None = None
        self.doubts: list[Doubt] = list(node["doubts"])
        done: set[str] = set()
        self._read(node["fields"], node.source, done)
        self._read(node.get("front", ()), node.get("front_source"), done)
        self._fill_in(done)
        self._doubt_places()
        self._compare_dates()
        self._drop_contradictions()
        if any(found.rule == "invalid-area" for found in self.findings):
            # The restriction cannot be read, so the job must not look open to everyone.
            self._forget_remote()

    def is_hidden(self) -> bool:
        """Return whether the fields say, or may say, that the posting is not published."""
        posting = self.posting(say=False)
        return posting.status(self.settings.now) in HIDDEN

    def posting(self, *, draft: bool = False, say: bool = True) -> Posting:
        """Return the record, without what is known only after the page was read.

        :param draft: whether it is a draft for a reason outside its fields.
        :param say: whether to report what is wrong with the fields.
        """
        if say:
            for finding in self.findings:
                report(finding, always=finding.rule in _REASONS_TO_HIDE)
        zone = self.settings.zone
        today = self.settings.now.astimezone(zone).date()
        for_good, until, findings = settle(self.doubts, today, say=say)
        opens = [opening_instant(self.values, zone)]
        if until is not None:
            opens.append(start_of(until, zone).astimezone(dt.UTC))
        node, section = self.node, self.node.parent
        siblings = section.parent.children if section.parent is not None else []
        first = next((n for n in siblings if isinstance(n, nodes.section)), None)
        return Posting(
            docname=node["docname"],
            name="",
            anchor="",
            heading="",
            top=isinstance(section.parent, nodes.document) and first is section,
            values=self.values,
            draft=draft or for_good or bool(self.values.get("draft")),
            source=node.source or "",
            line=node.line or 0,
            lines=self.lines,
            written=self.written,
            findings=(*self.findings, *findings),
            opens=max((instant for instant in opens if instant is not None), default=None),
            closes=closing_instant(self.values, zone),
        )

    def _read(self, fields: Iterable[Written], source: str | None, done: set[str]) -> None:
        """Read *fields*; those in *done* were already read, and take precedence."""
        from ..values.kinds import is_none  # late: only needed for postings

        own: dict[str, Raw] = {}
        for written in fields:
            key, raw, line = written
            if key.strip().lower() == "name":
                name = "name"
            else:
                found = canonical(key, self.settings.facts)
                if found is None:
                    self._note_unknown(written, source)
                    continue
                name = found
            if name in own:
                finding = make_finding("duplicate-field", source, line, key)
                if name in DECIDING_FIELDS and raw != own[name]:
                    self.doubts.append(Doubt(finding))
                else:
                    self.findings.append(finding)
                continue
            own[name] = raw
            if name == "name":
                self._check_name(written, source)
            if name == "name" or name in done:
                continue
            self.lines[name] = line
            if key != name:
                self.written[name] = key
            if not is_none(raw):
                self._parse(name, written, source)
        done.update(own)

    def _check_name(self, written: Written, source: str | None) -> None:
        from ..values.text import parse_text  # late: many builds read no posting

        if written.raw == "":
            return  # the name of its file
        try:
            parse_text(written.raw)
        except ValueProblem as problem:
            finding = finding_of_problem(
                "invalid-text", problem, source, written.offset, written.key
            )
            self.findings.append(finding)

    def _note_unknown(self, written: Written, source: str | None) -> None:
        near = nearest_field(written.key, self.settings.facts)
        finding = make_finding(
            "unknown-field", source, written.offset, written.key, near=near or ""
        )
        hides = may_hide(written.key, written.raw)
        if hides:
            self.doubts.append(Doubt(finding, None if hides is True else hides))
        else:
            self.findings.append(finding)

    def _parse(self, name: str, written: Written, source: str | None) -> None:
        from ..values.kinds import kind_of, parse  # late: many builds read no posting

        raw, line = written.raw, written.offset
        try:
            self.values[name] = parse(name, raw, self.settings.context)
            if name == "job-location":
                self.location = written, source
        except ValueProblem as problem:
            rule = kind_of(name).rule.id
            finding = finding_of_problem(rule, problem, source, line, written.key)
            if name == "draft":
                self.doubts.append(Doubt(finding))
            elif name == "date-posted":
                day = latest_day(raw) if isinstance(raw, str) else None
                self.doubts.append(Doubt(finding, day))
            else:
                self.findings.append(finding)

    def _fill_in(self, done: set[str]) -> None:
        """Add missing values: the defaults, the organization."""
        defaults: Mapping[str, Any] = self.settings.defaults
        self.values |= {name: defaults[name] for name in defaults if name not in done}
        organization = self.settings.organization
        if organization is not None and "hiring-organization" not in done:
            self.values.setdefault("hiring-organization", organization)
        if self.values.get("job-location-type") and "workplace" not in done:
            self.values["workplace"] = "remote"

    def _forget_remote(self) -> None:
        if self.values.get("workplace") == "remote":
            del self.values["workplace"]
        self.values.pop("job-location-type", None)

    def _compare_dates(self) -> None:
        """Warn about dates that contradict each other, or are far in the future."""
        zone = self.settings.zone
        posted = opening_instant(self.values, zone)
        if posted is None:
            return
        deadline, closed = deadline_of(self.values), self.values.get("closed")
        if deadline is not None and end_of(deadline, zone) <= posted:
            self._note_date("deadline-before-posting", "valid-through", deadline)
        if not isinstance(closed, bool | None) and start_of(closed, zone) < posted:
            self._note_date("closed-before-posting", "closed", closed)
        start, updated = self.values.get("job-start-date"), self.values.get("updated")
        if (
            not isinstance(start, str | None)
            and start_of(start, zone) < posted - EARLY_START
        ):
            self._note_date("date-before-posting", "job-start-date", start)
        now = self.settings.now
        # A scheduled posting is updated before its posting date.
        if updated is not None and posted <= now and end_of(updated, zone) <= posted:
            self._note_date("date-before-posting", "updated", updated)
        if updated is not None and start_of(updated, zone) > now + _A_DAY:
            self._note_date("updated-in-future", "updated", updated)
        if posted > now + _A_YEAR:
            self._note_date("posted-far-ahead", "date-posted", self.values["date-posted"])

    def _drop_contradictions(self) -> None:
        """Drop a second field that contradicts the first one, with a warning."""
        workplace = self.values.get("workplace")
        if workplace in ("on-site", "hybrid") and "job-location-type" in self.values:
            self._drop("job-location-type", "telecommute", f"workplace: {workplace}")
        code, pay = self.values.get("salary-currency"), self.values.get("base-salary")
        if code and pay is not None and pay.currency and code != pay.currency:
            written = f"{self.written.get('base-salary', 'base-salary')}: {pay.currency}"
            self._drop("salary-currency", code, written)

    def _drop(self, field: str, value: str, other: str) -> None:
        from ..values.kinds import kind_of  # late: many builds read no posting

        del self.values[field]
        if field not in self.lines:
            return  # a default, which the value of the posting replaces
        problem = ValueProblem(
            "“%(value)s” contradicts “%(other)s”. Leave one of them out.",
            value=value,
            other=other,
        )
        rule, name = kind_of(field).rule.id, self.written.get(field, field)
        self.findings.append(
            finding_of_problem(rule, problem, self.node.source, self.lines[field], name)
        )

    def _note_date(self, rule: str, field: str, value: DateValue) -> None:
        line = self.lines.get(field, self.node.line)
        name = self.written.get(field, field)
        posted = self.values["date-posted"]
        self.findings.append(
            make_finding(rule, self.node.source, line, name, value=value, posted=posted)
        )

    def _doubt_places(self) -> None:
        """Warn about a country code that may be a state; drop a place that is refused.

        Only now is the currency of the pay known, which may settle it.
        """
        if self.location is None or "job-location" not in self.values:
            return
        from ..values.ambiguity import doubtful_places  # late: many builds read no posting

        written, source = self.location
        pay = self.values.get("base-salary") or self.values.get("estimated-salary")
        currency = pay.currency if pay else self.values.get("salary-currency", "")
        kept = list(self.values["job-location"])
        for doubt in doubtful_places(written.raw, self.settings.context, currency):
            rule, line = "ambiguous-place", written.offset
            self.findings.append(
                finding_of_problem(rule, doubt.problem, source, line, written.key)
            )
            if doubt.refused and doubt.place in kept:
                kept.remove(doubt.place)
        if kept:
            self.values["job-location"] = tuple(kept)
        else:
            del self.values["job-location"]
