"""Find the field that an author means by a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .fields import FIELDS


def _key(name: str) -> str:
    """``datePosted``, ``date_posted`` and ``Date-Posted`` are ``date-posted``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", "-", name.strip()).lower()


_NAMES: dict[str, str] = {
    **{alias: field.name for field in FIELDS for alias in field.aliases},
    **{field.name: field.name for field in FIELDS},
}


def canonical(name: str, own: Iterable[str] = ()) -> str | None:
    """The one name of the field that is written as *name*, or ``None``.

    *own* are the names of ``jobposting_facts``.
    """
    key = _key(name)
    return _NAMES.get(key) or next((fact for fact in own if _key(fact) == key), None)


def nearest_field(name: str, own: Iterable[str] = ()) -> str | None:
    """The name that was probably meant by the unknown *name*."""
    from difflib import get_close_matches  # late: most names are right

    matches = get_close_matches(_key(name), [*_NAMES, *own], n=1, cutoff=0.6)
    return matches[0] if matches else None
