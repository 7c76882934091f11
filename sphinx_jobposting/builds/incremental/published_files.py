"""Remember what earlier builds wrote for postings, even when Sphinx starts from scratch.

With ``sphinx-build -E``, or after an update of an extension, Sphinx starts with a new
environment but keeps the output folder. A file next to the doctrees lists what postings
have there.
"""

from __future__ import annotations

import json
from collections.abc import Set
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import JobDomain, SiteRecord, job_domain

FILE = "jobposting-published.json"


def recall(app: Sphinx) -> None:
    """Restore the list of published files, if Sphinx lost it (``builder-inited``)."""
    site = job_domain(app.env).site
    if site.source_suffixes or site.assets or site.feeds:
        return
    try:
        known = json.loads(Path(app.doctreedir, FILE).read_bytes())
        suffixes = {name: set(found) for name, found in known["suffixes"].items()}
        assets, feeds = set(known["assets"]), set(known["feeds"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return
    site.source_suffixes, site.assets, site.feeds = suffixes, assets, feeds


def remember(app: Sphinx, domain: JobDomain) -> None:
    """Record what postings have had in the output, or have after this build."""
    if domain.site.source_suffixes or domain.by_document:
        path = Path(app.doctreedir, FILE)
        part = path.with_suffix(".part")  # a build may be stopped at any time
        part.write_text(json.dumps(_known(app.env, domain), indent=1), encoding="utf-8")
        part.replace(path)


def assets_of(env: BuildEnvironment, docnames: Set[str]) -> set[str]:
    """Return the images and downloads of documents, by their paths in the output."""
    return {
        f"{folder}/{name}"
        for folder, files in (("_images", env.images), ("_downloads", env.dlfiles))
        for users, name in files.values()
        if not users.isdisjoint(docnames)
    }


def _known(env: BuildEnvironment, domain: JobDomain) -> dict[str, Any]:
    site: SiteRecord = domain.site
    suffixes = {name: set(found) for name, found in site.source_suffixes.items()}
    assets = site.assets | assets_of(env, domain.by_document.keys())
    for docname in domain.by_document:
        suffixes.setdefault(docname, set()).add(domain.document(docname).suffix)
    return {
        "suffixes": {name: sorted(found) for name, found in sorted(suffixes.items())},
        "assets": sorted(assets),
        "feeds": sorted({*site.feeds, *domain.settings.feeds}),
    }
