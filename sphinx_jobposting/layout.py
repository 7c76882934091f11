"""A naked page under another theme: its assets are the site's, and not the theme's."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from .naked import STYLE_SHEET, is_naked


def drop_theme_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Leave out what the site's theme adds (``html-page-context``, late).

    The lists in the context are the builder's own, so new ones take their place.
    """
    if not context.get("jobposting_bare") or is_naked(app):
        return
    builder: Any = app.builder
    own = _theme_files(tuple(map(str, builder.theme.get_theme_dirs())))
    for key in ("css_files", "script_files"):
        context[key] = [item for item in context[key] if not _is_of_theme(item, own)]


@lru_cache(maxsize=2)
def _theme_files(directories: tuple[str, ...]) -> frozenset[str]:
    """The files below a ``static`` folder of the theme or of one that it inherits from."""
    found = set()
    for directory in directories:
        static = Path(directory, "static")
        for path in static.rglob("*"):
            name = path.relative_to(static).as_posix()
            found.add(name.removesuffix(".jinja").removesuffix("_t"))
    return frozenset(found)


def _is_of_theme(item: Any, own: frozenset[str]) -> bool:
    name = str(getattr(item, "filename", item) or "")
    return name.removeprefix("_static/").partition("?")[0] in own


def provide_style_sheet(app: Sphinx, config: Config) -> None:
    """Let Sphinx copy naked's style sheet under another theme (``config-inited``)."""
    if config.html_theme != "naked":
        config.html_static_path = [*config.html_static_path, str(STYLE_SHEET)]
