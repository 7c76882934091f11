"""The names of a key, as a row of the table `keys`, and what a key may stand for."""

from __future__ import annotations

from typing import NamedTuple


class Keys(NamedTuple):
    """The names of one *role*: a field, or one of `ROLES`. Commas separate the names.

    The names in *data* count only in a data file or in the JSON of a job board, which have
    no keys for a site generator.
    """

    role: str
    en: str = ""
    de: str = ""
    fr: str = ""
    es: str = ""
    nl: str = ""
    data: str = ""


LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "nl": "Dutch",
}

ROLES = {
    "body": "the text of the posting",
    "section": "a section of the text, below a heading",
    "state": "whether the job is open, closed or a draft",
    "remote": "whether the work is remote",
    "city": "the town of the place",
    "region": "the state or province of the place",
    "country": "the country of the place",
    "street": "the street of the place",
    "postal-code": "the postal code of the place",
    "pay-from": "the lower end of the pay",
    "pay-to": "the upper end of the pay",
    "pay-unit": "the time that the pay is for",
    "end": "the end of the work, or of the posting: asked for",
    "organization-url": "the website of the organization",
    "organization-logo": "the logo of the organization",
    "address": "the address of the old page: kept as a comment, for a redirect",
    "language": "the language of the page",
    "site": "for the old site alone: left out, and named in the report",
}
"""The roles that are not fields, and what each means."""
