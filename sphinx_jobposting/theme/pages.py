"""The theme ``naked``: its entry point, and what its pages need beside their templates.

It is a module of its own, since it must work where it is the theme alone and the extension
is not loaded: Sphinx imports a theme's module late, when domains can no longer be added.
The extension loads it too, and gives posting pages under any theme the same templates.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader
from sphinx.locale import _ as sphinx_word
from sphinx.util import logging
from sphinx.util.matching import patmatch

from ..i18n import CATALOG, LOCALE_DIR, _, __
from ..i18n.locales import babel_locale
from .assets import wanted_scripts, wanted_styles

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.theming import Theme
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
THEME = HERE / "naked"
STYLE_SHEET = THEME / "static" / "naked.css"

# After the handlers of other extensions, and after the extension's own at 950, which clears
# away the assets of the site's theme.
LATE = 960

# Pages that Sphinx makes from templates alone, and that show no code.
PLAIN_TEMPLATES = frozenset(
    {
        "search.html",
        "genindex.html",
        "genindex-split.html",
        "genindex-single.html",
        "domainindex.html",
    }
)

logger = logging.getLogger(__name__)


def add_templates(app: Sphinx, config: Config) -> None:
    """Let every theme find the templates below ``jobposting/``; a site's own come first."""
    if str(TEMPLATES) not in config.templates_path:
        config.templates_path = [*config.templates_path, str(TEMPLATES)]


def let_sites_extend(app: Sphinx) -> None:
    """Let a site's own ``jobposting/page.html`` extend ``!jobposting/page.html``.

    Behind "!" Sphinx looks into the folders of themes alone.
    """
    templates = getattr(app.builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        templates.loaders.append(SphinxFileSystemLoader(TEMPLATES))


def is_naked(app: Sphinx) -> bool:
    """Return whether the site's theme is naked, or one that inherits from it."""
    theme = getattr(app.builder, "theme", None)  # builders of no pages have none
    return theme is not None and THEME in theme_folders(theme)


@lru_cache(maxsize=1)
def theme_folders(theme: Theme) -> tuple[Path, ...]:
    """Return the folders of a theme and of those that it inherits from, its own first."""
    return tuple(map(Path, theme.get_theme_dirs()))


def keep_out_of_gettext(app: Sphinx) -> None:
    """Let gettext extract the messages of the site's own templates, and not of ours."""
    if app.builder.name == "gettext":
        own = [path for path in app.config.templates_path if path != str(TEMPLATES)]
        app.config.templates_path = own


def warn_of_options(app: Sphinx) -> None:
    """Say once, as the build begins, which of the theme's options are not usable."""
    builder = app.builder
    if not (isinstance(builder, StandaloneHTMLBuilder) and is_naked(app)):
        return
    from .options import OPTIONS, problems  # late: not under another theme

    options = {
        name: builder.theme_options.get(name, builder.theme.get_config("options", name, ""))
        for name in OPTIONS
    }
    for message, params in problems(options):
        logger.warning(__(message), params, type="jobposting", subtype="theme-option")


def shape_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Fit a page to the naked templates; a page of another theme is left as it is."""
    naked = is_naked(app)
    minimal = bool(context.get("jobposting_minimal_layout"))
    if not (naked or minimal) or "css_files" not in context:
        return  # another theme's page, or a builder that fills no template (json, pickle)
    from .body import opening, plain_icons, reachable

    context["naked_dir"] = text_direction(app.config.language)
    _shape_assets(context, templatename, minimal=minimal)
    if 'name="description"' not in context.get("metatags", ""):
        context["naked_description"] = opening(context.get("body", ""))
    if "body" in context:
        context["body"] = reachable(
            context["body"], lambda number: sphinx_word("Table %s") % number
        )
    if not naked:
        if "body" in context:
            context["body"] = plain_icons(context["body"], app.config.html_permalinks_icon)
        context["naked_css"] = style_sheet_version()
        return
    from .options import edit_url, style

    options = {
        key.removeprefix("theme_"): value
        for key, value in context.items()
        if key.startswith("theme_")
    }
    context["naked_style"] = style(options)
    context["naked_footer"] = options["footer"]
    context["naked_sidebars"] = any(
        patmatch(pagename, pattern) for pattern in app.config.html_sidebars
    )
    if suffix := context.get("page_source_suffix"):
        context["naked_edit_url"] = edit_url(options, pagename + suffix)
        context["naked_edit_label"] = _("Edit this page")


def _shape_assets(context: dict[str, Any], templatename: str, *, minimal: bool) -> None:
    if "body" in context:
        code = not minimal and 'class="highlight' in context["body"]
    else:
        code = templatename not in PLAIN_TEMPLATES
    context["css_files"] = wanted_styles(context["css_files"], code=code)
    keys = str(context.get("theme_navigation_with_keys", "")).lower() in {"true", "1"}
    others = wanted_scripts(context["script_files"])
    if minimal or not (templatename == "search.html" or keys):
        context["script_files"] = others
    context["naked_defer"] = not others


@lru_cache(maxsize=1)
def style_sheet_version() -> str:
    """Return a check sum of the style sheet, in the form of those in Sphinx's links."""
    return f"{crc32(STYLE_SHEET.read_bytes()):08x}"


@lru_cache(maxsize=8)
def text_direction(language: str) -> str:
    """Return ``"rtl"`` for a language written from right to left, else nothing.

    The data are those of Babel (CLDR, "Character order").
    """
    return "rtl" if babel_locale(language).text_direction == "rtl" else ""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme and what shapes its pages."""
    app.add_html_theme("naked", str(THEME))
    app.add_message_catalog(CATALOG, str(LOCALE_DIR))
    # As the theme alone this module is loaded after the event, the configuration ready.
    add_templates(app, app.config)
    app.connect("config-inited", add_templates)
    app.connect("builder-inited", let_sites_extend)
    app.connect("builder-inited", keep_out_of_gettext)
    app.connect("builder-inited", warn_of_options)
    app.connect("html-page-context", shape_page, priority=LATE)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
