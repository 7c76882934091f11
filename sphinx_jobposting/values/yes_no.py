"""Yes and no."""

from __future__ import annotations

from ..model.rule import PROBLEM, SCHEMA, Rule
from ..model.types import Context, Json, ValueProblem
from .formatter import Formatter
from .near_words import yes_no
from .schema import ANSWER, YES_OR_NO, of_pattern
from .split import phrase, quote


def parse_yes_no(raw: object, context: Context | None = None) -> bool:
    """Read yes, true, on, 1, or no, false, off, 0; an option without a value means yes."""
    text = phrase(raw)
    answer = yes_no(text) if text else True
    if answer is None:
        raise ValueProblem(
            "“%(value)s” is neither yes nor no. Write yes or no.", value=quote(text)
        )
    return answer


def format_yes_no(value: bool, formatter: Formatter) -> str:
    """Return the answer as a word."""
    return formatter.gettext("Yes") if value else formatter.gettext("No")


def yes_no_to_jsonld(value: bool) -> list[Json]:
    """Return a Boolean."""
    return [value]


def yes_no_to_source(value: bool) -> str:
    """Return ``yes`` or ``no``."""
    return "yes" if value else "no"


def compare_yes_no(value: bool) -> tuple[bool, ...]:
    """Return the answer."""
    return (value,)


YES_NO_SCHEMA = {"anyOf": [*ANSWER, of_pattern(f"|{YES_OR_NO}", "Write yes or no.")]}

INVALID_YES_NO = Rule(
    "invalid-yes-no",
    "error",
    SCHEMA,
    PROBLEM,
    "Write yes or no; in JSON-LD true or false, without quotes.",
    "option",
    ":direct-apply: perhaps",
    ":direct-apply: yes",
    data_message="%(property)s: “%(value)s” is neither true nor false.",
)
