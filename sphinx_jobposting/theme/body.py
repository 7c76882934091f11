"""Make the text of a page accessible by keyboard.

Elements that can be wider than the page scroll in their own box. Such a box must be
focusable, and the box of a table needs a name (WCAG 2.2, success criteria 2.1.1 and 4.1.2).
This works on the HTML, which comes from Sphinx's writer, from other extensions, and from
raw HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from unicodedata import category

# What Sphinx and docutils write with an invalid role (WAI-ARIA 1.2; Digital Publishing
# WAI-ARIA 1.1) or with an entity for an arrow, and the correct HTML.
_CORRECTED = {
    '<p class="caption" role="heading">': (
        '<p class="caption" role="heading" aria-level="2">'
    ),
    '<div role="list" class="citation-list">': '<div class="citation-list">',
    ' role="doc-biblioentry">': ">",
    '<span class="sig-return-icon">&#x2192;</span>': (
        '<span class="sig-return-icon">-&gt;</span>'
    ),
}

# Comments and verbatim elements are skipped: what looks like a tag in them is not one.
_PIECE = re.compile(
    r"""<!--.*?-->
    |<(?P<verbatim>script|style|textarea)\b.*?</(?P=verbatim)>
    |<pre(?P<attributes>\b[^>]*)>(?P<code>.*?)</pre>
    |(?P<math><div\ class="math(?=[ "]))
    |(?P<table><table\b(?:[^>"']|"[^"]*"|'[^']*')*>)
    |(?P<end></table>)
    |(?P<corrected>"""
    + "|".join(map(re.escape, _CORRECTED))
    + ")",
    re.DOTALL | re.VERBOSE,
)
# If none of these is in the page, there is nothing to do.
_PARTS = ("<table", "<pre", '<div class="math', *_CORRECTED)
_LAYOUT = re.compile(r'class="[^"]*\b(?:hlist|highlighttable|joblist)\b')
_CAPTION = re.compile(r"\s*<caption>(.*?)</caption>", re.DOTALL)
_HEADERLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_PARAGRAPH = re.compile(
    r'<p class="admonition-title">.*?</p>\s*<p>.*?</p>|<p>(?P<text>.*?)</p>', re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")

NARROW = 16
"""How many characters of code fit on a line in the narrowest window, with wide spacing."""

DESCRIPTION_MAX = 159
"""The length of a description, including the ellipsis."""


def reachable(body: str, table_name: Callable[[int], str]) -> str:
    """Return the HTML *body* with tables, code, and formulas in focusable boxes.

    *table_name* returns a name for the n-th box (from 1) whose table has no caption. No two
    boxes have the same name, and a table inside another one is in its box. Invalid roles
    are corrected. HTML with unclosed tables is left as it is.
    """
    if not any(part in body for part in _PARTS):
        return body  # like most postings
    names: list[str] = []
    open_tables: list[bool] = []  # whether each open table has a box

    def adapted(match: re.Match[str]) -> str:
        if match["corrected"]:
            return _CORRECTED[match["corrected"]]
        if match["math"]:
            return '<div tabindex="0" class="math'
        if match["code"] is not None:
            if "tabindex" in match["attributes"] or not _is_wide(match["code"]):
                return match[0]
            return f'<pre tabindex="0"{match["attributes"]}>{match["code"]}</pre>'
        if match["table"]:
            boxed = not any(open_tables) and not _LAYOUT.search(match["table"])
            open_tables.append(boxed)
            if not boxed:
                return match[0]
            names.append(_name(_caption(body, match.end()), names, table_name))
            return (
                f'<div class="scroll" role="region" aria-label="{escape(names[-1])}" '
                f'tabindex="0">{match[0]}'
            )
        if match["end"] and open_tables and open_tables.pop():
            return match[0] + "</div>"
        return match[0]

    result = _PIECE.sub(adapted, body)
    return body if open_tables else result


def plain_icons(body: str, icon: str) -> str:
    """Return *body* with "¶" in place of the theme's *icon* in links to headings.

    The icon may be a picture, or a letter in a font of the theme.
    """
    if "<" in icon or any(category(letter) == "Co" for letter in icon):
        return body.replace(f">{icon}</a>", ">¶</a>")
    return body


def opening(body: str) -> str:
    """Return the first paragraph of the HTML *body* as text of at most 160 characters.

    Search engines show about that much of a description. The first paragraph of a note does
    not count. Without any paragraph, the result is empty.
    """
    texts = (found["text"] for found in _PARAGRAPH.finditer(body))
    text = " ".join(unescape(_TAG.sub("", next(filter(None, texts), ""))).split())
    if len(text) <= DESCRIPTION_MAX:
        return text
    return text[:DESCRIPTION_MAX].rsplit(" ", 1)[0].rstrip(" ,;:.–") + "…"


def _is_wide(code: str) -> bool:
    lines = unescape(_TAG.sub("", code)).split("\n")
    return any(len(line) > NARROW for line in lines)


def _caption(body: str, start: int) -> str:
    found = _CAPTION.match(body, start)
    if not found:
        return ""
    return " ".join(unescape(_TAG.sub("", _HEADERLINK.sub("", found[1]))).split())


def _name(caption: str, taken: list[str], table_name: Callable[[int], str]) -> str:
    number = len(taken) + 1
    if not caption:
        return table_name(number)
    return f"{caption} ({number})" if caption in taken else caption
