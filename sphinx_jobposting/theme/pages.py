"""The setup of the theme ``naked``, and what its pages need besides templates.

It is separate from the extension, because Sphinx imports the module of a theme when it is
too late to add a domain. The extension also loads it, to use the same templates for
postings under any theme.
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

# After the handlers of other extensions, and after 950, where the assets of the site's
# theme are removed.
LATE = 960

# Pages that Sphinx makes only from templates, without code.
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
    """Add the templates in ``jobposting/``, after those of the site."""
    if str(TEMPLATES) not in config.templates_path:
        config.templates_path = [*config.templates_path, str(TEMPLATES)]


def let_sites_extend(app: Sphinx) -> None:
    """Let the site's ``jobposting/page.html`` extend ``!jobposting/page.html``.

    For a name with "!", Sphinx only looks into the folders of themes.
    """
    templates = getattr(app.builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        templates.loaders.append(SphinxFileSystemLoader(TEMPLATES))


def is_naked(app: Sphinx) -> bool:
    """Return whether the site's theme is naked, or one that inherits from it."""
    theme = getattr(app.builder, "theme", None)  # builders without pages have none
    return theme is not None and THEME in theme_folders(theme)


@lru_cache(maxsize=1)
def theme_folders(theme: Theme) -> tuple[Path, ...]:
    """Return the folders of a theme and of those that it inherits from, its own first."""
    return tuple(map(Path, theme.get_theme_dirs()))


def keep_out_of_gettext(app: Sphinx) -> None:
    """Let gettext extract messages from the site's own templates, but not from ours."""
    if app.builder.name == "gettext":
        own = [path for path in app.config.templates_path if path != str(TEMPLATES)]
        app.config.templates_path = own


def warn_of_options(app: Sphinx) -> None:
    """Warn about invalid theme options once, at the start of the build."""
    builder = app.builder
    if not (isinstance(builder, StandaloneHTMLBuilder) and is_naked(app)):
        return
    from .options import OPTIONS, problems  # late: not needed under another theme

    options = {
        name: builder.theme_options.get(name, builder.theme.get_config("options", name, ""))
        for name in OPTIONS
    }
    for message, params in problems(options):
        logger.warning(__(message), params, type="jobposting", subtype="theme-option")


def shape_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Prepare the context of a page in the naked layout for its templates."""
    naked = is_naked(app)
    minimal = bool(context.get("jobposting_minimal_layout"))
    if not (naked or minimal) or "css_files" not in context:
        return  # a page of another theme, or a builder without templates (json, pickle)
    from .body import (  # late: the site may have another theme
        opening,
        plain_icons,
        reachable,
    )

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
    from .options import edit_url, style  # late: not needed under another theme

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
    """Return a checksum of the style sheet, like those in Sphinx's links."""
    return f"{crc32(STYLE_SHEET.read_bytes()):08x}"


@lru_cache(maxsize=8)
def text_direction(language: str) -> str:
    """Return ``"rtl"`` for a language that is written from right to left, or else "".

    The data comes from Babel (CLDR, "Character order").
    """
    return "rtl" if babel_locale(language).text_direction == "rtl" else ""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme and the handlers for its pages."""
    app.add_html_theme("naked", str(THEME))
    app.add_message_catalog(CATALOG, str(LOCALE_DIR))
    # Without the extension, this module is loaded after that event.
    add_templates(app, app.config)
    app.connect("config-inited", add_templates)
    app.connect("builder-inited", let_sites_extend)
    app.connect("builder-inited", keep_out_of_gettext)
    app.connect("builder-inited", warn_of_options)
    app.connect("html-page-context", shape_page, priority=LATE)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
