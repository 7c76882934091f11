"""The package's own messages, for pages and for the terminal."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

CATALOG = "sphinx_jobposting"
LOCALE_DIR = Path(__file__).parent / "locale"


def _(message: str) -> str:
    """Return *message* in the language of the site, for readers of a page."""
    return _page_gettext()(message)


@lru_cache(maxsize=1)
def _page_gettext() -> Callable[[str], str]:
    """Return the function that looks up messages in the catalog of the current build."""
    from sphinx.locale import get_translation  # late: the commands need no Sphinx

    return get_translation(CATALOG)


def __(message: str) -> str:
    """Return *message* in the language of the console, for maintainers of a site."""
    return console_catalog().gettext(message)


def page_catalog() -> NullTranslations:
    """Return the catalog in the language of the site."""
    from sphinx.locale import get_translator  # late: the commands need no Sphinx

    return get_translator(CATALOG)


def console_catalog() -> NullTranslations:
    """Return the catalog in the language of Sphinx's own console messages."""
    from sphinx.locale import get_translator  # late: the commands need no Sphinx

    return get_translator(CATALOG, "console")


def terminal_catalog() -> NullTranslations:
    """Return the catalog in the language that the environment asks for (LANGUAGE, LANG)."""
    return gettext.translation(CATALOG, LOCALE_DIR, fallback=True)
