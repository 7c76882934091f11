"""Pages that show something about postings are never stale; no other pages are written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ...support.compare import ALWAYS, assert_like_clean, times, written
from ...support.handbook import DRAFT, FURO, INDEX, WAITER, add_waiter, files, toctree, tree
from ...support.sites import POSTING, Site

pytestmark = pytest.mark.slow


Make = Callable[..., Site]


JOBS = {"jobs/index.html", "jobs/waiter.html"}


FEEDS = {"jobs.atom", "jobs.json"}


# It shows the last job as the previous page.
BESIDE = {"index.html", "contact.html"}


@pytest.mark.parametrize("theme", ["alabaster", "classic", "naked", "sphinx_rtd_theme"])
def test_a_page_with_a_collapsed_tree_is_not_written_for_a_job_elsewhere(
    site: Make, theme: str
) -> None:
    made = site(files(), index=INDEX, conf=f"html_theme = {theme!r}\n")
    found = written(made, lambda: add_waiter(made))
    # The tree of rtd shows what is below each page of the first level.
    everywhere = {"guide/index.html", "guide/first.html"}
    assert found - everywhere == JOBS | FEEDS | BESIDE
    assert not found & everywhere or theme == "sphinx_rtd_theme"
    assert_like_clean(made)


@pytest.mark.parametrize(
    "conf",
    [
        FURO,
        'html_theme = "pydata_sphinx_theme"\n',
        'html_theme_options = {"sidebar_collapse": False}\n',
    ],
)
def test_a_page_with_the_whole_tree_is_written_for_a_job(site: Make, conf: str) -> None:
    made = site(files(), index=INDEX, conf=conf)
    found = written(made, lambda: add_waiter(made))
    assert_like_clean(made)
    shows = 'href="../jobs/waiter.html"' in made.build().html("guide/first.html")
    assert ("guide/first.html" in found) == shows


def test_the_first_job_of_a_toctree_appears_on_every_page_with_the_tree(
    site: Make,
) -> None:
    elsewhere = {"jobs/index.md": tree("Jobs", "cook"), "jobs/cook.md": DRAFT}
    index = tree("Handbook", "guide/index", "jobs/index", "contact", "jobs/baker")
    made = site(files() | elsewhere, index=index, conf=FURO)
    made.build()
    made.write({"jobs/cook.md": POSTING})
    assert_like_clean(made)
    assert 'href="../jobs/cook.html"' in made.build().html("guide/first.html")


def test_a_draft_turned_into_a_plain_page_is_in_the_navigation(site: Make) -> None:
    made = site(
        files() | {"jobs/waiter.md": DRAFT}, index=INDEX[:-4] + "jobs/waiter\n```\n"
    )
    made.build()
    made.write({"jobs/waiter.md": "# Waiting tables\n"})
    assert_like_clean(made)
    assert "Waiting tables" in made.build().html("guide/first.html")


def test_a_job_appears_on_every_page_that_shows_its_neighbors(site: Make) -> None:
    beside = {
        "jobs/index.md": tree("Jobs", "baker", "about", "cook"),
        "jobs/about.md": "# About us\n",
        "jobs/cook.md": DRAFT,
    }
    made = site(files() | beside, index=INDEX, conf=FURO)
    made.build()
    made.write({"jobs/cook.md": POSTING})
    assert_like_clean(made)
    assert 'href="../jobs/cook.html"' in made.build().html("guide/first.html")


def test_a_page_shows_a_job_that_is_added_next_to_it(site: Make) -> None:
    # It links to itself as "#".
    start = {"jobs/index.md": tree("Jobs", "cook"), "jobs/cook.md": POSTING}
    conf = 'jobposting_layout = "theme"\nhtml_baseurl = ""\n'
    made = site(start, index=tree("Handbook", "jobs/index"), conf=conf)
    made.build()
    made.write({"jobs/waiter.md": WAITER, "jobs/index.md": tree("Jobs", "cook", "waiter")})
    assert_like_clean(made)
    assert 'href="waiter.html"' in made.build().html("jobs/cook.html")


def test_a_page_shows_a_job_that_is_added_next_to_its_folder(site: Make) -> None:
    # Its link to the index page of that folder is "../".
    start = {
        "jobs/index.md": POSTING + "\n" + toctree("north/index", "south/index"),
        "jobs/north/index.md": tree("North", "cook"),
        "jobs/north/cook.md": "# Cooking\n",
        "jobs/south/index.md": tree("South", "baker"),
        "jobs/south/baker.md": "# Baking\n",
    }
    conf = 'html_baseurl = ""\nhtml_show_sourcelink = False\n'
    made = site(start, index=tree("Handbook", "jobs/index"), conf=conf)
    made.build("dirhtml")
    made.write({"waiter.md": WAITER, "index.md": tree("Handbook", "jobs/index", "waiter")})
    assert_like_clean(made, "dirhtml")
    assert "waiter/" in made.build("dirhtml").html("jobs/north/cook/index.html")


@pytest.mark.parametrize("theme", ["alabaster", "furo"])
def test_a_job_that_is_restored_appears_on_every_page_again(site: Make, theme: str) -> None:
    # Sphinx does not read the page with the toctree again.
    made = site(files(), index=INDEX, conf=f"html_theme = {theme!r}\n")
    made.build()
    baker = made.source / "jobs/baker.md"
    text = baker.read_text(encoding="utf-8")
    baker.unlink()
    assert_like_clean(made)
    baker.write_text(text, encoding="utf-8")
    assert_like_clean(made)
    assert 'href="baker.html"' in made.build().html("jobs/index.html")


@pytest.mark.parametrize("name", ["a cook", "cook's", "a&b", "a=b", "köchin"])
def test_the_new_title_of_a_job_with_any_file_name_appears_everywhere(
    site: Make, name: str
) -> None:
    start = {"jobs/index.md": tree("Jobs", name, "baker"), f"jobs/{name}.md": POSTING}
    made = site(files() | start, index=INDEX, conf=FURO)
    made.build("dirhtml")
    made.write({f"jobs/{name}.md": POSTING.replace("# Cook", "# Chef")})
    assert_like_clean(made, "dirhtml")
    assert ">Chef<" in made.build("dirhtml").html("guide/first/index.html")


def test_a_page_shows_changes_in_a_parent_that_it_does_not_link_to(site: Make) -> None:
    # The sidebar of pydata belongs to the page of the first level but does not link to it.
    conf = """
