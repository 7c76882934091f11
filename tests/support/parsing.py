"""Parse texts with docutils or MyST and the directives of this extension."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser as RestParser
from docutils.parsers.rst import directives, roles
from docutils.utils import new_document
from myst_parser.parsers.docutils_ import Parser as MystParser

from sphinx_jobposting.domain import JobDomain
from sphinx_jobposting.reading.directives import JobPosting
from sphinx_jobposting.reading.jobcount import JobCount
from sphinx_jobposting.reading.joblist import JobList

from .sites import one_application_at_a_time


@contextmanager
def with_directives() -> Iterator[None]:
    """Register the directives and the role while a test runs."""
    with one_application_at_a_time():
        for name in ("jobposting", "JobPostings"):
            directives.register_directive(name.lower(), JobPosting)
        directives.register_directive("joblist", JobList)
        roles.register_local_role("job:count", JobCount())  # type: ignore[arg-type]
        yield


def parsed(domain: JobDomain, source: str, name: str = "jobs.md") -> nodes.document:
    """Return the doctree of a page ``jobs`` as a parser leaves it."""
    env: Any = domain.env
    env.docname = "jobs"
    parser: Any = RestParser() if name.endswith(".rst") else MystParser()
    with warnings.catch_warnings():
        # docutils and MyST disagree about the types of parser settings.
        warnings.simplefilter("ignore")
        settings: Any = get_default_settings(parser)
    settings.env, settings.report_level = env, 5
    vars(env.config).setdefault("suppress_warnings", [])
    # In Sphinx 8.2, the directive include reports files to the environment's events.
    vars(env).setdefault("events", SimpleNamespace(emit=lambda *args: []))
    document = new_document(name, settings)
    parser.parse(source, document)
    return document
