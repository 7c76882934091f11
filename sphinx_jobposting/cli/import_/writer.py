"""Write the pages under stable names, never over another file or outside the folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from ..names import RESERVED, slug
from .body.links import NAME_MARK, PAGE_MARK
from .records import Note, Page

Status = Literal["written", "unchanged", "exists", "failed"]

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_TO_PAGE = re.compile(rf"\[([^\[\]]*)\]\(<?{PAGE_MARK}([^{PAGE_MARK}]*){PAGE_MARK}[^()]*\)")
_PAGE = re.compile(rf"<?{PAGE_MARK}([^{PAGE_MARK}]*){PAGE_MARK}>?")


class Written(NamedTuple):
    """A page that was handled. *problem* says why it could not be written."""

    page: Page
    path: Path
    status: Status
    notes: tuple[Note, ...]
    problem: str = ""


class Writer:
    """A writer of pages to a folder. With *dry*, it only says what it would do."""

    def __init__(self, folder: Path, *, force: bool, dry: bool, language: str = "") -> None:
        self._folder = folder
        self._language = language
        self._force = force
        self._dry = dry
        self._names: set[str] = set()
        self._by_source: dict[str, str] = {}
        """The name of the page made from each source file; the first one, if several."""
        self._several: set[str] = set()
        """The source files that several pages were made from."""
        self._waiting: list[tuple[Page, str]] = []

    def add(self, page: Page) -> Iterator[Written]:
        """Write *page*. If it links to other pages, it waits until all have their names."""
        if page.job.finished and self._lies_here(page):
            path = Path(page.job.source)
            self._names.add(_folded(path.stem))
            yield Written(page, path, "unchanged", page.notes)
            return
        name = self._name(page)
        if page.job.folder:
            source = str(Path(page.job.source).resolve())
            if self._by_source.setdefault(source, name) != name:
                self._several.add(source)
        if PAGE_MARK in page.text:
            self._waiting.append((page, name))
        else:
            yield self._write(page, name, page.text)

    def finish(self) -> Iterator[Written]:
        """Write the pages that have waited."""
        for page, name in self._waiting:
            yield self._write(page, name, self._with_links(page.text))

    def _lies_here(self, page: Page) -> bool:
        return bool(page.job.folder) and Path(page.job.folder).resolve() == (
            self._folder.resolve()
        )

    def _name(self, page: Page) -> str:
        """Return a name that is still free, made from the source's name or the title."""
        stem = page.job.stem
        name = stem if _SAFE.fullmatch(stem) and not RESERVED.match(stem.casefold()) else ""
        name = name or slug(stem or page.title, page.job.language or self._language)
        found, number = name, 2
        while _folded(found) in self._names:
            found = f"{name}-{number}"
            number += 1
        self._names.add(_folded(found))
        return found

    def _with_links(self, text: str) -> str:
        def link(match: re.Match[str]) -> str:
            known = match[2] in self._by_source and match[2] not in self._several
            return match[0] if known else match[1]

        text = _TO_PAGE.sub(link, text)
        return _PAGE.sub(lambda match: f"{self._by_source.get(match[1], '')}.md", text)

    def _write(self, page: Page, name: str, text: str) -> Written:
        path = self._folder / f"{name}.md"
        text = text.replace(NAME_MARK, name)
        notes = list(page.notes)
        try:
            status = self._put(path, text.encode("utf-8", "replace"))
            if status == "exists":
                notes.append(Note("exists", "", {"file": str(path)}))
            else:
                for file_name, source in page.files:
                    target = self._folder / name / file_name
                    if self._put(target, Path(source).read_bytes()) == "exists":
                        notes.append(Note("exists", "", {"file": str(target)}))
        except OSError as error:
            return Written(page, path, "failed", tuple(notes), str(error.strerror))
        return Written(page, path, status, tuple(notes))

    def _put(self, path: Path, data: bytes) -> Status:
        """Write a file, unless it exists. Never write over a link or a folder."""
        if path.is_symlink() or path.exists():
            if path.is_symlink() or not path.is_file():
                return "exists"
            if path.read_bytes() == data:
                return "unchanged"
            if not self._force:
                return "exists"
        if self._dry:
            return "written"
        path.parent.mkdir(parents=True, exist_ok=True)
        # Rename in one step: another program sees either the old file or the new one.
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        temporary.write_bytes(data)
        temporary.replace(path)
        return "written"


def _folded(name: str) -> str:
    """Return a key that is equal for names that are the same file if case is ignored."""
    return unicodedata.normalize("NFC", name).casefold()
