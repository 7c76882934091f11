"""The tests that the threat model names exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMED = re.findall(
    r"`(tests/[\w/]+\.py)::([\w:]+)`", (ROOT / "SECURITY.md").read_text("utf-8")
)


def test_every_row_names_a_test() -> None:
    rows = re.findall(
        r"^\| (?!Written|---).*\|$", (ROOT / "SECURITY.md").read_text("utf-8"), re.M
    )
    assert len(NAMED) == len(rows) > 5


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_named_test_exists(file: str, name: str) -> None:
    tree: ast.AST = ast.parse((ROOT / file).read_text("utf-8"))
    for part in name.split("::"):
        (tree,) = (
            node
            for node in ast.iter_child_nodes(tree)
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == part
        )
