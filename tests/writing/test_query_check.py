"""A list that asks for something that the site does not have gets a warning."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_jobposting.domain import HiddenDocument, HiddenParts, JobDomain, Listing
from sphinx_jobposting.model.filters import Filter
from sphinx_jobposting.model.types import Context, Organization, Place
from sphinx_jobposting.values.filter_values import read_filter
from sphinx_jobposting.writing.query_check import check_queries

from ..support.doctrees import reported
from ..support.registry import NOW, posting, registry

EMPTY: frozenset[str] = frozenset()


@pytest.fixture
def domain() -> JobDomain:
    values = {
        "employment-unit": "Kitchen",
        "job-location": (Place("PT", "Porto"),),
        "hiring-organization": Organization("Acme, Inc."),
    }
    return registry(posting("cook", values=values, closes=NOW))


def filters(written: dict[str, str], line: int = 0) -> dict[str, Filter]:
    """Return filters read from what an author writes."""
    found = {}
    for key, raw in written.items():
        name = key.replace("_", "-")
        found[name] = read_filter(name, raw, Context(), line)
    return found


def check(domain: JobDomain, **listing: Any) -> list[Any]:
    """Check a list of jobs, and return what is reported about it."""
    given = {"status": "open", "file": "jobs.md", "line": 3, **listing}
    domain.note("jobs").listings = (Listing(**given),)
    app: Any = None
    with reported() as found:
        check_queries(app, domain.env)
    return found


class TestFilters:
    @pytest.mark.parametrize(
        ("name", "written", "near"),
        [
            ("employment_unit", "Kitchn", "Kitchen"),
            ("employment_unit", "xyzzy", ""),
            ("job_location", "Prto, PT", "Porto, PT"),
            ("hiring_organization", "acme inc", "Acme, Inc."),
            ("identifier", "cok", "cook"),
        ],
    )
    def test_a_value_that_no_job_has_gets_a_suggestion(
        self, domain: JobDomain, name: str, written: str, near: str
    ) -> None:
        (found,) = check(domain, filters=filters({name: written}, line=5))
        assert (found.rule, found.file, found.line) == ("unmatched-filter", "jobs.md", 5)
        assert found.field == name.replace("_", "-")
        assert (found.params["value"], found.params["near"]) == (written, near)

    def test_without_its_own_line_a_filter_has_the_line_of_the_list(
        self, domain: JobDomain
    ) -> None:
        (found,) = check(domain, filters=filters({"employment_unit": "Bar"}))
        assert found.line == 3

    @pytest.mark.parametrize(
        "written",
        [
            # The job is closed, but may reopen.
            {"employment_unit": "kitchen"},
            {"hiring_organization": "Acme, Inc."},
            {"job_location": "Porto, PT"},
            # A country cannot be misspelled, and neither can a type of employment.
            {"job_location": "NO"},
            {"employment_type": "intern"},
        ],
    )
    def test_values_that_some_job_has_or_may_have_are_accepted(
        self, domain: JobDomain, written: dict[str, str]
    ) -> None:
        assert check(domain, filters=filters(written)) == []

    def test_each_of_several_values_is_checked(self, domain: JobDomain) -> None:
        found = check(domain, filters=filters({"employment_unit": "Kitchen, Bar, Garden"}))
        assert [one.params["value"] for one in found] == ["Bar", "Garden"]

    @pytest.mark.parametrize("whole_page", [True, False])
    def test_a_value_of_a_draft_is_known_but_not_suggested(
        self, domain: JobDomain, whole_page: bool
    ) -> None:
        secret = frozenset({("employment-unit", "bar")})
        if whole_page:
            domain.hidden["draft"] = HiddenDocument(
                0, "", EMPTY, None, EMPTY, EMPTY, values=secret
            )
        else:
            domain.note("several").hidden_parts = HiddenParts(None, values=secret)
        assert check(domain, filters=filters({"employment_unit": "Bar"})) == []
        (found,) = check(domain, filters=filters({"employment_unit": "Baar"}))
        assert found.params["near"] == ""

    def test_a_site_without_jobs_has_no_values_to_compare(self) -> None:
        assert check(registry(), filters=filters({"employment_unit": "Bar"})) == []

    def test_a_count_is_also_checked(self, domain: JobDomain) -> None:
        count = Listing("open", filters({"employment_unit": "Bar"}), file="jobs.md", line=9)
        domain.note("jobs").counts = (count,)
        (found,) = check(domain)
        assert found.line == 9


class TestMore:
    def test_a_missing_page_is_reported(self, domain: JobDomain) -> None:
        (found,) = check(domain, limit=3, more="all-jobs")
        assert (found.rule, found.line) == ("bad-filter", 3)
        assert found.message_in() == "more: there is no page “all-jobs”."

    def test_an_existing_or_hidden_page_is_accepted(self, domain: JobDomain) -> None:
        domain.env.found_docs.add("all-jobs")
        domain.hidden["draft"] = HiddenDocument(0, "", EMPTY, None, EMPTY, EMPTY)
        assert check(domain, limit=3, more="all-jobs") == []
        assert check(domain, limit=3, more="draft") == []
