"""Adapt inline markup in one pass: links, images, footnotes, roles, and signs.

The text keeps its lines. Only markup that means something else in MyST is changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..templates import TAG

_TOKEN = re.compile(
    rf"(?P<escape>\\[!-/:-@\[-`{{-~])"
    r"|(?P<ticks>`+)"
    rf"|(?P<template>{TAG.pattern})"
    r"|(?P<braces>\{(?=\{))"
    r"|(?P<tag><[A-Za-z/!?][^<>]*>)"
    r"|(?P<attributes>[ \t]?\{:[^{}\n]*\})"
    r"|(?P<role>\{[\w:.+-]+\}(?=`))"
    r"|(?P<note>\[\^[^\]\s]{1,80}\]:?)"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<dollar>\$)"
)
_RUNS = re.compile(r"\{[\w:.+-]+\}`|\{\{")
_HTML = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*"
    r"(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s\"'=<>`{]+|'[^'`]*'|\"[^\"`]*\"))?)*\s*/?>",
    re.ASCII,
)
"""An element for CommonMark, which reads nothing inside it."""
_READ_IN_TEMPLATE = re.compile(r"\]\(|\{[\w:.+-]+\}`|\[\^")
"""What MyST also reads inside a template tag: a link, a role, and a footnote."""
_BRACES = re.compile(r"\{(?=\{)")
_TARGET = re.compile(
    r"\([ \t\n]*(<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"([ \t\n]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t\n]*\)"
)
_TAG_TARGET = re.compile(rf"\([ \t\n]*((?:{TAG.pattern})[^\s()<>]*)[ \t\n]*\)")
"""The destination of a link if a template tag prints it."""
_LABEL = re.compile(r"\[([^\[\]]*)\]")
_ATTRIBUTE = re.compile(
    r"(\b(?:href|src)\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE
)


class Target(NamedTuple):
    """The new destination of a link.

    *to* is empty if the link leads nowhere. *html* says that it has to be an HTML element,
    because MyST accepts only a few schemes in Markdown links.
    """

    to: str
    html: bool = False


Resolve = Callable[[str, str, bool], Target]
"""Takes a destination, the text of the link, and whether it is an image."""


@dataclass(slots=True)
class Scan:
    """What `scan` has to know, and what it found: *templates* and *escaped*."""

    resolve: Resolve
    resolve_html: Callable[[str, bool], str]
    lost_labels: frozenset[str] = frozenset()
    """Labels of link definitions that lead nowhere."""
    notes: Callable[[str], bool] = lambda _note: True
    """Returns whether a footnote has both a reference and a text."""
    templates: list[str] = field(default_factory=list)
    escaped: list[str] = field(default_factory=list)


def scan(text: str, state: Scan) -> str:
    """Return *text* with its inline markup changed to what MyST reads."""
    if not _TOKEN.search(text):
        return text
    edits: list[tuple[int, int, str]] = []
    ticks = _runs(text)
    opened: list[tuple[int, int, bool]] = []
    dollars: list[int] = []
    position = 0
    while (match := _TOKEN.search(text, position)) is not None:
        position = match.end()
        kind = match.lastgroup
        if kind == "ticks":
            position = _code_end(ticks, match) or position
        elif kind == "template":
            state.templates.append(match[0])
            edits += _without_substitutions(match)
            if _READ_IN_TEMPLATE.search(match[0]):
                position = match.start() + 1  # a role may begin at the second brace
        elif kind == "braces":
            edits += _without_substitutions(match)
        elif kind == "tag" and _RUNS.search(match[0]) and not _HTML.fullmatch(match[0]):
            position = match.start() + 1  # no HTML element for MyST, which reads inside
        elif kind == "tag":
            edits += _tag_edits(match, state)
        elif kind == "role":
            state.escaped.append(match[0])
            edits.append((match.start(), match.start(), "\\"))
        elif kind == "note":
            if not state.notes(match[0]):
                edits.append((match.start(), match.start(), "\\"))
        elif kind == "dollar":
            dollars.append(match.start())
        elif kind == "open":
            opened.append((match.start(), match.end(), match[0] == "!["))
        elif kind == "close" and opened:
            position = _close(text, match, opened.pop(), state, edits)
    # If a site uses dollarmath, the text between two dollar signs is a formula.
    if len(dollars) > 1:
        edits += [(at, at, "\\") for at in dollars]
    return _edited(text, sorted(set(edits)))


def _without_substitutions(match: re.Match[str]) -> list[tuple[int, int, str]]:
    """Escape double braces, which MyST gives to Jinja if a site uses substitutions.

    The text may come from a stranger, and Jinja can run any Python code.
    """
    starts = [match.start() + brace.start() for brace in _BRACES.finditer(match[0] + "{")]
    return [(at, at, "\\") for at in starts if match.string.startswith("{{", at)]


def without_attributes(text: str, found: list[str]) -> str:
    """Return *text* without kramdown's attributes, and add these to *found*."""
    edits: list[tuple[int, int, str]] = []
    ticks = _runs(text)
    position = 0
    while (match := _TOKEN.search(text, position)) is not None:
        position = match.end()
        if match.lastgroup == "ticks":
            position = _code_end(ticks, match) or position
        elif match.lastgroup == "attributes":
            found.append(match[0].strip())
            edits.append((match.start(), match.end(), ""))
    return _edited(text, edits)


