"""Read the filters of lists and counts."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

from ..model.filters import Filter, FilterReading
from ..model.posting import Posting
from ..model.types import Context, Raw, ValueProblem
from .kinds import comparable, kind_of, parse

PARTS_MAX = 12
"""How many commas a single value may contain."""


def read_filter(name: str, raw: Raw, context: Context, line: int = 0) -> Filter:
    """Return a filter for the field *name*, read from what was written.

    :raises ValueProblem: if a part cannot be read.
    """
    if kind_of(name).many:
        runs: list[_Runs] = [_whole(raw)]  # the parser of the kind separates the values
    elif isinstance(raw, list):
        runs = [_whole(item) for item in raw]
    else:
        runs = list(map(_runs, re.split(r"[;\n]", str(raw))))
    return Filter(tuple(_readings(name, found, context) for found in runs if found), line)


_Runs = list[list[tuple[int, Raw]]]
"""For each part, the texts that begin with it, the longest first, each with the next
part."""


def _whole(raw: Raw) -> _Runs:
    return [[(1, raw)]]


def _runs(text: str) -> _Runs:
    parts = list(_PART.finditer(text))
    ends = range(len(parts), 0, -1)
    return [
        [
            (end, text[part.start() : parts[end - 1].end()])
            for end in ends
            if start < end <= start + PARTS_MAX
        ]
        for start, part in enumerate(parts)
    ]


_PART = re.compile(r"[^,\s](?:[^,]*[^,\s])?")


def _readings(
    name: str, runs: _Runs, context: Context
) -> tuple[tuple[FilterReading, ...], ...]:
    found: list[tuple[FilterReading, ...]] = [()] * len(runs)
    problem: ValueProblem | None = None
    for start, texts in reversed(list(enumerate(runs))):
        readings = []
        for end, written in texts:
            if end < len(runs) and not found[end]:
                continue  # the rest could not be read
            try:
                items = comparable(name, parse(name, written, context))
            except ValueProblem as error:
                problem = error if end == start + 1 else problem
            else:
                readings.append(FilterReading(end, str(written), tuple(items)))
        found[start] = tuple(readings)
    if problem is not None and not found[0]:
        raise problem
    return tuple(found)


def filter_keys(name: str, posting: Posting) -> tuple[Hashable, ...]:
    """Return the keys by which a posting passes a filter.

    A filter for a country also matches its towns. Filters use the words of the source, even
    if the page is translated.
    """
    value = posting.value(name)
    found_by = kind_of(name).found_by
    if found_by is not None and value is not None:
        return tuple(found_by(value))
    return (*comparable(name, value), *comparable(name, posting.originals.get(name)))


def filter_values(posting: Posting) -> frozenset[tuple[str, Any]]:
    """Return the values of a posting that filters are checked against."""
    return frozenset(
        (name, item)
        for name in (*posting.values, "title", "identifier")
        if kind_of(name).is_open
        for item in filter_keys(name, posting)
    )
