"""Put the elements of a posting into the head of its page, whatever the theme prints.

Sphinx hands them to templates as ``metatags``, which some themes and many templates of
sites leave out. So the page that a template has made is looked at once more.
"""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import Any, Protocol

from sphinx.application import Sphinx

ELEMENTS = "jobposting_elements"
"""The key of the page's context for the elements that its head has to hold."""

_CANONICAL = re.compile(r"""<link\s[^>]*rel=["']?canonical\b""", re.IGNORECASE)
_PLACES = (
    re.compile(r"(?=</head\s*>)", re.IGNORECASE),
    re.compile(r"(?=<body[\s>])", re.IGNORECASE),
    re.compile(r"\A\s*(<!doctype[^>]*>)?", re.IGNORECASE),  # the tags may be left out
)


class _Render(Protocol):
    def __call__(self, template: str, context: dict[str, Any]) -> str: ...


def complete_heads(app: Sphinx) -> None:
    """Complete what templates make of pages (``builder-inited``).

    `TemplateBridge.render` is public; a builder without templates has none.
    """
    bridge = getattr(app.builder, "templates", None)
    if bridge is not None:
        bridge.render = partial(_render, bridge.render)


def _render(render: _Render, template: str, context: dict[str, Any]) -> str:
    html = render(template, context)
    elements = list(context.get(ELEMENTS, ()))
    url = context.get("pageurl")
    # Themes that drop metatags may print no canonical link either.
    if url and any("ld+json" in e for e in elements) and not _CANONICAL.search(html):
        elements.insert(0, f'<link rel="canonical" href="{escape(url)}">')
    return complete_head(html, elements)


def complete_head(html: str, elements: list[str] | tuple[str, ...]) -> str:
    """Return a page with those elements in its head that it does not hold yet."""
    missing = [element for element in elements if element not in html]
    if not missing:
        return html
    text = "".join(f"{element}\n" for element in missing)
    for place in _PLACES:
        if match := place.search(html):
            break
    assert match is not None, "the last of them always matches"  # noqa: S101
    return f"{html[: match.end()]}{text}{html[match.end() :]}"
