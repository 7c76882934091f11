"""Private names of sphinx-autobuild, which is a command without a Python API.

As of sphinx-autobuild 2024.10 to 2025.8; `tests/cli/preview/test_parts.py` fails when one
of them goes.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from typing import Any

from sphinx_autobuild import __main__ as autobuild
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer

__all__ = ["RebuildServer", "options_parser", "reload_injector", "run", "run_with"]
# The attributes ``paths``, ``ignore``, ``change_callback``, and ``flag`` of `RebuildServer`
# are used, too.


def options_parser() -> argparse.ArgumentParser:
    """Return the parser of all options of sphinx-autobuild and sphinx-build."""
    parser: argparse.ArgumentParser = autobuild._get_sphinx_build_parser()
    return parser


def run(arguments: Sequence[str]) -> None:
    """Run the command ``sphinx-autobuild``."""
    # Its output should appear at once, even in a log or a pipe.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    autobuild.main(arguments)


def run_with(
    arguments: Sequence[str],
    *,
    builder: Callable[..., Any],
    injector: Callable[..., Any],
    server: type[RebuildServer],
    show_message: Callable[[str], None],
) -> None:
    """Run ``sphinx-autobuild`` with other parts, which it looks up in its module."""
    autobuild.Builder = builder
    autobuild.JavascriptInjectorMiddleware = injector
    autobuild.RebuildServer = server
    autobuild.show_message = show_message
    autobuild.main(arguments)


def reload_injector(app: Any, ws_url: str, more: bytes = b"") -> Any:
    """Return the middleware that adds to pages the script to reload them, and *more*."""
    injector = JavascriptInjectorMiddleware(app, ws_url=ws_url)
    injector.script += more
    return injector
