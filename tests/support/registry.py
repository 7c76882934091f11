"""Make a domain with postings but without a site, for unit tests."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_jobposting.config import Settings
from sphinx_jobposting.domain import BuildState, JobDomain
from sphinx_jobposting.model.posting import Posting
from sphinx_jobposting.model.types import Context

NOW = dt.datetime(2021, 9, 10, tzinfo=dt.UTC)


def posting(docname: str, name: str = "", **more: Any) -> Posting:
    """Make a posting that is a whole page and named after its document."""
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
    """Make a domain that has read these postings; *state* is the state of the build."""
    env: Any = SimpleNamespace(
        domaindata={"changeset": {"changes": {}}, "math": {"objects": {}}},
        toctree_includes={},
        files_to_rebuild={},
        found_docs=set(),
        all_docs={},
        titles={},
        tocs={},
        toc_secnumbers={},
        toc_fignumbers={},
        images={},
        dlfiles={},
        metadata=defaultdict(dict),
        temp_data={},
        dependencies=defaultdict(set),
        srcdir=Path("/site"),
        config=Config(
            root_doc="index", html_title="Handbook", project="Handbook", language="en"
        ),
        collect_relations=dict,
        domains=SimpleNamespace(
            standard_domain=SimpleNamespace(labels={}, anonlabels={}),
            math_domain=SimpleNamespace(equations={}),
            sorted=list,
        ),
    )
    domain = JobDomain(env)
    env.get_domain = lambda name: domain
    env.doc2path = lambda docname: Path(f"{docname}.md")
    builder = object.__new__(StandaloneHTMLBuilder)  # the real one needs a site
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


class Config(SimpleNamespace):
    """Values of ``conf.py`` as Sphinx stores them."""

    def __contains__(self, name: str) -> bool:
        return name in vars(self)

    def __iter__(self) -> Iterator[SimpleNamespace]:
        for name, value in vars(self).items():
            yield SimpleNamespace(name=name, value=value)


def settings(**changes: Any) -> Settings:
    """Make the settings of a site that configures nothing."""
    given: dict[str, Any] = {
        "organization": None,
        "context": Context(),
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
