"""The README keeps its promises to somebody who has just cloned the project."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.cli import main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)\n\1$", re.M | re.S)
_LINK_AS_CODE = re.compile(r"`[^`\n]*\]\([^`\n]*`")


def test_the_first_two_commands_are_one_line_each() -> None:
    blocks = [match[3] for match in _FENCE.finditer(README) if match[2] == "sh"]
    assert blocks[:2] == ["python3 tools/example.py", "python3 tools/test.py"]


def test_the_second_command_is_what_ci_runs_with_a_browser_required() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    required = script.index("export JOBPOSTING_REQUIRE_BROWSER=1\n")
    assert required < script.index("\npython3 tools/test.py\n")


def test_three_sentences_before_the_picture_say_what_it_is() -> None:
    about = README.partition("\n\n")[2].partition("\n\n![")[0]
    assert len(re.findall(r"[.](?=\s|$)", about)) == 3
    assert "\n\n" not in about


def test_the_readme_can_be_read_on_a_package_index() -> None:
    """Its links and pictures do not depend on the repository around it."""
    for target in re.findall(r"\]\(([^)\s]+)\)", _FENCE.sub("", README)):
        assert target.startswith("https://"), target


PLACES = {
    "https://sphinx-jobposting.readthedocs.io/en/stable/": (ROOT / "docs", ".html", ".md"),
    "https://github.com/sphinx-jobposting/sphinx-jobposting/blob/main/": (ROOT, "", ""),
    "https://raw.githubusercontent.com/sphinx-jobposting/sphinx-jobposting/main/": (
        ROOT,
        "",
        "",
    ),
}


def test_the_addresses_in_the_readme_are_those_of_existing_files() -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", _FENCE.sub("", README)):
        start = next(start for start in PLACES if target.startswith(start))
        folder, shown, written = PLACES[start]
        path = target.removeprefix(start).removesuffix(shown) + written
        assert (folder / path).is_file(), target


def test_the_readme_states_how_long_the_tests_take() -> None:
    assert "about ten minutes" in README.partition("python3 tools/test.py")[0]


def test_the_example_of_the_readme_is_a_valid_posting(
    site: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = {match[2]: match[3] for match in _FENCE.finditer(README)}
    made = site({"job.md": blocks["md"]}, conf=blocks["python"])
    built = made.build()
    assert main(["check", str(built.outdir / "job.html")]) == 0
    assert capsys.readouterr().out == ""


def test_every_link_leads_somewhere() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = _FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))
        text = _LINK_AS_CODE.sub("", text)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if not target.startswith("https://"):
                assert (ROOT / target).is_file(), target
