"""Put the metadata of a posting into the head of its page under every theme.

Sphinx passes it to templates as ``metatags``, which some themes and the templates of many
sites leave out. So the finished page is checked once more.
"""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import Any, Protocol

from sphinx.application import Sphinx

ELEMENTS = "jobposting_elements"
"""The key in the page's context for the elements that must be in its head."""

_CANONICAL = re.compile(r"""<link\s[^>]*rel=["']?canonical\b""", re.IGNORECASE)
_PLACES = (
    re.compile(r"(?=</head\s*>)", re.IGNORECASE),
    re.compile(r"(?=<body[\s>])", re.IGNORECASE),
    re.compile(r"\A\s*(<!doctype[^>]*>)?", re.IGNORECASE),  # these tags are optional
)


class _Render(Protocol):
    def __call__(self, template: str, context: dict[str, Any]) -> str: ...


def complete_heads(app: Sphinx) -> None:
    """Complete the heads of pages after the template has run (``builder-inited``).

    `TemplateBridge.render` is public; builders without templates have none.
    """
    bridge = getattr(app.builder, "templates", None)
    if bridge is not None:
        bridge.render = partial(_render, bridge.render)


def _render(render: _Render, template: str, context: dict[str, Any]) -> str:
    html = render(template, context)
    elements = list(context.get(ELEMENTS, ()))
    url = context.get("pageurl")
    # Themes that drop metatags may print no canonical link either.
    if url and any("ld+json" in e for e in elements) and not _has_canonical(html):
        elements.insert(0, f'<link rel="canonical" href="{escape(url)}">')
    return complete_head(html, elements)


def _has_canonical(html: str) -> bool:
    # The usual spelling is cheaper to find than any spelling.
    return '<link rel="canonical"' in html or _CANONICAL.search(html) is not None


def complete_head(html: str, elements: list[str] | tuple[str, ...]) -> str:
    """Return a page with the elements added to its head that are missing there."""
    missing = [element for element in elements if element not in html]
    if not missing:
        return html
    text = "".join(f"{element}\n" for element in missing)
    for place in _PLACES:
        if match := place.search(html):
            break
    assert match is not None, "the last of them always matches"  # noqa: S101
    return f"{html[: match.end()]}{text}{html[match.end() :]}"
