"""Compare words with a short list of known words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

YES = frozenset({"yes", "true", "on", "1"})
NO = frozenset({"no", "false", "off", "0"})


def word_set(text: str) -> frozenset[str]:
    """Return the words of *text*."""
    return frozenset(text.split())


def yes_no(text: str) -> bool | None:
    """Return whether *text* means yes or no, in any case, or ``None`` if it is neither."""
    word = text.casefold()
    return True if word in YES else False if word in NO else None


def normalize_key(text: str) -> str:
    """Return *text* without case, blanks, and punctuation: “FULL_TIME” gives “fulltime”."""
    return "".join(filter(str.isalnum, text.casefold()))


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the name among *known* that *word* was probably meant to be, if any."""
    by_key = {normalize_key(name): name for name in known}
    # A long word is not a misspelled short name, and difflib takes quadratic time.
    matches = get_close_matches(normalize_key(word)[:60], by_key, n=1, cutoff=0.6)
    return by_key[matches[0]] if matches else None
