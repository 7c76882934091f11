"""The layout of a posting's page, and the metadata in its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.theming import Theme
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from ..domain import JobDomain, job_domain
from ..log import report
from ..model.feed_files import FEEDS
from ..model.posting import Posting
from ..nodes import all_nodes
from ..theme.job_styles import style_jobs, style_panel
from ..theme.pages import is_naked, theme_folders
from . import feed_data
from .feeds import feed_title
from .linked_texts import with_linked_texts
from .page_source import ELEMENTS
from .uris import address_of, writes_web_pages

_DESCRIPTION = re.compile(r'<meta\s[^>]*name="description"[^>]*>')


def choose_layout(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> str | None:
    """Give a page the naked layout (``html-page-context``; the first answer wins)."""
    if doctree is None:
        return None
    if isinstance(app.builder, SerializingHTMLBuilder):
        _forget_source(app, context)
    domain = job_domain(app.env)
    hidden_parts = domain.document(pagename).hidden_parts
    if hidden_parts is not None or pagename in domain.build.withheld_sources:
        context["sourcename"] = ""  # the source contains what is not published
    if not writes_web_pages(app.builder):
        return None
    if pagename in domain.by_document or domain.document(pagename).listings:
        elements = _elements(app, pagename, context, doctree, domain)
        # A theme that does not print metatags also drops the description of the author.
        described = _DESCRIPTION.findall(context.get("metatags", ""))
        context[ELEMENTS] = [*described, *elements]
        if "sphinxext.opengraph" in app.extensions:
            _leave_the_text_alone(doctree)
        tags = "".join(f"\n{element}" for element in elements)
        context["metatags"] = context.get("metatags", "") + tags
        if domain.layout(pagename) != "naked" and not is_naked(app):
            style_jobs(app)
    if domain.layout(pagename) != "naked":
        return None
    context["jobposting_minimal_layout"] = True
    if is_naked(app):
        # A site's own page.html and layout.html are used for its job pages, too.
        context["jobposting_in_naked_theme"] = True
    else:
        # A theme may render its navigation even if the page does not show it.
        context["toctree"] = lambda **kwargs: ""
    return "jobposting/page.html"


def _forget_source(app: Sphinx, context: dict[str, Any]) -> None:
    """Remove the copy of a page's source that an earlier build has made.

    The builders json and pickle write a copy once and never update it.
    """
    if name := context.get("sourcename"):
        Path(app.outdir, "_sources", name).unlink(missing_ok=True)


def _leave_the_text_alone(doctree: nodes.document) -> None:
    """Remove facts and links to apply from the doctree of a page that is already written.

    sphinxext-opengraph draws the first words of the doctree on the page's card.
    """
    for node in list(doctree.findall(nodes.Element)):
        if node.get("jobposting_generated"):
            node.parent.remove(node)


def leave_out_neighbors(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Skip the titles of neighboring pages (``doctree-resolved``).

    The naked layout does not show them, and each takes as long as the rest of the head.
    """
    builder: Any = app.builder
    relations = getattr(builder, "relations", None)  # an extension may resolve earlier
    if relations is None or not writes_web_pages(builder):
        return
    if docname in relations and job_domain(app.env).layout(docname) == "naked":
        relations[docname] = [relations[docname][0], None, None]


def _elements(
    app: Sphinx,
    pagename: str,
    context: dict[str, Any],
    doctree: nodes.document,
    domain: JobDomain,
) -> list[str]:
    """Return the elements for the head of a page."""
    from ..linter.posting import lint_source  # late: a build may write no posting
    from ..render.jsonld import script_text

    shown = shown_postings(pagename, doctree, domain)
    whole = domain.whole(pagename)
    tags = []
    if whole is not None:
        whole = shown[0][0] if shown else whole
        summary = whole.summary or whole.heading
        if not _is_described(app, context):
            tags.append(f'<meta name="description" content="{escape(summary)}">')
        # Otherwise, sphinxext.opengraph uses the first text of the page, which is a fact.
        own = {"og:description": summary, "og:image:alt": summary}
        context["meta"] = {**own, **(context.get("meta") or {})}
    base = domain.settings.base_url
    page_url = address_of(app.builder, pagename, base) if base else None
    if whole is not None:
        if domain.status(whole) != "open":
            tags.append('<meta name="robots" content="noindex">')
        elif not _has_open_graph(app, domain.layout(pagename)):
            tags += open_graph(whole, site_name=_site_name(app), url=page_url)
    panels = []
    published: dict[str, feed_data.PageData] = {}
    for posting, data in structured_data(app, shown, page_url, domain):
        if domain.status(posting) == "open":
            for finding in lint_source(posting, data, domain.settings.now, hints=False):
                report(finding)
            script = script_text(data)
            tags.append(f'<script type="application/ld+json">{script}</script>')
            published[posting.anchor] = {"summary": posting.summary, "jsonld": data}
        if domain.build.preview:
            panels.append(_panel(app, posting, data, domain))
    if panels:
        context["body"] += "".join(panels)
        style_panel(app)
    if domain.settings.feeds:
        feed_data.save(app, pagename, published)
        tags += feed_links(domain)
    return tags


