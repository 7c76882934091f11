"""The command ``sphinx-jobposting`` explains itself and says what it needs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from sphinx_jobposting import cli


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sphinx_jobposting", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", [None, *(c.name for c in cli.COMMANDS)])
def test_every_help_has_an_example(
    command: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([command, "--help"] if command else ["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("usage: sphinx-jobposting")
    example = said.partition("example")[2]
    assert f"sphinx-jobposting {command or 'new'}" in example


@pytest.mark.parametrize("command", [None, *(c.name for c in cli.COMMANDS)])
def test_the_help_is_in_the_language_of_the_terminal(
    command: str | None,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """This includes the texts of argparse."""
    monkeypatch.setenv("LANGUAGE", "de")
    with pytest.raises(SystemExit):
        cli.main([command, "--help"] if command else ["--help"])
    said = capsys.readouterr().out
    assert said.startswith("Aufruf: sphinx-jobposting")
    assert "\nBeispiele:\n  sphinx-jobposting" in said
    assert "\nOptionen:\n" in said
    assert "diese Hilfe zeigen" in said
    english = {"usage", "options", "arguments", "exit", "the", "and", "or", "show", "many"}
    assert not english & set(re.findall(r"(?<![-/\w.])\w+(?![-/\w])", said))


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["check"], "eines der Argumente PATH --source wird gebraucht"),
        (["check", "a.html", "--source", "docs"], "geht nicht zusammen mit dem Argument"),
        (["check", "a.html", "--closing-within", "soon"], "„soon“ ist keine Anzahl von"),
        (["check", "a.html", "--no-such-option"], "unbekannte Argumente: --no-such-option"),
        (["new"], "es fehlt: TITLE"),
        (["nonsense"], "'nonsense' ist nicht möglich"),
    ],
)
def test_errors_are_in_the_language_of_the_terminal(
    arguments: list[str],
    problem: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert ": Fehler: " in said
    assert problem in said


def test_the_help_describes_every_command_on_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    for command in cli.COMMANDS:
        assert f"{command.name} {command.summary}" in said


def test_the_module_runs_the_command() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.split()[0] == "sphinx-jobposting"


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check"], ["new"]])
def test_missing_arguments_are_reported_without_a_traceback(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "usage:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = cli.Command("serve", "not_installed_at_all", "serve the site", "preview")
    monkeypatch.setattr(cli, "COMMANDS", (command,))
    assert cli.main(["serve"]) == 2
    said = capsys.readouterr().err
    assert "needs not_installed_at_all" in said
    assert "pip install 'sphinx-jobposting[preview]'" in said


def test_a_command_of_the_package_that_is_broken_does_not_ask_for_an_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = cli.Command("serve", "not_installed_at_all", "serve the site")
    monkeypatch.setattr(cli, "COMMANDS", (command,))
    with pytest.raises(ModuleNotFoundError):
        cli.main(["serve"])


def test_a_command_does_not_import_other_commands() -> None:
    code = (
        "import sys; from sphinx_jobposting import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('sphinx', 'docutils', 'babel', 'yaml',"
        " 'sphinx_jobposting.cli.new', 'sphinx_jobposting.cli.check.run')"
        " if m in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def test_ctrl_c_causes_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("sphinx_jobposting.cli.new.run", interrupted)
    assert cli.main(["new", "Cook"]) == 130


def test_a_closed_pipe_causes_no_traceback(tmp_path: object) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sphinx_jobposting", "new", "Cook", "-o", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert said == ""
