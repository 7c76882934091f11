"""Style sheets for jobs and the preview panel under themes other than naked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parent / "static"

JOBS = "jobposting.css"
"""For postings and lists of jobs in the layout of another theme."""

PREVIEW = "jobposting-preview.css"
"""For the preview panel, in every layout."""


def provide_styles(app: Sphinx, config: Config) -> None:
    """Copy the style sheets of job pages and the preview (``config-inited``)."""
    sheets = [str(STATIC / name) for name in (JOBS, PREVIEW)]
    config.html_static_path = [*config.html_static_path, *sheets]


def style_jobs(app: Sphinx) -> None:
    """Add the style sheet of jobs to the page that is being written."""
    _style_page(app, JOBS)


def style_panel(app: Sphinx) -> None:
    """Add the style sheet of the preview panel to the page that is being written."""
    _style_page(app, PREVIEW)


def _style_page(app: Sphinx, sheet: str) -> None:
    """Add a style sheet to one page only, during ``html-page-context``.

    `Sphinx.add_css_file` would also keep it in a list, once for each page.
    """
    builder: Any = app.builder
    builder.add_css_file(sheet)
