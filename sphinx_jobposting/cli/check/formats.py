"""The formats of ``check``: for people, for programs, and as annotations on GitHub."""

from __future__ import annotations

import json
from gettext import NullTranslations
from typing import Protocol, TextIO

from ...model.finding import Finding
from ..console import printable

_COLORS = {"error": "\x1b[31m", "warning": "\x1b[33m", "hint": "\x1b[36m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_GITHUB = {"error": "error", "warning": "warning", "hint": "notice"}


class Format(Protocol):
    """A format, which takes findings one by one and writes them."""

    def add(self, finding: Finding) -> None:
        """Take one finding."""

    def end(self) -> None:
        """Write the rest of the report."""


class TextFormat:
    """``file:line: level: message [rule]``, and how to fix it on the next line."""

    def __init__(self, out: TextIO, catalog: NullTranslations, *, color: bool) -> None:
        self._out = out
        self._catalog = catalog
        self._color = color

    def add(self, finding: Finding) -> None:
        place = printable(
            f"{finding.file}:{finding.line}" if finding.line else finding.file
        )
        level = self._catalog.gettext(finding.level)
        name = f"[{finding.rule}]"
        if self._color:
            place = f"{_BOLD}{place}{_PLAIN}"
            level = f"{_COLORS[finding.level]}{level}{_PLAIN}"
            name = f"{_DIM}{name}{_PLAIN}"
        message = printable(finding.message_in(self._catalog))
        print(f"{place}: {level}: {message} {name}", file=self._out)
        if fix := finding.fix_in(self._catalog):
            print(f"    {printable(fix)}", file=self._out)

    def end(self) -> None:
        self._out.flush()


class JsonFormat:
    """One object with all findings."""

    def __init__(self, out: TextIO, catalog: NullTranslations) -> None:
        self._out = out
        self._catalog = catalog
        self._findings: list[dict[str, object]] = []

    def add(self, finding: Finding) -> None:
        self._findings.append(
            {
                "file": finding.file,
                "line": finding.line,
                "property": finding.property,
                "rule": finding.rule,
                "level": finding.level,
                "message": finding.message_in(self._catalog),
                "fix": finding.fix_in(self._catalog),
            }
        )

    def end(self) -> None:
        json.dump({"findings": self._findings}, self._out, indent=2)
        self._out.write("\n")
        self._out.flush()


class GitHubFormat:
    """Workflow commands (GitHub Docs: "Workflow commands for GitHub Actions")."""

    def __init__(self, out: TextIO, catalog: NullTranslations) -> None:
        self._out = out
        self._catalog = catalog

    def add(self, finding: Finding) -> None:
        properties = [f"file={_property(finding.file)}"]
        if finding.line:
            properties.append(f"line={finding.line}")
        properties.append(f"title={_property(finding.rule)}")
        message, fix = finding.message_in(self._catalog), finding.fix_in(self._catalog)
        text = _data(f"{message}\n{fix}".rstrip())
        command = _GITHUB[finding.level]
        print(f"::{command} {','.join(properties)}::{text}", file=self._out)

    def end(self) -> None:
        self._out.flush()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
