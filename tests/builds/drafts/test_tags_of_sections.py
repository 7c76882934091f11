"""The tags of a hidden section do not count as tags of its page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_jobposting.builds.drafts.tag_pages import (
    count_again,
    forget_tags,
    is_overview,
    label_of,
    tag_pages,
    tags_on,
)

from ...support.doctrees import page
from ...support.registry import registry


def tags(*shown: str) -> nodes.paragraph:
    """Return the paragraph that the directive of sphinx-tags leaves."""
    links = [addnodes.pending_xref("", nodes.inline("", tag)) for tag in shown]
    return nodes.paragraph("", "Tags: ", *links, classes=["tags"])


@pytest.fixture
def env() -> Any:
    env: Any = registry().env
    env.docname = "cook"
    env.config.tags_create_tags = True
    env.metadata["cook"]["tags"] = ["kitchen", "secret"]
    return env


def forget(env: Any, public: nodes.Node, hidden: nodes.Element) -> Any:
    """Return the tags of a page after a part of it was removed."""
    forget_tags(env, page(env.get_domain("job"), public), [hidden])
    return env.metadata["cook"].get("tags")


def test_a_page_keeps_the_tags_that_it_shows(env: Any) -> None:
    assert forget(env, tags("kitchen"), nodes.section("", tags("secret"))) == ["kitchen"]


def test_a_page_that_shows_no_tags_has_none(env: Any) -> None:
    assert forget(env, nodes.paragraph(), nodes.section("", tags("secret"))) is None


def test_tags_of_the_page_stay_if_the_part_has_none(env: Any) -> None:
    other = nodes.paragraph("", "", nodes.reference("", "x"))
    assert forget(env, tags("kitchen"), other) == ["kitchen", "secret"]


def test_tags_of_front_matter_stay_without_sphinx_tags(env: Any) -> None:
    del env.config.tags_create_tags
    assert forget(env, nodes.paragraph(), tags("secret")) == ["kitchen", "secret"]


def test_badges_are_also_tags() -> None:
    badge = nodes.reference("", "night shift", refuri="x")
    assert tags_on(nodes.section("", nodes.paragraph("", "", badge, classes=["tags"]))) == [
        "night shift"
    ]


class TestPages:
    def site(self, **conf: Any) -> Any:
        docnames = {"cook", "_tags/kitchen", "_tags/tagsindex", "_tagsome"}
        config = SimpleNamespace(
            **{"tags_create_tags": True, "tags_output_dir": "_tags/", **conf}
        )
        return SimpleNamespace(
            extensions={"sphinx_tags": None},
            config=config,
            env=SimpleNamespace(found_docs=docnames),
        )

    def test_pages_in_the_folder_of_the_extension_are_tag_pages(self) -> None:
        assert tag_pages(self.site()) == {"_tags/kitchen", "_tags/tagsindex"}

    def test_there_are_no_tag_pages_if_it_makes_none(self) -> None:
        assert tag_pages(self.site(tags_create_tags=False)) == set()
        site = self.site()
        site.extensions.clear()
        assert tag_pages(site) == set()

    def test_the_overview_and_labels_of_pages_are_known(self) -> None:
        assert is_overview("_tags/tagsindex")
        assert not is_overview("_tags/kitchen")
        assert label_of("_tags/night-shift") == "sphx_tag_night-shift"


def test_only_the_number_at_the_end_is_corrected() -> None:
    entries = [
        ("kitchen (2021) (3)", "_tags/kitchen"),
        (None, "_tags/night"),
        ("others (9)", "others"),
    ]
    shown = ["kitchen (2021) (3)", "others (9)"]
    toctree = addnodes.toctree(entries=entries, rawentries=shown)
    count_again(
        nodes.section("", toctree), {"_tags/kitchen": {"a", "b"}, "_tags/night": set()}
    )
    assert toctree["entries"] == [
        ("kitchen (2021) (2)", "_tags/kitchen"),
        (None, "_tags/night"),
        ("others (9)", "others"),
    ]
    assert toctree["rawentries"] == ["kitchen (2021) (2)", "others (9)"]
