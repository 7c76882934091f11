"""Writing the feeds: what the pages that were built say, in the output's root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx

from .config import FEEDS
from .domain import JobDomain, job_domain
from .findings import report
from .head import BUILDERS
from .posting import start_of
from .staleness import FEEDS as STAMP
from .staleness import output_of

if TYPE_CHECKING:
    from .feeds import FeedItem


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds that are due (``build-finished``).

    The built page is the source: it was made by whichever process, and cannot disagree.
    """
    if exception is not None or app.builder.name not in BUILDERS:
        return
    domain = job_domain(app.env)
    settings = domain.settings
    if settings.feeds_asked and app.config.jobposting_feeds and not settings.base_url:
        report("feeds-need-baseurl", str(Path(app.confdir, "conf.py")), None)
    files = {feed: Path(app.outdir, FEEDS[feed]) for feed in settings.feeds}
    for name in domain.data["feeds"] - set(settings.feeds):
        Path(app.outdir, FEEDS[name]).unlink(missing_ok=True)
    if not files or not _due(app, domain, list(files.values())):
        return
    from .feeds import atom, json_feed  # late: most builds change no feed
    from .indeed import indeed_xml

    items = list(_items(app, domain))
    base, title = settings.base_url, str(app.config.html_title)
    for feed, path in files.items():
        url = base + FEEDS[feed]
        if feed == "atom":
            content = atom(
                items,
                title=title,
                home_url=base,
                feed_url=url,
                language=app.config.language,
            )
        elif feed == "json":
            content = json_feed(
                items,
                title=title,
                home_url=base,
                feed_url=url,
                language=app.config.language,
            )
        else:
            organization = settings.organization
            publisher = organization.name if organization else str(app.config.project)
            content = indeed_xml(items, publisher=publisher, publisher_url=base)
        path.write_bytes(content)


def _pages(app: Sphinx, domain: JobDomain) -> Iterator[tuple[str, Path]]:
    for docname in sorted(domain.by_document):
        path = output_of(app, docname)
        if path is not None and any(
            domain.status(posting) == "open" for posting in domain.by_document[docname]
        ):
            yield docname, path


def _due(app: Sphinx, domain: JobDomain, files: list[Path]) -> bool:
    try:
        oldest = min(path.stat().st_mtime_ns for path in files)
        newest = max(
            (path.stat().st_mtime_ns for _docname, path in _pages(app, domain)), default=0
        )
    except OSError:
        return True
    return oldest < newest or oldest // 1000 < domain.data["stamps"].get(STAMP, 0)


def _items(app: Sphinx, domain: JobDomain) -> Iterator[FeedItem]:
    from .feeds import FeedItem, jsonld_of

    zone = domain.settings.zone
    for docname, path in _pages(app, domain):
        if not path.exists():
            continue
        found = jsonld_of(path.read_text(encoding=app.config.html_output_encoding))
        opened = [p for p in domain.by_document[docname] if domain.status(p) == "open"]
        for posting, data in zip(opened, found, strict=False):
            posted = posting.values.get("date-posted")
            if posted is None:
                continue
            url = domain.settings.base_url + app.builder.get_target_uri(docname)
            published = start_of(posted, zone)
            updated = posting.values.get("updated")
            yield FeedItem(
                url=url if posting.top else f"{url}#{posting.anchor}",
                title=posting.title,
                summary=posting.summary,
                published=published,
                updated=published if updated is None else start_of(updated, zone),
                jsonld=data,
            )
