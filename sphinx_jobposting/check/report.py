"""Writing findings: for people, for programs, and as annotations on GitHub."""

from __future__ import annotations

import json
from typing import Protocol, TextIO

from ..console import Words
from ..judge import Finding

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "hint": "\x1b[36m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_GITHUB = {"error": "error", "warning": "warning", "hint": "notice"}


class Report(Protocol):
    """Takes findings as they are made."""

    def add(self, file: str, finding: Finding) -> None:
        """Take one finding in a file."""

    def end(self) -> None:
        """Write what is left to be written."""


class TextReport:
    """``file:line: level: message [rule]``, and below it the mend."""

    def __init__(self, out: TextIO, words: Words, *, colour: bool) -> None:
        self._out = out
        self._words = words
        self._colour = colour

    def add(self, file: str, finding: Finding) -> None:
        rule, translate = finding.rule, self._words.gettext
        place = f"{file}:{finding.line}" if finding.line else file
        level = translate(rule.level)
        message, mend = finding.message(translate), finding.mend(translate)
        if self._colour:
            colour = _COLOURS[rule.level]
            place = f"{_BOLD}{one_line(place)}{_PLAIN}"
            head = f"{place}: {colour}{level}{_PLAIN}: {one_line(message)}"
            print(f"{head} {_DIM}[{rule.id}]{_PLAIN}\n    {one_line(mend)}", file=self._out)
        else:
            head = f"{one_line(place)}: {level}: {one_line(message)} [{rule.id}]"
            print(f"{head}\n    {one_line(mend)}", file=self._out)

    def end(self) -> None:
        self._out.flush()


class JsonReport:
    """One object with all findings."""

    def __init__(self, out: TextIO, words: Words) -> None:
        self._out = out
        self._words = words
        self._findings: list[dict[str, object]] = []

    def add(self, file: str, finding: Finding) -> None:
        self._findings.append(
            {
                "file": file,
                "line": finding.line,
                "property": finding.property,
                "rule": finding.rule.id,
                "level": finding.rule.level,
                "message": finding.message(self._words.gettext),
            }
        )

    def end(self) -> None:
        json.dump({"findings": self._findings}, self._out, indent=2)
        self._out.write("\n")
        self._out.flush()


class GitHubReport:
    """Workflow commands (GitHub Docs: "Workflow commands for GitHub Actions")."""

    def __init__(self, out: TextIO, words: Words) -> None:
        self._out = out
        self._words = words

    def add(self, file: str, finding: Finding) -> None:
        translate = self._words.gettext
        properties = [f"file={_property(file)}"]
        if finding.line:
            properties.append(f"line={finding.line}")
        properties.append(f"title={_property(finding.rule.id)}")
        text = _data(f"{finding.message(translate)}\n{finding.mend(translate)}")
        command = _GITHUB[finding.rule.level]
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
