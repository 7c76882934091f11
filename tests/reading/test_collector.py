"""What the domain records of a page once it was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.domain import JobDomain, job_domain

from ..support.sites import POSTING

PAGES = {
    "cook.md": f"---\nlayout: theme\n---\n{POSTING}\nSee [us](us.md), [later](later.md).\n",
    "us.md": '# The "Us" page\n\n- {doc}`cook`\n',
    "list.md": "# Jobs\n\n```{joblist}\n:limit: 3\n```\n\n{job:count}`open` jobs\n",
    "plain.md": "# Plain\n\nText.\n",
    "quotes.md": POSTING.replace("# Cook", '# A "Cook"'),
}


@pytest.fixture(scope="module")
def domain(shared_site: Callable[..., Any]) -> JobDomain:
    return job_domain(shared_site(PAGES).build(warnings=True).app.env)


def test_a_posting_is_recorded_with_its_heading_as_the_page_shows_it(
    domain: JobDomain,
) -> None:
    (posting,) = domain.document("quotes").postings
    assert posting.heading == "A “Cook”"
    assert posting.top
    assert posting.excerpt.startswith("Cook lunch for forty guests")


def test_the_layout_of_a_page_is_its_own(domain: JobDomain) -> None:
    assert domain.document("cook").layout == "theme"
    assert domain.document("quotes").layout == ""


def test_links_to_files_are_recorded_even_if_the_file_is_not_there_yet(
    domain: JobDomain,
) -> None:
    assert set(domain.document("cook").link_targets) >= {"us", "later"}
    assert domain.document("us").references == ("cook",)


def test_lists_and_counts_are_recorded(domain: JobDomain) -> None:
    (listing,) = domain.document("list").listings
    assert (listing.status, listing.complete) == ("open", False)
    assert len(domain.document("list").counts) == 1


def test_a_page_without_jobs_has_none(domain: JobDomain) -> None:
    record = domain.document("plain")
    assert (record.postings, record.listings, record.counts) == ((), (), ())
