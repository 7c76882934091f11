"""What a public page and a posting both define belongs to the page of a clean build."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import pytest

from sphinx_jobposting.builds.incremental.shared_objects import read_together

from ...support.compare import apart, assert_like_clean, difference, outputs
from ...support.random_site import SHARED
from ...support.registry import posting, registry
from ...support.sites import POSTING, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

DRAFT = POSTING.replace(":apply:", ":draft: yes\n:apply:")
MATH = 'myst_enable_extensions += ["dollarmath"]\n'
REFERENCES = """# References

{ref}`label-shared`, {term}`shared term`, {py:func}`shared_job`, {eq}`equation-shared`
"""


def site_with(make: Make, name: str, job: str) -> Site:
    """Make a site with a public page and a job that define the same object."""
    files = {
        "middle.md": f"# Middle\n\n{SHARED}",
        f"{name}.md": f"{job}\n{SHARED}",
        "references.md": REFERENCES,
    }
    return make(files, conf=MATH)


def targets(made: Site) -> list[str]:
    """Return the pages that the references link to."""
    html = made.build(warnings=True).html("references.html")
    found = html.partition('role="main"')[2].partition("sphinxsidebar")[0]
    return sorted({part.partition(".html#")[0] for part in found.split('href="')[1:]})


@pytest.mark.parametrize("name", ["before", "with"], ids=["read first", "read last"])
def test_it_stays_when_a_draft_that_also_had_it_goes(site: Make, name: str) -> None:
    made = site_with(site, name, DRAFT)
    made.build(warnings=True, tags=("drafts",))
    assert_like_clean(made)
    assert "middle" in targets(made)
    assert name not in targets(made)
    assert_like_clean(made, tags=("drafts",))
    assert_like_clean(made)


@pytest.mark.parametrize("name", ["before", "with"], ids=["read first", "read last"])
def test_it_does_not_move_when_one_page_is_edited(site: Make, name: str) -> None:
    made = site_with(site, name, POSTING)
    made.build(warnings=True)
    made.write({f"{name}.md": f"{POSTING}\n{SHARED}\nMore.\n"})
    assert_like_clean(made)
    made.write({"middle.md": f"# Middle\n\nMore.\n\n{SHARED}"})
    assert_like_clean(made)
    (made.source / f"{name}.md").unlink()
    assert_like_clean(made)
    assert "middle" in targets(made)


@pytest.mark.parametrize("name", ["before", "with"], ids=["read first", "read last"])
def test_a_page_that_defines_it_later_behaves_as_in_a_clean_build(
    site: Make, name: str
) -> None:
    made = site(
        {f"{name}.md": f"{POSTING}\n{SHARED}", "references.md": REFERENCES}, conf=MATH
    )
    made.write({"middle.md": "# Middle\n"})
    made.build(warnings=True)
    made.write({"middle.md": f"# Middle\n\n{SHARED}"})
    assert_like_clean(made)
    made.write({"middle.md": "# Middle\n"})
    assert_like_clean(made)
    assert name in targets(made)


# Pages in separate chunks, one of which is read last.
SLOW = """
import time

def wait(app, docname, content):
    if docname == "SLOW" and app.parallel > 1:
        time.sleep(1)

def setup(app):
    app.connect("source-read", wait)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx reads side by side in forks")
@pytest.mark.parametrize("public", ["a", "middle", "z"])
@pytest.mark.parametrize("slow", ["before", "with", "public"])
def test_it_does_not_depend_on_which_process_finishes_first(
    site: Make, slow: str, public: str
) -> None:
    files = {
        **{f"{name}.md": f"{POSTING}\n{SHARED}" for name in ("before", "with")},
        f"{public}.md": f"# Middle\n\n{SHARED}",
        "references.md": REFERENCES,
        # With these, each of the other pages is read by a different process.
        **{f"{a}{n}.md": f"# Page {a}{n}\n" for n in range(6) for a in "alpyz"},
    }
    slow = slow.replace("public", public)
    made = site(files, conf=MATH + SLOW.replace("SLOW", slow))
    for out, parallel in (("one", 1), ("two", 2)):
        build = partial(made.build, warnings=True, parallel=parallel)
        apart(partial(build, out=out, doctrees=f"d-{out}"))
    found = difference(outputs(made.root / "one"), outputs(made.root / "two"))
    assert not found, found
    # A page that is read again takes nothing from the others.
    made.write({"before.md": f"{POSTING}\n{SHARED}\nMore.\n"})
    for out in ("two", "clean"):
        apart(partial(made.build, warnings=True, out=out, doctrees=f"d-{out}"))
    found = difference(outputs(made.root / "two"), outputs(made.root / "clean"))
    assert not found, found


def test_pages_that_share_something_are_read_together() -> None:
    domain = registry(posting("a"), posting("b"), posting("c"))
    domain.note("a").shares_objects_with.add("public")
    domain.note("b").shares_objects_with.add("public")
    domain.note("c").shares_objects_with.add("other")
    assert read_together(domain, {"public"}) == {"public", "a", "b"}
    assert read_together(domain, {"a"}) == {"public", "a", "b"}
    assert read_together(domain, {"elsewhere"}) == set()
