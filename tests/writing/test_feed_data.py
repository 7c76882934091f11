"""What pages tell the feeds is kept in files next to the doctrees."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_jobposting.writing import feed_data

from ..support.fake_app import files

DATA: dict[str, feed_data.PageData] = {
    "cook": {"summary": "Köchin", "jsonld": {"title": "Köchin"}}
}


@pytest.fixture
def app(tmp_path: Path) -> Any:
    (tmp_path / "doctrees").mkdir()
    return SimpleNamespace(doctreedir=tmp_path / "doctrees", outdir=tmp_path / "out")


def test_saved_data_can_be_loaded(app: Any) -> None:
    feed_data.save(app, "jobs/cook", DATA)
    feed_data.save(app, "baker", {"baker": DATA["cook"]})
    assert feed_data.load(app, "jobs/cook") == DATA
    assert feed_data.load(app, "baker").keys() == {"baker"}


def test_a_page_without_an_open_job_has_no_file(app: Any) -> None:
    feed_data.save(app, "cook", DATA)
    feed_data.save(app, "cook", {})
    feed_data.save(app, "cook", {})
    assert feed_data.load(app, "cook") == {}
    assert files(Path(feed_data.folder_of(app))) == set()


def test_the_time_of_saving_is_known(app: Any) -> None:
    assert feed_data.written(app, "cook") == 0
    feed_data.save(app, "cook", DATA)
    os.utime(feed_data.path_of(app, "cook"), ns=(7, 7))
    assert feed_data.written(app, "cook") == 7


def test_two_outputs_may_share_doctrees(app: Any, tmp_path: Path) -> None:
    feed_data.save(app, "cook", DATA)
    app.outdir = tmp_path / "dirhtml"
    assert feed_data.load(app, "cook") == {}
    # No part of it may be published.
    assert not (tmp_path / "out").exists()


def test_files_of_pages_that_are_gone_are_removed(app: Any) -> None:
    for docname in ("jobs/cook", "jobs/baker", "chef.2021"):
        feed_data.save(app, docname, DATA)
    feed_data.keep_only(app, {"jobs/cook", "chef.2021"})
    assert files(Path(feed_data.folder_of(app))) == {"jobs/cook.json", "chef.2021.json"}


def test_a_page_may_have_the_longest_name_that_sphinx_can_write(app: Any) -> None:
    name = "c" * (255 - len(".doctree"))
    feed_data.save(app, name, DATA)
    assert feed_data.load(app, name) == DATA
