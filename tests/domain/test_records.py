"""The records of documents are kept, merged, forgotten, and looked up."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.domain import HiddenDocument, HiddenParts, Listing
from sphinx_jobposting.model.filters import Filter

from ..support.registry import posting, registry
from ..support.sites import POSTING, Site

Make = Callable[..., Site]


def test_the_record_of_a_document_is_cleared_before_it_is_read_again() -> None:
    domain = registry(posting("jobs/cook"), posting("jobs/baker"))
    domain.note("jobs/cook").layout = "theme"
    domain.clear_doc("jobs/cook")
    assert list(domain.by_document) == ["jobs/baker"]
    assert domain.layout("jobs/cook") == "theme"  # without a posting, the site's
    assert domain.document("jobs/cook").layout == ""
    domain.clear_doc("never-seen")


def test_records_of_parallel_readers_are_merged() -> None:
    ours = registry(posting("a", "old"), posting("b", "b"))
    theirs = registry(posting("a", "new"), posting("b", "not theirs"), posting("c"))
    theirs.note("d").listings = (Listing("open"),)
    ours.merge_domaindata({"a", "c", "d", "e"}, pickle.loads(pickle.dumps(theirs.data)))
    assert [one.name for one in ours.postings()] == ["new", "b", "c"]
    assert ours.index.open_listings == {"d"}


def test_looking_at_a_document_leaves_no_record() -> None:
    domain = registry()
    domain.document("a").layout = "naked"
    assert not domain.documents
    assert domain.whole("a") is domain.find("a", "x") is None
    assert domain.layout("a") == "theme"


def test_the_first_document_wins_a_name_that_two_postings_have() -> None:
    domain = registry(posting("z", "cook"), posting("a", "cook"))
    assert domain.index.by_name["cook"].docname == "a"
    domain.clear_doc("a")
    assert domain.index.by_name["cook"].docname == "z"


def test_readers_are_sent_only_to_listings_of_all_open_postings() -> None:
    domain = registry()
    for docname, listing in {
        "open": Listing("open"),
        "all": Listing("all"),
        "closed": Listing("closed"),
        "filtered": Listing("open", {"workplace": Filter()}),
        "cut": Listing("open", limit=3),
    }.items():
        domain.note(docname).listings = (listing,)
    assert domain.index.open_listings == {"open", "all"}
    domain.note("filtered").listings += (Listing("open"),)
    assert domain.index.open_listings == {"open", "all", "filtered"}


def test_ancestors_are_listed_from_the_nearest_even_in_a_cycle() -> None:
    domain = registry()
    domain.env.toctree_includes = {"index": ["jobs"], "jobs": ["cook", "index"]}
    assert domain.index.ancestors("cook") == ["jobs", "index"]
    assert domain.index.ancestors("index") == ["jobs", "index"]
    assert domain.index.ancestors("elsewhere") == []


def test_a_name_or_label_that_is_also_public_is_not_hidden() -> None:
    domain = registry(posting("public", "cook"))
    domain.hidden["draft"] = HiddenDocument(
        0, "draft.md", frozenset(), None, frozenset({"cook", "chef"}), frozenset({"l", "m"})
    )
    domain.note("mixed").hidden_parts = HiddenParts(
        None, frozenset({"baker"}), frozenset({"n"})
    )
    domain.env.domains.standard_domain.labels["m"] = ("public", "m", "Title")
    assert domain.index.hidden_targets.names == {"chef", "baker"}
    assert domain.index.hidden_targets.labels == {"l", "n"}


@pytest.mark.parametrize("older", ["data", "extension"])
def test_an_environment_from_an_older_version_is_rebuilt(
    older: str, site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site({"cook.md": POSTING})
    first = made.build()
    path = Path(first.app.doctreedir, "environment.pickle")
    env: Any = pickle.loads(path.read_bytes())
    if older == "data":
        env.domaindata["job"] = {"version": 4, "postings": {}, "hidden": {}, "veiled": {}}
    else:
        env.version = {**env.version, "sphinx_jobposting": 1}
        env.domaindata["job"]["documents"].clear()
    path.write_bytes(pickle.dumps(env))
    again = made.build()
    assert "cook" in again.app.env.domaindata["job"]["documents"]
    assert again.jsonld("cook.html") == first.jsonld("cook.html") != []
