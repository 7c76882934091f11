"""sphinx-autobuild's own server, with our parts in place of three of its own.

It has no interface for that. What is used of it are the function ``main``, which is its
command; the names ``Builder``, ``RebuildServer``, ``JavascriptInjectorMiddleware`` and
``show_message``, which ``main`` looks up in its module; the attributes ``paths``,
``ignore``, ``change_callback`` and ``flag`` of its ``RebuildServer``; the attribute
``script`` of its middleware; and its parser, ``_get_sphinx_build_parser``.
"""

from __future__ import annotations

import argparse
import asyncio
from functools import partial
from pathlib import Path

import watchfiles
from sphinx_autobuild import __main__ as autobuild
from sphinx_autobuild.server import RebuildServer

from .fork_client import Warm
from .page import Injector
from .processes import Processes
from .rebuild import Rebuild, State


def parser() -> argparse.ArgumentParser:
    """The parser of all options of sphinx-autobuild and sphinx-build."""
    made: argparse.ArgumentParser = autobuild._get_sphinx_build_parser()
    return made


def serve_plainly(arguments: list[str]) -> None:
    """Be sphinx-autobuild, with *arguments*."""
    autobuild.main(arguments)


def serve(
    arguments: list[str], processes: Processes, warm: Warm, source: Path, quiet: bool
) -> None:
    """Be sphinx-autobuild, with *arguments*, but build with *warm* the site in *source*."""
    state = State()
    autobuild.Builder = partial(
        Rebuild,
        state=state,
        processes=processes,
        warm=warm,
        source=source,
        quiet=quiet,
    )
    autobuild.JavascriptInjectorMiddleware = partial(Injector, state=state)
    autobuild.RebuildServer = Watcher
    autobuild.show_message = _unsaid
    autobuild.main(arguments)


def _unsaid(text: str) -> None:
    """What sphinx-autobuild says, `Rebuild` says in the language of the terminal."""


class Watcher(RebuildServer):  # type: ignore[misc]
    """Sees changes, and tells open pages to load again."""

    async def watch(self) -> None:
        """Build after each change, in a thread: what is to be shown is in this process."""
        changes_seen = watchfiles.awatch(
            *self.paths, watch_filter=lambda _change, path: not self.ignore(path)
        )
        async for changes in changes_seen:
            paths = sorted({Path(path).resolve() for _change, path in changes})
            try:
                await asyncio.to_thread(self.change_callback, changed_paths=paths)
            except asyncio.CancelledError:
                # The thread waits for the build, and Python at its end for the thread.
                self.change_callback.end()
                raise
            self.flag.set()
