"""Under any theme, a naked page loads the right files, and a site can change it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import html5lib
import pytest

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

ROOT = Path(__file__).parents[1] / "roots" / "test-anytheme"
THEMES = [
    "alabaster",
    "furo",
    "pydata_sphinx_theme",
    "sphinx_book_theme",
    "sphinx_rtd_theme",
    "shibuya",
    "classic",
    "sphinxawesome_theme",
    "sphinx_nefertiti",
    "breeze",
    "flask",
    "sphinx_immaterial",
]

STYLES = ["naked.css", "copybutton.css", "sphinx-design.min.css", "mine.css", "print.css"]
SCRIPTS = [
    "documentation_options.js",
    "clipboard.min.js",
    "copybutton.js",
    "design-tabs.js",
    "mine.js",
    "late.js",
]


def sources() -> dict[str, str | bytes]:
    """Return the source folder of the handbook with other extensions."""
    return {
        str(path.relative_to(ROOT)): path.read_bytes()
        for path in ROOT.rglob("*")
        if path.is_file()
    }


def page_of(built: Any, name: str) -> Any:
    """Return a page as a browser reads it."""
    return html5lib.parse(built.html(name), namespaceHTMLElements=False)


def files(page: Any, tag: str) -> list[str]:
    """Return the names of the style sheets (``link``) or scripts (``script``) of a page."""
    found = [
        element.get("src" if tag == "script" else "href")
        for element in page.iter(tag)
        if tag == "script" or element.get("rel") == "stylesheet"
    ]
    return [re.sub(r"^_static/|\?.*", "", name) for name in found if name]


def inline(page: Any) -> list[str]:
    """Return the inline scripts of a page."""
    return [
        element.text
        for element in page.iter("script")
        if not element.get("src") and element.get("type") != "application/ld+json"
    ]


@pytest.fixture(scope="module", params=THEMES)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SimpleNamespace:
    """Build the handbook in a separate process, because themes change global state."""
    out = tmp_path_factory.mktemp("built")
    theme = request.param
    options = ["-q", "-W", "--keep-going", "-D", f"html_theme={theme}", "-t", theme]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(ROOT), str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return SimpleNamespace(
        html=lambda name: (out / name).read_text(encoding="utf-8"),
        theme=theme,
    )


def scripts(built: Any) -> list[str]:
    """Return the scripts that a naked page needs; a theme may drop those of Sphinx."""
    found = list(SCRIPTS)
    if built.theme == "sphinx_immaterial":
        found.remove("documentation_options.js")
    return found


def test_a_naked_page_loads_assets_of_the_site_but_not_of_the_theme(built: Any) -> None:
    page = page_of(built, "cook.html")
    assert sorted(files(page, "link")) == sorted(STYLES)
    assert sorted(files(page, "script")) == sorted([*scripts(built), "mathjax.js"])
    assert page.find(".//link[@media='print']").get("href").startswith("_static/print.css")
    mine, config, mermaid = inline(page)
    assert mine == "window.inline = typeof DOCUMENTATION_OPTIONS"
    assert config.startswith("window.MathJax = ")
    assert "import mermaid from" in mermaid


def test_scripts_find_what_they_need_and_keep_their_attributes(built: Any) -> None:
    page = page_of(built, "cook.html")
    assert files(page, "script")[0] == scripts(built)[0]
    (late,) = [s for s in page.iter("script") if "late.js" in (s.get("src") or "")]
    assert (late.get("defer"), late.get("data-site")) == ("defer", "12")
    assert page.find(".//script[@type='module']") is not None


def test_metadata_that_extensions_add_to_a_page_stays(built: Any) -> None:
    properties = {
        meta.get("property"): meta.get("content")
        for meta in page_of(built, "cook.html").iter("meta")
    }
    assert properties["og:title"] == "Cook"
    assert properties["og:url"] == "https://handbook.example.org/cook.html"


@pytest.mark.parametrize("name", ["jobs.html", "imprint.html"])
def test_any_page_may_use_the_layout(built: Any, name: str) -> None:
    page = page_of(built, name)
    assert sorted(files(page, "link")) == sorted(STYLES)
    assert sorted(files(page, "script")) == sorted(scripts(built))


@pytest.mark.parametrize("name", ["baker.html", "cook.html"])
def test_the_head_of_a_posting_has_each_element_once(name: str, built: Any) -> None:
    page = page_of(built, name)
    (head,) = page.iter("head")
    canonical = [e.get("href") for e in head.iter("link") if e.get("rel") == "canonical"]
    assert len(canonical) == 1
    # On every page, sphinx-nefertiti writes one that leads nowhere.
    url = f"https://handbook.example.org/{name}"
    assert canonical == [url] or built.theme == "sphinx_nefertiti"
    described = [e for e in head.iter("meta") if e.get("name") == "description"]
    assert len(described) == 1
    data = [e for e in page.iter("script") if e.get("type") == "application/ld+json"]
    assert [json.loads(e.text)["url"] for e in data] == [url]


def test_the_search_leads_to_the_section_of_a_posting(built: Any) -> None:
    """The build has no warning, although sphinx-immaterial checks ids, too."""
    index = json.loads(built.html("searchindex.js").removeprefix("Search.setIndex(")[:-1])
    objects = [entry for entries in index["objects"].values() for entry in entries]
    assert sorted(entry[3:5] for entry in objects) == [["baker", "Baker"], ["cook", "Cook"]]


@pytest.mark.parametrize("name", ["baker.html", "book.html", "404.html"])
def test_pages_in_the_layout_of_the_theme_keep_its_assets(built: Any, name: str) -> None:
    page = page_of(built, name)
    assert len(files(page, "link")) > len(STYLES) - 1
    assert "_static/naked.css" not in built.html(name)
    assert page.find(".//*[@class='crumbs']") is None


class TestThemeAmongTheExtensions:
    """A theme listed as an extension may add its assets before this one is loaded."""

    @pytest.mark.parametrize("theme", ["sphinx_rtd_theme", "shibuya", "sphinx_nefertiti"])
    def test_its_assets_are_still_removed(self, theme: str, site: Make) -> None:
        made = site({"cook.md": sources()["imprint.md"]})
        extensions = ["myst_parser", theme, "sphinx_jobposting"]
        page = page_of(made.build(html_theme=theme, extensions=extensions), "cook.html")
        assert files(page, "link") == ["naked.css"]
        assert list(page.iter("script")) == []

    @pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
    def test_what_the_site_requested_stays(self, first: bool, site: Make) -> None:
        jquery = ["sphinxcontrib.jquery"]
        theme = ["sphinx_rtd_theme", "sphinx_jobposting"]
        extensions = ["myst_parser", *(jquery + theme if first else theme + jquery)]
        made = site({"cook.md": sources()["imprint.md"]})
        built = made.build(html_theme="sphinx_rtd_theme", extensions=extensions)
        assert "jquery.js" in files(page_of(built, "cook.html"), "script")


SUNNY = """
from pathlib import Path

