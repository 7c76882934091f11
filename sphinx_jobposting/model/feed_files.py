"""The feeds that a site can publish."""

from __future__ import annotations

from typing import NamedTuple


class FeedFile(NamedTuple):
    """A feed's file in the output's root, and its media type."""

    name: str
    media_type: str


FEEDS: dict[str, FeedFile] = {
    "atom": FeedFile("jobs.atom", "application/atom+xml"),
    "json": FeedFile("jobs.json", "application/feed+json"),
    "xml": FeedFile("jobs.xml", "application/xml"),
}
"""The feeds, by their names in ``jobposting_feeds``.

Sources: RFC 4287, section 7; "JSON Feed Version 1.1"; RFC 7303.
"""
