"""``sphinx-jobposting check``: lint built pages and JSON-LD.

It works on the output of any site, and imports neither Sphinx nor docutils.
"""

from __future__ import annotations

from .run import add_arguments, run

__all__ = ["add_arguments", "run"]
