"""The ``joblist`` directive: which jobs a listing asks for."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..config import LISTING_OPTIONS, Settings
from ..domain import Listing, job_domain
from ..i18n import __
from ..log import make_finding, report
from ..model.fields import canonical, nearest_field
from ..model.types import Raw, ValueProblem
from ..nodes import joblist
from ..values.kinds import comparable, kind_of, parse
from .directives import FieldDirective, written_at
from .option_block import Written

CHOICES = {
    "status": ("open", "closed", "all"),
    "format": ("list", "table"),
    "sort": ("date-posted", "valid-through", "title"),
}


class JobList(FieldDirective):
    """A list of postings; its body is what shows when there are none."""

    def run(self) -> list[nodes.Node]:
        parts = self.take_apart()
        node = joblist(status="open", format="list", sort="-date-posted", limit=0)
        node["group-by"], node["filters"], node["docname"] = "", {}, self.env.docname
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        if parts.title:
            self._refuse(node.line, __("joblist takes no argument: “%s”.") % parts.title)
        for written in written_at(parts):
            self._take(node, written)
        self.add_name(node)
        if any(line.strip() for line in parts.body):
            node += self.parse_body(parts.body, parts.offset)
        record = job_domain(self.env).note(self.env.docname)
        listing = Listing(node["status"], bool(node["filters"] or node["limit"]))
        record.listings = (*record.listings, listing)
        return [node]

    def _take(self, node: joblist, written: Written) -> None:
        key, raw = written.key.strip().lower(), written.raw
        value = raw.strip() if isinstance(raw, str) else ""
        settings = job_domain(self.env).settings
        if key == "name":
            self.options["name"] = value
        elif key == "class":
            node["classes"] += value.split()
        elif key in CHOICES:
            lower = value.lower()
            descends = key == "sort" and lower.startswith("-")
            if (lower[1:] if descends else lower) in CHOICES[key]:
                node[key] = lower
            else:
                allowed = ", ".join(CHOICES[key])
                params = {"key": key, "value": value, "allowed": allowed}
                message = __("%(key)s: “%(value)s” is not one of %(allowed)s.") % params
                self._refuse(written.offset, message)
        elif key == "limit":
            if value.isdecimal() and 0 < len(value) < 9 and int(value):
                node["limit"] = int(value)
            else:
                self._refuse(
                    written.offset, __("limit: “%s” is not a number above 0.") % value
                )
        elif key == "group-by":
            name = canonical(value, settings.facts)
            if name is None:
                self._refuse(
                    written.offset, __("group-by: there is no field “%s”.") % value
                )
            else:
                node["group-by"] = name
        else:
            self._filter(node, written, settings)

    def _filter(self, node: joblist, written: Written, settings: Settings) -> None:
        name = canonical(written.key, settings.facts)
        if name is None:
            near = nearest_field(written.key, [*LISTING_OPTIONS, *settings.facts]) or ""
            message = __("“%s” is neither an option of joblist nor a field.") % written.key
            if near:
                message += " " + __("Did you mean “%s”?") % near
            self._refuse(written.offset, message)
            return
        try:
            node["filters"][name] = wanted(name, written.raw, settings)
        except ValueProblem as problem:
            # A filter that cannot be read lets nothing through: that is seen at once.
            node["filters"][name] = ()
            self._refuse(written.offset, f"{name}: " + __(problem.message) % problem.params)

    def _refuse(self, line: int | None, problem: str) -> None:
        source = self.state_machine.get_source_and_line(self.lineno)[0]
        report(make_finding("bad-filter", source, line, problem=problem))


def wanted(name: str, raw: Raw, settings: Settings) -> tuple[Any, ...]:
    """The values that a filter lets through, as `comparable` makes them.

    :raises ValueProblem: where one of them cannot be read.
    """
    if kind_of(name).many:
        parts: list[Raw] = [raw]  # its own parser knows what separates its values
    elif isinstance(raw, list):
        parts = raw
    else:
        parts = [part for part in str(raw).replace("\n", ",").split(",") if part.strip()]
    found: list[Any] = []
    for part in parts:
        found += comparable(name, parse(name, part, settings.context))
    return tuple(found)
