"""Reduce any HTML to the few elements that readers of job postings understand.

These are p, h2 to h6, ul, ol, li, br, strong, em, and links with absolute URLs. There are
two steps: nh3, a maintained sanitizer with its own HTML parser, drops what is dangerous and
leaves well-formed HTML with known tags; `_Writer` then writes the same words with fewer
tags, and separates what other elements (cells, terms, quotes) separated.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3

URL_SCHEMES = frozenset({"http", "https", "mailto"})

_INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "a": "a"}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
_LISTS = frozenset({"ul", "ol"})
_BLOCKS = """
    address article aside blockquote button caption center dd details dialog div dl dt
    fieldset figcaption figure footer form header hr label legend main nav option p pre
    section summary table tbody td tfoot th thead tr
"""
_BREAKING = frozenset(_BLOCKS.split())
"""The elements that begin and end a paragraph."""

_TAGS = {*_INLINE, *_HEADINGS, *_LISTS, *_BREAKING, "br", "img", "li"}
_HIDDEN = "script style template title iframe noembed noframes noscript"
_UNSEEN = set(_HIDDEN.split())
"""The elements whose content nobody reads."""

_PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_TAG = re.compile(r'(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)')
_PARAGRAPH_TAGS = frozenset(f"<{end}{tag}>" for tag in _BREAKING for end in ("", "/"))


def plain_html(markup: str, base_url: str | None) -> str:
    """Return *markup* as clean HTML; relative links are resolved against *base_url*.

    Without *base_url* they become text, and so do links with schemes other than http,
    https, and mailto. No words are lost, except those of scripts, styles, and similar
    elements.
    """
    # The sanitizer does not accept a lone surrogate, which is not a character.
    markup = markup.encode("utf-8", "replace").decode("utf-8")
    # Without links there is nothing to resolve, and one sanitizer is enough for all pages.
    has_link = "<a" in markup or "<A" in markup
    return _Writer().write(_sanitizer(base_url if has_link else None).clean(markup))


@lru_cache(maxsize=2)
def _sanitizer(base_url: str | None) -> nh3.Cleaner:
    """Return the sanitizer, cached: making one takes about as long as using it."""
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_UNSEEN,
        attributes={"*": set(), "a": {"href"}, "img": {"alt"}},
        link_rel=None,
        url_schemes=set(URL_SCHEMES),
        url_relative=("rewrite_with_base", base_url) if base_url else "deny",
    )


def with_single_blanks(text: str) -> str:
    """Return *text* with one blank for each run of whitespace in HTML.

    A regular expression would also replace single blanks, and take twenty times as long.
    """
    for blank in "\t\r\n\f":
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


class _Writer:
    """A writer that writes tags only around words, so that no element is empty."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._kept: list[bool] = []
        """For each open tag of the elements below, whether it was written."""
        self._lists: list[_Container] = []
        """The open lists and items, outermost first; a list may be inside an item."""
        self._inline: list[_Inline] = []
        """The open inline elements, outermost first, with no element twice."""
        self._leaf = "p"
        """The tag of the next paragraph or heading."""
        self._end: str | None = None
        """The end tag of the open paragraph, or ``None``."""
        self._between = ""
        """The space or line break before the next word of the paragraph."""

    def write(self, clean: str) -> str:
        """Return *clean*, the output of the sanitizer, with fewer tags."""
        if "<pre>" in clean:
            clean = _PRE.sub(lambda match: match[0].replace("\n", "<br>"), clean)
        # Texts and tags alternate; the last text has a tag after it, too.
        parts = [*_TAG.split(with_single_blanks(clean)), "</p>"]
        for text, tag in zip(parts[::2], parts[1::2], strict=True):
            if text:
                self._text(text)
            if tag in _PARAGRAPH_TAGS:
                if self._end is not None:
                    self._close_leaf()
            elif tag.startswith("</"):
                self._end_tag(tag[2:-1])
            else:
                self._start_tag(tag[1:-1].partition(" ")[0], tag)
        return "".join(self._out)

    def _start_tag(self, name: str, written: str) -> None:
        if name in _INLINE:
            tag = _INLINE[name]
            # A link without an address becomes text.
            start = f"<{tag}>" if tag != "a" else written if " href=" in written else ""
            self._kept.append(all(element.tag != tag for element in self._inline))
            if self._kept[-1]:
                self._inline.append(_Inline(tag, start))
        elif name == "br":
            if self._end is not None:
                self._between = "<br>"
        elif name == "img":
            _, _, alt = written.partition('alt="')
            self._text(html.escape(html.unescape(alt.partition('"')[0]), quote=False))
        else:
            self._close_leaf()
            if name in _HEADINGS:
                self._leaf = _HEADINGS[name]
            else:
                in_list = bool(self._lists) and self._lists[-1].tag in _LISTS
                self._kept.append(in_list == (name == "li"))
                if self._kept[-1]:
                    self._lists.append(_Container(name))

    def _end_tag(self, name: str) -> None:
        if name in _INLINE:
            if self._kept.pop():
                self._close(self._inline.pop())
            return
        self._close_leaf()
        if name not in _HEADINGS and self._kept.pop():
            container = self._lists.pop()
            if container.written:
                self._out.append(f"</{container.tag}>")

    def _text(self, text: str) -> None:
        words = text.strip(" ")
        if not words or self._end is None:
            if not words:
                if self._end is not None:
                    self._between = self._between or " "
                return
            self._open_leaf()
        elif self._between or text[0] == " ":
            self._out.append(self._between or " ")
        for element in self._inline:
            if not element.written:
                self._out.append(element.start)
                element.written = True
        self._out.append(words)
        self._between = " " if text[-1] == " " else ""

    def _open_leaf(self) -> None:
        inner = self._lists[-1] if self._lists else None
        for container in self._unwritten():
            self._out.append(f"<{container.tag}>")
            container.written = True
        if inner is not None and inner.tag in _LISTS:
            # Text in a list but outside its items becomes an item.
            self._out.append("<li>")
            self._end = "</li>"
        elif inner is not None and not inner.has_text and self._leaf == "p":
            # The first paragraph of an item needs no tag of its own.
            self._end = ""
        else:
            self._out.append(f"<{self._leaf}>")
            self._end = f"</{self._leaf}>"
        if inner is not None:
            inner.has_text = True

    def _unwritten(self) -> list[_Container]:
        """Return the open lists and items without any words yet."""
        found = []
        for container in reversed(self._lists):
            if container.written:
                break
            found.append(container)
        return found[::-1]

    def _close(self, element: _Inline) -> None:
        if element.written and element.start:
            self._out.append(f"</{element.tag}>")
        element.written = False

    def _close_leaf(self) -> None:
        if self._end is not None:
            for element in reversed(self._inline):
                self._close(element)
            self._out.append(self._end)
            self._end = None
            self._between = ""
        self._leaf = "p"


class _Container:
    """An open list or item."""

    __slots__ = ("has_text", "tag", "written")

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.written = False
        self.has_text = False


class _Inline:
    """An open inline element; *start* is its tag, or empty if it needs none."""

    __slots__ = ("start", "tag", "written")

    def __init__(self, tag: str, start: str) -> None:
        self.tag = tag
        self.start = start
        self.written = False
