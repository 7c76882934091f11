"""Run the shell commands of a workflow as GitHub's runner does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")


def workflow(path: Path) -> Any:
    """Return a workflow with all scalars as text, even ``on``."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def step(job: Mapping[str, Any], name: str) -> Any:
    """Return the step of a job with this name or start of its command."""
    (found,) = [
        step
        for step in job["steps"]
        if step.get("name") == name or step.get("run", "").startswith(name)
    ]
    return found


def run(
    step: Mapping[str, Any],
    folder: Path,
    *,
    programs: Path | None = None,
    values: Mapping[str, str] = {},
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run a step in a folder.

    :param programs: a folder with programs that replace others, such as ``curl``
    :param values: the values of the expressions between ``${{`` and ``}}``
    """
    own = {
        name: _EXPRESSION.sub(lambda match: values[match[1]], text)
        for name, text in step.get("env", {}).items()
    }
    paths = [programs, Path(sys.executable).parent, os.environ["PATH"]]
    path = os.pathsep.join(str(part) for part in paths if part)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-c", step["run"]],
        cwd=folder,
        env={**os.environ, "LANGUAGE": "C", **own, **environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
