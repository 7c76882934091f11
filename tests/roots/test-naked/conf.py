project = "P2PU Handbook"
author = "Peer 2 Peer University"
copyright = "2021, Peer 2 Peer University"
html_title = "P2PU Handbook"
html_theme = "naked"
extensions = ["myst_parser", "sphinx.ext.viewcode", "sphinx_jobposting"]
html_baseurl = "https://handbook.p2pu.org/"
html_static_path = ["_static"]
mathjax_path = "mathjax.js"  # a stand-in: the tests reach no other host
html_theme_options = {
    "footer": '<a href="https://www.p2pu.org/">Peer 2 Peer University</a>'
}

jobposting_organization = {
    "name": "Peer 2 Peer University",
    "sameAs": "https://www.p2pu.org",
}
jobposting_timezone = "America/New_York"
jobposting_defaults = {"apply": "thepeople@p2pu.org"}
jobposting_today = "2021-09-10"
suppress_warnings = ["jobposting"]  # a draft has findings, and it may
