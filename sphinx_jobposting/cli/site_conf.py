"""Find the ``conf.py`` and the language of the site that a command writes to."""

from __future__ import annotations

import argparse
import ast
from pathlib import Path

from ..i18n import terminal_catalog


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language of the site to *parser*."""
    parser.add_argument(
        "--language",
        metavar="LANG",
        default="",
        help=terminal_catalog().gettext(
            "the language of the titles, for the names of files, such as de (default: "
            "that of conf.py)"
        ),
    )


def find_conf(folder: Path) -> Path | None:
    """Return the ``conf.py`` of the site that *folder* is in.

    Because it is executed, it must clearly be the right one: it must mention jobs, and the
    search ends at the folder of the repository, the home folder, and this folder.
    """
    ends = {Path.home().resolve(), Path.cwd().resolve()}
    start = folder.resolve()
    for parent in (start, *start.parents):
        conf = parent / "conf.py"
        if conf.is_file() and b"jobposting" in conf.read_bytes():
            return conf
        if parent in ends or (parent / ".git").exists():
            break
    return None


def written_language(folder: Path) -> str:
    """Return the language that ``conf.py`` sets as a plain text, without executing it."""
    try:
        conf = find_conf(folder)
        tree = ast.parse(conf.read_bytes()) if conf is not None else ast.Module([], [])
    except (OSError, ValueError, SyntaxError):
        return ""
    for node in reversed(tree.body):
        match node:
            case ast.Assign([ast.Name("language")], ast.Constant(str(language))):
                return language
    return ""
