"""Keep the assets of another theme off naked pages, but those of the site on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx, builtin_extensions
from sphinx.config import Config

from .assets import OPTIONS_SCRIPT
from .pages import STYLE_SHEET, is_naked, theme_folders
from .sphinx_private import watch_assets

USER_PRIORITY = 800
"""The priority that Sphinx gives to entries of ``html_css_files`` and ``html_js_files``."""

Asset = tuple[str, str]
"""An asset's file below ``_static`` or its URL, and the text of one without a file."""


def setup_layout(app: Sphinx) -> None:
    """Record which code adds assets, and drop those of the theme from naked pages."""
    assets = ThemeAssets(app)
    app.connect("config-inited", provide_style_sheet)
    app.connect("html-page-context", assets.drop, priority=950)


def provide_style_sheet(app: Sphinx, config: Config) -> None:
    """Copy the style sheet of naked, if the theme is another one (``config-inited``)."""
    if config.html_theme != "naked":
        config.html_static_path = [*config.html_static_path, str(STYLE_SHEET)]


class ThemeAssets:
    """A record of which assets come from the theme, not from the site or its extensions.

    Sphinx keeps them in one list and does not record where they come from. Folders explain
    most files. But an inline script or a URL has no file, priorities overlap, and a theme
    may copy a file to any name. So for each call that adds an asset, the files of the code
    on the call stack are recorded: nothing else says who made the call. Extensions that are
    loaded earlier have already added theirs, and are recognized by their folders.
    """

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self._callers: dict[Asset, set[frozenset[str]]] = defaultdict(set)
        watch_assets(app, self._note)

    def _note(self, filename: str | None, body: str, files: frozenset[str]) -> None:
        self._callers[_name(filename), body].add(files)

    def drop(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: Any,
    ) -> None:
        """Leave out the assets of the site's theme (``html-page-context``, late).

        The lists in the context belong to the builder, so they are replaced and not
        changed.
        """
        if not context.get("jobposting_minimal_layout") or is_naked(app):
            return
        for key in ("css_files", "script_files"):
            context[key] = [item for item in context[key] if not self._is_of_theme(item)]

    def _is_of_theme(self, item: Any) -> bool:
        filename = str(getattr(item, "filename", item) or "")
        if filename == OPTIONS_SCRIPT:
            return False  # it stays if a remaining script may need it
        name = _name(filename)
        if self._user_files.get(name) == getattr(item, "priority", USER_PRIORITY):
            # Some themes add their files to the configuration.
            return self._lies_in_theme(name) is True
        if name in self._style_sheets:
            return True
        body = str(getattr(item, "attributes", {}).get("body") or "")
        if callers := self._callers.get((name, body)):
            return all(self._is_theme_calling(files) for files in callers)
        found = self._lies_in_theme(name)
        return name in self._file_names if found is None else found

    def _lies_in_theme(self, name: str) -> bool | None:
        """Return whether the file *name* belongs to the theme, or ``None`` if unknown."""
        for entry in reversed(self.app.config.html_static_path):
            path = Path(self.app.confdir, entry)
            if (path / name).is_file() or (path.is_file() and path.name == name):
                folders = (*self._theme_dirs, *self._theme_folders)
                return any(path.is_relative_to(folder) for folder in folders)
        names = (name, f"{name}.jinja", f"{name}_t")
        if any((d / "static" / one).is_file() for d in self._theme_dirs for one in names):
            return True
        return None

    def _is_theme_calling(self, files: frozenset[str]) -> bool:
        """Return whether the theme is calling, and not an extension of the site."""
        themes, others = self._packages
        return any(file.startswith(themes) for file in files) and not any(
            file.startswith(others) for file in files
        )

    @cached_property
    def _user_files(self) -> dict[str, int]:
        """The priorities of the files in the configuration."""
        config = self.app.config
        files: dict[str, int] = {}
        for item in [*config.html_css_files, *config.html_js_files]:
            name, attributes = (item, {}) if isinstance(item, str) else item
            files[_name(name)] = attributes.get("priority", USER_PRIORITY)
        return files

    @property
    def _theme_dirs(self) -> tuple[Path, ...]:
        builder: Any = self.app.builder
        return theme_folders(builder.theme)

    @cached_property
    def _theme_extensions(self) -> dict[str, Path]:
        """The packages of the theme and of those that it inherits from, by name."""
        return {
            name: folder
            for name, folder in self._extension_folders()
            if any(folder in (path, *path.parents) for path in self._theme_dirs)
        }

    @cached_property
    def _packages(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The folders of the theme's code, and of the extensions in the configuration."""
        named = set(self.app.config.extensions) - set(self._theme_extensions)
        others = [path for name, path in self._extension_folders() if name in named]
        themes = self._theme_extensions.values()
        return tuple(map(_inside, themes)), tuple(map(_inside, others))

    @cached_property
    def _style_sheets(self) -> frozenset[str]:
        """The theme's own style sheets, as in ``theme.conf``.

        A style sheet that the site uses in place of them (``html_style``) usually builds on
        the theme's, and is dropped with it.
        """
        builder: Any = self.app.builder
        named = (*_as_list(self.app.config.html_style), *(builder.theme.stylesheets or ()))
        return frozenset(map(_name, named))

    @cached_property
    def _theme_folders(self) -> tuple[Path, ...]:
        """The packages of the theme and of the extensions that it loaded."""
        return (*self._theme_extensions.values(), *self._companions())

    @cached_property
    def _file_names(self) -> frozenset[str]:
        """The names of the files in them, which the theme may copy anywhere."""
        return frozenset(
            file.name
            for folder in self._theme_folders
            for kind in ("*.css", "*.js")
            for file in folder.rglob(kind)
        )

    def _companions(self) -> Iterator[Path]:
        """Yield the packages of extensions that the theme loaded, such as jQuery's.

        Sphinx records an extension after its setup, so those that it loaded come right
        before it.
        """
        waiting: list[Path] = []
        for name, folder in self._extension_folders():
            if name in self._theme_extensions:
                yield from waiting
            if name in self.app.config.extensions:
                waiting = []
            elif name not in builtin_extensions:
                waiting.append(folder)

    def _extension_folders(self) -> Iterator[tuple[str, Path]]:
        for name, extension in self.app.extensions.items():
            file = Path(getattr(extension.module, "__file__", None) or "")
            if file.name == "__init__.py":
                yield name, file.parent


def _inside(folder: Path) -> str:
    """Return the prefix of the path of every file below *folder*."""
    return str(folder / "_").removesuffix("_")


def _name(filename: str | None) -> str:
    """Return a file's name without its folder and the checksum that is added to it."""
    return str(filename or "").removeprefix("_static/").partition("?")[0]


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())
