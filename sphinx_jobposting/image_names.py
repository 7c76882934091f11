"""The names of images in the output, which must not depend on what was read last.

Sphinx numbers images of one name in the order in which it reads the pages that use them:
``photo.png``, ``photo1.png``. Here they are numbered in the order of their paths.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from sphinx.environment import BuildEnvironment


def settle_names(env: BuildEnvironment) -> tuple[set[str], set[str]]:
    """Number the images anew.

    :returns: the pages with images of another name now, and the names that those had.
    """
    taken: set[str] = set()
    pages: set[str] = set()
    names: set[str] = set()
    for path in sorted(env.images):
        users, before = env.images[path]
        name = _free_name(PurePosixPath(path), taken)
        taken.add(name)
        if name != before:
            env.images[path] = (users, name)
            pages |= users
            names.add(before)
    # Private: the names that Sphinx gives to no other image.
    env.images._existing = taken
    return pages, names


def _free_name(path: PurePosixPath, taken: set[str]) -> str:
    name, number = path.name, 0
    while name in taken:
        number += 1
        name = f"{path.stem}{number}{path.suffix}"
    return name
