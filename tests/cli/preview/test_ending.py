"""Ctrl+C, SIGTERM, and the end of the process leave no processes or files behind."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import CONF, Preview

pytestmark = pytest.mark.slow

Start = Callable[..., Preview]

SLOW = """
import subprocess, sys
from pathlib import Path

def setup(app):
    app.connect("builder-inited", wait)

def wait(app):
    if (Path(app.srcdir) / "slow").exists():
        helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        (Path(app.srcdir).parent / "waits").write_text("x")
        helper.wait()
"""

ENDS = [(signal.SIGINT, 0), (signal.SIGTERM, 143), (signal.SIGHUP, 143)]


@pytest.mark.parametrize(("number", "code"), ENDS)
def test_the_server_stops(preview: Start, number: signal.Signals, code: int) -> None:
    one = preview()
    one.wait_for("The first words.")
    assert any(one.temporary.iterdir())
    assert one.stop(number) == code
    assert one.is_all_over()
    assert "Traceback" not in one.said
    assert not any(one.temporary.iterdir())


@pytest.mark.parametrize(
    ("number", "code", "first"),
    [
        (signal.SIGINT, 0, False),
        (signal.SIGTERM, 143, False),
        (signal.SIGINT, 130, True),
        (signal.SIGTERM, 143, True),
    ],
)
def test_a_running_build_stops_with_everything_it_started(
    preview: Start, docs: Path, number: signal.Signals, code: int, first: bool
) -> None:
    conf = f"import sys; sys.path.insert(0, {str(docs)!r})\n"
    (docs / "conf.py").write_text(conf + CONF.replace("]", ', "slow"]', 1))
    (docs / "slow.py").write_text(SLOW)
    if first:
        (docs / "slow").touch()
    one = preview()
    if not first:
        one.wait_for("The first words.")
        (docs / "slow").touch()
    one.wait_until_there(docs.parent / "waits")
    assert one.stop(number) == code
    assert one.is_all_over()
    assert "Traceback" not in one.said
    assert "broke" not in one.said
    assert not any(one.temporary.iterdir())


def test_the_build_of_a_killed_process_stops(preview: Start, docs: Path) -> None:
    conf = f"import sys; sys.path.insert(0, {str(docs)!r})\n"
    (docs / "conf.py").write_text(conf + CONF.replace("]", ', "slow"]', 1))
    (docs / "slow.py").write_text(SLOW)
    (docs / "slow").touch()
    one = preview()
    one.wait_until_there(docs.parent / "waits")
    one.stop(signal.SIGKILL)
    assert one.is_all_over()


def test_a_command_before_the_build_also_stops(preview: Start, docs: Path) -> None:
    waits = docs.parent / "waits"
    code = f"import time; open({str(waits)!r}, 'w').close(); time.sleep(600)"
    one = preview("docs", "--pre-build", f'python -c "{code}"')
    one.wait_until_there(waits)
    assert one.stop(signal.SIGTERM) == 143
    assert one.is_all_over()


def test_a_given_output_folder_is_kept(preview: Start, docs: Path) -> None:
    one = preview("docs", "out")
    one.wait_for("The first words.")
    one.stop()
    assert (docs.parent / "out" / "index.html").exists()