def feed_links(domain: JobDomain) -> list[str]:
    """Return the links to the feeds of the site, if there is anything in them."""
    if not domain.has_feeds:
        return []
    title, base = escape(feed_title(domain)), domain.settings.base_url
    return [
        f'<link rel="alternate" type="{FEEDS[name].media_type}" title="{title}" '
        f'href="{escape(base + FEEDS[name].name)}">'
        for name in domain.settings.feeds
    ]


def open_graph(posting: Posting, *, site_name: str, url: str | None) -> list[str]:
    """Return the elements that chats and social networks use to preview a link.

    Sources: "The Open Graph protocol"; X's "Cards Markup".
    """
    organization = posting.values.get("hiring-organization")
    properties = {
        "og:type": "website",
        "og:title": posting.heading,
        "og:description": posting.summary or posting.heading,
        "og:url": url,
        "og:site_name": site_name,
        "og:image": organization.logo if organization is not None else "",
    }
    tags = [
        f'<meta property="{name}" content="{escape(text)}">'
        for name, text in properties.items()
        if text
    ]
    return [*tags, '<meta name="twitter:card" content="summary">']


def _site_name(app: Sphinx) -> str:
    return " ".join(str(app.config.project).split())


def _has_open_graph(app: Sphinx, layout: str) -> bool:
    """Return whether an extension or the theme already writes Open Graph properties."""
    if "sphinxext.opengraph" in app.extensions:
        return True
    builder: Any = app.builder
    return layout != "naked" and prints_open_graph(builder.theme)


@lru_cache(maxsize=1)
def prints_open_graph(theme: Theme) -> bool:
    """Return whether a template of the theme prints Open Graph properties."""
    return any(
        "og:title" in path.read_text(encoding="utf-8", errors="replace")
        for folder in theme_folders(theme)
        for path in folder.rglob("*.html")
    )


def shown_postings(
    pagename: str, doctree: nodes.document, domain: JobDomain
) -> list[tuple[Posting, nodes.section]]:
    """Return the postings of a page with their sections.

    Their texts and excerpts are as readers of the page see them; in the record, a link may
    still lack its text.
    """
    from ..render.description import excerpt  # late: many builds write no posting

    found = []
    sections = _sections(doctree)
    for posting in domain.by_document.get(pagename, ()):
        if (section := sections.get(posting.anchor)) is not None:
            shown = with_linked_texts(posting, doctree)
            shown = shown._replace(excerpt=excerpt(section) or posting.excerpt)
            found.append((shown, section))
    return found


def _is_described(app: Sphinx, context: dict[str, Any]) -> bool:
    """Return whether the author wrote a description for the page."""
    if 'name="description"' in context["metatags"]:
        return True
    return _is_shibuya(app) and bool((context.get("meta") or {}).get("description"))


def _is_shibuya(app: Sphinx) -> bool:
    builder: Any = app.builder
    return any(folder.name == "shibuya" for folder in theme_folders(builder.theme))


def structured_data(
    app: Sphinx,
    shown: Iterable[tuple[Posting, nodes.section]],
    page_url: str | None,
    domain: JobDomain,
) -> Iterator[tuple[Posting, dict[str, Any]]]:
    """Return the JSON-LD of each open posting of a page; in a preview, of each posting."""
    from ..render.description import (
        code_of,
        description_html,
    )  # late: many builds write no posting
    from ..render.jsonld import job_posting

    for posting, section in shown:
        if not (domain.build.preview or domain.status(posting) == "open"):
            continue
        description = description_html(section, app.builder, page_url)
        data = job_posting(
            posting, description=description, url=page_url, zone=domain.settings.zone
        )
        if "&" in description or "{" in description:
            # Only escapes and templates may be on the page as code.
            posting = posting._replace(code=code_of(section))
        yield posting, data


def _panel(app: Sphinx, posting: Posting, data: dict[str, Any], domain: JobDomain) -> str:
    from ..render.localized import formatter_for  # late: only a preview needs it
    from .preview_panel import panel  # late: only a preview needs it

    return panel(
        posting,
        data,
        formatter=formatter_for(app.config.language),
        now=domain.settings.now,
        base_url=domain.settings.base_url,
    )


def _sections(doctree: nodes.document) -> dict[str, nodes.section]:
    """Return the sections of a page by their ids; a page may hold hundreds of postings."""
    return {
        anchor: section
        for section in all_nodes(doctree)
        if isinstance(section, nodes.section)
        for anchor in section["ids"]
    }
