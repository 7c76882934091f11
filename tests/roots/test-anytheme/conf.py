"""A handbook with other extensions, for any theme; the tests use no network."""

project = "Handbook"
html_title = "Handbook"
html_baseurl = "https://handbook.example.org/"
extensions = [
    "myst_parser",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinxcontrib.mermaid",
    "sphinxext.opengraph",
    "notfound.extension",
    "sphinx_jobposting",
]
myst_enable_extensions = ["dollarmath"]
myst_fence_as_directive = ["mermaid"]
ogp_site_url = html_baseurl
ogp_social_cards = {"enable": False}
notfound_urls_prefix = "/"
mathjax_path = "mathjax.js"
mermaid_use_local = "mermaid.mjs"
html_static_path = ["_static"]
html_css_files = ["mine.css", ("print.css", {"media": "print"})]
html_js_files = ["mine.js", ("late.js", {"defer": "defer", "data-site": "12"})]

jobposting_organization = {"name": "Acme", "sameAs": "https://www.acme.example"}
jobposting_today = "2021-09-10"
if tags.has("sphinx_immaterial"):  # type: ignore[name-defined]  # noqa: F821
    # A theme that must also be an extension; it must not load remote fonts.
    extensions.insert(1, "sphinx_immaterial")
    html_theme_options = {"font": False}
if tags.has("flask"):  # type: ignore[name-defined]  # noqa: F821
    extensions.insert(1, "pallets_sphinx_themes")


def setup(app):
    app.add_js_file(None, body="window.inline = typeof DOCUMENTATION_OPTIONS")
