"""Write jobs as a list, or as a table that becomes a list on narrow screens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from ..domain import JobDomain
from ..i18n import _
from ..model.posting import Posting
from ..nodes import joblist, text
from ..render.columns import DEADLINE, DEFAULT, SEPARATOR, Cell, cell, head
from ..render.facts import date_node, deadline_label
from ..render.localized import DateLength, LocaleFormatter
from .uris import writes_web_pages

Group = tuple[str, list[Posting]]
"""A heading (empty if there are no groups), and the jobs below it."""

LABEL = "joblist-label"
"""The class of labels and separators that a table shows only as a list."""


WIDE = 6
"""With so many columns after the title, a table is a list even on most desktops."""

_LONG_WORD = re.compile(r"(?=\S*[^\W\d_])\S{16}")
"""A word that must not set the width of its column; an amount of money may."""


class Deadline(NamedTuple):
    """What a list says about the last day to apply."""

    label: str
    date: nodes.Node


class ListingWriter:
    """A writer of the jobs of one list as docutils nodes."""

    def __init__(
        self, node: joblist, domain: JobDomain, formatter: LocaleFormatter
    ) -> None:
        self.node = node
        self.domain = domain
        self.formatter = formatter
        self.own = {
            name: next(
                (one.labels[name] for one in domain.postings() if name in one.labels), label
            )
            for name, label in domain.settings.facts.items()
        }
        self.web = writes_web_pages(domain.build.builder)
        chosen: tuple[str, ...] | None = node["columns"]
        self.columns = self._default_columns() if chosen is None else chosen

    def _default_columns(self) -> tuple[str, ...]:
        """Return the default columns, with the organization if the site has several."""
        organization = "hiring-organization"
        said = organization in (self.node["group-by"], *self.node["filters"])
        several = len(self.domain.index.organizations) > 1
        return (organization, *DEFAULT) if several and not said else DEFAULT

    def write(self, groups: list[Group]) -> list[nodes.Node]:
        """Return the jobs of all groups."""
        table = self.node["format"] == "table"
        if table and self.domain.build.builder.format == "html":
            # One table, so that the columns of all groups are equally wide.
            classes = ["joblist-table"]
            if len(self.columns) >= WIDE:
                classes.append("joblist-wide")
            return [nodes.container("", self._table(groups), classes=classes)]
        result: list[nodes.Node] = []
        for label, postings in groups:
            if label:
                result.append(nodes.rubric("", label, classes=["joblist-group"]))
            result.append(self._table([("", postings)]) if table else self._list(postings))
        return result

    # -- a list -------------------------------------------------------------------------

    def _list(self, postings: Iterable[Posting]) -> nodes.Element:
        result = nodes.bullet_list(classes=["joblist"])
        for posting in postings:
            item = nodes.list_item()
            item += text(*self._title(posting), classes=["joblist-title"])
            if facts := self._facts(posting):
                item += text(*facts, classes=["joblist-facts"])
            if (deadline := self._deadline(posting, "long")) is not None:
                dated = nodes.strong("", "", deadline.date)
                item += text(f"{deadline.label} ", dated, classes=["joblist-deadline"])
            result += item
        return result

    def _facts(self, posting: Posting) -> list[nodes.Node]:
        cells = [one for one in self._cells(posting, "long") if one.text]
        result: list[nodes.Node] = []
        for number, one in enumerate(cells, 1):
            if result:
                result.append(nodes.Text(" "))
            if one.label:
                result.append(nodes.Text(_("%s:") % one.label + " "))
            end = nodes.Text(SEPARATOR) if number < len(cells) else None
            result += one.nodes(end)
        return result

    def _cells(self, posting: Posting, length: DateLength) -> list[Cell]:
        return [
            cell(posting, column, self.columns, self.formatter, self.own, length)
            for column in self.columns
            if column != DEADLINE
        ]

    # -- a table ------------------------------------------------------------------------

    def _table(self, groups: list[Group]) -> nodes.table:
        closed = self.node["status"] == "closed"
        heads = [head(name, self.own, closed=closed) for name in ("title", *self.columns)]
        group = nodes.tgroup(cols=len(heads))
        width = 100 // len(heads)
        # The title is the header of its row; a header for a group would have no cells.
        group += nodes.colspec(colwidth=width, stub=int(not any(dict(groups))))
        group += [nodes.colspec(colwidth=width) for _head in heads[1:]]
        group += nodes.thead(
            "", nodes.row("", *(nodes.entry("", text(one)) for one in heads))
        )
        body = nodes.tbody()
        for label, postings in groups:
            if label:
                entry = _entry(text(label), morecols=len(heads) - 1)
                body += nodes.row("", entry, classes=["joblist-group"])
            body += [self._row(posting) for posting in postings]
        group += body
        return nodes.table("", group, classes=["joblist"])

    def _row(self, posting: Posting) -> nodes.row:
        row = nodes.row("", _entry(text(*self._title(posting)), "joblist-title"))
        known = self._cells(posting, "medium")
        said = [one.column for one in known if one.text]
        cells = iter(known)
        for column in self.columns:
            if column == DEADLINE:
                row += self._deadline_entry(posting)
                continue
            one = next(cells)
            if not one.text:
                row += nodes.entry(classes=["joblist-none"])
                continue
            label = [self._label(_("%s:") % one.label + " ")] if one.label else []
            end = None if column == said[-1] else self._label(SEPARATOR)
            row += _entry(text(*label, *one.nodes(end)), "joblist-fact")
        return row

    def _deadline_entry(self, posting: Posting) -> nodes.entry:
        deadline = self._deadline(posting, "medium")
        if deadline is None:
            return nodes.entry(classes=["joblist-none"])
        if self.domain.status(posting) == "closed" and self.node["status"] == "all":
            label: nodes.Node = nodes.Text(f"{deadline.label} ")
        else:
            label = self._label(f"{deadline.label} ")
        dated = nodes.strong("", "", deadline.date)
        return _entry(text(label, dated), "joblist-deadline")

    def _label(self, label: str) -> nodes.Node:
        """Return a label that only our style sheets show."""
        return nodes.inline("", label, classes=[LABEL]) if self.web else nodes.Text("")

    # -- both ---------------------------------------------------------------------------

    def _title(self, posting: Posting) -> list[nodes.Node | str]:
        anchor = "" if posting.top else posting.anchor
        link = self.link(posting.docname, anchor, nodes.inline("", posting.heading))
        status = self.domain.status(posting)
        if status == "open" or (status == "closed" and self.node["status"] == "closed"):
            return [link]
        label = {
            "draft": _("Draft"),
            "scheduled": _("Scheduled"),
            "closed": _("Closed"),
        }[status]
        return [link, " ", nodes.inline("", label, classes=["jobposting-mark"])]

    def link(self, docname: str, anchor: str, content: nodes.Node) -> nodes.Node:
        """Return a link to a part of a page, or just *content* if the builder has no
        links."""
        builder = self.domain.build.builder
        try:
            return make_refnode(builder, self.node["docname"], docname, anchor, content)
        except NoUri:
            return content

    def _deadline(self, posting: Posting, length: DateLength) -> Deadline | None:
        if DEADLINE not in self.columns:
            return None
        status, zone = self.domain.status(posting), self.domain.settings.zone
        found = deadline_label(posting, status, zone)
        if found is None:
            return None
        label, date = found
        return Deadline(label, date_node(date, self.formatter, length))


def _entry(content: nodes.Node, classes: str = "", **attributes: int) -> nodes.entry:
    long = ["joblist-long"] if _LONG_WORD.search(content.astext()) else []
    return nodes.entry("", content, classes=classes.split() + long, **attributes)
