"""The domain resolves references, lists objects for the search, and checks consistency."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_jobposting.domain import HiddenDocument, HiddenParts, JobDomain, warn_missing

from ..support.doctrees import reported
from ..support.registry import NOW, Config, posting, registry

HOUR = dt.timedelta(hours=1)
PAST, LATER = NOW - HOUR, NOW + HOUR


@pytest.fixture
def domain() -> JobDomain:
    return registry(posting("jobs/cook"), posting("jobs/baker", heading="Pastry chef"))


class Builder:
    """A builder that writes each document into a file with the document's name."""

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return f"{to}.html"


def reference(target: str, **more: Any) -> addnodes.pending_xref:
    node = addnodes.pending_xref("", reftarget=target, refdoc="jobs/index", **more)
    node.source, node.line = "jobs/index.md", 4
    return node


class TestReferences:
    def resolve(self, domain: JobDomain, target: str, **more: Any) -> Any:
        builder: Any = Builder()
        shown = nodes.literal("", more.pop("shown", target))
        return domain.resolve_xref(
            domain.env,
            "jobs/index",
            builder,
            "posting",
            target,
            reference(target, **more),
            shown,
        )

    @pytest.mark.parametrize("target", ["baker", "/jobs/baker", "/jobs/baker.md"])
    def test_a_posting_is_found_by_its_name_or_file(
        self, domain: JobDomain, target: str
    ) -> None:
        link = self.resolve(domain, target)
        assert link["refuri"] == "jobs/baker.html#baker"
        assert link["reftitle"] == link.astext() == "Pastry chef"

    def test_the_link_text_of_the_author_stays(self, domain: JobDomain) -> None:
        link = self.resolve(domain, "baker", shown="our baker", refexplicit=True)
        assert link.astext() == "our baker"

    @pytest.mark.parametrize("target", ["waiter", "/jobs/waiter", "jobs/baker"])
    def test_an_unknown_target_is_not_resolved(
        self, domain: JobDomain, target: str
    ) -> None:
        assert self.resolve(domain, target) is None

    def resolve_any(self, domain: JobDomain, target: str) -> list[str]:
        env = domain.env
        builder: Any = Builder()
        vars(env)["get_domain"] = lambda name: {
            "job": domain,
            "std": env.domains.standard_domain,
        }[name]
        return [
            role
            for role, _link in domain.resolve_any_xref(
                env,
                "jobs/index",
                builder,
                target,
                reference(target),
                nodes.literal(),
            )
        ]

    def test_the_any_role_finds_it_unless_a_page_or_label_has_that_name(
        self, domain: JobDomain
    ) -> None:
        assert self.resolve_any(domain, "waiter") == []
        # On a page in the same folder, its name is also the name of its document.
        assert self.resolve_any(domain, "baker") == []
        domain.note("jobs/cook").postings = (posting("jobs/cook", "chef"),)
        assert self.resolve_any(domain, "chef") == ["job:posting"]
        labels = domain.env.domains.standard_domain.labels
        labels["chef"] = ("elsewhere", "chef", "Chef")
        assert self.resolve_any(domain, "chef") == ["job:posting"]
        labels["chef"] = ("jobs/cook", "chef", "Chef")
        assert self.resolve_any(domain, "chef") == []

    def test_the_warning_about_an_unknown_target_suggests_a_name(
        self, domain: JobDomain
    ) -> None:
        app: Any = None
        with reported() as found:
            assert warn_missing(app, domain, reference("/jobs/bakre"))
            assert warn_missing(app, domain, reference("xylophone"))
            assert warn_missing(app, None, reference("baker")) is None
        assert [(one.rule, one.line, one.params["near"]) for one in found] == [
            ("unknown-reference", 4, "baker"),
            ("unknown-reference", 4, ""),
        ]


class TestObjects:
    def test_the_search_finds_open_postings_and_links_find_all(self) -> None:
        domain = registry(posting("a", closes=PAST), posting("b"), posting("c", draft=True))
        assert list(domain.get_objects()) == [
            ("a", "A", "posting", "a", "a", -1),
            ("b", "B", "posting", "b", "b", 1),
            ("c", "C", "posting", "c", "c", -1),
        ]


