"""Filters: the values of a field that a list asks for.

A comma may separate two values or be part of one, as in "Acme, Inc.". Only the postings can
tell. So a filter keeps every way to read what was written, and the longest value that some
posting has wins.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, NamedTuple


class FilterReading(NamedTuple):
    """One way to read some parts of a filter as a value."""

    end: int
    """The number of the first part after it."""
    written: str
    items: tuple[Any, ...]
    """The values that it matches, as `comparable` returns them."""


class Filter(NamedTuple):
    """A filter; without any values, it matches nothing."""

    texts: tuple[tuple[tuple[FilterReading, ...], ...], ...] = ()
    """The separate texts: for each part of a text, the readings that begin with it, the
    longest first."""
    line: int = 0

    def accepted(self, known: Container[Any]) -> Iterator[FilterReading]:
        """Iterate over the readings that count, given the values of all postings."""
        for parts in self.texts:
            start = 0
            while start < len(parts):
                readings = parts[start]
                reading = next(
                    (one for one in readings if any(item in known for item in one.items)),
                    readings[-1],
                )
                yield reading
                start = reading.end
