"""Check the description and the other texts."""

from __future__ import annotations

import html
import re

from ...values.near_words import normalize_key
from ..context import LintContext
from .lenient import is_placeholder, items, text_of
from .remote import check_remote

LONGEST = 100_000
"""How many characters of a description are checked."""
SHORT, BLOCK, ELSEWHERE = 200, 500, 200
"""Lengths: a text below the first is short; above the second, it needs paragraphs; a text
above the third should be in the description."""

# Only up to the next "<", so that a text of "<" only is read in one pass.
_TAG = re.compile(r"<[^<>]*>")
_CODE_TAG = re.compile(r"<(/?)(code|pre|kbd|samp|tt)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:p|br|li|div|h[1-6]|ul|ol|tr)\b|\n", re.IGNORECASE)
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|br|ul|ol|li|b|i|em|strong|h[1-6]|div|span|a)\b.{0,40}"
)
_ESCAPED_TWICE = re.compile(r"&amp;(?:amp|lt|gt|quot|nbsp|#\d{1,5});")
# What `sphinx-jobposting new` writes in place of texts.
_DOTS = re.compile(r"<(p|li|h[1-6])>\s*(?:…|\.\.\.)\s*</\1>")
_TEMPLATE = re.compile(
    r"\{\{[^{}]{0,200}\}\}|\{%[^{}%]{0,200}%\}|<%[^<>%]{0,200}%>|\$\{[^{}]{0,200}\}|"
    r"\[\[[A-Za-z_.]{1,60}\]\]"
)
# A description may be about a language with braces, so a tag counts only if it names data
# of a page or is the whole text.
_PAGE_TEMPLATE = re.compile(
    r"\{\{-?\s*(?:page|site|job|post|posting|content|item|vacancy|props|entry|include)"
    r"[\w.|\s'\":-]{0,120}\}\}|\{%-?\s*(?:include|if|for|endif|endfor|assign)\b[^{}%]{0,200}%\}"
)


def text_of_html(markup: str) -> str:
    """Return the text of HTML, with each tag and run of blanks as one blank."""
    text = _TAG.sub(" ", markup[:LONGEST]) if "<" in markup else markup[:LONGEST]
    return " ".join((html.unescape(text) if "&" in text else text).split())


def without_code(markup: str) -> str:
    """Return HTML without code, which may be about escapes and templates."""
    return " ".join(_divided(markup)[0])


def code_in(markup: str) -> str:
    """Return the text of the code in some HTML, as `PageFacts` has it."""
    code = (_TAG.sub("", part) for part in _divided(markup)[1])
    return "\n".join(without_blanks(html.unescape(part)) for part in code)


def without_blanks(text: str) -> str:
    """Return *text* without blanks: a page and its data break lines differently."""
    return "".join(text.split())


def _divided(markup: str) -> tuple[list[str], list[str]]:
    """Return the parts of some HTML outside of code, and those inside."""
    kept: list[str] = []
    code: list[str] = []
    position, inside = 0, ""
    for tag in _CODE_TAG.finditer(markup):
        closes, name = bool(tag[1]), tag[2].lower()
        if not inside and not closes:
            kept.append(markup[position : tag.start()])
            position, inside = tag.end(), name
        elif closes and name == inside:
            code.append(markup[position : tag.start()])
            position, inside = tag.end(), ""
    (code if inside else kept).append(markup[position:])
    return kept, code


def has_template(text: str) -> str:
    """Return the first tag of a template in *text*, or nothing."""
    if "{" not in text and "[[" not in text and "<%" not in text:
        return ""
    match = _TEMPLATE.search(text, 0, LONGEST)
    return match[0] if match else ""


def check_description(lint: LintContext, title: str, remote: bool) -> str:
    """Check the description, and return its plain text."""
    value = lint.posting.get("description")
    markup = text_of(value)
    if not markup:
        if value is None or isinstance(value, str) or not items(value):
            lint.add("missing-description", "description")
        else:
            lint.add("invalid-text", "description", value=value)
        return ""
    text = text_of_html(markup)
    if not text:
        lint.add("missing-description", "description")
        return ""
    prose = without_code(markup[:LONGEST])
    if "&" in prose:
        _check_escapes(lint, prose)
    if match := (
        _first(lint, _PAGE_TEMPLATE, prose) if "{" in prose else None
    ) or _TEMPLATE.fullmatch(text):
        lint.add("template-tag", "description", value=match[0])
    if is_placeholder(text) or "lorem ipsum" in text[:1000].lower():
        lint.add("placeholder", "description", value=text[:60])
    elif ("…" in markup or "..." in markup) and _DOTS.search(markup, 0, LONGEST):
        lint.add("placeholder", "description", value="…")
    elif (
        title
        and len(text) < 2 * len(title) + 20
        and normalize_key(text) == normalize_key(title)
    ):
        lint.add("description-is-title", "description")
    elif len(text) < SHORT:
        lint.add("hint-short-text", "description", count=len(text))
    elif len(text) > BLOCK and not _BREAK.search(markup) and "&lt;" not in markup:
        lint.add("no-paragraphs", "description", count=len(text))
    check_remote(lint, text, remote)
    _check_other_texts(lint, text)
    return text


def _check_escapes(lint: LintContext, prose: str) -> None:
    match = _first(lint, _ESCAPED_TWICE, prose)
    if match is None and "<" not in prose:
        match = _first(lint, _ESCAPED_TAG, prose)
    if match is not None:
        lint.add("escaped-html", "description", value=html.unescape(match[0]))


def _first(lint: LintContext, pattern: re.Pattern[str], prose: str) -> re.Match[str] | None:
    """Return the first match that the page does not show as code.

    Descriptions for search engines have no element for code.
    """
    code = lint.page.code if lint.page is not None else ""
    for match in pattern.finditer(prose):
        if not code or without_blanks(html.unescape(match[0])) not in code:
            return match
    return None


def _check_other_texts(lint: LintContext, text: str) -> None:
    """Add a hint for texts that are only in other properties, which are never shown."""
    for name in (
        "qualifications",
        "responsibilities",
        "skills",
        "jobBenefits",
        "educationRequirements",
        "experienceRequirements",
    ):
        value = lint.posting.get(name)
        if not isinstance(value, str) or len(value) <= ELSEWHERE:
            continue
        other = text_of_html(value)
        if len(other) > ELSEWHERE and other[:60] not in text:
            lint.add("hint-text-elsewhere", name)
