"""The documentation of sphinx-jobposting, built with sphinx-jobposting."""

import os
import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-jobposting"
author = "The sphinx-jobposting developers"
copyright = author
version = release = installed_version("sphinx-jobposting")

extensions = [
    "myst_parser",
    "sphinx_jobposting",
    "commands",
    "look",
    "reference",
    "importing",
    "versions",
]
myst_enable_extensions = ["colon_fence", "deflist"]
# Generated pages show options and settings in running text: no dashes or curly quotes.
smartquotes = False
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_baseurl = os.environ.get(
    "READTHEDOCS_CANONICAL_URL", "https://sphinx-jobposting.readthedocs.io/en/stable/"
)
html_theme = "naked"
html_theme_options = {
    "source_repository": "https://github.com/sphinx-jobposting/sphinx-jobposting",
    "source_branch": "main",
    "source_directory": "docs",
}
html_title = "sphinx-jobposting"
html_static_path = ["_static"]
# At an address that stays the same.
html_extra_path = ["../sphinx_jobposting/model/jobposting.schema.json"]
html_sidebars = {"**": ["globaltoc.html"]}

jobposting_today = "2021-09-10"
"""The examples are of September 2021."""
