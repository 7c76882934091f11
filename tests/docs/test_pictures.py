"""Each picture is made by the script, shown on a page, described in words, and small."""

from __future__ import annotations

import re
import runpy
import struct

import pytest

from ..support.doc_pages import DOCS, ROOT, pages

PICTURES = runpy.run_path(str(DOCS / "pictures.py"))["PICTURES"]
MADE = {f"{name}.png": picture for name, picture in PICTURES.items()}


def shown_pictures() -> list[tuple[str, str]]:
    """Return the alternative text and the file of each picture on a page."""
    return [
        found
        for path in [*pages(), ROOT / "README.md"]
        for found in re.findall(
            r"!\[([^]]*)\]\((?:https://\S+/docs/|\.\./)?_static/([^)]+)\)",
            path.read_text(encoding="utf-8"),
        )
    ]


def test_every_picture_is_shown_and_made_by_the_script() -> None:
    there = {path.name for path in (DOCS / "_static").iterdir()}
    assert there == {file for _, file in shown_pictures()} == set(MADE)


def test_every_picture_is_described_in_words() -> None:
    for words, file in shown_pictures():
        assert len(words.split()) >= 8, file


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (DOCS / "_static").iterdir()}
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}
    assert sum(sizes.values()) <= 400_000


@pytest.mark.parametrize("file", MADE)
def test_a_picture_has_the_size_that_the_script_would_give_it(file: str) -> None:
    # In a PNG, width and height follow the signature and a header of 8 bytes.
    head = (DOCS / "_static" / file).read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", head[16:]) == MADE[file].size()
