"""The ``check`` command: its output in each format, and its exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]
Html = Callable[..., str]
Check = Callable[..., int]
Output = pytest.CaptureFixture[str]


def test_clean_pages_are_silent_and_counted(
    tmp_path: Path, html: Html, check: Check, capsys: Output
) -> None:
    (tmp_path / "a.html").write_text(html(), "utf-8")
    (tmp_path / "b.html").write_text("<p>no posting", "utf-8")
    (tmp_path / "c.txt").write_text("JobPosting", "utf-8")
    assert check(tmp_path) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == "1 posting: 0 errors, 0 warnings, 0 hints.\n"


def test_text_names_the_file_the_line_and_the_fix(
    tmp_path: Path, html: Html, good: Json, check: Check, capsys: Output
) -> None:
    page = tmp_path / "a.html"
    page.write_text(html({**good, "datePosted": "09/02/2021"}), "utf-8")
    assert check(page) == 1
    assert capsys.readouterr().out == (
        f"{page}:6: error: datePosted: “09/02/2021” is not an ISO 8601 date. "
        "[invalid-date]\n"
        "    Write the day as 2021-09-20, or the moment as 2021-09-20T17:00:00-04:00.\n"
    )


def test_json_has_every_part_of_a_finding(
    tmp_path: Path, html: Html, good: Json, check: Check, capsys: Output
) -> None:
    page = tmp_path / "a.html"
    page.write_text(html({**good, "title": "COOKS"}, heading="Cooks"), "utf-8")
    assert check(page, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "findings": [
            {
                "file": str(page),
                "line": 6,
                "property": "title",
                "rule": "title-capitals",
                "level": "warning",
                "message": "The title is in capital letters: “COOKS”.",
                "fix": "Write capitals only where they belong.",
            }
        ]
    }


def test_annotations_on_github_are_escaped(
    tmp_path: Path, html: Html, good: Json, check: Check, capsys: Output
) -> None:
    page = tmp_path / "a,b:100%.html"
    page.write_text(html({**good, "employmentType": "50 %"}), "utf-8")
    assert check(page, "--format", "github") == 1
    line = capsys.readouterr().out
    name = str(page).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    assert line.startswith(f"::error file={name},line=6,title=invalid-employment-type::")
    assert "“50 %25” is not an employment type" in line
    assert "%0AUse one" in line
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ("error", ["invalid-date"]),
        ("warning", ["invalid-date", "title-capitals"]),
        ("hint", ["invalid-date", "title-capitals", "hint-pay"]),
    ],
)
def test_levels(
    level: str,
    shown: list[str],
    tmp_path: Path,
    html: Html,
    changed: Callable[[Json], Json],
    check: Check,
    capsys: Output,
) -> None:
    page = tmp_path / "a.html"
    posting = changed({"datePosted": "x", "title": "COOKS", "baseSalary": None})
    page.write_text(html(posting, heading="Cooks"), "utf-8")
    assert check(page, "--format", "json", "--level", level) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["rule"] for finding in found] == shown


def test_closing_within(tmp_path: Path, html: Html, check: Check, capsys: Output) -> None:
    (tmp_path / "a.html").write_text(html(), "utf-8")
    assert check(tmp_path, "--closing-within", "14") == 0
    assert (
        "closes in 10 days, on September 20, 2021. [closing-soon]"
        in capsys.readouterr().out
    )
    assert check(tmp_path, "--closing-within", "7") == 0
    assert capsys.readouterr().out == ""


def test_a_folder_without_an_open_posting_is_fine(
    tmp_path: Path, check: Check, capsys: Output
) -> None:
    """Otherwise, a nightly run would fail as soon as all jobs are filled."""
    (tmp_path / "a.html").write_text("<p>no posting", "utf-8")
    assert check(tmp_path) == 0
    assert capsys.readouterr() == ("", "There was no open posting to check.\n")


def test_what_sphinx_keeps_in_the_output_is_not_checked(
    tmp_path: Path, html: Html, check: Check, capsys: Output
) -> None:
    (tmp_path / "a.html").write_text(html(), "utf-8")
    kept = tmp_path / ".doctrees" / "jobposting-feeds"
    kept.mkdir(parents=True)
    (kept / "a.json").write_text('{"@type": "JobPosting"}', "utf-8")
    assert check(tmp_path) == 0
    assert ".doctrees" not in capsys.readouterr().out
    assert check(kept) == 1


def test_a_file_given_by_name_must_have_a_posting(
    tmp_path: Path, html: Html, check: Check, capsys: Output
) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>no posting", "utf-8")
    other = tmp_path / "b.html"
    other.write_text(html(), "utf-8")
    assert check(page, other) == 2
    text = f"{page}: error: There is no JobPosting in this file. [unreadable]\n"
    assert capsys.readouterr().out.startswith(text)


def test_a_posting_in_microdata_is_one_finding(
    tmp_path: Path, check: Check, capsys: Output
) -> None:
    page = tmp_path / "a.html"
    page.write_text('<div itemtype="https://schema.org/JobPosting">', "utf-8")
    assert check(page) == 2
    assert capsys.readouterr().out.count("[") == 1


def test_a_folder_without_any_file_to_read_is_an_error(
    tmp_path: Path, check: Check, capsys: Output
) -> None:
    (tmp_path / "a.txt").write_text("JobPosting", "utf-8")
    assert check(tmp_path) == 2
    assert "has no .html, .json, or .jsonld files" in capsys.readouterr().out


def test_what_cannot_be_read_is_reported_and_the_rest_is_checked(
    tmp_path: Path, html: Html, check: Check, capsys: Output
) -> None:
    (tmp_path / "a.html").write_text(html(), "utf-8")
    missing = tmp_path / "no.html"
    assert check(missing, tmp_path) == 2
    output = capsys.readouterr()
    assert f"{missing}: error: There is no such file. [unreadable]" in output.out
    assert "1 posting:" in output.err


def test_quiet_shows_only_findings(
    tmp_path: Path, html: Html, check: Check, capsys: Output
) -> None:
    (tmp_path / "a.html").write_text(html(), "utf-8")
    assert check(tmp_path, "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_a_bad_source_date_epoch_is_reported(
    tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert check(tmp_path) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_only_terminals_get_colors(
    tmp_path: Path,
    html: Html,
    good: Json,
    check: Check,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Output,
) -> None:
    page = tmp_path / "a\x1b[2J.html"
    page.write_text(html({**good, "datePosted": "x"}), "utf-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    check(page)
    colored = capsys.readouterr().out
    assert "\x1b[31merror\x1b[0m" in colored
    # The name of a file cannot clear the screen.
    assert "\x1b[2J" not in colored
    monkeypatch.setenv("NO_COLOR", "1")
    check(page)
    assert "\x1b" not in capsys.readouterr().out


def test_check_imports_neither_sphinx_nor_docutils_nor_babel(
    tmp_path: Path, html: Html, check: Check
) -> None:
    (tmp_path / "a.html").write_text(html(), "utf-8")
    code = (
        "import argparse, sys\n"
        "from sphinx_jobposting.cli.check import add_arguments, run\n"
        "parser = argparse.ArgumentParser()\n"
        "add_arguments(parser)\n"
        f"run(parser.parse_args([{str(tmp_path)!r}]))\n"
        "print(sorted({'sphinx', 'docutils', 'babel', 'yaml', 'nh3'} & set(sys.modules)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.endswith("[]\n")
