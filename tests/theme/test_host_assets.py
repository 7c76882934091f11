"""A naked page under another theme keeps the assets of the site but not of the theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_jobposting.theme.assets import OPTIONS_SCRIPT
from sphinx_jobposting.theme.host_assets import (
    ThemeAssets,
    provide_style_sheet,
    setup_layout,
)
from sphinx_jobposting.theme.pages import STYLE_SHEET, THEME

from ..support.fake_app import put
from ..support.registry import Config

CALL = """
def call(app, kind, name, **more):
    getattr(app, f"add_{kind}_file")(name, **more)
"""


class Theme:
    def __init__(self, *folders: Path) -> None:
        self.folders = folders
        self.stylesheets = ("theme.css",)

    def get_theme_dirs(self) -> list[str]:
        return [str(folder) for folder in self.folders]


class Site:
    """A site with a theme and with its own extensions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.added: list[Any] = []
        app: Any = SimpleNamespace(
            config=Config(
                html_theme="their_theme",
                html_static_path=["_static"],
                html_css_files=[],
                html_js_files=[],
                html_style=None,
                extensions=["own", "their_theme"],
            ),
            confdir=folder,
            extensions={},
            builder=SimpleNamespace(theme=Theme(folder / "their_theme/theme")),
            add_css_file=self.add,
            add_js_file=self.add,
        )
        self.app = app
        self.assets = ThemeAssets(app)
        self.extension("own")
        self.extension("their_theme")

    def add(self, filename: str | None, **attributes: Any) -> None:
        self.added.append(asset(filename, **attributes))

    def extension(self, name: str) -> Callable[..., None]:
        """Load an extension; return its function that adds an asset."""
        path = put(self.folder / name / "__init__.py", CALL)
        module = SimpleNamespace(__file__=str(path))
        self.app.extensions[name] = SimpleNamespace(module=module)
        names: dict[str, Any] = {}
        exec(compile(CALL, str(path), "exec"), names)
        called: Callable[..., None] = names["call"]
        return called

    def kept(self, *files: Any, minimal: bool = True) -> list[str]:
        """Return which of some assets a page keeps."""
        found = list(files or self.added)
        context = {"css_files": found, "script_files": []}
        if minimal:
            context["jobposting_minimal_layout"] = [True]
        self.assets.drop(self.app, "cook", "page.html", context, None)
        # The list belongs to the builder and must not change.
        assert found == list(files or self.added)
        return [str(one.filename or one.attributes["body"]) for one in context["css_files"]]


def asset(filename: str | None, **attributes: Any) -> Any:
    """Return an asset as Sphinx keeps it."""
    priority = attributes.pop("priority", 500)
    name = f"_static/{filename}" if filename and "://" not in filename else filename
    return SimpleNamespace(filename=name, priority=priority, attributes=attributes)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


