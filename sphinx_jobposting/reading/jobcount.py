"""The ``{job:count}`` role: the number of jobs, in a sentence.

Its text is a status and filters, separated by semicolons: ``open; workplace: remote``.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxRole

from ..domain import Listing, job_domain
from ..i18n import __
from ..log import report_query
from ..model.filters import Filter
from ..nodes import jobcount
from .queries import STATUSES, QueryProblem, UnreadableFilter, filter_for, one_of


class JobCount(SphinxRole):
    """A number of jobs."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        source, line = self.get_source_info()
        node = jobcount(status="open", filters={}, docname=self.env.docname)
        node.source, node.line = source, line
        for part in self.text.split(";"):
            try:
                self._take(node, part.strip(), line)
            except QueryProblem as problem:
                if isinstance(problem, UnreadableFilter):
                    node["filters"][problem.name] = Filter()
                report_query(problem.message, source, line)
        record = job_domain(self.env).note(self.env.docname)
        count = Listing(node["status"], node["filters"], file=source, line=line)
        record.counts = (*record.counts, count)
        return [node], []

    def _take(self, node: jobcount, part: str, line: int) -> None:
        key, colon, value = part.partition(":")
        if colon:
            settings = job_domain(self.env).settings
            name, chosen = filter_for(key.strip(), value, settings, line, "job:count")
            node["filters"][name] = chosen
        elif part:
            node["status"] = one_of("job:count", part, STATUSES)


class RefuseCountsInTitles(SphinxTransform):
    """Remove counts from headings, because other pages that show a heading would be
    stale."""

    # Before they become labels and tables of contents.
    default_priority = 300

    def apply(self, **kwargs: Any) -> None:
        if not job_domain(self.env).document(self.env.docname).counts:
            return
        for title in self.document.findall(nodes.title):
            for node in list(title.findall(jobcount)):
                problem = __(
                    "job:count: a heading cannot contain a count; put it in the text."
                )
                report_query(problem, node.source, node.line)
                node.parent.remove(node)
