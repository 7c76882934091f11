"""Every builder shows postings and listings without a warning."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

POSTING = """# Cook

```{jobposting}
:date-posted: 2021-09-02
:valid-through: 2021-09-20
:employment-type: full-time
:base-salary: EUR 24000 per year
:job-location: Porto, PT
:apply: jobs@acme.example
:summary: Lunch for forty.
```

You cook lunch for forty guests.

## Menu

Soup.
"""
FILES = {
    "cook.md": POSTING,
    "past.md": POSTING.replace("# Cook", "# Baker").replace("2021-09-20", "2021-09-08"),
    "rest.rst": "Waiter\n======\n\n.. jobposting::\n   :date-posted: 2021-09-03\n"
    "   :job-location: Oslo, NO\n   :apply: https://acme.example/apply\n\nYou serve.\n",
    "section.md": "# Book\n\nOurs.\n\n"
    + POSTING.replace("# ", "## ").replace("Cook", "Brewer"),
}
IN_A_LIST = """# Handbook

- Jobs

  ```{toctree}
  cook
  ```
"""
INDEX = """# Handbook

```{toctree}
:glob:

*
```

## Jobs

```{joblist}
```

```{joblist}
:format: table
:status: all
:group-by: employment-type
```

```{joblist}
:skills: none at all

Nothing *here*.
```

{job}`cook`
"""
FACTS = ("Acme", "Porto, Portugal", "24,000 per year", "Full-time", "September 20, 2021")
WORDS = (*FACTS, "You cook lunch for forty guests", "Soup.", "jobs@acme.example")


@pytest.fixture(scope="module")
def site_of_all(shared_site: Make) -> Any:
    conf = """
