"""Check quickly whether a source text may have a posting, before it is parsed."""

from __future__ import annotations

import re
from functools import lru_cache

from ...model.fields import BY_NAME
from ...model.spelling import is_posting_key

_THING = ("same-as", "alternate-name", "main-entity-of-page", "subject-of")
"""Fields of schema.org's Thing, which other front matter may also have."""

OWN_FIELDS = frozenset(name for name in BY_NAME if "-" in name and name not in _THING)
"""Fields that only a posting has."""

_NAME_OF_FIELD = "|".join(  # `re` compiles it when it is first needed, which takes long
    [*(name.replace("-", "[-_ ]?") for name in sorted(OWN_FIELDS)), "applicants[-_ ]?in"]
)
_WORDS_WITH_J = re.compile(r"[jJ](?<![^\W_].)(\w*)(?=(?:[^\w\n]{1,2}(\w+))?)")
"""Words that begin with this letter, and the words after them: ``job`` and ``posting``."""
_METADATA = re.compile(r"\s*(-{3}|\+{3}|:\w)")

HEAD = 4000
"""How many characters at the start of a page are searched for its metadata."""


@lru_cache(maxsize=4)  # several parts of the extension ask for the same page
def may_hold_posting(source: str) -> bool:
    """Return whether a page may have a posting, in its own source or in an included
    file."""
    if "include" in source or _names_posting(source):
        return True
    if _METADATA.match(source) is None:
        return False
    return re.search(_NAME_OF_FIELD, source[:HEAD], re.IGNORECASE) is not None


def _names_posting(source: str) -> bool:
    """Return whether a text has a name that is meant to be ``jobposting``."""
    return any(
        is_posting_key(f"j{word}") or (bool(more) and is_posting_key(f"j{word}{more}"))
        for word, more in _WORDS_WITH_J.findall(source)
    )
