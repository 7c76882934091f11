"""Which values of a field a list lets through.

A comma may separate two values or be part of one, as in "Acme, Inc.". Only the postings can
tell. So a filter keeps every way to read what was written, and the longest value that some
posting has wins.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, NamedTuple


class Reading(NamedTuple):
    """One way to read the parts of a filter from some part on."""

    end: int
    """The first part that it leaves to the next one."""
    written: str
    items: tuple[Any, ...]
    """What it lets through, as `comparable` makes it."""


class Filter(NamedTuple):
    """What a filter lets through; without any values, nothing."""

    texts: tuple[tuple[tuple[Reading, ...], ...], ...] = ()
    """Each text that stands by itself: for each of its parts the readings that begin with
    it, the longest first."""
    line: int = 0

    def accepted(self, known: Container[Any]) -> Iterator[Reading]:
        """Iterate over the readings that count, where postings have the values *known*."""
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
