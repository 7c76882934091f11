"""The class of rules, and the documents that rules come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from .finding import Level

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
"""The message of a rule whose findings each have their own message."""


class Rule(NamedTuple):
    """One thing that must hold for a posting.

    *level* is ``error`` (invalid, or rejected by a reader), ``warning`` (wrong or harmful),
    or ``hint`` (recommended and missing, and never reported in a build). *asked_by* is the
    title of the document that requires it. *message* and *fix* are message ids of the
    catalog with ``%(name)s`` placeholders. *property* is the schema.org property (empty:
    none, or any).

    *example* is the kind of *bad* and *good*: ``option`` (lines of a directive, in an
    otherwise good posting), ``page`` (a whole MyST page), ``conf`` (lines of a ``conf.py``
    of a site with a good posting), ``data`` (members of an otherwise good JSON-LD object,
    where ``null`` removes a member), or ``html`` (a whole page).

    *data_message* is the message for JSON-LD if *message* comes from a parser, whose text
    also says how to fix it. *suggestion* replaces *fix* if the name that was probably meant
    is known. *plural* is the plural of *message*, chosen by ``count``. *params* fill
    placeholders that are the same in all findings.
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
    params: Mapping[str, str] = {}

    def for_data(self) -> str:
        """Return the message for a finding in JSON-LD."""
        return self.data_message or self.message
