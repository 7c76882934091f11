"""The input of all feeds: the head of the feed, and an item for each open posting.

The same items always give the same bytes; nothing here reads the clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from html import escape
from typing import Any, NamedTuple


class FeedHead(NamedTuple):
    """The metadata of a feed.

    *title* is plain text; *home_url* and *feed_url* are absolute; *language* is as Sphinx
    names it; *publisher* is the site's organization; *updated* is the newest date of all
    public postings, aware.
    """

    title: str
    home_url: str
    feed_url: str
    language: str
    publisher: str
    updated: dt.datetime

    @property
    def language_tag(self) -> str:
        """The language as a BCP 47 tag: ``pt-BR`` for ``pt_BR``."""
        return self.language.replace("_", "-")


class FeedItem(NamedTuple):
    """One open posting.

    *id* is an absolute URL that stays the same when the posting moves; *url* is where it is
    now; *title*, *summary* and *facts* (place, pay, type, deadline) are plain text in the
    site's language; *published* and *updated* are aware; *jsonld* is the JobPosting object.
    """

    id: str
    url: str
    title: str
    summary: str
    facts: str
    published: dt.datetime
    updated: dt.datetime
    jsonld: dict[str, Any]

    @property
    def html(self) -> str:
        """The facts and the text of the posting as HTML."""
        description: str = self.jsonld.get("description", "")
        facts = f"<p>{escape(self.facts, quote=False)}</p>\n" if self.facts else ""
        return facts + description

    @property
    def organization(self) -> str:
        """The name of the organization that hires, or an empty string."""
        name: str = self.jsonld.get("hiringOrganization", {}).get("name", "")
        return name


def newest_first(items: Iterable[FeedItem]) -> list[FeedItem]:
    """Return *items* sorted by date posted, newest first, then by title and URL."""
    by_title = sorted(items, key=lambda item: (item.title, item.url))
    return sorted(by_title, key=lambda item: item.published, reverse=True)


def values_of(value: Any) -> list[Any]:
    """Return the value of a JSON-LD property as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML 1.0 does not allow, not even as references (production 2,
Char)."""


def xml_characters(text: str) -> str:
    """Return *text* without the characters that XML does not allow."""
    # XML allows all printable text; looking for the others takes many times as long.
    plain = text.replace("\n", "").replace("\xa0", "")
    return text if plain.isprintable() else _NOT_XML.sub("", text)
