"""The last line of a build: how many jobs are open, scheduled, drafts, and closed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from sphinx.application import Sphinx
from sphinx.util import logging

from ..domain import JobDomain, job_domain
from ..i18n import _, page_catalog
from ..model.posting import Status

_logger = logging.getLogger(__name__)


def print_summary(app: Sphinx, exception: Exception | None) -> None:
    """Print the summary (``build-finished``); a quiet build prints nothing."""
    if exception is not None or app.quiet:
        return
    if line := summary(job_domain(app.env), app.config.language):
        _logger.info("%s", line)


def summary(domain: JobDomain, language: str) -> str:
    """Return the summary in the site's *language*; empty if there are no jobs."""
    counts: Counter[Status] = Counter()
    closings: list[dt.datetime] = []
    openings: list[dt.datetime] = []
    for posting in domain.postings():
        status = domain.status(posting)
        counts[status] += 1
        if status == "open" and posting.closes is not None:
            closings.append(posting.closes - dt.timedelta(seconds=1))
        elif status == "scheduled" and posting.opens is not None:
            openings.append(posting.opens)
    for opens in domain.hidden_openings():
        counts["draft" if opens is None else "scheduled"] += 1
        openings += [] if opens is None else [opens]
    if not counts:
        return ""

    def first_day(instants: list[dt.datetime]) -> str:
        if not instants:
            return ""
        from ..render.localized import formatter_for  # late: it loads CLDR's data

        local = min(instants).astimezone(domain.settings.zone)
        return formatter_for(language).date(local.date())

    parts = _parts(counts, first_day(closings), first_day(openings))
    line = _("jobs: %(jobs)s") % {"jobs": _(", ").join(parts)}
    if counts["open"] and not (domain.settings.base_url or domain.settings.feeds_asked):
        line = _("%(jobs)s; html_baseurl is not set, so there are no feeds") % {
            "jobs": line
        }
    return line


def _parts(counts: Counter[Status], closing: str, opening: str) -> Iterator[str]:
    ngettext = page_catalog().ngettext
    count = counts["open"]
    text = ngettext("%(count)s open", "%(count)s open", count) % {"count": count}
    if closing:
        text = _("%(jobs)s (next closes %(date)s)") % {"jobs": text, "date": closing}
    yield text
    if count := counts["scheduled"]:
        yield ngettext(
            "%(count)s scheduled for %(date)s",
            "%(count)s scheduled, the next for %(date)s",
            count,
        ) % {"count": count, "date": opening}
    if count := counts["draft"]:
        yield ngettext("%(count)s draft", "%(count)s drafts", count) % {"count": count}
    if count := counts["closed"]:
        yield ngettext("%(count)s closed", "%(count)s closed", count) % {"count": count}
