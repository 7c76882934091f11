"""What a build says at its end: its exit code, its errors, and the modules it loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TextIO

KEPT = 20_000
"""How many characters of what is written to standard error are kept: the last ones."""

Stamps = dict[str, tuple[int, int]]
"""Files, and the moment of their last change (nanoseconds) with their size (bytes)."""


Environment = dict[str, str | None]
"""Variables of the environment that have changed; ``None``: is not set any more."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build says at its end.

    *code* is its exit code, negative where a signal ended it; *said* what broke, if
    anything did, and the end of what was written to standard error; *modules* are those
    that a later build may find loaded, by name, each with its file; *stamps* those of all
    the files of Python that it read; *environment* the variables that it set or removed
    before it imported them, a removed one as ``None``.
    """

    code: int
    said: str = ""
    modules: dict[str, str] = field(default_factory=dict)
    stamps: Stamps = field(default_factory=dict)
    environment: Environment = field(default_factory=dict)


class Tee:
    """A stream that passes on what is written to it, and keeps the end of it."""

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
    """Return the loaded modules *besides* these, in the order in which they came, by file.

    A package that has no file, since it is only a folder, has the file "".
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
    """Return what differs between two environments."""
    names = before.keys() | now.keys()
    return {name: now.get(name) for name in names if before.get(name) != now.get(name)}


def stamped(files: Iterable[str]) -> Stamps:
    """Return the stamps of *files*; one that is not there has the stamp (0, 0)."""
    return {file: _stamp(file) for file in files if file}


def changed(stamps: Stamps) -> bool:
    """Return whether a file is another than when it was stamped."""
    return any(_stamp(file) != stamp for file, stamp in stamps.items())


def _stamp(file: str) -> tuple[int, int]:
    try:
        status = os.stat(file)  # noqa: PTH116 - a thousand times before each build
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def is_own(file: str, folders: Iterable[Path]) -> bool:
    """Whether *file* belongs to the site in *folders*, and not to the installed Python."""
    path = Path(file)
    return any(path.is_relative_to(folder) for folder in folders) and not (
        path.is_relative_to(sys.prefix) or path.is_relative_to(sys.base_prefix)
    )
