"""What other extensions write for a page is removed when that page is a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ...support.compare import assert_like_clean
from ...support.sites import POSTING, Built, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

DRAFT = POSTING.replace(":apply:", ":draft: yes\n:apply:")
REDIRECTS = {
    "sphinx_reredirects": """
redirects = {
    "jobs/chef": "cook.html" if tags.has("html") else "../cook/",
    "past": "/jobs/cook.html" if tags.has("html") else "/jobs/cook/",
    "manual": "guide.html" if tags.has("html") else "../guide/",
}
""",
    "sphinxext.rediraffe": """
rediraffe_redirects = {
    "jobs/chef.md": "jobs/cook.md", "past.md": "jobs/chef.md", "manual.md": "guide.md"
}
""",
    "sphinxext.rediraffe, by a file": 'rediraffe_redirects = "moved.txt"\n',
}
MOVED = '"jobs/chef.md" "jobs/cook.md"\n"past.md" "jobs/chef.md"\n"manual.md" "guide.md"\n'


def redirect_pages(built: Built) -> set[str]:
    """Return the redirect pages by name."""
    found = {p.relative_to(built.outdir).as_posix() for p in built.outdir.rglob("*.html")}
    names = ("jobs/chef", "past", "manual")
    return {name for name in names if {f"{name}.html", f"{name}/index.html"} & found}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("extension", REDIRECTS)
def test_no_redirect_leads_to_a_draft(site: Make, extension: str, builder: str) -> None:
    name = extension.partition(",")[0]
    pytest.importorskip(name)
    conf = f"extensions += [{name!r}]\n" + REDIRECTS[extension]
    files = {"jobs/cook.md": POSTING, "guide.md": "# Guide\n", "moved.txt": MOVED}
    made = site(files, conf=conf, index="# Home\n\n```{toctree}\nguide\njobs/cook\n```\n")
    how: dict[str, Any] = {"tags": (builder,)}
    assert redirect_pages(made.build(builder, **how)) == {"jobs/chef", "past", "manual"}
    made.write({"jobs/cook.md": DRAFT})
    # There is no warning about an address that will exist again.
    assert redirect_pages(made.build(builder, **how)) == {"manual"}
    assert_like_clean(made, builder, **how)
    assert b"jobs/c" not in made.build(builder, **how).everything().replace(
        b"jobs/cook\n",
        b"",  # the toctree in the source of the first page
    )
    made.write({"jobs/cook.md": POSTING})
    assert redirect_pages(made.build(builder, **how)) == {"jobs/chef", "past", "manual"}


@pytest.fixture
def cards() -> Iterator[Callable[[Built], set[str]]]:
    """Draw real cards; matplotlib keeps its figures as long as the process runs."""
    pytest.importorskip("sphinxext.opengraph")
    pyplot = pytest.importorskip("matplotlib.pyplot")

    def drawn(built: Built) -> set[str]:
        folder = Path(built.outdir, "_images/social_previews")
        return {path.name.rpartition("_")[0] for path in folder.glob("*.png")}

    yield drawn
    pyplot.close("all")


CARDS = "extensions += ['sphinxext.opengraph']\nogp_site_url = html_baseurl\n"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_social_card_of_a_draft_is_removed(
    site: Make, builder: str, cards: Callable[[Built], set[str]]
) -> None:
    made = site({"jobs/cook.md": POSTING, "guide.md": "# Guide\n\nText.\n"}, conf=CARDS)
    assert "summary_jobs_cook" in cards(made.build(builder, warnings=True))
    made.write({"jobs/cook.md": DRAFT})
    found = cards(made.build(builder, warnings=True))
    assert "summary_jobs_cook" not in found
    assert "summary_guide" in found
    assert_like_clean(made, builder)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_no_card_shows_the_text_of_a_section_that_is_a_draft(
    site: Make, cards: Callable[[Built], set[str]]
) -> None:
    page = "# Jobs\n\n{}\n\nMore.\n"
    section = POSTING.replace("# Cook", "## Cook")
    made = site({"jobs.md": page.format(section)}, conf=CARDS)
    made.build(warnings=True)
    made.write({"jobs.md": page.format(section.replace(":apply:", ":draft: yes\n:apply:"))})
    assert_like_clean(made)
    assert "summary_jobs" in cards(made.build(warnings=True))
