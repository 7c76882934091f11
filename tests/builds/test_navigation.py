"""What other pages show of postings is never stale, and the other pages are not written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from ..support.compare import ALWAYS, assert_like_clean, times, written
from ..support.random_site import PIXELS
from ..support.sites import POSTING, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

DRAFT = POSTING.replace(":apply:", ":draft:\n:apply:")

WAITER = POSTING.replace("# Cook", "# Waiter")

INDEX = "# Handbook\n\n```{toctree}\nguide/index\njobs/index\ncontact\n```\n"


def toctree(*names: str) -> str:
    return "\n```{toctree}\n" + "\n".join(names) + "\n```\n"


def tree(title: str, *names: str) -> str:
    return f"# {title}\n{toctree(*names)}"


def files() -> dict[str, str]:
    """A handbook whose first page shows all, and with two pages that show no job."""
    return {
        "guide/index.md": tree("Guide", "first"),
        "guide/first.md": "# First\n\nSee [contact](../contact.md).\n",
        "jobs/index.md": tree("Jobs", "baker", "cook"),
        "jobs/baker.md": POSTING.replace("# Cook", "# Baker"),
        "jobs/cook.md": POSTING,
        "contact.md": "# Contact\n",
    }


def add_waiter(made: Site) -> None:
    made.write(
        {"jobs/index.md": tree("Jobs", "baker", "cook", "waiter"), "jobs/waiter.md": WAITER}
    )


FURO = 'html_theme = "furo"\n'

JOBS = {"jobs/index.html", "jobs/waiter.html"}

FEEDS = {"jobs.atom", "jobs.json"}

# It names the last job as the page before it.
BESIDE = {"index.html", "contact.html"}


@pytest.mark.parametrize("theme", ["alabaster", "classic", "naked", "sphinx_rtd_theme"])
def test_a_page_with_a_collapsed_tree_is_not_written_for_a_job_elsewhere(
    site: Make, theme: str
) -> None:
    made = site(files(), index=INDEX, conf=f"html_theme = {theme!r}\n")
    found = written(made, lambda: add_waiter(made))
    # rtd shows in its tree what all pages of the first level hold.
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


def test_the_first_job_of_a_toctree_is_on_every_page_that_shows_the_tree(
    site: Make,
) -> None:
    elsewhere = {"jobs/index.md": tree("Jobs", "cook"), "jobs/cook.md": DRAFT}
    index = tree("Handbook", "guide/index", "jobs/index", "contact", "jobs/baker")
    made = site(files() | elsewhere, index=index, conf=FURO)
    made.build()
    made.write({"jobs/cook.md": POSTING})
    assert_like_clean(made)
    assert 'href="../jobs/cook.html"' in made.build().html("guide/first.html")


def test_a_draft_that_is_no_job_any_more_is_in_the_navigation(site: Make) -> None:
    made = site(
        files() | {"jobs/waiter.md": DRAFT}, index=INDEX[:-4] + "jobs/waiter\n```\n"
    )
    made.build()
    made.write({"jobs/waiter.md": "# Waiting tables\n"})
    assert_like_clean(made)
    assert "Waiting tables" in made.build().html("guide/first.html")


def test_a_job_is_on_every_page_that_shows_the_pages_beside_it(site: Make) -> None:
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


def test_a_page_shows_the_job_that_comes_to_stand_beside_it(site: Make) -> None:
    # It links to itself as "#".
    start = {"jobs/index.md": tree("Jobs", "cook"), "jobs/cook.md": POSTING}
    conf = 'jobposting_layout = "theme"\nhtml_baseurl = ""\n'
    made = site(start, index=tree("Handbook", "jobs/index"), conf=conf)
    made.build()
    made.write({"jobs/waiter.md": WAITER, "jobs/index.md": tree("Jobs", "cook", "waiter")})
    assert_like_clean(made)
    assert 'href="waiter.html"' in made.build().html("jobs/cook.html")


def test_a_page_shows_the_job_beside_the_folder_that_it_lies_in(site: Make) -> None:
    # Its link to the page of that folder is "../".
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
def test_a_job_that_was_away_is_back_on_every_page(site: Make, theme: str) -> None:
    # Sphinx does not read the page again whose toctree names it.
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
def test_a_job_of_any_name_has_its_new_title_everywhere(site: Make, name: str) -> None:
    start = {"jobs/index.md": tree("Jobs", name, "baker"), f"jobs/{name}.md": POSTING}
    made = site(files() | start, index=INDEX, conf=FURO)
    made.build("dirhtml")
    made.write({f"jobs/{name}.md": POSTING.replace("# Cook", "# Chef")})
    assert_like_clean(made, "dirhtml")
    assert ">Chef<" in made.build("dirhtml").html("guide/first/index.html")


@pytest.mark.parametrize(
    "conf", ['html_output_encoding = "utf-16"\n', 'html_link_suffix = ".html?v=1"\n']
)
def test_links_are_found_however_they_are_written(site: Make, conf: str) -> None:
    made = site(files(), index=INDEX, conf=FURO + conf)
    made.build()
    made.write({"jobs/baker.md": POSTING.replace("# Cook", "# Chef")})
    assert_like_clean(made)


def test_a_page_shows_what_changes_above_it_without_a_link(site: Make) -> None:
    # The sidebar of pydata is that of the page of the first level, which it does not name.
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


def test_a_job_in_no_toctree_goes_once(site: Make) -> None:
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


def test_a_page_of_jobs_has_its_new_title_everywhere(site: Make) -> None:
    made = site(files(), index=INDEX)
    made.build()
    made.write({"jobs/index.md": tree("Careers", "baker", "cook")})
    assert_like_clean(made)
    assert ">Careers<" in made.build().html("guide/first.html")


def test_a_naked_job_shows_the_new_title_of_a_job_that_it_names_in_a_toctree(
    site: Make,
) -> None:
    below = {"jobs/cook.md": POSTING + "\n" + toctree("waiter")}
    made = site(files() | below | {"jobs/waiter.md": WAITER}, index=INDEX)
    made.build()
    made.write({"jobs/waiter.md": WAITER.replace("# Waiter", "# Host")})
    assert_like_clean(made)
    assert ">Host<" in made.build().html("jobs/cook.html")


def test_a_reference_by_number_follows_the_figures_of_jobs_before(site: Make) -> None:
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


def test_the_page_before_can_lie_deep_in_another_job(site: Make) -> None:
    deep = {"jobs/cook.md": POSTING + "\n" + toctree("menu")}
    deep |= {"jobs/menu.md": "# Menu\n"}
    made = site(files() | deep, index=INDEX)
    assert "jobs/menu.html" in made.build().html("contact.html")
    add_waiter(made)
    assert_like_clean(made)
    assert 'rel="prev" title="Waiter"' in made.build().html("contact.html")


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
def test_a_link_is_one_as_soon_as_its_job_is_there_and_no_longer(
    site: Make, text: str, name: str
) -> None:
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
    # Nobody but the extension knows what its node shows.
    (tmp_path / "counting_jobs.py").write_text(COUNT, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    guide = {"guide/first.md": "# First\n\n```{count}\n```\n"}
    made = site(files() | guide, index=INDEX, conf='extensions += ["counting_jobs"]\n')
    assert "3 pages" in made.build().html("guide/first.html")
    add_waiter(made)
    assert "4 pages" in made.build().html("guide/first.html")


def test_a_link_to_nothing_is_text_as_soon_as_a_draft_defines_it(site: Make) -> None:
    guide = {"guide/first.md": "# First\n\nSee [the oven](#oven).\n"}
    made = site(files() | guide, index=INDEX)
    assert 'href="#oven"' in made.build(warnings=True).html("guide/first.html")
    made.write({"jobs/waiter.md": DRAFT + "\n(oven)=\n## Oven\n\nHot.\n"})
    assert_like_clean(made)
    assert 'href="#oven"' not in made.build().html("guide/first.html")


def test_a_draft_that_is_added_writes_no_page_but_the_first(site: Make) -> None:
    made = site(files(), index=INDEX)
    found = written(made, lambda: made.write({"draft.md": DRAFT}))
    assert found <= {"index.html"}


def test_naked_jobs_that_link_to_the_handbook_are_not_written_for_another(
    site: Make,
) -> None:
    linked = POSTING + "\nSee [how we work](../guide/first.md).\n"
    made = site(files() | {"jobs/cook.md": linked}, index=INDEX)
    assert "jobs/cook.html" not in written(made, lambda: add_waiter(made))
    assert_like_clean(made)


def test_what_a_build_of_some_pages_left_is_written_by_the_next(site: Make) -> None:
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
