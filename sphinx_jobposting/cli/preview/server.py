"""Run sphinx-autobuild's server with three of its parts replaced."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import watchfiles

from .autobuild_private import RebuildServer, run_with
from .fork_client import ForkClient
from .page import Injector
from .processes import Processes
from .rebuild import Rebuild, State


def serve(
    arguments: list[str],
    processes: Processes,
    fork_client: ForkClient,
    source: Path,
    quiet: bool,
) -> None:
    """Run sphinx-autobuild with *arguments*, but build *source* with *fork_client*."""
    state = State()
    builder = partial(
        Rebuild,
        state=state,
        processes=processes,
        fork_client=fork_client,
        source=source,
        quiet=quiet,
    )
    run_with(
        arguments,
        builder=builder,
        injector=partial(Injector, state=state),
        server=Watcher,
        show_message=_print_nothing,
    )


def _print_nothing(text: str) -> None:
    """Print nothing: `Rebuild` says the same in the language of the terminal."""


class Watcher(RebuildServer):  # type: ignore[misc]
    """A watcher for changes, which tells open pages to reload."""

    async def watch(self) -> None:
        """Build after each change, in a thread, because pages are served from this
        process."""
        changes_seen = watchfiles.awatch(
            *self.paths, watch_filter=lambda _change, path: not self.ignore(path)
        )
        async for changes in changes_seen:
            paths = sorted({Path(path).resolve() for _change, path in changes})
            try:
                await asyncio.to_thread(self.change_callback, changed_paths=paths)
            except asyncio.CancelledError:
                # The thread waits for the build, and Python waits for the thread at exit.
                self.change_callback.end()
                raise
            self.flag.set()
