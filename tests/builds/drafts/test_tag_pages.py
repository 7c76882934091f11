"""With sphinx-tags, neither tag pages nor the overview show anything that is hidden."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ...support.compare import assert_like_clean
from ...support.secret_site import SECRET, assert_silent, unpacked
from ...support.sites import POSTING

pytestmark = pytest.mark.slow
pytest.importorskip("sphinx_tags")

Make = Callable[..., Any]

TAGS = f"\n```{{tags}} kitchen, {SECRET} tag\n```\n"
DRAFT = POSTING.replace(":apply:", ":draft: yes\n:apply:")
SECTION = DRAFT.replace("# Cook", "## Chef")
CONF = """
extensions += ["sphinx_tags"]
tags_create_tags = True
tags_extension = ["md"]
"""
INDEX = """# Handbook

```{toctree}
guide
several
_tags/tagsindex
```

See {ref}`the tag <sphx_tag_TAG>`.
""".replace("TAG", f"{SECRET}-tag")


def files(*, public: bool = False) -> dict[str, str]:
    """Return a page with a tag, and a job and a section with that tag and another one."""
    found = {
        "guide.md": "# Guide\n\n```{tags} kitchen\n```\n\nText.\n",
        f"{SECRET}.md": DRAFT + TAGS,
        "several.md": f"# Several\n\nText.\n\n{SECTION}{TAGS}",
    }
    if public:
        return {name: text.replace(":draft: yes\n", "") for name, text in found.items()}
    return found


BUILDERS = ["html", "dirhtml", "json", "epub", "text", "latex", "gettext", "changes"]


@pytest.mark.parametrize("badges", [False, True])
@pytest.mark.parametrize("builder", BUILDERS)
def test_a_tag_page_names_no_draft(site: Make, builder: str, badges: bool) -> None:
    conf = CONF
    if badges:
        conf += "extensions += ['sphinx_design']\ntags_create_badges = True\n"
    made = site(files(), conf=conf, index=INDEX)
    skip = {"gettext": "index.pot", "changes": "rst/index.html"}
    skipped = skip.get(builder, "_sources/index.md.txt")
    for public in (None, True, False):
        if public is not None:
            made.write(files(public=public))
        built = made.build(builder, warnings=True)
        if public:
            assert builder == "changes" or SECRET.encode() in unpacked(built).lower()
        else:
            assert_silent(built, skip=skipped)
            assert_silent(made.build(builder, warnings=True), skip=skipped)


def test_the_overview_counts_what_is_public(site: Make) -> None:
    made = site(files(), conf=CONF, index=INDEX)
    assert "kitchen (1)" in made.build(warnings=True).html("_tags/tagsindex.html")
    shown = made.build(warnings=True, tags=("drafts",))
    assert "kitchen (3)" in shown.html("_tags/tagsindex.html")
    assert "kitchen (1)" in made.build(warnings=True).html("_tags/tagsindex.html")
    made.write({f"{SECRET}.md": files(public=True)[f"{SECRET}.md"]})
    built = made.build(warnings=True)
    assert "kitchen (2)" in built.html("_tags/tagsindex.html")
    assert f"{SECRET} tag (1)" in built.html("_tags/tagsindex.html")
    assert ">Cook</a>" in built.html(f"_tags/{SECRET}-tag.html")


def test_tag_pages_follow_changes_as_in_a_clean_build(site: Make) -> None:
    made = site(files(), conf=CONF, index=INDEX)
    made.build(warnings=True)
    for public in (True, False):
        made.write(files(public=public))
        assert_like_clean(made)
        assert_like_clean(made)


def test_tags_that_sphinx_tags_did_not_set_stay(site: Make) -> None:
    page = f"---\ntags: [shown]\n---\n\n# Jobs\n\nText.\n\n{SECTION}"
    page += "\n````{eval-rst}\n.. class:: tags\n\n`one <https://acme.example>`__\n````\n"
    built = site({"jobs.md": page}).build("json", warnings=True)
    assert json.loads(built.html("jobs.fjson"))["meta"]["tags"] == '["shown"]'
