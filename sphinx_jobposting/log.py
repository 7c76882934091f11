"""Saying what is wrong with a posting, at the line where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from .i18n import __
from .model.posting import Said

if TYPE_CHECKING:
    from .model.types import ValueProblem

_logger = logging.getLogger(__name__)

ALOUD = frozenset({"no-heading", "not-understood", "torn-options"})
"""The rules that hide a page because they are broken: its author has to hear of them."""

RECORD = "jobposting_said"
"""The attribute of a record of the log that holds the finding."""


def report(
    rule: str, source: str | None, line: int | None, field: str = "", **params: object
) -> None:
    """Warn that a rule is broken: type ``jobposting.<rule>``, so it can be suppressed.

    *field* is the one that breaks it; *near* among the *params* the name that was probably
    meant.
    """
    say(said_of(rule, line, field, **params), source)


def said_of(rule: str, line: int | None, field: str = "", **params: object) -> Said:
    """What is wrong and how to mend it, in the words of the rule."""
    from .linter.rules import BY_ID  # late: most builds find nothing

    row = BY_ID[rule]
    mend = row.suggestion if row.suggestion and params.get("near") else row.mend
    params["field"] = field
    return Said(rule, field, __(row.message) % params, line or 0, __(mend) % params)


def said_of_problem(rule: str, field: str, problem: ValueProblem, line: int | None) -> Said:
    """What is wrong with a value, in the parser's own words, which say how to write it."""
    return Said(rule, field, __(problem.message) % problem.params, line or 0)


def message_of(said: Said) -> str:
    """What is wrong; a parser does not know the name of the field, which is put before."""
    from .linter.rules import BY_ID
    from .linter.rules.rule import PROBLEM

    own_words = BY_ID[said.rule].message == PROBLEM
    return f"{said.field}: {said.text}" if said.field and own_words else said.text


def say(said: Said, source: str | None) -> None:
    """Warn of a finding in the file *source*."""
    # Sphinx reads a tuple as a document's name; only a node can name a file.
    place = nodes.Element()
    place.source, place.line = source, said.line or None
    _logger.warning(
        "%s",
        f"{message_of(said)} {said.mend}".rstrip(),
        type="jobposting",
        subtype=said.rule,
        location=place,
        extra={
            # An unreadable ``draft`` hides the posting, too.
            "jobposting_aloud": said.rule in ALOUD
            or (said.field, said.rule) == ("draft", "invalid-yes-no"),
            RECORD: said,
        },
    )
