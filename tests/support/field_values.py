"""What people write into fields, headings, and texts; tests draw postings from it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


_HERE = Path(__file__).parent
_VALUES = _table(_HERE / "field_values.toml")
_ADDRESSES: dict[str, list[list[str]]] = _table(_HERE.parent / "values" / "addresses.toml")

FIELD_VALUES: dict[str, list[str]] = {
    **_VALUES["fields"],
    **dict.fromkeys(_VALUES["texts"]["fields"], _VALUES["texts"]["values"]),
}
"""The values of each field: common ones first, then odd and wrong ones."""
FIELD_VALUES["job-location"] += [row[0] for rows in _ADDRESSES.values() for row in rows]

BODIES: list[str] = _VALUES["pages"]["bodies"]
HEADINGS: list[str] = _VALUES["pages"]["headings"]
