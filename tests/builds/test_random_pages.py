"""Randomly nested and misplaced postings never stop a build or reveal a draft.

``JOBPOSTING_PAGES=300`` makes more sites; ``JOBPOSTING_SEED`` makes different ones.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from ..support.random_pages import Pages
from ..support.secret_site import unpacked

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

SITES = int(os.environ.get("JOBPOSTING_PAGES", 8))
SEED = int(os.environ.get("JOBPOSTING_SEED", 0))
BUILDERS = ("html", "latex", "text", "json")


@pytest.mark.parametrize("number", range(SITES))
def test_no_structure_stops_a_build_or_shows_a_draft(number: int, site: Make) -> None:
    seed = SEED + number
    pages = Pages(seed)
    conf = 'extensions += ["sphinx.ext.ifconfig"]\nexclude_patterns = ["parts"]\n'
    made = site(pages.site(8), conf=conf)
    builder = BUILDERS[seed % len(BUILDERS)]
    for tags in ((), ("drafts",), ()):
        built = made.build(builder, tags=tags, warnings=True, nitpicky=False)
        if not tags:
            content = unpacked(built).lower()
            shown = [word for word in pages.secrets if word.encode() in content]
            assert not shown, f"seed {seed}: {shown}"


def test_what_a_hidden_section_includes_is_hidden_with_any_headings(site: Make) -> None:
    draft = "```{jobposting}\n:date-posted: 2021-09-02\n:draft: yes\n```\n\n"
    files = {
        "parts/a.txt": "Secret one.\n\n# Secret heading\n\nSecret two.\n",
        "a.md": f"# A\n\nText.\n\n## B\n\n{draft}"
        "```{include} parts/a.txt\n```\n\n### Secret part\n\nSecret three.\n\n"
        "## Shown part\n\nShown text.\n",
        "c.md": f"# C\n\n{draft}```{{include}} parts/a.txt\n```\n\n## D\n\nSecret four.\n",
    }
    built = site(files, conf='exclude_patterns = ["parts"]\n').build()
    html = built.html("a.html")
    assert "Shown text." in html
    assert b"Secret" not in unpacked(built)
