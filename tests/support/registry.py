"""A registry of postings without a site, for tests of what is known of documents."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_jobposting.config import Settings
from sphinx_jobposting.domain import BuildState, JobDomain
from sphinx_jobposting.model.posting import Posting

NOW = dt.datetime(2021, 9, 10, tzinfo=dt.UTC)


def posting(docname: str, name: str = "", **more: Any) -> Posting:
    """Make a posting that is a whole page, named after its document."""
    name = name or docname.rpartition("/")[2]
    given: dict[str, Any] = {
        "docname": docname,
        "name": name,
        "anchor": name,
        "heading": name.capitalize(),
        "top": True,
        "values": {},
        **more,
    }
    return Posting(**given)


def registry(*postings: Posting, **state: Any) -> JobDomain:
    """Make a registry that has read these postings; *state* is that of the build."""
    env: Any = SimpleNamespace(
        domaindata={},
        toctree_includes={},
        files_to_rebuild={},
        found_docs=set(),
        all_docs={},
        titles={},
        tocs={},
        domains=SimpleNamespace(
            standard_domain=SimpleNamespace(labels={}, anonlabels={}),
            math_domain=SimpleNamespace(equations={}),
            sorted=list,
        ),
    )
    domain = JobDomain(env)
    env.get_domain = lambda name: domain
    builder = object.__new__(StandaloneHTMLBuilder)  # it needs a site to begin with
    build: dict[str, Any] = {
        "settings": settings(),
        "builder": builder,
        "preview": False,
        **state,
    }
    domain.build = BuildState(**build)
    for one in postings:
        record = domain.note(one.docname)
        record.postings = (*record.postings, one)
        env.found_docs.add(one.docname)
    return domain


def settings(**changes: Any) -> Settings:
    """Make the settings of a site that configures nothing."""
    given: dict[str, Any] = {
        "organization": None,
        "context": None,
        "defaults": {},
        "facts": {},
        "layout": "naked",
        "zone": ZoneInfo("UTC"),
        "now": NOW,
        "feeds": (),
        "feeds_asked": False,
        "base_url": "",
        **changes,
    }
    return Settings(**given)
