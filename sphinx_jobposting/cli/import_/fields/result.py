"""The result of a reader: raw values for the parsers, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ....model.types import Raw


class Reading(NamedTuple):
    """Fields with their raw values, and the outcome if it is worth a line in the report.

    *rule* is a row of the table of outcomes; empty where the value was clear. *rest* is
    what could not be read, and has to be kept; ``None`` where all of it was read.
    """

    fields: Mapping[str, Raw] = {}
    rule: str = ""
    params: Mapping[str, object] = {}
    rest: str | None = None
    kept: str = ""
    """What was not asked for, and stands as a comment beside what was read."""
