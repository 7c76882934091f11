"""Collect what the feeds say about the site and about each open posting."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from sphinx.application import Sphinx

from ..domain import JobDomain
from ..model.feed_files import FEEDS
from ..model.instants import start_of
from ..model.posting import Posting
from ..render.columns import short_facts
from ..render.facts import deadline_label
from ..render.feeds import FORMATS, FeedHead, FeedItem, newest_first
from ..render.localized import LocaleFormatter, formatter_for
from . import feed_data
from .uris import address_of


def lines_of_feeds(
    app: Sphinx,
    domain: JobDomain,
    names: Iterable[str],
    documents: Iterable[str],
    title: str,
) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the name and the text of each feed of the open postings in *documents*."""
    items = newest_first(_items(app, domain, documents))
    for name in names:
        yield name, FORMATS[name](_head(app, domain, name, title), items)


def _head(app: Sphinx, domain: JobDomain, name: str, title: str) -> FeedHead:
    settings = domain.settings
    publisher = settings.organization.name if settings.organization else ""
    return FeedHead(
        title=title,
        home_url=settings.base_url,
        feed_url=settings.base_url + FEEDS[name].name,
        language=app.config.language,
        publisher=publisher or str(app.config.project) or title,
        updated=max(_updated(posting, domain) for posting in domain.dated_postings()),
    )


def _items(app: Sphinx, domain: JobDomain, documents: Iterable[str]) -> Iterator[FeedItem]:
    """Yield the open postings that have a date."""
    formatter = formatter_for(app.config.language)
    base = domain.settings.base_url
    identifiers = Counter(_identifier(posting) for posting in domain.postings())
    # The command did not name these pages, though they have changed.
    stale = domain.build.outdated_docs - domain.build.written_docs
    for docname in documents:
        if docname in stale:
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
