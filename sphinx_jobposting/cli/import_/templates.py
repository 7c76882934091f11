"""Read the template tags of Liquid, Nunjucks, and Jinja, and the shortcodes of Hugo.

The only tag that can be replaced for certain is one that prints a key of the front matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ...values.near_words import word_set
from .records import Entry
from .scan import replace_spans

TAG = re.compile(
    r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\}))*[%>]\}\}"
    r"|\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}"
    r"|\{%-?(?:[^%{]|%(?!\})|\{(?!%))*%\}"
)
"""Any tag: ``{{< shortcode >}}``, ``{{ output }}``, or ``{% statement %}``."""

_OUTPUT = re.compile(
    r"\{\{-?\s*(?:page\.|\.Params\.|\.|post\.)?([A-Za-z_][\w-]*)\s*"
    r"((?:\|\s*[\w-]+(?:\s*:[^|{}]*|\([^|{}]*\))?\s*)*)-?\}\}"
    r"|\{\{<\s*param\s+\"?([A-Za-z_][\w-]*)\"?\s*>\}\}"
)
_HARMLESS = word_set(
    "markdownify strip strip_newlines escape escape_once replace jsonify safe html raw "
    "trim normalize_whitespace smartify xml_escape e dump safeHTML"
)
"""Filters that do not change what a text says."""
_COMMENTS = (
    (
        re.compile(r"\{%-?\s*comment\b[^%{}]*%\}"),
        re.compile(r"\{%-?\s*endcomment\b[^%{}]*%\}"),
    ),
    (re.compile(r"\{#(?!#)"), re.compile(r"#\}")),
    (re.compile(r"\{\{-?\s{0,9}/\*"), re.compile(r"\*/\s{0,9}-?\}\}")),
)
"""How comments begin and end in Liquid, Nunjucks, and Hugo."""
_PAGE = re.compile(
    r"\{%-?\s*(?:link|post_url)\s+([^\s%{}]+)\s*-?%\}"
    r"|\{\{[<%]\s*(?:rel)?ref\s+[\"`]?([^\s\"`<>%{}]+)[\"`]?\s*[>%]\}\}"
)
"""How Jekyll and Hugo name the page that a link leads to."""
_RAW = re.compile(r"\{%-?\s*(?:raw|endraw)\s*-?%\}")


def key_printed(tag: str) -> str:
    """Return the key of the front matter whose value *tag* prints, or an empty string."""
    match = _OUTPUT.fullmatch(tag)
    if match is None:
        return ""
    filters = re.findall(r"\|\s*([\w-]+)", match[2] or "")
    if not all(name in _HARMLESS for name in filters):
        return ""
    return match[1] or match[3] or ""


def page_named(tag: str) -> str:
    """Return the path of the page that the tag in a link names, or an empty string."""
    match = _PAGE.match(tag)
    return (match[1] or match[2]) if match else ""


def values_by_key(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the values in front matter that are text, by their keys."""
    return {entry.key: entry.value for entry in entries if isinstance(entry.value, str)}


def fill_in(text: str, values: dict[str, str], used: Callable[[str, str], None]) -> str:
    """Replace the tags in *text* that print one of *values*.

    *used* is called with each tag that was replaced, and its key.
    """
    if "{{" not in text:
        return text

    def value_of(match: re.Match[str]) -> str:
        key = key_printed(match[0])
        if key not in values:
            return match[0]
        used(match[0], key)
        return values[key]

    return TAG.sub(value_of, text)


def without_comments(text: str, replace: Callable[[str], str]) -> str:
    """Replace each template comment with what *replace* makes of its text."""
    if "{%" not in text and "{#" not in text and "{{" not in text:
        return text
    for opening, closing in _COMMENTS:
        text = replace_spans(text, opening, closing, replace)
    return _RAW.sub("", text)