HERE = Path(__file__).parent

def setup(app):
    app.add_html_theme("sunny", str(HERE / "theme"))
    app.add_css_file("late.css")
    app.connect("config-inited", add_files)

def add_files(app, config):
    config.html_static_path.append(str(HERE / "more"))
    config.html_css_files.append("more.css")
"""


class TestThemePackage:
    """A theme whose package has more than its static folder."""

    FILES: ClassVar[dict[str, str]] = {
        "sunny_theme/__init__.py": SUNNY,
        "sunny_theme/theme/theme.conf": "[theme]\ninherit = basic\n"
        "stylesheet = sunny.css # the only one\n",
        "sunny_theme/theme/static/sunny.css": "",
        "sunny_theme/theme/static/late.css": "",
        "sunny_theme/more/more.css": "",
        "sunny_theme/assets/copybutton.css": "",  # named like a file of an extension
        "sunny_theme/assets/own.css": "",
        "static/own.css": "",
    }

    @pytest.mark.parametrize("order", list(permutations(range(3))))
    def test_the_assets_of_a_page_do_not_depend_on_the_order_of_extensions(
        self, order: tuple[int, ...], site: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delitem(sys.modules, "sunny_theme", raising=False)
        made = site({**self.FILES, "cook.md": sources()["imprint.md"]})
        monkeypatch.syspath_prepend(made.source)
        names = ("sunny_theme", "sphinx_copybutton", "sphinx_jobposting")
        built = made.build(
            html_theme="sunny",
            extensions=["myst_parser", *(names[number] for number in order)],
            html_static_path=["static"],
            html_css_files=["own.css"],
            exclude_patterns=["sunny_theme"],
        )
        page = page_of(built, "cook.html")
        assert sorted(files(page, "link")) == ["copybutton.css", "naked.css", "own.css"]
        assert "copybutton.js" in files(page, "script")


def test_a_style_sheet_of_the_site_named_like_one_of_the_theme_stays(site: Make) -> None:
    made = site({"cook.md": sources()["imprint.md"], "own/furo.css": "p { color: red }"})
    made.write({"own/styles/furo-extensions.css": "p { color: red }"})
    built = made.build(
        html_theme="furo",
        html_static_path=["own"],
        html_css_files=["styles/furo-extensions.css"],
    )
    assert files(page_of(built, "cook.html"), "link") == [
        "naked.css",
        "styles/furo-extensions.css",
    ]


class TestSiteOfOnesOwn:
    """A site with postings may have its own templates, options, and metadata."""

    PAGE = (
        '{% extends "!jobposting/page.html" %}'
        '{% block extrahead %}<meta name="own">{% endblock %}'
        "{% block relbar2 %}<p>{{ motto }}</p>{% endblock %}"
    )

    @pytest.mark.parametrize("theme", ["alabaster", "furo"])
    def test_the_posting_s_template_can_be_overridden(self, theme: str, site: Make) -> None:
        built = site(sources() | {"_templates/jobposting/page.html": self.PAGE}).build(
            html_theme=theme, templates_path=["_templates"], html_context={"motto": "Eat."}
        )
        for name in ("cook.html", "jobs.html"):
            page = page_of(built, name)
            assert page.find(".//meta[@name='own']") is not None
            assert page.find(".//p[.='Eat.']") is not None
            assert page.find(".//*[@role='main']/section") is not None
        assert '<meta name="own">' not in built.html("book.html")

    def test_naked_s_layout_can_be_overridden_for_all_its_pages(self, site: Make) -> None:
        layout = (
            '{% extends "!layout.html" %}'
            "{% block relbar2 %}<p>{{ motto }}</p>{{ super() }}{% endblock %}"
        )
        built = site(sources() | {"_templates/layout.html": layout}).build(
            html_theme="naked",
            templates_path=["_templates"],
            html_context={"motto": "Eat."},
        )
        for name in ("cook.html", "jobs.html", "book.html", "genindex.html", "search.html"):
            assert page_of(built, name).find(".//p[.='Eat.']") is not None, name

    @pytest.mark.parametrize(
        ("theme", "template"),
        [
            ("alabaster", "layout.html"),
            ("furo", "base.html"),
            ("sphinx_rtd_theme", "layout.html"),
        ],
    )
    def test_overriding_the_layout_of_the_theme_does_not_affect_postings(
        self, theme: str, template: str, site: Make
    ) -> None:
        text = f'{{% extends "!{template}" %}}{{% block extrahead %}}<meta name="own">'
        text += "{{ super() }}{% endblock %}"
        built = site(sources() | {f"_templates/{template}": text}).build(
            html_theme=theme, templates_path=["_templates"]
        )
        for page in ("book.html", "baker.html"):
            assert '<meta name="own">' in built.html(page)
        for page in ("cook.html", "jobs.html"):
            assert '<meta name="own">' not in built.html(page)
            assert sorted(files(page_of(built, page), "link")) == sorted(STYLES)

    def test_options_sidebars_and_metadata_of_the_theme_stay(self, site: Make) -> None:
        files = sources() | {"_templates/mine.html": "<p>Mine</p>"}
        files["book.md"] = "---\nhide-toc: true\n---\n\n# Book\n\n## Part\n\nText.\n"
        files["open.md"] = "# Open\n\n## Part\n\nText.\n"
        files["index.md"] = "# Handbook\n\n```{toctree}\n:glob:\n\n*\n```\n"
        built = site(files).build(
            html_theme="furo",
            templates_path=["_templates"],
            html_theme_options={"announcement": "We moved."},
            html_sidebars={"**": ["mine.html"]},
        )
        assert "toc-tree" in built.html("open.html")
        assert 'class="toc-tree"' not in built.html("book.html")
        for name in ("book.html", "baker.html"):
            assert "We moved." in built.html(name)
            assert "<p>Mine</p>" in built.html(name)
        for name in ("cook.html", "jobs.html"):
            assert "We moved." not in built.html(name)
            assert "<p>Mine</p>" not in built.html(name)

    def test_a_page_leaves_naked_under_naked(self, site: Make) -> None:
        built = site(sources()).build(html_theme="naked")
        classes = {
            name: page_of(built, f"{name}.html").find("body").get("class")
            for name in ("cook", "imprint", "baker", "book")
        }
        assert classes == {"cook": None, "imprint": None, "baker": "book", "book": "book"}
