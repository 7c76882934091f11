"""The links of a written page tell whether it shows a page that changed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_jobposting.builds.incremental.page_links import PageLinks

from ...support.registry import registry

CHANGED = {"jobs/cook": 5, "jobs/baker": 7, "jobs": 3}


def links(suffix: str = ".html", changed: dict[str, int] = CHANGED) -> PageLinks:
    """Make the lookup for a site whose toctrees have a job below the jobs page."""
    builder: Any = SimpleNamespace(
        config=SimpleNamespace(html_output_encoding="utf-8"),
        get_target_uri=lambda docname: docname + suffix,
    )
    domain = registry()
    domain.env.toctree_includes = {"jobs": ["jobs/cook", "jobs/baker"]}
    return PageLinks(builder, changed, domain.index)


@pytest.mark.parametrize(
    ("html", "newest"),
    [
        ('<a href="jobs/cook.html">', 5),
        ("<a href='../jobs/cook.html#part'>", 5),
        ('<a href="cook.html?v=1">', 5),
        ('<link rel="next" href="jobs/baker.html"><a href="cook.html">', 7),
        ('<script>var next = "/jobs/baker.html";</script>', 7),
        ('<a href="jobs/cookie.html">', 0),
        ('<a href="precook.html">', 0),
        ("<p>cook.html is no link</p>", 0),
        ("", 0),
    ],
)
def test_a_page_shows_what_it_links_to(html: str, newest: int, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(html)
    assert links().newest("index", (), page) == newest


def test_under_dirhtml_the_last_folder_names_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<a href="../jobs/cook/">')
    assert links("/").newest("index", (), page) == 5


def test_a_page_shows_its_parents_without_a_link(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("")
    assert links().newest("jobs/cook", (), page) == 5
    assert links(changed={"jobs": 3}).newest("jobs/cook", (), page) == 3


def test_a_page_without_navigation_shows_only_what_it_refers_to() -> None:
    assert links().newest("about", ("jobs/cook",), None) == 5
    assert links().newest("about", ("plain",), None) == 0


def test_an_address_with_several_spellings_may_be_anywhere(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>nothing</p>")
    assert links(changed={"jobs/köchin": 9}).newest("index", (), page) == 9
