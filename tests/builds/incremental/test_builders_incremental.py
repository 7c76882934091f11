"""With every builder, an incremental build leaves the same output as a clean one."""

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


# Without these values, epub warns. That warning and others here come from Sphinx itself.
CONF = 'copyright = "2021, Acme"\nversion = "1"\nlinkcheck_ignore = [".*"]\n'


def job(title: str, field: str = "") -> str:
    return POSTING.replace("# Cook", f"# {title}").replace(":apply:", f"{field}:apply:")


def files() -> dict[str, str]:
    """Return three jobs, a page that lists them, and a page that refers to them."""
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
    """Fix the time that an epub says it was made."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1631232000")


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_job_that_becomes_a_draft_disappears_between_two_others(
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
def test_pages_that_a_build_of_one_page_skips_are_written_next_time(
    builder: str, changed: str, site: Make
) -> None:
    made = site(files(), conf=CONF)
    made.build(builder, warnings=True)
    made.write({"b.md": changed, "unrelated.md": "---\norphan: 1\n---\n# Un\n"})
    made.build(builder, warnings=True, only=["unrelated.md"])
    assert_like_clean(made, builder)
