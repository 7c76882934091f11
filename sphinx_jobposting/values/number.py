"""Whole numbers."""

from __future__ import annotations

import re

from ..model.rule import PROBLEM, SCHEMA, Rule
from ..model.types import Context, Json, ValueProblem
from .formatter import Formatter
from .schema import of_pattern, words
from .split import phrase, quote

_PATTERN = r"0*[1-9]\d{0,5}"


def parse_number(raw: object, context: Context | None = None) -> int:
    """Return a whole number from 1 to 999,999."""
    text = phrase(raw)
    if not re.fullmatch(_PATTERN, text, re.ASCII):
        raise ValueProblem(
            "“%(value)s” is not a whole number between 1 and 999999. Write only digits, as"
            " in 3, or leave the field out.",
            value=quote(text),
        )
    return int(text)


def format_number(value: int, formatter: Formatter) -> str:
    """Return the number with the digits and separators of the language."""
    return formatter.number(value)


def number_to_jsonld(value: int) -> list[Json]:
    """Return a Number."""
    return [value]


def number_to_source(value: int) -> str:
    """Return the digits."""
    return str(value)


def compare_number(value: int) -> tuple[int, ...]:
    """Return the number."""
    return (value,)


NUMBER_SCHEMA = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 999_999},
        of_pattern(f"{_PATTERN}|{words()}", "Write a whole number."),
    ]
}

INVALID_NUMBER = Rule(
    "invalid-number",
    "error",
    SCHEMA,
    PROBLEM,
    "Write only the number, in digits, with a point before decimals.",
    "option",
    ":total-job-openings: several",
    ":total-job-openings: 2",
    data_message="%(property)s: “%(value)s” is not a number.",
)
