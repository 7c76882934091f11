"""Check one file, and return findings with their lines."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...linter.findings import make_finding
from ...linter.jsonld import PageFacts, lint_posting
from ...model.finding import Finding
from ..built_site.files import Unreadable, decode, read
from ..built_site.read_html import Block, Page, other_markup, read_page
from ..built_site.read_json import (
    TOO_DEEP,
    Found,
    lines_of,
    load,
    postings,
)
from ..json_ld import by_id, resolved


@dataclass(slots=True)
class CheckResult:
    """The findings in a file or a source folder, and how many postings it contains."""

    findings: list[Finding] = field(default_factory=list)
    postings: int = 0
    complete: bool = True
    """Whether all of it was read."""


@dataclass(frozen=True, slots=True)
class FileChecker:
    """A checker of files at the instant *now*; *closing_within* is as in `lint_posting`."""

    now: dt.datetime
    closing_within: int | None = None

    def check(self, path: Path) -> CheckResult:
        """Check one file. It never raises because of the content of a file."""
        result = CheckResult()
        try:
            data = read(path)
            if data is not None:
                self._check(path, data, result)
        except RecursionError:
            _add_unreadable(result, Unreadable(TOO_DEEP))
        except Unreadable as error:
            _add_unreadable(result, error)
        result.findings = [found._replace(file=str(path)) for found in result.findings]
        return result

    def _check(self, path: Path, data: bytes, result: CheckResult) -> None:
        suffix = path.suffix.lower()
        is_json = suffix in (".json", ".jsonld")
        if suffix not in (".json", ".jsonld", ".html", ".htm", ".xhtml"):
            is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        text, wrong = decode(data, html=not is_json)
        if is_json:
            self._check_blocks((Block(text, 1),), None, result)
        else:
            page = read_page(text)
            xml = suffix == ".xhtml"
            self._check_blocks(page.blocks, page.facts, result, xml=xml)
            _check_page(page, result)
        if wrong and result.postings:
            result.findings.insert(0, make_finding("wrong-encoding", line=1, value=wrong))

    def _check_blocks(
        self,
        blocks: tuple[Block, ...],
        facts: PageFacts | None,
        result: CheckResult,
        *,
        xml: bool = False,
    ) -> None:
        loaded: list[tuple[Block, Any]] = []
        for block in blocks:
            # Other JSON-LD on a page is not checked.
            if "jobposting" not in block.text.lower():
                if "@id" in block.text:
                    loaded.append((block, load(block.text, xml=xml)[0]))
                continue
            value, problem = load(block.text, xml=xml)
            if problem is not None:
                line = block.line + (problem.line or 1) - 1
                result.findings.append(problem._replace(line=line))
                if problem.rule == "unreadable":
                    result.complete = False
                elif problem.rule == "invalid-json":
                    result.postings += 1
            loaded.append((block, value))
        index = by_id([value for _, value in loaded])
        seen: set[str] = set()
        for block, value in loaded:
            linted = []
            for found in postings(value):
                said = json.dumps(found.node, sort_keys=True)
                if said in seen:
                    continue
                seen.add(said)
                result.postings += 1
                if findings := self._lint(found, facts, index):
                    linted.append((found.path, findings))
            places = lines_of(block.text, {path for path, _findings in linted})
            for path, findings in linted:
                start, keys = places.get(path, (0, {}))
                result.findings += [
                    one._replace(line=block.line + keys.get(one.property, start))
                    for one in findings
                ]

    def _lint(
        self, found: Found, facts: PageFacts | None, index: dict[str, Any]
    ) -> list[Finding]:
        node = resolved(found.node, index)
        findings = lint_posting(
            node, page=facts, now=self.now, closing_within=self.closing_within
        )
        if not found.in_context:
            findings.insert(0, make_finding("missing-context"))
        return findings


def unreadable_result(
    error: Unreadable, path: Path, result: CheckResult | None = None
) -> CheckResult:
    """Return *result*, or an empty one, with a finding that *path* could not be read."""
    result = CheckResult() if result is None else result
    _add_unreadable(result, error)
    result.findings[-1] = result.findings[-1]._replace(file=str(path))
    return result


def _add_unreadable(result: CheckResult, error: Unreadable) -> None:
    result.complete = False
    result.findings.append(error.finding)


def _check_page(page: Page, result: CheckResult) -> None:
    if result.postings > 1:
        first = page.blocks[0].line
        result.findings.insert(
            0, make_finding("several-on-page", line=first, count=result.postings)
        )
    elif not result.postings and result.complete and (markup := other_markup(page)):
        result.findings.append(make_finding("microdata", value=markup))
