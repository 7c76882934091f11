"""Turn headings that the parser leaves as siblings into nested sections."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeGuard

from docutils import nodes


def first_section(parent: nodes.Element) -> nodes.section | None:
    """Return the first section among the children of *parent*."""
    return next((n for n in parent.children if isinstance(n, nodes.section)), None)


def nest_headings(section: nodes.section, start: int = 0) -> None:
    """Turn rubrics into sections:

    MyST makes rubrics of headings inside a directive. Only rubrics with a ``level`` are
    headings, and only direct children of *section*.
    """
    children = section.children[start:]
    if not any(_is_heading(child) for child in children):
        return
    del section[start:]
    open_: list[tuple[int, nodes.section]] = [(0, section)]
    document = section.document
    assert document is not None, "a placed section has a document"  # noqa: S101
    for child in children:
        if not _is_heading(child):
            open_[-1][1].append(child)
            continue
        level = int(child["level"])
        while open_[-1][0] >= level:
            open_.pop()
        title = nodes.title(child.rawsource, "", *child.children)
        title.source, title.line = child.source, child.line
        nested = nodes.section("", title, ids=child["ids"], names=child["names"])
        nested["classes"] = child["classes"]
        nested.source, nested.line = child.source, child.line
        for identifier in child["ids"]:
            document.ids[identifier] = nested
        open_[-1][1].append(nested)
        open_.append((level, nested))


def _is_heading(node: nodes.Node) -> TypeGuard[nodes.rubric]:
    return isinstance(node, nodes.rubric) and "level" in node


def unnest_sections(holder: nodes.Element) -> None:
    """Turn the sections in *holder*, which are not allowed there, into rubrics."""
    for section in list(holder.findall(nodes.section)):
        heading = section.pop(0)
        rubric = nodes.rubric("", "", *heading.children, ids=section["ids"])
        rubric.source, rubric.line = heading.source, heading.line
        section.replace_self([rubric, *section.children])


def take_in_following(section: nodes.section, without: Collection[nodes.section]) -> None:
    """Move the sections after *section* into it, until one that is in *without*."""
    parent = section.parent
    start = end = parent.index(section) + 1
    while end < len(parent) and not any(parent[end] is other for other in without):
        end += 1
    following = parent.children[start:end]
    del parent[start:end]
    section += following
