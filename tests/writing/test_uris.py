"""The path and the address of the page of a document are right for every builder."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.builders import Builder
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.dummy import DummyBuilder
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.builders.text import TextBuilder
from sphinx.builders.xml import XMLBuilder
from sphinxcontrib.serializinghtml import JSONHTMLBuilder

from sphinx_jobposting.writing.uris import (
    address_of,
    output_of,
    writes_each_document,
    writes_web_pages,
)


class OwnBuilder(StandaloneHTMLBuilder):
    """A custom builder of a site."""

    name = "own"


def make(builder: type[Builder]) -> Any:
    made: Any = object.__new__(builder)  # the real one needs a site
    made.outdir, made.link_suffix = Path("/out"), ".html"
    return made


@pytest.mark.parametrize(
    ("builder", "web", "each"),
    [
        (StandaloneHTMLBuilder, True, True),
        (DirectoryHTMLBuilder, True, True),
        (OwnBuilder, True, True),
        (SingleFileHTMLBuilder, False, False),
        (JSONHTMLBuilder, False, True),
        (Epub3Builder, False, True),
        (TextBuilder, False, True),
        (XMLBuilder, False, True),
        (LaTeXBuilder, False, False),
        (DummyBuilder, False, False),
    ],
)
def test_the_class_of_a_builder_decides_what_it_writes(
    builder: type[Builder], web: bool, each: bool
) -> None:
    assert writes_web_pages(make(builder)) is web
    assert writes_each_document(make(builder)) is each


@pytest.mark.parametrize(
    ("builder", "compact", "file"),
    [
        (StandaloneHTMLBuilder, True, "/out/jobs/cook.html"),
        (DirectoryHTMLBuilder, True, "/out/jobs/cook/index.html"),
        (TextBuilder, True, "/out/jobs/cook.txt"),
        (MessageCatalogBuilder, True, "/out/jobs.pot"),
        (MessageCatalogBuilder, False, "/out/jobs/cook.pot"),
        (LaTeXBuilder, True, None),
    ],
)
def test_a_page_has_the_right_file(
    builder: type[Builder], compact: bool, file: str | None
) -> None:
    config = SimpleNamespace(gettext_compact=compact)
    app: Any = SimpleNamespace(builder=make(builder), outdir="/out", config=config)
    assert output_of(app, "jobs/cook") == (file and Path(file))


@pytest.mark.parametrize(
    ("builder", "docname", "address"),
    [
        (StandaloneHTMLBuilder, "jobs/köchin", "https://a.example/jobs/k%C3%B6chin.html"),
        (DirectoryHTMLBuilder, "jobs/köchin", "https://a.example/jobs/k%C3%B6chin/"),
        (DirectoryHTMLBuilder, "index", "https://a.example/"),
    ],
)
def test_the_address_of_a_page_is_escaped_once(
    builder: type[Builder], docname: str, address: str
) -> None:
    assert address_of(make(builder), docname, "https://a.example/") == address
