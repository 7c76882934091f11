"""The records that pass from one stage of the import to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Value = str | list["Value"] | dict[str, "Value"]
"""What a source says under a key. Numbers, dates, yes and no stay text as written."""


class Entry(NamedTuple):
    """One thing that a source says of a job.

    *line* counts from 1, and is 0 where it is not known. *path* names the place in nested
    data, such as ``contact.email``; it is the key itself elsewhere.
    """

    key: str
    value: Value
    line: int = 0
    path: str = ""

    @property
    def name(self) -> str:
        """How the report names the entry."""
        return self.path or self.key


class Note(NamedTuple):
    """One line of the report about a job.

    *rule* names a row of `sphinx_jobposting.cli.import_.outcomes.OUTCOMES`; *subject* is
    the key or part that it is about; *params* fill the places of the message. *kept* is
    text that stands as a comment on the page, so that it is not lost.
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
    """The path of its file, or what stands for it."""
    stem: str = ""
    """The name that its file gives it; empty where the title has to."""
    entries: list[Entry] = field(default_factory=list)
    """What the page itself says: front matter, a job file, microdata."""
    data: list[Entry] = field(default_factory=list)
    """What its JSON-LD says. The page itself is believed first."""
    body: str = ""
    body_line: int = 0
    """The line of the file in which the body begins; 0 where it is not known."""
    html: bool = False
    """Whether the body is HTML, not Markdown."""
    is_data: bool = False
    """Whether the entries come from data, where no key belongs to a site generator."""
    sections: list[tuple[str, str]] = field(default_factory=list)
    """Headings and texts that follow the body."""
    heading: str = ""
    """The title of a section that became a posting of its own."""
    address: str = ""
    """The address of the old page, which relative links start from; may be empty."""
    folder: str = ""
    """The folder of the source file, which relative links start from; may be empty."""
    language: str = ""
    notes: list[Note] = field(default_factory=list)
    finished: str = ""
    """The text of a page that is a posting of ours already."""


class Page(NamedTuple):
    """A posting that is ready to be written."""

    job: Job
    name: str
    """The stem that its file should have."""
    title: str
    text: str
    notes: tuple[Note, ...]
    files: tuple[tuple[str, str], ...] = ()
    """Files to copy beside it: where each is, and its name there."""
