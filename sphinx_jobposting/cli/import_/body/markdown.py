"""Turn the Markdown of other tools into MyST, and change as few lines as possible."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..fields.roles import key_of
from ..fields.texts import listed
from ..records import Note
from ..templates import without_comments
from . import cleaning, headings
from .blocks import Blocks, Heading, read_blocks, without
from .code import tame_code
from .inline import Scan, scan, without_attributes
from .links import NAME_MARK, Links, Surroundings

_EXCERPT = re.compile(
    r"<!--[ \t]{0,9}/?(?:more|excerpt|truncate|read-?more|(?:end )?excerpt(?: end)?|"
    r"summary|break)[ \t]{0,9}-->",
    re.I,
)
"""The comments that end the excerpt of a page on other sites."""
_KEPT = {"links-lost": "link", "images-lost": "image"}
"""The outcomes that keep a comment on the page, and the label of that comment."""


@dataclass(slots=True)
class Body:
    """A text in MyST, notes on what was done to it, and the files to copy next to it."""

    text: str
    notes: list[Note] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)


def convert(
    text: str,
    *,
    title: str,
    around: Surroundings,
    where: Callable[[str], int] = lambda _piece: 0,
    bold_headings: bool = False,
) -> Body:
    """Turn *text* into MyST for a page with the title *title*.

    *where* returns the line of the source that has a piece of text in it, or 0. With
    *bold_headings*, paragraphs that are a single bold line become headings.
    """
    work = _Work(title, around, where, bold_headings)
    return Body(work.convert(text), work.notes, work.files)


def convert_line(text: str, around: Surroundings) -> str:
    """Turn the text of a field, which has only inline markup, into MyST."""
    links = Links(around, {})
    return scan(text, Scan(links.resolve, links.resolve_html, notes=lambda _note: False))


class _Work:
    def __init__(
        self,
        title: str,
        around: Surroundings,
        where: Callable[[str], int],
        bold_headings: bool,
    ) -> None:
        self._title = title
        self._around = around
        self._where = where
        self._bold_headings = bold_headings
        self.notes: list[Note] = []
        self.files: dict[str, str] = {}

    def _note(self, rule: str, values: list[str] | None = None) -> None:
        if values is None:
            self.notes.append(Note(rule))
        elif values:
            kept = "\n".join(dict.fromkeys(values)) if rule in _KEPT else ""
            params = {"values": listed(values)}
            line = self._where(values[0])
            self.notes.append(Note(rule, _KEPT.get(rule, ""), params, line, kept))

    def convert(self, text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = self._comments(text.strip("\n"))
        text, dedented = cleaning.dedent(text)
        if dedented:
            self._note("indentation")
        text = cleaning.highlight_tags(text)
        blocks = self._read(text)
        lines = text.split("\n")
        text, blocks = self._html(lines, blocks)
        text, blocks = self._attributes(text, blocks)
        lines = text.split("\n")
        if found := headings.set_apart(lines, blocks):
            self._note("heading-blank", found)
        bold = headings.bold_lines(lines, blocks)
        if bold and self._bold_headings:
            below = 3 if blocks.headings else 2
            for number, words in bold:
                lines[number] = f"{'#' * below} {words}"
        if found or (bold and self._bold_headings):
            blocks = self._read("\n".join(lines))
        text, blocks = self._rules("\n".join(lines), blocks)
        lines = text.split("\n")
        names = [words for _, words in bold]
        self._note("bold-made" if self._bold_headings else "bold-headings", names)
        self._blanks(lines, blocks)
        self._note("escaped", cleaning.escape_lines(lines, blocks))
        if unknown := tame_code(lines, blocks.fences):
            self._note("code-language", unknown)
        return self._inline(lines, blocks)

    def _read(self, text: str) -> Blocks:
        return without(read_blocks(text), text.split("\n"), cleaning.COMMENT_MARK)

    def _comments(self, text: str) -> str:
        if "<!--" in text and (mark := _EXCERPT.search(text)):
            self.notes.append(Note("excerpt-mark", "", {"value": mark[0].strip()}))
            text = _EXCERPT.sub("", text)
        replaced = without_comments(text, cleaning.as_comment)
        if replaced != text:
            self._note("comments")
        return replaced

    def _html(self, lines: list[str], blocks: Blocks) -> tuple[str, Blocks]:
        """Clean up HTML blocks: comments, scripts, and blocks with Markdown in them."""
        found = cleaning.html_blocks(lines, blocks.html)
        for rule in sorted(found):
            self._note(rule)
        text = "\n".join(lines)
        if found:
            text = text.strip("\n")
            blocks = self._read(text)
        return text, blocks

    def _attributes(self, text: str, blocks: Blocks) -> tuple[str, Blocks]:
        """Remove kramdown's attributes. Without them, the blocks may be others."""
        if "{:" not in text:
            return text, blocks
        lines = text.split("\n")
        found: list[str] = []
        for first, last in blocks.texts:
            kept = without_attributes("\n".join(lines[first:last]), found)
            lines[first:last] = kept.split("\n", last - first - 1)
        self._note("attributes", found)
        text = "\n".join(lines)
        return text, self._read(text)

    def _rules(self, text: str, blocks: Blocks) -> tuple[str, Blocks]:
        while blocks.rules:
            lines = text.split("\n")
            cleaning.drop_rules(lines, blocks)
            before, text = text, "\n".join(lines)
            blocks = self._read(text)
            if text == before:
                break
        return text, blocks

    def _blanks(self, lines: list[str], blocks: Blocks) -> None:
        breaks, blanks = cleaning.trailing_blanks(lines, blocks)
        if breaks:
            self._note("line-breaks")
        if blanks:
            self._note("trailing-blanks")

    def _inline(self, lines: list[str], blocks: Blocks) -> str:
        defined, lonely = cleaning.footnotes(lines, blocks)
        self._note("notes", lonely)
        if lonely:
            blocks = self._read("\n".join(lines))
        cleaning.widen_tables(lines, blocks.tables)
        anchors = self._anchors(lines, blocks.headings)
        identifiers = cleaning.html_ids(lines, blocks)
        links = Links(self._around, anchors, identifiers)
        lost, doubled = cleaning.definitions(lines, blocks, links)
        self._note("definitions", doubled)
        state = Scan(
            links.resolve,
            links.resolve_html,
            lost_labels=lost,
            notes=lambda note: note.removesuffix(":") in defined,
        )
        targets: dict[int, str] = {}
        ranges = [*blocks.texts, *blocks.html]
        scanned = {
            first: (last, scan("\n".join(lines[first:last]), state))
            for first, last in ranges
        }
        for first, (last, text) in scanned.items():
            lines[first:last] = text.split("\n", last - first - 1)
        for heading in blocks.headings:
            key = self._heading_key(heading, lines)
            if key in links.targets:
                targets[heading.first] = anchors[key]
                links.targets.discard(key)
        rewritten = [
            heading._replace(text=_heading_text(lines, heading))
            for heading in blocks.headings
        ]
        changed, repeated = headings.relevel(
            lines, rewritten, self._title, lambda heading: targets.get(heading.first, "")
        )
        self._note("heading-levels", changed)
        if repeated:
            self._note("heading-title")
        self._tell(links, state)
        text = "\n".join(lines)
        if not blocks.code:
            text = re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", text)
        return text.replace(cleaning.COMMENT_MARK, "%").strip("\n")

    def _anchors(self, lines: list[str], found: list[Heading]) -> dict[str, str]:
        """Return the targets of the headings, by the normalized fragments of links."""
        anchors: dict[str, str] = {}
        for heading in found:
            key = self._heading_key(heading, lines)
            words = re.findall(r"\w+", headings.without_markup(heading.text).casefold())
            name = f"{NAME_MARK}-{'-'.join(words)[:60].strip('-')}"
            if key and key not in anchors:
                anchors[key] = name
        return anchors

    def _heading_key(self, heading: Heading, lines: list[str]) -> str:
        own = headings.identifier(heading, lines)
        return key_of(own or headings.without_markup(heading.text))

    def _tell(self, links: Links, state: Scan) -> None:
        self._note("template-kept", state.templates)
        self._note("escaped", state.escaped)
        self._note("links-in-page", links.in_page)
        self._note("links-site", links.at_site)
        self._note("links-page", links.to_pages)
        self._note("files-copied", list(links.files))
        self._note("links-lost", links.lost)
        self._note("images-lost", links.lost_images)
        self._note("links-html", links.lost_html)
        self.files = links.files


def _heading_text(lines: list[str], heading: Heading) -> str:
    """Return the text of a heading from its lines, which have been scanned already."""
    if heading.last - heading.first > 1:  # underlined
        return " ".join(line.strip() for line in lines[heading.first : heading.last - 1])
    return re.sub(r"^ {0,3}#{1,6}[ \t]*", "", lines[heading.first])
