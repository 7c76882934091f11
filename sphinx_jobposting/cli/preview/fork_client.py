"""The client of the fork server: starts it, asks it to build, and ends it."""

from __future__ import annotations

import subprocess
import sys
from multiprocessing.connection import Connection, Pipe

from .build_result import BuildResult, Stamps, changed
from .processes import Processes

MODULE = "sphinx_jobposting.cli.preview.fork_server"


class ForkClient:
    """A client that builds in a child of the fork server, or else in a new process."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._stamps: Stamps = {}

    def start(self) -> None:
        """Start the fork server, which immediately imports Sphinx."""
        self._line, theirs = Pipe()
        command = [sys.executable, "-m", MODULE, str(theirs.fileno())]
        with theirs:
            self._process = self._processes.start(command, [theirs.fileno()])

    def renew(self) -> None:
        """End the fork server; the next build starts another one."""
        if self._process is not None:
            self._processes.stop(self._process)
        if self._line is not None:
            self._line.close()
        self._process = self._line = None
        self._stamps = {}

    def build(self, arguments: list[str]) -> BuildResult:
        """Build with the *arguments* of sphinx-build.

        :raises Ended: if the preview ends meanwhile.
        """
        if changed(self._stamps):
            self.renew()
        result = self._ask(arguments)
        if result is None or result.code < 0:
            # It cannot fork, or the child crashed: build in a new process, like
            # sphinx-autobuild.
            command = [sys.executable, "-m", "sphinx", "build", *arguments]
            return BuildResult(self._processes.run(command))
        self._stamps |= result.stamps
        return result

    def _ask(self, arguments: list[str]) -> BuildResult | None:
        """Return the result from the fork server, or None if it cannot build or is gone."""
        if self._line is None:
            self.start()
        assert self._line is not None  # noqa: S101 - for the reader, and the type checker
        try:
            self._line.send(arguments)
            answer: BuildResult | None = self._line.recv()
        except (EOFError, OSError):
            self.renew()
            return None
        return answer
