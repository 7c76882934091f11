"""The package's own message catalogue."""

from __future__ import annotations

from pathlib import Path

from sphinx.locale import get_translation

CATALOGUE = "sphinx_jobposting"
LOCALE_DIR = Path(__file__).parent / "locale"

_ = get_translation(CATALOGUE)
"""For what readers of a page see: in the language of the site."""

__ = get_translation(CATALOGUE, "console")
"""For what its maintainers see: in the language of their console."""
