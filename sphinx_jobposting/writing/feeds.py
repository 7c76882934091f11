"""Write the feeds into the root of the output."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from sphinx.application import Sphinx

from ..domain import JobDomain, job_domain
from ..i18n import _
from ..log import make_finding, report
from ..model.feeds import FEEDS
from ..model.instants import start_of
from ..model.posting import Posting
from ..render.columns import short_facts
from ..render.facts import deadline_label
from ..render.feeds import FORMATS, FeedHead, FeedItem, newest_first
from ..render.localized import LocaleFormatter, formatter_for
from . import feed_data
from .uris import address_of, writes_web_pages


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds that are outdated (``build-finished``)."""
    if exception is not None or not writes_web_pages(app.builder):
        return
    domain = job_domain(app.env)
    warn_without_base_url(app, domain)
    wanted = domain.settings.feeds if domain.has_feeds else ()
    for name in domain.site.feeds - set(wanted):
        Path(app.outdir, FEEDS[name].name).unlink(missing_ok=True)
    files = {name: Path(app.outdir, FEEDS[name].name) for name in wanted}
    if not files or not _outdated(app, domain, files.values()):
        return
    feed_data.keep_only(app, set(_documents(domain)))
    items = newest_first(_items(app, domain))
    for name, path in files.items():
        # If the build is stopped here, the feed is either the old one or the new one.
        part = path.with_name(f"{path.name}.part")
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(FORMATS[name](_head(app, domain, name), items))
        part.replace(path)


def warn_without_base_url(app: Sphinx, domain: JobDomain) -> None:
    """Warn that the feeds need absolute URLs."""
    settings = domain.settings
    if settings.feeds_asked and app.config.jobposting_feeds and not settings.base_url:
        report(make_finding("feeds-need-baseurl", str(Path(app.confdir, "conf.py"))))


def feed_title(domain: JobDomain) -> str:
    """Return the title of the feeds: “Jobs at ORGANIZATION”, or else the site's title."""
    if organization := domain.settings.organization:
        return _("Jobs at %s") % organization.name
    return " ".join(str(domain.env.config.html_title).split())


def _head(app: Sphinx, domain: JobDomain, name: str) -> FeedHead:
    settings = domain.settings
    publisher = settings.organization.name if settings.organization else ""
    return FeedHead(
        title=feed_title(domain),
        home_url=settings.base_url,
        feed_url=settings.base_url + FEEDS[name].name,
        language=app.config.language,
        publisher=publisher or str(app.config.project) or feed_title(domain),
        updated=max(_updated(posting, domain) for posting in domain.dated_postings()),
    )


def _items(app: Sphinx, domain: JobDomain) -> Iterator[FeedItem]:
    """Yield the open postings that have a date."""
    formatter = formatter_for(app.config.language)
    base = domain.settings.base_url
    identifiers = Counter(_identifier(posting) for posting in domain.postings())
    # The command did not name these pages, though they have changed.
    stale = domain.build.outdated_docs - domain.build.written_docs
    for docname in _documents(domain):
        if docname in stale or not feed_data.written(app, docname):
            continue
        data = feed_data.load(app, docname)
        page = address_of(app.builder, docname, base)
        for posting in domain.by_document[docname]:
            if posting.anchor not in data or "date-posted" not in posting.values:
                continue
            url = page if posting.top else f"{page}#{posting.anchor}"
            identifier = _identifier(posting)
            # An identifier that two postings share identifies neither.
            known = bool(identifier) and identifiers[identifier] == 1
            yield FeedItem(
                id=f"{base}#{quote(identifier, safe='')}" if known else url,
                url=url,
                title=data[posting.anchor]["jsonld"].get("title", posting.title),
                summary=data[posting.anchor]["summary"],
                facts=_facts(posting, domain, formatter),
                published=start_of(posting.values["date-posted"], domain.settings.zone),
                updated=_updated(posting, domain),
                jsonld=data[posting.anchor]["jsonld"],
            )


def _identifier(posting: Posting) -> str:
    """Return the identifier that the author wrote; a derived one may change."""
    return str(posting.values.get("identifier", ""))


def _facts(posting: Posting, domain: JobDomain, formatter: LocaleFormatter) -> str:
    found = short_facts(posting, formatter)
    deadline = deadline_label(posting, domain.status(posting), domain.settings.zone)
    if deadline is not None:
        label, date = deadline
        found.append(f"{label} {formatter.format('deadline', date)}")
    return " · ".join(found)


def _updated(posting: Posting, domain: JobDomain) -> dt.datetime:
    value = posting.values.get("updated", posting.values["date-posted"])
    return start_of(value, domain.settings.zone)


def _documents(domain: JobDomain) -> list[str]:
    """Return the documents that hold an open posting."""
    return [
        docname
        for docname, postings in sorted(domain.by_document.items())
        if any(domain.status(posting) == "open" for posting in postings)
    ]


def _outdated(app: Sphinx, domain: JobDomain, files: Iterable[Path]) -> bool:
    min_mtime = domain.site.feeds_min_mtime
    try:
        oldest = min(path.stat().st_mtime_ns for path in files)
    except OSError:
        return True
    if oldest // 1000 < min_mtime:
        return True
    return bool(domain.build.written_docs) and any(
        feed_data.written(app, docname) > oldest for docname in _documents(domain)
    )
