"""sphinx-autobuild has what the preview needs; the fork server knows what it can reuse."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sphinx_autobuild import __main__ as autobuild
from sphinx_autobuild.filter import IgnoreFilter

from sphinx_jobposting import cli
from sphinx_jobposting.cli.preview import autobuild_private, fork_server
from sphinx_jobposting.cli.preview.autobuild_private import RebuildServer
from sphinx_jobposting.cli.preview.build_result import changed, stamped
from sphinx_jobposting.cli.preview.rebuild import Rebuild
from sphinx_jobposting.cli.preview.watched_files import Changes


def test_sphinx_autobuild_has_what_the_preview_uses() -> None:
    used = inspect.getsource(autobuild.main) + inspect.getsource(autobuild._create_app)
    for name in (
        "Builder(",
        "RebuildServer(",
        "Middleware(JavascriptInjectorMiddleware, ws_url=",
        "show_message(",
        "uvicorn.run(",
        "except KeyboardInterrupt",
    ):
        assert name in used
    known, _rest = autobuild_private.options_parser().parse_known_args(["docs", "out"])
    assert (known.sourcedir, known.outputdir) == ("docs", "out")
    assert known.additional_watched_dirs == []
    assert known.use_make_mode is None
    server = RebuildServer([Path()], IgnoreFilter([], []), change_callback=print)
    assert server.paths == [Path().resolve()]
    assert server.change_callback is print
    assert server.ignore("any") is False
    assert not server.flag.is_set()
    assert inspect.iscoroutinefunction(server.watch)
    injector = autobuild_private.reload_injector(None, "host", b"and more")
    assert injector.script.strip().startswith(b"<script>")
    assert injector.script.endswith(b"and more")


def test_our_builder_accepts_the_same_arguments() -> None:
    theirs = set(inspect.signature(autobuild.Builder.__init__).parameters)
    assert theirs <= set(inspect.signature(Rebuild.__init__).parameters)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "SRC is missing"),
        (["-b", "html"], "SRC is missing"),
        (["no-such-folder"], "There is no folder no-such-folder."),
        ([".", "--watch", "no-such-folder"], "There is no folder no-such-folder."),
        ([".", "out", "--no-such-option"], "There is no option --no-such-option."),
        ([".", "--port", "many"], "invalid int value"),
        (
            [".", "-C", "--port", "99999"],
            "--port takes a number from 0 to 65535, not 99999.",
        ),
        ([".", "--watch", "."], "There is no conf.py in ."),
    ],
)
def test_a_wrong_command_line_is_reported(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "sphinx_jobposting.cli.preview.fork_client.ForkClient.start", lambda client: None
    )
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        cli.main(["preview", *arguments])
    assert end.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert "usage: sphinx-jobposting preview SRC" in error


def test_the_extra_is_named_if_sphinx_autobuild_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sphinx_autobuild", None)
    monkeypatch.delitem(sys.modules, "sphinx_jobposting.cli.preview.command", raising=False)
    assert cli.main(["preview", "docs"]) == 2
    assert "pip install 'sphinx-jobposting[preview]'" in capsys.readouterr().err


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """Make modules with the same names in two folders, the first on this process's path."""
    folders = tmp_path / "here", tmp_path / "there"
    for folder in folders:
        folder.mkdir()
        (folder / "warm_one.py").write_text("import warm_two\n")
        (folder / "warm_two.py").write_text("")
    monkeypatch.syspath_prepend(str(folders[0]))
    yield folders
    for name in ("warm_one", "warm_two"):
        sys.modules.pop(name, None)


def test_a_module_from_the_same_file_is_loaded(two: tuple[Path, Path]) -> None:
    names = ("warm_two", "warm_one")
    assert fork_server.load({name: str(two[0] / f"{name}.py") for name in names})
    assert "warm_one" in sys.modules


def test_a_module_from_another_folder_is_not_loaded(two: tuple[Path, Path]) -> None:
    names = ("warm_two", "warm_one")
    assert fork_server.load({name: str(two[1] / f"{name}.py") for name in names})
    assert "warm_one" not in sys.modules


def test_a_module_that_imports_a_different_file_here_is_rejected(
    two: tuple[Path, Path],
) -> None:
    files = {"warm_two": two[1] / "warm_two.py", "warm_one": two[0] / "warm_one.py"}
    assert not fork_server.load({name: str(file) for name, file in files.items()})


def test_a_module_that_fails_here_is_rejected(two: tuple[Path, Path]) -> None:
    broken = two[0] / "warm_one.py"
    broken.write_text("raise SystemExit('no')")
    assert not fork_server.load({"warm_one": str(broken)})


def test_a_changed_or_removed_file_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text("one")
    stamps = stamped([str(file), str(tmp_path / "missing.py")])
    assert not changed(stamps)
    os.utime(file, ns=(1, 1))
    assert changed(stamps)
    stamps = stamped([str(file)])
    file.unlink()
    assert changed(stamps)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("localhost:8000", "http://localhost:8000"),
        ("::1:8000", "http://[::1]:8000"),
    ],
)
def test_a_browser_accepts_the_address(host: str, address: str) -> None:
    parts: Any = dict.fromkeys(("state", "processes", "fork_client", "source", "quiet"))
    made = Rebuild([], url_host=host, pre_build_commands=[], **parts)
    assert made.address == address


class TestChanges:
    """A build may write into the watched folder."""

    def test_a_file_with_the_same_bytes_is_not_a_change(self, tmp_path: Path) -> None:
        changes, file = Changes(), tmp_path / "page.md"
        file.write_text("one")
        assert changes.to_build_for([file]) == [file]
        file.write_text("one")
        assert changes.to_build_for([file]) == []
        file.write_text("two")
        assert changes.to_build_for([file]) == [file]
        file.unlink()
        assert changes.to_build_for([file]) == [file]

    def test_files_that_every_build_rewrites_are_ignored_after_some_builds(
        self, tmp_path: Path
    ) -> None:
        changes, written, edited = Changes(), tmp_path / "stamp.txt", tmp_path / "page.md"
        edited.write_text("one")
        assert changes.to_build_for([edited]) == [edited]
        built = 0
        for number in range(20):
            with changes.building():
                written.write_text(str(number))
            built += bool(changes.to_build_for([written]))
        assert 0 < built < 5
        assert changes.endless == written
        # What a person writes is still built.
        edited.write_text("two")
        os.utime(edited, (1, 1))
        assert changes.to_build_for([written, edited]) == [edited]
        assert changes.endless is None

    def test_a_file_saved_during_a_build_is_built(self, tmp_path: Path) -> None:
        changes, file = Changes(), tmp_path / "page.md"
        with changes.building():
            file.write_text("one")
        assert changes.to_build_for([file]) == [file]
