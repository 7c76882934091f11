"""Replace every list and count with the jobs of the site."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from ..domain import JobDomain, job_domain
from ..i18n import _, page_catalog
from ..model.feed_files import FEEDS
from ..nodes import all_nodes, jobcount, joblist, query, text
from .job_query import in_groups, in_order, matching
from .uris import writes_web_pages


class RenderListings(SphinxPostTransform):
    """Replace every list and count."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        domain = job_domain(self.env)
        if not domain.index.querying or domain.build.builder.name == "gettext":
            return
        # A page, such as a todolist, may show parts of another page.
        for node in [node for node in all_nodes(self.document) if isinstance(node, query)]:
            if isinstance(node, jobcount):
                node.replace_self(nodes.Text(self._number(node, domain)))
            elif isinstance(node, joblist):
                node.replace_self(self._listing(node, domain))

    def _listing(self, node: joblist, domain: JobDomain) -> list[nodes.Node]:
        content = self._content(node, domain)
        if not (node["ids"] or node["classes"]):
            return content
        return [nodes.container("", *content, ids=node["ids"], classes=node["classes"])]

    def _number(self, count: jobcount, domain: JobDomain) -> str:
        from ..render.localized import formatter_for  # late: few builds write a count

        found = matching(count["status"], count["filters"], domain)
        return formatter_for(self.config.language).number(len(found))

    def _content(self, node: joblist, domain: JobDomain) -> list[nodes.Node]:
        found = matching(node["status"], node["filters"], domain)
        if found:
            from ..render.localized import formatter_for
            from .listing_nodes import ListingWriter  # late: not for a list without jobs

            formatter = formatter_for(self.config.language)
            writer = ListingWriter(node, domain, formatter)
            kept = in_order(found, node["sort"], domain)[: node["limit"] or None]
            groups = [("", kept)]
            if node["group-by"]:
                groups = in_groups(node["group-by"], kept, formatter)
            content = writer.write(groups)
            if node["more"] and len(kept) < len(found):
                ngettext, count = page_catalog().ngettext, len(found)
                said = ngettext("All %(count)s job", "All %(count)s jobs", count)
                said %= {"count": formatter.number(count)}
                link = writer.link(node["more"], "", nodes.inline("", said))
                content.append(text(link, classes=["joblist-more"]))
        else:
            content = node.children or [text(_nothing(node))]
        return [*content, *_feed_link(node, domain)]


def _nothing(node: joblist) -> str:
    """Return the default text for a list without jobs."""
    if node["filters"]:
        return {
            "open": _("No jobs of this kind are open now."),
            "closed": _("There are no past jobs of this kind."),
            "all": _("There are no jobs of this kind."),
        }[node["status"]]
    return {
        "open": _("No jobs are open now."),
        "closed": _("There are no past jobs."),
        "all": _("There are no jobs."),
    }[node["status"]]


def _feed_link(node: joblist, domain: JobDomain) -> list[nodes.Node]:
    """Return the link to the feed, below a list of all open jobs."""
    builder, feeds = domain.build.builder, domain.settings.feeds
    name = next((name for name in ("atom", "json") if name in feeds), None)
    if node["status"] != "open" or node["filters"] or name is None:
        return []
    if not (writes_web_pages(builder) and domain.has_feeds):
        return []
    uri = relative_uri(builder.get_target_uri(node["docname"]), FEEDS[name].name)
    link = nodes.reference("", "", nodes.inline("", _("New jobs as a feed")), refuri=uri)
    link["internal"] = True
    return [text(link, classes=["joblist-feed"])]
