"""Find the blocks of a Markdown text: which lines are code, HTML, or text."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_PARSER = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
# Only the blocks are needed. Parsing the text inside them would take most of the time.
_PARSER.core.ruler.enableOnly(["normalize", "block"])

_FENCE = re.compile(r"[ \t]*(?:[>\-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})")


class Heading(NamedTuple):
    """A heading outside of lists and quotes; *last* is the line after it."""

    first: int
    last: int
    level: int
    text: str


class Fence(NamedTuple):
    """A fenced block of code: its first line, its info string, and its content."""

    line: int
    info: str
    content: str


class Table(NamedTuple):
    """The lines of a table; *last* is the line after it."""

    first: int
    last: int


class Blocks(NamedTuple):
    """The blocks of a text. Lines count from 0; a range ends with the line after it."""

    headings: list[Heading]
    texts: list[tuple[int, int]]
    """Ranges with inline markup: paragraphs, headings, rows of tables."""
    paragraphs: list[tuple[int, int]]
    """Paragraphs outside of lists, quotes and tables."""
    html: list[tuple[int, int]]
    fences: list[Fence]
    tables: list[Table]
    notes: list[tuple[str, int]]
    """The labels of footnotes, and the lines on which their texts begin."""
    rules: list[int]
    """The lines of rules that docutils refuses: at an edge, or two in a row."""
    code: frozenset[int]
    """The lines of code."""


def read_blocks(text: str) -> Blocks:
    """Read the block structure of *text*."""
    return _blocks(_PARSER.parse(text))


def without(blocks: Blocks, lines: list[str], mark: str) -> Blocks:
    """Return *blocks* without the texts whose first line begins with *mark*."""
    texts = [block for block in blocks.texts if not lines[block[0]].startswith(mark)]
    kept = [block for block in blocks.paragraphs if not lines[block[0]].startswith(mark)]
    return blocks._replace(texts=texts, paragraphs=kept)


def _blocks(tokens: list[Token]) -> Blocks:
    headings: list[Heading] = []
    texts: dict[tuple[int, int], None] = {}
    paragraphs: list[tuple[int, int]] = []
    html: list[tuple[int, int]] = []
    fences: list[Fence] = []
    tables: list[Table] = []
    notes: list[tuple[str, int]] = []
    rules: list[int] = []
    before, kept_rule = "", 0
    code: set[int] = set()
    for number, token in enumerate(tokens):
        if token.map is None:
            continue
        first, last = token.map
        if token.level == 0 and not token.type.startswith("footnote"):
            if token.type == "hr" and before in ("", "hr", "heading_open"):
                rules.append(first)
            else:
                before = token.type
                kept_rule = first if token.type == "hr" else kept_rule
        elif token.type == "hr":
            rules.append(first)
        if token.type == "heading_open" and token.level == 0:
            content = tokens[number + 1].content
            headings.append(Heading(first, last, int(token.tag[1]), content))
        elif token.type == "paragraph_open" and token.level == 0:
            paragraphs.append((first, last))
        elif token.type == "inline":
            texts[first, last] = None
        elif token.type == "html_block":
            html.append((first, last))
        elif token.type == "footnote_reference_open":
            notes.append((str(token.meta["label"]), first))
        elif token.type == "table_open":
            tables.append(Table(first, last))
        elif token.type in ("fence", "code_block"):
            code.update(range(first, last))
            if token.type == "fence":
                fences.append(Fence(first, token.info.strip(), token.content))
    if before == "hr":
        rules.append(kept_rule)
    lines = frozenset(code)
    return Blocks(
        headings, list(texts), paragraphs, html, fences, tables, notes, rules, lines
    )


def with_info(line: str, info: str) -> str:
    """Return *line*, the first of a fence, with the info string *info*."""
    match = _FENCE.match(line)
    return f"{line[: match.end()]}{info}" if match else line
