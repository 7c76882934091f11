"""Postings of public sites: check says of each what was judged of it by hand, no more.

`real/postings.toml` is the table of what was judged, and says where each is from.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.cli.check.file_checker import CheckResult, FileChecker

HERE = Path(__file__).parent / "real"
DOCS = Path(__file__).parents[2] / "docs" / "checking.md"
TABLE: list[dict[str, Any]] = tomllib.loads(
    (HERE / "postings.toml").read_text(encoding="utf-8")
)["posting"]


def verdict(entry: dict[str, Any]) -> CheckResult:
    noon = dt.datetime.combine(entry["on"], dt.time(12), dt.UTC)
    return FileChecker(noon).check(HERE / entry["file"])


def said(found: CheckResult, level: str) -> list[str]:
    return sorted(
        f"{finding.rule} {finding.params['property']}".strip()
        for finding in found.findings
        if finding.level == level
    )


@pytest.mark.parametrize("entry", TABLE, ids=[entry["file"] for entry in TABLE])
def test_check_says_what_was_judged_by_hand(entry: dict[str, Any]) -> None:
    found = verdict(entry)
    assert said(found, "error") == sorted(entry["errors"])
    assert said(found, "warning") == sorted(entry["warnings"])


def test_no_file_is_without_a_verdict() -> None:
    files = {path.name for path in HERE.iterdir()} - {"postings.toml"}
    assert sorted(files) == sorted(entry["file"] for entry in TABLE)
    assert sum(path.stat().st_size for path in HERE.iterdir()) < 250_000


def test_the_page_on_checking_counts_them_rightly() -> None:
    """How many there are, how many of each kind, and what was found most."""
    section = DOCS.read_text(encoding="utf-8").partition("## On real postings\n")[2]
    counts = Counter(entry["kind"] for entry in TABLE)
    postings = sum(verdict(entry).postings for entry in TABLE)
    of_sites = sum(
        verdict(entry).postings for entry in TABLE if entry["kind"] in ("site", "copy")
    )
    assert postings - counts["documentation"] >= 100
    assert [int(number) for number in re.findall(r"\d+", section.partition("|")[0])] == [
        postings,
        len(TABLE),
        of_sites,
        *(counts[kind] for kind in ("template", "shape", "documentation")),
        sum(not entry["errors"] for entry in TABLE),
    ]
    rules: Counter[str] = Counter()
    for entry in TABLE:
        found = [*entry["errors"], *entry["warnings"]]
        rules.update({line.partition(" ")[0] for line in found})
    rows = re.findall(r"^\| `([a-z-]+)` +\| (\d+) +\|$", section, re.MULTILINE)
    often = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
    least = int(rows[-1][1])
    assert [(rule, int(count)) for rule, count in rows] == [
        (rule, count) for rule, count in often if count >= least
    ]
