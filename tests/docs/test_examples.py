"""Self-contained examples work: pages, lines of ``conf.py``, and commands."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.cli import COMMANDS, main

from ..support.doc_pages import ROOT, blocks, pages

pytestmark = pytest.mark.slow

Make = Callable[..., Any]


def snippets(*languages: str) -> list[Any]:
    """Return the blocks in a language that are not files of a larger example."""
    return [
        pytest.param(block.language, block.text, id=block.id)
        for page in [*pages(), ROOT / "README.md"]
        for block in blocks(page)
        if block.language in languages and not block.caption
    ]


CONF = """
jobposting_locations = {"office": "Boston, MA, US"}
jobposting_feeds = []
"""
LINKED = """# Community Coordinator

```{jobposting}
:date-posted: 2021-09-02
:job-location: Porto, PT
:apply: jobs@acme.example
:employment-unit: Engineering
```

You support the people who run study circles. The work may be fully remote.
"""


@pytest.mark.parametrize(("language", "text"), snippets("md", "rst"))
def test_a_page_that_is_shown_builds(site: Make, language: str, text: str) -> None:
    name = f"page.{language}"
    made = site(
        {name: text, "community-coordinator.md": LINKED},
        conf=CONF,
        index="# Handbook\n\n```{toctree}\npage\ncommunity-coordinator\n```\n",
    )
    built = made.build()
    if re.search(r"(\{jobposting\}|\.\. jobposting::|^jobposting:)", text, re.M):
        (data,) = built.jsonld("page.html")
        assert data["@type"] == "JobPosting"
        assert data["datePosted"] == "2021-09-02"
        assert len(data["description"]) > 20


@pytest.mark.parametrize(("language", "text"), snippets("python"))
def test_a_conf_py_that_is_shown_builds(site: Make, language: str, text: str) -> None:
    built = site({"community-coordinator.md": LINKED}, conf=text).build()
    assert (built.outdir / "community-coordinator.html").exists()


PROGRAMS = {".", "cd", "git", "mkdir", "pip", "python3", "sphinx-intl"} | {
    "sphinx-build",
    "sphinx-jobposting",
}


@pytest.mark.parametrize(("language", "text"), snippets("sh"))
def test_a_command_that_is_shown_exists(
    monkeypatch: pytest.MonkeyPatch, language: str, text: str
) -> None:
    for line in text.splitlines():
        program, *arguments = shlex.split(line)
        assert program in PROGRAMS
        if program == "python3" and arguments[0] != "-m":
            assert (ROOT / arguments[0]).is_file()
        elif program == "sphinx-jobposting":
            module = next(c.module for c in COMMANDS if c.name == arguments[0])
            monkeypatch.setattr(f"{module}.run", lambda args: 42)
            # Its arguments are accepted; what it does is tested elsewhere.
            assert main(arguments) == 42