def _runs(text: str) -> dict[int, list[int]]:
    """Return the positions of all runs of backticks, by the length of the run."""
    runs: dict[int, list[int]] = {}
    for match in re.finditer("`+", text):
        runs.setdefault(len(match[0]), []).append(match.start())
    return runs


def _code_end(runs: dict[int, list[int]], match: re.Match[str]) -> int:
    """Return the end of the code that begins at *match*, or 0 if it is never closed."""
    length = len(match[0])
    starts = runs.get(length, [])
    at = bisect_right(starts, match.start())
    return starts[at] + length if at < len(starts) else 0


def _tag_edits(match: re.Match[str], state: Scan) -> list[tuple[int, int, str]]:
    tag = match[0]
    if "href" not in tag and "src" not in tag:
        return []
    edits = []
    for found in _ATTRIBUTE.finditer(tag):
        written = found[2].strip("\"'")
        target = state.resolve_html(written, "src" in found[1].lower())
        if target and target != written:
            start = match.start() + found.start(2)
            edits.append((start, start + len(found[2]), f'"{target}"'))
    return edits


def _close(
    text: str,
    match: re.Match[str],
    opening: tuple[int, int, bool],
    state: Scan,
    edits: list[tuple[int, int, str]],
) -> int:
    """Read the link or image that a closing bracket belongs to; return where to go on."""
    start, inner, image = opening
    shown = text[inner : match.start()]
    plain = _TARGET.match(text, match.end())
    if target := plain or _TAG_TARGET.match(text, match.end()):
        written = target[1]
        to = state.resolve(written.strip("<>") if plain else written, shown, image)
        title = (plain[2] or "") if plain else ""
        if not to.to:
            edits.append((start, inner, ""))
            edits.append((match.start(), target.end(), ""))
        elif to.html:
            edits.append((start, inner, f'<a href="{to.to}">'))
            edits.append((match.start(), target.end(), "</a>"))
        elif to.to != written.strip("<>"):
            edits.append((match.start(), target.end(), f"]({_destination(to.to)}{title})"))
        return target.end()
    label = _LABEL.match(text, match.end())
    name = (label[1] if label and label[1] else shown).casefold().strip()
    if state.lost_labels and " ".join(name.split()) in state.lost_labels:
        end = label.end() if label else match.end()
        edits.append((start, inner, ""))
        edits.append((match.start(), end, ""))
        return end
    return label.end() if label else match.end()


def _destination(target: str) -> str:
    return f"<{target}>" if re.search(r"[\s()]", target) or not target else target


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    pieces = []
    position = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        if start < position:
            continue  # this text has already been replaced
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])
