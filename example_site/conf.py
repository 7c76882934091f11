"""The handbook of Long Table, an invented nonprofit, as it is on 10 September 2021."""

project = "Long Table Handbook"
author = "Long Table"
copyright = "2021, Long Table"

extensions = ["myst_parser", "sphinx_jobposting"]
myst_enable_extensions = ["colon_fence", "deflist"]

html_title = "Long Table Handbook"
html_theme = "naked"
html_baseurl = "https://handbook.example.org/"

jobposting_organization = {"name": "Long Table", "sameAs": "https://www.example.org/"}
jobposting_timezone = "America/New_York"
jobposting_areas = {
    "anywhere": ["US", "CA", "MX", "EU", "GB", "ZA", "KE"],
    "North America": ["US", "CA", "MX"],
}
jobposting_defaults = {"apply": "jobs@example.org"}
jobposting_today = "2021-09-10"
