"""The domain records the right facts about each page, in builds and from made doctrees."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_jobposting.domain import HiddenDocument, JobDomain, job_domain
from sphinx_jobposting.domain.records import DocumentRecord
from sphinx_jobposting.nodes import joblist, jobposting
from sphinx_jobposting.reading.collector import note_postings
from sphinx_jobposting.reading.publication import HIDDEN_PAGE

from ..support.doctrees import page, section, text
from ..support.registry import posting, registry
from ..support.sites import POSTING

PAGES = {
    "cook.md": f"---\nlayout: theme\n---\n{POSTING}\nSee [us](us.md), [later](later.md).\n",
    "us.md": '# The "Us" page\n\n- {doc}`cook`\n',
    "list.md": "# Jobs\n\n```{joblist}\n:limit: 3\n```\n\n{job:count}`open` jobs\n",
    "plain.md": "# Plain\n\nText.\n",
    "quotes.md": POSTING.replace("# Cook", '# A "Cook"'),
}


@pytest.fixture(scope="module")
def domain(shared_site: Callable[..., Any]) -> JobDomain:
    return job_domain(shared_site(PAGES).build(warnings=True).app.env)


def test_a_posting_is_recorded_with_its_heading_as_the_page_shows_it(
    domain: JobDomain,
) -> None:
    (posting,) = domain.document("quotes").postings
    assert posting.heading == "A “Cook”"
    assert posting.top
    assert posting.excerpt.startswith("Cook lunch for forty guests")


def test_the_layout_of_a_page_is_its_own(domain: JobDomain) -> None:
    assert domain.document("cook").layout == "theme"
    assert domain.document("quotes").layout == ""


def test_links_to_files_are_recorded_even_if_the_file_is_not_there_yet(
    domain: JobDomain,
) -> None:
    assert set(domain.document("cook").link_targets) >= {"us", "later"}
    assert domain.document("us").references == ("cook",)


def test_lists_and_counts_are_recorded(domain: JobDomain) -> None:
    (listing,) = domain.document("list").listings
    assert (listing.status, listing.complete) == ("open", False)
    assert len(domain.document("list").counts) == 1


def test_a_page_without_jobs_has_an_empty_record(domain: JobDomain) -> None:
    record = domain.document("plain")
    assert (record.postings, record.listings, record.counts) == ((), (), ())


# -- from doctrees made by hand ------------------------------------------------------------


def placed(**more: Any) -> jobposting:
    """Return the placeholder of a posting with fields that were read."""
    record = posting("cook", name="", anchor="", heading="")
    given: dict[str, Any] = {
        "fields": [],
        "argument": "",
        "doubts": [],
        "texts": {},
        "labels": {},
        "several": False,
        "posting": record,
        **more,
    }
    return jobposting("", **given)


def collect(
    document: nodes.document, domain: JobDomain | None = None, **env: Any
) -> DocumentRecord:
    """Collect what is on a page, and return its record."""
    registered: Any = document.settings.env
    registered.titles = {"cook": nodes.title("", "Cook")}
    registered.tocs = {"cook": nodes.bullet_list()}
    registered.relfn2path = lambda path, docname: (path, f"/site/{path}")
    registered.path2doc = lambda file: file.removeprefix("/site/").removesuffix(".md")
    vars(registered).update(env)
    app: Any = SimpleNamespace(env=registered)
    note_postings(app, document)
    return job_domain(registered).document("cook")


def test_the_record_is_completed_from_the_page() -> None:
    values = {"skills": "cooking", "title": "Cook"}
    node = placed(
        texts={"skills": "Kochen", "title": "Cook"},
        labels={"skills": "Können"},
        posting=posting("cook", name="", anchor="", heading="", values=values),
    )
    cook = section("Head  cook", node)
    record = collect(page(registry(), cook))
    (found,) = record.postings
    assert (found.name, found.anchor, found.heading) == ("cook", "head-cook", "Head cook")
    assert dict(found.values) == {"skills": "Kochen", "title": "Cook"}
    assert found.originals == {"skills": "cooking"}
    assert found.labels == {"skills": "Können"}
    # Nothing about how the page was read is saved with it.
    assert node["anchor"] == "head-cook"
    assert {"fields", "doubts", "posting", "texts"}.isdisjoint(node.attributes)


def test_a_posting_records_the_conditions_around_it() -> None:
    only = addnodes.only("", section("Cook", placed()), expr="html")
    (found,) = collect(page(registry(), only)).postings
    assert found.conditions == (("only", "html"),)


@pytest.mark.parametrize(
    ("layout", "known"),
    [("naked", "naked"), ("naked-page", "naked"), ("theme", "theme"), ("landing", "")],
)
def test_only_layouts_of_this_extension_are_hidden_from_the_theme(
    layout: str, known: str
) -> None:
    domain = registry()
    domain.env.metadata["cook"] = {"layout": layout, "jobposting": "yes"}
    record = collect(page(domain, section("Cook")))
    assert record.layout == known
    assert domain.env.metadata["cook"] == ({} if known else {"layout": layout})


def test_a_page_with_a_posting_may_be_outside_all_toctrees() -> None:
    domain = registry()
    record = collect(page(domain, section("Cook", placed())))
    assert domain.env.metadata["cook"] == {"orphan": ""}
    assert record.suffix == ".md"
    domain = registry()
    assert collect(page(domain, section("About"))).suffix == ""
    assert domain.env.metadata["cook"] == {}


def test_a_hidden_page_is_removed_with_its_dependencies() -> None:
    domain = registry()
    domain.env.dependencies["cook"].add("part.txt")  # type: ignore[arg-type]
    document = page(domain)
    document[HIDDEN_PAGE] = HiddenDocument(
        0, "cook.md", frozenset(), None, frozenset(), frozenset()
    )
    record = collect(document)
    assert record.pending_removal is not None
    assert record.pending_removal.dependencies == {"part.txt"}
    assert HIDDEN_PAGE not in document
    assert record.suffix == ".md"


def xref(target: str, **more: Any) -> addnodes.pending_xref:
    return addnodes.pending_xref("", reftarget=target, refdoc="jobs/cook", **more)


@pytest.mark.parametrize(
    ("node", "references", "targets"),
    [
        (xref("us", refdomain="doc"), ("us",), {"us"}),
        (xref("../us", refdomain="std", reftype="doc"), ("us",), set()),
        (xref("later.md#x", refdomain=None, reftype="myst"), None, {"later"}),
        (xref("label", refdomain="std", reftype="ref"), None, set()),
        (joblist(), (), set()),
        (nodes.image(), (), set()),
        (addnodes.toctree(), (), set()),
        (type("shown", (nodes.Element,), {})(), None, set()),
    ],
    ids=["myst", "doc", "file", "ref", "list", "image", "toctree", "other extension"],
)
def test_pages_whose_content_a_page_may_show_are_recorded(
    node: nodes.Node, references: tuple[str, ...] | None, targets: set[str]
) -> None:
    record = collect(page(registry(), section("Cook", nodes.paragraph("", "", node))))
    assert record.references == references
    assert record.link_targets == targets


def digests(**more: Any) -> tuple[bytes, int]:
    """Return the digests of what lists and other pages show of a posting."""
    title = more.pop("title", "Cook")
    given: dict[str, Any] = {"name": "", "anchor": "", "heading": "", **more}
    node = placed(posting=posting("cook", **given))
    record = collect(
        page(registry(), section("Cook", node, text("Text"))),
        titles={"cook": nodes.title("", title)},
    )
    return record.listed_digest, record.navigation_digest


def test_the_digests_change_only_with_what_is_shown_elsewhere() -> None:
    listed, navigation = digests()
    assert digests(line=7, source="b.md", excerpt="x", findings=()) == (listed, navigation)
    assert digests(title="Chef") == (listed, digests(title="Chef")[1])
    assert digests(title="Chef")[1] != navigation
    other = digests(values={"skills": "a"})
    assert other[0] != listed
    assert other[1] == navigation
