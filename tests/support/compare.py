"""Run builds in separate processes and compare what they wrote."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pickle
import pprint
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .sites import Site


def write_source(folder: Path, files: dict[str, bytes]) -> None:
    """Make the folder contain exactly these files; an unchanged file keeps its time."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


OWN = {".buildinfo.bak", "environment.pickle", "last_build"}
"""Files that Sphinx keeps in an output folder for itself."""

PICKLED = {".pickle", ".fpickle"}


def outputs(folder: Path) -> dict[str, bytes]:
    """Return what a build wrote for readers; an archive counts as its files."""
    return {
        path.relative_to(folder).as_posix(): _content(path)
        for path in folder.rglob("*")
        if path.is_file() and path.name not in OWN and path.suffix != ".epub"
    }


def _content(path: Path) -> bytes:
    """Return the bytes of a file, or the content of a pickle, which has many forms."""
    content = path.read_bytes()
    if path.stem == "globalcontext":
        context = (json if path.suffix == ".json" else pickle).loads(content)
        # Scripts for a page, such as those for equations, are listed only if the main
        # process wrote that page; with -j, another process may have.
        del context["script_files"]
        return pprint.pformat(context).encode("utf-8", "surrogatepass")
    if path.suffix in PICKLED:
        return pprint.pformat(pickle.loads(content)).encode("utf-8", "surrogatepass")
    return content


def difference(first: dict[str, bytes], second: dict[str, bytes]) -> dict[str, str]:
    """Return the files that differ, each with its first difference."""
    found = {}
    for name in sorted(first.keys() | second.keys()):
        if name not in first:
            found[name] = "missing"
        elif name not in second:
            found[name] = "left over"
        elif first[name] != second[name]:
            pairs = zip(first[name].split(b"\n"), second[name].split(b"\n"), strict=False)
            line = next(((a, b) for a, b in pairs if a != b), (b"", b""))
            found[name] = (
                f"{line[0][at(*line) :][:300]!r}\n      != {line[1][at(*line) :][:300]!r}"
            )
    return found


def at(first: bytes, second: bytes) -> int:
    """Return a position shortly before the first difference of two lines."""
    same = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0
    )
    return max(0, same - 60)


def assert_like_clean(made: Site, builder: str = "html", **how: Any) -> None:
    """Build into the existing folders, and compare with a clean build."""
    forget(made.root / "clean", made.root / "clean-doctrees")
    made.build(builder, warnings=True, **how)
    made.build(builder, warnings=True, out="clean", doctrees="clean-doctrees", **how)
    found = difference(outputs(made.root / "out"), outputs(made.root / "clean"))
    assert not found, found


def times(folder: Path) -> dict[str, int]:
    """Return when each page and feed was written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.suffix in (".html", ".atom", ".json", ".txt")
        and "_static" not in path.parts
    }


# Sphinx writes these in every build.
ALWAYS = {"genindex.html", "search.html"}


def written(made: Site, change: Callable[[], object]) -> set[str]:
    """Return the pages and feeds that a build writes after a change."""
    before = times(made.build().outdir)
    change()
    after = times(made.build().outdir)
    new = {name for name, when in after.items() if before.get(name) != when}
    return {name for name in new if not name.startswith("_sources")} - ALWAYS


def forget(*folders: Path) -> None:
    """Remove what earlier builds left."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def apart(work: Callable[[], object]) -> None:
    """Do some work in a separate process, because themes change global state.

    :raises AssertionError: with the traceback, if the work fails.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        said = ""
        try:
            work()
        except BaseException:  # the child must not continue as a second test run
            said = traceback.format_exc()
        with os.fdopen(writer, "w") as pipe:
            pipe.write(said or "\n".join(sys.modules))
        os._exit(1 if said else 0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, said
    # The next process need not import what this one has imported.
    for name in said.split("\n"):
        if name not in sys.modules:
            with contextlib.suppress(ImportError):
                importlib.import_module(name)


def killed(work: Callable[[], object], at_write: int) -> None:
    """Do some work in a process that is killed when it opens a file for writing."""
    child = os.fork()
    if not child:
        left = at_write

        def count(event: str, args: tuple[Any, ...]) -> None:
            nonlocal left
            if event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def killed_after(work: Callable[[], object], seconds: float) -> None:
    """Do some work in a process that is killed after some time."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
