"""Postings nested and misplaced at random stop no build, and hide what they shall.

``JOBPOSTING_PAGES=300`` makes more sites, ``JOBPOSTING_SEED`` other ones.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from ..support.random_pages import Pages
from .test_hidden import unpacked

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
