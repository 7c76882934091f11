"""Judging the texts of a posting: its title and its description."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...values.countries import country_code
from ...values.near_words import normalize_key
from ..context import LintContext
from .lenient import is_placeholder, items, name_of, text_of
from .word_lists import RELATIVES_OF_REMOTE, REMOTE

LONGEST = 100_000
"""Characters of a description that are looked at."""
LONGEST_TITLE = 300
"""Characters of a title that are looked at."""
SHORT, BLOCK, ELSEWHERE = 200, 500, 200
"""Characters: below the first a text is short; beyond the second it needs paragraphs;
beyond the third a text beside the description is missed there."""

# Up to the next "<" only, so that a text of nothing but "<" is still read in one pass.
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<(?:p|br|li|div|h[1-6]|ul|ol|tr)\b|\n", re.IGNORECASE)
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|br|ul|ol|li|b|i|em|strong|h[1-6]|div|span|a)\b.{0,40}"
)
_ESCAPED_TWICE = re.compile(r"&amp;(?:amp|lt|gt|quot|nbsp|#\d{1,5});")
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|nbsp|ndash|mdash|rsquo|#\d{1,5}|#x[\da-f]{1,4});", re.I
)
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
_HYBRID = re.compile(
    r"\bhybrid (?:role|position|work|working|job|schedule|model|remote)\b|"
    r"\b(?:one|two|three|four|\d)(?:[-–/ ]+(?:to |or )?\d)? days? (?:a|per|each|/) ?week "
    r"(?:in|at|on|from) (?:the |our |an )?(?:office|site)\b|"
    r"\b(?:occasional|partly|partially|sometimes) (?:remote|(?:work(?:ing)? )?from home)\b|"
    r"\bwork(?:ing)? from home on (?:mon|tues|wednes|thurs|fri)days?\b|"
    r"\b(?:one|two|three|four|[1-4]) days? (?:(?:a|per|each) week )?(?:from|at) home\b",
    re.IGNORECASE,
)
# Without one of these there is no need to search.
_HYBRID_WORDS = (
    "hybrid", "week", "occasional", "partly", "partially", "sometimes", " home"
)  # fmt: skip

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_CLUTTER = re.compile(
    r"[!*]{2,}|[★☆✨🔥🚨❗‼]+|"
    r"[$€£¥₹₩₽]\s?\d[\d.,]*\s?k?|\b\d[\d.,]*\s?(?:[€£₹₩₽]|(?:usd|eur|gbp|cad|aud|chf)\b)|"
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|"
    rf"\b\d{{1,2}}\.? {_MONTH}\b|\b{_MONTH}\.? \d{{1,2}}\b(?!\d)|"
    r"#\s?\d{2,}|\b(?:jr|req|ref|rq)[-_ .:#]*\d{3,}\b|"
    r"\bjob (?:id|code|no\.?|number)\b[ :#]*\w+|"
    r"\((?:id[ :]*)?\d{4,}\)|"
    # A requisition's number at the end; ISO 27001 is a proper part.
    r"(?-i:(?<![A-Z]{2}[ -]))\b\d{5,}\s*$|"
    r"\burgent(?:ly)?\b|\basap\b|\b(?:now hiring|hiring now|immediate(?:ly)? hiring|"
    r"apply now|we(?: a|['’])re hiring|dringend|urgente|ab sofort|sofort gesucht)\b|"
    rf"\b(?:100 ?% )?(?:fully |full )?remote(?:ly)?\b(?! (?:{RELATIVES_OF_REMOTE})\b)|"
    r"\bwork(?:ing)? from home\b|\bwfh\b|"
    r"\bhome[- ]?office\b|\btélétravail\b|\bteletrabajo\b",
    re.IGNORECASE,
)
_SEPARATED = re.compile(
    r"\s+(?:at|@|in|bei|chez|en|à|bij|presso|hos|na|w|tại)\s+|\s*[-–—|:,;/()]+\s+|\s*[()@|]\s*"
)
_WORDS = re.compile(r"[^\W\d_]{3,}")


def plain(markup: str) -> str:
    """The text of some HTML, each tag and run of blanks a blank."""
    text = _TAG.sub(" ", markup[:LONGEST]) if "<" in markup else markup[:LONGEST]
    return " ".join((html.unescape(text) if "&" in text else text).split())


def has_template(text: str) -> str:
    """The first tag of a template in *text*, or nothing."""
    if "{" not in text and "[[" not in text and "<%" not in text:
        return ""
    match = _TEMPLATE.search(text, 0, LONGEST)
    return match[0] if match else ""


def check_title(lint: LintContext, organization: str) -> str:
    """Judge the title, against the page's heading too; returns it."""
    value = lint.posting.get("title")
    title = text_of(value)[:LONGEST_TITLE]
    if not title:
        if value is None or isinstance(value, str) or not items(value):
            lint.add("missing-title", "title")
        else:
            lint.add("invalid-text", "title", value=value)
        return ""
    if is_placeholder(title):
        lint.add("placeholder", "title", value=title)
    if match := _ENTITY.search(title):
        lint.add("escaped-html", "title", value=match[0])
    if tag := has_template(title):
        lint.add("template-tag", "title", value=tag)
        return title
    _check_clutter(lint, title, organization)
    if lint.page is not None and lint.page.headings:
        _check_heading(lint, title, lint.page.headings, lint.page.title, lint.page.text)
    return title


