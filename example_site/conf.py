"""The handbook of Peer 2 Peer University, as it could be, on 10 September 2021."""

project = "P2PU Handbook"
author = "Peer 2 Peer University"
copyright = "2021, Peer 2 Peer University"

extensions = ["myst_parser", "sphinx_jobposting"]
myst_enable_extensions = ["colon_fence"]

html_title = "P2PU Handbook"
html_theme = "naked"
html_baseurl = "https://handbook.example.org/"

jobposting_organization = {
    "name": "Peer 2 Peer University",
    "sameAs": "https://www.p2pu.org",
}
jobposting_timezone = "America/New_York"
jobposting_areas = {"anywhere": ["US", "CA", "MX", "EU", "GB", "ZA", "KE"]}
jobposting_defaults = {"apply": "thepeople@p2pu.org"}
jobposting_today = "2021-09-10"
