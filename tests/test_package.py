"""The installed package has everything that it needs and nothing else."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

import pytest
import yaml

from .support.sites import POSTING

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "sphinx_jobposting"
PROJECT: dict[str, Any] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)


def package(target: str, source: Path, folder: Path) -> Path:
    """Build a package from a source tree in an empty folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, capture_output=True, check=True)
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def built_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel that ``pip install .`` installs."""
    return package("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def wheel(built_wheel: Path) -> list[str]:
    """Return the names of the files that ``pip install .`` installs."""
    with zipfile.ZipFile(built_wheel) as archive:
        return archive.namelist()


def test_exactly_the_files_that_programs_need_are_installed(
    wheel: list[str],
) -> None:
    here = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.suffix not in (".po", ".pot")
    }
    assert {name for name in wheel if ".dist-info/" not in name} == here


@pytest.mark.slow
def test_the_source_package_builds_the_same_wheel_and_has_the_tests(
    wheel: list[str], tmp_path: Path
) -> None:
    for name in ("sdist", "wheel"):
        (tmp_path / name).mkdir()
    with tarfile.open(package("sdist", ROOT, tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.glob("sphinx_jobposting-*")
    with zipfile.ZipFile(package("wheel", source, tmp_path / "wheel")) as made:
        assert sorted(made.namelist()) == sorted(wheel)
    assert {path.name for path in source.iterdir()} >= {
        *(path.name for path in ROOT.glob("*.md")),
        *("LICENSE", "noxfile.py", "pyproject.toml", ".pre-commit-hooks.yaml", ".ci"),
        *("benchmarks", "docs", "example_site", "tests", "tools", "sphinx_jobposting"),
    }
    assert (source / ".github/workflows/check-jobs.yml").is_file()


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "model/jobposting.schema.json",
        "theme/templates/jobposting/page.html",
        "theme/naked/theme.toml",
        "theme/naked/static/naked.css",
        "theme/static/jobposting.css",
        "theme/static/jobposting-preview.css",
        "i18n/locale/de/LC_MESSAGES/sphinx_jobposting.mo",
    ],
)
def test_data_files_are_installed(wheel: list[str], name: str) -> None:
    assert f"sphinx_jobposting/{name}" in wheel


def test_the_license_of_the_wheel_covers_everything_in_it(built_wheel: Path) -> None:
    """The tables of places keep the licenses of their sources."""
    with zipfile.ZipFile(built_wheel) as archive:
        (info,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        metadata = message_from_string(archive.read(info).decode("utf-8"))
        folder = f"{info.rpartition('/')[0]}/licenses"
        texts = {
            name: archive.read(f"{folder}/{name}").decode("utf-8")
            for name in metadata.get_all("License-File", [])
        }
    sources = texts["sphinx_jobposting/values/data/README.md"]
    named = re.findall(r"^\| .* \| (.*) \| `([\w.-]+)` \|$", sources, re.MULTILINE)
    expected = {"BSD-3-Clause"} | {spdx for _, spdx in named}
    assert set(metadata["License-Expression"].split(" AND ")) == expected
    assert "Redistribution and use in source and binary forms" in texts["LICENSE"]
    # Each license is included in full, unless it allows a link instead.
    for place, spdx in named:
        file = re.search(r"`(LICENSE[\w.-]+)`", place)
        if file is None:
            assert spdx == "CC-BY-4.0"
            assert "https://creativecommons.org/licenses/by/4.0/legalcode" in place
        else:
            text = texts[f"sphinx_jobposting/values/data/{file[1]}"].upper()
            assert spdx.partition("-")[0].upper() in text
            assert "COPYRIGHT" in text


def test_the_license_of_each_table_is_stated() -> None:
    folder = PACKAGE / "values" / "data"
    sources = (folder / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in folder.glob("*.json")} == set(
        re.findall(r"^\| `([\w.]+json)` \|", sources, re.MULTILINE)
    )


def test_every_subpackage_has_an_import_contract() -> None:
    rooms = {
        path.stem
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    sources = {name for row in contracts for name in row.get("source_modules", ())}
    forbidden = {name for row in contracts for name in row.get("forbidden_modules", ())}
    # Entry points and commands may import anything.
    free = {"__init__", "__main__"}
    assert {f"sphinx_jobposting.{room}" for room in rooms - free - {"cli"}} <= sources
    assert {f"sphinx_jobposting.{room}" for room in rooms - free} <= forbidden


def test_the_command_and_the_theme_are_registered() -> None:
    (script,) = entry_points(group="console_scripts", name="sphinx-jobposting")
    assert callable(script.load())
    (theme,) = entry_points(group="sphinx.html_themes", name="naked")
    assert theme.value == "sphinx_jobposting.theme"


def test_the_version_is_in_one_place() -> None:
    assert version("sphinx-jobposting") == PROJECT["project"]["version"]
    for path in PACKAGE.rglob("*.py"):
        assert PROJECT["project"]["version"] not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "module",
    ["sphinx_jobposting", "sphinx_jobposting.cli", "sphinx_jobposting.model.fields",
     "sphinx_jobposting.values.kinds", "sphinx_jobposting.model.posting",
     "sphinx_jobposting.render.jsonld", "sphinx_jobposting.linter.rules",
     "sphinx_jobposting.linter.posting", "sphinx_jobposting.cli.check"],
)  # fmt: skip
def test_importing_it_does_not_import_sphinx(module: str) -> None:
    code = (
        f"import {module}, sys; "
        "print([m for m in ('sphinx', 'docutils', 'myst_parser') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_a_build_with_nothing_to_do_imports_no_parsers_or_renderers(tmp_path: Path) -> None:
    """Imports are most of what the extension adds to such a build."""
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_jobposting"]\n'
        'html_baseurl = "https://handbook.example.org/"\n'
        'jobposting_organization = {"name": "Acme"}\n',
        encoding="utf-8",
    )
    (tmp_path / "index.md").write_text(POSTING + "\n```{joblist}\n```\n", encoding="utf-8")
    code = (
        "import sys; from sphinx.cmd.build import main; "
        f"main(['-q', {str(tmp_path)!r}, {str(tmp_path / 'out')!r}]); "
        "print([m for m in ('sphinx_jobposting.values.kinds', 'sphinx_jobposting.render', "
        "'sphinx_jobposting.linter.rules', 'nh3') if m in sys.modules])"
    )
    for expected in (4, 0):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert len(ast.literal_eval(done.stdout)) == expected, done.stdout


def test_the_oldest_tested_versions_are_the_lower_bounds() -> None:
    text = (ROOT / ".ci" / "oldest.txt").read_text(encoding="utf-8")
    oldest = dict(re.findall(r"^([\w-]+)==(\S+)$", text, re.M))
    needed = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["import"],
        *PROJECT["project"]["optional-dependencies"]["preview"],
    ]
    bounds = dict(re.findall(r"^([\w-]+)>=([\d.]+)$", "\n".join(needed), re.M))
    assert oldest == bounds


def test_what_builds_the_documentation_installs_the_extras() -> None:
    """The reference of the commands needs them."""
    hosted = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text("utf-8"))
    assert [row["extra_requirements"] for row in hosted["python"]["install"]] == [["all"]]
    (docs,) = re.findall(
        r"\ndef docs\(.*?\n    install\((.*?)\)\n",
        (ROOT / "noxfile.py").read_text("utf-8"),
        re.S,
    )
    assert docs == 'session, extras="[all]"'


def test_the_extra_all_includes_every_other_extra() -> None:
    extras = dict(PROJECT["project"]["optional-dependencies"])
    (every,) = extras.pop("all")
    assert every == f"sphinx-jobposting[{','.join(sorted(extras))}]"
