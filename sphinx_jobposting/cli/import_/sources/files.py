"""Find the files to import, and read them as text, within limits."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ....values.near_words import word_set
from ...encodings import SIZE_LIMIT, named_charset, read_after_mark

MARKUP = frozenset(
    {".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".njk", ".liquid"}
)
DATA = frozenset({".yml", ".yaml", ".json", ".jsonld", ".toml"})
_NO_JOBS = word_set(
    "node_modules vendor __pycache__ _site _layouts _includes _sass _build archetypes "
    "layouts themes"
)
"""Folders in which site generators have no pages."""
_NO_PAGES = re.compile(
    r"readme|license|licence|contributing|changelog|code_of_conduct", re.I
)


class SourceFile(NamedTuple):
    """A file that was read. *encoding* is empty if it is UTF-8."""

    path: Path
    text: str
    encoding: str = ""


class Unreadable(Exception):
    """A file that cannot be read. *problem* is a message id with ``%(value)s`` in it."""

    def __init__(self, problem: str, value: str = "") -> None:
        super().__init__(problem % {"value": value})
        self.problem = problem
        self.value = value


def walk(folder: Path, *, deep: bool, without: Path) -> Iterator[Path]:
    """Yield the files of *folder* that may have a job, in the order of their names.

    Names that begin with an underscore are left out. In site generators, such files are
    templates and lists.

    With *deep*, folders inside *folder* are searched, too. Links to folders are not
    followed, so that the search always ends. The output folder *without* is left out,
    unless it is *folder* itself.
    """
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if deep
            and not name.startswith(".")
            and name not in _NO_JOBS
            and Path(root, name).resolve() != without
        )
        for name in sorted(names):
            path = Path(root, name)
            suffix = path.suffix.lower()
            known = suffix in MARKUP or suffix in DATA or not suffix
            if name[:1] not in "._" and known and not _NO_PAGES.match(name):
                yield path


def read_file(path: Path) -> SourceFile:
    """Read a regular file of at most `SIZE_LIMIT` bytes.

    :raises Unreadable: if it is larger, not a regular file, not text, or not there.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable("This is a folder.")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("This is not a regular file.")
        if status.st_size > SIZE_LIMIT:
            raise Unreadable(
                "The file is larger than %(value)s MB, so it was not read.",
                str(SIZE_LIMIT // 1_000_000),
            )
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            "The file cannot be read: %(value)s.", str(error.strerror)
        ) from None
    except ValueError:
        raise Unreadable("There is no such file.") from None
    text, encoding = decode(data)
    return SourceFile(path, text, encoding)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file, and the name of its encoding unless that is UTF-8.

    :raises Unreadable: if it is not text.
    """
    text, encoding = _decode(data)
    if "\0" in text:
        raise Unreadable("This is not text.")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decode(data: bytes) -> tuple[str, str]:
    if (marked := read_after_mark(data)) is not None:
        text, name = marked
        return text, "" if name == "utf-8" else name.upper()
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    # Most old pages that are not UTF-8 were written on Windows in the West.
    for name in (named_charset(data), "cp1252"):
        try:
            if name and (info := codecs.lookup(name)).name not in ("utf-8", "iso8859-1"):
                return data.decode(info.name), info.name
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1"), "latin-1"
