"""A fake application that builds nothing, for a domain with postings."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util._files import FilenameUniqDict

from sphinx_jobposting.domain import JobDomain

from .registry import Config


def application(
    domain: JobDomain,
    folder: Path,
    builder: type[Builder] = StandaloneHTMLBuilder,
    **conf: Any,
) -> Any:
    """Return an application whose folders are in *folder*; *conf* is its ``conf.py``."""
    env: Any = domain.env
    app: Any = SimpleNamespace(
        env=env,
        srcdir=folder,
        confdir=folder,
        outdir=folder / "out",
        doctreedir=folder / "doctrees",
        extensions={},
    )
    app.outdir.mkdir(parents=True)
    app.doctreedir.mkdir()
    made: Any = object.__new__(builder)  # the real one needs a site
    made.env, made.outdir = env, app.outdir
    made.link_suffix, made.imagedir = ".html", "_images"
    env.config = made.config = app.config = Config(
        **vars(env.config),
        html_output_encoding="utf-8",
        html_sourcelink_suffix=".txt",
        templates_path=[],
        sitemap_excludes=[],
    )
    vars(app.config).update(conf)
    env.images, env.dlfiles = FilenameUniqDict(), {}
    env.srcdir = folder
    app.builder = domain.build.builder = made
    return app


def put(path: Path, content: str = "", *, seconds: float | None = None) -> Path:
    """Write a file with a given time, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    if seconds is not None:
        os.utime(path, (seconds, seconds))
    return path


def files(folder: Path) -> set[str]:
    """Return the files and empty folders in a folder."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }
