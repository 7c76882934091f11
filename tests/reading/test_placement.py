"""A directive or front matter turns the right section of a page into a posting."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_jobposting.domain import JobDomain
from sphinx_jobposting.nodes import jobposting
from sphinx_jobposting.reading.causes import BY_ID
from sphinx_jobposting.reading.front_matter import FrontMatter
from sphinx_jobposting.reading.option_block import Written
from sphinx_jobposting.reading.placement import (
    DOUBTS,
    FRONT_MATTER,
    INCLUDED,
    LOOK,
    REFUSED,
    PlacePostings,
    note_included,
    note_source,
)

from ..support.doctrees import directive, page, reported, section, shape, text
from ..support.registry import registry


@pytest.fixture
def domain() -> JobDomain:
    return registry()


def place(document: nodes.document) -> nodes.document:
    """Apply the transform to a page, which must not cause a warning."""
    with reported() as found:
        PlacePostings(document).apply()
    assert found == []
    return document


def front_matter(*fields: tuple[str, str]) -> FrontMatter:
    """Return front matter that begins on line 2, with one field on each line after that."""
    written = (Written(key, raw, line) for line, (key, raw) in enumerate(fields, 2))
    return FrontMatter(fields=tuple(written), line=2)


def refused(document: nodes.document) -> list[str]:
    return [node[REFUSED] for node in document.findall(nodes.container) if REFUSED in node]


class TestFormA:
    """The directive has only options; its text is that of the section around it."""

    def test_inside_a_section_it_describes_that_section(self, domain: JobDomain) -> None:
        cook = section("Cook", text("Above"), directive(draft="yes"), text("Below"))
        document = place(page(domain, cook))
        assert shape(document) == [["Cook", "Above", "*", "Below"]]
        assert cook["jobposting_section"]

    def test_above_the_heading_it_moves_right_below_it(self, domain: JobDomain) -> None:
        document = place(page(domain, directive(), section("Cook", text("Text"))))
        assert shape(document) == [["Cook", "*", "Text"]]

    def test_its_argument_becomes_the_title_in_the_data(self, domain: JobDomain) -> None:
        node = directive(argument="Sous-chef", draft="yes")
        document = place(page(domain, section("Cook", node)))
        assert shape(document) == [["Cook", "*"]]
        assert node["fields"][0] == Written("title", "Sous-chef", 3)

    def test_a_title_among_the_fields_wins_over_the_argument(
        self, domain: JobDomain
    ) -> None:
        node = directive(argument="Sous-chef", title="Chef")
        place(page(domain, section("Cook", node)))
        assert node["fields"] == [Written("title", "Chef", 4)]

    def test_without_a_heading_the_field_title_becomes_the_heading(
        self, domain: JobDomain
    ) -> None:
        document = place(page(domain, directive(title="Chef"), text("Text")))
        assert shape(document) == [["Chef", "*", "Text"]]

    def test_two_sections_are_two_postings(self, domain: JobDomain) -> None:
        one, two = section("Cook", directive()), section("Baker", directive())
        document = place(page(domain, section("Jobs", one, two)))
        assert shape(document) == [["Jobs", ["Cook", "*"], ["Baker", "*"]]]
        assert refused(document) == []


class TestFormB:
    """The directive contains the text, and its argument is the heading."""

    def test_it_becomes_a_section_with_its_argument_as_heading(
        self, domain: JobDomain
    ) -> None:
        node = directive(text("Text"), argument="Cook")
        document = place(page(domain, section("Jobs", text("All"), node)))
        assert shape(document) == [["Jobs", "All", ["Cook", "*", "Text"]]]
        (cook,) = (s for s in document.findall(nodes.section) if "cook" in s["names"])
        assert cook["ids"] == ["cook"]
        assert document.ids["cook"] is cook

    def test_headings_inside_it_become_sections(self, domain: JobDomain) -> None:
        heading = nodes.rubric("Duties", "Duties", level=2, ids=["duties"])
        node = directive(text("Text"), heading, text("Cook"), argument="Cook")
        document = place(page(domain, node))
        assert shape(document) == [["Cook", "*", "Text", ["Duties", "Cook"]]]
        assert isinstance(document.ids["duties"], nodes.section)

    def test_on_a_page_without_headings_it_takes_the_text_after_it(
        self, domain: JobDomain
    ) -> None:
        document = place(page(domain, directive(argument="Cook"), text("Text")))
        assert shape(document) == [["Cook", "*", "Text"]]


class TestFormC:
    """The fields are in the front matter, and the page is the posting."""

    def posting_of(self, domain: JobDomain, *fields: tuple[str, str], body: Any) -> Any:
        document = page(domain, *body)
        document.myst_slugs = {}  # type: ignore[attr-defined]  # as MyST leaves it
        seen = nodes.field("", nodes.field_name("", "jobposting"), nodes.field_body())
        document.insert(0, nodes.field_list("", seen))
        domain.env.temp_data[FRONT_MATTER] = front_matter(*fields)
        return place(document)

    def test_the_first_section_is_the_posting(self, domain: JobDomain) -> None:
        body = [section("Cook", text("Text"))]
        document = self.posting_of(domain, ("date-posted", "2021-09-02"), body=body)
        (node,) = document.findall(jobposting)
        assert shape(node.parent) == ["Cook", "*", "Text"]
        assert node["front"] == [Written("date-posted", "2021-09-02", 3)]
        assert (node.source, node.line) == ("cook.md", 3)
        assert DOUBTS not in document

    def test_sections_after_it_are_its_text_up_to_the_next_posting(
        self, domain: JobDomain
    ) -> None:
        body = [section("Cook"), section("Duties"), section("Baker", directive())]
        document = self.posting_of(domain, ("draft", "no"), body=body)
        assert shape(document)[1:] == [["Cook", "*", ["Duties"]], ["Baker", "*"]]  # type: ignore[index]

    def test_a_page_without_headings_takes_its_title_from_the_fields(
        self, domain: JobDomain
    ) -> None:
        document = self.posting_of(domain, ("title", "Chef  de\ncuisine"), body=[text("T")])
        (made,) = document.findall(nodes.section)
        assert shape(made) == ["Chef de cuisine", "*", "T"]
        assert made["ids"] == ["chef-de-cuisine"]

    def test_front_matter_and_directive_of_a_page_are_merged(
        self, domain: JobDomain
    ) -> None:
        node = directive(draft="yes")
        document = self.posting_of(domain, ("skills", "none"), body=[section("Cook", node)])
        assert list(document.findall(jobposting)) == [node]
        assert [field.key for field in node["fields"]] == ["draft"]
        assert [field.key for field in node["front"]] == ["skills"]

    def test_without_heading_and_title_there_is_a_doubt(self, domain: JobDomain) -> None:
        document = self.posting_of(domain, ("draft", "no"), body=[text("Text")])
        (doubt,) = document[DOUBTS]
        assert (doubt.finding.rule, doubt.finding.line) == ("no-heading", 2)

    def test_front_matter_parsed_as_text_is_a_doubt(self, domain: JobDomain) -> None:
        document = page(domain, section("Cook"))
        domain.env.temp_data[FRONT_MATTER] = front_matter(("draft", "no"))
        (doubt,) = place(document)[DOUBTS]
        assert doubt.finding.message == BY_ID["front-matter-unseen"].problem
        assert doubt.finding.line == 2


class TestRefused:
    """A directive in a place where it cannot be keeps its text for later."""

    def test_a_directive_in_a_quote_is_misplaced(self, domain: JobDomain) -> None:
        heading = section("Part", text("more"))
        node = directive(text("Text"), heading, argument="Cook")
        document = place(page(domain, section("Page", nodes.block_quote("", node))))
        assert refused(document) == ["misplaced-directive"]
        (holder,) = document.findall(nodes.container)
        # A section cannot be there, so its heading becomes a rubric.
        assert [type(child) for child in holder.children] == [
            jobposting,
            nodes.paragraph,
            nodes.paragraph,
            nodes.rubric,
            nodes.paragraph,
        ]
        assert holder.astext().split() == ["Cook", "Text", "Part", "more"]

    def test_a_second_directive_in_a_section_is_not_another_posting(
        self, domain: JobDomain
    ) -> None:
        document = place(page(domain, section("Cook", directive(), directive())))
        assert refused(document) == ["second-directive"]
        (holder,) = document.findall(nodes.container)
        assert holder.parent["jobposting_section"]

    @pytest.mark.parametrize("body", [[], [section("Intro")]], ids=["alone", "below"])
    def test_a_directive_outside_all_sections_has_no_heading(
        self, domain: JobDomain, body: list[nodes.Node]
    ) -> None:
        document = place(page(domain, *body, directive(draft="no")))
        assert refused(document) == ["no-heading"]


class TestNames:
    def test_the_name_is_a_target_for_references(self, domain: JobDomain) -> None:
        cook = section("Cook", directive(name="Head Chef"))
        document = place(page(domain, cook))
        assert cook["names"] == ["cook", "head chef"]
        assert document.nameids["head chef"] == cook["ids"][0] == "cook"
        (node,) = cook.findall(jobposting)
        assert node["name"] == "Head Chef"

    def test_a_name_like_the_heading_counts_as_explicit(self, domain: JobDomain) -> None:
        document = page(domain, section("Cook", directive(name="cook")))
        assert not document.nametypes["cook"]
        assert place(document).nametypes["cook"]

    def test_an_unreadable_name_is_not_a_target(self, domain: JobDomain) -> None:
        cook = section("Cook", directive(name="\x00"))
        place(page(domain, cook))
        assert cook["names"] == ["cook"]
        assert "name" not in next(cook.findall(jobposting))


class TestSecondHeadings:
    def test_a_section_after_the_posting_is_a_warning(self, domain: JobDomain) -> None:
        parts = section("Cook", directive()), text("x"), section("Duties", line=9)
        with reported() as found:
            PlacePostings(page(domain, *parts)).apply()
        assert [(one.rule, one.line) for one in found] == [("second-heading", 9)]
        assert found[0].params["heading"] == "Duties"

    def test_a_posting_after_the_posting_is_not_a_warning(self, domain: JobDomain) -> None:
        parts = section("Cook", directive()), section("Baker", directive()), section("End")
        # Only sections after the last posting may have been meant for it.
        with reported() as found:
            PlacePostings(page(domain, *parts)).apply()
        assert [one.params["heading"] for one in found] == ["End"]


class TestSources:
    """The source text is inspected before it is parsed."""

    def note(self, domain: JobDomain, source: str) -> str:
        content, app = [source], application_of(domain)
        note_source(app, "cook", content)
        return content[0]

    def test_front_matter_is_kept_for_the_transform_and_hidden_from_the_parser(
        self, domain: JobDomain
    ) -> None:
        source = "---\ntitle: A\njobposting:\n  draft: yes\n---\n\n# Cook\n"
        assert self.note(domain, source) == (
            "---\ntitle: A\njobposting: yes\n\n---\n\n# Cook\n"
        )
        front: FrontMatter = domain.env.temp_data[FRONT_MATTER]
        assert [(field.key, field.raw) for field in front.fields] == [("draft", "yes")]

    def test_line_ends_that_only_python_knows_become_blanks(
        self, domain: JobDomain
    ) -> None:
        source = "```{jobposting}\n:skills: a\u2028:draft: yes\n```\n"
        assert "a :draft: yes" in self.note(domain, source)
        assert "\u2028" in self.note(domain, "a\u2028b")

    @pytest.mark.parametrize(
        ("source", "looked_at"),
        [("```{jobposting}\n```\n", True), ("```{joblist}\n```\n", True), ("Text", False)],
    )
    def test_only_pages_that_may_have_a_posting_are_inspected(
        self, domain: JobDomain, source: str, looked_at: bool
    ) -> None:
        self.note(domain, source)
        assert (LOOK in domain.env.temp_data) is looked_at

    def test_included_files_with_front_matter_are_remembered(
        self, domain: JobDomain
    ) -> None:
        app = application_of(domain)
        for name, source in {
            "a.md": "---\njobposting:\n  draft: yes\n---\n",
            "b.md": "# Text\n",
            "c.md": "---\n\njobposting:\n  title: C\n---\n",
        }.items():
            note_included(app, name, "cook", [source])
        assert domain.env.temp_data[INCLUDED] == [("a.md", 2), ("c.md", 3)]


def application_of(domain: JobDomain) -> Any:
    class Application:
        env = domain.env

    return Application
