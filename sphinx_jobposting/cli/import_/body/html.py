"""Turn HTML bodies into Markdown. Needs the extra ``import`` (markdownify, lxml)."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from ..markup import holds_blocks
from ..scan import replace_spans
from ..templates import TAG
from .html_escape import escape

_MARKDOWN = re.compile(r"^[ \t]*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>\s|```|\|)", re.M)
_NO_TEXT = (
    (re.compile(r"<(?:pre|script|style)\b", re.I),
     re.compile(r"</(?:pre|script|style)\s*>", re.I)),
    (re.compile("<!--"), re.compile("-->")),
)  # fmt: skip
_BLANKS = re.compile(r"[ \t]{40,}")
_TAG_OF_HTML = re.compile(r"<[^<>]*>")
_MARK = "\ue004"
_MARKS = re.compile("[\ue004-\ue00f]")


class Converted(NamedTuple):
    """A text in Markdown, and what the report has to mention.

    *dropped* says whether scripts, styles, or drawings were left out. *embedded* has the
    addresses of embedded media, and *comments* the text of HTML comments.
    """

    text: str
    dropped: bool = False
    embedded: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


def is_html(text: str) -> bool:
    """Return whether all of a text is HTML, and not Markdown with some HTML in it.

    In Markdown, HTML at the beginning of a line goes on until the next blank line.
    """
    stripped = TAG.sub("", text[:5000]).lstrip()
    if not stripped.startswith("<") or not holds_blocks(text):
        return False
    text = TAG.sub("", text)
    for opening, closing in _NO_TEXT:
        text = replace_spans(text, opening, closing, lambda _inner: "<hr>")
    pieces = re.split(r"\n[ \t]*\n", text.strip())
    return not any(
        _MARKDOWN.search(piece) for piece in pieces if not piece.lstrip().startswith("<")
    )


def to_markdown(text: str) -> Converted:
    """Turn HTML into Markdown, without scripts and styles.

    :raises ModuleNotFoundError: if the extra ``import`` is not installed.
    """
    from .html_converter import Converter  # late: needs an extra

    # In HTML, many blanks mean one. Very long runs would be slow.
    text = _BLANKS.sub(" ", _MARKS.sub("", text))
    tags: list[str] = []

    def hide(match: re.Match[str]) -> str:
        tags.append(match[0])
        return f"{_MARK}{len(tags) - 1}{_MARK}"

    # A template tag is not text, so nothing in it may be escaped.
    text = TAG.sub(hide, text) if "{{" in text or "{%" in text else text
    converter = Converter()
    try:
        markdown = converter.markdown(f"<body>{text}</body>")
    except RecursionError:
        # No real page is nested so deeply. Keep only the words.
        words = " ".join(unescape(_TAG_OF_HTML.sub(" ", text)).split())
        markdown = escape(words, begins_line=True, in_link=False)
    markdown = re.sub(rf"{_MARK}(\d+){_MARK}", lambda match: tags[int(match[1])], markdown)
    return Converted(
        markdown,
        converter.dropped,
        tuple(converter.embedded),
        tuple(_TAG_OF_HTML.sub("", comment) for comment in converter.comments),
    )
