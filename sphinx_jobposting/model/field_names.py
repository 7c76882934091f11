"""Find the field that an author means with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .fields import FIELDS


def _key(name: str) -> str:
    """Return a name in kebab case: ``datePosted`` and ``Date_Posted`` are
    ``date-posted``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", "-", name.strip()).lower()


_NAMES: dict[str, str] = {
    **{alias: field.name for field in FIELDS for alias in field.aliases},
    **{field.name: field.name for field in FIELDS},
}


def canonical(name: str, own: Iterable[str] = ()) -> str | None:
    """Return the name of the field that *name* is a spelling or an alias of, or ``None``.

    *own* are the names of ``jobposting_facts``.
    """
    if name in _NAMES:  # like most names
        return _NAMES[name]
    key = _key(name)
    return _NAMES.get(key) or next((fact for fact in own if _key(fact) == key), None)


def nearest_field(name: str, own: Iterable[str] = ()) -> str | None:
    """Return the field name that is closest to the unknown *name*, if any is close."""
    from difflib import get_close_matches  # late: most names are right

    matches = get_close_matches(_key(name), [*_NAMES, *own], n=1, cutoff=0.6)
    return matches[0] if matches else None
