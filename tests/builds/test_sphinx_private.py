"""Sphinx still has the private names that this extension uses, with the same meaning."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.search import IndexBuilder
from sphinx.util._files import FilenameUniqDict

from sphinx_jobposting.builds import sphinx_private

from ..support.sites import Site


@pytest.fixture
def index(site: Callable[..., Site]) -> IndexBuilder:
    """Make a search index of two pages that are otherwise unknown to Sphinx."""
    made = IndexBuilder(site({"a.md": "# A\n"}).build("dummy").app.env, "en", {}, "")
    made._titles = {"a": "Cook", "b": "Lunch"}
    made._all_titles = {"a": [], "b": []}
    made._filenames = {"a": "a.md", "b": "b.md"}
    return made


def test_an_image_never_gets_a_name_that_is_taken() -> None:
    env: Any = SimpleNamespace(images=FilenameUniqDict())
    env.images.add_file("a", "one/photo.png")
    sphinx_private.set_image_names(env, ["photo.png", "photo1.png"])
    assert env.images.add_file("b", "two/photo.png") == "photo2.png"
    sphinx_private.set_image_names(env, [])
    assert env.images.add_file("c", "three/photo.png") == "photo.png"


def test_words_of_removed_pages_are_found_and_forgotten(index: IndexBuilder) -> None:
    index._mapping = {"cook": {"a"}, "menu": {"a", "b"}}
    index._title_mapping = {"cook": {"a"}, "lunch": {"b"}}
    index.prune(["b"])
    assert sphinx_private.indexed_documents(index) == {"b"}
    sphinx_private.forget_words_without_pages(index)
    assert index.get_terms({"b": 0}) == ({"menu": 0}, {"lunch": 0})


def test_index_entries_can_be_removed_and_put_back(index: IndexBuilder) -> None:
    assert sphinx_private.index_entries(index) == {}
    entries: sphinx_private.IndexEntries = {
        "b": [("lunch", "id1", "")],
        "a": [("cook", "id2", "main")],
    }
    sphinx_private.set_index_entries(index, entries)
    assert sphinx_private.index_entries(index) == entries
    assert index.freeze()["indexentries"] == {
        "cook": [(0, "id2", True)],
        "lunch": [(1, "id1", False)],
    }


def test_words_are_sorted(index: IndexBuilder) -> None:
    index._mapping = {"menu": {"a"}, "cook": {"a", "b"}}
    index._title_mapping = {"lunch": {"b"}, "cook": {"a"}}
    sphinx_private.sort_words(index)
    frozen = index.freeze()
    assert list(frozen["terms"]) == ["cook", "menu"]
    assert list(frozen["titleterms"]) == ["cook", "lunch"]


def test_all_names_of_conf_py_are_known(site: Callable[..., Site]) -> None:
    app = site({"a.md": "# A\n"}, conf="some_name = 1\n").build("dummy").app
    assert "some_name" in sphinx_private.names_in_conf(app.config)


@pytest.mark.parametrize("named", [["a"], ["gone"]])
def test_a_page_that_the_command_does_not_name_can_be_written_too(
    site: Callable[..., Site], named: list[str]
) -> None:
    built = site({"a.md": "# A\n", "b.md": "# B\n"}).build("text")
    for path in built.outdir.glob("*.txt"):
        path.unlink()
    sphinx_private.write_also(built.app.builder, {"b"})
    built.app.builder.build(named, method="specific")
    # Sphinx writes the page whose toctree has one of them.
    written = {path.stem for path in built.outdir.glob("*.txt")} - {"index"}
    assert written == {"b", *named} - {"gone"}
