"""The feeds of open postings: Atom and JSON Feed, and what all feeds are made from.

Every function is pure: the same items give the same bytes, and no clock is read. What an
item says is its page's JSON-LD, so that a feed cannot disagree with the page.

Sources: RFC 4287, "The Atom Syndication Format"; "JSON Feed Version 1.1".
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .schema_org import CONTEXT, rfc3339, script_text

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When a feed in which nothing was ever published was last updated."""


@dataclass(frozen=True, slots=True)
class FeedItem:
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


def newest_first(items: Iterable[FeedItem]) -> list[FeedItem]:
    """By date posted, the newest first; ties by title, then by URL."""
    by_title = sorted(items, key=lambda item: (item.title, item.url))
    return sorted(by_title, key=lambda item: item.published, reverse=True)


def atom(
    items: Iterable[FeedItem],
    *,
    title: str,
    home_url: str,
    feed_url: str,
    language: str,
    updated: dt.datetime | None = None,
) -> bytes:
    """An Atom feed. *updated* is that of postings that left it, if it is known."""
    items = newest_first(items)
    newest = max([item.updated for item in items] + [updated or EPOCH])
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(_tag(language))}>',
        f"  <id>{_xml(feed_url)}</id>",
        f"  <title>{_xml(title)}</title>",
        f"  <updated>{rfc3339(newest)}</updated>",
        f"  <author><name>{_xml(title)}</name></author>",
        f'  <link rel="self" type="application/atom+xml" href={_attribute(feed_url)}/>',
        f'  <link rel="alternate" type="text/html" href={_attribute(home_url)}/>',
    ]
    for item in items:
        lines += [
            "  <entry>",
            f"    <id>{_xml(item.url)}</id>",
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
        lines += [f'    <content type="html">{content}</content>', "  </entry>"]
    lines += ["</feed>", ""]
    return "\n".join(lines).encode()


def json_feed(
    items: Iterable[FeedItem], *, title: str, home_url: str, feed_url: str, language: str
) -> bytes:
    """A JSON Feed 1.1; the ``_jobposting`` of an item is the JSON-LD object."""
    entries = []
    for item in newest_first(items):
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
        entries.append(entry)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": home_url,
        "feed_url": feed_url,
        "language": _tag(language),
        "items": entries,
    }
    return (script_text(feed) + "\n").encode()


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


NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 cannot hold, not even as references."""


def _xml(text: str) -> str:
    # A bare carriage return is a line feed to a parser.
    return escape(NOT_XML.sub("", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(NOT_XML.sub("", text))