def _check_clutter(lint: LintContext, title: str, organization: str) -> None:
    if (match := _CLUTTER.search(title)) is not None:
        lint.add("title-clutter", "title", title=title, value=match[0].strip())
    elif extra := _named_in(title, organization, lint.posting):
        lint.add("title-clutter", "title", title=title, value=extra)
    # A letter without case counts for nothing: a title in Korean may well end in “OK”.
    if title == title.upper() and any(
        sum(map(_has_case, word)) > 4 for word in _WORDS.findall(title)
    ):
        lint.add("title-capitals", "title", value=title)


def _has_case(letter: str) -> bool:
    return letter.upper() != letter.lower()


def _named_in(title: str, organization: str, posting: Mapping[str, Any]) -> str:
    """The organisation or the town where it is set apart from the job's title."""
    parts = _SEPARATED.split(title)
    if len(parts) < 2:
        return ""
    names = {normalize_key(organization)} | {
        normalize_key(town) for town in _towns(posting)
    }
    names.discard("")
    named = next((part for part in parts if normalize_key(part) in names), "")
    last = next((part for part in reversed(parts) if part), "")
    if not named and len(last) > 3 and country_code(last) in _country_codes(posting):
        return last
    return named


def _country_codes(posting: Mapping[str, Any]) -> set[str]:
    """The codes by which the places of *posting* name their countries."""
    return {
        name_of(place["address"].get("addressCountry"))
        for place in items(posting.get("jobLocation"))
        if isinstance(place, dict) and isinstance(place.get("address"), dict)
    } - {""}


def _towns(posting: Mapping[str, Any]) -> Iterator[str]:
    for place in items(posting.get("jobLocation")):
        if isinstance(place, dict) and isinstance(address := place.get("address"), dict):
            for part in ("addressLocality", "addressRegion", "addressCountry"):
                if len(name := name_of(address.get(part))) > 2:
                    yield name


def _check_heading(
    lint: LintContext, title: str, headings: tuple[str, ...], page_title: str, text: str
) -> None:
    """An error where the heading names another job: where they share few of their words."""
    own = {word.casefold() for word in _WORDS.findall(title)}
    if not own or title in text or (text and html.escape(title) in text):
        return
    for heading in (*headings, page_title):
        words = {word.casefold() for word in _WORDS.findall(heading)}
        if words and 2 * len(own & words) > min(len(own), len(words)):
            return
    lint.add("title-contradicts-heading", "title", value=title, heading=headings[0])


def check_description(lint: LintContext, title: str, remote: bool) -> str:
    """Judge the description; returns its plain text."""
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
    if "&" in markup:
        _check_escapes(lint, markup)
    if match := (
        _PAGE_TEMPLATE.search(markup, 0, LONGEST) if "{" in markup else None
    ) or _TEMPLATE.fullmatch(text):
        lint.add("template-tag", "description", value=match[0])
    if is_placeholder(text) or "lorem ipsum" in text[:1000].lower():
        lint.add("placeholder", "description", value=text[:60])
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
    if remote:
        _check_remote(lint, title, text)
    _check_other_texts(lint, text)
    return text


def _check_escapes(lint: LintContext, markup: str) -> None:
    match = _ESCAPED_TWICE.search(markup, 0, LONGEST)
    if match is None and "<" not in markup:
        match = _ESCAPED_TAG.search(markup, 0, LONGEST)
    if match is not None:
        lint.add("escaped-html", "description", value=html.unescape(match[0]))


def _check_remote(lint: LintContext, title: str, text: str) -> None:
    lower = text.lower()
    if not any(word in lower for word in REMOTE):
        lint.add("remote-not-said", "description")
    elif any(word in lower for word in _HYBRID_WORDS) and (match := _HYBRID.search(text)):
        lint.add("remote-but-hybrid", "jobLocationType", value=match[0])


def _check_other_texts(lint: LintContext, text: str) -> None:
    """What stands only in qualifications and the like is shown nowhere."""
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
