"""Warn about lists and counts that ask for something that the site does not have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..domain import JobDomain, Listing, job_domain
from ..i18n import __
from ..log import make_finding, report, report_query
from ..model.types import Organization, Place


def check_queries(app: Sphinx, env: BuildEnvironment) -> None:
    """Check every listing and count (``env-check-consistency``)."""
    domain = job_domain(env)
    for docname in sorted(domain.index.querying):
        for listing in domain.index.querying[docname]:
            if listing.more and listing.more not in {*env.found_docs, *domain.hidden}:
                problem = __("more: there is no page “%s”.") % listing.more
                report_query(problem, listing.file, listing.line)
            _check_filters(listing, domain)


def _check_filters(listing: Listing, domain: JobDomain) -> None:
    """Warn about filters with a value that no posting has, in any state.

    On a site without postings, there is nothing to compare them with.
    """
    from ..values.filter_values import filter_keys  # late: most lists have no filter
    from ..values.kinds import kind_of  # late: for the same reason

    pages = [entry.values for entry in domain.hidden.values()]
    parts = [entry.values for entry in domain.index.hidden_parts.values()]
    hidden = frozenset().union(*pages, *parts)
    if not (domain.by_document or hidden):
        return
    for name, chosen in listing.filters.items():
        if not kind_of(name).is_open:
            continue
        postings = list(domain.postings())
        known = {item for field, item in hidden if field == name}
        known.update(key for one in postings for key in filter_keys(name, one))
        words = [
            word
            for one in postings
            for word in _written(one.originals.get(name, one.value(name)))
        ]
        for reading in chosen.accepted(known):
            own = [item for item in reading.items if not _is_country(item)]
            if len(own) == len(reading.items) and known.isdisjoint(own):
                finding = make_finding(
                    "unmatched-filter",
                    listing.file,
                    chosen.line or listing.line,
                    name,
                    value=reading.written,
                    near=_nearest(reading.written, words),
                )
                report(finding)


def _is_country(key: Any) -> bool:
    """Return whether a filter's key is a country, which cannot be misspelled."""
    return isinstance(key, tuple) and not any(key[1:])


def _written(value: Any) -> list[str]:
    """Return the values of a field as an author would write them in a filter."""
    found = []
    for item in value if type(value) is tuple else (value,):
        if item is None:
            continue
        if isinstance(item, Place):
            parts = (item.locality, item.region, item.country)
            found.append(", ".join(filter(None, parts)))
        else:
            found.append(item.name if isinstance(item, Organization) else str(item))
    return found


def _nearest(written: str, values: Iterable[str]) -> str:
    from difflib import get_close_matches  # late: most filters are right

    by_key = {value.casefold(): value for value in values}
    found = get_close_matches(written.casefold(), by_key, n=1)
    return by_key[found[0]] if found else ""
