"""Writing findings: for people, for programs, and as annotations on GitHub."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Protocol, TextIO

from ...linter.checks import Finding
from ...linter.rules import Rule
from ..console import Words

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "hint": "\x1b[36m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_GITHUB = {"error": "error", "warning": "warning", "hint": "notice"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as a report shows it, in the language of its reader.

    *line* counts from 1, where it is known; *property* is a schema.org name, or empty;
    *mend* is empty where the message says how to mend it.
    """

    file: str
    line: int | None
    property: str
    rule: Rule
    message: str
    mend: str


@dataclass(slots=True)
class Checked:
    """What was found in a file, or in a source folder."""

    entries: list[Entry] = field(default_factory=list)
    postings: int = 0
    complete: bool = True
    """Whether it was all read."""


def entry_of(file: str, finding: Finding, words: Words) -> Entry:
    """The entry of a finding in JSON-LD."""
    return Entry(
        file,
        finding.line,
        finding.property,
        finding.rule,
        finding.message(words.gettext),
        finding.mend(words.gettext),
    )


class Report(Protocol):
    """Takes findings as they are made."""

    def add(self, entry: Entry) -> None:
        """Take one finding."""

    def end(self) -> None:
        """Write what is left to be written."""


class TextReport:
    """``file:line: level: message [rule]``, and below it the mend."""

    def __init__(self, out: TextIO, words: Words, *, colour: bool) -> None:
        self._out = out
        self._words = words
        self._colour = colour

    def add(self, entry: Entry) -> None:
        rule = entry.rule
        place = one_line(f"{entry.file}:{entry.line}" if entry.line else entry.file)
        level = self._words.gettext(rule.level)
        name = f"[{rule.id}]"
        if self._colour:
            place = f"{_BOLD}{place}{_PLAIN}"
            level = f"{_COLOURS[rule.level]}{level}{_PLAIN}"
            name = f"{_DIM}{name}{_PLAIN}"
        print(f"{place}: {level}: {one_line(entry.message)} {name}", file=self._out)
        if entry.mend:
            print(f"    {one_line(entry.mend)}", file=self._out)

    def end(self) -> None:
        self._out.flush()


class JsonReport:
    """One object with all findings."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._findings: list[dict[str, object]] = []

    def add(self, entry: Entry) -> None:
        self._findings.append(
            {
                "file": entry.file,
                "line": entry.line,
                "property": entry.property,
                "rule": entry.rule.id,
                "level": entry.rule.level,
                "message": entry.message,
            }
        )

    def end(self) -> None:
        json.dump({"findings": self._findings}, self._out, indent=2)
        self._out.write("\n")
        self._out.flush()


class GitHubReport:
    """Workflow commands (GitHub Docs: "Workflow commands for GitHub Actions")."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def add(self, entry: Entry) -> None:
        properties = [f"file={_property(entry.file)}"]
        if entry.line:
            properties.append(f"line={entry.line}")
        properties.append(f"title={_property(entry.rule.id)}")
        text = _data(f"{entry.message}\n{entry.mend}".rstrip())
        command = _GITHUB[entry.rule.level]
        print(f"::{command} {','.join(properties)}::{text}", file=self._out)

    def end(self) -> None:
        self._out.flush()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def one_line(text: str) -> str:
    """*text* without what moves a terminal's cursor or changes its colours."""
    # Python calls the no-break spaces of French unprintable.
    return "".join(c if c.isprintable() or c in _SPACES else "\ufffd" for c in text)
