"""Derive the file name and the heading of a page from the title of a job."""

from __future__ import annotations

import re
import unicodedata

SLUG_LENGTH = 60
RESERVED = re.compile(r"(index|con|prn|aux|nul|com\d|lpt\d)\Z")
"""Names with a special meaning: folders in Sphinx, or devices on Windows."""

_GENDERS = re.compile(r"\(\w(?:\s*[/|*,]\s*\w)+\)")

# Letters that Unicode does not decompose into an ASCII letter and its marks.
_LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue"}
_DANISH = {"å": "aa", "ø": "oe"}
# What people write in a language if they have only ASCII; in others, marks are left out.
_LETTERS_OF = {
    "de": _GERMAN,
    "da": _DANISH,
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
}


def slug(title: str, language: str = "") -> str:
    """Return a file name for *title*: lower case, hyphens, and letters of any script.

    Latin letters are written as *language* writes them without marks: ``ö`` is ``oe`` in
    German and ``o`` in Swedish. Other scripts stay as they are, because their sound depends
    on more than the letters. The ``(m/w/d)`` of a title is not part of the name.
    """
    tag = re.split(r"[-_]", language.casefold(), maxsplit=1)[0]
    letters = str.maketrans(_LETTERS | _LETTERS_OF.get(tag, {}))
    text = unicodedata.normalize("NFC", _GENDERS.sub(" ", title).casefold())
    text = unicodedata.normalize("NFKD", text.translate(letters))
    text = re.sub(r"(?<=[a-z])[\u0300-\u036f]+", "", text)
    text = unicodedata.normalize("NFC", text)
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
    name = "-".join("".join(kept).split())
    if len(name.encode()) > SLUG_LENGTH:
        cut = name.encode()[: SLUG_LENGTH + 1].decode(errors="ignore")
        name = cut.rpartition("-")[0] or cut[:-1]
    if not name or RESERVED.match(name):
        name = f"{name}-job".lstrip("-")
    return name


def heading_text(title: str) -> str:
    """Return *title* as the text of a Markdown heading, with markup escaped."""
    text = re.sub(r"([\\`*\[\]<>{}$~|])", r"\\\1", title)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    return re.sub(r"(^|\s)(#+)$", r"\1\\\2", text)
