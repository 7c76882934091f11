"""Recognize words that can mean "do not publish this".

No Sphinx. People write `draft` in many ways, and most of them are not fields of a posting:
``drafts``, ``status: draft``, ``published: no``. Any word of these families hides the
posting, unless its value says otherwise: ``published: yes`` hides nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from ..model.field_names import canonical
from ..model.spelling import is_near, letters
from ..model.types import Raw
from ..values.near_words import NO, YES

Family = Literal["draft", "private", "public", "status", "date"]

DECIDING_FIELDS = ("draft", "date-posted")
"""The fields that can keep a posting from being published."""

DRAFT_WORDS = (
    *("draft", "drafts", "wip", "workinprogress", "unfinished"),
    # In other languages.
    *("entwurf", "brouillon", "borrador", "rascunho", "bozza", "مسودة"),
)
PRIVATE_WORDS = (
    *("private", "hidden", "hide", "secret", "confidential", "internal", "invisible"),
    *("unlisted", "unpublished", "unreleased", "embargo", "embargoed", "offline"),
    *("disabled", "disable", "inactive", "pending", "nopublish", "donotpublish"),
    *("dontpublish", "exclude", "skip", "ignore", "noshow", "archived"),
)
PUBLIC_WORDS = (
    *("published", "publish", "public", "visible", "live", "online", "active", "enabled"),
    *("show", "listed", "release", "released", "final", "ready", "approved", "reviewed"),
)
STATUS_WORDS = (
    *("status", "state", "visibility", "stage", "phase", "workflow", "access"),
    *("poststatus", "jobstatus", "pagestatus", "publicationstatus", "creativeworkstatus"),
)
DATE_WORDS = (
    *("posted", "postedon", "posteddate", "postdate", "postingdate", "dateofposting"),
    *("date", "publishdate", "publisheddate", "publicationdate", "pubdate"),
    *("publishon", "publishedon", "publishat", "publishedat", "publishfrom"),
    *("publishafter",),
    *("releasedate", "releaseon", "golive", "goliveon", "embargountil", "notbefore"),
    *("validfrom", "visiblefrom", "availablefrom", "scheduled", "scheduledfor"),
)
FAMILIES: dict[Family, tuple[str, ...]] = {
    "draft": DRAFT_WORDS,
    "private": PRIVATE_WORDS,
    "public": PUBLIC_WORDS,
    "status": STATUS_WORDS,
    "date": DATE_WORDS,
}

_SAYS_YES = YES | {"y"}
_SAYS_NO = NO | {"n", "none", "null", "never"}
PUBLISHED = frozenset(
    {"open", "published", "public", "live", "active", "visible", "online", "closed"}
    | {"filled", "final", "released", "everyone", "anyone", "all"}
)
"""The values of a status that mean that it is public."""

_FAMILY_OF = {word: family for family, words in FAMILIES.items() for word in words}


def family_of(key: str) -> Family | None:
    """Return the family of words that an unknown field belongs to, if any."""
    word = letters(key)
    if word in _FAMILY_OF:
        return _FAMILY_OF[word]
    if "draft" in word or is_near(word, "draft"):
        return "draft"
    if "dateposted" in word or is_near(word, "dateposted"):
        return "date"
    if "unpublish" in word or "embargo" in word:
        return "private"
    return "public" if "publish" in word and "publisher" not in word else None


def is_about_publication(key: str) -> bool:
    """Return whether a field is only about whether the posting is published."""
    return canonical(key) in DECIDING_FIELDS or family_of(key) == "draft"


def decides_publication(key: str) -> bool:
    """Return whether a field with this name can decide whether a posting is published."""
    return canonical(key) in DECIDING_FIELDS or family_of(key) is not None


def may_hide(key: str, raw: Raw) -> bool | dt.date:
    """Return whether an unknown field can mean that the posting is not published.

    :returns: a date if it can mean "not before that day".
    """
    family = family_of(key)
    if family is None:
        return False
    value = raw.strip().casefold() if isinstance(raw, str) else None
    if value is None:
        return True
    if family in ("draft", "private"):
        return value not in _SAYS_NO
    if family == "public":
        return False if value in _SAYS_YES or not value else latest_day(value) or True
    if family == "status":
        return value not in PUBLISHED
    return latest_day(value) or True


def latest_day(text: str) -> dt.date | None:
    """Return the latest day that a text that is not an ISO date can mean.

    ``2021-10-1`` is that day; in ``1/10/2021`` only the year is certain, so it may be the
    last day of 2021.

    :returns: ``None`` if the text has no year.
    """
    found: list[dt.date] = []
    for year, month, day in re.findall(
        r"(?<!\d)(\d{4})(?:\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d))?", text, re.ASCII
    ):
        if not 1900 <= int(year) <= 2999:
            return None
        try:
            found.append(dt.date(int(year), int(month or 12), int(day or 31)))
        except ValueError:
            found.append(dt.date(int(year), 12, 31))
    latest = max(found, default=None)
    if latest is not None and re.search(r"\d:\d|\d\s*[ap]\.?m", text, re.IGNORECASE):
        latest += dt.timedelta(days=1)  # some time of that day
    return latest
