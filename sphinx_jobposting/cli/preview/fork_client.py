"""This side of the fork server: starts it, asks it to build, throws it away."""

from __future__ import annotations

import subprocess
import sys
from multiprocessing.connection import Connection, Pipe

from .build_report import Report, Stamps, changed
from .processes import Processes

MODULE = "sphinx_jobposting.cli.preview.fork_server"


class ForkClient:
    """Builds with Sphinx, in a child of the fork server or in a process of its own."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._stamps: Stamps = {}

    def start(self) -> None:
        """Start the fork server, which imports Sphinx at once."""
        self._line, theirs = Pipe()
        command = [sys.executable, "-m", MODULE, str(theirs.fileno())]
        with theirs:
            self._process = self._processes.start(command, [theirs.fileno()])

    def renew(self) -> None:
        """Throw the fork server away; the next build starts another."""
        if self._process is not None:
            self._processes.stop(self._process)
        if self._line is not None:
            self._line.close()
        self._process = self._line = None
        self._stamps = {}

    def build(self, arguments: list[str]) -> Report:
        """Build with the *arguments* of sphinx-build.

        Raises `Ended` where the preview ends meanwhile.
        """
        if changed(self._stamps):
            self.renew()
        report = self._ask(arguments)
        if report is None or report.code < 0:
            # It cannot fork, or what was forked crashed: as sphinx-autobuild does it.
            command = [sys.executable, "-m", "sphinx", "build", *arguments]
            return Report(self._processes.run(command))
        self._stamps |= report.stamps
        return report

    def _ask(self, arguments: list[str]) -> Report | None:
        """Return what the fork server answers; None where it cannot build, or is gone."""
        if self._line is None:
            self.start()
        assert self._line is not None  # noqa: S101 - for the reader, and the type checker
        try:
            self._line.send(arguments)
            answer: Report | None = self._line.recv()
        except (EOFError, OSError):
            self.renew()
            return None
        return answer
