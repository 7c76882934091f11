"""Find what a browser sees in a page: its text, and anything active."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

_SCHEMES = ("http", "https", "mailto", "tel")
_ABSOLUTE = re.compile("https?:|mailto:", re.IGNORECASE)
_LINKS = ("href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "cite")
_DESCRIPTION_TAGS = "p ul ol li br strong em a h2 h3 h4 h5 h6"


class Page:
    """A page as HTML5 defines how to read it."""

    def __init__(self, html: str) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root: Element = parser.parse(html)
        self.errors = Counter(
            code
            for _, code, _ in parser.errors
            if code not in ("invalid-codepoint", "control-character-in-input-stream")
        )

    def all(self, tag: str, class_: str = "") -> list[Element]:
        """Return the elements with a tag and a class."""
        return [
            one
            for one in self.root.iter(tag)
            if not class_ or class_ in (one.get("class") or "").split()
        ]

    def meta(self, name: str) -> list[str]:
        """Return the content of meta elements by name or property."""
        return [
            one.get("content") or ""
            for one in self.all("meta")
            if name in (one.get("name"), one.get("property"))
        ]

    def scripts(self) -> list[str]:
        """Return the objects in the JSON-LD elements."""
        return [
            one.text or ""
            for one in self.all("script")
            if one.get("type") == "application/ld+json"
        ]

    def active(self) -> Counter[str]:
        """Return everything that could do or load something, except links."""
        return Counter(_active(self.root))


def _active(root: Element) -> Iterator[str]:
    for one in root.iter():
        if not isinstance(one.tag, str):
            continue
        tag = one.tag.rpartition("}")[2]
        is_data = tag == "script" and one.get("type") == "application/ld+json"
        if tag in ("script", "style") and not is_data:
            yield f"<{tag} src={_file(one.get('src'))}> {(one.text or '').strip()}"
        elif tag in ("link", "base", "iframe", "object", "embed", "form", "svg", "math"):
            yield f"<{tag} rel={one.get('rel')} {one.get('type')}>"
        elif tag in ("img", "video", "audio", "source", "input", "button", "textarea"):
            yield f"<{tag} {_file(one.get('src'))}>"
        elif tag == "meta" and one.get("http-equiv"):
            yield "<meta http-equiv>"
        for name, value in one.attrib.items():
            name = str(name).rpartition("}")[2]
            if name.startswith("on") or name in ("autofocus", "srcdoc", "style"):
                yield f"<{tag} {name}={value}>"
            if name in _LINKS and not is_safe(value) and value != "data:,":
                yield f"<{tag} {name}={value}>"


def is_safe(url: str) -> bool:
    """Return whether a URL can only open a page, an email, or a call."""
    plain = re.sub("[\t\n\r]", "", url).strip("".join(map(chr, range(33))))
    scheme = re.match("([A-Za-z][A-Za-z0-9+.-]*):", plain)
    return scheme is None or scheme[1].lower() in _SCHEMES


def _file(url: str | None) -> str:
    return (url or "").partition("?")[0]


def text_of(element: Element | None) -> str:
    """Return the text of an element with runs of blanks collapsed."""
    return blanks("".join(element.itertext()) if element is not None else "")


def blanks(text: str) -> str:
    """Return a text with runs of blanks collapsed."""
    return " ".join(text.split())


def fragment(html: str) -> Element:
    """Return a fragment of HTML as a browser reads it in a page."""
    parsed: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return parsed


def unlike_a_description(html: str) -> list[str]:
    """Return what does not belong in a description for job searches."""
    found = []
    for one in fragment(html).iter():
        if one.tag == "DOCUMENT_FRAGMENT":
            continue
        if one.tag not in _DESCRIPTION_TAGS.split():
            found.append(f"<{one.tag}>")
        extra: dict[Any, str] = dict(one.attrib)
        if one.tag == "a" and not _ABSOLUTE.match(extra.pop("href", "")):
            found.append(f"<a {one.attrib}>")
        if extra:
            found.append(f"<{one.tag} {extra}>")
    return found
