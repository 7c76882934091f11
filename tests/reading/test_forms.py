"""A posting gives the same page and data in every form."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import html5lib
import pytest

Make = Callable[..., Any]

INDEX = "# Handbook\n\n```{toctree}\n:glob:\n\n**\n```\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
    "RU5ErkJggg=="
)

FIELDS = """\
:date-posted: 2021-09-02
:valid-through: 2021-09-20
:employment-type: full-time, contractor
:base-salary: EUR 24000 per year
:job-location: Porto, PT
:apply: jobs@acme.example
"""

MYST = """\
Cook lunch, see {ref}`the menu <menu-cook>` and [the law](https://law.example/),
{doc}`/index` and {job}`cook`.[^1]

(menu-cook)=
## Menu

One *two* **three**, and the [team](index.md).

![A pot](/pot.png)

### Soup

- Hot
- Salty

## Buying

See {ref}`menu-cook`.

[^1]: A note.
"""

REST = """\
Cook lunch, see :ref:`the menu <menu-cook>` and `the law <https://law.example/>`_,
:doc:`/index` and :job:`cook`.\\ [#n]_

.. _menu-cook:

Menu
----

One *two* **three**, and the :doc:`team <index>`.

|pot|

.. |pot| image:: /pot.png
   :alt: A pot

Soup
~~~~

* Hot
* Salty

Buying
------

See :ref:`menu-cook`.

.. [#n] A note.
"""


def indent(text: str) -> str:
    """Indent each line that is not empty by three spaces."""
    return re.sub(r"^(?=.)", "   ", text, flags=re.MULTILINE)


FORMS = {
    "myst-a": ("md", f"# Cook\n\n```{{jobposting}}\n{FIELDS}```\n\n{MYST}"),
    "myst-a-colons": ("md", f"# Cook\n\n:::{{jobposting}}\n{FIELDS}:::\n\n{MYST}"),
    "myst-a-yaml": (
        "md",
        "# Cook\n\n```{jobposting}\n---\n"
        + re.sub("^:", "", FIELDS, flags=re.MULTILINE)
        + f"---\n```\n\n{MYST}",
    ),
    "myst-a-body": ("md", f"# Cook\n\n::::{{jobposting}}\n{FIELDS}\n{MYST}::::\n"),
    "myst-above": ("md", f"```{{jobposting}}\n{FIELDS}```\n\n# Cook\n\n{MYST}"),
    "myst-b": ("md", f":::{{jobposting}} Cook\n{FIELDS}\n{MYST}:::\n"),
    "myst-b-fence": ("md", f"````{{jobposting}} Cook\n{FIELDS}\n{MYST}````\n"),
    "myst-c": (
        "md",
        "---\njobposting:\n"
        + re.sub("^:", "  ", FIELDS, flags=re.MULTILINE)
        + f"---\n\n# Cook\n\n{MYST}",
    ),
    "myst-c-yaml": (
        "md",
        "---\njobposting:\n  date-posted: 2021-09-02\n  validThrough: 2021-09-20\n"
        "  employment_type:\n    - full-time\n    - contractor\n"
        "  base-salary: EUR 24000 per year\n  job-location: {city: Porto, country: PT}\n"
        f"  apply: [jobs@acme.example]\n---\n\n# Cook\n\n{MYST}",
    ),
    "myst-c-and-a": (
        "md",
        "---\njobposting:\n  apply: jobs@acme.example\n  date-posted: 2020-01-01\n---\n\n"
        "# Cook\n\n```{jobposting}\n"
        + FIELDS.replace(":apply: jobs@acme.example\n", "")
        + f"```\n\n{MYST}",
    ),
    "myst-crlf-bom": (
        "md",
        f"\ufeff# Cook\n\n```{{jobposting}}\n{FIELDS}```\n\n{MYST}".replace("\n", "\r\n"),
    ),
    "myst-tabs": (
        "md",
        "# Cook\n\n```{jobposting}\n" + FIELDS.replace(": ", ":\t") + f"```\n\n{MYST}",
    ),
    "rest-a": ("rst", f"Cook\n====\n\n.. jobposting::\n{indent(FIELDS)}\n{REST}"),
    "rest-a-body": (
        "rst",
        f"Cook\n====\n\n.. jobposting::\n{indent(FIELDS)}\n{indent(REST)}",
    ),
    "rest-b": ("rst", f".. jobposting:: Cook\n{indent(FIELDS)}\n{indent(REST)}"),
    "rest-crlf-bom": (
        "rst",
        f"\ufeffCook\n====\n\n.. jobposting::\n{indent(FIELDS)}\n{REST}".replace(
            "\n", "\r\n"
        ),
    ),
}


@dataclass(frozen=True)
class Page:
    """The result of a form: the main part of the page, and the JSON-LD."""

    main: str
    data: dict[str, Any]


def main_part(html: str) -> str:
    """Return the article of a naked page without the ids that writers give to footnotes."""
    main = html.partition('<div role="main">')[2].partition("<footer>")[0]
    main = re.sub(r' id="id\d+"|<span id="id\d+"></span>', "", main)
    return re.sub(r'="#?(id\d+|n)"', '="#"', main)


@pytest.fixture(scope="module")
def pages(shared_site: Make) -> dict[str, Page]:
    """Build each form as a page of one site, and make names and labels the same."""
    files: dict[str, str | bytes] = {"pot.png": PNG}
    for form, (suffix, text) in FORMS.items():
        text = text.replace("menu-cook", f"menu-{form}")
        text = text.replace("{job}`cook`", f"{{job}}`{form}`")
        text = text.replace(":job:`cook`", f":job:`{form}`")
        files[f"{form}.{suffix}"] = text
    built = shared_site(files, index=INDEX).build()
    found = {}
    for form in FORMS:
        (data,) = json.loads(json.dumps(built.jsonld(f"{form}.html")).replace(form, "cook"))
        main = main_part(built.html(f"{form}.html")).replace(form, "cook")
        found[form] = Page(main, data)
    return found


def test_the_page_and_the_data_are_what_was_written(pages: dict[str, Page]) -> None:
    data = pages["myst-a"].data
    assert data["title"] == "Cook"
    assert data["datePosted"] == "2021-09-02"
    assert data["validThrough"] == "2021-09-20T23:59:59+00:00"
    assert data["employmentType"] == ["FULL_TIME", "CONTRACTOR"]
    assert data["identifier"]["value"] == "cook"
    assert data["url"] == "https://handbook.example.org/cook.html"
    page = "https://handbook.example.org/cook.html"
    assert data["description"] == (
        f'<p>Cook lunch, see <a href="{page}#menu-cook">the menu</a> and '
        '<a href="https://law.example/">the law</a>, '
        '<a href="https://handbook.example.org/index.html">Handbook</a> and '
        f'<a href="{page}#cook">Cook</a>.[1]</p>'
        "<h2>Menu</h2><p>One <em>two</em> <strong>three</strong>, and the "
        '<a href="https://handbook.example.org/index.html">team</a>.</p><p>A pot</p>'
        "<h3>Soup</h3><ul><li>Hot</li><li>Salty</li></ul>"
        "<h2>Buying</h2>"
        f'<p>See <a href="{page}#menu-cook">Menu</a>.</p><p>[1] A note.</p>'
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_data(form: str, pages: dict[str, Page]) -> None:
    assert pages[form].data == pages["myst-a"].data


@pytest.mark.parametrize("form", [form for form in FORMS if form.startswith("myst")])
def test_every_form_in_markdown_gives_the_same_page(
    form: str, pages: dict[str, Page]
) -> None:
    assert pages[form].main == pages["myst-a"].main


@pytest.mark.parametrize("form", [form for form in FORMS if form.startswith("rest")])
def test_every_form_in_rest_gives_the_same_page(form: str, pages: dict[str, Page]) -> None:
    assert pages[form].main == pages["rest-a"].main


def test_markdown_and_rest_give_the_same_elements(pages: dict[str, Page]) -> None:
    """The position of footnotes depends on the parser; everything else is the same."""

    def shape(main: str) -> list[str]:
        kept = re.sub(r"<aside.*</aside>|<hr[^>]*>", "", main, flags=re.DOTALL)
        tree = html5lib.parseFragment(kept, namespaceHTMLElements=False)
        return [f"{node.tag}: {(node.text or '').strip()}" for node in tree.iter()]

    assert shape(pages["rest-a"].main) == shape(pages["myst-a"].main)


def test_headings_of_a_body_nest_where_they_belong(pages: dict[str, Page]) -> None:
    for form in ("myst-b", "rest-b", "myst-a-body", "rest-a-body"):
        tree = html5lib.parseFragment(pages[form].main, namespaceHTMLElements=False)
        nested = [
            (section.get("id"), [inner.get("id") for inner in section.findall("section")])
            for section in tree.iter("section")
        ]
        assert nested == [
            ("cook", ["menu", "buying"]),
            ("menu", ["soup"]),
            ("soup", []),
            ("buying", []),
        ] or nested == [
            ("cook", ["menu-cook", "buying"]),
            ("menu-cook", ["soup"]),
            ("soup", []),
            ("buying", []),
        ], form


PLAIN = "\n\n```{jobposting}\n:date-posted: 2021-09-02\n```\n\nText.\n"


@pytest.mark.parametrize(
    ("file", "page", "title"),
    [
        ("a.md", "# Cook<br>and <b>baker</b>" + PLAIN, "Cook and baker"),
        ("a.md", "# Cook ![at work](a.png)" + PLAIN, "Cook at work"),
        ("a.md", f"# Cook[^1]{PLAIN}\n[^1]: Or baker.\n", "Cook"),
        (
            "a.rst",
            ".. jobposting:: A :nothing:`cook`\n   :date-posted: 2021-09-02\n\n   Text.\n",
            "A :nothing:`cook`",
        ),
    ],
)
def test_a_title_is_the_text_of_a_heading(
    site: Make, file: str, page: str, title: str
) -> None:
    """A title has no markup, footnote mark, or parser message with a file path."""
    built = site({file: page}).build(warnings=True)
    (data,) = built.jsonld("a.html")
    assert data["title"] == title
    assert f'property="og:title" content="{title}"' in built.html("a.html")
    assert "(INFO" not in built.html("a.html")
