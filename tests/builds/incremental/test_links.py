"""Pages that refer to a job are updated with it; other pages are not written."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest

from ...support.compare import assert_like_clean, written
from ...support.handbook import DRAFT, FURO, INDEX, WAITER, add_waiter, files, toctree
from ...support.random_site import PIXELS
from ...support.sites import POSTING, Site

pytestmark = pytest.mark.slow


Make = Callable[..., Site]


@pytest.mark.parametrize(
    "conf", ['html_output_encoding = "utf-16"\n', 'html_link_suffix = ".html?v=1"\n']
)
def test_links_are_found_in_every_spelling(site: Make, conf: str) -> None:
    made = site(files(), index=INDEX, conf=FURO + conf)
    made.build()
    made.write({"jobs/baker.md": POSTING.replace("# Cook", "# Chef")})
    assert_like_clean(made)


def test_a_naked_job_shows_the_new_title_of_a_job_in_its_toctree(
    site: Make,
) -> None:
    below = {"jobs/cook.md": POSTING + "\n" + toctree("waiter")}
    made = site(files() | below | {"jobs/waiter.md": WAITER}, index=INDEX)
    made.build()
    made.write({"jobs/waiter.md": WAITER.replace("# Waiter", "# Host")})
    assert_like_clean(made)
    assert ">Host<" in made.build().html("jobs/cook.html")


def test_numbered_references_follow_the_figures_of_earlier_jobs(site: Make) -> None:
    figure = "\n```{figure} /one.png\n:name: oven\n\nAn oven\n```\n"
    start = {
        "jobs/cook.md": POSTING + figure,
        "guide/first.md": "# First\n\n{numref}`oven`\n",
        "one.png": PIXELS[0],
    }
    conf = "numfig = True\nnumfig_secnum_depth = 0\n"
    made = site(files() | start, index=INDEX, conf=conf)
    assert "Fig. 1" in made.build().html("guide/first.html")
    baker = files()["jobs/baker.md"] + figure.replace(":name: oven\n", "")
    made.write({"jobs/baker.md": baker})
    assert_like_clean(made)
    assert "Fig. 2" in made.build().html("guide/first.html")


@pytest.mark.parametrize("link", ["[](../jobs/cook.md)", "{doc}`/jobs/cook`"])
def test_a_link_follows_a_job_that_is_published_renamed_and_hidden(
    site: Make, link: str
) -> None:
    guide = {"guide/first.md": f"# First\n\nSee {link}.\n"}
    made = site(files() | guide | {"jobs/cook.md": DRAFT}, index=INDEX)
    made.build()
    for text, shown in (
        (POSTING, ">Cook</span></a>"),
        (POSTING.replace("# Cook", "# Chef"), ">Chef</span></a>"),
        (DRAFT, "See "),
    ):
        made.write({"jobs/cook.md": text})
        assert_like_clean(made)
        assert shown in made.build().html("guide/first.html")


@pytest.mark.parametrize(
    "text",
    [
        "See [there][r].\n\n[r]: /jobs/cook.md\n",
        "See [there](/%6Aobs/cook.md).\n",
        "See [there](</jobs/cook.md>).\n",
        'See [there](/jobs/cook.md "A title").\n',
        "See [there](../jobs/cook.md#cook).\n",
        "See <project:/jobs/cook.md>.\n",
        "```{include} part.txt\n```\n",
        "```{include} /jobs/part.txt\n:relative-docs: .\n```\n",
    ],
)
@pytest.mark.parametrize("name", ["cook", "a cook", "cook (chef)"])
def test_a_link_works_only_while_its_job_exists(site: Make, text: str, name: str) -> None:
    quoted = name.replace(" ", "%20").replace("(", "\\(").replace(")", "\\)")
    if "](<" in text:
        quoted = name
    elif "<" in text:
        quoted = quote(name)
    guide = {
        "guide/first.md": "# First\n\n" + text.replace("cook.md", f"{quoted}.md"),
        "guide/part.txt": f"See [there](/jobs/{quoted}.md).\n",
        "jobs/part.txt": f"See [there](./{quoted}.md).\n",
        "jobs/index.md": "# Jobs\n\n```{toctree}\n:glob:\n\n*\n```\n",
    }
    made = site(files() | guide, index=INDEX)
    (made.source / "jobs/cook.md").unlink()
    made.build(warnings=True)
    page = made.source / f"jobs/{name}.md"
    page.write_text(POSTING)
    assert_like_clean(made)
    shown = re.search(r"See <a .*?</a>", made.build().html("guide/first.html"))
    assert shown is not None
    assert f'href="../jobs/{quote(name)}.html' in shown[0]
    page.unlink()
    assert_like_clean(made)


def test_a_broken_link_becomes_text_once_a_draft_defines_its_target(site: Make) -> None:
    guide = {"guide/first.md": "# First\n\nSee [the oven](#oven).\n"}
    made = site(files() | guide, index=INDEX)
    assert 'href="#oven"' in made.build(warnings=True).html("guide/first.html")
    made.write({"jobs/waiter.md": DRAFT + "\n(oven)=\n## Oven\n\nHot.\n"})
    assert_like_clean(made)
    assert 'href="#oven"' not in made.build().html("guide/first.html")


def test_naked_jobs_that_link_to_the_handbook_are_not_written_for_other_jobs(
    site: Make,
) -> None:
    linked = POSTING + "\nSee [how we work](../guide/first.md).\n"
    made = site(files() | {"jobs/cook.md": linked}, index=INDEX)
    assert "jobs/cook.html" not in written(made, lambda: add_waiter(made))
    assert_like_clean(made)
