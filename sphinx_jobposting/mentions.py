"""Which pages show what changed, by the addresses in what was written of them before.

Only its theme knows what a page shows of others: a collapsed tree, a full one, the page
before. The page itself tells: what it shows of another page, it links to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from sphinx.builders import Builder

from .patterns import pattern

_END = pattern(r"""[/"'=]([^/"'=<>\s#?]+)(?=[/"'=<>\s#?])""")
"""The last part of an address, in any attribute or script; much else does no harm."""


class Mentions:
    """When what a page shows of others changed.

    *changed*: when what others show of a document changed, in microseconds. Addresses are
    told by their last part alone, since a page may link to another in several ways.
    """

    def __init__(self, builder: Builder, changed: Mapping[str, int]) -> None:
        self._address = builder.get_target_uri
        self._changed = changed
        self._addresses = {self._address(name): when for name, when in changed.items()}
        self._ends: dict[str, int] = {}
        for address, when in self._addresses.items():
            end = address.rstrip("/").rpartition("/")[2]
            self._ends[end] = max(when, self._ends.get(end, 0))

    def newest(self, docname: str, named: Iterable[str], path: Path | None) -> int:
        """The latest change on a page that refers to the documents *named*.

        *path*: what was written of it, if it shows what lies around it.
        """
        found = [self._changed.get(name, 0) for name in named]
        if path is not None:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += map(self._ends.__getitem__, self._ends.keys() & {*_END.findall(text)})
            # A page links to itself as "#", and under dirhtml to those above it as "..".
            own = self._address(docname)
            found += (
                when for address, when in self._addresses.items() if own.startswith(address)
            )
        return max(found, default=0)
