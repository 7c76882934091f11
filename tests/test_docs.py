"""The documentation: it builds with the extension itself, and what it shows works."""

from __future__ import annotations

import html
import json
import re
import runpy
import shlex
import struct
import subprocess
import sys
import tomllib
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_jobposting.cli import COMMANDS, main
from sphinx_jobposting.cli.console import DOCUMENTATION
from sphinx_jobposting.cli.new import SCHEMA
from sphinx_jobposting.config import LISTING_OPTIONS, VALUES
from sphinx_jobposting.linter.rules import ONLY_IN_DATA, RULES
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.reading.causes import CAUSES
from sphinx_jobposting.theme.options import OPTIONS

Make = Callable[..., Any]

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.M | re.S)


def snippets(*languages: str) -> list[Any]:
    """The code blocks of the documentation in a language, with the page they are on."""
    found = []
    for path in sorted([*DOCS.rglob("*.md"), ROOT / "README.md"]):
        text = path.read_text(encoding="utf-8")
        for match in _FENCE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if match[2] in languages:
                found.append(pytest.param(match[2], match[3], id=f"{path.name}:{line}"))
    return found


# -- the documentation itself --------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs") / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-W", "-n", "--keep-going"]
    done = subprocess.run(
        [*command, "-d", str(out.parent / "doctrees"), str(DOCS), str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


def test_every_field_and_rule_can_be_linked_to(built: Path) -> None:
    fields = (built / "reference/fields.html").read_text(encoding="utf-8")
    assert all(f'id="field-{field.name}"' in fields for field in FIELDS)
    rules = (built / "reference/rules.html").read_text(encoding="utf-8")
    assert all(f'id="rule-{rule.id}"' in rules for rule in RULES)


def test_the_rules_of_pages_stand_apart_from_those_of_other_data(built: Path) -> None:
    rules = (built / "reference/rules.html").read_text(encoding="utf-8")
    pages, _, data = rules.partition('id="in-json-ld-of-any-origin"')
    for rule in RULES:
        assert f'id="rule-{rule.id}"' in (data if rule.id in ONLY_IN_DATA else pages)
        assert f'href="#rule-{rule.id}"' in pages, "the contents link to it"


def test_the_examples_of_the_rules_fit_on_a_phone(built: Path) -> None:
    rules = (built / "reference/rules.html").read_text(encoding="utf-8")
    blocks = re.findall(r"<pre[^>]*>(.*?)</pre>", rules, re.S)
    lines = [
        html.unescape(re.sub(r"<[^>]+>", "", line))
        for block in blocks
        for line in block.split("\n")
    ]
    assert len(lines) > 300
    assert max(map(len, lines)) <= 110


def test_the_schema_for_editors_is_at_its_address(built: Path) -> None:
    path = SCHEMA.removeprefix(DOCUMENTATION)
    assert SCHEMA.startswith(DOCUMENTATION)
    assert json.loads((built / path).read_text(encoding="utf-8"))["$id"] == SCHEMA
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    assert f"{urls['Documentation']}en/stable/" == DOCUMENTATION


def test_every_value_of_conf_py_has_its_default(built: Path) -> None:
    page = (built / "reference/configuration.html").read_text(encoding="utf-8")
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).replace("&#39;", "'")
    for name, default, _rebuild in VALUES:
        assert f"{name} = {default!r}" in said


def test_every_option_of_the_theme_is_explained() -> None:
    page = (DOCS / "reference/naked.md").read_text(encoding="utf-8")
    theme = ROOT / "sphinx_jobposting" / "theme" / "naked" / "theme.toml"
    options = tomllib.loads(theme.read_text(encoding="utf-8"))["options"]
    ours = {*OPTIONS, *(name for name in options if not name.startswith("globaltoc_"))}
    assert ours == set(re.findall(r"^\| `(\w+)` \|", page, re.M))


def test_every_option_of_joblist_is_explained() -> None:
    page = (DOCS / "reference/listing.md").read_text(encoding="utf-8")
    of_every_directive = {"name", "class"}
    assert set(LISTING_OPTIONS) - of_every_directive == set(
        re.findall(r"^\| `([\w-]+)` \|", page, re.M)
    )


# -- what it shows -------------------------------------------------------------------------

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


@pytest.mark.parametrize(("language", "text"), snippets("sh"))
def test_a_command_that_is_shown_exists(
    monkeypatch: pytest.MonkeyPatch, language: str, text: str
) -> None:
    for line in text.splitlines():
        program, *arguments = shlex.split(line)
        assert program in {"pip", "python3", "sphinx-build", "sphinx-jobposting"}
        if program == "python3":
            assert (ROOT / arguments[0]).is_file()
        elif program == "sphinx-jobposting":
            module = next(c.module for c in COMMANDS if c.name == arguments[0])
            monkeypatch.setattr(f"{module}.run", lambda args: 42)
            # Its arguments are understood; what it does is for its own tests.
            assert main(arguments) == 42


# -- pictures ------------------------------------------------------------------------------

PICTURES = runpy.run_path(str(DOCS / "pictures.py"))["PICTURES"]
MADE = {f"{name}.png": picture for name, picture in PICTURES.items()}


def shown_pictures() -> list[tuple[str, str]]:
    """The alternative text and the file of each picture on a page."""
    return [
        found
        for path in [*DOCS.rglob("*.md"), ROOT / "README.md"]
        for found in re.findall(
            r"!\[([^]]*)\]\((?:docs/|\.\./)?_static/([^)]+)\)",
            path.read_text(encoding="utf-8"),
        )
    ]


def test_every_picture_is_shown_and_made_by_the_script() -> None:
    there = {path.name for path in (DOCS / "_static").iterdir()}
    assert there == {file for _, file in shown_pictures()} == set(MADE)


def test_every_picture_is_told_in_words() -> None:
    for words, file in shown_pictures():
        assert len(words.split()) >= 8, file


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (DOCS / "_static").iterdir()}
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}
    assert sum(sizes.values()) <= 400_000


