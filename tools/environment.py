"""Make the virtual environment for the example site and the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)


def run(*command: str | Path) -> None:
    """Run a command in the folder of the project; if it fails, exit with its exit code."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def environment(folder: Path, *wanted: str | Path) -> Path:
    """Make the environment if it is missing, and install the project into it.

    *wanted* are more arguments for pip. Return the Python of the environment.
    """
    if sys.version_info < OLDEST:
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"Making {folder.relative_to(ROOT)} …", flush=True)
        venv.create(folder, with_pip=True)
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet")
    # Dependency groups need pip 25.1, but the one that comes with Python may be older.
    run(*pip, "install", "pip>=25.1")
    run(*pip, "install", "--editable", ".", *wanted)
    return python
