"""Make the file names of images independent of what was read last.

Sphinx numbers images with the same name in the order in which it reads the pages that use
them: ``photo.png``, ``photo1.png``. Here they get the numbers of a build that reads all
pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from docutils import nodes
from sphinx.environment import BuildEnvironment

from ..sphinx_private import set_image_names

DIGITS = "0123456789"


def settle_names(env: BuildEnvironment) -> tuple[set[str], set[str]]:
    """Number the images again.

    :returns: the pages whose images have new names, and the old names.
    """
    pages: set[str] = set()
    names: set[str] = set()
    for paths in _families(env):
        taken: set[str] = set()
        for path in _as_read(env, paths):
            users, before = env.images[path]
            name = _free_name(PurePosixPath(path), taken)
            taken.add(name)
            if name != before:
                env.images[path] = (users, name)
                pages |= users
                names.add(before)
    set_image_names(env, (name for _users, name in env.images.values()))
    return pages, names


def _families(env: BuildEnvironment) -> Iterable[list[str]]:
    """Yield groups of images with the same name, which only a number distinguishes."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in env.images:
        name = PurePosixPath(path)
        found.setdefault((name.stem.rstrip(DIGITS), name.suffix), []).append(path)
    for paths in found.values():
        own = {PurePosixPath(path).name for path in paths}
        if len(own) < len(paths) or own != {env.images[path][1] for path in paths}:
            yield paths


def _as_read(env: BuildEnvironment, paths: list[str]) -> list[str]:
    """Return the images in the order of a build that reads all pages."""
    first = {path: min(env.images[path][0]) for path in paths}
    on_page = {
        (docname, path): number
        for docname in set(first.values())
        for number, path in enumerate(_images_of(env, docname))
    }
    # Images that other extensions add, outside of the page's text, come last.
    return sorted(
        paths,
        key=lambda path: (
            first[path],
            on_page.get((first[path], path), len(on_page)),
            path,
        ),
    )


def _images_of(env: BuildEnvironment, docname: str) -> Iterable[str]:
    """Return the images of a page in order, each only once."""
    found: dict[str, None] = {}
    for image in env.get_doctree(docname).findall(nodes.image):
        candidates: dict[str, str] = image.get("candidates", {})
        found.update(dict.fromkeys(candidates.values()))
    return found


def _free_name(path: PurePosixPath, taken: set[str]) -> str:
    name, number = path.name, 0
    while name in taken:
        number += 1
        name = f"{path.stem}{number}{path.suffix}"
    return name
