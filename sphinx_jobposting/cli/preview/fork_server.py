"""The fork server, which imports what a build needs, and forks a child for each build.

Each child runs ``python -m sphinx build`` like a new process, and ends. The server itself
only imports modules, so each build starts in the state of a new process. ``python -m
sphinx_jobposting.cli.preview.fork_server FD`` is told what to build, and answers, through
the connection at FD; when that closes, it ends with all of its children.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import importlib.util
import os
import runpy
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_jobposting.cli.preview.build_result import (
    BuildResult,
    Environment,
    Tee,
    changed_variables,
    is_own,
    module_files,
    stamped,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Child:
    """A build in a forked process."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe
        self.process = os.getpid()
        self.inherited = set(sys.modules)
        self.environment = dict(os.environ)
        self.early: dict[str, str] | None = None
        self.early_environment: dict[str, str] = {}
        self.folders: set[Path] = set()
        self.code = 1
        self.broke = ""
        self.errors = Tee(sys.stderr)

    def build(self) -> None:
        """Do what ``python -m sphinx`` does with the arguments in ``sys.argv``."""
        sys.stderr = self.errors
        # There may be a new module in a folder that was listed before the fork.
        importlib.invalidate_caches()
        self._follow()
        try:
            runpy.run_module("sphinx", run_name="__main__", alter_sys=True)
            self.code = 0
        except SystemExit as end:
            self.code = end.code if isinstance(end.code, int) else int(bool(end.code))
            if isinstance(end.code, str):
                print(end.code, file=sys.stderr)
        except BaseException:
            sys.excepthook(*sys.exc_info())

    def _follow(self) -> None:
        """Record which modules are loaded before a page is read, and errors."""
        from sphinx.application import Sphinx  # late: only the process that builds needs it

        begin, build = Sphinx.__init__, Sphinx.build

        def begin_followed(app: Sphinx, *args: Any, **options: Any) -> None:
            with self._noting_what_breaks():
                begin(app, *args, **options)
            self.folders = {Path(app.srcdir), Path(app.confdir)}
            self.early = module_files(self.inherited)
            self.early_environment = dict(os.environ)

        def build_followed(app: Sphinx, *args: Any, **options: Any) -> None:
            with self._noting_what_breaks():
                build(app, *args, **options)

        Sphinx.__init__ = begin_followed  # type: ignore[method-assign,assignment]
        Sphinx.build = build_followed  # type: ignore[method-assign,assignment]

    @contextmanager
    def _noting_what_breaks(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            self.broke = str(error)
            raise

    def result(self) -> None:
        """Send the result, when threads have ended and other exit functions have run."""
        if os.getpid() != self.process:
            return  # this process was forked by an extension
        files = module_files(self.inherited)
        conf = [str(folder / "conf.py") for folder in self.folders]
        modules = self._shared(files)
        stamps = stamped([*files.values(), *conf])
        error = f"{self.broke}\n\n{self.errors.kept}"
        environment = changed_variables(self.environment, self.early_environment)
        self.pipe.send(BuildResult(self.code, error, modules, stamps, environment))
        self.pipe.close()

    def _shared(self, files: dict[str, str]) -> dict[str, str]:
        """Return the modules in *files* that a later build may find loaded."""
        if self.early is None:
            return {}
        varied = dict(os.environ) != self.early_environment
        if "sphinx.ext.autodoc" in sys.modules or varied:
            # autodoc imports modules in its own way, with mocks; and modules that are
            # imported after variables were set again may be different.
            files = self.early
        return {
            name: file for name, file in files.items() if not is_own(file, self.folders)
        }


class ForkServer:
    """The fork server."""

    def __init__(self, line: Connection) -> None:
        self.line = line
        self.child: Child | None = None
        self.sound = True
        self.environment: Environment | None = None
        """The environment variables that were set when modules were loaded here."""
        # The function that is registered first runs last, after those of extensions.
        atexit.register(self._at_exit)

    def _at_exit(self) -> None:
        if self.child is not None:
            self.child.result()

    def run(self) -> None:
        """Build as often as requested, or once in a child."""
        importlib.import_module("sphinx.application")
        while True:
            sys.argv[1:] = ["build", *self._heard()]
            # A fork would copy the locks of other threads, but not the threads.
            if not self.sound or threading.active_count() > 1:
                self.line.send(None)
                continue
            ours, theirs = Pipe(duplex=False)
            _flush()
            gc.freeze()
            try:
                pid = os.fork()
            except OSError:
                self.line.send(None)
                continue
            if pid == 0:
                self.line.close()
                ours.close()
                self.child = Child(theirs)
                self.child.build()
                return
            theirs.close()
            result = self._await(ours, pid)
            self.sound = self._load(result)

    def _load(self, result: BuildResult) -> bool:
        """Load what a build had loaded; return whether later builds can start from this
        state.

        ``conf.py`` sets its variables before extensions are imported. If it sets others in
        each build, the state differs from that when they were imported here.
        """
        if self.environment is None and result.modules:
            self.environment = result.environment
        if self.environment not in (None, result.environment):
            return False
        with _variables(result.environment):
            return load(result.modules)

    def _heard(self) -> list[str]:
        """Return the arguments of the next build."""
        try:
            arguments: list[str] = self.line.recv()
        except EOFError:
            sys.exit()
        return arguments

    def _await(self, pipe: Connection, pid: int) -> BuildResult:
        """Pass on the result of the child *pid*, and wait for its end."""
        if self.line in wait([self.line, pipe]):
            # Nothing is sent while a build runs, so the client is gone.
            os.killpg(0, signal.SIGKILL)
        try:
            result: BuildResult = pipe.recv()
            self.line.send(result)
            os.waitpid(pid, 0)
        except EOFError:
            _pid, status = os.waitpid(pid, 0)
            result = BuildResult(os.waitstatus_to_exitcode(status))
            self.line.send(result)
        return result


def load(modules: Mapping[str, str]) -> bool:
    """Import each of *modules* whose name means the same file here.

    Return false if the state is not the same as in the build that had them.
    """
    before = set(sys.modules)
    with _hushed():
        try:
            for name, file in modules.items():
                if name not in sys.modules and _file_of(name) == file:
                    importlib.import_module(name)
        except BaseException:
            return False
    # A second name for the same file, as in requests, does not matter.
    known = set(modules.values())
    return all(
        file in known and modules.get(name, file) == file
        for name, file in module_files(before).items()
    )


def _file_of(name: str) -> str | None:
    """Return the file that *name* would import, "" for a folder, or None without one."""
    parent = name.rpartition(".")[0]
    if parent and parent not in sys.modules:
        return None  # looking for it would import the parent
    spec = importlib.util.find_spec(name)
    return None if spec is None else spec.origin or ""


@contextmanager
def _variables(changed: Environment) -> Iterator[None]:
    """Set and remove variables temporarily."""
    before = dict(os.environ)
    for name, value in changed.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _hushed() -> Iterator[None]:
    """Hide output from the terminal temporarily, without replacing the streams."""
    _flush()
    kept = {number: os.dup(number) for number in (1, 2)}
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        for number in kept:
            os.dup2(nothing, number)
        yield
    finally:
        _flush()
        for number, copy in kept.items():
            os.dup2(copy, number)
            os.close(copy)
        os.close(nothing)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()


if __name__ == "__main__":
    # It is not a foreground process, but its output belongs on the terminal.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    ForkServer(Connection(int(sys.argv[1]))).run()
