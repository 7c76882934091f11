"""Tell whether a text, such as a body or the value of a field, has HTML in it."""

from __future__ import annotations

import re

_BLOCK = re.compile(
    r"</(?:p|li|div|h[1-6]|ul|ol|td|section|article|table)\s*>|<(?:br|p|li|hr)\b", re.I
)
_ELEMENT = re.compile(
    r"<(?:/?(?:a|abbr|address|article|aside|audio|b|blockquote|br|button|caption|center|cite|"
    r"code|dd|del|details|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|"
    r"h[1-6]|header|hr|i|iframe|img|ins|kbd|label|legend|li|link|main|mark|meta|nav|noscript|"
    r"object|ol|option|p|pre|q|s|script|section|select|small|span|strong|style|sub|summary|"
    r"sup|svg|table|tbody|td|tfoot|th|thead|time|tr|u|ul|video)\b[^<>]*|!--)>?",
    re.I,
)


def holds_tags(text: str) -> bool:
    """Return whether a text has HTML elements, unlike ``5 < 6`` and ``<name>``."""
    return bool(_ELEMENT.search(text))


def holds_blocks(text: str) -> bool:
    """Return whether a text has HTML paragraphs, lists, or other blocks in it."""
    return bool(_BLOCK.search(text))