class TestFiles:
    @pytest.mark.parametrize(
        "file", ["theme/static/x.css", "theme/static/x.css.jinja", "theme/static/x.css_t",
                 "elsewhere/x.css"]
    )  # fmt: skip
    def test_a_file_of_the_theme_is_dropped(self, site: Site, file: str) -> None:
        put(site.folder / "their_theme" / file)
        assert site.kept(asset("x.css?v=1"), asset("y.css")) == ["_static/y.css"]

    def test_the_style_sheet_of_the_theme_or_its_replacement_is_dropped(
        self, site: Site
    ) -> None:
        site.app.config.html_style = "custom.css"
        files = asset("theme.css"), asset("custom.css"), asset("y.css")
        assert site.kept(*files) == ["_static/y.css"]

    def test_a_file_of_the_site_with_the_same_name_stays(self, site: Site) -> None:
        put(site.folder / "their_theme/theme/static/x.css")
        put(site.folder / "_static/x.css")
        assert site.kept(asset("x.css")) == ["_static/x.css"]

    def test_a_theme_may_have_a_folder_of_files_in_the_configuration(
        self, site: Site
    ) -> None:
        folder = put(site.folder / "their_theme/files/x.css").parent
        site.app.config.html_static_path.append(str(folder))
        assert site.kept(asset("x.css")) == []

    @pytest.mark.parametrize("key", ["html_css_files", "html_js_files"])
    def test_what_the_site_configures_stays(self, site: Site, key: str) -> None:
        put(site.folder / "their_theme/other/x.css")
        files = ["x.css", ("y.css", {"priority": 900})]
        vars(site.app.config).update({key: files, "html_style": "y.css"})
        kept = site.kept(asset("x.css", priority=800), asset("y.css", priority=900))
        assert kept == ["_static/x.css", "_static/y.css"]

    def test_files_that_the_theme_configures_are_dropped(self, site: Site) -> None:
        put(site.folder / "their_theme/theme/static/x.css")
        site.app.config.html_css_files = ["x.css"]
        assert site.kept(asset("x.css", priority=800)) == []

    def test_the_options_that_scripts_read_stay(self, site: Site) -> None:
        name = OPTIONS_SCRIPT.removeprefix("_static/")
        put(site.folder / "their_theme/theme/static" / name)
        assert site.kept(asset(name)) == [OPTIONS_SCRIPT]

    def test_a_file_of_an_extension_that_the_theme_loads_is_dropped(
        self, site: Site
    ) -> None:
        site.app.extensions.clear()
        for name in ("own", "companion", "their_theme", "later"):
            site.extension(name)
            put(site.folder / name / f"{name}.css")
        files = [asset(f"{name}.css") for name in ("own", "companion", "later")]
        assert site.kept(*files) == ["_static/own.css", "_static/later.css"]


class TestCallers:
    """For an inline script or a URL, which has no file, the code that added it counts."""

    def test_what_the_theme_adds_is_dropped(self, site: Site) -> None:
        theme, own = site.extension("their_theme"), site.extension("own")
        theme(site.app, "js", None, body="theme()")
        theme(site.app, "css", "https://fonts.example/a.css")
        own(site.app, "js", None, body="own()")
        own(site.app, "css", "https://fonts.example/b.css")
        assert site.kept() == ["own()", "https://fonts.example/b.css"]

    def test_what_both_add_stays(self, site: Site) -> None:
        for name in ("their_theme", "own"):
            site.extension(name)(site.app, "css", "https://fonts.example/a.css")
        assert site.kept() == ["https://fonts.example/a.css"] * 2

    def test_what_the_theme_adds_for_an_extension_of_the_site_stays(
        self, site: Site
    ) -> None:
        names: dict[str, Any] = {"theme": site.extension("their_theme")}
        path = str(site.folder / "own/__init__.py")
        exec(compile("def call(*a, **k):\n    theme(*a, **k)\n", path, "exec"), names)
        names["call"](site.app, "js", None, body="own()")
        assert site.kept() == ["own()"]

    def test_sphinx_still_gets_all_assets(self, site: Site) -> None:
        site.extension("own")(site.app, "css", "x.css", priority=7, media="print")
        (added,) = site.added
        assert (added.filename, added.priority) == ("_static/x.css", 7)
        assert added.attributes == {"media": "print"}


def test_other_pages_keep_everything(site: Site) -> None:
    put(site.folder / "their_theme/theme/static/x.css")
    assert site.kept(asset("x.css"), minimal=False) == ["_static/x.css"]
    site.app.builder.theme = Theme(THEME)
    own = STYLE_SHEET.name
    assert site.kept(asset(own)) == [f"_static/{own}"]


@pytest.mark.parametrize("theme", ["naked", "alabaster"])
def test_sphinx_copies_the_style_sheet_under_another_theme(theme: str) -> None:
    config: Any = Config(html_theme=theme, html_static_path=["_static"])
    app: Any = None
    provide_style_sheet(app, config)
    more = [] if theme == "naked" else [str(STYLE_SHEET)]
    assert config.html_static_path == ["_static", *more]


def test_assets_are_dropped_after_most_other_handlers() -> None:
    connected: dict[str, int] = {}

    def connect(event: str, handler: object, priority: int = 500) -> None:
        connected[event] = priority

    app: Any = SimpleNamespace(add_css_file=None, add_js_file=None, connect=connect)
    setup_layout(app)
    assert connected == {"config-inited": 500, "html-page-context": 950}
