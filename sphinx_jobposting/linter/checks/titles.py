"""Check the title: its form, what does not belong in it, and the page's heading."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...values.countries import country_code
from ...values.near_words import normalize_key
from ..context import LintContext
from .lenient import is_placeholder, items, name_of, text_of
from .texts import has_template
from .word_lists import RELATIVES_OF_REMOTE

LONGEST = 300
"""How many characters of a title are checked."""

_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|nbsp|ndash|mdash|rsquo|#\d{1,5}|#x[\da-f]{1,4});", re.I
)
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
    # “Job Code Auditor” is a valid title.
    r"\bjob (?:id|code|no\.?|number)\b[ :#.-]*[a-z]*-?\d\w*|"
    r"\((?:id[ :]*)?\d{4,}\)|"
    # A requisition number at the end. ISO 27001 is part of a title, and after a comma it
    # may be a postal code.
    r"(?-i:(?<![A-Z]{2}[ -]))(?<!, )\b\d{5,}\s*$|"
    # An appeal, but only on its own: “urgent care” and “atención urgente” are kinds of
    # work.
    r"^urgente?\b(?=\s*[:!]|\s+[-–—])|"
    r"[-–—|:,/(]\s*urgente?\b(?=[!\s)\]]*$)|\burgente?!|"
    r"\burgent (?:hire|hiring|need|needs|opening|openings|requirement|vacancy|vacancies|"
    r"recruitment)\b|\burgently (?:hiring|needed|required|seeking|wanted)\b|"
    r"[(\[](?:closed|filled|expired)[)\]]|^(?:closed|filled|expired)\s*[:!–—-]|"
    r"[-–—|:]\s*(?:closed|filled|expired)\s*$|"
    r"\basap\b|\b(?:now hiring|hiring now|immediate(?:ly)? hiring|"
    r"apply now|we(?: a|['’])re hiring|dringend gesucht|ab sofort|sofort gesucht)\b|"
    r"^dringend\b(?=\s*[:!]|\s+[-–—])|"
    r"(?<!of )\b(?:100 ?% )?(?:fully |full )?remote\b"
    rf"(?![ -](?:{RELATIVES_OF_REMOTE})\b)|"
    r"\bwork(?:ing)? from home\b|\bwfh\b|"
    # The Home Office is a ministry.
    r"\bhome-?office\b|\(home office\)|[-–—|/]\s*home office\s*$|"
    r"\btélétravail\b|\bteletrabajo\b",
    re.IGNORECASE,
)
_SEPARATED = re.compile(
    r"\s+(?:at|@|in|bei|chez|en|à|bij|presso|hos|na|w|tại)\s+|\s*[-–—|:,;/()]+\s+|\s*[()@|]\s*"
)
_WORDS = re.compile(r"[^\W\d_]{3,}")


def check_title(lint: LintContext, organization: str) -> str:
    """Check the title, also against the page's heading, and return it."""
    value = lint.posting.get("title")
    title = text_of(value)[:LONGEST]
    if not title:
        if value is None or isinstance(value, str) or not items(value):
            lint.add("missing-title", "title")
        else:
            lint.add("invalid-text", "title", value=value)
        return ""
    if is_placeholder(title) or not any(map(str.isalpha, title)):
        lint.add("placeholder", "title", value=title)
        return title
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
    # Letters without case do not count: a title in Korean may end with “OK”.
    if title == title.upper() and any(
        sum(map(_has_case, word)) > 4 for word in _WORDS.findall(title)
    ):
        lint.add("title-capitals", "title", value=title)


def _has_case(letter: str) -> bool:
    return letter.upper() != letter.lower()


def _named_in(title: str, organization: str, posting: Mapping[str, Any]) -> str:
    """Return the organization or town if the title mentions it separately."""
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
    """Return the codes of countries in the places of *posting*."""
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
    """Add an error if the heading names another job: if they have few words in common."""
    own = {word.casefold() for word in _WORDS.findall(title)}
    if not own or title in text or (text and html.escape(title) in text):
        return
    for heading in (*headings, page_title):
        words = {word.casefold() for word in _WORDS.findall(heading)}
        if words and 2 * len(own & words) > min(len(own), len(words)):
            return
    lint.add("title-contradicts-heading", "title", value=title, heading=headings[0])
