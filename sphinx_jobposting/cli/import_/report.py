"""The report: as text for people, file by file, and as JSON for programs."""

from __future__ import annotations

import json
from gettext import NullTranslations
from typing import Protocol, TextIO

from ...model.types import ValueProblem
from .outcomes import KINDS, OUTCOMES, kind_titles
from .records import Note
from .writer import Written

_BOLD, _RED, _DIM, _RESET = "\x1b[1m", "\x1b[33m", "\x1b[2m", "\x1b[0m"
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_FEW = 20
"""How many files without a job the text names; JSON names all of them."""
_SHOWN, _SHOWN_OF_ALL = 160, 500
"""How many characters a message quotes of one value, and of several values."""


def message_of(note: Note, catalog: NullTranslations) -> str:
    """Return the message of a note, in the language of *catalog*."""
    params = {
        name: _quoted(value, catalog, _SHOWN_OF_ALL if name == "values" else _SHOWN)
        for name, value in note.params.items()
    }
    return catalog.gettext(OUTCOMES[note.rule].message) % params


def _quoted(value: object, catalog: NullTranslations, most: int) -> object:
    if isinstance(value, ValueProblem):
        return catalog.gettext(value.message) % value.params
    text = " ".join(str(value).split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


def printable(text: str) -> str:
    """Return *text* without characters that would control the terminal."""
    return "".join(c if c.isprintable() or c in _SPACES else "\ufffd" for c in text)


class Report(Protocol):
    """A report, which is told about each file as soon as it is done."""

    def page(self, written: Written) -> None:
        """Report a page."""

    def unreadable(self, source: str, problem: str) -> None:
        """Report that the file *source* could not be read; *problem* is translated."""

    def skipped(self, source: str) -> None:
        """Report that there is no job in the file *source*."""

    def end(self, summary: dict[str, int]) -> None:
        """Finish the report; *summary* has the number of files for each status."""


class TextReport:
    """A report as text: where each page went and, below that, what was done to it."""

    def __init__(
        self, out: TextIO, catalog: NullTranslations, *, color: bool, asks_alone: bool
    ) -> None:
        self._out = out
        self._catalog = catalog
        self._color = color
        self._asks_alone = asks_alone
        self._skipped: list[str] = []

    def _paint(self, text: str, color: str) -> str:
        return f"{color}{text}{_RESET}" if self._color else text

    def _print(self, text: str) -> None:
        print(text, file=self._out)

    def page(self, written: Written) -> None:
        by_kind: dict[str, list[Note]] = {}
        for note in written.notes:
            by_kind.setdefault(OUTCOMES[note.rule].kind, []).append(note)
        kinds = ["asks"] if self._asks_alone else list(KINDS)
        shown = [(kind, by_kind[kind]) for kind in kinds if kind in by_kind]
        if self._asks_alone and not shown and not written.problem:
            return
        gettext = self._catalog.gettext
        titles = kind_titles(gettext)
        source = printable(written.page.job.source)
        state = {"unchanged": gettext("unchanged"), "exists": gettext("left as it is")}
        after = f" ({state[written.status]})" if written.status in state else ""
        line = f"{source} → {printable(str(written.path))}{after}"
        self._print(self._paint(line, _BOLD))
        if written.problem:
            text = gettext("%(file)s cannot be written: %(problem)s.")
            params = {"file": printable(str(written.path)), "problem": written.problem}
            self._print(f"  {text % params}")
        for kind, notes in shown:
            title = titles[OUTCOMES[notes[0].rule].kind]
            self._print(f"  {self._paint(title, _RED if kind == 'asks' else _DIM)}")
            for note in notes:
                self._print(f"    {self._line(note)}")

    def _line(self, note: Note) -> str:
        place = note.subject
        if note.line:
            number = self._catalog.gettext("line %(line)s") % {"line": note.line}
            place = f"{place}, {number}" if place else number
        text = message_of(note, self._catalog)
        return printable(f"{place}: {text}" if place else text)

    def unreadable(self, source: str, problem: str) -> None:
        self._print(f"{self._paint(printable(source), _BOLD)}: {printable(problem)}")

    def skipped(self, source: str) -> None:
        self._skipped.append(source)

    def end(self, summary: dict[str, int]) -> None:
        if self._skipped and not self._asks_alone:
            self._print(self._paint(self._catalog.gettext("Files without a job"), _BOLD))
            for source in self._skipped[:_FEW]:
                self._print(f"  {printable(source)}")
            if len(self._skipped) > _FEW:
                self._print(f"  … ({len(self._skipped)})")
        self._out.flush()


class JsonReport:
    """A report as one JSON object, written file by file to need little memory."""

    def __init__(self, out: TextIO, catalog: NullTranslations) -> None:
        self._out = out
        self._catalog = catalog
        self._first = True
        out.write('{"files": [')

    def _row(self, row: dict[str, object]) -> None:
        self._out.write("\n" if self._first else ",\n")
        self._first = False
        json.dump(row, self._out, ensure_ascii=True)

    def page(self, written: Written) -> None:
        notes = [
            {
                "kind": OUTCOMES[note.rule].kind,
                "rule": note.rule,
                "subject": note.subject,
                "line": note.line or None,
                "message": message_of(note, self._catalog),
            }
            for note in written.notes
        ]
        self._row(
            {
                "source": written.page.job.source,
                "title": written.page.title,
                "output": str(written.path),
                "status": written.status,
                "problem": written.problem,
                "notes": notes,
            }
        )

    def unreadable(self, source: str, problem: str) -> None:
        self._row(
            {"source": source, "status": "unreadable", "problem": problem, "notes": []}
        )

    def skipped(self, source: str) -> None:
        self._row({"source": source, "status": "no-job", "notes": []})

    def end(self, summary: dict[str, int]) -> None:
        self._out.write(f'\n], "summary": {json.dumps(summary)}}}\n')
        self._out.flush()
