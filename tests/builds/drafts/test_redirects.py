"""No redirect leads to a hidden page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sphinx.builders import Builder
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.text import TextBuilder

from sphinx_jobposting.builds.drafts.redirects import RECORD, leave_out_redirects
from sphinx_jobposting.domain import HiddenDocument

from ...support.fake_app import application, files, put
from ...support.registry import registry

EMPTY: frozenset[str] = frozenset()


def site(folder: Path, builder: type[Builder] = StandaloneHTMLBuilder, **conf: Any) -> Any:
    """Make a site with two hidden pages."""
    domain = registry()
    for docname in ("jobs/cook", "team/index"):
        domain.hidden[docname] = HiddenDocument(0, "", EMPTY, None, EMPTY, EMPTY)
    app = application(domain, folder, builder, source_suffix={".md": "", ".rst": ""})
    vars(app.config).update(conf)
    name = "sphinx_reredirects" if "redirects" in conf else "sphinxext.rediraffe"
    app.extensions[name] = None
    app.env.found_docs = {"index", "jobs/chef"}
    return app


def leave_out(app: Any) -> None:
    assert list(leave_out_redirects(app)) == []


class TestReredirects:
    """The extension sphinx-reredirects works with addresses."""

    @pytest.mark.parametrize(
        ("builder", "source", "target"),
        [
            (StandaloneHTMLBuilder, "old", "jobs/cook.html"),
            (StandaloneHTMLBuilder, "old", "/jobs/cook.html#apply"),
            (StandaloneHTMLBuilder, "jobs/old", "cook.html"),
            (StandaloneHTMLBuilder, "jobs/old.html", "../jobs/cook.html"),
            (StandaloneHTMLBuilder, "old", "team/index.html"),
            (StandaloneHTMLBuilder, "old", "team/"),
            (DirectoryHTMLBuilder, "old", "../jobs/cook/"),
            (DirectoryHTMLBuilder, "old", "../jobs/cook/index.html"),
            (DirectoryHTMLBuilder, "old", "/team/"),
        ],
    )
    def test_a_redirect_to_a_hidden_page_is_removed(
        self, tmp_path: Path, builder: type[Builder], source: str, target: str
    ) -> None:
        app = site(tmp_path, builder, redirects={source: target})
        leave_out(app)
        assert app.config.redirects == {}

    @pytest.mark.parametrize(
        "target",
        [
            "jobs/chef.html",
            "cook.html",
            "jobs/cooks.html",
            "https://acme.example/jobs/cook.html",
            "jobs/$source.html",
        ],
    )
    def test_any_other_redirect_stays(self, tmp_path: Path, target: str) -> None:
        app = site(tmp_path, redirects={"old": target})
        leave_out(app)
        assert app.config.redirects == {"old": target}

    def test_its_page_from_an_earlier_build_is_removed_but_no_other(
        self, tmp_path: Path
    ) -> None:
        redirects = {"old.html": "jobs/cook.html", "jobs/chef": "cook.html"}
        app = site(tmp_path, redirects=redirects)
        for name in ("old.html", "jobs/chef.html", "index.html"):
            put(app.outdir / name)
        leave_out(app)
        assert files(app.outdir) == {"jobs/chef.html", "index.html"}

    def test_redirects_stay_with_a_builder_that_writes_no_web_pages(
        self, tmp_path: Path
    ) -> None:
        redirects = {"old": "jobs/cook.html"}
        app = site(tmp_path, TextBuilder, redirects=redirects)
        leave_out(app)
        assert app.config.redirects == redirects

    def test_without_the_extension_the_value_is_not_read(self, tmp_path: Path) -> None:
        app = site(tmp_path, redirects=None)
        app.extensions.clear()
        leave_out(app)


class TestRediraffe:
    """The extension sphinxext-rediraffe works with file names."""

    REDIRECTS = {"old.md": "older.md", "older.md": "jobs\\cook.md", "new.rst": "index.md"}  # noqa: RUF012

    def test_redirects_that_end_at_a_hidden_page_are_removed(self, tmp_path: Path) -> None:
        app = site(tmp_path, rediraffe_redirects=self.REDIRECTS)
        for name in ("old.html", "older.html", "new.html"):
            put(app.outdir / name)
        put(app.outdir / RECORD, json.dumps(self.REDIRECTS))
        leave_out(app)
        assert app.config.rediraffe_redirects == {"new.rst": "index.md"}
        assert files(app.outdir) == {"new.html", RECORD}
        known = json.loads((app.outdir / RECORD).read_text())
        assert known == {"new.rst": "index.md"}

    def test_redirects_may_be_in_a_file(self, tmp_path: Path) -> None:
        pytest.importorskip("sphinxext.rediraffe")
        put(tmp_path / "moved.txt", '"old.md" "jobs/cook.md"\n"new.md" "index.md"\n')
        app = site(tmp_path, rediraffe_redirects="moved.txt")
        leave_out(app)
        assert app.config.rediraffe_redirects == {"new.md": "index.md"}

    @pytest.mark.parametrize("value", ["missing.txt", "broken.txt", None, ["old.md"]])
    def test_errors_are_left_to_rediraffe(self, tmp_path: Path, value: object) -> None:
        pytest.importorskip("sphinxext.rediraffe")
        put(tmp_path / "broken.txt", '"old.md" "a.md"\n"old.md" "b.md"\n')
        app = site(tmp_path, rediraffe_redirects=value)
        leave_out(app)
        assert app.config.rediraffe_redirects == value

    def test_other_redirects_of_rediraffe_stay_unchanged(self, tmp_path: Path) -> None:
        redirects = {"new.md": "index.md"}
        app = site(tmp_path, rediraffe_redirects=redirects)
        leave_out(app)
        assert app.config.rediraffe_redirects is redirects
        assert files(app.outdir) == set()
