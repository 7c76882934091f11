"""What Sphinx and Python do not promise, as of Sphinx 8.2 to 9.1 and Python 3.11 to 3.14.

`tests/theme/test_sphinx_private.py` fails when it is no longer so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sphinx.application import Sphinx

Note = Callable[[str | None, str, frozenset[str]], None]
"""Takes an asset's name, the text of one without a file, and the files of the code that
added it."""


def watch_assets(app: Sphinx, note: Note) -> None:
    """Call *note* for each asset that is added from now on.

    Sphinx does not record who adds an asset. So the methods ``add_css_file`` and
    ``add_js_file`` of *app* are replaced, which extensions call on the object that Sphinx
    hands them.
    """
    for method in ("add_css_file", "add_js_file"):
        setattr(app, method, partial(_add, note, getattr(app, method)))


def _add(
    note: Note,
    add: Callable[..., None],
    filename: str | None,
    *args: Any,
    **attributes: Any,
) -> None:
    note(filename, str(attributes.get("body") or ""), frozenset(_calling_files()))
    add(filename, *args, **attributes)


def _calling_files() -> Iterator[str]:
    """Yield the source files of the functions that are running, the innermost first.

    ``sys._getframe`` exists in CPython and PyPy; `inspect.stack` would also read the files.
    """
    frame = sys._getframe(1)
    while frame := frame.f_back:  # type: ignore[assignment]  # None at the outermost
        yield frame.f_code.co_filename
