"""The right nodes are removed with a hidden part of a page."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_jobposting.builds.drafts.removal import empty_page, take_out
from sphinx_jobposting.domain import JobDomain

from ...support.registry import registry


@pytest.fixture
def domain() -> JobDomain:
    domain = registry()
    env: Any = domain.env
    env.docname = "jobs"
    return domain


def parse(text: str) -> nodes.document:
    """Return a page as the parser leaves it, before any transform."""
    parser = Parser()
    document = new_document("jobs.rst", get_default_settings(parser))
    parser.parse(text, document)
    return document


def hide(domain: JobDomain, document: nodes.document, name: str) -> frozenset[str]:
    """Remove the section with a name from a page, and return its targets."""
    (part,) = (s for s in document.findall(nodes.section) if name in s["names"])
    return take_out(domain.env, document, [part])


def words(document: nodes.document) -> list[str]:
    """Return the words of a page, without targets."""
    return document.astext().split()


class TestTargets:
    def test_labels_headings_terms_and_equations_are_targets(
        self, domain: JobDomain
    ) -> None:
        document = parse("""
Jobs
====

Text.

.. _The Cook:
.. index:: lunch

Cook
----

Menu
   A list.

.. _inner:

Duties
~~~~~~

Lunch.

Waiter
------

Text.
""")
        targets = hide(domain, document, "cook")
        assert {"the cook", "cook", "Menu", "menu", "inner", "duties"} <= targets
        assert not {"waiter", "jobs"} & targets
        assert words(document) == ["Jobs", "Text.", "Waiter", "Text."]

    def test_equations_options_and_slugs_are_targets(self, domain: JobDomain) -> None:
        document = parse("Jobs\n====\n\nCook\n----\n\nText.\n")
        (cook,) = (s for s in document.findall(nodes.section) if "cook" in s["names"])
        cook += nodes.math_block("", "a", label="Energy")
        cook += addnodes.desc_signature("", "--lunch", allnames=["--lunch"])
        document.myst_slugs = {  # type: ignore[attr-defined]  # as MyST leaves it
            "the-cook": (3, cook["ids"][0], "Cook"),
            "jobs": (1, "jobs", "Jobs"),
        }
        domain.env.domaindata["math"]["objects"]["Energy"] = "jobs", 1
        targets = hide(domain, document, "cook")
        assert {"Energy", "energy", "the-cook", "--lunch"} <= targets
        assert domain.env.domaindata["math"]["objects"] == {}
        assert document.myst_slugs.keys() == {"jobs"}  # type: ignore[attr-defined]

    def test_its_tags_no_longer_belong_to_the_page(self, domain: JobDomain) -> None:
        vars(domain.env.config)["tags_create_tags"] = True
        domain.env.metadata["jobs"] = {"tags": "secret"}
        document = parse("Jobs\n====\n\nCook\n----\n\n`secret <tag>`__\n")
        (shown,) = document.findall(nodes.paragraph)
        shown["classes"].append("tags")
        hide(domain, document, "cook")
        assert domain.env.metadata["jobs"] == {}


class TestAhead:
    """Labels right before a heading belong to it."""

    @pytest.mark.parametrize(
        "before",
        ["Text.\n", "Before\n------\n\nText.\n", "Before\n------\n\nB\n~\n\nText.\n"],
        ids=["a text", "a section", "a section in a section"],
    )
    def test_labels_are_removed_with_it_in_any_position(
        self, domain: JobDomain, before: str
    ) -> None:
        document = parse(
            f"Jobs\n====\n\nSee label_.\n\n{before}\n.. _label:\n\nCook\n----\n\nText.\n"
        )
        assert "label" in hide(domain, document, "cook")
        assert "label" not in document.nameids
        assert not list(document.findall(nodes.target))
        assert not list(document.findall(nodes.reference))
        assert "See label." in document.astext()

    def test_an_address_before_the_heading_stays(self, domain: JobDomain) -> None:
        document = parse(
            "Jobs\n====\n\nSee site_.\n\n.. _site: https://acme.example\n\n"
            "Cook\n----\n\nText.\n"
        )
        assert "site" not in hide(domain, document, "cook")
        assert "site" in document.nameids

    def test_a_label_in_the_middle_of_a_text_stays(self, domain: JobDomain) -> None:
        document = parse("Jobs\n====\n\n.. _label:\n\nText of it.\n\nCook\n----\n\nText.\n")
        assert "label" not in hide(domain, document, "cook")
        assert "label" in document.nameids


class TestFootnotes:
    PAGE = """
Jobs
====

Open [#both]_.

Cook
----

Hidden [#both]_ and [#own]_.

{}
Waiter
------

Text.

{}
"""
    NOTES = ".. [#both] Note of both.\n\n.. [#own] Note of the cook.\n"

    @pytest.mark.parametrize("place", ["in it", "elsewhere"])
    def test_a_footnote_that_only_it_uses_is_removed_in_any_position(
        self, domain: JobDomain, place: str
    ) -> None:
        notes = (self.NOTES, "") if place == "in it" else ("", self.NOTES)
        document = parse(self.PAGE.format(*notes))
        hide(domain, document, "cook")
        left = [note.astext() for note in document.findall(nodes.footnote)]
        assert left == ["Note of both."]
        assert [note["names"] for note in document.autofootnotes] == [["both"]]


class TestNames:
    def test_a_name_taken_from_a_public_part_is_given_back(self, domain: JobDomain) -> None:
        document = parse(
            "Jobs\n====\n\nCook\n----\n\nSee Tasks_.\n\nTasks\n~~~~~\n\nHidden.\n\n"
            "Waiter\n------\n\nTasks\n~~~~~\n\nServe.\n"
        )
        hide(domain, document, "cook")
        tasks = [s for s in document.findall(nodes.section) if "Serve." in s.astext()][-1]
        assert tasks["names"] == ["tasks"]
        assert document.nameids["tasks"] == tasks["ids"][0]
        assert tasks["dupnames"] == []
        assert document.nametypes["tasks"] is False

    def test_a_label_that_a_public_part_has_stays_its_own(self, domain: JobDomain) -> None:
        document = parse(
            "Jobs\n====\n\n.. _tasks:\n\nText.\n\nCook\n----\n\nTasks\n~~~~~\n\nHidden.\n"
        )
        before = document.nameids["tasks"]
        hide(domain, document, "cook")
        assert document.nameids["tasks"] == before
        assert document.nametypes["tasks"] is True


class TestEmptyPage:
    def test_nothing_stays_of_a_page_and_its_title_is_a_target(
        self, domain: JobDomain
    ) -> None:
        document = parse(
            "Secret Cook\n===========\n\nText [#a]_ |b|.\n\n.. _label:\n\n"
            ".. [#a] Note.\n\n.. |b| replace:: c\n"
        )
        forgotten: list[str] = []

        class Standard:
            name = "std"

            def clear_doc(self, docname: str) -> None:
                forgotten.append(docname)

        env: Any = domain.env
        env.domains.sorted = lambda: [Standard()]
        targets = empty_page(env, document)
        assert forgotten == ["jobs"]
        # The names of autosectionlabel, with and without the document.
        assert {"secret cook", "jobs:secret cook", "label", "a"} <= targets
        assert document.children == []
        assert document.ids == document.substitution_defs == {}
        assert document.autofootnotes == []

        assert document.autofootnote_refs == []
