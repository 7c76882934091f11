"""What a posting's page says of itself to machines, and the layout that it gets."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ..config import FEEDS
from ..domain import JobDomain, job_domain
from ..log import report
from ..model.posting import Posting
from ..theme.pages import is_naked, theme_folders
from .output_files import address_of, writes_web_pages

FEED_TYPES = {
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "xml": "application/xml",
}


def choose_layout(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> str | None:
    """Give a page the naked layout (``html-page-context``, where the first answer wins)."""
    if doctree is None:
        return None
    domain = job_domain(app.env)
    if domain.document(pagename).hidden_parts is not None:
        context["sourcename"] = ""  # what is not published is in the source
    if not writes_web_pages(app.builder):
        return None
    record = domain.document(pagename)
    if record.postings or record.listings:
        context["metatags"] = context.get("metatags", "") + _tags(
            app, pagename, context, doctree, domain
        )
        if domain.layout(pagename) != "naked":
            _print_metatags_in_shibuya(app, context)
    if domain.layout(pagename) != "naked":
        return None
    context["jobposting_bare"] = True
    if is_naked(app):
        return None
    # A theme may render all its navigation for a page that shows none of it.
    context["toctree"] = lambda **kwargs: ""
    return "jobposting/page.html"


def leave_out_neighbours(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Spare Sphinx the titles of the pages before and after (``doctree-resolved``).

    A page in the naked layout shows neither, and each takes as long as a page's own head.
    """
    builder: Any = app.builder
    relations = getattr(builder, "relations", None)  # an extension may resolve earlier
    if relations is None or not writes_web_pages(builder):
        return
    if docname in relations and job_domain(app.env).layout(docname) == "naked":
        relations[docname] = [relations[docname][0], None, None]


def _tags(
    app: Sphinx,
    pagename: str,
    context: dict[str, Any],
    doctree: nodes.document,
    domain: JobDomain,
) -> str:
    """The elements of the head."""
    from ..linter.source import lint_source  # late: a build may write no posting
    from ..render.jsonld import script_text

    whole = domain.whole(pagename)
    tags = []
    if whole is not None:
        summary = whole.summary or whole.heading
        if not _is_described(app, context):
            tags.append(f'<meta name="description" content="{escape(summary)}">')
        # sphinxext.opengraph would take the first text of the page, which is a fact.
        context["meta"] = {"og:description": summary, **(context.get("meta") or {})}
    if whole is not None and domain.status(whole) != "open":
        tags.append('<meta name="robots" content="noindex">')
    panels = []
    base = domain.settings.base_url
    page_url = address_of(app.builder, pagename, base) if base else None
    for posting, data in structured_data(app, pagename, page_url, doctree, domain):
        if domain.status(posting) == "open":
            for finding in lint_source(posting, data, domain.settings.now, hints=False):
                report(finding)
            script = script_text(data)
            tags.append(f'<script type="application/ld+json">{script}</script>')
        if domain.build.preview:
            panels.append(_panel(app, posting, data, domain))
    if panels:
        context["body"] += "".join(panels)
    for feed in domain.settings.feeds:
        title = escape(str(app.config.html_title))
        url = escape(domain.settings.base_url + FEEDS[feed])
        tags.append(
            f'<link rel="alternate" type="{FEED_TYPES[feed]}" title="{title}" href="{url}">'
        )
    return "".join(f"\n{tag}" for tag in tags)


def _is_described(app: Sphinx, context: dict[str, Any]) -> bool:
    """Whether the page has a description of its author's."""
    if 'name="description"' in context["metatags"]:
        return True
    return _is_shibuya(app) and bool((context.get("meta") or {}).get("description"))


def _is_shibuya(app: Sphinx) -> bool:
    builder: Any = app.builder
    return any(folder.name == "shibuya" for folder in theme_folders(builder.theme))


def _print_metatags_in_shibuya(app: Sphinx, context: dict[str, Any]) -> None:
    """Put the elements of the head into the head of a page in shibuya's own layout.

    shibuya prints ``metatags`` only beside sphinxext.opengraph, and scripts at the foot of
    the page. Its head has one thing that we can add to: the links to style sheets.
    """
    if not _is_shibuya(app) or "sphinxext.opengraph" in app.config.extensions:
        return
    css_tag = context["css_tag"]
    printed: list[Any] = []

    def after_metatags(css: Any) -> str:
        printed.append(css)
        return (context["metatags"] if len(printed) == 1 else "") + str(css_tag(css))

    context["css_tag"] = after_metatags


def structured_data(
    app: Sphinx,
    pagename: str,
    page_url: str | None,
    doctree: nodes.document,
    domain: JobDomain,
) -> Iterator[tuple[Posting, dict[str, Any]]]:
    """The JSON-LD of each open posting of a page; in a preview, of each posting."""
    from ..render.description import description_html
    from ..render.jsonld import job_posting

    for posting in domain.document(pagename).postings:
        if not (domain.build.preview or domain.status(posting) == "open"):
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


def _panel(app: Sphinx, posting: Posting, data: dict[str, Any], domain: JobDomain) -> str:
    from ..render.localized import formatter_for
    from .preview_panel import panel  # late: only a preview needs it

    return panel(
        posting,
        data,
        formatter=formatter_for(app.config.language),
        now=domain.settings.now,
        base_url=domain.settings.base_url,
    )


def _section(doctree: nodes.document, anchor: str) -> nodes.section | None:
    for section in doctree.findall(nodes.section):
        if anchor in section["ids"]:
            return section
    return None
