"""The Babel (CLDR) locale for a language of Sphinx."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}


@lru_cache(maxsize=8)
def babel_locale(language: str | None) -> Locale:
    """Return the locale of *language*, or English if Babel does not know it.

    Sphinx names languages like gettext does: ``pt_BR``, ``sr@latin``.
    """
    name, _at, modifier = (language or "en").replace("-", "_").partition("@")
    if modifier in _SCRIPTS:
        name = f"{name.partition('_')[0]}_{_SCRIPTS[modifier]}"
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return Locale("en")
