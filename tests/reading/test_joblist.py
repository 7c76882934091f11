"""``joblist`` reads its options, and reports those that it cannot read."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_jobposting.domain import JobDomain, Listing
from sphinx_jobposting.nodes import joblist

from ..support.doctrees import reported
from ..support.parsing import parsed

pytestmark = pytest.mark.usefixtures("directives")


def read(
    domain: JobDomain, options: str, argument: str = "", name: str = "jobs.md"
) -> tuple[Any, list[tuple[int | None, str]]]:
    """Return the placeholder of a list, and the messages about it with their lines."""
    source = f"# Jobs\n\n```{{joblist}}{argument}\n{options}\n```\n"
    if name.endswith(".rst"):
        inner = "".join(f"   {line}".rstrip() + "\n" for line in options.splitlines())
        source = f"Jobs\n====\n\n.. joblist::{argument}\n{inner}"
    with reported() as found:
        (node,) = parsed(domain, source, name).findall(joblist)
    assert all(one.rule == "bad-filter" and one.file == name for one in found)
    return node, [(one.line, one.message_in()) for one in found]


@pytest.mark.parametrize("name", ["jobs.md", "jobs.rst"])
class TestOptions:
    def test_without_options_it_lists_open_jobs_newest_first(
        self, domain: JobDomain, name: str
    ) -> None:
        node, messages = read(domain, "", name=name)
        assert messages == []
        assert (node["status"], node["format"], node["sort"]) == (
            "open",
            "list",
            "-date-posted",
        )
        assert (node["limit"], node["columns"], node["filters"]) == (0, None, {})

    def test_each_option_is_read(self, domain: JobDomain, name: str) -> None:
        node, messages = read(
            domain,
            ":status: All\n:format: Table\n:sort: -title\n:limit: 3\n:more: all-jobs\n"
            ":columns: job-location, base-salary\n:group-by: employment-type\n"
            ":class: wide open\n:name: the-list",
            name=name,
        )
        assert messages == []
        found = {key: node[key] for key in ("status", "format", "sort", "limit", "more")}
        assert found == {
            "status": "all",
            "format": "table",
            "sort": "-title",
            "limit": 3,
            "more": "all-jobs",
        }
        assert node["columns"] == ("job-location", "base-salary")
        assert node["group-by"] == "employment-type"
        assert node["classes"] == ["wide", "open"]
        assert node["names"] == ["the-list"]

    def test_any_field_can_be_a_filter(self, domain: JobDomain, name: str) -> None:
        node, messages = read(domain, ":employment-unit: Kitchen", name=name)
        assert messages == []
        (reading,) = node["filters"]["employment-unit"].accepted({"kitchen"})
        assert reading.written == "Kitchen"

    def test_a_fault_is_reported_at_its_line_and_the_rest_is_read(
        self, domain: JobDomain, name: str
    ) -> None:
        node, messages = read(
            domain, ":status: shut\n:limit: -1\n:format: table\n:colour: red", name=name
        )
        first = 4 if name == "jobs.md" else 5
        assert [line for line, _message in messages] == [first, first + 1, first + 3]
        assert messages[1][1] == "limit: “-1” is not a number above 0."
        assert (node["status"], node["limit"], node["format"]) == ("open", 0, "table")

    def test_its_body_is_kept_for_a_list_without_jobs(
        self, domain: JobDomain, name: str
    ) -> None:
        node, _messages = read(domain, ":status: open\n\nCome *later*.", name=name)
        assert node.astext() == "Come later."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (":limit: 0", "limit: “0” is not a number above 0."),
        (":limit: 123456789", "limit: “123456789” is not a number above 0."),
        (":limit: ²", "limit: “²” is not a number above 0."),
        (
            ":sort: +title",
            "sort: “+title” is not one of date-posted, valid-through, title.",
        ),
        (":more: jobs", "more: it needs limit, a number of jobs to show."),
    ],
)
def test_unreadable_options_are_refused(
    domain: JobDomain, options: str, message: str
) -> None:
    assert read(domain, options)[1] == [(4, message)]


def test_an_argument_is_refused(domain: JobDomain) -> None:
    _node, messages = read(domain, "", argument=" Open jobs")
    assert messages == [(3, "joblist takes no argument: “Open jobs”.")]


def test_an_unreadable_filter_matches_nothing(domain: JobDomain) -> None:
    node, messages = read(domain, ":base-salary: much")
    assert len(messages) == 1
    assert list(node["filters"]["base-salary"].accepted({"much"})) == []


@pytest.mark.parametrize(
    ("more", "page"),
    [("all", "all"), ("all.md", "all"), ("/jobs/all.rst", "jobs/all"), ("../x", "x")],
)
def test_more_names_a_page_like_a_toctree(domain: JobDomain, more: str, page: str) -> None:
    assert read(domain, f":limit: 2\n:more: {more}")[0]["more"] == page


def test_the_list_is_recorded(domain: JobDomain) -> None:
    read(domain, ":status: all\n:limit: 2\n:more: all")
    assert domain.document("jobs").listings == (Listing("all", {}, 2, "all", "jobs.md", 3),)
    assert not domain.document("jobs").listings[0].complete


def test_columns_may_be_a_list_in_yaml(domain: JobDomain) -> None:
    node, messages = read(domain, "---\ncolumns: [job-location, base-salary]\n---")
    assert messages == []
    assert node["columns"] == ("job-location", "base-salary")
