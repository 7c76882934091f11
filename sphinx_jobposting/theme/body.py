"""The text of a page, made reachable for those who move by keyboard.

What can be wider than the page scrolls in a box of its own. A box that scrolls must take
the focus, and a table's box needs a name (WCAG 2.2, success criteria 2.1.1 and 4.1.2). This
is done on the HTML, since it comes from Sphinx's writer, from other extensions and from raw
HTML alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from unicodedata import category

# What Sphinx and docutils write with a role that is not valid there (WAI-ARIA 1.2; Digital
# Publishing WAI-ARIA 1.1), or with a sign that is no text, and what is right.
_MENDED = {
    '<p class="caption" role="heading">': (
        '<p class="caption" role="heading" aria-level="2">'
    ),
    '<div role="list" class="citation-list">': '<div class="citation-list">',
    ' role="doc-biblioentry">': ">",
    '<span class="sig-return-icon">&#x2192;</span>': (
        '<span class="sig-return-icon">-&gt;</span>'
    ),
}

# Comments and the elements named verbatim are passed over: what looks like a tag there is
# none.
_PIECE = re.compile(
    r"""<!--.*?-->
    |<(?P<verbatim>script|style|textarea)\b.*?</(?P=verbatim)>
    |<pre(?P<attributes>\b[^>]*)>(?P<code>.*?)</pre>
    |(?P<math><div\ class="math(?=[ "]))
    |(?P<table><table\b(?:[^>"']|"[^"]*"|'[^']*')*>)
    |(?P<end></table>)
    |(?P<mended>"""
    + "|".join(map(re.escape, _MENDED))
    + ")",
    re.DOTALL | re.VERBOSE,
)
# Without one of these there is nothing to do.
_PARTS = ("<table", "<pre", '<div class="math', *_MENDED)
_LAYOUT = re.compile(r'class="[^"]*\b(?:hlist|highlighttable|joblist)\b')
_CAPTION = re.compile(r"\s*<caption>(.*?)</caption>", re.DOTALL)
_HEADERLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_PARAGRAPH = re.compile(
    r'<p class="admonition-title">.*?</p>\s*<p>.*?</p>|<p>(?P<text>.*?)</p>', re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")

NARROW = 16
"""Characters of code that fit a line in the narrowest window, with widened spacing."""

DESCRIPTION_MAX = 159
"""Characters of a description, and one for the sign that it goes on."""


def reachable(body: str, table_name: Callable[[int], str]) -> str:
    """Return the HTML *body* with tables, code and formulas in boxes that take the focus.

    *table_name* gives a name to the n-th box (from 1) whose table has no caption. No two
    boxes have the same name. A table inside another lies in that one's box. Roles that are
    not valid are set right. HTML whose tables do not close is left as it is.
    """
    if not any(part in body for part in _PARTS):
        return body  # as most postings
    names: list[str] = []
    open_tables: list[bool] = []  # whether each has a box

    def adapted(match: re.Match[str]) -> str:
        if match["mended"]:
            return _MENDED[match["mended"]]
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
    """Return *body* with "¶" for the *icon* of links to headings that only a theme shows.

    That is a picture, or a letter of the theme's own font.
    """
    if "<" in icon or any(category(letter) == "Co" for letter in icon):
        return body.replace(f">{icon}</a>", ">¶</a>")
    return body


def opening(body: str) -> str:
    """Return the first paragraph of the HTML *body* as text of at most 160 characters.

    Search engines show about that much of a description. The first paragraph of a note is
    passed over. Empty where there is none.
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