class TestConsistency:
    def check(self, domain: JobDomain) -> list[tuple[str, Any]]:
        with reported() as found:
            domain.check_consistency()
        return [(one.rule, one.line) for one in found]

    def test_different_postings_are_consistent(self, domain: JobDomain) -> None:
        assert self.check(domain) == []

    def test_two_open_postings_on_a_page_are_a_warning(self) -> None:
        one, two = posting("p", "a", line=1), posting("p", "b", line=7)
        assert self.check(registry(one, two)) == [("several-on-page", 7)]
        assert self.check(registry(one, two._replace(closes=PAST))) == []

    def test_a_duplicate_name_is_a_warning_at_the_second_posting(self) -> None:
        domain = registry(posting("b", "x", line=2), posting("a", "x", line=3))
        assert self.check(domain) == [("duplicate-name", 2)]

    def test_an_identifier_of_two_open_postings_causes_a_warning(self) -> None:
        one = posting("a", values={"identifier": "7"}, lines={"identifier": 4})
        two = posting("b", values={"identifier": "7"}, lines={"identifier": 5})
        assert self.check(registry(one, two)) == [("duplicate-identifier", 5)]
        assert self.check(registry(one, two._replace(closes=PAST))) == []
        assert self.check(registry(one, two._replace(values={}))) == []


class TestLayout:
    @pytest.mark.parametrize(
        ("asked", "top", "site", "expected"),
        [
            ("", True, "naked", "naked"),
            ("", True, "theme", "theme"),
            ("", False, "naked", "theme"),
            ("theme", True, "naked", "theme"),
            ("naked", False, "theme", "naked"),
        ],
    )
    def test_a_page_has_its_own_layout_or_the_one_configured_for_jobs(
        self, asked: str, top: bool, site: str, expected: str
    ) -> None:
        domain = registry(posting("cook", top=top))
        domain.note("cook").layout = asked
        domain.build.settings = domain.settings._replace(layout=site)
        assert domain.layout("cook") == expected

    def test_a_page_as_a_whole_is_a_posting_if_it_has_no_other(self) -> None:
        domain = registry(
            posting("one"),
            posting("two", "a"),
            posting("two", "b"),
            posting("part", top=False),
        )
        whole = domain.whole("one")
        assert whole is not None
        assert whole.name == "one"
        assert domain.whole("two") is domain.whole("part") is None
        found = domain.find("two", "b")
        assert found is not None
        assert found.name == "b"


def test_only_public_postings_with_a_date_can_be_in_feeds() -> None:
    dated = {"date-posted": NOW.date()}
    domain = registry(
        posting("undated"),
        posting("draft", values=dated, draft=True),
        posting("later", values=dated, opens=LATER),
    )
    assert not domain.has_feeds
    domain.note("closed").postings = (posting("closed", values=dated, closes=PAST),)
    assert [one.name for one in domain.dated_postings()] == ["closed"]
    assert domain.has_feeds


def test_the_opening_times_of_hidden_postings_are_known() -> None:
    domain = registry()
    domain.hidden["draft"] = HiddenDocument(
        0, "draft.md", frozenset(), None, frozenset(), frozenset(), openings=(None,)
    )
    domain.note("page").hidden_parts = HiddenParts(LATER, openings=(LATER, None))
    assert list(domain.hidden_openings()) == [None, LATER, None]


class TestConditions:
    """Postings in ``only`` and ``ifconfig`` exist for the builds that show them."""

    def registry_with(self, *conditions: tuple[str, str]) -> JobDomain:
        domain = registry(posting("cook", conditions=conditions))
        builder: Any = domain.build.builder
        builder.name = "html"
        builder.tags = SimpleNamespace(
            eval_condition=lambda text: {"html": True, "x": False}[text]
        )
        builder.config = Config(wanted=True)
        return domain

    @pytest.mark.parametrize(
        ("conditions", "shown"),
        [
            ([], True),
            ([("only", "html")], True),
            ([("only", "x")], False),
            ([("only", "html"), ("only", "x")], False),
            ([("only", "a fault")], True),  # Sphinx warns but keeps the text
            ([("ifconfig", "wanted")], True),
            ([("ifconfig", "not wanted")], False),
            ([("ifconfig", "builder == 'html'")], True),
            ([("ifconfig", "a fault")], False),
        ],
    )
    def test_all_of_them_must_hold(
        self, conditions: list[tuple[str, str]], shown: bool
    ) -> None:
        domain = self.registry_with(*conditions)
        assert ("cook" in domain.by_document) is shown
        # A reference to a posting that this build does not show becomes text.
        assert ("cook" in domain.index.hidden_targets.names) is not shown
