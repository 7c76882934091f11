"""The class of rules, and the documents that rules come from."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ...model.finding import Level

Example = Literal["option", "page", "conf", "data", "html"]

GOOGLE = "Google Search Central: Job posting (JobPosting) structured data"
GOOGLE_2021 = (
    "Google Search Central Blog, July 2021: Updating our job posting guidelines to "
    "improve quality of results for job seekers"
)
SCHEMA = "schema.org 30.0: JobPosting"
JSON = "RFC 8259: The JavaScript Object Notation (JSON) Data Interchange Format"
JSON_LD = "W3C: JSON-LD 1.1"
ISO_DATES = "ISO 8601: Date and time"
ISO_CURRENCIES = "ISO 4217: Codes for the representation of currencies"
INDEED = "Indeed: Job posting formatting guidelines"
OURS = "sphinx-jobposting: Fields"
PAGES = "sphinx-jobposting: Writing a posting"
CONFIGURATION = "sphinx-jobposting: Configuration"

PROBLEM = "%(problem)s"
"""The message of a rule whose findings have a message of their own."""


class Rule(NamedTuple):
    """One thing that must hold for a posting.

    *level*: ``error`` is invalid, or rejected by a reader; ``warning`` is wrong or harmful;
    ``hint`` is recommended and missing, and never said in a build. *asked_by* is the title
    of the document that asks for it. *message* and *fix* are message ids of the catalog
    with ``%(name)s`` places. *property* is the schema.org property (empty: none, or any).

    *bad* and *good* are of the kind *example*: ``option``, lines of a directive, that stand
    in an otherwise good posting; ``page``, a whole MyST page; ``conf``, lines of a
    ``conf.py`` beside a good posting; ``data``, members of a JSON-LD object that stand in
    an otherwise good one, where ``null`` takes a member away; ``html``, a whole page.

    *data_message* is the message for JSON-LD where *message* is a parser's own words, which
    say how to fix it as well. *suggestion* stands in place of *fix* where the name that was
    probably meant is known. *plural* is the plural of *message*, for a ``count``.
    """

    id: str
    level: Level
    asked_by: str
    message: str
    fix: str
    example: Example
    bad: str
    good: str
    property: str = ""
    data_message: str = ""
    suggestion: str = ""
    plural: str = ""

    def for_data(self) -> str:
        """Return the message for a finding in JSON-LD."""
        return self.data_message or self.message
