"""Headings that a parser leaves as siblings become sections, and vice versa."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_jobposting.nodes import jobposting
from sphinx_jobposting.reading.headings import (
    first_section,
    nest_headings,
    take_in_following,
    unnest_sections,
)

from ..support.doctrees import page, section, shape, text
from ..support.registry import registry


def rubric(words: str, level: int) -> nodes.rubric:
    made = nodes.rubric(words, words, level=level, ids=[words.lower()], names=[words])
    made.line = level * 10
    return made


def test_headings_are_nested_by_their_levels() -> None:
    parts = [rubric("A", 2), text("a"), rubric("B", 3), text("b"), rubric("C", 2)]
    cook = section("Cook", text("Above"), *parts)
    document = page(registry(), cook)
    nest_headings(cook)
    assert shape(cook) == ["Cook", "Above", ["A", "a", ["B", "b"]], ["C"]]
    nested = document.ids["b"]
    assert isinstance(nested, nodes.section)
    assert (nested["names"], nested.line, nested[0].line) == (["B"], 30, 30)


def test_content_before_the_headings_is_left_alone() -> None:
    cook = section("Cook", rubric("Own", 2), rubric("A", 2))
    page(registry(), cook)
    nest_headings(cook, 2)
    assert shape(cook) == ["Cook", "Own", ["A"]]


def test_a_rubric_that_the_author_wrote_is_not_a_heading() -> None:
    cook = section("Cook", nodes.rubric("Note", "Note"), text("Text"))
    page(registry(), cook)
    nest_headings(cook)
    assert shape(cook) == ["Cook", "Note", "Text"]


def test_sections_become_headings_without_sections() -> None:
    inner = section("B", text("b"), line=7)
    inner["ids"] = ["b"]
    holder: Any = nodes.container("", section("A", text("a"), inner))
    unnest_sections(holder)
    assert [type(child).__name__ for child in holder.children] == [
        *("rubric", "paragraph", "rubric", "paragraph"),
    ]
    assert holder[2]["ids"] == ["b"]
    assert holder[2].line == 7


def test_content_after_a_section_moves_into_it_up_to_the_next() -> None:
    cook, other = section("Cook"), section("Baker")
    document = page(registry(), section("Above"), cook, section("A"), text("t"), other)
    take_in_following(cook, [cook, other])
    assert shape(document) == [["Above"], ["Cook", ["A"], "t"], ["Baker"]]


def test_the_first_section_is_found_among_other_nodes() -> None:
    cook = section("Cook")
    assert first_section(nodes.container("", jobposting(), cook, section("B"))) is cook
    assert first_section(nodes.container("", nodes.container("", section("B")))) is None