html_theme = "pydata_sphinx_theme"
html_theme_options = {"navbar_center": [], "article_header_start": []}
html_baseurl = ""
html_show_sourcelink = False
"""
    below = {f"k/{name}.md": f"# {name.upper()}\n" for name in "abcd"}
    start = {"cook.md": POSTING + "\n" + toctree("k/a", "k/b", "k/c")}
    made = site(start | below, index=tree("Handbook", "cook"), conf=conf)
    made.build(warnings=True)
    more = toctree("k/a", "k/b", "k/c", "k/d")
    made.write({"cook.md": f"{POSTING}\n{more}"})
    assert_like_clean(made)
    assert 'href="d.html"' in made.build(warnings=True).html("k/a.html")


def test_a_job_outside_all_toctrees_is_removed_once(site: Make) -> None:
    made = site(files() | {"chef.md": POSTING}, index=INDEX)
    made.build()
    (made.source / "chef.md").unlink()
    made.build()
    assert written(made, lambda: None) == set()


def test_feeds_leave_out_a_job_whose_page_is_not_written(site: Make) -> None:
    closed = POSTING.replace(":apply:", ":closed: 2021-09-05\n:apply:")
    made = site(files() | {"jobs/cook.md": closed}, index=INDEX)
    made.build()
    made.write({"jobs/cook.md": POSTING})
    made.build(only=["contact.md"])
    assert "jobs/cook.html" not in (made.root / "out/jobs.atom").read_text()
    assert_like_clean(made)
    assert "jobs/cook.html" in (made.root / "out/jobs.atom").read_text()


def test_the_new_title_of_the_jobs_page_appears_everywhere(site: Make) -> None:
    made = site(files(), index=INDEX)
    made.build()
    made.write({"jobs/index.md": tree("Careers", "baker", "cook")})
    assert_like_clean(made)
    assert ">Careers<" in made.build().html("guide/first.html")


def test_the_previous_page_can_be_deep_inside_another_job(site: Make) -> None:
    deep = {"jobs/cook.md": POSTING + "\n" + toctree("menu")}
    deep |= {"jobs/menu.md": "# Menu\n"}
    made = site(files() | deep, index=INDEX)
    assert "jobs/menu.html" in made.build().html("contact.html")
    add_waiter(made)
    assert_like_clean(made)
    assert 'rel="prev" title="Waiter"' in made.build().html("contact.html")


@pytest.mark.parametrize("folder", ["'_templates'", "str(HERE / '_templates')"])
def test_a_template_of_the_site_may_show_jobs_without_links(
    site: Make, folder: str
) -> None:
    template = "<p>{{ toctree(collapse=False)|striptags }}</p>"
    conf = f"""
from pathlib import Path
HERE = Path(__file__).parent
templates_path = [{folder}]
html_sidebars = {{"**": ["names.html"]}}
"""
    made = site(files() | {"_templates/names.html": template}, index=INDEX, conf=conf)
    made.build()
    add_waiter(made)
    assert_like_clean(made)
    assert "Waiter" in made.build().html("guide/first.html")


COUNT = """
from docutils import nodes
from docutils.parsers.rst import Directive

class count(nodes.General, nodes.Element):
    pass

class Count(Directive):
    def run(self):
        return [count()]

def show(app, doctree, docname):
    for node in list(doctree.findall(count)):
        number = sum(name.startswith("jobs/") for name in app.env.found_docs)
        node.replace_self(nodes.paragraph("", f"{number} pages"))

def setup(app):
    app.add_directive("count", Count)
    app.connect("doctree-resolved", show)
"""


def test_a_page_with_a_node_of_an_extension_may_show_any_job(
    site: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only the extension knows what its node shows.
    (tmp_path / "counting_jobs.py").write_text(COUNT, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    guide = {"guide/first.md": "# First\n\n```{count}\n```\n"}
    made = site(files() | guide, index=INDEX, conf='extensions += ["counting_jobs"]\n')
    assert "3 pages" in made.build().html("guide/first.html")
    add_waiter(made)
    assert "4 pages" in made.build().html("guide/first.html")


def test_adding_a_draft_writes_only_the_first_page(site: Make) -> None:
    made = site(files(), index=INDEX)
    found = written(made, lambda: made.write({"draft.md": DRAFT}))
    assert found <= {"index.html"}


def test_pages_that_a_partial_build_skips_are_written_by_the_next_build(site: Make) -> None:
    made = site(files(), index=INDEX, conf=FURO)
    made.build()
    add_waiter(made)
    before = times(made.root / "out")
    for _time in range(2):
        made.build(only=["jobs/waiter.md"])
    after = times(made.root / "out")
    new = {name for name in after if after[name] != before.get(name)} - ALWAYS - FEEDS
    assert {name for name in new if name.endswith(".html")} == {"jobs/waiter.html"}
    assert_like_clean(made)
    assert 'href="../jobs/waiter.html"' in made.build().html("guide/first.html")
