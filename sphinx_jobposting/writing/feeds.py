"""Writing the feeds: what the pages that were built say, in the output's root."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from sphinx.application import Sphinx

from ..builds.incremental.outdated import FEEDS as FEEDS_KEY
from ..config import FEEDS
from ..domain import JobDomain, job_domain
from ..log import make_finding, report
from ..model.posting import Posting, start_of
from .output_files import address_of, output_of, writes_web_pages

if TYPE_CHECKING:
    from ..render.feeds.web_feeds import Feed, FeedItem


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds that are due (``build-finished``).

    The built page is the source: it was made by whichever process, and cannot disagree.
    """
    if exception is not None or not writes_web_pages(app.builder):
        return
    domain = job_domain(app.env)
    settings = domain.settings
    warn_without_base_url(app, domain)
    files = {feed: Path(app.outdir, FEEDS[feed]) for feed in settings.feeds}
    for name in domain.site.feeds - set(settings.feeds):
        Path(app.outdir, FEEDS[name]).unlink(missing_ok=True)
    if not files or not _due(app, domain, list(files.values())):
        return
    _write(app, domain, files)


def warn_without_base_url(app: Sphinx, domain: JobDomain) -> None:
    """Say that the feeds that are asked for need absolute URLs."""
    settings = domain.settings
    if settings.feeds_asked and app.config.jobposting_feeds and not settings.base_url:
        report(make_finding("feeds-need-baseurl", str(Path(app.confdir, "conf.py"))))


def _write(app: Sphinx, domain: JobDomain, files: dict[str, Path]) -> None:
    """Write all feeds at once, so that each page is read once, and never all together."""
    entries = _entries(app, domain)
    zone = domain.settings.zone
    updated = max((_updated(posting, zone) for posting in _public(domain)), default=None)
    with ExitStack() as stack:
        outputs = []
        for name, path in files.items():
            feed = _feed(name, app, domain)
            before = _before(path, feed)
            parts = stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
            parts.write(feed.begin(updated))
            outputs.append((feed, before, parts))
        for number, entry in enumerate(entries):
            item = None
            for feed, (written, known), parts in outputs:
                text = known.get(feed.mark(entry.url)) if entry.written < written else None
                if text is None:
                    item = item or entry.item()
                    text = feed.entry(item)
                parts.write((feed.between if number else "") + text)
        for feed, _before_it, parts in outputs:
            parts.write(feed.end())


def _before(path: Path, feed: Feed) -> tuple[int, dict[str, str]]:
    """When a feed was last written, and its entries then."""
    try:
        written = path.stat().st_mtime_ns
        return written, feed.entries(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return 0, {}


def _feed(name: str, app: Sphinx, domain: JobDomain) -> Feed:
    from ..render.feeds.indeed import Indeed
    from ..render.feeds.web_feeds import Atom, JsonFeed  # late: most builds change no feed

    base = domain.settings.base_url
    common = (str(app.config.html_title), base, base + FEEDS[name], app.config.language)
    if name == "xml":
        organization = domain.settings.organization
        publisher = organization.name if organization else str(app.config.project)
        return Indeed(*common, publisher=publisher)
    return {"atom": Atom, "json": JsonFeed}[name](*common)


class _Entry(NamedTuple):
    """An open posting, and the page that says it."""

    posting: Posting
    url: str
    page: Path
    written: int
    """When the page was written, in nanoseconds."""
    number: int
    """Which of the page's JSON-LD objects is its."""
    zone: ZoneInfo
    encoding: str

    @property
    def title(self) -> str:
        return self.posting.title

    @property
    def published(self) -> dt.datetime:
        return start_of(self.posting.values["date-posted"], self.zone)

    def item(self) -> FeedItem:
        """All that a feed says, read from the page."""
        from ..render.feeds.web_feeds import FeedItem, jsonld_of

        found = jsonld_of(self.page.read_text(encoding=self.encoding))
        return FeedItem(
            url=self.url,
            title=self.title,
            summary=self.posting.summary,
            published=self.published,
            updated=_updated(self.posting, self.zone),
            jsonld=found[self.number],
        )


def _updated(posting: Posting, zone: ZoneInfo) -> dt.datetime:
    value = posting.values.get("updated", posting.values["date-posted"])
    return start_of(value, zone)


def _public(domain: JobDomain) -> Iterator[Posting]:
    """The postings, open or closed, that have a date."""
    for posting in domain.postings():
        if "date-posted" in posting.values and domain.status(posting) in ("open", "closed"):
            yield posting


def _entries(app: Sphinx, domain: JobDomain) -> list[_Entry]:
    """The open postings, the newest first; ties by title, then by URL."""
    from ..render.feeds.web_feeds import newest_first

    zone, found = domain.settings.zone, []
    # Where the command named some pages, others may still be outdated.
    stale = domain.build.outdated_docs - domain.build.written_docs
    for docname, path in _pages(app, domain):
        if docname in stale:
            continue
        opened = [p for p in domain.by_document[docname] if domain.status(p) == "open"]
        url = address_of(app.builder, docname, domain.settings.base_url)
        for number, posting in enumerate(opened):
            if "date-posted" in posting.values and path.exists():
                found.append(
                    _Entry(
                        posting,
                        url if posting.top else f"{url}#{posting.anchor}",
                        path,
                        path.stat().st_mtime_ns,
                        number,
                        zone,
                        app.config.html_output_encoding,
                    )
                )
    return newest_first(found)


def _pages(app: Sphinx, domain: JobDomain) -> Iterator[tuple[str, Path]]:
    for docname in sorted(domain.by_document):
        path = output_of(app, docname)
        if path is not None and any(
            domain.status(posting) == "open" for posting in domain.by_document[docname]
        ):
            yield docname, path


def _due(app: Sphinx, domain: JobDomain, files: list[Path]) -> bool:
    min_mtime = domain.site.min_mtime.get(FEEDS_KEY, 0)
    try:
        oldest = min(path.stat().st_mtime_ns for path in files)
        if not domain.build.written_docs:
            return oldest // 1000 < min_mtime
        newest = max(
            (path.stat().st_mtime_ns for _docname, path in _pages(app, domain)), default=0
        )
    except OSError:
        return True
    return oldest < newest or oldest // 1000 < min_mtime
