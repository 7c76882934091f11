project = "Handbook"
author = "Acme"
html_title = "Handbook"
html_theme = "naked"
extensions = ["myst_parser", "sphinx_design", "sphinx_jobposting"]
myst_enable_extensions = ["colon_fence"]
html_baseurl = "https://handbook.example.org/"

jobposting_organization = "Acme Community Kitchens and Gardens"
jobposting_today = "2021-09-10"

# A theme that is also an extension.
if tags.has("flask"):  # type: ignore[name-defined]  # noqa: F821
    extensions.append("pallets_sphinx_themes")

suppress_warnings = ["jobposting"]  # names and words here are too long on purpose
