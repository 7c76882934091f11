"""Find the files to check, and read them as text within limits."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from pathlib import Path

from ...linter.findings import make_finding
from ..encodings import SIZE_LIMIT, named_charset, read_after_mark

SUFFIXES = frozenset({".html", ".json", ".jsonld"})
"""The suffixes of files to look for in a folder."""
_CHUNK = 1 << 20
_WORD = b"jobposting"

# The names that a browser knows (WHATWG, "Encoding"); Python has other codecs, too.
_ENCODINGS = re.compile(
    r"utf-?8|utf-16(?:le|be)?|(?:x-)?mac-?\w{0,9}|koi8-[ru]|ibm866|iso-?8859-\d{1,2}|latin\d|"
    r"(?:us-)?ascii|windows-(?:874|125\d)|cp125\d|gb18030|gbk|gb2312|big5(?:-hkscs)?|euc-(?:jp|kr)|"
    r"iso-2022-jp|shift[-_]jis|sjis|windows-31j|ks_c_5601-1987",
    re.IGNORECASE,
)
_LATIN = re.compile(r"iso-?8859-1|latin1|(?:us-)?ascii", re.IGNORECASE)


class Unreadable(Exception):
    """Something that cannot be read. *message* and *fix* are message ids."""

    def __init__(self, message: str, fix: str | None = None, **params: object) -> None:
        super().__init__(message % params)
        found = make_finding("unreadable")
        fix = found.fix if fix is None else fix
        self.finding = found._replace(message=message, fix=fix, params=params)


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files of *folder* that may have a posting, in the order of their names.

    Folders whose name begins with a dot are left out, because Sphinx keeps its doctrees in
    such a folder in the output.
    """
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES:
                path = Path(root, name)
                if path.is_file():
                    yield path


def read(path: Path) -> bytes | None:
    """Return the bytes of a file, or ``None`` if they cannot contain a posting.

    :raises Unreadable: if the file cannot be read, or is too large and may have a posting.
    """
    try:
        if not path.is_file():
            raise Unreadable(
                "This is not a file." if path.exists() else "There is no such file."
            )
        if path.stat().st_size > SIZE_LIMIT:
            if _may_hold_posting(path):
                raise Unreadable(
                    "The file is larger than %(value)s MB, so it was not read.",
                    value=SIZE_LIMIT // 1_000_000,
                )
            return None
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            "The file cannot be read: %(value)s.", value=error.strerror
        ) from None
    except ValueError:
        raise Unreadable("There is no such file.") from None
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or _WORD in data.lower():
        return data
    return None


def _may_hold_posting(path: Path) -> bool:
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if _WORD in (tail + chunk).lower():
                return True
            tail = chunk[-len(_WORD) :]
    return False


def decode(data: bytes, *, html: bool) -> tuple[str, str]:
    """Return the text of a file, and what is wrong with its encoding (or nothing).

    :raises Unreadable: if it is not text.
    """
    text, problem = _decode(data, html)
    if "\0" in text:
        raise Unreadable("This file is not text.")
    return text, problem


def _decode(data: bytes, html: bool) -> tuple[str, str]:
    if (marked := read_after_mark(data)) is not None:
        text, name = marked
        # JSON is UTF-8, with or without a byte order mark (RFC 8259, section 8.1).
        return text, "" if html or name == "utf-8" else name
    name = (named_charset(data) if html else "") or "utf-8"
    if not _ENCODINGS.fullmatch(name):
        return data.decode("utf-8", "replace"), name
    try:
        # A browser reads Latin-1 as Windows-1252, and a page that says UTF-16 as UTF-8.
        known = (
            "cp1252" if _LATIN.fullmatch(name) else "utf-8" if "16" in name[:6] else name
        )
        return data.decode(known), ""
    except (UnicodeDecodeError, LookupError):
        return data.decode("utf-8", "replace"), name
