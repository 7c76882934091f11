"""The report is sorted by file and urgency, and its JSON is nothing but JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.cli import main

Import = Callable[..., Any]

COOK = """---
title: Cook
date: 2021-09-02
layout: job
posted: Jul 07, 2021
salary: Competitive
deadline: soon
---
**Your tasks**

Soup.
"""


def test_it_lists_first_what_needs_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cook.md").write_text(COOK)
    out = tmp_path / "new"
    assert main(["import", str(tmp_path / "cook.md"), "-o", str(out)]) == 1
    said, summary = capsys.readouterr()
    lines = said.splitlines()
    assert lines[0] == f"{tmp_path}/cook.md → {out}/cook.md"
    titles = [line.strip() for line in lines if line.startswith("  ") and line[2] != " "]
    assert titles == ["Needs you", "You could", "Left out"]
    assert "    deadline, line 7: “soon” does not clearly mean one day" in said
    assert "“Your tasks”" in said
    assert summary == (
        "Jobs written: 1. Unchanged: 0. Need you: 1. Files that could not be read: 0.\n"
    )


def test_quiet_reports_only_what_needs_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cook.md").write_text(COOK)
    (tmp_path / "baker.md").write_text("---\ntitle: Baker\ndate: 2021-09-02\n---\nBread.\n")
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "new"), "--quiet"]) == 1
    said, summary = capsys.readouterr()
    assert "baker" not in said
    assert "Left out" not in said
    assert summary == ""


def test_the_exit_code_is_0_if_everything_is_clear(imports: Import) -> None:
    assert (
        imports({"cook.md": "---\ntitle: Cook\ndate: 2021-09-02\n---\nSoup.\n"}).code == 0
    )


def test_a_file_cannot_control_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cook.md").write_text(
        '---\ntitle: Cook\nwish: "\\e[31m\\e]0;x\\a"\n---\nSoup.\n'
    )
    main(["import", str(tmp_path / "cook.md"), "-o", str(tmp_path / "new")])
    assert "\x1b" not in capsys.readouterr().out


def test_json_has_the_same_information(imports: Import) -> None:
    done = imports({"cook.md": COOK, "broken.json": "{"})
    assert set(done.report) == {"files", "summary"}
    assert done.report["summary"]["written"] == 1
    assert done.report["summary"]["unreadable"] == 1
    (note,) = [
        n for f in done.report["files"] for n in f["notes"] if n["rule"] == "date-unclear"
    ]
    assert (note["kind"], note["subject"], note["line"]) == ("asks", "deadline", 7)


def test_it_speaks_the_language_of_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    (tmp_path / "cook.md").write_text(COOK)
    main(["import", str(tmp_path / "cook.md"), "-o", str(tmp_path / "new")])
    said = "".join(capsys.readouterr())
    for english in ("Needs you", "Left out", "cannot be read", "written", "Left over"):
        assert english not in said
    assert "Left over" not in (tmp_path / "new" / "cook.md").read_text()


def test_a_missing_package_is_named_with_its_extra(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "markdownify", None)
    for name in [name for name in sys.modules if ".import_.body.html" in name]:
        monkeypatch.delitem(sys.modules, name)  # another test may have imported it
    (tmp_path / "cook.md").write_text("---\ntitle: Cook\n---\n<p>Soup.</p>\n")
    assert main(["import", str(tmp_path / "cook.md"), "-o", str(tmp_path / "new")]) == 2
    assert "pip install 'sphinx-jobposting[import]'" in capsys.readouterr().err


def test_plain_markdown_needs_no_extra(
    imports: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("markdownify", "bs4", "lxml"):
        monkeypatch.setitem(sys.modules, name, None)
    assert imports({"cook.md": COOK}).code == 1


def test_the_json_is_ascii_only(imports: Import, tmp_path: Path) -> None:
    done = imports({"köchin.md": "---\ntitle: Köchin\n---\nSuppe.\n"})
    assert json.loads(json.dumps(done.report))["files"][0]["title"] == "Köchin"
