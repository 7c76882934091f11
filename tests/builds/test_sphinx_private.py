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
def test_a_page_that_the_command_does_not_name_can_also_be_written(
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


def test_the_search_index_is_written_by_another_format(site: Callable[..., Site]) -> None:
    made = site({"a.md": "# A\n"})
    builder: Any = made.build().app.builder
    given: list[Any] = []
    other = SimpleNamespace(dump=lambda index, stream: given.append(index))
    assert sphinx_private.index_format(builder) is not None
    sphinx_private.set_index_format(builder, other)
    builder.dump_search_index()
    assert [index["docnames"] for index in given] == [("a", "index")]
    assert sphinx_private.index_format(made.build("text").app.builder) is None


def test_a_page_is_translated_without_being_written(site: Callable[..., Site]) -> None:
    """Without these attributes, a translator fails, or numbers and links are wrong."""
    text = (
        "# A\n\n```{figure} a.png\n:name: plate\n\nA plate\n```\n\n"
        "{numref}`plate`, {download}`a.png`\n"
    )
    built = site(
        {"deep/a.md": text, "deep/a.png": b"PNG"},
        conf="numfig = True\n",
        index="# Jobs\n\n```{toctree}\ndeep/a\n```\n",
    ).build()
    builder: Any = built.app.builder
    names = ("secnumbers", "fignumbers", "imgpath", "dlpath", "current_docname")
    for name in names:
        vars(builder).pop(name, None)
    doctree = built.app.env.get_doctree("deep/a")
    built.app.env.apply_post_transforms(doctree, "deep/a")
    sphinx_private.prepare_page(builder, "deep/a", doctree)
    translator: Any = builder.create_translator(doctree, builder)
    doctree.walkabout(translator)
    markup = "".join(translator.body)
    written = built.html("deep/a.html")
    assert 'src="../_images/a.png"' in markup
    assert "../_downloads/" in markup
    assert "Fig. 1" in markup
    for line in markup.splitlines():
        assert line.strip() in written


def test_myst_lists_the_slugs_of_headings(site: Callable[..., Site]) -> None:
    conf = 'extensions = ["myst_parser"]\nmyst_heading_anchors = 2\n'
    built = site({"a.md": "# A page\n\n## Its end\n"}, conf=conf).build("dummy")
    found: list[dict[str, tuple[int, str, str]]] = []
    app = built.app
    app.connect(
        "doctree-read",
        lambda app, tree: found.append(dict(sphinx_private.heading_slugs(tree))),
    )
    app.builder.read_doc("a")
    assert found[-1] == {
        "a-page": (1, "a-page", "A page"),
        "its-end": (3, "its-end", "Its end"),
    }


@pytest.mark.parametrize(
    ("domain", "first", "second"),
    [("c", "int bake(int x)", "int cook(int x)"), ("cpp", "int Bake()", "int Cook()")],
)
def test_one_symbol_of_a_page_is_forgotten_and_the_other_stays(
    site: Callable[..., Site], domain: str, first: str, second: str
) -> None:
    text = f"# A\n\n```{{{domain}:function}} {first}\n```\n\n"
    text += f"```{{{domain}:function}} {second}\n```\n"
    env = site({"a.md": text}).build("dummy").app.env
    domains = env.domains
    ids = {name: id_ for name, _, _, _, id_, _ in domains[domain].get_objects()}
    gone, kept = first.split()[1].partition("(")[0], second.split()[1].partition("(")[0]
    assert {gone, kept} <= set(ids)
    env.current_document.docname = "a"
    sphinx_private.forget_symbols(env, {ids[gone]})
    left = {name for name, *_ in domains[domain].get_objects()}
    assert kept in left
    assert gone not in left
