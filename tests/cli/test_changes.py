"""``sphinx-jobposting changes`` prints the addresses to submit to search engines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_jobposting.cli import main

from ..support.sites import POSTING, Site

Make = Callable[..., Site]
BASE = "https://handbook.example.org/"
BAKER = POSTING.replace("# Cook", "# Baker")
DRIVER = POSTING.replace("# Cook", "# Driver")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "C")


@pytest.fixture(params=[["atom", "json"], []])
def sites(site: Make, request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """Build yesterday's and today's site with and without feeds; one job has changed."""
    made = site({"cook.md": POSTING, "baker.md": BAKER, "driver.md": DRIVER})
    feeds = request.param
    old = made.build(out="old", doctrees="t1", jobposting_feeds=feeds).outdir
    made.write(
        {
            "baker.md": BAKER.replace("forty", "fifty"),
            "driver.md": DRIVER.replace(":apply:", ":closed: yes\n:apply:"),
            "waiter.md": POSTING.replace("# Cook", "# Waiter"),
            "secret.md": POSTING.replace(":apply:", ":draft:\n:apply:"),
        }
    )
    return old, made.build(out="new", doctrees="t2", jobposting_feeds=feeds).outdir


def test_differences_are_listed_by_address(
    sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["changes", *map(str, sites)]) == 0
    assert capsys.readouterr().out == (
        f"changed  {BASE}baker.html\n"
        f"removed  {BASE}driver.html\n"
        f"added    {BASE}waiter.html\n"
    )


def test_json_is_for_programs(
    sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["changes", *map(str, sites), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "changes": [
            {"change": "changed", "url": f"{BASE}baker.html"},
            {"change": "removed", "url": f"{BASE}driver.html"},
            {"change": "added", "url": f"{BASE}waiter.html"},
        ]
    }


def test_the_body_of_an_indexnow_request_is_printed(
    sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["changes", *map(str, sites), "--format", "indexnow"]
    assert main([*command, "--key", "4f9a"]) == 0
    names = ("baker", "driver", "waiter")
    assert json.loads(capsys.readouterr().out) == {
        "host": "handbook.example.org",
        "key": "4f9a",
        "urlList": [f"{BASE}{name}.html" for name in names],
    }
    where = f"{BASE}handbook/4f9a.txt"
    assert main([*command, "--key", "4f9a", "--key-location", where]) == 0
    assert json.loads(capsys.readouterr().out)["keyLocation"] == where
    assert main(command) == 2
    assert "--key" in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["text", "indexnow"])
def test_two_equal_sites_print_nothing(
    site: Make, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    built = str(site({"cook.md": POSTING}).build().outdir)
    assert main(["changes", built, built, "--format", format_, "--key", "k"]) == 0
    assert capsys.readouterr().out == ""


def test_two_feed_files_are_enough(
    site: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.json"
    old.write_text('{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    feed = site({"cook.md": POSTING}).build().outdir / "jobs.json"
    assert main(["changes", str(old), str(feed)]) == 0
    assert capsys.readouterr().out == f"added    {BASE}cook.html\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "The file cannot be read: No such file or directory."),
        ("", "This is not a JSON Feed."),
        ("[" * 100_000, "This is not a JSON Feed."),
        ("[1]", "This is not a JSON Feed."),
        ('{"items": ' + "[" * 700 + "]" * 700 + "}", "This is not a JSON Feed."),
        ('{"items": [{"a": ' + "[" * 700 + "]" * 700 + "}]}", "This is not a JSON Feed."),
        ('{"items": [1]}', "This is not a JSON Feed."),
        ('{"items": [{"url": "cook.html"}]}', "A job has no full address."),
        ('{"items": [{"url": 7}]}', "A job has no full address."),
        ('{"items": [{"url": "https://[a"}]}', "A job has no full address."),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, text: str | None, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "jobs.json"
    if text is not None:
        path.write_text(text)
    assert main(["changes", str(path), str(path)]) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"{path}: {message}")
    assert said.out == ""


def test_jobs_on_several_hosts_give_several_requests(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text('{"items": []}')
    items = [{"url": f"https://{host}.example/job"} for host in "ab"]
    new.write_text(json.dumps({"items": items}))
    command = ["changes", str(old), str(new), "--format", "indexnow", "--key", "k"]
    assert main(command) == 2
    assert "several hosts" in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["text", "json", "indexnow"])
@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_any_address_can_be_printed(tmp_path: Path, format_: str, encoding: str) -> None:
    """The terminal may know few characters, and the address may have a lone surrogate."""
    urls = [
        "https://a.example/é",
        "https://a.example/\ud800\u202e\n",
        "https://a.example/[<",
    ]
    (tmp_path / "old.json").write_text('{"items": []}')
    new = json.dumps({"items": [{"url": url} for url in urls]})
    (tmp_path / "new.json").write_text(new)
    command = ["changes", "old.json", "new.json", "--format", format_, "--key", "k"]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_jobposting", *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    if format_ == "text":
        assert len(done.stdout.splitlines()) == len(urls)
    elif format_ == "indexnow":
        assert sorted(json.loads(done.stdout)["urlList"]) == sorted(urls)
