"""Hostile files do no harm, and the names of pages stay the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.cli import main
from sphinx_jobposting.cli.import_.sources import files

Import = Callable[..., Any]

COOK = "---\ntitle: Cook\ndate: 2021-09-02\n---\nSoup.\n"


def test_no_file_is_overwritten(imports: Import, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    mine = tmp_path / "new" / "cook.md"
    mine.write_text("mine")
    done = imports({"cook.md": COOK})
    assert (done.code, mine.read_text()) == (1, "mine")
    assert done.report["files"][0]["status"] == "exists"
    assert "--force" in done.notes("asks")["exists"]
    assert imports({"cook.md": COOK}, "--force").code == 0
    assert mine.read_text().startswith("---\njobposting:")


def test_a_symbolic_link_in_the_folder_is_not_followed(
    imports: Import, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    other = tmp_path / "other.txt"
    other.write_text("other")
    (tmp_path / "new" / "cook.md").symlink_to(other)
    assert imports({"cook.md": COOK}, "--force").code == 1
    assert other.read_text() == "other"


def test_a_dry_run_writes_nothing_but_reports_the_same(
    imports: Import, tmp_path: Path
) -> None:
    dry = imports({"cook.md": COOK}, "--dry-run")
    assert not (tmp_path / "new").exists()
    assert dry.report == imports({"cook.md": COOK}).report


def test_files_with_the_same_name_get_distinct_and_stable_names(
    imports: Import,
) -> None:
    sources = {
        f"{folder}/{name}": COOK.replace("Soup", folder)
        for folder in ("a", "b")
        for name in ("cook.md", "COOK.markdown")
    }
    done = imports(sources, "-r")
    assert (
        sorted(done.pages) == ["COOK", "COOK-2", "cook-3", "cook-4"] or len(done.pages) == 4
    )
    assert len({name.casefold() for name in done.pages}) == 4
    assert imports(sources, "-r").pages == done.pages


@pytest.mark.parametrize(
    ("front", "options", "stem"),
    [
        ("", (), "koechin"),  # conf.py sets German
        ("", ("--language", "sv"), "kochin"),
        ("language: sv\n", (), "kochin"),  # the page itself decides
    ],
)
def test_a_file_name_follows_the_language_of_the_title(
    imports: Import, tmp_path: Path, front: str, options: tuple[str, ...], stem: str
) -> None:
    conf = 'extensions = ["sphinx_jobposting"]\nlanguage = "de"\nraise SystemExit\n'
    (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
    job = f"title: Köchin\n{front}date: 2021-09-02\n"
    assert list(imports({"jobs.md": f"---\n{job}---\nSoup.\n"}, *options).pages) == [stem]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("con.md", "con-job"),
        ("a b&c.md", "a-b-c"),
        ("Köchin.md", "kochin"),
        ("index.md", "old"),
        ("jobs.md", "cook"),
        ("повар.md", "повар"),
        ("cook.de.md", "cook-de"),
        (f"{'x' * 120}.md", "x" * 60),
    ],
)
def test_names_of_source_files_are_kept_if_they_are_safe(
    imports: Import, name: str, stem: str
) -> None:
    assert list(imports({name: COOK}).pages) == [stem]


def test_what_is_already_in_the_output_folder_stays(tmp_path: Path) -> None:
    folder = tmp_path / "jobs"
    folder.mkdir()
    (folder / "cook.html").write_text(COOK)
    assert main(["import", str(folder), "-o", str(folder), "--quiet"]) == 0
    first = {path.name: path.read_text() for path in folder.iterdir()}
    assert sorted(first) == ["cook.html", "cook.md"]
    assert main(["import", str(folder), "-o", str(folder), "--quiet"]) == 0
    assert {path.name: path.read_text() for path in folder.iterdir()} == first


def test_an_output_folder_inside_the_source_is_not_read(
    imports: Import, tmp_path: Path
) -> None:
    source = tmp_path / "site"
    (source / "jobs").mkdir(parents=True)
    (source / "cook.md").write_text(COOK)
    for _ in range(2):
        assert (
            main(["import", "-r", str(source), "-o", str(source / "jobs"), "--quiet"]) == 0
        )
    assert [path.name for path in (source / "jobs").iterdir()] == ["cook.md"]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n"
    for p, c in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("deep.yml", "a: " + "[" * 100_000, "cannot be read"),
        ("deep2.yml", "\n".join(f"{' ' * n}a:" for n in range(3000)), "cannot be read"),
        ("deep.json", "[" * 200_000, "cannot be read"),
        ("bomb.yml", f"title: x\n{BOMB}", "cannot be read"),
        ("nul.md", b"---\ntitle: a\0b\n---\n", "This is not text"),
        ("nul.json", b'{"title": "a\0"}', "This is not text"),
        ("broken.toml", "a = [", "cannot be read"),
        ("number.json", '{"title": 1e999999999, "x": Infinity}', "cannot be read"),
    ],
)
def test_hostile_files_get_a_message(
    imports: Import, name: str, data: str | bytes, problem: str
) -> None:
    done = imports({name: data, "cook.md": COOK})
    assert done.code == 2
    by_name = {Path(file["source"]).name: file for file in done.report["files"]}
    assert problem in by_name[name]["problem"]
    assert list(done.pages) == ["cook"]


@pytest.mark.parametrize(
    "front",
    ["a: " + "[" * 50_000, BOMB, "x: &x {y: *x}", "? [a]\n: b", "&a a: *a", "- a\n- b",
     "\x07: a",
     "title: [1, {a: b}]", "title: {a: b}", "date: {a: b}", "salary: [[1], [2]]",
     "location: [[a]]", "company: [1]", "email: {a: {b: {c: d}}}", "type: [[]]", "open: "
     "[x]",
     "url: {a: b}", "lang: [a]", "remote: {a: b}", "start: [a, b]"],
)  # fmt: skip
def test_hostile_front_matter_causes_no_traceback(imports: Import, front: str) -> None:
    done = imports({"cook.md": f"---\ntitle: Cook\n{front}\n---\nSoup.\n"})
    assert list(done.pages) == ["cook"]
    assert "Soup." in done.page


def test_a_large_file_is_refused(imports: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SIZE_LIMIT", 1000)
    done = imports({"cook.md": COOK + "x" * 1000})
    assert "larger than" in done.report["files"][0]["problem"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_loops_and_folders_are_not_read_as_files(
    imports: Import, tmp_path: Path
) -> None:
    source = tmp_path / "old"
    source.mkdir()
    os.mkfifo(source / "pipe.md")
    (source / "loop.md").symlink_to("loop.md")
    (source / "folder").symlink_to(".")
    done = imports({"cook.md": COOK}, "-r")
    assert done.code == 2
    assert list(done.pages) == ["cook"]
    problems = {Path(f["source"]).name: f.get("problem") for f in done.report["files"]}
    assert problems["pipe.md"] == "This is not a regular file."
    assert "cannot be read" in problems["loop.md"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("\ufeff---\r\ntitle: Cook\r\n---\r\nSoupé.\r\n".encode(), ""),
        ("---\ntitle: Cook\n---\nSoupé.\n".encode("cp1252"), "cp1252"),
        ("---\ntitle: Cook\n---\nSoupé.\n".encode("utf-16"), "UTF-16"),
    ],
)
def test_encodings_are_detected(imports: Import, data: bytes, word: str) -> None:
    done = imports({"cook.md": data})
    assert done.body == "# Cook\n\nSoupé."
    assert "\r" not in done.page
    assert word in done.notes("asks").get("encoding", "")


LINKS = """---
title: Cook
---
[Up](../../../../etc/passwd), [secret](.env), [menu](menu.pdf), ![pot](img/pot.png),
[Baker](baker.md), [Baker too](./baker.html#top), [gone](gone.pdf), [out](outside.pdf).
"""


def test_links_copy_only_files_next_to_the_page(imports: Import, tmp_path: Path) -> None:
    source = tmp_path / "old"
    source.mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    (source / "outside.pdf").symlink_to(tmp_path / "secret.pdf")
    done = imports(
        {
            "cook.md": LINKS,
            "baker.md": COOK.replace("Cook", "Baker"),
            ".env": "KEY=1",
            "menu.pdf": b"%PDF",
            "img/pot.png": b"PNG",
        }
    )
    assert done.pages["cook"].split("---\n", 2)[2] == (
        "\n# Cook\n\nUp, secret, [menu](cook/menu.pdf), ![pot](cook/pot.png),\n"
        "[Baker](baker.md), [Baker too](baker.md), gone, out.\n"
    )
    copied = {path.name: path.read_bytes() for path in (done.out / "cook").iterdir()}
    assert copied == {"menu.pdf": b"%PDF", "pot.png": b"PNG"}
    for address in ("etc/passwd", ".env", "gone.pdf", "outside.pdf"):
        assert address in done.notes("asks")["links-lost"]


def test_links_are_kept_with_the_address_of_the_old_site(imports: Import) -> None:
    front = "---\ntitle: Cook\npermalink: /jobs/cook/\n---\n"
    text = f"{front}[A](/about), [B](../b), ![c](c.png).\n"
    done = imports({"cook.md": text}, "--site-url", "https://old.example")
    assert done.body == (
        "# Cook\n\n[A](https://old.example/about), [B](https://old.example/jobs/b), "
        "![c](https://old.example/jobs/cook/c.png)."
    )


def test_a_folder_that_cannot_be_written_gives_one_message(
    imports: Import, tmp_path: Path
) -> None:
    (tmp_path / "new").write_text("a file")
    done = imports({"cook.md": COOK})
    assert done.code == 2
    assert done.report["files"][0]["problem"]


@pytest.mark.parametrize("name", ["nowhere", "nowhere/cook.md", "a" * 300, "a\0b"])
def test_a_missing_file_gives_one_message(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / name), "-o", str(tmp_path / "new")]) == 2
    assert "cannot be read" in capsys.readouterr().out or "\0" in name


def test_an_empty_folder_is_reported(imports: Import, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    done = imports({})
    assert (done.code, done.report["files"]) == (2, [])
