"""Style sheets for what the site's theme does not know: jobs, and the preview panel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parent / "static"

JOBS = "jobposting.css"
"""Postings and lists of jobs in the layout of another theme than naked."""

PREVIEW = "jobposting-preview.css"
"""The preview panel, in every layout."""


def provide_styles(app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the style sheets (``config-inited``)."""
    sheets = [str(STATIC / name) for name in (JOBS, PREVIEW)]
    config.html_static_path = [*config.html_static_path, *sheets]


def style_jobs(app: Sphinx) -> None:
    """Give the page that is being written, in its theme's layout, the style of jobs.

    Sphinx adds a file to one page alone where it is added during ``html-page-context``.
    """
    app.add_css_file(JOBS)


def style_panel(app: Sphinx) -> None:
    """Give the page that is being written the style of its preview panel."""
    app.add_css_file(PREVIEW)
