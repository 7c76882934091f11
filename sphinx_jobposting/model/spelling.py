"""Recognize names that are misspelled, or have other case and punctuation."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

POSTING = "jobposting"
_OTHER_WORDS = frozenset({"jobposition", "jobpositions"})
"""Words that are near, but mean something else, as in ``job_position: Head cook``."""


def letters(name: str) -> str:
    """Return a name without case, blanks, and punctuation: ``Date_Posted`` is
    ``dateposted``."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name).casefold())


def is_near(word: str, wanted: str) -> bool:
    """Return whether *word* is *wanted* with a typing error: ``daft``, ``dratf``.

    Long words must be more similar: ``joblisting`` is not a misspelled ``jobposting``.
    """
    if abs(len(word) - len(wanted)) > 3:
        return False
    least = 0.79 if len(wanted) < 8 else 0.81
    return SequenceMatcher(None, word, wanted).ratio() > least


@lru_cache(maxsize=1024)  # the pages of a site have the same words
def is_posting_key(key: str) -> bool:
    """Return whether a name is meant to be ``jobposting``, however it is spelled."""
    word = letters(key)
    if word[:1] != "j" or word in _OTHER_WORDS:
        return False
    return word == POSTING or is_near(word, POSTING)
