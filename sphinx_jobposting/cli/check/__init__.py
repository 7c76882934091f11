"""``sphinx-jobposting check``: reads built pages and JSON-LD, and says what is wrong.

It works on the output of any site, and imports neither Sphinx nor docutils.
"""

from __future__ import annotations

from .run import add_arguments, run

__all__ = ["add_arguments", "run"]
