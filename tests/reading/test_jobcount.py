"""``{job:count}`` reads a status and filters from its text, except in headings."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_jobposting.domain import JobDomain
from sphinx_jobposting.nodes import jobcount
from sphinx_jobposting.reading.jobcount import RefuseCountsInTitles

from ..support.doctrees import reported
from ..support.parsing import parsed

pytestmark = pytest.mark.usefixtures("directives")


def read(domain: JobDomain, text: str) -> tuple[Any, list[tuple[int | None, str]]]:
    """Return the placeholder of a count on line 3, and the messages about it."""
    source = f"# Jobs\n\nWe have {{job:count}}`{text}` jobs.\n"
    with reported() as found:
        (node,) = parsed(domain, source).findall(jobcount)
    return node, [(one.line, one.message_in()) for one in found]


@pytest.mark.parametrize(
    ("text", "status", "filters"),
    [
        ("open", "open", {}),
        ("Closed", "closed", {}),
        ("workplace: remote", "open", {"workplace"}),
        ("all; workplace: remote; apply: a@b.example", "all",
         {"workplace", "application-contact"}),
        (" ; all ; ", "all", {}),
    ],
)  # fmt: skip
def test_a_status_and_filters_are_read(
    domain: JobDomain, text: str, status: str, filters: set[str]
) -> None:
    node, messages = read(domain, text)
    assert messages == []
    assert (node["status"], node["filters"].keys()) == (status, set(filters))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("opened", "job:count: “opened” is not one of open, closed, all."),
        ("limit: 3", "“limit” is neither an option of job:count nor a field."),
    ],
)
def test_an_unreadable_count_is_reported_at_its_line(
    domain: JobDomain, text: str, message: str
) -> None:
    node, messages = read(domain, f"{text}; workplace: remote")
    assert messages == [(3, message)]
    assert node["filters"].keys() == {"workplace"}


def test_an_unreadable_filter_counts_nothing(domain: JobDomain) -> None:
    node, messages = read(domain, "base-salary: much")
    assert len(messages) == 1
    assert list(node["filters"]["base-salary"].accepted({"much"})) == []


def test_the_count_is_recorded_but_not_as_a_list(domain: JobDomain) -> None:
    read(domain, "all")
    record = domain.document("jobs")
    assert [(one.status, one.line) for one in record.counts] == [("all", 3)]
    assert record.listings == ()


class TestTitles:
    def refuse(self, domain: JobDomain, source: str) -> tuple[str, list[Any]]:
        document = parsed(domain, source)
        with reported() as found:
            RefuseCountsInTitles(document).apply()
        title = next(iter(document.findall(nodes.title)))
        assert not any(title.findall(jobcount))
        return document.astext(), [(one.line, title.astext()) for one in found]

    def test_a_count_in_a_heading_is_removed(self, domain: JobDomain) -> None:
        text, messages = self.refuse(
            domain, "# Our {job:count}`open` jobs\n\nText {job:count}`all`.\n"
        )
        assert messages == [(1, "Our  jobs")]
        assert text == "Our  jobs\n\nText ."

    def test_headings_without_counts_give_no_warning(self, domain: JobDomain) -> None:
        assert self.refuse(domain, "# Our jobs\n") == ("Our jobs", [])
