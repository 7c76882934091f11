"""Find the pages that show a change, by the links on the pages as last written.

Only the theme knows what a page shows of others: a collapsed tree, a full tree, or the
previous page. But whatever it shows of another page, it links to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder

from ...domain import SiteIndex
from ...writing.uris import writes_web_pages

_LETTER = r"""[^/"'=<>\s#?&;\\]"""
_END = re.compile(rf"""[/"'=;]({_LETTER}+)(?!{_LETTER})""")
"""The last part of an address, in any attribute or script; other matches do no harm."""

_PLAIN = re.compile(f"{_LETTER}+")
"""The end of an address without escapes."""


def can_tell(app: Sphinx) -> bool:
    """Return whether links tell what pages show; templates of a site may not use links."""
    if not writes_web_pages(app.builder):
        return False
    for name in app.config.templates_path:
        folder = Path(app.confdir, name)
        # The templates of extensions are elsewhere.
        own = folder.is_relative_to(app.confdir) or not Path(name).is_absolute()
        if own and any(folder.rglob("*.html*")):
            return False
    return True


class PageLinks:
    """A lookup of when something changed that a page shows of other pages.

    *changed* says for each document when that was, in microseconds. Addresses are compared
    by their last part only, since a page may link to another in several ways.
    """

    def __init__(
        self, builder: Builder, changed: Mapping[str, int], index: SiteIndex
    ) -> None:
        self._changed = changed
        self._index = index
        self._encoding = builder.config.html_output_encoding
        self._everywhere = 0
        self._ends: dict[str, int] = {}
        for name, when in changed.items():
            end = builder.get_target_uri(name).rstrip("/").rpartition("/")[2]
            if end.isascii() and _PLAIN.fullmatch(end):
                self._ends[end] = max(when, self._ends.get(end, 0))
            else:
                self._everywhere = max(when, self._everywhere)

    def newest(self, docname: str, named: Iterable[str], path: Path | None) -> int:
        """Return the time of the latest change that a page shows.

        It refers to the documents *named*. *path* is the written page, if it shows
        navigation.
        """
        found = [self._changed.get(name, 0) for name in named]
        if path is not None:
            text = path.read_text(encoding=self._encoding, errors="replace")
            found += map(self._ends.__getitem__, self._ends.keys() & {*_END.findall(text)})
            # The page and its parents, which it may show without a link, or with "..".
            line = (docname, *self._index.ancestors(docname))
            found += (self._changed.get(name, 0) for name in line)
            found.append(self._everywhere)
        return max(found, default=0)
