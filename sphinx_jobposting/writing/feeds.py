"""Write the feeds into the root of the output."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx

from ..domain import JobDomain, job_domain
from ..i18n import _
from ..log import make_finding, report
from ..model.feed_files import FEEDS
from . import feed_data
from .uris import writes_web_pages


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
    from .feed_items import lines_of_feeds  # late: most builds change nothing in them

    documents = _documents(domain)
    feed_data.keep_only(app, set(documents))
    for name, lines in lines_of_feeds(app, domain, files, documents, feed_title(domain)):
        # If the build is stopped here, the feed is either the old one or the new one.
        path = files[name]
        part = path.with_name(f"{path.name}.part")
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
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


def _documents(domain: JobDomain) -> list[str]:
    """Return the documents with an open posting."""
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
