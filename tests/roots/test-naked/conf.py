project = "Long Table Handbook"
author = "Long Table"
copyright = "2021, Long Table"
html_title = "Long Table Handbook"
html_theme = "naked"
extensions = ["myst_parser", "sphinx.ext.viewcode", "sphinx_jobposting"]
html_baseurl = "https://handbook.example.org/"
html_static_path = ["_static"]
mathjax_path = "mathjax.js"  # a stand-in, because the tests use no network
html_theme_options = {"footer": '<a href="https://www.example.org/">Long Table</a>'}

jobposting_organization = {
    "name": "Long Table",
    "sameAs": "https://www.example.org",
}
jobposting_timezone = "America/New_York"
jobposting_defaults = {"apply": "jobs@example.org"}
jobposting_today = "2021-09-10"
suppress_warnings = ["jobposting"]  # a draft may have findings
