"""Warn about postings in Markdown if no parser reads Markdown."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.matching import get_matching_files

from ..domain import job_domain
from ..log import report
from .privacy import doubt


def warn_without_markdown_parser(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn about Markdown files with postings on a site without a parser (``env-updated``).

    Files are opened only if the site has no posting at all: then the parser was probably
    forgotten and not left out on purpose.
    """
    domain = job_domain(env)
    if ".md" in app.config.source_suffix or domain.hidden or not domain.build.read_docs:
        return
    if any(record.postings or record.hidden_parts for record in domain.documents.values()):
        return
    excluded = [*app.config.exclude_patterns, *app.config.templates_path]
    for name in sorted(get_matching_files(app.srcdir, ["**.md"], excluded)):
        path = Path(app.srcdir, name)
        if app.outdir in path.parents:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if "{jobposting}" in text or "\njobposting:" in text:
            report(doubt("no-parser", str(path), 1).finding)
