"""For faults from public postings, check reports exactly what it should.

`public_faults/postings.toml` lists the records and what is wrong with each.
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

HERE = Path(__file__).parent / "public_faults"
DOCS = Path(__file__).parents[2] / "docs" / "explanation" / "quality.md"
TABLE: list[dict[str, Any]] = tomllib.loads(
    (HERE / "postings.toml").read_text(encoding="utf-8")
)["posting"]


def verdict(entry: dict[str, Any]) -> CheckResult:
    noon = dt.datetime.combine(entry["on"], dt.time(12), dt.UTC)
    return FileChecker(noon).check(HERE / entry["file"])


def found_at(found: CheckResult, level: str) -> list[str]:
    return sorted(
        f"{finding.rule} {finding.params['property']}".strip()
        for finding in found.findings
        if finding.level == level
    )


@pytest.mark.parametrize("entry", TABLE, ids=[entry["file"] for entry in TABLE])
def test_check_finds_exactly_what_is_wrong(entry: dict[str, Any]) -> None:
    found = verdict(entry)
    assert found_at(found, "error") == sorted(entry["errors"])
    assert found_at(found, "warning") == sorted(entry["warnings"])


def test_every_file_is_in_the_table() -> None:
    files = {path.name for path in HERE.iterdir()} - {"postings.toml"}
    assert sorted(files) == sorted(entry["file"] for entry in TABLE)
    assert sum(path.stat().st_size for path in HERE.iterdir()) < 250_000


def test_every_address_is_under_an_example_domain() -> None:
    """The records are invented, so they name no real site and nobody gets mail."""
    host = re.compile(r"https?://([^/\"'<>&\s:]+)|[\w.+-]+@([\w.-]+\w)")
    allowed = re.compile(r"(.+\.)?(example|example\.(org|com)|schema\.org)|localhost")
    for entry in TABLE:
        text = (HERE / entry["file"]).read_text(encoding="utf-8")
        hosts = {web or mail for web, mail in host.findall(text)}
        assert [name for name in hosts if not allowed.fullmatch(name)] == []


def test_the_page_on_quality_counts_them_correctly() -> None:
    """It counts them and those without an error, and names the rules broken most."""
    section = DOCS.read_text(encoding="utf-8").partition("\n## The checks")[2]
    postings = sum(verdict(entry).postings for entry in TABLE)
    assert postings >= 100
    assert [int(number) for number in re.findall(r"\d+", section.partition("|")[0])] == [
        postings,
        len(TABLE),
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
