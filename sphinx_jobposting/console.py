"""The messages of the commands, in the language of the terminal, without Sphinx."""

from __future__ import annotations

import gettext
from pathlib import Path

Words = gettext.NullTranslations

_LOCALE = Path(__file__).parent / "locale"


def words() -> Words:
    """The catalogue of the language that the environment asks for (LANGUAGE, LANG …)."""
    return gettext.translation("sphinx_jobposting", _LOCALE, fallback=True)
