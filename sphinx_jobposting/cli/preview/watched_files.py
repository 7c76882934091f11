"""Decide which changes of files need a build, since a build may write source files."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

MOST_OWN_BUILDS = 3
"""The number of builds in a row after which files that each build writes are ignored."""

LARGE = 50_000_000
"""Files of at least this size, in bytes, are compared by time and size, not by content."""


class Changes:
    """A filter for changes that need a build, unlike those that a build made."""

    def __init__(self) -> None:
        self._contents: dict[Path, bytes] = {}
        self._began = self._ended = 0.0
        self._own_builds = 0
        self.endless: Path | None = None
        """A file that each build writes with new content; its changes are ignored."""

    def to_build_for(self, paths: Iterable[Path]) -> list[Path]:
        """Return those of *paths* that need a build.

        A file with the same content is not a change. A file that every build writes needs a
        few builds, and is then `endless`.
        """
        changed = [path for path in paths if self._has_other_content(path)]
        if not changed:
            return []
        if not all(map(self._is_of_the_build, changed)):
            self._own_builds = 0
            self.endless = None
            return changed
        self._own_builds += 1
        if self._own_builds <= MOST_OWN_BUILDS:
            return changed
        self.endless = changed[0]
        return []

    @contextmanager
    def building(self) -> Iterator[None]:
        """Record when a build runs."""
        self._began = time.time()
        try:
            yield
        finally:
            self._ended = time.time()

    def _has_other_content(self, path: Path) -> bool:
        content = _content(path)
        before = self._contents.get(path)
        self._contents[path] = content
        return content != before

    def _is_of_the_build(self, path: Path) -> bool:
        """Return whether a file was written while the last build ran."""
        try:
            return self._began <= path.stat().st_mtime <= self._ended
        except OSError:
            return False


def _content(path: Path) -> bytes:
    """Return a digest of the content of a file or folder."""
    try:
        if path.is_dir():
            return repr(sorted(entry.name for entry in path.iterdir())).encode()
        status = path.stat()
        if status.st_size > LARGE:
            return repr((status.st_mtime_ns, status.st_size)).encode()
        return blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:
        return b""
