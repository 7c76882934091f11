"""Find the jobs in a file of any kind."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from ....values.near_words import word_set
from ..body.html import is_html
from ..fields.roles import key_of
from ..records import Entry, Job, Note, Value
from ..templates import values_by_key
from . import html_page
from .files import DATA, SourceFile
from .front_matter import PageParts, split_front_matter
from .job_files import data_jobs, json_ld_job
from .json_ld import postings, read_script, scripts
from .lists import date_in_name, names_list, split_list
from .plain_data import (
    DataProblem,
    compose,
    read_json,
    read_toml,
    read_yaml,
    without_marks,
)

_OURS = re.compile(r"^[ \t]*(?:`{3,}|:{3,}|~{3,})\{jobposting\}", re.M)
_HTML = re.compile(r"\s*(?:<!doctype|<html|<head|<body|<\?xml)", re.I)
_LIFTED = word_set(
    "params extra job jobdetails jobinfo posting position vacancy stelle offre oferta "
    "vacature"
)
"""Keys of front matter that can have the keys of a job below them."""
_HIDDEN_STEMS = frozenset({"_index"})


class Recognized:
    """The jobs in a file. *problem* is the id of a message that says why none was found."""

    def __init__(self, jobs: list[Job], problem: str = "", value: str = "") -> None:
        self.jobs = jobs
        self.problem = problem
        self.value = value


def recognize(file: SourceFile, source: str, *, named: bool) -> Recognized:
    """Find the jobs in a file.

    *named* says that the command line names the file. Then any text in it is a job, even
    without a sign of one.
    """
    stem = stem_of(file.path)
    suffix = file.path.suffix.lower()
    text = without_marks(file.text).replace("\ue000", "")
    if suffix in DATA or (not suffix and text.lstrip()[:1] in ("{", "[")):
        found = _data(text, source, stem, suffix, named=named)
    else:
        found = _page(text, source, stem, suffix, named=named)
    for job in found.jobs:
        job.folder = str(file.path.parent)
        if file.encoding:
            job.notes.insert(0, Note("encoding", "", {"value": file.encoding}))
    return found


def stem_of(path: Path) -> str:
    """Return the name that a file gives its job.

    If the file is called ``index``, the name of its folder is used. A name that says
    nothing about the job, such as ``jobs``, becomes an empty string.
    """
    stem = path.stem
    if stem in ("index", "_index") or re.fullmatch(r"index\.\w\w", stem):
        stem = path.resolve().parent.name
    return "" if names_list(stem) or stem == "-" else stem


def _data(text: str, source: str, stem: str, suffix: str, *, named: bool) -> Recognized:
    lines: dict[str, int] = {}
    try:
        if suffix == ".toml":
            value = read_toml(text)
        elif suffix in (".yml", ".yaml"):
            value, lines = _yaml_documents(text)
        else:
            value = read_json(text)
    except DataProblem as problem:
        return _broken(text, source, stem, suffix, problem)
    return Recognized(data_jobs(value, source, stem, lines, named=named))


def _yaml_documents(text: str) -> tuple[Value, dict[str, int]]:
    """Read one YAML document, or several, with ``---`` between them, as a list."""
    try:
        return read_yaml(text)
    except DataProblem:
        if not re.search(r"^---[ \t]*$", text, re.M):
            raise
    try:
        return _several_documents(text)
    except DataProblem:
        return read_yaml(text)  # raises an error about the whole text


def _several_documents(text: str) -> tuple[Value, dict[str, int]]:
    values: list[Value] = []
    lines: dict[str, int] = {}
    first = 0
    for piece in re.split(r"^---[ \t]*$", text, flags=re.M):
        if piece.strip():
            value, inner = read_yaml(piece)
            lines.update({f"{len(values)}.{p}": first + at for p, at in inner.items()})
            values.append(value)
        first += piece.count("\n")
    return values, lines


def _broken(
    text: str, source: str, stem: str, suffix: str, problem: DataProblem
) -> Recognized:
    """Read what is left of broken JSON-LD. Nothing in other broken data is certain."""
    if suffix not in (".toml", ".yml", ".yaml") and "JobPosting" in text:
        found, notes = read_script(text, 1, {})
        stem = stem if len(found) == 1 else ""
        jobs = [Job(source, stem=stem, data=entries) for entries in found]
        if jobs:
            jobs[0].notes += notes
            return Recognized(jobs)
    line = f" ({problem.problem})"
    at = f", line {problem.line + 1}" if problem.line >= 0 else ""
    return Recognized([], "The file cannot be read%(value)s.", f"{line}{at}")


def _page(text: str, source: str, stem: str, suffix: str, *, named: bool) -> Recognized:
    front = split_front_matter(text)
    if front is None and suffix not in (".md", ".markdown") and _HTML.match(text):
        return _html(text, source, stem)
    if front is None and suffix in (".html", ".htm") and html_page.may_hold_job(text):
        return _html(text, source, stem)
    body = text if front is None else front.body
    if _is_ours(front, body):
        return Recognized([Job(source, stem=stem, finished=text)])
    if front is None and not (named or suffix in (".md", ".markdown")):
        return Recognized([])
    if front is None and not text.strip():
        return Recognized([])
    entries = _lifted(front.entries) if front else []
    job = Job(
        source,
        stem=stem,
        entries=list(entries),
        body=body,
        body_line=front.body_line if front else 1,
        notes=list(front.notes) if front else [],
    )
    if _HIDDEN_STEMS & {stem.partition(".")[0]} or source.rpartition("/")[2].startswith(
        "_index"
    ):
        return Recognized([])
    _take_scripts(job)
    if not any(key_of(entry.key) == "date" for entry in entries) and (
        day := date_in_name(stem)
    ):
        job.entries.append(Entry("date", day))
    job.html = is_html(job.body)
    if (sections := split_list(job)) is not None:
        return Recognized(sections)
    return Recognized([job])


def _lifted(entries: list[Entry]) -> list[Entry]:
    """Move the keys below ``params`` (Hugo), ``extra`` (Zola), or ``job`` to the top."""
    found = []
    for entry in entries:
        if key_of(entry.key) in _LIFTED and isinstance(entry.value, dict):
            for key, value in entry.value.items():
                found.append(Entry(key, value, entry.line, f"{entry.key}.{key}"))
        else:
            found.append(entry)
    return found


def _is_ours(front: PageParts | None, body: str) -> bool:
    if front is not None and any(entry.key == "jobposting" for entry in front.entries):
        return True
    return "{jobposting}" in body and bool(_OURS.search(body))


def _html(text: str, source: str, stem: str) -> Recognized:
    if not html_page.may_hold_job(text):
        return Recognized([])
    return Recognized(html_page.page_jobs(text, source, stem))


def _take_scripts(job: Job) -> None:
    """Read the JSON-LD in a page with front matter, and remove it from the text."""
    values = values_by_key(job.entries)
    pieces = []
    position = 0
    found: list[list[Entry]] = []
    for script in scripts(job.body):
        read, notes = read_script(script.text, job.body_line + script.line, values)
        if not read and not notes:
            continue
        found += read
        job.notes += notes
        pieces.append(job.body[position : script.start])
        # Its lines stay as empty lines, so that the line numbers after it stay right.
        pieces.append("\n" * job.body.count("\n", script.start, script.end))
        position = script.end
    if position:
        job.body = "".join([*pieces, job.body[position:]])
    if found:
        job.data = found[0]
    if len(found) > 1:
        job.notes.append(Note("several-in-data"))


def read_standard_input(text: str, source: str) -> Recognized:
    """Find the jobs in *text*, which has no file name that tells its format."""
    file = SourceFile(Path("-"), text)
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return _data(text, source, "", ".json", named=True)
    if not text.lstrip().startswith(("---\n", "+++\n", "<", "#")):
        try:
            node = compose(text)
        except (yaml.YAMLError, ValueError, RecursionError):
            node = None
        if isinstance(node, yaml.MappingNode | yaml.SequenceNode):
            found = _data(text, source, "", ".yml", named=True)
            if found.jobs:
                return found
    found = recognize(file, source, named=True)
    for job in found.jobs:
        job.folder = ""
    return found


__all__ = [
    "Recognized",
    "json_ld_job",
    "postings",
    "read_standard_input",
    "recognize",
    "stem_of",
]
