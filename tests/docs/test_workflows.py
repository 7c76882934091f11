"""The shell commands of the workflows work as GitHub runs them."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..support.doc_pages import DOCS, ROOT
from ..support.sites import POSTING, Site
from ..support.workflows import run, step, workflow

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32" or shutil.which("bash") is None,
        reason="GitHub's runner for these workflows has Bash",
    ),
]

Make = Callable[..., Site]
WORKFLOWS = ROOT / ".github" / "workflows"
BASE = "https://handbook.example.org/"


# -- IndexNow ------------------------------------------------------------------------------

INDEXNOW = DOCS / "how-to" / "indexnow.yml"

CURL = """#!{python}
import json, pathlib, shutil, sys

arguments = sys.argv[1:]
here = pathlib.Path({folder!r})
if "-o" in arguments:
    assert "{base}jobs.json" in arguments
    assert "--fail" in arguments
    if not (here / "world.json").exists():
        sys.exit(22)  # the code of curl for an answer such as 404
    shutil.copy(here / "world.json", arguments[arguments.index("-o") + 1])
else:
    file = arguments[arguments.index("--json") + 1].removeprefix("@")
    body = json.loads(pathlib.Path(file).read_text())
    (here / "sent.json").write_text(json.dumps([arguments[-1], body]))
"""


class Runner:
    """A machine that runs the workflow, with a ``curl`` that knows what is published."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        curl = self.programs / "curl"
        text = CURL.format(python=sys.executable, folder=str(folder), base=BASE)
        curl.write_text(text, encoding="utf-8")
        curl.chmod(0o755)
        self.folder = folder
        self.jobs = workflow(INDEXNOW)["jobs"]

    def publish(self, built: Path) -> Any:
        """Run the steps after the build of the site, and return what was sent."""
        build, tell = self.folder / "build-job", self.folder / "tell-job"
        for job in (build, tell):
            shutil.rmtree(job, ignore_errors=True)
            job.mkdir()
        shutil.copytree(built, build / "build" / "html")
        self.run("build", "Compare the build with the published site", build)
        # Jobs of a workflow share only artifacts.
        (up,) = self.uses("build", "actions/upload-artifact")
        (down,) = self.uses("tell", "actions/download-artifact")
        assert up["name"] == down["name"]
        shutil.copy(build / up["path"], tell)
        shutil.copy(built / "jobs.json", self.folder / "world.json")
        sent = self.folder / "sent.json"
        sent.unlink(missing_ok=True)
        self.run("tell", "Tell search engines what changed", tell)
        return json.loads(sent.read_text("utf-8")) if sent.exists() else None

    def run(self, job: str, name: str, folder: Path) -> None:
        done = run(step(self.jobs[job], name), folder, programs=self.programs)
        assert done.returncode == 0, done.stderr

    def uses(self, job: str, action: str) -> list[Any]:
        return [
            step["with"]
            for step in self.jobs[job]["steps"]
            if step.get("uses", "").startswith(f"{action}@")
        ]


