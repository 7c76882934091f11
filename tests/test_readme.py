"""The README: what it promises to somebody who has just cloned the project."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)\n\1$", re.M | re.S)


def test_the_first_two_commands_are_one_line_each() -> None:
    blocks = [match[3] for match in _FENCE.finditer(README) if match[2] == "sh"]
    assert blocks[:2] == ["python3 tools/example.py", "python3 tools/test.py"]


def test_the_second_command_is_what_ci_runs_with_a_browser_required() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    required = script.index("export JOBPOSTING_REQUIRE_BROWSER=1\n")
    assert required < script.index("\npython3 tools/test.py\n")


def test_what_it_is_stands_in_three_sentences_before_the_picture() -> None:
    about = README.partition("\n\n")[2].partition("\n\n![")[0]
    assert len(re.findall(r"[.](?=\s|$)", about)) == 3
    assert "\n\n" not in about


def test_every_link_leads_somewhere() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)\s]+)\)", _FENCE.sub("", text)):
            if not target.startswith("https://"):
                assert (ROOT / target).is_file(), target
