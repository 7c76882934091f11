"""The virtual environment in which the example is built and the tests are run."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)


def run(*command: str | Path) -> None:
    """Run a command in the project's folder; end with its exit code where it fails."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def environment(folder: Path, *wanted: str | Path) -> Path:
    """Make the environment where it is missing, and install the project into it.

    *wanted* are further arguments for pip. Returns the environment's Python.
    """
    if sys.version_info < OLDEST:
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"Making {folder.relative_to(ROOT)} …", flush=True)
        venv.create(folder, with_pip=True)
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet")
    # Groups of dependencies came with pip 25.1; the one that Python brings may be older.
    run(*pip, "install", "pip>=25.1")
    run(*pip, "install", "--editable", ".", *wanted)
    return python
