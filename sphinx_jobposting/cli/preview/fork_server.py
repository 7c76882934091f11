"""The fork server: it has imported what a build needs, and forks a child for each build.

Each child runs ``python -m sphinx build`` as a new process would, and ends. Here nothing
but imports ever happens, so that each build starts from the state of a new process.
``python -m sphinx_jobposting.cli.preview.fork_server FD`` is told what to build, and
answers, through the connection at FD; when that closes, it ends with all of its children.
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

from sphinx_jobposting.cli.preview.build_report import (
    Environment,
    Report,
    Tee,
    changed_variables,
    is_own,
    module_files,
    stamped,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Child:
    """A build, in a process of its own."""

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
        """Do as ``python -m sphinx`` does with the arguments in ``sys.argv``."""
        sys.stderr = self.errors
        # A module that is new may lie in a folder that was listed before the fork.
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
        """Note which modules are loaded before a page is read, and what breaks."""
        from sphinx.application import Sphinx

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

    def report(self) -> None:
        """Say how it ended. Threads have ended by now, and other exit functions ran."""
        if os.getpid() != self.process:
            return  # a process that an extension forked
        files = module_files(self.inherited)
        conf = [str(folder / "conf.py") for folder in self.folders]
        modules = self._shared(files)
        stamps = stamped([*files.values(), *conf])
        said = f"{self.broke}\n\n{self.errors.kept}"
        environment = changed_variables(self.environment, self.early_environment)
        self.pipe.send(Report(self.code, said, modules, stamps, environment))
        self.pipe.close()

    def _shared(self, files: dict[str, str]) -> dict[str, str]:
        """Return those of the modules *files* that a later build may find loaded."""
        if self.early is None:
            return {}
        varied = dict(os.environ) != self.early_environment
        if "sphinx.ext.autodoc" in sys.modules or varied:
            # autodoc imports what it documents in its own way, with mocks; and what is
            # imported after variables were set once more may be another thing.
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
        """The variables under which modules were loaded here."""
        # What was registered first runs last, after the exit functions of extensions.
        atexit.register(self._at_exit)

    def _at_exit(self) -> None:
        if self.child is not None:
            self.child.report()

    def run(self) -> None:
        """Build as often as it is asked to; in a child, one time."""
        importlib.import_module("sphinx.application")
        while True:
            sys.argv[1:] = ["build", *self._heard()]
            # A fork would copy the locks of other threads, and not the threads.
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
            report = self._await(ours, pid)
            self.sound = self._load(report)

    def _load(self, report: Report) -> bool:
        """Load what a build had loaded; return whether it can be the base of a build.

        ``conf.py`` sets its variables before extensions are imported, and may set others
        in each build; then nothing is as it was when they were imported here.
        """
        if self.environment is None and report.modules:
            self.environment = report.environment
        if self.environment not in (None, report.environment):
            return False
        with _variables(report.environment):
            return load(report.modules)

    def _heard(self) -> list[str]:
        """Return the arguments of the next build."""
        try:
            arguments: list[str] = self.line.recv()
        except EOFError:
            sys.exit()
        return arguments

    def _await(self, pipe: Connection, pid: int) -> Report:
        """Pass on the report of the child *pid*, and see it end."""
        if self.line in wait([self.line, pipe]):
            # Nothing is said while a build runs: whoever wanted it is gone.
            os.killpg(0, signal.SIGKILL)
        try:
            report: Report = pipe.recv()
            self.line.send(report)
            os.waitpid(pid, 0)
        except EOFError:
            _pid, status = os.waitpid(pid, 0)
            report = Report(os.waitstatus_to_exitcode(status))
            self.line.send(report)
        return report


def load(modules: Mapping[str, str]) -> bool:
    """Import *modules*, each if its name means the same file here; else leave it be.

    Returns false if that made another state than the one of the build that had them.
    """
    before = set(sys.modules)
    with _hushed():
        try:
            for name, file in modules.items():
                if name not in sys.modules and _file_of(name) == file:
                    importlib.import_module(name)
        except BaseException:
            return False
    # A name more for the same file, as requests gives, is no other state.
    known = set(modules.values())
    return all(
        file in known and modules.get(name, file) == file
        for name, file in module_files(before).items()
    )


def _file_of(name: str) -> str | None:
    """The file that would be imported as *name*, "" for a mere folder, None for none."""
    parent = name.rpartition(".")[0]
    if parent and parent not in sys.modules:
        return None  # to look would import the parent
    spec = importlib.util.find_spec(name)
    return None if spec is None else spec.origin or ""


@contextmanager
def _variables(changed: Environment) -> Iterator[None]:
    """Set and remove variables for a while."""
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
    """Keep what is written meanwhile from the terminal; the streams stay what they are."""
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
    # It is no foreground process of the terminal, and yet what it writes belongs there.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    ForkServer(Connection(int(sys.argv[1]))).run()
