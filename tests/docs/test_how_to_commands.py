"""The how-to guides: their commands do and say what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_jobposting.cli import main

from ..support.doc_pages import DOCS, blocks


def test_the_import_writes_and_says_what_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = blocks(DOCS / "how-to" / "import.md")
    old, new, report = [b.text for b in shown if b.language in ("text", "md")][:3]
    monkeypatch.chdir(tmp_path)
    Path("gardener.md").write_text(old, encoding="utf-8")
    # Something needs a person.
    assert main(["import", "gardener.md", "-o", "docs/jobs"]) == 1
    assert Path("docs/jobs/gardener.md").read_text(encoding="utf-8") == new
    said = " ".join(capsys.readouterr().out.split())
    for part in " ".join(report.split()).split("…"):
        assert part.strip() in said


def test_the_command_new_writes_a_page_like_the_one_that_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "Cook", "-o", "docs/jobs"]) == 0
    assert (tmp_path / "docs/jobs/cook.md").is_file()
