"""Read all entries of a job: first those of its page, then those of its data."""

from __future__ import annotations

import re

from ....model.fields import BY_NAME
from ....model.types import Context
from ..records import Entry, Job
from .groups import pay, place_parts, site_keys
from .reader import FieldReader, Read
from .readers import READERS, read_field
from .texts import is_text

_AFTER = ("state", "application-contact", "address")
"""The roles that are read last, because their meaning depends on the others."""


def read_job(job: Job, *, data_file: bool) -> Read:
    """Read the entries of *job*; *data_file* says that they do not come from a page."""
    reader = FieldReader(job, data_file=data_file)
    language = next((e for e in job.entries if reader.role(e) == "language"), None)
    if language is not None and isinstance(language.value, str):
        job.language = language.value
    if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w+)*", job.language):
        reader.context = Context(language=job.language.replace("_", "-"))
    for entries, in_data in ((job.entries, False), (job.data, True)):
        reader.in_data = in_data
        _read_all(reader, entries)
    return reader.found


def _read_all(reader: FieldReader, entries: list[Entry]) -> None:
    by_role: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.value not in ("", [], {}):
            by_role.setdefault(reader.role(entry), []).append(entry)
    site_keys(reader, by_role.pop("site", []))
    pay(reader, by_role)
    place_parts(reader, by_role)
    late = [role for role in _AFTER if role in by_role]
    for role in [*(role for role in by_role if role not in late), *late]:
        for entry in by_role[role]:
            _read(reader, role, entry)


def _read(reader: FieldReader, role: str, entry: Entry) -> None:
    read = READERS.get(role)
    if read is not None:
        read(reader, entry)
    elif role in BY_NAME:
        read_field(reader, role, entry)
    elif role == "language":
        pass
    elif reader.data_file and is_text(entry.value):
        reader.found.sections.append(entry)
        reader.note("section-added", entry)
    else:
        reader.note("unknown-key", entry, {"value": entry.name}, keep=True)
