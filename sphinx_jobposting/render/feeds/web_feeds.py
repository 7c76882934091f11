"""The feeds of open postings: Atom and JSON Feed, and what all feeds are made from.

Every function is pure: the same items give the same bytes, and no clock is read. What an
item says is its page's JSON-LD, so that a feed cannot disagree with the page.

Sources: RFC 4287, "The Atom Syndication Format"; "JSON Feed Version 1.1".
"""

from __future__ import annotations

import datetime as dt
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol, TypeVar
from xml.sax.saxutils import escape, quoteattr

from ..jsonld import CONTEXT, plain_json, rfc3339, script_text

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When a feed in which nothing was ever published was last updated."""


class FeedItem(NamedTuple):
    """One open posting.

    *url* is absolute and its identity; *title* and *summary* are plain text; *published*
    and *updated* are aware; *jsonld* is the JobPosting object.
    """

    url: str
    title: str
    summary: str
    published: dt.datetime
    updated: dt.datetime
    jsonld: dict[str, Any]


class Dated(Protocol):
    """What has a place in the order of a feed."""

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def published(self) -> dt.datetime: ...


_D = TypeVar("_D", bound=Dated)


def newest_first(items: Iterable[_D]) -> list[_D]:
    """By date posted, the newest first; ties by title, then by URL."""
    by_title = sorted(items, key=lambda item: (item.title, item.url))
    return sorted(by_title, key=lambda item: item.published, reverse=True)


class Feed(ABC):
    """A feed as text in three parts: the beginning, an entry for each item, and the end.

    *title* is the site's, *language* as Sphinx names it; the URLs are absolute. An entry
    stays as it is as long as its page does, so it can be taken over from the last feed.
    """

    between = ""
    """What stands between two entries."""

    def __init__(self, title: str, home_url: str, feed_url: str, language: str) -> None:
        self.title = title
        self.home_url = home_url
        self.feed_url = feed_url
        self.language = language

    @abstractmethod
    def begin(self, updated: dt.datetime | None) -> str:
        """Everything before the entries; *updated* is the newest of all public postings."""

    @abstractmethod
    def entry(self, item: FeedItem) -> str:
        """The entry of one posting."""

    @abstractmethod
    def end(self) -> str:
        """Everything after the entries."""

    def entries(self, text: str) -> dict[str, str]:
        """The entries of a feed that was written before, by what `mark` says of a URL."""
        return {}

    def mark(self, url: str) -> str:
        """How an entry is known by the URL of its posting."""
        return url


class Atom(Feed):
    """An Atom feed."""

    def begin(self, updated: dt.datetime | None) -> str:
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            '<feed xmlns="http://www.w3.org/2005/Atom" '
            f"xml:lang={_attribute(_tag(self.language))}>\n"
            f"  <id>{_xml(self.feed_url)}</id>\n"
            f"  <title>{_xml(self.title)}</title>\n"
            f"  <updated>{rfc3339(updated or EPOCH)}</updated>\n"
            f"  <author><name>{_xml(self.title)}</name></author>\n"
            '  <link rel="self" type="application/atom+xml" '
            f"href={_attribute(self.feed_url)}/>\n"
            f'  <link rel="alternate" type="text/html" href={_attribute(self.home_url)}/>\n'
        )

    def entry(self, item: FeedItem) -> str:
        lines = [
            f"{_ENTRY}{self.mark(item.url)}",
            f"    <title>{_xml(item.title)}</title>",
            f"    <updated>{rfc3339(item.updated)}</updated>",
            f"    <published>{rfc3339(item.published)}</published>",
            f'    <link rel="alternate" type="text/html" href={_attribute(item.url)}/>',
        ]
        if organization := organization_of(item):
            lines.append(f"    <author><name>{_xml(organization)}</name></author>")
        if item.summary:
            lines.append(f"    <summary>{_xml(item.summary)}</summary>")
        content = _xml(item.jsonld.get("description", ""))
        lines += [f'    <content type="html">{content}</content>', "  </entry>", ""]
        return "\n".join(lines)

    def end(self) -> str:
        return "</feed>\n"

    def entries(self, text: str) -> dict[str, str]:
        # No text of an entry can hold what an entry begins with: its "<" are escaped.
        pieces = text.removesuffix(self.end()).split(_ENTRY)[1:]
        return {piece.partition("\n")[0]: _ENTRY + piece for piece in pieces}

    def mark(self, url: str) -> str:
        return f"<id>{_xml(url)}</id>"


class JsonFeed(Feed):
    """A JSON Feed 1.1; the ``_jobposting`` of an item is the JSON-LD object."""

    between = ",\n"

    def begin(self, updated: dt.datetime | None) -> str:
        head = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.home_url,
            "feed_url": self.feed_url,
            "language": _tag(self.language),
        }
        return plain_json(head).removesuffix("}") + ', "items": [\n'

    def entry(self, item: FeedItem) -> str:
        entry: dict[str, Any] = {"id": item.url, "url": item.url, "title": item.title}
        entry["content_html"] = item.jsonld.get("description", "")
        if item.summary:
            entry["summary"] = item.summary
        entry["date_published"] = rfc3339(item.published)
        entry["date_modified"] = rfc3339(item.updated)
        if organization := organization_of(item):
            entry["authors"] = [{"name": organization}]
        if tags := _tags(item.jsonld):
            entry["tags"] = tags
        entry["_jobposting"] = item.jsonld
        return plain_json(entry)

    def end(self) -> str:
        return "\n]}\n"

    def entries(self, text: str) -> dict[str, str]:
        # One entry a line: a line break in a text is escaped in JSON.
        lines = (line.removesuffix(",") for line in text.split("\n")[1:-2])
        return {line.partition(', "url"')[0]: line for line in lines if line}

    def mark(self, url: str) -> str:
        return plain_json({"id": url}).removesuffix("}")


_ENTRY = "  <entry>\n    "


_SCRIPT = re.compile(
    '<script type="application/ld\\+json">'
    f"({re.escape(script_text({'@context': CONTEXT, '@type': 'JobPosting'})[:-1])}[^<]*)"
    "</script>"
)


def jsonld_of(html: str) -> list[dict[str, Any]]:
    """The JobPosting objects that we wrote into the head of the page *html*.

    `script_text` lets no ``<`` into a script, so its end is the first one.
    """
    head, _, _ = html.partition("</head>")
    return [json.loads(text) for text in _SCRIPT.findall(head)]


def _tags(data: dict[str, Any]) -> list[str]:
    types = [
        kind.lower().replace("_", "-") for kind in values_of(data.get("employmentType"))
    ]
    remote = ["remote"] if "jobLocationType" in data else []
    unit = data.get("employmentUnit", {}).get("name", "")
    return [tag for tag in (unit, data.get("industry", ""), *types, *remote) if tag]


def organization_of(item: FeedItem) -> str:
    name: str = item.jsonld.get("hiringOrganization", {}).get("name", "")
    return name


def values_of(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _tag(language: str) -> str:
    """The language as a tag of BCP 47: ``pt_BR`` is ``pt-BR``."""
    return language.replace("_", "-")


_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML 1.0 cannot hold, not even as references (production 2, Char)."""


def _xml(text: str) -> str:
    # A bare carriage return is a line feed to a parser.
    return escape(xml_characters(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_characters(text))


def xml_characters(text: str) -> str:
    """*text* without the characters that XML cannot hold."""
    # What is printable it can, and asking so takes half the time of the pattern.
    return text if text.isprintable() else _NOT_XML.sub("", text)
