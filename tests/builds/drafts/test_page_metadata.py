"""What a hidden section says about its page as a whole is removed with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from sphinx_jobposting.builds.drafts.draft_warnings import LAST, Extent
from sphinx_jobposting.builds.drafts.page_metadata import forget_metadata

PAGE = """Jobs
====

.. meta::
   :keywords: open, kitchen

.. header:: Open jobs

Cook
----

.. meta::
   :keywords: secret, chef
   :author: open, kitchen

.. title:: The secret page

.. header:: A *secret*
   line

.. footer:: Secret foot
"""


@pytest.fixture
def document(tmp_path: Path) -> nodes.document:
    """Return a page whose second section will be hidden."""
    path = tmp_path / "jobs.rst"
    path.write_text(PAGE, encoding="utf-8")
    parser = Parser()
    made = new_document(str(path), get_default_settings(parser))
    parser.parse(PAGE, made)
    return made


def said(document: nodes.document) -> set[str]:
    """Return the metadata of a page."""
    found = {str(meta["content"]) for meta in document.findall(nodes.meta)}
    parts: list[nodes.Element] = [*document.findall(nodes.header)]
    for part in (*parts, *document.findall(nodes.footer)):
        found |= {child.astext().replace("\n", " ") for child in part.children}
    return found | {str(document.get("title", ""))}


def test_metadata_from_hidden_lines_are_removed_and_the_rest_stays(
    document: nodes.document,
) -> None:
    path = document["source"]
    assert "The secret page" in said(document)
    forget_metadata(document, [Extent(path, 9, LAST)])
    # What a public line also says stays, because the two cannot be told apart.
    assert said(document) == {"open, kitchen", "Open jobs", ""}


def test_everything_stays_if_other_lines_are_hidden(document: nodes.document) -> None:
    before = said(document)
    forget_metadata(document, [Extent(document["source"], 1, 2)])
    assert said(document) == before


def test_lines_of_two_parts_of_a_file_are_both_hidden(document: nodes.document) -> None:
    path = document["source"]
    forget_metadata(document, [Extent(path, 1, 8), Extent(path, 9, LAST)])
    assert said(document) == {""}


def test_a_missing_file_is_not_a_failure(document: nodes.document, tmp_path: Path) -> None:
    before = said(document)
    forget_metadata(document, [Extent(str(tmp_path / "gone.txt"), 1, LAST)])
    assert said(document) == before


def test_no_file_is_read_for_a_page_without_metadata() -> None:
    document = new_document("x.rst", get_default_settings(Parser()))
    forget_metadata(document, iter(()))
    assert document.children == []
