"""A reference to something hidden becomes plain text, without a link or a warning."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_jobposting.builds.drafts.references import HideReferences
from sphinx_jobposting.domain import HiddenDocument, HiddenParts, JobDomain

from ...support.doctrees import page
from ...support.registry import posting, registry

LABELS = frozenset({"kitchen", "roles", "api.cook", "menu term"})


@pytest.fixture
def domain() -> JobDomain:
    """Make a site with a hidden page, and a page with a hidden section."""
    domain = registry(posting("jobs/baker"))
    names = frozenset({"cook"})
    domain.hidden["jobs/cook"] = HiddenDocument(
        0, "cook.md", frozenset(), None, names, LABELS
    )
    domain.note("several").hidden_parts = HiddenParts(
        None, frozenset({"chef"}), frozenset({"secret-part"})
    )
    domain.forget_index()
    return domain


def stays(domain: JobDomain, text: str = "the cook", **attributes: Any) -> bool:
    """Return whether a reference stays a reference; if not, check its text."""
    inner = nodes.inline("", text) if text else nodes.Text("")
    reference = pending_xref("", inner, refdoc="jobs/index", **attributes)
    document = page(domain, nodes.paragraph("", "", reference))
    HideReferences(document).run()
    assert document.astext() == text
    return any(True for _ in document.findall(pending_xref))


@pytest.mark.parametrize(
    "attributes",
    [
        {"refdomain": "job", "reftype": "posting", "reftarget": "cook"},
        {"refdomain": "job", "reftype": "posting", "reftarget": "chef"},
        {"refdomain": "job", "reftype": "posting", "reftarget": "/jobs/cook.md"},
        {"refdomain": "doc", "reftarget": "jobs/cook"},
        {"refdomain": "doc", "reftarget": "several", "reftargetid": "secret-part"},
        {"refdomain": "std", "reftype": "doc", "reftarget": "cook"},
        {"refdomain": "std", "reftype": "doc", "reftarget": "/jobs/cook"},
        {"refdomain": "std", "reftype": "ref", "reftarget": "kitchen"},
        {"refdomain": "std", "reftype": "numref", "reftarget": "kitchen"},
        {"refdomain": "std", "reftype": "term", "reftarget": "Menu Term"},
        {"reftype": "any", "reftarget": "cook"},
        {"reftype": "any", "reftarget": "chef"},
        {"reftype": "any", "reftarget": "kitchen"},
        {"reftype": "myst", "reftarget": "secret-part"},
    ],
    ids=lambda attributes: " ".join(attributes.values()),
)
def test_a_reference_to_something_hidden_becomes_text(
    domain: JobDomain, attributes: dict[str, str]
) -> None:
    assert not stays(domain, **attributes)


@pytest.mark.parametrize(
    "attributes",
    [
        {"refdomain": "job", "reftype": "posting", "reftarget": "baker"},
        {"refdomain": "job", "reftype": "posting", "reftarget": "/jobs/baker"},
        {"refdomain": "doc", "reftarget": "several"},
        {"refdomain": "doc", "reftarget": "several", "reftargetid": "public-part"},
        {"refdomain": "std", "reftype": "doc", "reftarget": "/cook"},
        {"refdomain": "std", "reftype": "ref", "reftarget": "cook"},
        {"refdomain": "std", "reftype": "ref", "reftarget": "elsewhere"},
        # A misspelled name of a function is a warning, as everywhere.
        {"refdomain": "py", "reftype": "func", "reftarget": "api.cook"},
        {"reftype": "any", "reftarget": "baker"},
    ],
    ids=lambda attributes: " ".join(attributes.values()),
)
def test_other_references_stay(domain: JobDomain, attributes: dict[str, str]) -> None:
    assert stays(domain, **attributes)


def test_a_reference_without_text_becomes_its_target(domain: JobDomain) -> None:
    reference = pending_xref(
        "", refdoc="index", refdomain="std", reftype="ref", reftarget="kitchen"
    )
    document = page(domain, nodes.paragraph("", "", nodes.Text("See "), reference))
    HideReferences(document).run()
    assert document.astext() == "See kitchen"


def test_a_label_that_a_public_page_also_has_stays_a_link(domain: JobDomain) -> None:
    standard = domain.env.domains.standard_domain
    standard.labels["kitchen"] = ("guide", "kitchen", "Kitchen")
    reference = {"refdomain": "std", "reftype": "ref", "reftarget": "kitchen"}
    assert stays(domain, **reference)


@pytest.mark.parametrize("target", ["kitchen", "secret-part"])
def test_only_a_page_or_only_a_section_may_be_hidden(
    domain: JobDomain, target: str
) -> None:
    if target == "kitchen":
        domain.note("several").hidden_parts = None
    else:
        domain.hidden.clear()
    assert not stays(domain, refdomain="std", reftype="ref", reftarget=target)


def test_all_references_stay_if_nothing_is_hidden() -> None:
    reference = {"refdomain": "std", "reftype": "ref", "reftarget": "kitchen"}
    assert stays(registry(), **reference)
