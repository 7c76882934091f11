"""The result of a reader: raw values for the parsers, and a note for the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ....model.types import Raw


class Reading(NamedTuple):
    """Fields with their raw values, and the outcome, if the report should mention one.

    *rule* names a row of the table of outcomes; it is empty if the value was clear. *rest*
    is the part that could not be read and has to be kept, or ``None``.
    """

    fields: Mapping[str, Raw] = {}
    rule: str = ""
    params: Mapping[str, object] = {}
    rest: str | None = None
    kept: str = ""
    """Text that no field needs. It is kept as a comment."""
