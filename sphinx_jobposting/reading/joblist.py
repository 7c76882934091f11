"""The ``joblist`` directive: a list of jobs."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import docname_join

from ..domain import Listing, job_domain
from ..i18n import __
from ..log import report_query
from ..model.filters import Filter
from ..nodes import joblist
from .directives import FieldDirective, written_at
from .option_block import Written
from .queries import (
    STATUSES,
    QueryProblem,
    UnreadableFilter,
    field_named,
    filter_for,
    one_of,
    read_columns,
)

FORMATS = ("list", "table")
SORTED_BY = ("date-posted", "valid-through", "title")


class JobList(FieldDirective):
    """A list of postings; its body is shown if no posting matches."""

    def run(self) -> list[nodes.Node]:
        parts = self.take_apart()
        node = joblist(status="open", format="list", sort="-date-posted", limit=0)
        node["columns"], node["more"], node["group-by"] = None, "", ""
        node["filters"], node["docname"] = {}, self.env.docname
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        if parts.title:
            self._refuse(node.line, __("joblist takes no argument: “%s”.") % parts.title)
        lines = {}
        for written in written_at(parts):
            lines[written.key.strip().lower()] = written.offset
            try:
                self._take(node, written)
            except QueryProblem as problem:
                if isinstance(problem, UnreadableFilter):
                    node["filters"][problem.name] = Filter()
                self._refuse(written.offset, problem.message)
        if node["more"] and "limit" not in lines:
            missing = __("more: it needs limit, a number of jobs to show.")
            self._refuse(lines["more"], missing)
        self.add_name(node)
        if any(line.strip() for line in parts.body):
            node += self.parse_body(parts.body, parts.offset)
        record = job_domain(self.env).note(self.env.docname)
        record.listings = (
            *record.listings,
            Listing(
                node["status"],
                node["filters"],
                node["limit"],
                node["more"],
                node.source or "",
                node.line,
            ),
        )
        return [node]

    def _take(self, node: joblist, written: Written) -> None:
        key, raw = written.key.strip().lower(), written.raw
        value = raw.strip() if isinstance(raw, str) else ""
        settings = job_domain(self.env).settings
        if key == "name":
            self.options["name"] = value
        elif key == "class":
            node["classes"] += value.split()
        elif key == "status":
            node[key] = one_of(key, value, STATUSES)
        elif key == "format":
            node[key] = one_of(key, value, FORMATS)
        elif key == "sort":
            descends = value.startswith("-")
            node[key] = "-" * descends + one_of(key, value[descends:], SORTED_BY)
        elif key == "limit":
            if not (value.isdecimal() and 0 < len(value) < 9 and int(value)):
                raise QueryProblem(__("limit: “%s” is not a number above 0.") % value)
            node[key] = int(value)
        elif key == "more":
            node[key] = _page(value, self.env.docname)
        elif key == "columns":
            several = ",".join(map(str, raw)) if isinstance(raw, list) else value
            node[key] = read_columns(several, settings)
        elif key == "group-by":
            node[key] = field_named(key, value, settings)
        else:
            name, chosen = filter_for(written.key, raw, settings, written.offset)
            node["filters"][name] = chosen

    def _refuse(self, line: int | None, problem: str) -> None:
        source = self.state_machine.get_source_and_line(self.lineno)[0]
        report_query(problem, source, line)


def _page(value: str, docname: str) -> str:
    """Return the document with a name as in a toctree, or with a file name."""
    return docname_join(docname, value.removesuffix(".md").removesuffix(".rst"))
