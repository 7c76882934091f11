"""The file names of images do not depend on which page was read last."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.util._files import FilenameUniqDict

from sphinx_jobposting.builds.incremental.image_names import settle_names


def site(*read: tuple[str, str], text: dict[str, list[str]] | None = None) -> Any:
    """Make an environment that read images in this order, each a page and a file.

    *text* has the images of pages in the order of the text.
    """
    images = FilenameUniqDict()
    for docname, file in read:
        images.add_file(docname, file)

    def doctree(docname: str) -> nodes.Element:
        shown = (text or {}).get(docname, [])
        return nodes.section(
            "", *(nodes.image(uri=file, candidates={"*": file}) for file in shown)
        )

    return SimpleNamespace(images=images, get_doctree=doctree)


def names(env: Any) -> dict[str, str]:
    return {file: name for file, (_users, name) in env.images.items()}


def test_the_first_page_gets_the_name_although_another_was_read_before() -> None:
    env = site(("baker", "b/photo.png"), ("cook", "c/photo.png"), ("about", "a/photo.png"))
    assert settle_names(env) == (
        {"about", "baker", "cook"},
        {"photo.png", "photo1.png", "photo2.png"},
    )
    assert names(env) == {
        "a/photo.png": "photo.png",
        "b/photo.png": "photo1.png",
        "c/photo.png": "photo2.png",
    }


def test_names_of_a_clean_build_stay_unchanged() -> None:
    env = site(("baker", "b/photo.png"), ("cook", "c/photo.png"))
    before = names(env)
    assert settle_names(env) == (set(), set())
    assert names(env) == before


def test_an_image_loses_its_number_when_the_other_is_gone() -> None:
    env = site(("baker", "b/photo.png"), ("cook", "c/photo.png"), ("about", "c/photo.png"))
    env.images.purge_doc("baker")
    assert settle_names(env) == ({"about", "cook"}, {"photo1.png"})
    assert names(env) == {"c/photo.png": "photo.png"}


def test_an_image_that_is_read_later_gets_a_free_name() -> None:
    env = site(("baker", "b/photo.png"), ("cook", "c/photo.png"))
    env.images.purge_doc("baker")
    settle_names(env)
    assert env.images.add_file("about", "a/photo.png") == "photo1.png"


def test_an_image_whose_file_name_has_a_number_keeps_it() -> None:
    # A clean build uses photo1.png from the second page, and then photo2.png.
    env = site(("a", "a/photo.png"), ("b", "b/photo1.png"), ("c", "c/photo.png"))
    assert settle_names(env) == (set(), set())
    assert names(env)["c/photo.png"] == "photo2.png"


def test_images_with_another_name_or_suffix_stay() -> None:
    env = site(
        ("cook", "c/photo.png"), ("baker", "b/photo.png"), ("cook", "c/photo.svg"),
        ("cook", "c/logo.png"),
    )  # fmt: skip
    assert settle_names(env)[0] == {"baker", "cook"}
    assert names(env)["c/photo.svg"] == "photo.svg"
    assert names(env)["c/logo.png"] == "logo.png"


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (["z/photo.png", "a/photo.png"], "z/photo.png"),
        (["a/photo.png", "z/photo.png"], "a/photo.png"),
        # An image that another extension adds comes after those of the text.
        (["z/photo.png"], "z/photo.png"),
        ([], "a/photo.png"),
    ],
)
def test_images_on_a_page_are_numbered_in_the_order_of_the_text(
    order: list[str], first: str
) -> None:
    read = [("cook", "a/photo.png"), ("cook", "z/photo.png")]
    env = site(*read, text={"cook": order})
    settle_names(env)
    assert names(env)[first] == "photo.png"


def test_an_image_belongs_to_the_first_page_that_shows_it() -> None:
    env = site(("b", "b/photo.png"), ("c", "c/photo.png"), ("a", "c/photo.png"))
    settle_names(env)
    assert names(env) == {"c/photo.png": "photo.png", "b/photo.png": "photo1.png"}
