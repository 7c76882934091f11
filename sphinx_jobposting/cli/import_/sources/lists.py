"""Split pages that list several jobs, one per section."""

from __future__ import annotations

import re
from dataclasses import replace

from ....values.iso8601 import DAY
from ..body.blocks import read_blocks
from ..body.headings import without_markup
from ..fields.roles import key_of
from ..records import Entry, Job, Note

_NAMES = (
    "jobs, job, job listings, job openings, job board, careers, career, openings, open "
    "positions, "
    "open roles, open jobs, positions, roles, current listings, listings, current "
    "openings, "
    "current jobs, current positions, current vacancies, available positions, vacancies, "
    "opportunities, employment, employment opportunities, job opportunities, join us, "
    "join our team, work with us, work for us, hiring, we're hiring, we are hiring, past "
    "jobs, "
    "stellen, stellenangebote, stellenausschreibungen, offene stellen, karriere, "
    "jobs und karriere, jobs & karriere, arbeiten bei uns, mitarbeiten, emplois, emploi, "
    "offres d'emploi, nos offres, recrutement, carrières, nous rejoindre, on recrute, "
    "empleo, "
    "empleos, ofertas de empleo, trabaja con nosotros, únete, vacatures, vacature, "
    "openstaande vacatures, werken bij, index, readme, posting, postings, page, data, home"
)
_KEYS = frozenset(key_of(name) for name in _NAMES.split(","))


def names_list(text: str) -> bool:
    """Return whether a title or the name of a file means a list of jobs, not one job."""
    return key_of(text).rstrip("0123456789") in _KEYS


def split_list(job: Job) -> list[Job] | None:
    """Return one job for each section of a page that lists jobs.

    Sections are jobs only if the heading above them says so. A page about working for an
    organization has sections, too.

    :returns: ``None`` if the page itself is a job; an empty list if there is no job in it.
    """
    title = next((e.value for e in job.entries if key_of(e.key) == "title"), "")
    if title and not (isinstance(title, str) and names_list(title)):
        return None
    blocks = read_blocks(job.body)
    lines = job.body.split("\n")
    first = blocks.headings[0] if blocks.headings else None
    if first is None or not names_list(without_markup(first.text)):
        return [] if title else None
    below = list(blocks.headings[1:])
    stop = next((i for i, h in enumerate(below) if h.level <= first.level), len(below))
    below = below[:stop]
    level = min((heading.level for heading in below), default=0)
    sections = [heading for heading in below if heading.level == level]
    if not sections:
        return []
    end = next((h.first for h in blocks.headings[1:] if h.level <= first.level), len(lines))
    ends = [*(heading.first for heading in sections[1:]), end]
    rest = "\n".join(
        [*lines[: first.first], *lines[first.last : sections[0].first], *lines[end:]]
    )
    jobs = []
    for number, (heading, last) in enumerate(zip(sections, ends, strict=True)):
        name = without_markup(heading.text)
        notes = [] if number else list(job.notes)
        line = job.body_line + heading.first
        notes.append(Note("list-section", "", {"value": name}, line))
        if not number and (words := " ".join(rest.split())):
            notes.append(
                Note("list-rest", "", {"value": words[:300]}, job.body_line, words)
            )
        jobs.append(
            replace(
                job,
                stem="",
                heading=name,
                entries=[]
                if number
                else [e for e in job.entries if key_of(e.key) != "title"],
                body="\n".join(lines[heading.last : last]),
                body_line=job.body_line + heading.last,
                notes=notes,
            )
        )
    return jobs


def without_title(entries: list[Entry]) -> list[Entry]:
    """Return all entries but the title."""
    return [entry for entry in entries if key_of(entry.key) != "title"]


_DATE_PREFIX = re.compile(rf"({DAY})[-_]")


def date_in_name(stem: str) -> str:
    """Return the date that begins the name of a Jekyll post, or an empty string."""
    match = _DATE_PREFIX.match(stem)
    return match[1] if match else ""
