"""``sphinx-jobposting import``: turn existing pages and files into postings.

Data flows one way: `sources` reads files, `fields` and `body` interpret them, `assemble`
puts a page together, `writer` writes it, and `report` says what was done.
"""

from __future__ import annotations

from .command import add_arguments, run

__all__ = ["add_arguments", "run"]
