"""The search index equals that of a clean build and finds jobs on their pages."""

from __future__ import annotations

import io
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.search import IndexBuilder, js_index
from sphinxcontrib.serializinghtml import JSONHTMLBuilder

from sphinx_jobposting.builds.incremental.search_index import complete, remember_entries
from sphinx_jobposting.builds.sphinx_private import index_entries
from sphinx_jobposting.domain import JobDomain

from ...support.registry import posting, registry


class Site:
    """A site that is built again, with the search index of the build before."""

    def __init__(self, domain: JobDomain, *there: str, builder: Any = None) -> None:
        env: Any = domain.env
        self.env = env
        self.env.version = 1
        self.env.domains.sorted = lambda: [domain]
        for name in ("titles", "filenames", "mapping", "title_mapping", "all_titles"):
            setattr(self.env, f"_search_index_{name}", {})
        for name in ("index_entries", "objtypes", "objnames"):
            setattr(self.env, f"_search_index_{name}", {})
        self.builder = builder or SimpleNamespace()
        self.builder.indexer_format = js_index
        self.builder.indexer = IndexBuilder(self.env, "en", {}, "")
        app: Any = SimpleNamespace(env=self.env, builder=self.builder)
        self.app = app
        remember_entries(app)
        for docname in there:
            self.index(docname)

    def index(self, docname: str, *words: str, title: str = "Title") -> None:
        """Add a page to the index, as when it is written."""
        indexer = self.builder.indexer
        indexer._titles[docname] = title
        indexer._all_titles[docname] = []
        indexer._filenames[docname] = f"{docname}.md"
        for word in words:
            indexer._mapping.setdefault(word, set()).add(docname)

    def load(self, **index: Any) -> None:
        """Load the index of the build before."""
        names = index.pop("docnames", ["about", "cook", "jobs"])
        known = {
            "envversion": 1,
            "docnames": names,
            "filenames": [f"{name}.md" for name in names],
            "titles": ["Title"] * len(names),
            "alltitles": {},
            "terms": {},
            "titleterms": {},
            **index,
        }
        stream = io.StringIO(js_index.dumps(known))
        self.builder.indexer.load(stream, self.builder.indexer_format)

    def save(self) -> dict[str, Any]:
        """Save the index of this build, and return it."""
        assert list(complete(self.app)) == []
        stream = io.StringIO()
        self.builder.indexer.dump(stream, self.builder.indexer_format)
        saved: dict[str, Any] = js_index.loads(stream.getvalue())
        return saved


def anchors(*postings: Any) -> list[str]:
    """Return where the search finds each job on its page."""
    site = Site(registry(*postings), *(one.docname for one in postings))
    found = [entry for entries in site.save()["objects"].values() for entry in entries]
    return [anchor for page, _kind, _priority, anchor, _title in sorted(found)]


class TestObjects:
    @pytest.mark.parametrize(
        "heading",
        ["Cook", "Sr. Cook", "Cook & Baker <m/w/d>", "Cook, 2. shift.", ".NET developer"],
    )
    def test_a_job_whose_id_is_its_name_is_found(self, heading: str) -> None:
        # Sphinx omits such an id, and its script uses the heading instead.
        assert anchors(posting("cook", heading=heading)) == ["cook"]

    def test_a_different_id_stays(self) -> None:
        assert anchors(posting("cook", anchor="chef"), posting("jobs")) == ["chef", "jobs"]

    def test_each_of_two_jobs_on_a_page_has_its_own_id(self) -> None:
        one = posting("jobs", "cook", top=False)
        two = posting("jobs", "baker", top=False)
        site = Site(registry(one, two), "jobs")
        entries = site.save()["objects"][""]
        assert sorted(entry[3:] for entry in entries) == [
            ["baker", "Baker"],
            ["cook", "Cook"],
        ]

    def test_objects_of_other_domains_stay_unchanged(self) -> None:
        site = Site(registry(posting("cook")), "cook")
        stream = io.StringIO()
        index = {
            "objtypes": {0: "py:function"},
            "objects": {"": [(0, 0, 1, "", "Cook", "more")]},
        }
        site.builder.indexer_format.dump(index, stream)
        assert js_index.loads(stream.getvalue())["objects"] == {
            "": [[0, 0, 1, "", "Cook", "more"]]
        }

    def test_additions_of_a_theme_to_an_entry_stay(self) -> None:
        site = Site(registry(posting("cook")), "cook")
        stream = io.StringIO()
        index = {
            "objtypes": {0: "job:posting"},
            "objects": {"": [(0, 0, 1, "", "Cook", "more")]},
        }
        site.builder.indexer_format.dump(index, stream)
        assert js_index.loads(stream.getvalue())["objects"] == {
            "": [[0, 0, 1, "cook", "Cook", "more"]]
        }

    def test_a_theme_may_convert_the_index(self) -> None:
        index = {"docnames": ["cook"]}
        shown = Site(registry()).builder.indexer_format.dumps(index)
        assert js_index.loads(shown) == index


