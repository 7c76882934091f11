"""Postings of public sites: check says of each what was judged of it by hand, no more.

`real/postings.toml` is the table of what was judged, and says where each is from.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.check.judging import Court, Verdict

HERE = Path(__file__).parent / "real"
DOCS = Path(__file__).parents[2] / "docs" / "checking.md"
TABLE: list[dict[str, Any]] = tomllib.loads(
    (HERE / "postings.toml").read_text(encoding="utf-8")
)["posting"]


def verdict(entry: dict[str, Any]) -> Verdict:
    noon = dt.datetime.combine(entry["on"], dt.time(12), dt.UTC)
    return Court(noon).file(HERE / entry["file"])


def said(found: Verdict, level: str) -> list[str]:
    return sorted(
        f"{finding.rule.id} {finding.params['property']}".strip()
        for finding in found.findings
        if finding.rule.level == level
    )


@pytest.mark.parametrize("entry", TABLE, ids=[entry["file"] for entry in TABLE])
def test_check_says_what_was_judged_by_hand(entry: dict[str, Any]) -> None:
    found = verdict(entry)
    assert said(found, "error") == sorted(entry["errors"])
    assert said(found, "warning") == sorted(entry["warnings"])
