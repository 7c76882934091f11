"""A build with a new environment knows what postings have in the output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.builds.incremental.published_files import (
    FILE,
    assets_of,
    recall,
    remember,
)

from ...support.fake_app import application, files, put
from ...support.registry import posting, registry, settings


@pytest.fixture
def app(tmp_path: Path) -> Any:
    """Make a site that has read a job with an image and a download."""
    domain = registry(posting("cook"), settings=settings(feeds=("atom",)))
    domain.note("cook").suffix = ".md"
    app = application(domain, tmp_path)
    app.env.images.add_file("cook", "photo.png")
    app.env.images.add_file("about", "logo.png")
    app.env.dlfiles = {Path("form.pdf"): ({"about", "cook"}, "0a/form.pdf")}
    return app


def anew(app: Any) -> Any:
    """Return the record of the site in a build with a new environment."""
    app.env.domaindata.pop("job")
    domain = registry()
    app.env.get_domain = lambda name: domain
    recall(app)
    return domain.site


def test_a_new_environment_knows_only_the_files_of_jobs(app: Any) -> None:
    remember(app, app.env.get_domain("job"))
    site = anew(app)
    assert site.source_suffixes == {"cook": {".md"}}
    assert site.assets == {"_images/photo.png", "_downloads/0a/form.pdf"}
    assert site.feeds == {"atom"}


def test_files_that_jobs_had_before_are_also_known(app: Any) -> None:
    domain = app.env.get_domain("job")
    domain.site.source_suffixes = {"cook": {".rst"}, "gone": {".md"}}
    domain.site.assets = {"_images/gone.png"}
    domain.site.feeds = {"json"}
    remember(app, domain)
    site = anew(app)
    assert site.source_suffixes == {"cook": {".md", ".rst"}, "gone": {".md"}}
    assert "_images/gone.png" in site.assets
    assert site.feeds == {"atom", "json"}
    # The record of this build is not changed.
    assert domain.site.source_suffixes["cook"] == {".rst"}


def test_an_existing_environment_takes_precedence(app: Any) -> None:
    domain = app.env.get_domain("job")
    remember(app, domain)
    domain.site.assets = {"_images/other.png"}
    recall(app)
    assert domain.site.assets == {"_images/other.png"}
    assert domain.site.source_suffixes == {}


def test_a_site_without_jobs_writes_no_file(tmp_path: Path) -> None:
    app = application(registry(), tmp_path)
    remember(app, app.env.get_domain("job"))
    assert files(app.doctreedir) == set()


def test_a_site_remembers_its_last_job_after_it_is_gone(tmp_path: Path) -> None:
    app = application(registry(), tmp_path)
    domain = app.env.get_domain("job")
    domain.site.source_suffixes = {"gone": {".md"}}
    remember(app, domain)
    assert anew(app).source_suffixes == {"gone": {".md"}}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "1", "{}", '{"suffixes": {"a": 1}, "assets": [], "feeds": []}'],
)
def test_a_broken_file_is_ignored(app: Any, text: str) -> None:
    put(app.doctreedir / FILE, text)
    recall(app)
    site = app.env.get_domain("job").site
    assert (site.source_suffixes, site.assets, site.feeds) == ({}, set(), set())


def test_an_interrupted_build_leaves_the_old_file(
    app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    domain = app.env.get_domain("job")
    remember(app, domain)

    def stop(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    domain.site.assets = {"_images/other.png"}
    with pytest.raises(KeyboardInterrupt):
        remember(app, domain)
    known = json.loads((app.doctreedir / FILE).read_text())
    assert "_images/other.png" not in known["assets"]


def test_the_files_of_some_documents_are_found(app: Any) -> None:
    assert assets_of(app.env, {"about"}) == {"_images/logo.png", "_downloads/0a/form.pdf"}
    assert assets_of(app.env, {"index"}) == set()
