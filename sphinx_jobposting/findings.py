"""Saying what is wrong with a posting, at the line where it was written."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

from .i18n import __
from .values.types import ValueProblem

_logger = logging.getLogger(__name__)

ALOUD = frozenset({"no-heading", "not-understood", "torn-options"})
"""The rules that hide a page because they are broken: its author has to hear of them."""


def report(rule: str, source: str | None, line: int | None, **params: object) -> None:
    """Warn that a rule is broken: type ``jobposting.<rule>``, so it can be suppressed.

    *near* among the *params* is the name that was probably meant.
    """
    say(rule, text_of(rule, **params), source, line)


def text_of(rule: str, **params: object) -> str:
    """What is wrong and how to mend it, in the words of the rule."""
    from .rules import BY_ID  # late: most builds find nothing

    row = BY_ID[rule]
    mend = row.suggestion if row.suggestion and params.get("near") else row.mend
    return " ".join(__(part) % params for part in (row.message, mend))


def report_problem(
    rule: str, field: str, problem: ValueProblem, source: str | None, line: int | None
) -> None:
    """Warn of a value that cannot be read; the parser's words say how to write it."""
    text = f"{field}: {text_of_problem(problem)}"
    # An unreadable ``draft`` hides the posting.
    say(rule, text, source, line, aloud=field == "draft")


def text_of_problem(problem: ValueProblem) -> str:
    """A parser's own words."""
    return __(problem.message) % problem.params


def say(
    rule: str, text: str, source: str | None, line: int | None, aloud: bool = False
) -> None:
    """Warn with a text that is whole already; *aloud*: also about what is hidden."""
    # Sphinx reads a tuple as a document's name; only a node can name a file.
    place = nodes.Element()
    place.source, place.line = source, line
    _logger.warning(
        "%s",
        text,
        type="jobposting",
        subtype=rule,
        location=place,
        extra={"jobposting_aloud": aloud or rule in ALOUD},
    )
