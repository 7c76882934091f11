"""``sphinx-jobposting import``: postings from the pages that people have.

Data flows one way: `sources` reads files, `fields` and `body` understand what they say,
`assemble` makes a page of it, `writer` writes it, and `report` tells what was done.
"""

from __future__ import annotations

from .command import add_arguments, run

__all__ = ["add_arguments", "run"]
