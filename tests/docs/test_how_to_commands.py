"""The commands do and print what the guides and the reference say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from sphinx_jobposting.cli import main
from sphinx_jobposting.cli.changes import Change
from sphinx_jobposting.cli.import_.outcomes import KINDS
from sphinx_jobposting.cli.import_.writer import Status

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


TRANSLATED = """extensions = ["myst_parser", "sphinx_jobposting"]
html_baseurl = "https://handbook.example.org/"
jobposting_organization = {"name": "Long Table", "sameAs": "https://www.example.org/"}
"""
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
"""The commands of this environment come first, also if it is not activated."""


@pytest.mark.skipif(
    shutil.which("sphinx-intl", path=PATH) is None or sys.platform == "win32",
    reason="needs sphinx-intl and a POSIX shell",
)
def test_the_commands_of_a_translation_make_a_site_in_two_languages(
    tmp_path: Path,
) -> None:
    shown = list(blocks(DOCS / "how-to" / "translate.md"))
    (conf,) = [block.text for block in shown if block.caption == "docs/conf.py"]
    files = {block.caption: block.text for block in shown if block.caption}
    files["docs/conf.py"] = TRANSLATED + conf
    files["docs/index.md"] = "# Handbook\n\n```{toctree}\njobs/cook\n```\n"
    catalog = "docs/locale/de/LC_MESSAGES/jobs/cook.po"
    translated = files.pop(catalog)
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    extract, build = [block.text for block in shown if block.language == "sh"]
    extract = extract.removeprefix("pip install sphinx-intl\n")
    environment = {**os.environ, "PATH": PATH}

    def run(commands: str) -> None:
        shell = ["bash", "-e", "-c", commands]
        subprocess.run(shell, cwd=tmp_path, env=environment, check=True)

    run(extract)
    # The catalog is where the guide says, and has the messages that it shows.
    made = (tmp_path / catalog).read_text(encoding="utf-8")
    for entry in translated.strip().split("\n\n"):
        message, translation = entry.splitlines()
        assert f'{message}\nmsgstr ""\n' in made
        made = made.replace(f'{message}\nmsgstr ""\n', f"{message}\n{translation}\n")
    (tmp_path / catalog).write_text(made, encoding="utf-8")
    run(build)
    english, german = (
        (tmp_path / "build/html" / name).read_text(encoding="utf-8")
        for name in ("jobs/cook.html", "de/jobs/cook.html")
    )
    assert "You cook lunch for forty guests." in english
    assert "Du kochst Mittagessen für vierzig Gäste." in german
    assert '"url": "https://handbook.example.org/de/jobs/cook.html"' in german


JSON_LD = '{"@type": "JobPosting", "url": "https://a.example/cook.html"}'
FEED = '{"items": [{"url": "https://a.example/cook.html"}]}'
VALUES = {
    "import": {*get_args(Status), "unreadable", "no-job", *KINDS},
    "check": set[str](),
    "changes": set(get_args(get_type_hints(Change)["kind"])),
}
"""The words that are values in the JSON of a command."""


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("import", ["old", "missing.md", "-o", "new"]),
        ("check", ["cook.json"]),
        ("changes", ["old.json", "new.json"]),
    ],
)
def test_the_reference_names_all_that_is_in_the_json(
    name: str,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old").mkdir()
    Path("old/cook.md").write_text("---\ntitle: Cook\nsalary: good\n---\nSoup.\n")
    Path("old/notes.md").write_text("# Notes\n")
    Path("cook.json").write_text(JSON_LD)
    Path("old.json").write_text(FEED.replace("cook", "baker"))
    Path("new.json").write_text(FEED)
    main([name, *arguments, "--format", "json"])
    found = set(keys(json.loads(capsys.readouterr().out)))
    page = (DOCS / "reference" / "commands.md").read_text("utf-8")
    part = page.partition(f"## sphinx-jobposting {name}\n")[2].partition("\n## ")[0]
    part = part.partition("\nIn JSON,")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([\w-]+)`", part)) == found | VALUES[name]


def keys(value: Any) -> Iterator[str]:
    """Yield the names of all members of a JSON value."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            yield from keys(inner)


def test_the_json_of_changes_is_as_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    url = "https://handbook.example.org/jobs/cook.html"
    Path("old.json").write_text('{"items": []}')
    Path("new.json").write_text(json.dumps({"items": [{"url": url}]}))
    assert main(["changes", "old.json", "new.json", "--format", "json"]) == 0
    page = DOCS / "reference" / "commands.md"
    (shown,) = [block.text for block in blocks(page) if block.language == "json"]
    assert json.loads(shown) == json.loads(capsys.readouterr().out)
