"""Combine readings into one value per field, and note what is not certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ....model.types import Context, Raw, ValueProblem
from ....values import kinds
from ....values.near_words import normalize_key
from ..records import Entry, Job, Note
from .result import Reading
from .roles import role_of
from .texts import kept as kept_lines
from .texts import shown


@dataclass(slots=True)
class Read:
    """Everything that was read about a job."""

    values: dict[str, Any] = field(default_factory=dict)
    """The value of each field, of the types in `sphinx_jobposting.model.types`."""
    as_written: dict[str, Raw] = field(default_factory=dict)
    """Values that go into the page as the source has them."""
    notes: list[Note] = field(default_factory=list)
    title: str = ""
    titles: list[Entry] = field(default_factory=list)
    """More titles, from the data."""
    texts: list[Entry] = field(default_factory=list)
    """Texts of the page that may be the body."""
    descriptions: list[Entry] = field(default_factory=list)
    """Texts of the data that may be the body."""
    sections: list[Entry] = field(default_factory=list)
    """Texts that become sections of the body."""


class FieldReader:
    """A collector of the values that the parsers accept, with notes about the rest."""

    def __init__(self, job: Job, *, data_file: bool) -> None:
        self.job = job
        self.data_file = data_file
        self.context = Context()
        self.found = Read()
        self.raws: dict[str, tuple[Raw, Entry]] = {}
        self.in_data = False

    def role(self, entry: Entry) -> str:
        """Return the role of an entry."""
        return role_of(entry.key, data_file=self.data_file or self.in_data)

    # -- collecting values -----------------------------------------------------------------

    def note(
        self,
        rule: str,
        entry: Entry | None,
        params: Mapping[str, object] | None = None,
        *,
        keep: bool = False,
        subject: str = "",
        kept: str = "",
    ) -> None:
        """Add a note to the report.

        The page keeps *kept* as a comment or, with *keep*, the whole value of the entry.
        *subject* is the name in the report, if not that of the entry.
        """
        name = subject or (entry.name if entry else "")
        line = entry.line if entry else 0
        text = kept or (kept_lines(entry.value) if keep and entry else "")
        self.found.notes.append(Note(rule, name, params or {}, line, text))

    def take(self, reading: Reading, entry: Entry, *, quiet: bool = False) -> None:
        """Set the fields of a reading, and note what else it says.

        With *quiet*, the report does not mention that a value is written in another way.
        """
        for name, raw in reading.fields.items():
            self.set(name, raw, entry, quiet=quiet)
        params = {"value": shown(entry.value), **reading.params}
        if reading.rule == "unread":
            self.problem(str(params.pop("problem")), params, entry, reading.rest)
        elif reading.rule:
            self.note(reading.rule, entry, params, kept=reading.rest or reading.kept)
        elif reading.rest is not None:
            self.note("unknown-key", entry, {"value": entry.name}, kept=reading.rest)

    def problem(
        self, message: str, params: Mapping[str, object], entry: Entry, rest: str | None
    ) -> None:
        """Note that a value was not read. The page keeps *rest*, or the whole value."""
        kept = shown(entry.value) if rest is None else rest
        problem = ValueProblem(message, **params)
        self.note("unread", entry, {"problem": problem}, kept=kept)

    def set(self, name: str, raw: Raw, entry: Entry, *, quiet: bool = False) -> None:
        """Set a field, unless its parser refuses *raw* or an earlier value disagrees.

        In both cases, a note says so. See `take` for *quiet*.
        """
        try:
            value = kinds.parse(name, raw, self.context)
        except ValueProblem as problem:
            self.problem(problem.message, problem.params, entry, None)
            return
        before = self.found.values.get(name)
        # “closed: yes” says less than the day on which the job was closed.
        if before is None or (name == "closed" and before is True):
            self.found.values[name] = value
            self.raws[name] = raw, entry
            if not quiet:
                self._say_rewritten(name, raw, entry)
        elif before != value and not self._agrees(name, before, value):
            kept = shown(self.raws[name][0]) if name in self.raws else name
            params = {"value": shown(entry.value), "kept": kept}
            self.note("disagrees", entry, params, keep=True, subject=name)

    def _agrees(self, name: str, before: Any, value: Any) -> bool:
        """Return whether two values of a field agree. If possible, merge them."""
        if (
            name == "hiring-organization"
            and before.name.casefold() == value.name.casefold()
        ):
            merged = before._replace(
                **{
                    part: text or getattr(value, part)
                    for part, text in before._asdict().items()
                }
            )
            self.found.values[name] = merged
            return True
        if name == "application-contact" and not self.in_data:
            self.found.values[name] = tuple(dict.fromkeys((*before, *value)))
            return True
        if isinstance(before, tuple) and isinstance(value, tuple) and type(before) is tuple:
            return set(value) <= set(before)
        return False

    def _say_rewritten(self, name: str, raw: Raw, entry: Entry) -> None:
        """Note that a text is now written in another way, unless only its case changed."""
        if not isinstance(entry.value, str):
            return
        now = shown(raw)
        if normalize_key(now) not in normalize_key(entry.value):
            self.note(
                "rewritten", entry, {"value": shown(entry.value), "now": now}, subject=name
            )

    def parses(self, name: str, raw: Raw) -> bool:
        """Return whether the parser of the field *name* accepts *raw*."""
        try:
            kinds.parse(name, raw, self.context)
        except ValueProblem:
            return False
        return True
