"""Run a real preview of a small site in its own process, as a user starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

PATIENCE = 180.0
"""Seconds until a test gives up. What it waits for takes one or two."""

CONF = """
project = "Handbook"
extensions = ["myst_parser", "sphinx_jobposting"]
html_theme = "alabaster"
jobposting_organization = "Acme"
suppress_warnings = ["jobposting"]
"""

INDEX = """# Handbook

The first words.

```{toctree}
:glob:

*
```
"""

JOB = """# Cook

```{jobposting}
:draft: yes
:date-posted: 2021-09-02
:apply: jobs@acme.example
```

Cook lunch for forty guests.
"""


def until(holds: Callable[[], bool], what: Callable[[], str] = str) -> None:
    """Wait until *holds* returns true."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what()
        time.sleep(0.02)


def _hear_signals() -> None:
    """Restore the default handling of signals that a shell makes the tests ignore."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class Preview:
    """A running preview, with its site in *root*/docs."""

    def __init__(
        self, root: Path, *options: str, port: bool = True, **environment: str
    ) -> None:
        self.root = root
        self.temporary = root / "tmp"
        self.temporary.mkdir(exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if port:
            options = (*options, "--port", str(self.port))
        command = [sys.executable, "-m", "sphinx_jobposting", "preview", *options]
        self.process = subprocess.Popen(
            command,
            cwd=root,
            env={
                **os.environ,
                "TMPDIR": str(self.temporary),
                "LC_ALL": "C.UTF-8",
                # Empty, as for most people, so that output into a pipe is buffered.
                "PYTHONUNBUFFERED": "",
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_hear_signals,
        )
        self.said = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                self.said += line.decode()

    def write(self, name: str, text: str) -> None:
        """Write a file of the site."""
        path = self.root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def get(self, name: str = "index.html") -> str:
        """Return a page as it is served, or nothing while there is no server."""
        try:
            with urlopen(self.url + name) as answer:
                text: str = answer.read().decode()
                return text
        except HTTPError as error:
            with error:
                return error.read().decode()
        except (OSError, HTTPException):
            return ""

    def wait_for(self, text: str, name: str = "index.html") -> str:
        """Wait until the page *name* contains *text*, and return it."""
        page = ""

        def there() -> bool:
            nonlocal page
            page = self.get(name)
            return text in page

        until(there, lambda: f"no {text!r} in {page!r}\n{self.said}")
        return page

    def wait_until_said(self, text: str, times: int = 1) -> None:
        """Wait until the terminal shows *text* this many *times*."""
        until(lambda: self.said.count(text) >= times, lambda: self.said)

    def wait_until_there(self, file: Path) -> None:
        """Wait until *file* exists."""
        until(file.exists, lambda: f"no {file}\n{self.said}")

    def is_all_over(self) -> bool:
        """Return whether all processes that it started, directly or indirectly, are gone.

        They keep its output open, which therefore ends with the last of them.
        """
        self._reader.join(PATIENCE)
        return not self._reader.is_alive()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal to this process only, and return its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


Start = Callable[..., Preview]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Make a small site with a draft."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, text in {"conf.py": CONF, "index.md": INDEX, "job.md": JOB}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def preview(docs: Path) -> Iterator[Start]:
    """Start previews of the site, and stop them at the end."""
    started: list[Preview] = []

    def start(*options: str, port: bool = True, **environment: str) -> Preview:
        options = options or ("docs",)
        started.append(Preview(docs.parent, *options, port=port, **environment))
        return started[-1]

    yield start
    for one in started:
        one.stop()
        assert one.is_all_over()
