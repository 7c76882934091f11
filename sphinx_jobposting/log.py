"""Report findings in Sphinx's log, at the line where they were written."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

from .i18n import console_catalog
from .linter.findings import finding_of_problem, make_finding
from .model.finding import Finding

__all__ = ["RECORD", "finding_of_problem", "make_finding", "report"]

_logger = logging.getLogger(__name__)

ALOUD = frozenset({"no-heading", "not-understood", "torn-options"})
"""The rules that hide a page because they are broken: its author has to hear of them."""

RECORD = "jobposting_finding"
"""The attribute of a record of the log that holds the finding."""


def report(finding: Finding) -> None:
    """Warn of *finding*, with the type ``jobposting.<rule>``, so it can be suppressed."""
    # Sphinx reads a tuple as a document's name; only a node can name a file.
    place = nodes.Element()
    place.source, place.line = finding.file or None, finding.line
    _logger.warning(
        "%s",
        finding.text_in(console_catalog()),
        type="jobposting",
        subtype=finding.rule,
        location=place,
        extra={
            # An unreadable ``draft`` hides the posting, too.
            "jobposting_aloud": finding.rule in ALOUD
            or (finding.field, finding.rule) == ("draft", "invalid-yes-no"),
            RECORD: finding,
        },
    )
