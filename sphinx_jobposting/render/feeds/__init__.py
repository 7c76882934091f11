"""The feeds of open postings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .atom import atom
from .indeed import indeed
from .item import FeedHead, FeedItem, newest_first
from .json_feed import json_feed

__all__ = ["FORMATS", "FeedHead", "FeedItem", "newest_first"]

FORMATS: dict[str, Callable[[FeedHead, Iterable[FeedItem]], Iterator[str]]] = {
    "atom": atom,
    "json": json_feed,
    "xml": indeed,
}
"""How each of `model.feed_files.FEEDS` is written."""
