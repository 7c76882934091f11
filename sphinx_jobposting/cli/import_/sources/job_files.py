"""Read jobs from YAML, JSON, or TOML: one job per file, or many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import unescape

from ....values.near_words import word_set
from ..fields.roles import key_of, role_of
from ..fields.texts import shown
from ..markup import holds_tags
from ..records import Entry, Job, Note, Value
from .boards import board_jobs
from .json_ld import postings

_SURE = word_set(
    "hiring-organization job-location applicant-location-requirements remote base-salary "
    "pay-from employment-type valid-through application-contact employment-unit "
    "work-hours job-start-date qualifications responsibilities skills job-benefits city"
)
_TELLING = _SURE | {"date-posted", "body", "summary", "address"}
"""Roles that identify a job: it has two of them besides its title.

At least one of the two has to be in `_SURE`, because blog posts have the others, too.
"""


def data_jobs(
    value: Value, source: str, stem: str, lines: dict[str, int], *, named: bool = False
) -> list[Job]:
    """Return the jobs in the value of a data file, or an empty list.

    *lines* has the line of each key, from 0, by its path, such as ``jobs.0.title``. If the
    command line names the file (*named*), a title and a text are enough for a job.
    """
    if (from_board := board_jobs(value, source)) is not None:
        return from_board
    if nodes := list(postings(value)):
        stem = stem if len(nodes) == 1 else ""
        return [json_ld_job(node, source, stem) for node in nodes]
    rows = list(_rows(value, is_job))
    if not rows and named:
        rows = list(_rows(value, _has_title_and_text))
    jobs = [
        Job(
            source,
            stem=stem if row is value else name,
            is_data=True,
            entries=[
                Entry(key, inner, lines.get(f"{path}{key}", -1) + 1)
                for key, inner in row.items()
            ],
        )
        for name, path, row in rows
    ]
    for text in _no_jobs(value, [row for _, _, row in rows]):
        jobs[0].notes.append(Note("list-rest", "", {"value": text}, 0, text))
    return jobs


def json_ld_job(node: dict[str, Value], source: str, stem: str) -> Job:
    """Return the job that a JobPosting object describes."""
    entries = [Entry(key, value) for key, value in node.items() if not key.startswith("@")]
    return Job(source, stem=stem, data=entries)


def _rows(
    value: Value, job: Callable[[dict[str, Value]], bool]
) -> Iterable[tuple[str, str, dict[str, Value]]]:
    """Yield each mapping that is a job, after the key above it and the start of its path.

    *job* decides which mappings are jobs. Next to a job, any mapping with a title is one.
    """
    if isinstance(value, dict) and job(value):
        yield "", "", value
        return
    if isinstance(value, dict) and any(
        isinstance(v, dict) and job(v) for v in value.values()
    ):
        for key, row in value.items():
            if isinstance(row, dict) and (job(row) or _has_title(row)):
                yield key, f"{key}.", row
    members = value.items() if isinstance(value, dict) else [("", value)]
    for key, inner in members:
        rows = inner if isinstance(inner, list) else []
        if any(isinstance(row, dict) and job(row) for row in rows):
            path = f"{key}." if key else ""
            for number, row in enumerate(rows):
                if isinstance(row, dict) and (job(row) or _has_title(row)):
                    yield "", f"{path}{number}.", row


def _no_jobs(value: Value, jobs: list[dict[str, Value]]) -> Iterable[str]:
    """Yield the members of a list of jobs that are not jobs, as text."""
    lists = value.values() if isinstance(value, dict) else [value]
    for rows in lists:
        if isinstance(rows, list) and any(row is job for row in rows for job in jobs):
            for row in rows:
                if row and not any(row is job for job in jobs):
                    yield shown(row)


def _has_title(row: dict[str, Value]) -> bool:
    return any(v and role_of(k, data_file=True) == "title" for k, v in row.items())


def _has_title_and_text(row: dict[str, Value]) -> bool:
    roles = {role_of(key, data_file=True) for key, value in row.items() if value}
    return {"title", "body"} <= roles


def is_job(row: dict[str, Value]) -> bool:
    """Return whether a mapping describes a job.

    It needs a title, and two keys from `_TELLING`, one of them from `_SURE`. If the title
    is only a ``name``, it may be that of a place or a person. Then two keys have to be from
    `_SURE`.
    """
    written = [key for key, value in row.items() if value and key_of(key) != "type"]
    roles = {role_of(key, data_file=True) for key in written}
    titled = any(role_of(key) == "title" for key in written)
    sure, telling = len(roles & _SURE), len(roles & _TELLING)
    return "title" in roles and telling > 1 and sure > (0 if titled else 1)


def body_of_description(text: str) -> tuple[str, bool]:
    """Return the text of a JSON-LD description, and whether it is HTML."""
    if "&lt;" in text and not holds_tags(text) and holds_tags(unescape(text)):
        text = unescape(text)
    return text, holds_tags(text)
