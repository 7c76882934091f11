project = "P2PU Handbook"
author = "Peer 2 Peer University"
copyright = "2021, Peer 2 Peer University"
html_title = "P2PU Handbook"
html_theme = "naked"
extensions = ["myst_parser", "sphinx.ext.viewcode"]
html_baseurl = "https://handbook.p2pu.org/"
html_static_path = ["_static"]
mathjax_path = "mathjax.js"  # a stand-in: the tests reach no other host
html_theme_options = {"footer": '<a href="https://www.p2pu.org/">Peer 2 Peer University</a>'}


def setup(app):
    # What the extension does for a posting, so that the theme can be tried by itself.
    def bare(app, pagename, templatename, context, doctree):
        if pagename.startswith("jobs/"):
            context["jobposting_bare"] = True
            return "jobposting/page.html"
        return None

    app.connect("html-page-context", bare, priority=1)
