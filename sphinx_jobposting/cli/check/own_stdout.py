"""Keep standard output for the report, even if the code of a site prints something."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TextIO


@contextlib.contextmanager
def own_stdout() -> Iterator[TextIO]:
    """Yield a stream to standard output that nothing else in this process writes to.

    It replaces the file descriptor, because programs that ``conf.py`` starts inherit that.
    What is printed when Python ends is also dropped.
    """
    out = sys.stdout
    try:
        fd = out.fileno()
    except (OSError, ValueError):
        yield out  # captured in memory, where no other program can write
        return
    out.flush()
    kept = os.dup(fd)
    _discard(fd)
    try:
        with open(
            kept, "w", encoding=out.encoding, errors="backslashreplace", closefd=False
        ) as report:
            yield report
    finally:
        out.flush()
        os.dup2(kept, fd)
        os.close(kept)
        # Exit functions run in reverse order, so this comes first.
        atexit.register(_flush_and_discard, out, fd)


def _discard(fd: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, fd)
    os.close(nowhere)


def _flush_and_discard(out: TextIO, fd: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        out.flush()
        _discard(fd)
