"""The JSON Feed.

Source: "JSON Feed Version 1.1".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...model.instants import rfc3339
from ..jsonld import plain_json
from .item import FeedHead, FeedItem, values_of


def json_feed(head: FeedHead, items: Iterable[FeedItem]) -> Iterator[str]:
    """Yield the feed in pieces; the ``_jobposting`` of an item is the JSON-LD object."""
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.home_url,
        "feed_url": head.feed_url,
        "language": head.language_tag,
    }
    yield plain_json(about).removesuffix("}") + ', "items": [\n'
    for number, item in enumerate(items):
        yield (",\n" if number else "") + plain_json(_item(item))
    yield "\n]}\n"


def _item(item: FeedItem) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": item.id, "url": item.url, "title": item.title}
    entry["content_html"] = item.html
    if item.summary:
        entry["summary"] = item.summary
    entry["date_published"] = rfc3339(item.published)
    entry["date_modified"] = rfc3339(item.updated)
    if item.organization:
        entry["authors"] = [{"name": item.organization}]
    if tags := _tags(item.jsonld):
        entry["tags"] = tags
    entry["_jobposting"] = item.jsonld
    return entry


def _tags(data: dict[str, Any]) -> list[str]:
    types = [
        kind.lower().replace("_", "-") for kind in values_of(data.get("employmentType"))
    ]
    remote = ["remote"] if "jobLocationType" in data else []
    unit = data.get("employmentUnit", {}).get("name", "")
    return [tag for tag in (unit, data.get("industry", ""), *types, *remote) if tag]
