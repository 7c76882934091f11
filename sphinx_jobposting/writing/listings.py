"""Listings: the jobs of the site, chosen, sorted, grouped, and written into a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from ..domain import JobDomain, job_domain
from ..i18n import _
from ..model.fields import BY_NAME
from ..model.instants import end_of, last_day_to_apply, start_of
from ..model.posting import Posting
from ..nodes import joblist, text
from ..values.kinds import comparable
from ..values.places import places_around, towns_of

if TYPE_CHECKING:
    from ..render.localized import LocaleFormatter


def chosen(node: joblist, domain: JobDomain) -> list[Posting]:
    """The postings that a listing asks for, sorted, at most as many as it asks for."""
    statuses = {
        "open": {"open"},
        "closed": {"closed"},
        "all": {"open", "closed"},
    }[node["status"]]
    if domain.build.preview and node["status"] != "closed":
        statuses |= {"draft", "scheduled"}
    found = [
        posting
        for posting in domain.postings()
        if domain.status(posting) in statuses
        and all(
            any(item in values for item in _compared(name, posting))
            for name, values in node["filters"].items()
        )
    ]
    key = node["sort"].removeprefix("-")
    found.sort(
        key=lambda posting: (posting.title.casefold(), posting.docname, posting.anchor)
    )
    if key == "title":
        if node["sort"].startswith("-"):
            found.reverse()
    else:
        _by_date(found, key, domain, descends=node["sort"].startswith("-"))
    return found[: node["limit"] or None]


def _compared(name: str, posting: Posting) -> Iterable[Hashable]:
    """Yield the keys by which a posting passes a filter; its town lies in its country."""
    value = _value(posting, name)
    if name == "job-location" and value is not None:
        return places_around(value)
    keys = comparable(name, value)
    # The filter is in the words of the source, also where the page is translated.
    if name in posting.originals:
        return (*keys, *comparable(name, posting.originals[name]))
    return keys


def _value(posting: Posting, name: str) -> Any:
    """The value of a field; every posting has a title and an identifier."""
    derived = {"title": posting.title, "identifier": posting.name}
    return posting.values.get(name, derived.get(name))


def _by_date(found: list[Posting], key: str, domain: JobDomain, descends: bool) -> None:
    zone = domain.settings.zone

    def instant(posting: Posting) -> float | None:
        deadline = key == "valid-through"
        value = (
            last_day_to_apply(posting.values, zone) if deadline else posting.values.get(key)
        )
        at = end_of if deadline else start_of
        return None if value is None else (at(value, zone) - _EPOCH).total_seconds()

    def place(posting: Posting) -> tuple[bool, float]:
        seconds = instant(posting)
        return seconds is None, -(seconds or 0) if descends else (seconds or 0)

    found.sort(key=place)


_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class RenderListings(SphinxPostTransform):
    """Replace every listing by the jobs that there are."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        domain = job_domain(self.env)
        if not domain.index.listings or domain.build.builder.name == "gettext":
            return
        for node in list(self.document.findall(joblist)):
            found = chosen(node, domain)
            if found:
                content = self._render(node, found, domain)
            else:
                content = node.children or [text(_nothing(node["status"]))]
            target = nodes.container if node["ids"] or node["classes"] else None
            if target is not None:
                holder = target("", *content, ids=node["ids"], classes=node["classes"])
                content = [holder]
            node.replace_self(content)

    def _render(
        self, node: joblist, found: list[Posting], domain: JobDomain
    ) -> list[nodes.Node]:
        from ..render.localized import formatter_for

        formatter = formatter_for(self.config.language)
        render = self._table if node["format"] == "table" else self._list
        if not node["group-by"]:
            return [render(node, found, domain, formatter)]
        result: list[nodes.Node] = []
        for label, postings in _groups(node["group-by"], found, formatter):
            result.append(nodes.rubric("", label, classes=["joblist-group"]))
            result.append(render(node, postings, domain, formatter))
        return result

    def _list(
        self,
        node: joblist,
        found: Iterable[Posting],
        domain: JobDomain,
        formatter: LocaleFormatter,
    ) -> nodes.Element:
        from ..render.facts import date_node

        result = nodes.bullet_list(classes=["joblist"])
        for posting in found:
            item = nodes.list_item()
            item += text(*self._title(node, posting, domain), classes=["joblist-title"])
            if said := " · ".join(short_facts(posting, formatter)):
                item += text(said, classes=["joblist-facts"])
            if (deadline := self._deadline(posting, domain)) is not None:
                label, date = deadline
                dated = nodes.strong("", "", date_node(date, formatter))
                item += text(f"{label} ", dated, classes=["joblist-deadline"])
            result += item
        return result

    def _table(
        self,
        node: joblist,
        found: Iterable[Posting],
        domain: JobDomain,
        formatter: LocaleFormatter,
    ) -> nodes.Element:
        from ..render.facts import date_node

        heads = [_("Job"), _("Location"), _("Pay"), _("Type"), _("Apply by")]
        group = nodes.tgroup(cols=len(heads))
        group += [nodes.colspec(colwidth=100 // len(heads)) for _head in heads]
        group += nodes.thead("", _row(text(head) for head in heads))
        body = nodes.tbody()
        for posting in found:
            cells = [text(*self._title(node, posting, domain))]
            cells += [
                text(_said(posting, name, formatter)) for name in ("place", "pay", "type")
            ]
            deadline = self._deadline(posting, domain)
            last = text()
            if deadline is not None:
                last += date_node(deadline[1], formatter)
            body += _row([*cells, last])
        group += body
        return nodes.table("", group, classes=["joblist"])

    def _title(
        self, node: joblist, posting: Posting, domain: JobDomain
    ) -> list[nodes.Node | str]:
        anchor = "" if posting.top else posting.anchor
        name = nodes.inline("", posting.heading)
        builder = domain.build.builder
        try:
            link: nodes.Node = make_refnode(
                builder, node["docname"], posting.docname, anchor, name
            )
        except NoUri:
            link = name
        status = domain.status(posting)
        if status == "open" or (status == "closed" and node["status"] == "closed"):
            return [link]
        label = {
            "draft": _("Draft"),
            "scheduled": _("Scheduled"),
            "closed": _("Closed"),
        }[status]
        return [link, " ", nodes.inline("", label, classes=["jobposting-mark"])]

    def _deadline(self, posting: Posting, domain: JobDomain) -> tuple[str, Any] | None:
        from ..render.facts import deadline_label

        return deadline_label(posting, domain.status(posting), domain.settings.zone)


def _nothing(status: str) -> str:
    """What an empty listing says by itself."""
    return _("No jobs are open now.") if status == "open" else _("There are no jobs here.")


def _row(cells: Iterable[nodes.paragraph]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def short_facts(posting: Posting, formatter: LocaleFormatter) -> list[str]:
    """Return place, pay and type as far as they are known."""
    said = (_said(posting, name, formatter) for name in ("place", "pay", "type"))
    return [text for text in said if text]


def _said(posting: Posting, name: str, formatter: LocaleFormatter) -> str:
    """Place, pay and type in a few words."""
    values = posting.values
    if name == "place":
        if posting.remote:
            return formatter.format("workplace", "remote")
        if places := values.get("job-location"):
            return formatter.format("place", towns_of(places))
        return (
            formatter.format("workplace", values["workplace"])
            if "workplace" in values
            else ""
        )
    field = {"pay": "base-salary", "type": "employment-type"}[name]
    return formatter.format(BY_NAME[field].kind, values[field]) if field in values else ""


def _groups(
    name: str, found: Iterable[Posting], formatter: LocaleFormatter
) -> list[tuple[str, list[Posting]]]:
    """The postings by the values of a field; one with several stands in each group."""
    field = BY_NAME.get(name)
    kind = field.kind if field else "text"
    groups: dict[str, list[Posting]] = {}
    rest: list[Posting] = []
    for posting in found:
        value = posting.values.get(name)
        if value is None:
            rest.append(posting)
            continue
        if kind == "place":
            value = towns_of(value)
        items = [(item,) for item in value] if type(value) is tuple else [value]
        for label in dict.fromkeys(formatter.format(kind, item) for item in items):
            groups.setdefault(label, []).append(posting)
    result = sorted(groups.items(), key=lambda group: group[0].casefold())
    return [*result, (_("Other"), rest)] if rest else result
