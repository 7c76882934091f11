"""Under every builder an incremental build leaves what a clean one writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ...support.compare import assert_like_clean
from ...support.sites import POSTING, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

BUILDERS = [
    "html",
    "dirhtml",
    "json",
    "pickle",
    "htmlhelp",
    "devhelp",
    "qthelp",
    "epub",
    "text",
    "xml",
    "pseudoxml",
    "singlehtml",
    "latex",
    "man",
    "texinfo",
    "gettext",
    "changes",
    "linkcheck",
    "dummy",
]


# Without these epub warns, which is Sphinx's own business, as are other warnings here.
CONF = 'copyright = "2021, Acme"\nversion = "1"\nlinkcheck_ignore = [".*"]\n'


def job(title: str, field: str = "") -> str:
    return POSTING.replace("# Cook", f"# {title}").replace(":apply:", f"{field}:apply:")


def files() -> dict[str, str]:
    """Three jobs, a page that lists them and one that refers to them."""
    return {
        "index.md": "# Handbook\n\n```{toctree}\na\nb\nc\njobs\nother\n```\n",
        "a.md": job("Baker"),
        "b.md": job("Cook"),
        "c.md": job("Waiter"),
        "jobs.md": "# Jobs\n\n```{joblist}\n```\n",
        "other.md": "# Other\n\n[](b.md), {doc}`b`, {job}`b`\n",
    }


@pytest.fixture(autouse=True)
def _same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """An epub says when it was made."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1631232000")


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_job_between_two_others_that_becomes_a_draft_is_nowhere(
    builder: str, site: Make
) -> None:
    made = site(files(), conf=CONF)
    made.build(builder, warnings=True)
    made.write({"b.md": job("Cook", ":draft: yes\n")})
    assert_like_clean(made, builder)
    made.write({"b.md": job("Cook")})
    assert_like_clean(made, builder)


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("changed", [job("Cook", ":draft: yes\n"), job("Chef")])
def test_what_a_build_of_one_page_leaves_is_written_by_the_next(
    builder: str, changed: str, site: Make
) -> None:
    made = site(files(), conf=CONF)
    made.build(builder, warnings=True)
    made.write({"b.md": changed, "unrelated.md": "---\norphan: 1\n---\n# Un\n"})
    made.build(builder, warnings=True, only=["unrelated.md"])
    assert_like_clean(made, builder)
