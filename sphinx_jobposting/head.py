"""What a posting's page says of itself to machines, and the layout that it gets."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from .config import FEEDS
from .description import description_html
from .domain import JobDomain, job_domain
from .findings import say
from .i18n import __
from .judge import judge
from .naked import is_naked
from .posting import Posting
from .schema_org import job_posting, script_text

BUILDERS = ("html", "dirhtml")
"""The builders whose pages are found on the web, one by one."""

FEED_TYPES = {
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "xml": "application/xml",
}


def choose_layout(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> str | None:
    """Give a page the naked layout (``html-page-context``, where the first answer wins)."""
    if doctree is None or app.builder.name not in BUILDERS:
        return None
    domain = job_domain(app.env)
    if pagename in domain.by_document or pagename in domain.data["listings"]:
        context["metatags"] = context.get("metatags", "") + _tags(
            app, pagename, context, doctree, domain
        )
    if pagename in domain.data["partial"]:
        context["sourcename"] = ""  # what is not published is in the source
    if domain.layout(pagename) != "naked":
        return None
    context["jobposting_bare"] = True
    if is_naked(app):
        return None
    # A theme may render all its navigation for a page that shows none of it.
    context["toctree"] = lambda **kwargs: ""
    return "jobposting/page.html"


def _tags(
    app: Sphinx,
    pagename: str,
    context: dict[str, Any],
    doctree: nodes.document,
    domain: JobDomain,
) -> str:
    """The elements of the head."""
    whole = domain.whole(pagename)
    tags = []
    if (
        whole is not None
        and whole.summary
        and 'name="description"' not in context["metatags"]
    ):
        tags.append(f'<meta name="description" content="{escape(whole.summary)}">')
    if whole is not None and domain.status(whole) != "open":
        tags.append('<meta name="robots" content="noindex">')
    for posting, data in structured_data(
        app, pagename, context.get("pageurl"), doctree, domain
    ):
        _judge(posting, data, domain)
        tags.append(f'<script type="application/ld+json">{script_text(data)}</script>')
    for feed in domain.settings.feeds:
        title = escape(str(app.config.html_title))
        url = escape(domain.settings.base_url + FEEDS[feed])
        tags.append(
            f'<link rel="alternate" type="{FEED_TYPES[feed]}" title="{title}" href="{url}">'
        )
    return "".join(f"\n{tag}" for tag in tags)


def structured_data(
    app: Sphinx,
    pagename: str,
    page_url: str | None,
    doctree: nodes.document,
    domain: JobDomain,
) -> Iterator[tuple[Posting, dict[str, Any]]]:
    """The JSON-LD of each open posting of a page."""
    for posting in domain.by_document.get(pagename, ()):
        if domain.status(posting) != "open":
            continue
        section = _section(doctree, posting.anchor)
        if section is None:
            continue
        description = description_html(section, app.builder, page_url)
        yield (
            posting,
            job_posting(
                posting,
                description=description,
                url=page_url,
                zone=domain.settings.zone,
            ),
        )


def _section(doctree: nodes.document, anchor: str) -> nodes.section | None:
    for section in doctree.findall(nodes.section):
        if anchor in section["ids"]:
            return section
    return None


def _judge(posting: Posting, data: dict[str, Any], domain: JobDomain) -> None:
    """Warn of what is wrong with a posting as a whole; hints are for the checks."""
    for finding in judge(data, now=domain.settings.now):
        if finding.rule.level == "hint":
            continue
        text = f"{finding.message(__)} {finding.mend(__)}"
        say(finding.rule.id, text, posting.source, posting.line)