class TestEntries:
    """Sphinx forgets the index entries of pages that it does not write."""

    OLD = {"lunch": [[0, "id1", False], [1, "id2", True]], "gone": [[2, "id3", False]]}  # noqa: RUF012

    def test_entries_of_pages_that_are_not_written_are_kept(self) -> None:
        site = Site(registry())
        site.load(indexentries=self.OLD)
        site.builder.indexer.prune(["about", "cook"])
        site.index("cook")
        index_entries(site.builder.indexer)["cook"] = [("menu", "id4", "main")]
        saved = site.save()
        assert saved["docnames"] == ["about", "cook"]
        assert saved["indexentries"] == {
            "lunch": [[0, "id1", False]],
            "menu": [[1, "id4", True]],
        }

    def test_the_main_entry_stays_the_main_entry(self) -> None:
        site = Site(registry())
        site.load(indexentries=self.OLD)
        assert site.save()["indexentries"] == self.OLD

    def test_an_index_of_another_version_is_ignored(self) -> None:
        site = Site(registry())
        stream = io.StringIO(js_index.dumps({"envversion": 0, "filenames": []}))
        with pytest.raises(ValueError, match="old format"):
            site.builder.indexer.load(stream, site.builder.indexer_format)
        site.index("cook")
        assert site.save()["indexentries"] == {}

    def test_an_index_without_entries_is_accepted(self) -> None:
        site = Site(registry())
        site.load()
        assert site.save()["indexentries"] == {}


def test_words_of_removed_pages_are_forgotten() -> None:
    site = Site(registry())
    site.load(terms={"menu": [0, 1], "secret": 1}, titleterms={"cook": 1})
    site.builder.indexer.prune(["about"])
    saved = site.save()
    assert (saved["terms"], saved["titleterms"]) == ({"menu": 0}, {})


def test_a_builder_without_a_search_index_is_left_alone() -> None:
    app: Any = SimpleNamespace(env=registry().env, builder=SimpleNamespace())
    remember_entries(app)
    assert list(complete(app)) == []
    assert vars(app.builder) == {}


@pytest.mark.parametrize(
    ("builder", "words"), [(JSONHTMLBuilder, ["cook", "menu"]), (None, ["menu", "cook"])]
)
def test_the_words_of_json_are_sorted(builder: Any, words: list[str]) -> None:
    # The builder writes them in the order of addition, which differs between builds.
    made = builder and object.__new__(builder)
    site = Site(registry(), builder=made)
    site.index("cook", "menu", "cook")
    list(complete(site.app))
    assert list(site.builder.indexer._mapping) == words


@pytest.mark.parametrize(
    ("kind", "dropped"), [(("job", "posting"), True), (("py", "function"), False)]
)
def test_a_false_alarm_of_a_theme_about_jobs_is_dropped(
    kind: tuple[str, str], dropped: bool, caplog: pytest.LogCaptureFixture
) -> None:
    Site(registry())
    logger = logging.getLogger("sphinx.sphinx_immaterial.search_adapt")
    logger.addHandler(caplog.handler)
    try:
        logger.warning("%s of %s:%s", "Cook", *kind)
        logger.warning("%(a)s without parts", {"a": "a text"})
    finally:
        logger.removeHandler(caplog.handler)
    # Sphinx's own handler, where there is one, puts the level before the message.
    messages = {record.getMessage().removeprefix("WARNING: ") for record in caplog.records}
    assert ("Cook of {}:{}".format(*kind) not in messages) is dropped
    assert "a text without parts" in messages
