"""Write text from HTML as Markdown, with a backslash before signs that have a meaning."""

from __future__ import annotations

import re
from urllib.parse import quote

_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_SIGNS = re.compile(
    rf"\\(?={_PUNCTUATION}|$)"
    r"|`|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)"
    r"|\*(?!\s)|(?<=\S)\*|^\*|\*$"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|\](?=[(\[:])|\[(?=\^)|!(?=\[)"
)
_BRACKETS = re.compile(r"(?<!\\)[\[\]]")
_START = re.compile(
    r"([ ]*)(?:(\d{1,9})([.)])(?=\s|$)|([-+*](?=\s|$)|-+\s*$|=+\s*$|#|>|~~~|\||:(?=\s)))"
)
_LINE = re.compile(r" *([*_=~-])\1{2,} *")
"""A line drawn with signs, as in ``-----``."""
_UNSAFE = re.compile(r"[\s<>\\\x00-\x1f\x7f]")


def escape(
    text: str, *, begins_line: bool, in_link: bool, before_link: bool = False
) -> str:
    """Return *text* as Markdown that shows just these characters.

    *begins_line* says that the text comes first on its line, *in_link* that it is the text
    of a link, and *before_link* that a link or an image follows.
    """
    if _LINE.fullmatch(text):
        return text.replace(text.strip()[0], f"\\{text.strip()[0]}", 1)
    text = _SIGNS.sub(lambda match: f"\\{match[0]}", text)
    if before_link:
        text = re.sub(r"[\]!]$", lambda match: f"\\{match[0]}", text)
    if in_link:
        text = _BRACKETS.sub(lambda match: f"\\{match[0]}", text)
    if begins_line and (match := _START.match(text)):
        if match[2]:
            return f"{match[1]}{match[2]}\\{text[match.start(3) :]}"
        return f"{match[1]}\\{text[match.end(1) :]}"
    return text


def alternative(text: str) -> str:
    """Return the alternative text of an image, escaped for Markdown."""
    return re.sub(r"([\\`*_\[\]<>&])", r"\\\1", " ".join(text.split()))


def destination(address: str) -> str:
    """Return an address as Markdown has it in a link or an image."""
    address = _UNSAFE.sub(lambda match: quote(match[0]), address.strip())
    return f"<{address}>" if re.search(r"[()]", address) else address