@pytest.mark.parametrize("file", MADE)
def test_a_picture_has_the_size_that_the_script_would_give_it(file: str) -> None:
    # Width and height stand first in a PNG, after its signature and a header of 8 bytes.
    head = (DOCS / "_static" / file).read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", head[16:]) == MADE[file].size()


# -- files to copy -------------------------------------------------------------------------


def nightly(name: str) -> Any:
    return yaml.load((DOCS / "how-to/nightly" / name).read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("name", ["pages.yml", "readthedocs.yml"])
def test_a_workflow_runs_every_night_and_stays_awake(name: str) -> None:
    workflow = nightly(name)
    (schedule,) = workflow["on"]["schedule"]
    minute, hour, *days = schedule["cron"].split()
    assert days == ["*", "*", "*"]
    assert 0 < int(minute) < 60
    assert 0 <= int(hour) < 24
    page = (DOCS / "how-to/nightly.md").read_text(encoding="utf-8")
    # GitHub switches a schedule off after 60 days; a workflow enables itself by its file.
    file = {"pages.yml": "pages.yml", "readthedocs.yml": "nightly.yml"}[name]
    assert f".github/workflows/{file}" in page
    awake = [
        job
        for job in workflow["jobs"].values()
        if any(f"gh workflow enable {file}" in s.get("run", "") for s in job["steps"])
    ]
    assert [job["permissions"] for job in awake] == [{"actions": "write"}]


def test_gitlab_builds_for_schedules_into_the_folder_it_publishes() -> None:
    job = nightly("gitlab-ci.yml")["pages"]
    assert {"if": '$CI_PIPELINE_SOURCE == "schedule"'} in job["rules"]
    assert job["artifacts"]["paths"] == ["public"]
    assert job["script"][-1] == "sphinx-build -d docs/_build/doctrees docs public"


def test_every_file_to_copy_is_on_the_page() -> None:
    page = (DOCS / "how-to/nightly.md").read_text(encoding="utf-8")
    files = {path.name for path in (DOCS / "how-to/nightly").iterdir()}
    assert files == set(re.findall(r"\{literalinclude\} nightly/(\S+)", page))


def test_the_architecture_names_files_that_there_are() -> None:
    page = (DOCS / "explanation/architecture.md").read_text(encoding="utf-8")
    package = ROOT / "sphinx_jobposting"
    for name in re.findall(r"`(?:sphinx_jobposting/)?(\w+\.py|\w+/)`", page):
        assert list(package.rglob(name.rstrip("/"))), name
    tree, phases = re.findall(r"```text\n(.*?)```", page, re.S)
    rooms = re.findall(r"[├└]── (\S+)", tree)
    here = {path.name for path in package.iterdir()} - {"__main__.py", "__pycache__"}
    assert sorted(rooms) == sorted(
        f"{name}/" if (package / name).is_dir() else name for name in here - {"py.typed"}
    )
    for name in re.findall(r"\b\w+/\w+(?:/\w+)?\b", phases):
        assert (package / f"{name}.py").exists() or (package / name).is_dir(), name


def test_the_architecture_says_who_may_import_whom_as_it_is_checked() -> None:
    page = (DOCS / "explanation/architecture.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    may_not: dict[str, set[str]] = {}
    for contract in project["tool"]["importlinter"]["contracts"]:
        for room in contract.get("source_modules", ()):
            may_not.setdefault(room.partition(".")[2], set()).update(
                name.partition(".")[2] for name in contract["forbidden_modules"]
            )
    rows = re.findall(r"^\| (`.*?`) \| (.*?) \|$", page.partition("may import |")[2], re.M)
    table = {
        room: set(re.findall(r"`(\w+)[/`]", allowed))
        for rooms, allowed in rows[: rows.index(next(r for r in rows if "cli" in r[0]))]
        for room in re.findall(r"`(\w+)`", rooms)
        if not allowed.startswith("all but")
    }
    everything = {*table, "writing", "cli"}
    assert table.keys() | {"writing"} == everything - {"cli"}
    for room, allowed in table.items():
        assert allowed - {room} == everything - may_not[room] - {room}, room
    assert may_not["writing"] == {"reading", "builds", "cli"}


COMMAND = re.compile(r"sphinx-build (?!-M)[^`\n]*\S+ \S+$", re.MULTILINE)


def test_no_command_puts_doctrees_into_what_is_published() -> None:
    """They name every draft, and by default they lie inside the output."""
    nightly_files = (DOCS / "how-to/nightly").iterdir()
    files = [*DOCS.rglob("*.md"), *nightly_files, DOCS.parent / "README.md"]
    commands = [line for file in files for line in COMMAND.findall(file.read_text("utf-8"))]
    assert len(commands) > 5
    for command in commands:
        words = command.split()
        assert "-d" in words, command
        doctrees, out = words[words.index("-d") + 1], words[-1]
        assert not doctrees.startswith(f"{out}/"), command


def test_the_life_of_a_posting_lists_all_that_hides_it(built: Path) -> None:
    html = (built / "explanation/life.html").read_text("utf-8")
    text = re.sub("<[^>]+>", "", unescape(html))
    for cause in CAUSES:
        start = cause.meaning.replace("`", "").split("--")[0]
        assert start in text, cause.id
