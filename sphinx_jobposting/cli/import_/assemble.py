"""Put the page of a posting together from a job in a source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from ...values.kinds import kind_of
from .body.blocks import read_blocks
from .body.headings import without_markup
from .body.html import is_html, to_markdown
from .body.links import Surroundings
from .body.markdown import Body, convert, convert_line
from .fields.read import read_job
from .fields.reader import Read
from .fields.roles import key_of
from .fields.texts import listed, shown
from .markup import holds_blocks, holds_tags
from .page import page_text
from .records import Entry, Job, Note, Page, Value
from .sources.job_files import body_of_description
from .templates import fill_in, values_by_key

"""The kinds of fields that can have markup in them."""
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_SUMMARY = 300
"""The longest text, in characters, that can be the summary of a job."""
_SITE = re.compile(
    r"\{\{-?\s*(?:site\.(?:url|baseurl)|\.Site\.BaseURL)\s*-?\}\}"
    r"|\{\{-?\s*[\"']([^\"'{}]*)[\"']\s*\|\s*(?:relative_url|absolute_url|url|relURL|absURL)\s*-?\}\}"
)
"""Template tags that print the address of the site. Without them, a path is left."""


class Options(NamedTuple):
    """The options of the command line that apply to every page.

    *site* is the address of the old site. *root* is the folder that files may be taken
    from. *pages* returns whether this run imports a file. *translate* translates the words
    that go into the page.
    """

    site: str = ""
    bold_headings: bool = False
    root: Path | None = None
    pages: Callable[[Path], bool] = lambda _path: False
    translate: Callable[[str], str] = lambda text: text


def assemble(job: Job, options: Options) -> Page:
    """Return the page of *job*.

    :raises ModuleNotFoundError: if the job has HTML, and the extra ``import`` is missing.
    """
    if job.finished:
        return Page(job, job.stem, "", job.finished, ())
    read = read_job(job, data_file=job.is_data)
    texts = _Texts(job, read)
    texts.choose()
    title, notes, from_heading = _title(job, read, texts)
    around = _surroundings(job, options)
    body = _body(texts, title, job, options, around)
    for name, value in read.values.items():
        if isinstance(value, str) and kind_of(name).is_prose:
            line = _clean(value) if holds_tags(value) else value
            read.values[name] = convert_line(line, around)
    all_notes = [*job.notes, *read.notes, *texts.notes, *notes, *body.notes]
    if from_heading:
        # The title comes from this heading, so the source had it only once.
        all_notes = [note for note in all_notes if note.rule != "heading-title"]
    if not re.search(r"[^\W_]|!\[", body.text):
        all_notes.append(Note("no-text"))
    if not read.values.keys() & {"date-posted", "valid-through", "closed", "draft"}:
        all_notes.append(Note("no-date"))
    # If two texts were HTML, one note is enough.
    all_notes = list({str(note): note for note in all_notes}.values())
    text = page_text(
        title, read.values, read.as_written, body.text, all_notes, options.translate
    )
    return Page(job, job.stem, title, text, tuple(all_notes), tuple(body.files.items()))


def _surroundings(job: Job, options: Options) -> Surroundings:
    return Surroundings(
        folder=Path(job.folder).resolve() if job.folder else None,
        root=options.root,
        pages=options.pages,
        address=job.address,
        site=options.site,
    )


def _body(
    texts: _Texts, title: str, job: Job, options: Options, around: Surroundings
) -> Body:
    return convert(
        texts.body,
        title=title,
        around=around,
        where=lambda piece: _where(job, piece),
        bold_headings=options.bold_headings,
    )


def _where(job: Job, piece: str) -> int:
    """Return the line of the source with a piece of its text, or 0 if it is not found."""
    link = re.search(r"\(([^()\s]+)\)$", piece)
    for part in (piece, piece.split("\n")[0], link[1] if link else ""):
        if not part:
            continue
        for text, first in _texts_with_lines(job):
            if first > 0 and (at := text.find(part)) >= 0:
                return first + text.count("\n", 0, at)
    return 0


def _texts_with_lines(job: Job) -> Iterator[tuple[str, int]]:
    yield job.body, job.body_line
    for entry in job.entries:
        if isinstance(entry.value, str) and entry.line:
            # A text of several lines begins on the line after its key.
            yield entry.value, entry.line + ("\n" in entry.value)


# -- the title -----------------------------------------------------------------------------


def _title(job: Job, read: Read, texts: _Texts) -> tuple[str, list[Note], bool]:
    """Return the title, notes about it, and whether it comes from a heading of the text."""
    notes: list[Note] = []
    title = job.heading or _clean(read.title)
    from_heading = False
    if not title:
        blocks = read_blocks(texts.body)
        first = blocks.headings[0] if blocks.headings else None
        if first is not None and (first.level == 1 or not job.stem):
            title = without_markup(first.text)
            from_heading = bool(title)
    if not title:
        title = " ".join(re.split(r"[-_\s.]+", job.stem)).strip().capitalize() or "Job"
        notes.append(Note("no-title", "title", {"value": title}))
    organization = read.values.get("hiring-organization")
    if organization is not None:
        name = re.escape(organization.name)
        short = re.sub(
            rf"\s+(?:at|@|bei|chez|en|bij|[-–—|])\s+{name}\s*$",
            "",
            title,
            flags=re.IGNORECASE,
        )
        if short and short != title:
            notes.append(Note("organization-in-title", "title", {"value": title}))
            title = short
    for entry in [] if job.heading else read.titles:
        other = _clean(str(entry.value))
        if key_of(other) == key_of(title):
            continue
        if key_of(other) and key_of(other) in key_of(title):
            read.values.setdefault("title", other)
        else:
            notes.append(Note("other-title", "title", {"value": other}, entry.line, other))
    return title, notes, from_heading


def _clean(text: str) -> str:
    return " ".join(_TAG.sub(" ", unescape(text)).split())


# -- the text ------------------------------------------------------------------------------


class _Texts:
    """A chooser of the text of a posting from all texts of a source, without losing any."""

    def __init__(self, job: Job, read: Read) -> None:
        self._job = job
        self._read = read
        self.notes: list[Note] = []
        self.body = ""

    def choose(self) -> None:
        job, read = self._job, self._read
        used: set[str] = set()

        def hear(tag: str, key: str) -> None:
            used.add(key)
            self._note("value-filled-in", None, {"value": tag})

        body = _SITE.sub(lambda match: match[1] or "", job.body)
        body = fill_in(body, values_by_key(job.entries), hear)
        self.body = self._markdown(body, job.html or (body != job.body and is_html(body)))
        for entry in read.texts:
            if entry.key not in used:
                self._add(entry)
        # If a tag printed the value of a key, the body already has that text.
        read.sections = [entry for entry in read.sections if entry.key not in used]
        for entry in read.descriptions:
            self._description(entry)
        for entry in read.sections:
            self._section(entry)

    def _note(
        self,
        rule: str,
        entry: Entry | None,
        params: dict[str, object] | None = None,
        kept: str = "",
    ) -> None:
        name = entry.name if entry else ""
        self.notes.append(Note(rule, name, params or {}, entry.line if entry else 0, kept))

    def _markdown(self, text: str, html: bool) -> str:
        if not html or not text.strip():
            return text
        converted = to_markdown(text)
        self._note("html-body", None)
        if converted.dropped:
            self._note("scripts", None)
        for rule, found in (
            ("embedded", converted.embedded),
            ("html-comments", converted.comments),
        ):
            if found:
                self._note(rule, None, {"values": listed(found)})
        return converted.text

    def _add(self, entry: Entry) -> None:
        """Add a text from the front matter or from a job file."""
        if isinstance(entry.value, str):
            text = entry.value.strip()
        else:
            text = _as_markdown(entry.value, self._markdown)
        if is_html(text):
            text = self._markdown(text, html=True)
        if not self.body.strip():
            self.body = text
        elif _contains(self.body, text):
            self._note("second-copy", entry)
        elif (
            "\n" not in text
            and len(text) <= _SUMMARY
            and "summary" not in self._read.values
        ):
            self._read.values["summary"] = " ".join(text.split())
        else:
            self.body = f"{text}\n\n{self.body}"
            self._note("texts-joined", entry)

    def _description(self, entry: Entry) -> None:
        """Add the description of the data, which most often is the text of the page."""
        if not isinstance(entry.value, str) or not entry.value.strip():
            return
        text, html = body_of_description(entry.value)
        if not self.body.strip():
            self.body = self._markdown(text, html) if html else _paragraphs(text)
        elif _contains(self.body, text):
            self._note("second-copy", entry)
        elif len(text) <= _SUMMARY and not html and "summary" not in self._read.values:
            self._read.values["summary"] = " ".join(unescape(text).split())
        else:
            self._note("other-description", entry, kept=_clean(text))

    def _section(self, entry: Entry) -> None:
        text = _as_markdown(entry.value, self._markdown)
        if not text or _contains(self.body, text):
            return
        heading = _heading_of(entry.key)
        self.body = f"{self.body.rstrip()}\n\n## {heading}\n\n{text}".lstrip()


def _as_markdown(value: Value, markdown: Callable[[str, bool], str]) -> str:
    """Return a text, a list of points, or named parts as Markdown."""
    if isinstance(value, str):
        return markdown(value.strip(), is_html(value) or holds_blocks(value))
    if isinstance(value, dict):
        parts = [
            f"**{_heading_of(key)}:** {shown(inner)}"
            for key, inner in value.items()
            if inner
        ]
        return "\n\n".join(parts)
    return "\n".join(f"- {' '.join(shown(item).split())}" for item in value if item)


def _heading_of(key: str) -> str:
    """Turn a key into a heading: ``whatYouWillDo`` becomes “What you will do”."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]", " ", key).split()
    text = " ".join(word if word.isupper() else word.lower() for word in words)
    return text[:1].upper() + text[1:]


def _paragraphs(text: str) -> str:
    """Return plain text as Markdown. Each line becomes a paragraph."""
    text = re.sub(r"<(?=[A-Za-z/!?])", r"\\<", unescape(text))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    written = [re.sub(r"^(?:[•·‣▪*–—-])\s+", "- ", line) for line in lines]
    pieces: list[str] = []
    for number, line in enumerate(written):
        if not line:
            continue
        listed = line.startswith("- ") and number and written[number - 1].startswith("- ")
        pieces.append(f"{'' if not pieces else chr(10) if listed else chr(10) * 2}{line}")
    return "".join(pieces)


def _contains(body: str, text: str) -> bool:
    """Return whether *body* contains all words of *text*, in the same order."""
    words = " ".join(_WORD.findall(_TAG.sub(" ", unescape(text))))
    held = " ".join(_WORD.findall(_TAG.sub(" ", unescape(body))))
    return bool(words) and f" {words} " in f" {held} "
