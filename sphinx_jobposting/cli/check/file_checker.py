"""Judging one file: from its bytes to findings with their lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...linter.checks import Finding, PageFacts, judge
from ...linter.rules import BY_ID
from .files import Unreadable, decode, read
from .read_html import Block, Page, other_markup, read_page
from .read_json import (
    TOO_DEEP,
    Found,
    Trouble,
    by_id,
    lines_of,
    load,
    postings,
    resolved,
)


@dataclass(slots=True)
class Verdict:
    """What was found in a file, how many postings it holds, and whether it was all read."""

    findings: list[Finding] = field(default_factory=list)
    postings: int = 0
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Court:
    """Judges files at the instant *now*; *closing_within* as in `judge`."""

    now: dt.datetime
    closing_within: int | None = None
    translate: Callable[[str], str] = str

    def file(self, path: Path) -> Verdict:
        """Judge one file. It never raises for what a file holds."""
        verdict = Verdict()
        try:
            data = read(path)
            if data is not None:
                self._judge(path, data, verdict)
        except RecursionError:
            self._unreadable(verdict, self.translate(TOO_DEEP))
        except Unreadable as error:
            problem = self.translate(error.problem) % {"value": error.value}
            self._unreadable(verdict, problem)
        return verdict

    def _unreadable(self, verdict: Verdict, problem: str, line: int | None = None) -> None:
        verdict.complete = False
        verdict.findings.append(_finding("unreadable", line, problem=problem))

    def _judge(self, path: Path, data: bytes, verdict: Verdict) -> None:
        is_json = path.suffix.lower() in (".json", ".jsonld")
        if path.suffix.lower() not in (".json", ".jsonld", ".html", ".htm", ".xhtml"):
            is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        text, wrong = decode(data, html=not is_json)
        if is_json:
            self._blocks((Block(text, 1),), None, verdict)
        else:
            page = read_page(text)
            self._blocks(page.blocks, page.facts, verdict)
            _judge_page(page, verdict)
        if wrong and verdict.postings:
            verdict.findings.insert(0, _finding("wrong-encoding", 1, value=wrong))

    def _blocks(
        self, blocks: tuple[Block, ...], facts: PageFacts | None, verdict: Verdict
    ) -> None:
        loaded: list[tuple[Block, Any]] = []
        for block in blocks:
            # Other JSON-LD of a page is none of our business, right or wrong.
            if "jobposting" not in block.text.lower():
                if "@id" in block.text:
                    loaded.append((block, load(block.text)[0]))
                continue
            value, trouble = load(block.text)
            if trouble is not None:
                self._trouble(trouble, block, verdict)
            loaded.append((block, value))
        index = by_id([value for _, value in loaded])
        seen: list[Any] = []
        for block, value in loaded:
            for found in postings(value):
                if found.node in seen:
                    continue
                seen.append(found.node)
                verdict.postings += 1
                verdict.findings += self._posting(found, block, facts, index)

    def _trouble(self, trouble: Trouble, block: Block, verdict: Verdict) -> None:
        line = block.line + trouble.line
        if trouble.rule == "unreadable":
            self._unreadable(verdict, self.translate(trouble.problem), line)
        else:
            verdict.findings.append(_finding(trouble.rule, line, problem=trouble.problem))
            if trouble.rule == "invalid-json":
                verdict.postings += 1

    def _posting(
        self, found: Found, block: Block, facts: PageFacts | None, index: dict[str, Any]
    ) -> list[Finding]:
        node = resolved(found.node, index)
        findings = judge(node, page=facts, now=self.now, closing_within=self.closing_within)
        if not found.in_context:
            findings.insert(0, _finding("missing-context", None, "@context"))
        if not findings:
            return []
        start, keys = lines_of(block.text, found.path)
        return [
            one._replace(line=block.line + keys.get(one.property, start))
            for one in findings
        ]


def _judge_page(page: Page, verdict: Verdict) -> None:
    if verdict.postings > 1:
        first = page.blocks[0].line
        verdict.findings.insert(
            0, _finding("several-on-page", first, count=verdict.postings)
        )
    elif not verdict.postings and verdict.complete and (markup := other_markup(page)):
        verdict.findings.append(_finding("microdata", None, value=markup))


def _finding(rule: str, line: int | None, property_: str = "", **params: object) -> Finding:
    return Finding(BY_ID[rule], property_, {"property": property_, **params}, line)
