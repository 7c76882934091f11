"""Characters that a page, feed, inventory, or terminal cannot hold never stop a builder."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

Make = Callable[..., Any]


def front(line: str) -> str:
    """Return a page whose front matter has one more line."""
    return f"---\njobposting:\n  date-posted: 2021-09-02\n  {line}\n---\n\n# Cook\n"


@pytest.mark.parametrize("name", ["a\\ud800b", "\\0", "a\\x1b[31m"])
@pytest.mark.parametrize("builder", ["html", "gettext", "json"])
def test_a_name_that_no_file_can_hold_is_refused(
    site: Make, name: str, builder: str
) -> None:
    page = front(f'name: "{name}"')
    built = site({"cook.md": page}).build(builder, warnings=True)
    assert re.search(
        r"cook\.md:4: WARNING: name: .* contains the character", built.warnings
    )
    if builder == "html":
        (data,) = built.jsonld("cook.html")
        assert data["identifier"]["value"] == "cook"


def test_a_name_takes_one_line_of_the_inventory(site: Make) -> None:
    name = r"cook\nforged std:doc 1 evil.html -"
    page = front(f'name: "{name}"')
    built = site({"cook.md": page}).build(warnings=True)
    head, _, packed = (built.outdir / "objects.inv").read_bytes().partition(b"zlib.\n")
    assert head
    lines = zlib.decompress(packed).decode().splitlines()
    assert not [line for line in lines if line.startswith("forged")]


@pytest.mark.parametrize("builder", ["html", "gettext", "text"])
def test_a_text_that_is_refused_does_not_stop_a_builder(site: Make, builder: str) -> None:
    page = front('skills: "x\\ud800"')
    built = site({"cook.md": page}).build(builder, warnings=True)
    assert "cook.md:4: WARNING: skills: " in built.warnings


def test_bad_characters_from_a_substitution_are_replaced(site: Make) -> None:
    page = (
        "Cook\n====\n\n.. jobposting::\n   :date-posted: 2021-09-02\n   :skills: a |s|\n"
        "   :title: Cook |s|\n   :apply: a@b.example\n\nText.\n\n"
        ".. |s| unicode:: 0xD800 0x1 0xFFFE\n"
    )
    built = site({"cook.rst": page}).build(warnings=True)
    (data,) = built.jsonld("cook.html")
    assert (data["skills"], data["title"]) == (
        "a \ufffd\ufffd\ufffd",
        "Cook \ufffd\ufffd\ufffd",
    )
    ElementTree.parse(built.outdir / "jobs.atom")


def test_a_warning_cannot_control_a_terminal(site: Make) -> None:
    key = r"sk\x1b]0;owned\x07\u202eills"
    page = front(f'"{key}": x')
    warnings = site({"cook.md": page}).build(warnings=True).warnings
    assert r"sk\x1b]0;owned\x07\u202eills" in warnings
