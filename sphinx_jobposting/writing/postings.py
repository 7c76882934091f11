"""Replace the placeholder of a posting with its facts, links to apply, and notices.

This happens when a page is resolved and not when it is read, so that a posting that closes
only has to be written again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import JobDomain, job_domain
from ..i18n import _
from ..model.posting import Posting, Status
from ..nodes import all_nodes, fact, jobposting, placeholders, text
from .linked_texts import linked_texts, unshown
from .uris import writes_web_pages

LINE, SCREEN = 66, 30
"""The characters in a line of text, and the lines on a screen that is 800 pixels high."""


class RenderPostings(SphinxPostTransform):
    """Replace every placeholder."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        domain = job_domain(self.env)
        if domain.build.builder.name == "gettext":
            return  # the placeholders themselves are needed
        for node in placeholders(self.document):
            posting = domain.find(node["docname"], node["anchor"])
            if posting is None:
                node.parent.remove(node)
            else:
                self._render(node, posting, domain.status(posting), domain)

    def _render(
        self, node: jobposting, posting: Posting, status: Status, domain: JobDomain
    ) -> None:
        from ..render.facts import (  # late: many builds write no posting
            apply_again,
            apply_links,
            facts,
            is_shown,
            without_links_to,
        )
        from ..render.localized import formatter_for

        settings = domain.settings
        formatter = formatter_for(self.config.language)
        section = node.parent
        shown: list[nodes.Node] = []
        inline: dict[str, Sequence[nodes.Node]] = {
            child["field"]: child.children
            for child in node.children
            if isinstance(child, fact) and child["part"] == "value"
        }
        linked = linked_texts(node, self.document)
        for field, text_node in linked.items():
            if is_shown(field, settings.facts):
                inline[field] = [text_node]
            else:
                section.append(unshown("", text_node))
        node.clear()
        table = facts(posting, status, formatter, settings.facts, settings.zone, inline)
        if table.children:
            shown.append(table)
        # MyST puts the footnotes of a page at the end of its only section.
        whole = section.parent if posting.top else section
        if status == "closed":
            without_links_to(whole, posting.contacts)
            self._place(section, self._closed(posting, domain))
        else:
            web = domain.build.builder.format == "html"
            shown += apply_links(posting, web=web)
            if web and fills_screen(section):
                whole.extend(apply_again(posting))
            if status != "open":
                self._place(section, _unpublished(posting, status, domain))
        node.replace_self(shown)

    def _place(self, section: nodes.Element, element: nodes.Element) -> None:
        """Put a notice above the title if the page is the posting; otherwise below it."""
        page = section.parent
        if job_domain(self.env).build.builder.format != "html":
            section.insert(1, as_paragraph(element))
        elif isinstance(page, nodes.document):
            page.insert(page.index(section), element)
        else:
            section.insert(1, element)

    def _closed(self, posting: Posting, domain: JobDomain) -> nodes.admonition:
        from ..render.facts import (
            closing_date,
            date_node,
            notice,
        )  # late: many builds write no posting
        from ..render.localized import formatter_for

        date = closing_date(posting, domain.settings.zone)
        title: str | list[nodes.Node] = _("This job is closed.")
        if date is not None:
            before, after = _("This job closed on %s.").split("%s")
            when = date_node(date, formatter_for(self.config.language))
            title = [nodes.Text(before), when, nodes.Text(after)]
        rest: list[nodes.Node | str] = [_("We no longer take applications.")]
        if (listing := domain.index.nearest_open_listing(posting.docname)) is not None:
            label = _("See open jobs")
            link = addnodes.pending_xref(
                "",
                nodes.inline("", label),
                refdomain="std",
                reftype="doc",
                reftarget=f"/{listing}",
                refdoc=posting.docname,
                refexplicit=True,
                refwarn=False,
            )
            rest += [" ", link]
        return notice(title, *rest)


_INSIDE_TEXT = (nodes.Inline, addnodes.pending_xref)


def fills_screen(section: nodes.Element) -> bool:
    """Return whether the text of a posting is longer than a screen.

    It counts lines of text, plus one for the space below each block, so that the answer is
    the same for every reader.
    """
    lines = 0
    for block in all_nodes(section):
        if not isinstance(block, nodes.TextElement) or isinstance(block, _INSIDE_TEXT):
            continue
        written = (
            block.astext().split("\n")
            if isinstance(block, nodes.literal_block)
            else [block.astext()]
        )
        lines += 1 + sum(1 + len(line) // LINE for line in written)
        if lines > SCREEN:
            return True
    return False


def _unpublished(posting: Posting, status: Status, domain: JobDomain) -> nodes.admonition:
    from ..render.facts import notice  # late: many builds write no posting

    title = _("Draft.") if status == "draft" else _("Scheduled.")
    text = _("Only in this preview: not published, listed, or searchable.")
    rest: list[nodes.Node | str] = [text]
    if writes_web_pages(domain.build.builder):
        label, uri = _("See what is missing"), f"#{posting.preview_anchor}"
        rest += [" ", nodes.reference("", label, refuri=uri, internal=True)]
    return notice(title, *rest, classes=["jobposting-draft"])


def as_paragraph(notice: nodes.Element) -> nodes.paragraph:
    """Return a notice for other builders, whose admonitions put a colon after the title."""
    title, body = notice.children
    strong = nodes.strong("", title.astext())
    return text(strong, " ", *body.children)
