"""The tutorial works when followed to the letter in an empty folder and environment."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from ..support.doc_pages import DOCS, ROOT, Block, blocks

TUTORIAL = DOCS / "tutorial" / "first-posting.md"
PAGE = "docs/jobs/community-coordinator.md"
SITE = "build/html"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="the tutorial needs Git"),
    pytest.mark.skipif(sys.platform == "win32", reason="the tutorial is for a POSIX shell"),
]


class Reader:
    """A reader who does what the tutorial says and nothing else.

    The shell keeps its folder and its environment from one block of commands to the next.
    """

    def __init__(self, home: Path, packages: Path) -> None:
        self.home = home
        self.state = home / "state.sh"
        self.state.write_text("", encoding="utf-8")
        # A host for the repository, and the package from this checkout.
        remote = home / "remote" / "long-table" / "handbook.git"
        subprocess.run(
            ["git", "init", "-q", "--bare", "-b", "main", str(remote)], check=True
        )
        self.remote = remote
        self.environment = {
            "HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "PIP_FIND_LINKS": str(packages),
            "PIP_CONSTRAINT": str(packages / "constraints.txt"),
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{home / 'remote'}/.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://github.com/",
        }

    @property
    def folder(self) -> Path:
        return self.home / "handbook"

    def follow(self, block: Block) -> None:
        """Write the file, or run the commands."""
        if block.caption:
            path = self.folder / block.caption
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.language == "sh":
            self.run(block.text)

    def run(self, commands: str) -> None:
        script = f". {self.state}\nset -eu\n{commands}\n"
        script += f"{{ export -p; echo cd '\"'$PWD'\"'; }} > {self.state}\n"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, commands + done.stdout + done.stderr
        assert "WARNING: " not in done.stderr.replace("WARNING: Location", ""), done.stderr

    def html(self, name: str) -> str:
        return (self.folder / SITE / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install this package into a folder with pip."""
    folder = tmp_path_factory.mktemp("packages")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    pinned = f"sphinx-jobposting=={version('sphinx-jobposting')}\n"
    (folder / "constraints.txt").write_text(pinned, encoding="utf-8")
    return folder


def test_the_tutorial_from_an_empty_folder_to_a_published_site(
    tmp_path: Path, packages: Path
) -> None:
    reader = Reader(tmp_path, packages)
    builds = iter([open_job, closed_job, open_again])
    deadlines = 0
    for block in blocks(TUTORIAL):
        reader.follow(block)
        if block.caption == PAGE and "valid-through" in block.text:
            deadlines += 1
        if block.text == "sphinx-build -M html docs build\n":
            next(builds)(reader)
            if deadlines:
                write_a_day_next_month(reader)
    assert next(builds, None) is None
    published(reader)


def open_job(reader: Reader) -> None:
    page = reader.html("jobs/community-coordinator.html")
    assert 'jobposting-apply"' in page
    assert "application/ld+json" in page
    assert "Community Coordinator" in reader.html("jobs/index.html")
    assert 'href="jobs/index.html"' in reader.html("index.html")


def closed_job(reader: Reader) -> None:
    page = reader.html("jobs/community-coordinator.html")
    assert "This job closed on" in page
    assert 'jobposting-apply"' not in page
    assert "No jobs are open right now." in reader.html("jobs/index.html")


def write_a_day_next_month(reader: Reader) -> None:
    """Do what a sentence between two builds tells the reader to do."""
    assert "Now replace `2021-09-20` with a day next month" in TUTORIAL.read_text("utf-8")
    path = reader.folder / PAGE
    day = dt.date.today() + dt.timedelta(days=31)
    text = re.sub(r"(?<=:valid-through: )\S+", str(day), path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")


def open_again(reader: Reader) -> None:
    page = reader.html("jobs/community-coordinator.html")
    assert 'jobposting-apply"' in page
    assert "Apply by" in page
    assert "No jobs are open right now." not in reader.html("jobs/index.html")


def published(reader: Reader) -> None:
    """Build what was pushed, as the host does each night."""
    clone = reader.home / "runner"
    subprocess.run(["git", "clone", "-q", str(reader.remote), str(clone)], check=True)
    assert {path.name for path in clone.iterdir()} == {
        ".git",
        ".github",
        ".gitignore",
        "docs",
    }
    workflow = yaml.load(
        (clone / ".github/workflows/pages.yml").read_text("utf-8"), yaml.BaseLoader
    )
    assert workflow["on"]["push"]["branches"] == ["main"]
    for step in workflow["jobs"]["build"]["steps"]:
        if "run" in step:
            reader.run(f"cd {clone}\n{step['run']}")
        elif step["uses"].startswith("actions/upload-pages-artifact"):
            folder = clone / step["with"]["path"]
            assert (folder / "jobs/community-coordinator.html").is_file()
            assert not list(folder.rglob("*.pickle"))
