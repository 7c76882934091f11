"""Build a small handbook with the theme naked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

INDEX = """Handbook
========

.. toctree::
   :caption: Parts
   :hidden:

   one
   folder/two
"""
ONE = "One\n===\n\nText of one.\n\nPart\n----\n\nText.\n"
TWO = "Two\n===\n\n.. index:: apple, pear\n\nText of two.\n"


class Built:
    """A built site."""

    def __init__(self, folder: Path, warnings: str) -> None:
        self.folder = folder
        self.warnings = warnings

    def page(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def tree(self, name: str) -> Any:
        """Return the page as an element tree; HTML that is not well-formed is an error."""
        parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        return parser.parse(self.page(name))


Build = Callable[..., Built]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a small handbook with other *files* and *configuration*."""

    def built(
        files: dict[str, str] | None = None, builder: str = "html", **configuration: Any
    ) -> Built:
        source = tmp_path / "source"
        texts = {"index.rst": INDEX, "one.rst": ONE, "folder/two.rst": TWO, **(files or {})}
        for name, text in texts.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        warnings = tmp_path / "warnings"
        out = tmp_path / f"{builder}{len(list(tmp_path.iterdir()))}"
        with (
            warnings.open("w+", encoding="utf-8") as log,
            patch_docutils(source),
            docutils_namespace(),
        ):
            app = Sphinx(
                source,
                source if "conf.py" in texts else None,
                out,
                tmp_path / "doctrees",
                builder,
                {
                    "html_theme": "naked",
                    "project": "Long Table",
                    "html_title": "Long Table Handbook",
                }
                | configuration,
                status=None,
                warning=log,
                freshenv=True,
            )
            try:
                app.build()
            finally:
                translators.clear()  # Sphinx keeps the language of the last build
            log.seek(0)
            return Built(out, log.read())

    return built
