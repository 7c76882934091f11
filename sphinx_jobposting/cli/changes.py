"""``sphinx-jobposting changes``: print the jobs that differ between two built sites.

Search engines accept lists of changed addresses. This command only prints them; it never
uses the network. Sources: "IndexNow documentation"; Google Search Central, "Use the
Indexing API".
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from ..i18n import terminal_catalog
from ..model.feed_files import FEEDS
from .built_site.files import Unreadable, decode, read, walk
from .built_site.read_html import read_page
from .built_site.read_json import load, postings, refuse_depth
from .console import end_help_with, printable

FINE, INCOMPLETE = 0, 2

Jobs = Mapping[str, object]
"""The data of each job, by its absolute URL."""


class Change(NamedTuple):
    """A job that differs; *kind* says what happened to it."""

    kind: Literal["added", "changed", "removed"]
    url: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``changes`` to *parser*."""
    gettext = terminal_catalog().gettext
    end_help_with(
        parser,
        gettext("exit codes: 0 both sites were read; 2 something could not be read."),
        "sphinx-jobposting changes published docs/_build/html",
        "sphinx-jobposting changes old.json jobs.json --format indexnow --key 4f9a…",
    )
    what = gettext("a built site, or its jobs.json: %s")
    parser.add_argument(
        "old", metavar="OLD", type=Path, help=what % gettext("as it was published")
    )
    parser.add_argument(
        "new", metavar="NEW", type=Path, help=what % gettext("as it was built now")
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "indexnow"),
        default="text",
        help=gettext(
            "text for people (default), json for programs, or the body of a request to "
            "IndexNow"
        ),
    )
    parser.add_argument(
        "--key",
        default="",
        help=gettext("your key for IndexNow, as in the key file on your site"),
    )
    parser.add_argument(
        "--key-location",
        metavar="URL",
        default="",
        help=gettext("where the key file is, if not at the top of the host"),
    )


def run(args: argparse.Namespace) -> int:
    """Print what differs between the two sites that *args* names; return the exit code."""
    gettext = terminal_catalog().gettext
    if args.format == "indexnow" and not args.key:
        text = gettext("--format indexnow needs --key, the key in the key file.")
        print(text, file=sys.stderr)
        return INCOMPLETE
    sites = []
    for path in (args.old, args.new):
        try:
            sites.append(read_jobs(path))
        except Unreadable as error:
            print(f"{printable(str(path))}: {gettext(str(error))}", file=sys.stderr)
            return INCOMPLETE
    changes = list(compare(*sites))
    try:
        for line in _lines(changes, args.format, args.key, args.key_location):
            print(line)
    except ValueError as error:
        print(gettext(str(error)), file=sys.stderr)
        return INCOMPLETE
    return FINE


def compare(old: Jobs, new: Jobs) -> Iterator[Change]:
    """Yield what differs, in the order of the URLs."""
    for url in sorted(old.keys() | new.keys()):
        if url not in old:
            yield Change("added", url)
        elif url not in new:
            yield Change("removed", url)
        elif old[url] != new[url]:
            yield Change("changed", url)


def read_jobs(path: Path) -> Jobs:
    """Return the open jobs of a built site, or of its JSON Feed.

    If a site has no JSON Feed, its pages are read.

    :raises Unreadable: if it cannot be read, or a job has no URL.
    """
    feed = path / FEEDS["json"].name if path.is_dir() else path
    found = _in_pages(path) if path.is_dir() and not feed.is_file() else _in_feed(feed)
    jobs: dict[str, list[object]] = {}
    for url, job in found:
        if not isinstance(url, str) or not _host(url):
            raise Unreadable(
                "A job has no full address. Set html_baseurl, and build again."
            )
        jobs.setdefault(url, []).append(job)
    return jobs


def _host(url: str) -> str:
    """Return the host and port of an absolute URL, or an empty string."""
    try:
        return urlsplit(url).netloc
    except ValueError:  # such as a bracket that is not closed
        return ""


def _in_feed(path: Path) -> Iterator[tuple[object, object]]:
    try:
        value = json.loads(path.read_bytes())
        refuse_depth(value)
    except OSError as error:
        raise Unreadable(
            "The file cannot be read: %(value)s.", value=error.strerror
        ) from None
    except (ValueError, RecursionError):
        value = None
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Unreadable("This is not a JSON Feed.")
    for item in items:
        yield item.get("url"), item


def _in_pages(folder: Path) -> Iterator[tuple[object, object]]:
    for path in walk(folder):
        data = read(path) if path.suffix.lower() == ".html" else None
        if data is not None:
            for block in read_page(decode(data, html=True)[0]).blocks:
                for found in postings(load(block.text)[0]):
                    yield found.node.get("url"), found.node


def _lines(
    changes: Iterable[Change], format: str, key: str, key_location: str
) -> Iterator[str]:
    """Yield the lines of the report.

    :raises ValueError: if IndexNow does not accept these addresses.
    """
    if format == "json":
        listed = [{"change": change.kind, "url": change.url} for change in changes]
        yield json.dumps({"changes": listed}, indent=2)
    elif format == "indexnow":
        if body := _indexnow([change.url for change in changes], key, key_location):
            yield json.dumps(body, indent=2)
    else:
        for change in changes:
            # The first word of each line is in English, because scripts read it, too.
            yield f"{change.kind:<8} {printable(change.url)}"


def _indexnow(urls: list[str], key: str, key_location: str) -> dict[str, Any] | None:
    """Return the body of one request, or ``None`` if nothing has changed."""
    hosts = {_host(url) for url in urls}
    if len(hosts) > 1:
        raise ValueError("The jobs are on several hosts; IndexNow takes one per request.")
    if not urls:
        return None
    location = {"keyLocation": key_location} if key_location else {}
    return {"host": hosts.pop(), "key": key, **location, "urlList": urls}
