"""The Atom feed.

Source: RFC 4287, "The Atom Syndication Format".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ...model.feed_files import FEEDS
from ...model.instants import rfc3339
from .item import FeedHead, FeedItem, xml_characters


def atom(head: FeedHead, items: Iterable[FeedItem]) -> Iterator[str]:
    """Yield the feed in pieces."""
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" '
        f"xml:lang={_attribute(head.language_tag)}>\n"
        f"  <id>{_xml(head.feed_url)}</id>\n"
        f"  <title>{_xml(head.title)}</title>\n"
        f"  <updated>{rfc3339(head.updated)}</updated>\n"
        f"  <author><name>{_xml(head.publisher)}</name></author>\n"
        f'  <link rel="self" type="{FEEDS["atom"].media_type}" '
        f"href={_attribute(head.feed_url)}/>\n"
        f'  <link rel="alternate" type="text/html" href={_attribute(head.home_url)}/>\n'
    )
    for item in items:
        yield from _entry(item)
    yield "</feed>\n"


def _entry(item: FeedItem) -> Iterator[str]:
    yield (
        "  <entry>\n"
        f"    <id>{_xml(item.id)}</id>\n"
        f"    <title>{_xml(item.title)}</title>\n"
        f"    <updated>{rfc3339(item.updated)}</updated>\n"
        f"    <published>{rfc3339(item.published)}</published>\n"
        f'    <link rel="alternate" type="text/html" href={_attribute(item.url)}/>\n'
    )
    if item.organization:
        yield f"    <author><name>{_xml(item.organization)}</name></author>\n"
    if item.summary:
        yield f"    <summary>{_xml(item.summary)}</summary>\n"
    yield f'    <content type="html">{_xml(item.html)}</content>\n  </entry>\n'


def _xml(text: str) -> str:
    # A parser turns a bare carriage return into a line feed.
    return escape(xml_characters(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_characters(text))
