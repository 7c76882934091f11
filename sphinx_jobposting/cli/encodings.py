"""Detect the encoding of a file, and limit its size.

If a file is broken, or its encoding is unusual, `check` says so, and `import` reads what
it can. So each of them decodes in its own way.
"""

from __future__ import annotations

import codecs
import re

SIZE_LIMIT = 10_000_000
"""The maximum size of a file, in bytes. No page for people is that large."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.I
)


def read_after_mark(data: bytes) -> tuple[str, str] | None:
    """Return the text after a byte order mark and its encoding, if there is a mark."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    return None


def named_charset(data: bytes) -> str:
    """Return the encoding that the start of an HTML page names, or an empty string."""
    named = _CHARSET.search(data[:4096])
    return named[1].decode("ascii", "replace") if named else ""
