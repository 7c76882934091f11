"""Small and quick forms of what lasts between builds."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from typing import Any


class Packed(Mapping[str, Any]):
    """A mapping of plain values, which is read when it is first looked into.

    In another pickle it is one string of bytes: most builds load all postings to see that
    none is due, and look at the values of none.
    """

    __slots__ = ("_items", "_pickle")

    def __init__(self, items: Mapping[str, Any]) -> None:
        self._items: dict[str, Any] | None = dict(items)
        self._pickle = b""

    @property
    def _unpacked(self) -> dict[str, Any]:
        if self._items is None:
            self._items = pickle.loads(self._pickle)  # noqa: S301  # what we packed
        return self._items

    def __getitem__(self, key: str) -> Any:
        return self._unpacked[key]

    # Mapping's own take exceptions for keys that are not there, as most fields are.

    def __contains__(self, key: object) -> bool:
        return key in self._unpacked

    def get(self, key: str, default: Any = None) -> Any:
        return self._unpacked.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._unpacked)

    def __len__(self) -> int:
        return len(self._unpacked)

    def __repr__(self) -> str:
        return repr(self._unpacked)

    def __getstate__(self) -> bytes:
        return self._pickle or pickle.dumps(self._items, pickle.HIGHEST_PROTOCOL)

    def __setstate__(self, state: bytes) -> None:
        self._items, self._pickle = None, state
