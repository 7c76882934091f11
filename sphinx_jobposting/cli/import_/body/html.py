"""Bodies that are HTML, as Markdown. Needs the extra ``import`` (markdownify, lxml)."""

from __future__ import annotations

import re
from typing import Any

_BLOCK = re.compile(
    r"</(?:p|li|div|h[1-6]|ul|ol|td|section|article|table)\s*>|<(?:br|p|li|hr)\b", re.I
)
_MARKDOWN = re.compile(r"^(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>\s|```|\|)", re.M)
_BLANKS = re.compile(r"[ \t]{40,}")
_TEXT = re.compile(r"<[^<>]*>")


def is_html(text: str) -> bool:
    """Whether a text is HTML as a whole, and not Markdown with some HTML in it."""
    stripped = text.strip()
    if not stripped.startswith("<") or not _BLOCK.search(stripped):
        return False
    return not _MARKDOWN.search(stripped)


def to_markdown(text: str) -> str:
    """Turn HTML into Markdown; scripts and styles are left out.

    :raises ModuleNotFoundError: where the extra ``import`` is not installed.
    """
    from markdownify import MarkdownConverter

    # A run of blanks is one blank in HTML, and markdownify reads a long one many times.
    text = _BLANKS.sub(" ", text)
    converter: Any = MarkdownConverter(
        heading_style="ATX",
        bullets="-",
        strip=["script", "style", "svg", "noscript"],
        escape_misc=True,
        strong_em_symbol="*",
        newline_style="backslash",
        bs4_options="lxml",
        table_infer_header=True,
    )
    try:
        markdown = str(converter.convert(f"<body>{text}</body>"))
    except RecursionError:
        # Nested as no page is: the words, without what they are in.
        markdown = _TEXT.sub(" ", text)
    markdown = re.sub(r"\\&(?!#?\w+;)", "&", markdown)
    # A line break between blocks breaks nothing; one alone in its line belongs to the last.
    markdown = re.sub(r"(?<![ \t])[ \t]*\n[ \t]*\\(?=\n)", r"\\", markdown)
    markdown = re.sub(r"(?:\n|\A)(?:[ \t]*\\)+(?=\n[ \t]*\n|\s*\Z)", "\n", markdown)
    markdown = re.sub(r"\\+(?=\s*\n[ \t]*\n|\s*\Z)", "", markdown)
    return re.sub(r"\n{3,}", "\n\n", markdown).strip()
