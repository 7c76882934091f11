"""Check the description, and the texts beside it."""

from __future__ import annotations

import html
import re

from ...values.near_words import normalize_key
from ..context import LintContext
from .lenient import is_placeholder, items, text_of
from .remote import check_remote

LONGEST = 100_000
"""Characters of a description that are looked at."""
SHORT, BLOCK, ELSEWHERE = 200, 500, 200
"""Characters: below the first a text is short; beyond the second it needs paragraphs;
beyond the third a text beside the description is missed there."""

# Up to the next "<" only, so that a text of nothing but "<" is still read in one pass.
_TAG = re.compile(r"<[^<>]*>")
_CODE_TAG = re.compile(r"<(/?)(code|pre|kbd|samp|tt)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:p|br|li|div|h[1-6]|ul|ol|tr)\b|\n", re.IGNORECASE)
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|br|ul|ol|li|b|i|em|strong|h[1-6]|div|span|a)\b.{0,40}"
)
_ESCAPED_TWICE = re.compile(r"&amp;(?:amp|lt|gt|quot|nbsp|#\d{1,5});")
# What `sphinx-jobposting new` writes where a text belongs.
_DOTS = re.compile(r"<(p|li|h[1-6])>\s*(?:…|\.\.\.)\s*</\1>")
_TEMPLATE = re.compile(
    r"\{\{[^{}]{0,200}\}\}|\{%[^{}%]{0,200}%\}|<%[^<>%]{0,200}%>|\$\{[^{}]{0,200}\}|"
    r"\[\[[A-Za-z_.]{1,60}\]\]"
)
# In a description braces may be what the job is about, so only a page's own words count,
# and a tag that is all there is.
_PAGE_TEMPLATE = re.compile(
    r"\{\{-?\s*(?:page|site|job|post|posting|content|item|vacancy|props|entry|include)"
    r"[\w.|\s'\":-]{0,120}\}\}|\{%-?\s*(?:include|if|for|endif|endfor|assign)\b[^{}%]{0,200}%\}"
)


def plain(markup: str) -> str:
    """Return the text of some HTML, each tag and run of blanks a blank."""
    text = _TAG.sub(" ", markup[:LONGEST]) if "<" in markup else markup[:LONGEST]
    return " ".join((html.unescape(text) if "&" in text else text).split())


def without_code(markup: str) -> str:
    """Return some HTML without its code, which may be about escapes and templates."""
    kept: list[str] = []
    position, inside = 0, ""
    for tag in _CODE_TAG.finditer(markup):
        closes, name = bool(tag[1]), tag[2].lower()
        if not inside and not closes:
            kept.append(markup[position : tag.start()])
            inside = name
        elif closes and name == inside:
            position, inside = tag.end(), ""
    return " ".join([*kept, "" if inside else markup[position:]])


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
    text = plain(markup)
    if not text:
        lint.add("missing-description", "description")
        return ""
    prose = without_code(markup[:LONGEST])
    if "&" in prose:
        _check_escapes(lint, prose)
    if match := (
        _PAGE_TEMPLATE.search(prose) if "{" in prose else None
    ) or _TEMPLATE.fullmatch(text):
        lint.add("template-tag", "description", value=match[0])
    if is_placeholder(text) or "lorem ipsum" in text[:1000].lower():
        lint.add("placeholder", "description", value=text[:60])
    elif _DOTS.search(markup, 0, LONGEST):
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
    match = _ESCAPED_TWICE.search(prose)
    if match is None and "<" not in prose:
        match = _ESCAPED_TAG.search(prose)
    if match is not None:
        lint.add("escaped-html", "description", value=html.unescape(match[0]))


def _check_other_texts(lint: LintContext, text: str) -> None:
    """Add a hint for what stands only in qualifications and the like: nobody shows it."""
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
        other = plain(value)
        if len(other) > ELSEWHERE and other[:60] not in text:
            lint.add("hint-text-elsewhere", name)
