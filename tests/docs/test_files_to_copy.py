"""The files to copy into a handbook keep the promises of their pages."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from ..support.doc_pages import DOCS, ROOT, Block, blocks, pages


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
    # GitHub disables a schedule after 60 days; a workflow enables itself by its file name.
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
    assert job["script"][-1] == "sphinx-build -d build/doctrees docs public"


def test_every_file_to_copy_is_on_the_page() -> None:
    page = (DOCS / "how-to/nightly.md").read_text(encoding="utf-8")
    files = {path.name for path in (DOCS / "how-to/nightly").iterdir()}
    assert files == set(re.findall(r"\{literalinclude\} nightly/(\S+)", page))


COMMAND = re.compile(r"sphinx-build (?!-M)[^`\n]*\S+ \S+$", re.MULTILINE)


def test_no_command_puts_doctrees_into_the_published_folder() -> None:
    """Doctrees contain every draft, and by default they are inside the output folder."""
    nightly_files = (DOCS / "how-to/nightly").iterdir()
    files = [*pages(), *nightly_files, ROOT / "README.md"]
    commands = [line for file in files for line in COMMAND.findall(file.read_text("utf-8"))]
    assert len(commands) > 5
    for command in commands:
        words = command.split()
        assert "-d" in words, command
        doctrees, out = words[words.index("-d") + 1], words[-1]
        assert not doctrees.startswith(f"{out}/"), command


def shown(language: str) -> list[Any]:
    return [
        pytest.param(block, id=block.id)
        for page in pages()
        for block in blocks(page)
        if block.language == language
    ]


@pytest.mark.parametrize("block", shown("yaml"))
def test_all_yaml_on_the_pages_can_be_read(block: Block) -> None:
    assert yaml.safe_load(block.text)


def test_the_workflow_for_pull_requests_calls_an_existing_workflow() -> None:
    (block,) = [b for b in blocks(DOCS / "how-to/review.md") if b.language == "yaml"]
    job = yaml.load(block.text, yaml.BaseLoader)["jobs"]["check"]
    repository = "sphinx-jobposting/sphinx-jobposting/"
    path = job["uses"].removeprefix(repository).partition("@")[0]
    workflow = yaml.load((ROOT / path).read_text("utf-8"), yaml.BaseLoader)
    inputs = workflow["on"]["workflow_call"]["inputs"]
    # "Leave both lines out if yours are named like these."
    assert job["with"] == {name: inputs[name]["default"] for name in job["with"]}
    assert "preview" in inputs
    (artifact,) = [
        step["with"]
        for step in workflow["jobs"]["check"]["steps"]
        if step.get("uses", "").startswith("actions/upload-artifact")
    ]
    assert (artifact["name"], artifact["retention-days"]) == ("preview-with-drafts", "7")


def test_the_pre_commit_hook_exists() -> None:
    page = DOCS / "how-to/checking.md"
    (block,) = [b for b in blocks(page) if b.caption == ".pre-commit-config.yaml"]
    (repo,) = yaml.safe_load(block.text)["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in repo["hooks"]} <= {hook["id"] for hook in hooks}


def test_files_to_copy_name_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pattern = re.compile(r"(?:check-jobs\.yml@|rev: )(\S+)")
    files = ["docs/how-to/checking.md", "docs/how-to/review.md"]
    for name in [*files, ".github/workflows/check-jobs.yml"]:
        named = pattern.findall((ROOT / name).read_text("utf-8"))
        assert named == [f"v{project['version']}"], name


NEW_IN_HOW_TO = ("install", "checking", "review")


def test_the_docs_say_that_the_package_is_not_released() -> None:
    """After the release, `pip install` finds it, and the note must go."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "version"
    ]
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    released = re.search(rf"^## \[{re.escape(version)}\]", changes, re.M) is not None
    pages = ["tutorial/first-posting", *(f"how-to/{n}" for n in NEW_IN_HOW_TO)]
    for name in ("README.md", *(f"docs/{page}.md" for page in pages)):
        said = f"Version {version} is not released yet" in (ROOT / name).read_text("utf-8")
        assert said != released, name
