"""Text: one line, as it was written."""

from __future__ import annotations

from ..model.rule import OURS, PROBLEM, Rule
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


_FRONT_MATTER = (
    "---\njobposting:\n  date-posted: 2021-09-02\n  job-location: Porto, PT\n"
    "  apply: ann@example.org\n  skills: %s\n---\n\n"
    "# Cook\n\nCook for forty guests at noon.\n"
)

INVALID_TEXT = Rule(
    "invalid-text",
    "error",
    OURS,
    PROBLEM,
    "Write plain text.",
    "page",
    _FRONT_MATTER % "{soups: yes, bread: yes}",
    _FRONT_MATTER % "soups and bread",
    data_message="%(property)s: “%(value)s” is not text.",
)
