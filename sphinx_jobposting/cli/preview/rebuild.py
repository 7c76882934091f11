"""The replacement for sphinx-autobuild's builder."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...i18n import terminal_catalog
from .build_result import BuildResult
from .fork_client import ForkClient
from .processes import Ended, Processes
from .watched_files import Changes

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")


@dataclass
class State:
    """The state after the last build."""

    broken: str | None = None
    """The error of a failed build, without colors; None after a successful one."""


class Rebuild:
    """A builder that shows the result in the terminal and on the open page."""

    def __init__(
        self,
        sphinx_args: list[str],
        *,
        url_host: str,
        pre_build_commands: Sequence[list[str]],
        post_build_commands: Sequence[list[str]] = (),  # new in sphinx-autobuild 2025.8
        state: State,
        processes: Processes,
        fork_client: ForkClient,
        source: Path,
        quiet: bool,
    ) -> None:
        self.arguments = sphinx_args
        self.address = f"http://{_in_a_url(url_host)}"
        self.before = pre_build_commands
        self.after = post_build_commands
        self.state = state
        self.processes = processes
        self.fork_client = fork_client
        self.source = source
        self.quiet = quiet
        self.changes = Changes()

    def __call__(self, *, changed_paths: Sequence[Path]) -> None:
        """Build because *changed_paths* changed; they are empty the first time."""
        if changed_paths:
            was_endless = self.changes.endless
            changed_paths = self.changes.to_build_for(changed_paths)
            if self.changes.endless not in (None, was_endless):
                self._say_endless(self.changes.endless)
            if not changed_paths:
                return
        if any(map(self._may_be_imported, changed_paths)):
            self.fork_client.renew()
        try:
            with self.changes.building():
                self.state.broken = self._build()
        except Ended:
            return
        self._say()

    def end(self) -> None:
        """End the running build, if any."""
        self.processes.end()

    def _may_be_imported(self, path: Path) -> bool:
        """Return whether a change of *path* may change the result of imports.

        Code may; and a package may read a file outside the source folder (``--watch``) when
        it is imported.
        """
        return path.suffix == ".py" or not path.is_relative_to(self.source)

    def _build(self) -> str | None:
        """Build, and run the commands before and after; return an error or None."""
        for command in self.before:
            if broken := self._run(command):
                return broken
        result = self.fork_client.build(self.arguments)
        if result.code:
            return _reason(result)
        for command in self.after:
            if broken := self._run(command):
                return broken
        return None

    def _run(self, command: list[str]) -> str | None:
        """Run a command of the user; return an error or None."""
        try:
            code = self.processes.run(command)
        except OSError as error:
            return f"{shlex.join(command)}: {error.strerror}"
        return _ended(shlex.join(command), code) if code else None

    def _say(self) -> None:
        params = {"address": self.address}
        if self.state.broken is not None:
            text = terminal_catalog().gettext(
                "The build failed. %(address)s stays up, and the next change starts a "
                "new build."
            )
            print(text % params, file=sys.stderr, flush=True)
        elif not self.quiet:
            text = terminal_catalog().gettext(
                "The site is at %(address)s until you press Ctrl+C."
            )
            print(text % params, flush=True)

    def _say_endless(self, path: Path) -> None:
        text = terminal_catalog().gettext(
            "Each build writes %(file)s, so each would start the next one. Changes there "
            "are now ignored. Leave the folder out: --ignore %(folder)s"
        )
        params = {"file": path, "folder": shlex.quote(str(path.parent))}
        print(text % params, file=sys.stderr, flush=True)


def _in_a_url(host: str) -> str:
    """Return host and port as in a URL, with an IPv6 address in brackets."""
    name, _, port = host.rpartition(":")
    return f"[{name}]:{port}" if ":" in name else host


def _reason(result: BuildResult) -> str:
    """Return the error of a failed build as plain text."""
    text = _ESCAPES.sub("", result.error).strip()
    text = "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)
    return text or _ended("sphinx-build", result.code)


def _ended(command: str, code: int) -> str:
    text = terminal_catalog().gettext("%(command)s ended with the exit code %(code)d.")
    return text % {"command": command, "code": code}
