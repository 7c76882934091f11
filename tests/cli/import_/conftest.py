"""Import files that a test writes, and look at the result."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_jobposting.cli import main


@dataclass
class Imported:
    """The result of an import: its exit code, its pages, and its report."""

    code: int
    out: Path
    report: dict[str, Any]

    @property
    def pages(self) -> dict[str, str]:
        """Return the text of each page by the name of its file, without suffix."""
        return {
            path.stem: path.read_text("utf-8") for path in sorted(self.out.glob("*.md"))
        }

    @property
    def page(self) -> str:
        """Return the text of the only page."""
        (text,) = self.pages.values()
        return text

    @property
    def fields(self) -> dict[str, Any]:
        """Return the fields of the only page as texts."""
        head = self.page.split("---\n")[1]
        read: dict[str, Any] = yaml.load(head, Loader=yaml.BaseLoader)["jobposting"]
        return read if read != {"draft": "no"} else {}

    @property
    def body(self) -> str:
        """Return the text below the fields of the only page."""
        return self.page.split("---\n", 2)[2].strip()

    @property
    def comments(self) -> str:
        """Return what was left over, as the page has it."""
        head = self.page.split("---\n")[1]
        return "\n".join(re.findall(r"^# ?(.*)$", head, re.M)[1:])

    def notes(self, kind: str = "") -> dict[str, str]:
        """Return the messages of the report by rule, or only those of one *kind*."""
        return {
            note["rule"]: note["message"]
            for file in self.report["files"]
            for note in file["notes"]
            if kind in ("", note["kind"])
        }


Import = Callable[..., Imported]


@pytest.fixture
def imports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """Write files and import them: ``imports({"cook.md": text}, "--force")``."""

    def run(
        files: Mapping[str, str | bytes], *options: str, paths: tuple[str, ...] = ("",)
    ) -> Imported:
        source = tmp_path / "old"
        for name, content in files.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            path.write_bytes(data)
        out = tmp_path / "new"
        capsys.readouterr()
        named = [str(source / name) if name else str(source) for name in paths]
        code = main(["import", *named, "-o", str(out), "--format", "json", *options])
        return Imported(code, out, json.loads(capsys.readouterr().out))

    return run
