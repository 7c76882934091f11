"""Choose the style sheets and scripts that a naked page keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

CODE_STYLES = frozenset({"_static/pygments.css", "_static/pygments_dark.css"})

OPTIONS_SCRIPT = "_static/documentation_options.js"
SPHINX_SCRIPTS = frozenset(
    {
        OPTIONS_SCRIPT,
        "_static/doctools.js",
        "_static/sphinx_highlight.js",
        "_static/translations.js",
    }
)
"""The scripts that Sphinx puts on every page; only its search page needs them."""


def wanted_styles(files: Iterable[Any], *, code: bool) -> list[Any]:
    """Return *files* without the style sheet of code, unless the page shows *code*."""
    return [css for css in files if code or _name(css) not in CODE_STYLES]


def wanted_scripts(files: Iterable[Any]) -> list[Any]:
    """Return the scripts of extensions and of the site.

    Sphinx's script with the options that they read comes first. It is left out if there are
    no other scripts.
    """
    scripts = list(files)
    others = [js for js in scripts if _name(js) not in SPHINX_SCRIPTS]
    options = [js for js in scripts if _name(js) == OPTIONS_SCRIPT]
    return options + others if others else []


def _name(file: Any) -> str:
    """Return the path of an asset, which is a string or an object with a file name."""
    return str(getattr(file, "filename", file) or "")