epub_copyright = "2021, Acme"
version = release = "1.0"
copyright = "2021, Acme"
author = "Acme"
latex_documents = [("index", "handbook.tex", "Handbook", "Acme", "manual")]
man_pages = [("index", "handbook", "Handbook", ["Acme"], 7)]
texinfo_documents = [
    ("index", "handbook", "Handbook", "Acme", "Handbook", "Jobs.", "Miscellaneous")
]
"""
    # A filter that matches no job makes a list show its body.
    conf += 'suppress_warnings = ["jobposting.unmatched-filter"]\n'
    return shared_site(FILES, conf=conf, index=INDEX)


def plain(text: str) -> str:
    """Return a text on one line, without the marks and escapes of its format."""
    text = text.replace("@@", "@").replace("\\-", "-").replace("\\sphinxhyphen{}", "-")
    text = text.replace("\\sphinxat{}", "@").replace("\\&", "&").replace("&#64;", "@")
    text = re.sub(r"\\f[A-Z]|\\[{}]|<[^>]*>", "", text)
    text = re.sub(r"\\([.@])", r"\1", text)
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("html", "cook.html"),
        ("dirhtml", "cook/index.html"),
        ("singlehtml", "index.html"),
        ("latex", "handbook.tex"),
        ("text", "cook.txt"),
        ("man", "handbook.7"),
        ("texinfo", "handbook.texi"),
        ("xml", "cook.xml"),
        ("pseudoxml", "cook.pseudoxml"),
        ("json", "cook.fjson"),
    ],
)
def test_the_facts_and_the_text_are_shown(
    builder: str, name: str, site_of_all: Any
) -> None:
    built = site_of_all.build(builder, out=builder)
    text = built.html(name)
    if builder == "json":
        text = text.encode().decode("unicode_escape")
    for word in WORDS:
        assert word in plain(text), word
    # Only pages of a website have data.
    assert ("ld+json" in text) == (builder in ("html", "dirhtml"))
    if builder in ("singlehtml", "latex", "man", "texinfo"):
        assert plain(text).count("You cook lunch for forty guests") == 3
        assert "This job closed on September 8, 2021." in plain(text)
        assert re.search(r"Nothing \W*(sphinxstyleemphasis\W|emph\W)?here\W+", plain(text))


def test_epub_shows_the_facts(site_of_all: Any) -> None:
    built = site_of_all.build("epub", out="epub")
    (book,) = built.outdir.glob("*.epub")
    with ZipFile(book) as archive:
        page = archive.read("cook.xhtml").decode()
        names = archive.namelist()
    ElementTree.fromstring(page)
    for word in WORDS:
        assert word in plain(page)
    assert "ld+json" not in page
    assert not [name for name in names if "jobs.atom" in name or "unfinished" in name]


def test_gettext_extracts_titles_summaries_and_texts(site_of_all: Any) -> None:
    built = site_of_all.build("gettext", out="gettext", doctrees="catalogs")
    pot = built.html("cook.pot")
    for message in ("Cook", "Lunch for forty.", "You cook lunch for forty guests.", "Menu"):
        assert f'msgid "{message}"' in pot
    for ours in ("Apply by", "Full-time", "Acme", "Location"):
        assert f'msgid "{ours}' not in pot
    assert 'msgid "Nothing *here*."' in built.html("index.pot")


def test_pickle_and_builders_that_write_no_pages_run(site_of_all: Any) -> None:
    for builder in ("pickle", "dummy", "changes"):
        site_of_all.build(builder, out=builder)


def test_listings_link_to_the_jobs_in_every_builder(site_of_all: Any) -> None:
    assert 'href="cook.html"' in site_of_all.build("html", out="html").html("index.html")
    single = site_of_all.build("singlehtml", out="singlehtml").html("index.html")
    (target,) = set(
        re.findall(
            r'<li[^>]*><p class="joblist-title"><a [^>]*href="([^"]*)"[^>]*><span>Cook',
            single,
        )
    )
    assert target.startswith("#")
    assert f'id="{target[1:]}"' in single
    latex = site_of_all.build("latex", out="latex").html("handbook.tex")
    assert re.search(r"\\hyperref\[\\detokenize\{cook(:\w+|::doc)?\}\]\{[^}]*Cook", latex)
    text = site_of_all.build("text", out="text").html("index.txt")
    assert "* Cook" in text
    assert "Porto, Portugal · EUR 24,000 per year · Full-time" in plain(text)


@pytest.mark.parametrize("builder", ["json", "pickle", "qthelp", "htmlhelp", "devhelp"])
def test_a_builder_of_another_kind_shows_the_facts_with_naked(
    site: Any, builder: str
) -> None:
    made = site({"cook.md": POSTING}, conf='html_theme = "naked"\n')
    built = made.build(builder, out=f"out-{builder}", doctrees=f"doctrees-{builder}")
    assert b"Porto, Portugal" in built.everything()


@pytest.mark.parametrize("builder", ["singlehtml", "latex", "man", "texinfo"])
def test_a_toctree_in_a_list_includes_its_postings(site: Make, builder: str) -> None:
    made = site({"cook.md": POSTING}, index=IN_A_LIST)
    built = made.build(builder)
    assert built.warnings == ""
    files = [path for path in built.outdir.iterdir() if path.is_file()]
    text = "".join(path.read_text("utf-8", "replace") for path in files)
    assert "Porto" in text


def test_another_page_may_show_a_listing(site: Make) -> None:
    conf = 'extensions += ["sphinx.ext.todo"]\ntodo_include_todos = True\n'
    todo = "# Later\n\n````{todo}\n```{joblist}\n```\n````\n"
    index = "# Handbook\n\n```{toctree}\ncook\nlater\n```\n\n```{todolist}\n```\n"
    built = site({"cook.md": POSTING, "later.md": todo}, index=index, conf=conf).build()
    assert 'class="joblist' in built.html("index.html")


OWN_BUILDER = """
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder


class OurPages(StandaloneHTMLBuilder):
    name = "ourpages"


class OurFolders(DirectoryHTMLBuilder):
    name = "ourfolders"


def setup(app):
    app.add_builder(OurPages)
    app.add_builder(OurFolders)
"""


@pytest.mark.parametrize(
    ("builder", "page"), [("ourpages", "cook.html"), ("ourfolders", "cook/index.html")]
)
def test_a_custom_builder_of_the_site_gets_data_layout_and_feeds(
    site: Make, builder: str, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Sphinx looks for the builder before it runs setup() of conf.py.
    monkeypatch.syspath_prepend(tmp_path / "source")
    files = {"cook.md": POSTING, "our_builders.py": OWN_BUILDER}
    built = site(files, conf='extensions += ["our_builders"]\n').build(builder)
    (data,) = built.jsonld(page)
    assert data["title"] == "Cook"
    assert data["url"] == f"https://handbook.example.org/{page.removesuffix('index.html')}"
    assert 'class="sphinxsidebar"' not in built.html(page)
    for feed in ("jobs.atom", "jobs.json"):
        assert data["url"] in built.html(feed)
