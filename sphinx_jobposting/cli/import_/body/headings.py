"""Put the headings on levels below the title that skip none."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..fields.roles import key_of
from .blocks import Blocks, Heading

_NO_BLANK = re.compile(r"( {0,3})(#{1,6})([^\s#].*?)[ \t]*$")
_HASHTAGS = re.compile(r"#\w+(?:[ \t,]+#\w+)+[ \t]*$|#\d+\b")
_BOLD = re.compile(r"(\*\*|__)([^*_\n]{2,80})\1[ \t]*:?[ \t]*$")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{(?:[#.:][^{}]*)\}[ \t]*$")
_CLOSING = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$")
_MARKUP = re.compile(r"[*_`]|\[([^\[\]]*)\]\([^()]*\)|<[^<>]*>")

DEEPEST = 6


def without_markup(text: str) -> str:
    """Return the words of a heading without their markup."""
    return " ".join(_MARKUP.sub(lambda match: match[1] or "", text).split())


def set_apart(lines: list[str], blocks: Blocks) -> list[str]:
    """Add the missing blank to headings such as ``##Duties``, and return their words.

    A line of hashtags, or a number such as ``#1``, is not a heading.
    """
    found = []
    for first, last in blocks.paragraphs:
        for number in range(first, last):
            match = _NO_BLANK.match(lines[number])
            if match is None or _HASHTAGS.match(lines[number].strip()):
                continue
            lines[number] = f"{match[2]} {match[3]}"
            found.append(without_markup(match[3]))
    return found


def bold_lines(lines: list[str], blocks: Blocks) -> list[tuple[int, str]]:
    """Return the line and the words of each paragraph that is a single bold line."""
    found = []
    for first, last in blocks.paragraphs:
        if last - first == 1 and (match := _BOLD.match(lines[first].strip())):
            found.append((first, match[2].strip().rstrip(":")))
    return found


def identifier(heading: Heading, lines: list[str]) -> str:
    """Return the id that a heading has in its source, as in ``## Apply {#apply}``."""
    match = re.search(r"\{#([\w-]+)[^{}]*\}[ \t]*$", lines[heading.first])
    return match[1] if match else ""


def relevel(
    lines: list[str],
    headings: list[Heading],
    title: str,
    target: Callable[[Heading], str],
) -> tuple[list[str], bool]:
    """Rewrite the headings, in place, for a page with a title above them.

    The first has level 2, and no level is skipped. *target* returns the name that links
    within the page need before a heading, or an empty string.

    :returns: the headings whose level changed, and whether one repeated the title.
    """
    changed = []
    repeated = False
    above: list[int] = []
    for index, heading in enumerate(headings):
        text = _ATTRIBUTES.sub("", _CLOSING.sub("", " ".join(heading.text.split())))
        same = bool(title) and key_of(without_markup(text)) == key_of(title)
        for number in range(heading.first, heading.last):
            lines[number] = ""
        if same and not repeated and (index == 0 or heading.level == 1):
            repeated = True
            continue
        while above and above[-1] >= heading.level:
            above.pop()
        above.append(heading.level)
        level = min(len(above) + 1, DEEPEST)
        if level != heading.level:
            changed.append(without_markup(text))
        name = target(heading)
        start = f"({name})=\n" if name else ""
        lines[heading.first] = f"{start}{'#' * level} {text}".rstrip()
    return changed, repeated
