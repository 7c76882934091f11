"""The directive ``jobposting`` leaves a placeholder with the lines of its file."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_jobposting.domain import JobDomain
from sphinx_jobposting.nodes import jobposting
from sphinx_jobposting.reading.option_block import Written

from ..support.parsing import parsed

pytestmark = pytest.mark.usefixtures("directives")


def place(domain: JobDomain, source: str, name: str = "jobs.md") -> Any:
    """Return the only placeholder on a page."""
    (node,) = parsed(domain, source, name).findall(jobposting)
    return node


def rst(text: str) -> str:
    """Return a page on whose third line a directive begins."""
    return f"\n\n.. jobposting::{text}"


def md(text: str) -> str:
    return f"\n\n```{{jobposting}}{text}\n```\n"


class TestFields:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("\n:draft: yes\n:skills: a\n", [("draft", "yes", 4), ("skills", "a", 5)]),
            ("\n---\ndraft: yes\nskills: [a]\n---\n",
             [("draft", "yes", 5), ("skills", ["a"], 6)]),
            (" Cook\n:draft: yes\n\nText.\n", [("draft", "yes", 4)]),
        ],
    )  # fmt: skip
    def test_fields_in_markdown_have_their_lines(
        self, domain: JobDomain, text: str, written: list[tuple[str, Any, int]]
    ) -> None:
        node = place(domain, md(text))
        assert node["fields"] == [Written(*one) for one in written]
        assert node["doubts"] == []
        assert (node.source, node.line, node["docname"]) == ("jobs.md", 3, "jobs")

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("\n   :draft: yes\n   :skills: a\n",
             [("draft", "yes", 4), ("skills", "a", 5)]),
            (" Cook\n   :draft: yes\n", [("draft", "yes", 4)]),
            (" Cook\n   and baker\n   :draft: yes\n\n   Text.\n", [("draft", "yes", 5)]),
            ("\n   :skills: a\n      b\n   :draft: yes\n",
             [("skills", "a\nb", 4), ("draft", "yes", 6)]),
        ],
    )  # fmt: skip
    def test_fields_in_restructuredtext_have_their_lines(
        self, domain: JobDomain, text: str, written: list[tuple[str, Any, int]]
    ) -> None:
        node = place(domain, rst(text), "jobs.rst")
        assert node["fields"] == [Written(*one) for one in written]
        assert node["doubts"] == []
        assert node.line == 3

    def test_fields_in_an_included_file_have_its_lines(
        self, domain: JobDomain, tmp_path: Any
    ) -> None:
        part = tmp_path / "part.txt"
        part.write_text(rst(" Cook\n   :draft: yes\n"))
        node = place(domain, f"Text\n\nMore.\n\n.. include:: {part}\n", "jobs.rst")
        assert node["fields"] == [Written("draft", "yes", 4)]
        assert str(node.source).endswith("part.txt")


class TestTitle:
    @pytest.mark.parametrize(
        ("source", "name"),
        [
            (md(" Cook *and* baker\n:draft: yes\n"), "jobs.md"),
            (rst(" Cook *and* baker\n   :draft: yes\n"), "jobs.rst"),
            (rst("\n   Cook *and*\n   baker\n   :draft: yes\n"), "jobs.rst"),
        ],
    )
    def test_the_argument_is_a_heading_with_markup(
        self, domain: JobDomain, source: str, name: str
    ) -> None:
        node = place(domain, source, name)
        assert node["argument"] == "Cook *and* baker"
        (heading,) = node.children
        assert isinstance(heading, nodes.title)
        assert heading.astext() == "Cook and baker"
        assert any(heading.findall(nodes.emphasis))

    @pytest.mark.parametrize(
        ("source", "name"),
        [(md("\n:draft: yes\n"), "jobs.md"), (rst("\n   :draft: yes\n"), "jobs.rst")],
    )
    def test_without_an_argument_there_is_no_heading(
        self, domain: JobDomain, source: str, name: str
    ) -> None:
        node = place(domain, source, name)
        assert (node["argument"], node.children) == ("", [])


DUTIES = "   Duties\n   ======\n\n   More.\n"


class TestBody:
    @pytest.mark.parametrize(
        ("source", "name"),
        [
            (md(" Cook\n:draft: yes\n\nText.\n\n## Duties\n\nMore.\n"), "jobs.md"),
            (rst(f" Cook\n   :draft: yes\n\n   Text.\n\n{DUTIES}"), "jobs.rst"),
        ],
    )
    def test_its_text_and_headings_are_below_the_title(
        self, domain: JobDomain, source: str, name: str
    ) -> None:
        node = place(domain, source, name)
        assert node.astext().split() == ["Cook", "Text.", "Duties", "More."]
        text = next(iter(node.findall(nodes.paragraph)))
        assert text.line == 6


class TestTexts:
    def test_markup_in_fields_is_parsed_but_not_recorded(self, domain: JobDomain) -> None:
        node = place(domain, rst("\n   :skills: a *b* [#]_ c_\n"), "jobs.rst")
        (parts,) = node["parsed"].values()
        assert any(isinstance(part, nodes.emphasis) for part in parts)
        document = node.document
        assert document.autofootnote_refs == []
        assert document.refnames == {}


class TestDoubts:
    """A directive that is not understood hides the posting."""

    @pytest.mark.parametrize(
        ("source", "name", "rule", "line"),
        [
            (md(" :draft: yes\n"), "jobs.md", "malformed-option", 3),
            (md("\n:draft:yes\n"), "jobs.md", "malformed-option", 4),
            (md("\n\n:draft: yes\n"), "jobs.md", "detached-options", 5),
            (rst("\n\n   :draft: yes\n"), "jobs.rst", "detached-options", 5),
            (rst("\n   draft: yes\n   :skills: a\n"), "jobs.rst", "malformed-option", 4),
            ("\n.. jobpostings::\n   :skills: a\n", "jobs.rst", "not-understood", 2),
        ],
    )
    def test_a_doubt_is_reported_at_its_line(
        self, domain: JobDomain, source: str, name: str, rule: str, line: int
    ) -> None:
        (doubt,) = place(domain, source, name)["doubts"]
        assert (doubt.finding.rule, doubt.finding.file) == (rule, name)
        assert doubt.finding.line == line

    def test_a_fault_of_several_lines_is_reported_once(self, domain: JobDomain) -> None:
        node = place(domain, md("\n:draft:yes\n:skills:no\n:title: a\n:draft:no\n"))
        assert [doubt.finding.line for doubt in node["doubts"]] == [4, 7]