def test_search_engines_are_notified_of_changes_since_the_last_build(
    site: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    runner = Runner(tmp_path_factory.mktemp("runner"))
    made = site({"cook.md": POSTING, "baker.md": POSTING})

    def publish() -> Any:
        return runner.publish(made.build().outdir)

    def request(*names: str) -> Any:
        urls = [f"{BASE}{name}.html" for name in names]
        host = "handbook.example.org"
        body = {"host": host, "key": "4f9a6b2c8d1e", "urlList": urls}
        return ["https://api.indexnow.org/indexnow", body]

    assert publish() == request("baker", "cook"), "nothing was published before"
    assert publish() is None, "nothing has changed"
    made.write({"cook.md": POSTING.replace(":apply:", ":closed: yes\n:apply:")})
    assert publish() == request("cook")


def test_the_workflow_for_indexnow_extends_the_nightly_build() -> None:
    """Without the highlighted lines, it is the same file."""
    page = (DOCS / "how-to" / "job-search.md").read_text("utf-8")
    lines = INDEXNOW.read_text("utf-8").splitlines()
    shown = page.partition("{literalinclude} indexnow.yml")[2]
    ranges = shown.partition(":emphasize-lines:")[2].partition("\n")[0]
    for part in ranges.split(","):
        first, last = map(int, part.split("-"))
        lines[first - 1 : last] = [None] * (last - first + 1)  # type: ignore[list-item]
    rest = "\n".join(line for line in lines if line is not None)
    nightly = (DOCS / "how-to/nightly/pages.yml").read_text("utf-8")
    assert rest.replace("\n\n\n", "\n\n") == nightly.rstrip("\n")


# -- a release -----------------------------------------------------------------------------


def test_a_tag_that_differs_from_the_version_stops_a_release() -> None:
    build = workflow(WORKFLOWS / "release.yml")["jobs"]["build"]
    compare = step(build, "Compare the tag with the version")
    assert build["steps"].index(compare) < build["steps"].index(step(build, "nox -s build"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    version = project["version"]
    assert run(compare, ROOT, GITHUB_REF_NAME=f"v{version}").returncode == 0
    for tag in ("v99.0.0", version, f"v{version}rc1"):
        done = run(compare, ROOT, GITHUB_REF_NAME=tag)
        assert done.returncode == 1, tag
        assert done.stdout == (
            f"::error::The tag is {tag}, but pyproject.toml has version {version}.\n"
        )


# -- checks in other repositories ----------------------------------------------------------

BROKEN = POSTING.replace("2021-09-02", "the day before")
CONF = """extensions = ["myst_parser", "sphinx_jobposting"]
html_baseurl = "https://handbook.example.org/"
jobposting_organization = {"name": "Acme", "sameAs": "https://www.acme.example"}
jobposting_today = "2021-09-10"
"""


def write_site(folder: Path, posting: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.md").write_text(
        "# Jobs\n\n```{toctree}\ncook\n```\n", encoding="utf-8"
    )
    (folder / "cook.md").write_text(posting, encoding="utf-8")


@pytest.mark.parametrize(("posting", "code"), [(POSTING, 0), (BROKEN, 1)])
def test_the_pre_commit_hook_refuses_an_error(
    tmp_path: Path, posting: str, code: int
) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    # It gets the folder in "args", and no names of files.
    assert hook["pass_filenames"] is False
    write_site(tmp_path / "docs", posting)
    command = shlex.join([*shlex.split(hook["entry"]), *hook["args"]])
    done = run({"run": command}, tmp_path)
    assert done.returncode == code, done.stderr
    assert ("docs/cook.md:4: error: date-posted: " in done.stdout) is bool(code)


@pytest.mark.parametrize(("posting", "code"), [(POSTING, 0), (BROKEN, 1)])
def test_the_workflow_for_pull_requests_annotates_and_builds_drafts(
    tmp_path: Path, posting: str, code: int
) -> None:
    job = workflow(WORKFLOWS / "check-jobs.yml")["jobs"]["check"]
    values = {"inputs.source": "the docs", "inputs.requirements": "my requirements.txt"}
    write_site(tmp_path / "the docs", posting.replace(":apply:", ":draft: yes\n:apply:"))
    programs, temp = tmp_path / "bin", tmp_path / "temp"
    programs.mkdir()
    temp.mkdir()
    pip = programs / "pip"
    pip.write_text('#!/bin/sh\necho "$3"\n', encoding="utf-8")
    pip.chmod(0o755)

    def follow(name: str) -> subprocess.CompletedProcess[str]:
        return run(
            step(job, name),
            tmp_path,
            programs=programs,
            values=values,
            RUNNER_TEMP=str(temp),
        )

    assert follow("pip install").stdout == "my requirements.txt\n"
    checked = follow("Say what is wrong, at its line")
    assert checked.returncode == code
    assert ("::error file=the docs/cook.md,line=4," in checked.stdout) is bool(code)
    assert follow("Build the site with its drafts").returncode == 0
    (artifact,) = [each["with"] for each in job["steps"] if "path" in each.get("with", {})]
    preview = Path(artifact["path"].replace("${{ runner.temp }}", str(temp)))
    assert "forty guests" in (preview / "cook.html").read_text(encoding="utf-8")
    assert not list(preview.rglob("*.doctree"))
