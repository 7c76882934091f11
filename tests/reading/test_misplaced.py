"""A directive in a place where it cannot be keeps its text, and the build warns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ..support.posting_pages import DIRECTIVE, TEXT, rest, text_of, warned

Make = Callable[..., Any]


NESTED = {
    "list.md": (
        "# Page\n\n- Item\n\n  :::{jobposting} Lost title\n"
        "  :date-posted: 2021-09-02\n\n  Kept text.\n\n  ## Kept heading\n"
        "\n  More text.\n  :::\n"
    ),
    "quote.md": (
        "# Page\n\n> ```{jobposting} Lost title\n"
        "> :date-posted: 2021-09-02\n>\n> Kept text.\n>\n"
        "> ## Kept heading\n>\n> More text.\n> ```\n"
    ),
    "note.md": (
        "# Page\n\n::::{note}\n\n:::{jobposting} Lost title\n"
        ":date-posted: 2021-09-02\n\nKept text.\n\n## Kept heading\n\n"
        "More text.\n:::\n::::\n"
    ),
    "note.rst": (
        "Page\n====\n\n.. note::\n\n   .. jobposting:: Lost title\n"
        "      :date-posted: 2021-09-02\n\n      Kept text.\n\n"
        "      Kept heading\n      ~~~~~~~~~~~~\n\n      More text.\n"
    ),
    "list.rst": (
        "Page\n====\n\n* Item\n\n  .. jobposting:: Lost title\n"
        "     :date-posted: 2021-09-02\n\n     Kept text.\n\n"
        "     Kept heading\n     ~~~~~~~~~~~~\n\n     More text.\n"
    ),
    "table.rst": (
        "Page\n====\n\n.. list-table::\n\n"
        "   * - .. jobposting:: Lost title\n"
        "          :date-posted: 2021-09-02\n\n"
        "          Kept text. Kept heading. More text.\n"
    ),
}


LINES = {
    "list.md": 5,
    "quote.md": 3,
    "note.md": 5,
    "note.rst": 6,
    "list.rst": 6,
    "table.rst": 6,
}


@pytest.fixture(scope="module")
def nested(shared_site: Make) -> Any:
    files = {
        name.replace(".", "-", 1) + name[name.index(".") :]: text
        for name, text in NESTED.items()
    }
    return shared_site(files).build(warnings=True)


@pytest.mark.parametrize("name", NESTED)
def test_a_directive_in_a_list_quote_or_note_warns_and_keeps_its_text(
    name: str, nested: Any
) -> None:
    page = name.replace(".", "-") + name[name.index(".") :]
    assert warned(nested.warnings, page) == [(LINES[name], "misplaced-directive")]
    html = nested.html(page.rpartition(".")[0] + ".html")
    words = text_of(html)
    for part in ("Lost title", "Kept text.", "Kept heading", "More text."):
        assert part in words
    assert "application/ld+json" not in html
    assert "date-posted" not in words


def test_a_second_directive_warns_and_keeps_its_text(site: Make) -> None:
    page = (
        f"# Cook\n\n{DIRECTIVE}\n{TEXT}\n\n:::{{jobposting}}\n"
        ":work-hours: 9:30\n\nKept text.\n:::\n"
    )
    r = (
        f"Cook\n====\n\n{rest()}\n{TEXT}\n\n.. jobposting::\n"
        "   :work-hours: 9:30\n\n   Kept text.\n"
    )
    built = site({"a.md": page, "b.rst": r}).build(warnings=True)
    for name in ("a", "b"):
        (data,) = built.jsonld(f"{name}.html")
        assert "workHours" not in data
        assert "Kept text." in data["description"]
    assert warned(built.warnings, "a.md") == [(11, "second-directive")]
    assert warned(built.warnings, "b.rst") == [(12, "second-directive")]
