"""Under each theme, a posting has the right head, and other pages are unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import html5lib
import pytest

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

THEMES = [
    "naked",
    "alabaster",
    "furo",
    "pydata_sphinx_theme",
    "sphinx_book_theme",
    "sphinx_rtd_theme",
    "shibuya",
    "classic",
]

TEXT = "You cook lunch for forty guests, from Monday to Friday, and buy on the market."
DIRECTIVE = """```{jobposting}
:date-posted: 2021-09-02
:valid-through: 2021-09-20
:job-location: Porto, PT
:apply: jobs@acme.example
```
"""
CLOSED = DIRECTIVE.replace("2021-09-20", "2021-09-08")


def pages(directive: str, closed: str) -> dict[str, str | bytes]:
    """Return a small handbook, with or without directives."""
    return {
        "book.md": (
            f"# Book\n\n{{ref}}`x`\n\n(x)=\n## How we *work*\n\n{TEXT}\n\n"
            "```python\nx = 1\n```\n"
        ),
        "naked.md": f"# Cook\n\n{directive}\n{TEXT}\n\n## Menu\n\nSoup.\n",
        "theme.md": (
            f"---\nlayout: theme\n---\n\n# Baker\n\n{directive}\n{TEXT}\n\n"
            "## Oven\n\nHot.\n"
        ),
        "past.md": f"# Brewer\n\n{closed}\n{TEXT}\n",
        "pasttheme.md": f"---\nlayout: theme\n---\n\n# Waiter\n\n{closed}\n{TEXT}\n",
        "described.md": "---\nmyst:\n  html_meta:\n    description: Mine & yours.\n---\n\n"
        f"# Buyer\n\n{directive}\n{TEXT}\n",
        "describedtheme.md": "---\nlayout: theme\nmyst:\n  html_meta:\n"
        f"    description: Mine & yours.\n---\n\n# Seller\n\n{directive}\n{TEXT}\n",
    }


INDEX = "# Handbook\n\n```{toctree}\n:glob:\n\n*\n```\n"


def head_of(html: str) -> Any:
    """Return the head of a page as a browser reads it."""
    head = html5lib.parse(html, namespaceHTMLElements=False).find("head")
    assert head is not None
    return head


def said(head: Any, name: str) -> list[str]:
    """Return the contents of the meta elements with this name."""
    return [
        element.get("content")
        for element in head.iter("meta")
        if name in (element.get("name"), element.get("property"))
    ]


@pytest.fixture(scope="module", params=THEMES)
def built(request: pytest.FixtureRequest, shared_site: Make) -> dict[str, Any]:
    """Build the handbook with html, dirhtml, opengraph, and without the extension."""
    theme: str = request.param
    made = shared_site(pages(DIRECTIVE, CLOSED), index=INDEX)
    plain = shared_site(pages("", ""), index=INDEX)
    plain.conf = re.sub(r"^jobposting_.*\n", "", plain.conf, flags=re.MULTILINE)
    # Without the extension, a theme would read its values of layout as its own.
    plain.write(
        {
            name: str(text).replace("layout: theme\n", "x: y\n")
            for name, text in pages("", "").items()
        }
    )
    without = [
        "myst_parser",
        *(["sphinx_jobposting.theme"] if theme == "naked" else []),
    ]
    with_graph = ["myst_parser", "sphinxext.opengraph", "sphinx_jobposting"]
    return {
        "html": made.build(html_theme=theme),
        "dirhtml": made.build("dirhtml", out="dir", html_theme=theme),
        "opengraph": made.build(
            out="graph", doctrees="graphtrees", html_theme=theme, extensions=with_graph
        ),
        "without": plain.build(html_theme=theme, extensions=without),
    }


VARIANTS = ["html", "dirhtml", "opengraph"]


def page(built: dict[str, Any], variant: str, name: str) -> str:
    html: str = built[variant].html(
        f"{name}/index.html" if variant == "dirhtml" else f"{name}.html"
    )
    return html


@pytest.mark.parametrize("name", ["naked", "theme"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_head_of_an_open_posting_has_each_element_once(
    variant: str, name: str, built: dict[str, Any]
) -> None:
    html = page(built, variant, name)
    head = head_of(html)
    url = f"https://handbook.example.org/{name}" + (
        "/" if variant == "dirhtml" else ".html"
    )
    canonical = [
        link.get("href") for link in head.iter("link") if link.get("rel") == "canonical"
    ]
    assert canonical == [url]
    assert said(head, "description") == [TEXT]
    assert said(head, "robots") == []
    scripts = [
        json.loads(script.text)
        for script in head.iter("script")
        if script.get("type") == "application/ld+json"
    ]
    assert [data["url"] for data in scripts] == [url]
    assert scripts[0]["title"] == {"naked": "Cook", "theme": "Baker"}[name]
    assert html.count("application/ld+json") == 1
    feeds = [
        link.get("type") for link in head.iter("link") if link.get("rel") == "alternate"
    ]
    assert feeds == ["application/atom+xml", "application/feed+json"]
    if variant == "opengraph":
        assert said(head, "og:description") == [TEXT]


@pytest.mark.parametrize("name", ["past", "pasttheme"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_closed_posting_is_not_indexed_and_has_no_data(
    variant: str, name: str, built: dict[str, Any]
) -> None:
    html = page(built, variant, name)
    assert said(head_of(html), "robots") == ["noindex"]
    assert said(head_of(html), "description") == [TEXT]
    assert "application/ld+json" not in html


@pytest.mark.parametrize("name", ["described", "describedtheme"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_an_explicit_description_wins(
    variant: str, name: str, built: dict[str, Any]
) -> None:
    assert said(head_of(page(built, variant, name)), "description") == ["Mine & yours."]


def test_the_description_is_the_body_without_generated_parts(built: dict[str, Any]) -> None:
    for variant in VARIANTS:
        for name, part in (("naked", "Menu</h2><p>Soup."), ("theme", "Oven</h2><p>Hot.")):
            html = page(built, variant, name)
            (text,) = re.findall(r'application/ld\+json">(.*?)</script>', html, re.DOTALL)
            assert json.loads(text)["description"] == f"<p>{TEXT}</p><h2>{part}</p>"


def test_other_pages_are_byte_for_byte_the_same_without_the_extension(
    built: dict[str, Any],
) -> None:
    ours, theirs = built["html"].outdir, built["without"].outdir
    names = sorted(path.name for path in theirs.glob("*.html"))
    plain = [
        name
        for name in names
        if name in {"book.html", "index.html", "search.html", "genindex.html"}
    ]
    assert len(plain) == 4
    for name in plain:
        assert (ours / name).read_text() == (theirs / name).read_text(), name
