"""The result of a build: its exit code, its errors, and the modules it loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TextIO

KEPT = 20_000
"""How many of the last characters of standard error are kept."""

Stamps = dict[str, tuple[int, int]]
"""Files with the time of their last change (nanoseconds) and their size (bytes)."""


Environment = dict[str, str | None]
"""Environment variables that have changed; ``None`` means no longer set."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The result of a build.

    *code* is its exit code, negative if a signal ended it; *error* is the error, if any,
    and the end of standard error; *modules* are the modules that a later build may find
    loaded, with their files; *stamps* are those of all Python files that it read;
    *environment* has the variables that it set or removed (``None``) before it imported
    them.
    """

    code: int
    error: str = ""
    modules: dict[str, str] = field(default_factory=dict)
    stamps: Stamps = field(default_factory=dict)
    environment: Environment = field(default_factory=dict)


class Tee:
    """A stream that passes on its output and keeps the end of it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.kept = ""

    def write(self, text: str) -> int:
        """Write *text* to the stream."""
        self.kept = (self.kept + text)[-KEPT:]
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def module_files(besides: Collection[str]) -> dict[str, str]:
    """Return the loaded modules except *besides* with their files, in the order of loading.

    A package that is only a folder has the file "".
    """
    found = {}
    for name, module in list(sys.modules.items()):
        if name not in besides and isinstance(module, ModuleType):
            file = vars(module).get("__file__")
            if isinstance(file, str):
                found[name] = file
            elif "__path__" in vars(module):
                found[name] = ""
    return found


def changed_variables(before: Mapping[str, str], now: Mapping[str, str]) -> Environment:
    """Return the differences between two environments."""
    names = before.keys() | now.keys()
    return {name: now.get(name) for name in names if before.get(name) != now.get(name)}


def stamped(files: Iterable[str]) -> Stamps:
    """Return the stamps of *files*; a missing file has the stamp (0, 0)."""
    return {file: _stamp(file) for file in files if file}


def changed(stamps: Stamps) -> bool:
    """Return whether a file has changed since it was stamped."""
    return any(_stamp(file) != stamp for file, stamp in stamps.items())


def _stamp(file: str) -> tuple[int, int]:
    try:
        status = os.stat(file)  # noqa: PTH116 - a thousand times before each build
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def is_own(file: str, folders: Iterable[Path]) -> bool:
    """Return whether *file* belongs to the site in *folders*, not to an installed
    package."""
    path = Path(file)
    return any(path.is_relative_to(folder) for folder in folders) and not (
        path.is_relative_to(sys.prefix) or path.is_relative_to(sys.base_prefix)
    )
