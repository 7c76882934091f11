"""Run ruff, mypy, import-linter, and the tests: ``python3 tools/test.py``.

Arguments that this script does not know go to pytest: ``tools/test.py tests/values -x``.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from environment import ROOT, environment, run


def main() -> None:
    """Set up, check the code, and run the tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--venv", default=".venv", help="the environment to use, below the project's folder"
    )
    parser.add_argument(
        "--constraint", type=Path, metavar="FILE", help="versions to install, for pip"
    )
    parser.add_argument("--no-lint", action="store_true", help="only the tests")
    args, for_pytest = parser.parse_known_args()
    groups = ["--group", "test"] + ([] if args.no_lint else ["--group", "lint"])
    versions = ["--constraint", args.constraint] if args.constraint else []
    python = environment(ROOT / args.venv, *groups, *versions)
    if not args.no_lint:
        run(python, "-m", "ruff", "check")
        run(python, "-m", "ruff", "format", "--check")
        run(python, "-m", "mypy")
        run(python.with_name("lint-imports"), "--no-logo")
    # Tests start hundreds of processes; none should have to compile the package again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    run(python, "-m", "pytest", "-n", "auto", *for_pytest)
    print("All tests passed.")


if __name__ == "__main__":
    main()
