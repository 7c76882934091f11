"""Report findings in Sphinx's log, at the line where they were written."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.util import logging

from .i18n import console_catalog
from .linter.findings import finding_of_problem, make_finding
from .model.finding import Finding

__all__ = ["RECORD", "finding_of_problem", "make_finding", "report", "report_query"]

_logger = logging.getLogger(__name__)

_CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that would move the cursor of a terminal, or reverse its text."""

RECORD = "jobposting_finding"
"""The attribute of a log record that holds the finding."""


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def report(finding: Finding, *, always: bool = False) -> None:
    """Warn about *finding*, with the type ``jobposting.<rule>``, so it can be suppressed.

    :param always: also report it if the posting is not published, because it says why.
    """
    # Sphinx reads a tuple as a document's name; only a node can name a file.
    place = nodes.Element()
    place.source, place.line = finding.file or None, finding.line
    _logger.warning(
        "%s",
        _CONTROLS.sub(_escaped, finding.text_in(console_catalog())),
        type="jobposting",
        subtype=finding.rule,
        location=place,
        extra={"jobposting_always": always, RECORD: finding},
    )


def report_query(problem: str, file: str | None, line: int | None) -> None:
    """Report what is wrong with a list or a count; *problem* says what is allowed."""
    report(make_finding("bad-filter", file, line, problem=problem)._replace(fix=""))
