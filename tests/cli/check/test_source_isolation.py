"""``check --source`` leaves nothing behind, and code of a site cannot spoil the report."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from .postings import GOOD, OPEN

pytestmark = [
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
    pytest.mark.usefixtures("one_application"),
]

Make = Callable[..., Any]
Check = Callable[..., int]
Output = pytest.CaptureFixture[str]


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


BROKEN_PAGE = """
def fail(app, doctree, docname):
    if docname == "broken":
        raise ValueError("no such number")

def setup(app):
    app.connect("doctree-resolved", fail)
"""


def test_a_page_that_cannot_be_checked_is_reported_and_others_are_checked(
    site: Make, check: Check, capsys: Output
) -> None:
    made = site({"broken.md": GOOD, "open.md": OPEN}, conf=BROKEN_PAGE)
    assert check("--source", made.source, "--format", "json") == 2
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [f["rule"] for f in findings if f["file"].endswith("open.md")] == [
        "invalid-money",
        "unknown-field",
    ]
    (finding,) = [f for f in findings if f["file"].endswith("broken.md")]
    assert finding["rule"] == "unreadable"
    assert "no such number" in finding["message"]


PRINTING = """
import atexit, os, subprocess, sys
subprocess.run([sys.executable, "-c", "print('noise of a child')"])
os.write(1, b"noise on the descriptor")
print("noise on standard output")
atexit.register(print, "noise at the end")
atexit.register(os.system, "echo noise at the end of a child")
"""


def test_standard_output_has_only_the_report(site: Make) -> None:
    made = site({"open.md": OPEN}, conf=PRINTING)
    command = [sys.executable, "-m", "sphinx_jobposting", "check", "--source"]
    done = subprocess.run(
        [*command, made.source, "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"]


NOISY = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent / "_ext"))
print("noise on standard output")
print("noise on standard error", file=sys.stderr)
extensions += ["local_extension", "sphinx.ext.autosummary"]
"""


def test_the_folder_is_unchanged_and_no_file_is_left_elsewhere(
    site: Make, check: Check, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = "API\n===\n\n.. autosummary::\n   :toctree: generated\n\n   json\n"
    made = site(
        {
            "open.md": OPEN,
            "api.rst": summary,
            "_ext/local_extension.py": "def setup(app):\n    print('noise')\n",
        },
        conf=NOISY,
    )
    temporary = made.root / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    before = everything(made.source)
    assert check("--source", made.source) == 1
    assert everything(made.source) == before
    assert everything(temporary) == {}
    said = capsys.readouterr()
    assert "noise" not in said.out + said.err
    # Without a terminal, no progress is shown.
    assert said.err.count("\n") == 1


def test_ctrl_c_leaves_nothing_behind(site: Make) -> None:
    waiting = (
        "def setup(app):\n    def wait(*args):\n        import time\n"
        "        open(app.outdir.parent.parent / 'waits', 'w').close()\n"
        "        time.sleep(60)\n    app.connect('source-read', wait)\n"
    )
    made = site({"open.md": OPEN}, conf=f"\n{waiting}")
    temporary = made.root / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "sphinx_jobposting", "check", "--source", made.source],
        env={**os.environ, "TMPDIR": str(temporary)},
        stderr=subprocess.PIPE,
        text=True,
        # If the tests run in the background, the shell makes them ignore Ctrl+C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    while not (temporary / "waits").exists():
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert said == ""
    assert everything(temporary).keys() == {"waits"}
