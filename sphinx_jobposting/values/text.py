"""Text: one line, as it was written."""

from __future__ import annotations

from ..model.types import Context, Json, ValueProblem
from .formatter import Formatter
from .split import one_line


def parse_text(raw: object, context: Context | None = None) -> str:
    """Return one line of text as it was written; line breaks become spaces."""
    text = one_line(raw)
    if not text:
        raise ValueProblem("The text is empty. Write one line, or leave the field out.")
    return text


def format_text(value: str, formatter: Formatter) -> str:
    """Return the text itself."""
    return value


def text_to_jsonld(value: str) -> list[Json]:
    """Return the text, unless it is blank."""
    return [value] if value.strip() else []


def text_to_source(value: str) -> str:
    """Return the text itself."""
    return value


def compare_text(value: str) -> tuple[str, ...]:
    """Return the text without case."""
    return (value.casefold(),)
