"""The records that pass from one stage of the import to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Value = str | list["Value"] | dict[str, "Value"]
"""The value of a key in a source. Numbers, dates, and booleans stay text, as written."""


class Entry(NamedTuple):
    """A key and its value, as a source has them.

    *line* counts from 1, and is 0 if it is not known. *path* says where the key is in
    nested data, as in ``contact.email``; it is empty for a key at the top.
    """

    key: str
    value: Value
    line: int = 0
    path: str = ""

    @property
    def name(self) -> str:
        """The name of the entry in the report."""
        return self.path or self.key


class Note(NamedTuple):
    """One line of the report about a job.

    *rule* names a row of `sphinx_jobposting.cli.import_.outcomes.OUTCOMES`. *subject* is
    the key or the part that the note is about. *params* are the values for the message.
    *kept* is text that goes into a comment on the page, so that it is not lost.
    """

    rule: str
    subject: str = ""
    params: Mapping[str, object] = {}
    line: int = 0
    kept: str = ""


@dataclass(slots=True)
class Job:
    """A job as its source describes it."""

    source: str
    """The path of the file, or ``-`` for standard input."""
    stem: str = ""
    """The name of the file without its ending; empty if the title names the page."""
    entries: list[Entry] = field(default_factory=list)
    """The front matter, the job file, or the microdata."""
    data: list[Entry] = field(default_factory=list)
    """The JSON-LD. If the two disagree, *entries* win."""
    body: str = ""
    body_line: int = 0
    """The line of the file on which the body begins, counted from 1, or 0 if unknown."""
    html: bool = False
    """Whether the body is HTML, not Markdown."""
    is_data: bool = False
    """Whether the entries come from data, which has no keys for a site generator."""
    heading: str = ""
    """The heading of the section, if the job is a section of a page with several jobs."""
    address: str = ""
    """The address of the old page, for relative links; may be empty."""
    folder: str = ""
    """The folder of the source file, for relative links; may be empty."""
    language: str = ""
    notes: list[Note] = field(default_factory=list)
    finished: str = ""
    """The whole text of a page that already is a posting of this extension."""


class Page(NamedTuple):
    """A posting that is ready to be written."""

    job: Job
    name: str
    """The name that the file should have, without its ending."""
    title: str
    text: str
    notes: tuple[Note, ...]
    files: tuple[tuple[str, str], ...] = ()
    """Files to copy: the name of each next to the page, and its current path."""
