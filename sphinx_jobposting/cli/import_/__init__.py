"""``sphinx-jobposting import``: make postings of existing pages and files.

Data flows one way: `sources` reads files, `fields` and `body` interpret them, `assemble`
makes a page, `writer` writes it, and `report` says what was done.
"""

from __future__ import annotations

from .command import add_arguments, run

__all__ = ["add_arguments", "run"]
