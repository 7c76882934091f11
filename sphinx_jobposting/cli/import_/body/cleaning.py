"""Change single lines: comments, HTML blocks, blanks, signs, link definitions, tables."""

from __future__ import annotations

import re

from ..templates import TAG
from .blocks import Blocks, Table
from .links import Links

_COMMENT = re.compile(r"\s*<!--(.*?)-->\s*", re.S)
_SCRIPT = re.compile(r"\s*<(?:script|style)\b", re.I)
_MARKDOWN_ATTRIBUTE = re.compile(
    r"(?<!\s)\s+markdown\s*=\s*[\"']?(?:1|block|span|true)[\"']?", re.I
)
_SIGNS = re.compile(
    r"(\s*(?:(?:>|[-*+]|\d{1,9}[.)])\s+)*)"
    r"(%|\+\+\+|:::|\((?=.{1,200}\)=\s*$)|```+\s*\{|\{[\w:.+-]+\}(?=`))"
)
_DEFINITION = re.compile(
    r"([ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*)"
    r"(\[((?:[^\[\]\\]|\\.){1,200})\]:[ \t]*)(<[^<>]*>|\S+)(.*)$"
)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,80})\](:?)")
_HTML_ID = re.compile(r"<[^<>]*\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.I)
_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s+([\w+#-]+)[^%]*%\}")
_END_HIGHLIGHT = re.compile(r"\{%-?\s*endhighlight\s*-?%\}")
_RULE = re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_CELL = re.compile(r"(?<!\\)\|")


COMMENT_MARK = "\ue003"
"""Marks the lines of a comment until the text is finished. They have no markup in them."""


def as_comment(text: str) -> str:
    """Return *text* as a MyST comment on its own lines, still with `COMMENT_MARK`."""
    lines = [line.strip() for line in text.strip("\n").split("\n")]
    written = "\n".join(f"{COMMENT_MARK} {line}".rstrip() for line in lines if line)
    return f"\n\n{written}\n\n" if written else ""


def dedent(text: str) -> tuple[str, bool]:
    """Remove the indentation that all lines share, if it would turn the text into code.

    :returns: the text, and whether it was changed.
    """
    lines = text.split("\n")
    widths = [len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()]
    least = min(widths, default=0)
    first = next((line for line in lines if line.strip()), "")
    if least < 4 and not (least and first.startswith("\t")):
        return text, False
    return "\n".join(line[least:] if line.strip() else "" for line in lines), True


def highlight_tags(text: str) -> str:
    """Turn Jekyll's tags around code into a fenced block."""
    if "endhighlight" not in text:
        return text
    text = _HIGHLIGHT.sub(r"```\1", text)
    return _END_HIGHLIGHT.sub("```", text)


def html_blocks(lines: list[str], ranges: list[tuple[int, int]]) -> set[str]:
    """Clean up HTML blocks in place, and return the ids of the outcomes."""
    done = set()
    for first, last in reversed(ranges):
        block = "\n".join(lines[first:last])
        if (comment := _COMMENT.fullmatch(block)) is not None:
            lines[first:last] = as_comment(comment[1]).split("\n")
            done.add("comments")
        elif _SCRIPT.match(block):
            # After the end of the script, the rest of the line is text.
            ends = list(re.finditer(r"</(?:script|style)\s*>", block, re.I))
            lines[first:last] = [block[ends[-1].end() :]] if ends else [""]
            done.add("scripts")
        elif _MARKDOWN_ATTRIBUTE.search(block):
            lines[first:last] = _apart(block).split("\n")
            done.add("markdown-in-html")
    return done


def _apart(block: str) -> str:
    """Put blank lines around the tags of an HTML block, so that MyST reads the inside."""
    block = _MARKDOWN_ATTRIBUTE.sub("", block)
    block = re.sub(r"^[ \t]*(</?[A-Za-z][^<>]*>)[ \t]*", r"\n\1\n\n", block, flags=re.M)
    return re.sub(r"(</[A-Za-z][^<>]*>)[ \t]*$", r"\n\n\1\n", block, flags=re.M)


def trailing_blanks(lines: list[str], blocks: Blocks) -> tuple[bool, bool]:
    """Strip blanks at the ends of lines outside of code.

    :returns: whether any of them were line breaks, and whether any meant nothing.
    """
    breaks = blanks = False
    inside = {n for first, last in blocks.texts for n in range(first, last - 1)}
    inside -= {n for heading in blocks.headings for n in range(heading.first, heading.last)}
    inside -= {n for table in blocks.tables for n in range(table.first, table.last)}
    inside -= _lines_of_tags(lines)
    for number, line in enumerate(lines):
        stripped = line.rstrip(" \t")
        if stripped == line or number in blocks.code:
            continue
        if number in inside and line.endswith("  "):
            lines[number] = stripped + "\\"
            breaks = True
        else:
            lines[number] = stripped
            blanks = blanks or bool(stripped)
    return breaks, blanks


def _lines_of_tags(lines: list[str]) -> set[int]:
    """Return the lines that end inside a template tag."""
    text = "\n".join(lines)
    if "{{" not in text and "{%" not in text:
        return set()
    found: set[int] = set()
    for match in TAG.finditer(text):
        if "\n" in match[0]:
            first = text.count("\n", 0, match.start())
            found.update(range(first, first + match[0].count("\n")))
    return found


def escape_lines(lines: list[str], blocks: Blocks) -> list[str]:
    """Escape signs that mean something in MyST at the beginning of a line.

    :returns: the beginnings of the lines that were changed.
    """
    found = []
    for first, last in blocks.texts:
        for number in range(first, last):
            line = lines[number]
            match = _SIGNS.match(line)
            if match is not None and not match[2].startswith(("{", "`")):
                lines[number] = f"{match[1]}\\{line[match.end(1) :]}"
                found.append(line.strip()[:40])
    return found


def html_ids(lines: list[str], blocks: Blocks) -> frozenset[str]:
    """Return the ids of HTML elements in the text."""
    found: set[str] = set()
    for first, last in [*blocks.html, *blocks.texts]:
        for line in lines[first:last]:
            if "<" in line:
                found.update(match[1] for match in _HTML_ID.finditer(line))
    return frozenset(found)


def definitions(
    lines: list[str], blocks: Blocks, links: Links
) -> tuple[frozenset[str], list[str]]:
    """Update the addresses in link definitions, in place.

    :returns: the labels that lead nowhere, and those that were defined twice.
    """
    taken = {n for first, last in [*blocks.texts, *blocks.html] for n in range(first, last)}
    known: set[str] = set()
    lost: set[str] = set()
    doubled = []
    for number, line in enumerate(lines):
        if number in taken or number in blocks.code or "]:" not in line:
            continue
        match = _DEFINITION.match(line)
        if match is None or match[3].startswith("^"):
            continue
        label = " ".join(match[3].casefold().split())
        if label in known:
            doubled.append(match[3])
            lines[number] = f"{match[1]}% {line[match.end(1) :]}"
            continue
        known.add(label)
        if label == "//" or match[4] in ("#", "<>"):
            continue  # people write comments this way
        target = links.resolve(match[4].strip("<>"), match[3], False)
        if not target.to or target.html:
            lost.add(label)
            lines[number] = f"{match[1]}% {line[match.end(1) :]}"
        elif target.to != match[4].strip("<>"):
            lines[number] = f"{match[1]}{match[2]}<{target.to}>{match[5]}"
    return frozenset(lost), doubled


def footnotes(lines: list[str], blocks: Blocks) -> tuple[frozenset[str], list[str]]:
    """Find the footnotes that have both a reference and a text.

    Turn texts without a reference into paragraphs, in place. If a label has several texts,
    only the first stays a footnote.

    :returns: the complete footnotes as they are written, and the incomplete ones.
    """
    defined = dict(reversed(blocks.notes))
    if not defined and not any("[^" in line for line in lines):
        return frozenset(), []
    begins = {line: label for label, line in blocks.notes}
    referred: set[str] = set()
    for number in {n for first, last in blocks.texts for n in range(first, last)}:
        line = lines[number]
        if number in begins:
            line = line.partition(f"[^{begins[number]}]:")[2]
        referred.update(match[1] for match in _REFERENCE.finditer(line))
    whole = referred & defined.keys()
    for label, number in blocks.notes:
        if label not in whole or defined[label] != number:
            lines[number] = lines[number].replace(f"[^{label}]:", f"\\[^{label}]:", 1)
    lonely = sorted((referred | defined.keys()) - whole)
    return frozenset(f"[^{label}]" for label in whole), [f"[^{label}]" for label in lonely]


def drop_rules(lines: list[str], blocks: Blocks) -> None:
    """Remove the horizontal rules that docutils refuses."""
    for number in blocks.rules:
        line = _RULE.sub("", lines[number])
        # A quote or list item that had nothing else in it goes, too.
        lines[number] = line if line.strip(" \t>*+-") else ""


def widen_tables(lines: list[str], tables: list[Table]) -> None:
    """Give the header of a table as many cells as its widest row, so that none is lost."""
    for table in tables:
        rows = [line.strip().strip("|") for line in lines[table.first : table.last]]
        counts = [len(_CELL.findall(row)) + 1 for row in rows]
        missing = max(counts) - counts[0]
        if missing > 0:
            head, rule = lines[table.first].rstrip(), lines[table.first + 1].rstrip()
            lines[table.first] = head.rstrip("|") + "| " * missing + "|"
            lines[table.first + 1] = rule.rstrip("|") + "|---" * missing + "|"
