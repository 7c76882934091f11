"""Find the text between opening and closing marks, reading each character once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


def spans(
    text: str, opening: re.Pattern[str], closing: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield each opening mark of *text* with the next closing mark.

    The search ends at the first mark that is never closed, so that no text is read twice.
    """
    position = 0
    while (start := opening.search(text, position)) is not None:
        end = closing.search(text, start.end())
        if end is None:
            return
        yield start, end
        position = end.end()


def replace_spans(
    text: str,
    opening: re.Pattern[str],
    closing: re.Pattern[str],
    replace: Callable[[str], str],
) -> str:
    """Replace each span and its marks with what *replace* makes of the text inside."""
    pieces: list[str] = []
    position = 0
    for start, end in spans(text, opening, closing):
        pieces += [text[position : start.start()], replace(text[start.end() : end.start()])]
        position = end.end()
    return "".join([*pieces, text[position:]]) if pieces else text
