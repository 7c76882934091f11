"""Only published postings stay on a page; traces of hidden ones are removed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from docutils import nodes

from sphinx_jobposting.domain import HiddenDocument, HiddenParts, JobDomain
from sphinx_jobposting.log import make_finding
from sphinx_jobposting.nodes import jobposting
from sphinx_jobposting.reading.placement import DOUBTS, PlacePostings
from sphinx_jobposting.reading.privacy import Doubt
from sphinx_jobposting.reading.publication import (
    HIDDEN_PAGE,
    RemoveUnpublished,
    earliest,
    name_of,
)

from ..support.doctrees import directive, page, reported, section, shape, text
from ..support.registry import NOW, posting, registry

POSTED: dict[str, Any] = {"date_posted": "2021-09-02"}
LATER: dict[str, Any] = {"date_posted": "2021-10-01"}
OCTOBER = dt.datetime(2021, 10, 1, tzinfo=dt.UTC)


@pytest.fixture
def domain() -> JobDomain:
    return registry()


def read(document: nodes.document) -> list[tuple[str, int | None]]:
    """Place the postings of a page, remove unpublished ones, and return the warnings."""
    with reported() as found:
        PlacePostings(document).apply()
        RemoveUnpublished(document).apply()
    return [(one.rule, one.line) for one in found]


def hidden_page(document: nodes.document) -> HiddenDocument:
    found: HiddenDocument = document[HIDDEN_PAGE]
    return found


def hidden_parts(domain: JobDomain, docname: str = "cook") -> HiddenParts:
    found = domain.document(docname).hidden_parts
    assert found is not None
    return found


class TestPages:
    """A posting that is a whole page."""

    def test_a_published_page_stays(self, domain: JobDomain) -> None:
        document = page(domain, section("Cook", directive(**POSTED), text("Text")))
        assert read(document) == []
        assert shape(document) == [["Cook", "*", "Text"]]
        (node,) = document.findall(jobposting)
        assert node["posting"].values["date-posted"] == dt.date(2021, 9, 2)
        assert HIDDEN_PAGE not in document

    def test_only_the_names_of_a_draft_are_kept(self, domain: JobDomain) -> None:
        document = page(domain, section("Cook", directive(draft="yes"), text("Text")))
        assert read(document) == []
        assert document.children == []
        hidden = hidden_page(document)
        assert hidden.names == {"cook"}
        assert hidden.labels == {"cook", "cook:cook"}
        assert hidden.publish_at is None
        assert hidden.openings == (None,)
        assert hidden.source == "cook.md"

    def test_the_opening_time_of_a_scheduled_page_is_kept(self, domain: JobDomain) -> None:
        document = page(domain, section("Cook", directive(**LATER)))
        read(document)
        assert hidden_page(document).publish_at == OCTOBER
        assert hidden_page(document).openings == (OCTOBER,)

    def test_a_preview_shows_a_draft_and_remembers_it(self, domain: JobDomain) -> None:
        domain.build.preview = True
        document = page(domain, section("Cook", directive(draft="yes"), text("Text")))
        assert read(document) == []
        assert shape(document) == [["Cook", "*", "Text"]]
        assert domain.document("cook").in_preview

    def test_the_first_page_of_a_site_is_never_hidden(self, domain: JobDomain) -> None:
        cook = section("Cook", directive(draft="yes"), text("Text"))
        document = page(domain, cook, docname="index")
        assert read(document) == [("root-hidden", 1)]
        assert shape(document) == [["Cook", "*", "Text"]]

    def test_a_doubtful_page_is_hidden(self, domain: JobDomain) -> None:
        document = page(domain, section("Cook", directive(**POSTED)))
        document[DOUBTS] = [Doubt(make_finding("no-heading", "cook.md", 1))]
        with reported() as found:
            PlacePostings(document).apply()
            RemoveUnpublished(document).apply()
        assert [one.consequence for one in found] == [
            "It is not published until this is fixed."
        ]
        assert document.children == []
        assert hidden_page(document).publish_at is None

    def test_sections_that_continue_a_hidden_posting_are_hidden(
        self, domain: JobDomain
    ) -> None:
        cook = section("Cook", directive(draft="yes"))
        document = page(domain, cook, section("Duties", line=9))
        assert read(document) == [("second-heading", 9)]
        assert document.children == []


class TestParts:
    """A posting that is a section of a page."""

    def test_a_draft_section_is_removed_and_the_others_stay(
        self, domain: JobDomain
    ) -> None:
        cook = section("Cook", directive(draft="yes"), text("Secret", 4), line=2)
        baker = section("Baker", directive(**POSTED, line=9), line=8)
        document = page(domain, section("Jobs", text("All"), cook, baker))
        assert read(document) == []
        assert shape(document) == [["Jobs", "All", ["Baker", "*"]]]
        parts = hidden_parts(domain)
        assert parts.names == parts.labels == {"cook"}
        assert HIDDEN_PAGE not in document

    def test_the_page_is_read_again_when_the_first_section_opens(
        self, domain: JobDomain
    ) -> None:
        drafts = [
            section("A", directive(draft="yes")),
            section("B", directive(date_posted="2021-11-01")),
            section("C", directive(**LATER)),
        ]
        read(page(domain, section("Jobs", *drafts)))
        parts = hidden_parts(domain)
        november = dt.datetime(2021, 11, 1, tzinfo=dt.UTC)
        assert parts.publish_at == OCTOBER
        assert parts.openings == (None, november, OCTOBER)

    def test_a_section_inside_a_hidden_one_is_removed_once(self, domain: JobDomain) -> None:
        inner = section("Baker", directive(**POSTED))
        cook = section("Cook", directive(draft="yes"), inner)
        document = page(domain, section("Jobs", text("All"), cook))
        read(document)
        assert shape(document) == [["Jobs", "All"]]
        assert hidden_parts(domain).names == {"cook", "baker"}

    def test_a_page_with_only_hidden_sections_stays(self, domain: JobDomain) -> None:
        cook = section("Cook", directive(draft="yes"))
        document = page(domain, section("Jobs", cook))
        read(document)
        assert shape(document) == [["Jobs"]]

    def test_top_sections_that_are_all_hidden_hide_the_page(
        self, domain: JobDomain
    ) -> None:
        two = [section(name, directive(draft="yes")) for name in ("Cook", "Baker")]
        document = page(domain, *two)
        read(document)
        assert hidden_page(document).names == {"cook", "baker"}


class TestRefused:
    """Directives in places where they cannot be."""

    def quoted(self, *body: nodes.Node, **fields: Any) -> nodes.block_quote:
        return nodes.block_quote("", directive(*body, **fields))

    def test_the_text_of_a_public_directive_is_shown(self, domain: JobDomain) -> None:
        quote = self.quoted(text("Text"), **POSTED)
        document = page(domain, section("Page", quote))
        assert read(document) == [("misplaced-directive", 3)]
        assert shape(document) == [["Page", "Text"]]
        assert not list(document.findall(jobposting))

    def test_the_text_of_a_hidden_directive_is_removed(self, domain: JobDomain) -> None:
        quote = self.quoted(text("Secret", 5), draft="yes")
        document = page(domain, section("Page", text("Public"), quote))
        assert read(document) == [("misplaced-directive", 3)]
        assert shape(document) == [["Page", "Public", ""]]
        assert domain.document("cook").hidden_parts is not None

    def test_a_directive_without_text_hides_the_section_around_it(
        self, domain: JobDomain
    ) -> None:
        inner = section("Inner", self.quoted(draft="yes"))
        document = page(domain, section("Page", text("Public"), inner))
        read(document)
        assert shape(document) == [["Page", "Public"]]

    def test_a_directive_inside_a_posting_hides_the_posting(
        self, domain: JobDomain
    ) -> None:
        cook = section("Cook", directive(**POSTED), self.quoted(draft="yes", line=7))
        document = page(domain, cook)
        assert read(document) == [("misplaced-directive", 7)]
        assert document.children == []

    def test_a_directive_outside_all_sections_hides_the_page(
        self, domain: JobDomain
    ) -> None:
        document = page(domain, self.quoted(draft="yes"), section("Page"))
        read(document)
        assert document.children == []


class TestNames:
    def named(self, docname: str, *, several: bool = False, **more: str) -> str:
        node = jobposting("", several=several, **more)
        top = section("Head cook", node)
        page(registry(), top)
        return name_of(node, top, docname)

    @pytest.mark.parametrize(
        ("docname", "name"),
        [
            ("cook", "cook"),
            ("jobs/cook", "cook"),
            ("jobs/cook/index", "cook"),
            ("index", "index"),
        ],
    )
    def test_a_page_is_named_by_its_file_or_folder(self, docname: str, name: str) -> None:
        assert self.named(docname) == name

    def test_one_of_several_postings_is_named_by_its_section(self) -> None:
        assert self.named("jobs", several=True) == "head-cook"

    def test_an_explicit_name_wins(self) -> None:
        assert self.named("jobs/cook", several=True, name="chef") == "chef"

    def test_a_section_of_a_page_is_named_by_its_heading(self) -> None:
        node = jobposting("", several=False)
        inner = section("Baker", node)
        page(registry(), section("Jobs", inner))
        assert name_of(node, inner, "jobs") == "baker"


def test_the_earliest_opening_ignores_postings_that_need_an_edit() -> None:
    later = NOW + dt.timedelta(days=1)
    draft = posting("a", draft=True, opens=NOW)
    assert earliest([draft, posting("b"), posting("c", opens=later)]) == later
    assert earliest([draft, posting("b")]) is None
