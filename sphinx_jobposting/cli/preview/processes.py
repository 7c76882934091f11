"""Run processes in separate groups, so that no process or child is left running."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Sequence

PATIENCE = 2.0
"""How many seconds a process has to end after it was asked to."""


class Ended(Exception):
    """Raised if a process is started while the preview ends."""


class Processes:
    """The running processes."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[bytes]] = []
        self._ended = False
        self._lock = threading.Lock()

    def start(
        self, command: Sequence[str], pass_fds: Sequence[int] = ()
    ) -> subprocess.Popen[bytes]:
        """Start *command* in its own group, without input.

        :raises Ended: after the end of the preview.
        :raises OSError: if there is no such command.
        """
        with self._lock:
            if self._ended:
                raise Ended
            process = subprocess.Popen(  # noqa: S603 - it is the user's, or ours
                command, stdin=subprocess.DEVNULL, pass_fds=pass_fds, process_group=0
            )
            self._running.append(process)
        return process

    def run(self, command: Sequence[str]) -> int:
        """Run *command*, and return its exit code; raise like `start`."""
        process = self.start(command)
        try:
            code = process.wait()
        except BaseException:
            self.stop(process)
            raise
        if self._ended:
            raise Ended
        self._running.remove(process)
        return code

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End *process* and its whole group."""
        _signal(process, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        _signal(process, signal.SIGKILL)
        process.wait()
        with contextlib.suppress(ValueError):
            self._running.remove(process)

    def end(self) -> None:
        """End all processes, and start no new ones."""
        with self._lock:
            self._ended = True
            running = list(self._running)
        for process in running:
            self.stop(process)


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
