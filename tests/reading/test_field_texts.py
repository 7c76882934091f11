"""The markup of prose fields is shown on the page; the data have the text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..support.sites import CONF

Make = Callable[..., Any]

TEXT = "Cook lunch for forty guests, from Monday to Friday, with a second cook.\n"
BENEFITS = "See [our pay](pay.md), **bold** and `code`"


def forms(field: str, value: str, number: int | str = "") -> dict[str, str]:
    """Return the same posting as a directive, with a body, and in front matter.

    The pages are called a, b, and c, with the number behind.
    """
    facts = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: a@acme.example\n"
    option = f"{facts}:{field}: {value}\n"
    front = option.replace("\n:", "\n  ").lstrip(":")
    front = front.replace(f": {value}", f": {json.dumps(value)}")
    return {
        f"a{number}.md": f"# Cook\n\n```{{jobposting}}\n{option}```\n\n{TEXT}",
        f"b{number}.md": f"```{{jobposting}} Cook\n{option}\n{TEXT}```\n",
        f"c{number}.md": f"---\njobposting:\n  {front}---\n\n# Cook\n\n{TEXT}",
    }


@pytest.fixture(scope="module")
def benefits(shared_site: Make) -> Any:
    files = forms("job-benefits", BENEFITS) | {"pay.md": "# Pay\n"}
    return shared_site(files).build(warnings=True)


@pytest.mark.parametrize("form", ["a", "b", "c"])
def test_inline_markup_is_shown_and_the_data_have_its_text(
    benefits: Any, form: str
) -> None:
    assert benefits.warnings == ""
    html = benefits.html(f"{form}.html")
    fact = html.partition(">Benefits<")[2].partition("</dd>")[0]
    assert re.search(r'<a [^>]*href="pay.html"[^>]*>.*our pay.*</a>', fact)
    assert "<strong>bold</strong>" in fact
    assert re.search(r"<code[^>]*>.*code.*</code>", fact)
    data = benefits.jsonld(f"{form}.html")[0]
    assert data["jobBenefits"] == "See our pay, bold and code"


def test_inline_markup_of_restructuredtext_is_shown(site: Make) -> None:
    page = (
        "Cook\n====\n\n.. jobposting::\n   :date-posted: 2021-09-02\n"
        "   :job-location: Porto, PT\n   :apply: a@acme.example\n"
        "   :skills: **Knives** and :doc:`pay`\n\n" + TEXT
    )
    built = site({"cook.rst": page, "pay.md": "# Pay\n"}).build(warnings=True)
    assert built.warnings == ""
    fact = built.html("cook.html").partition(">Skills<")[2].partition("</dd>")[0]
    assert "<strong>Knives</strong>" in fact
    assert 'href="pay.html"' in fact


NOT_SIMPLE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "a <b onclick=x>b</b> <!-- c -->",
    "{raw}`html <b>`",
]


@pytest.fixture(scope="module")
def not_simple(shared_site: Make) -> Any:
    pages = [forms("skills", value, number) for number, value in enumerate(NOT_SIMPLE)]
    return shared_site({name: page for one in pages for name, page in one.items()}).build(
        warnings=True
    )


@pytest.mark.parametrize("value", NOT_SIMPLE)
def test_only_simple_markup_is_allowed(not_simple: Any, value: str) -> None:
    for form in "abc":
        html = not_simple.html(f"{form}{NOT_SIMPLE.index(value)}.html")
        fact = html.partition(">Skills<")[2].partition("</dd>")[0]
        assert "<script" not in fact
        assert "javascript:" not in re.sub(r">[^<]*<", "><", fact)
        assert "onclick=" not in re.sub(r">[^<]*<", "><", fact)
        assert "<img" not in fact


def test_a_warning_is_at_the_line_of_the_field(site: Make) -> None:
    built = site(forms("skills", "[x](none.md)")).build(warnings=True)
    lines = sorted(re.findall(r"(\w\.md):(\d+): WARNING", built.warnings))
    assert lines == [("a.md", "7"), ("b.md", "5"), ("c.md", "6")]


def test_markup_does_not_touch_the_anchors_of_the_page(site: Make) -> None:
    files = forms("skills", "**x**")
    files["c.md"] += "\n## Part\n\nSee [that part](#part).\n"
    built = site(files, conf=CONF + "myst_heading_anchors = 3\n").build(warnings=True)
    assert built.warnings == ""
    assert 'href="#part"' in built.html("c.html")


REST = (
    "Cook\n====\n\n.. jobposting::\n   :date-posted: 2021-09-02\n"
    "   :job-location: Porto, PT\n   :apply: a@acme.example\n   :skills: {value}\n\n"
    f"{TEXT}\n"
    ".. |langs| replace:: *Python* & C\n.. _there: https://there.example/\n"
    ".. |raw| raw:: html\n\n   <script>alert(1)</script>\n"
)


REFERENCES = {
    "x [#]_": "x [#]_",  # docutils would look for the position of the mark
    "x [1]_ [*]_ [#a]_": "x [1]_ [*]_ [#a]_",
    "x [CIT]_": "x [CIT]_",
    "|langs|": "Python & C",
    "a |none|": "a |none|",
    "See there_": "See there",
    "See nowhere_ and `no where`_": "See nowhere_ and `no where`_",
    "*open ``open": "*open ``open",
    "_`target` Cook_": "target Cook",
    "|raw|": "<script>alert(1)</script>",
}


@pytest.fixture(scope="module")
def references(shared_site: Make) -> Any:
    """Build a site with a page for each reference."""
    pages = {
        f"a{number}.rst": REST.format(value=value)
        for number, value in enumerate(REFERENCES)
    }
    return shared_site(pages).build(warnings=True)


@pytest.mark.parametrize("value", REFERENCES)
def test_references_read_the_same_on_the_page_and_in_the_data(
    references: Any, value: str
) -> None:
    """The page and the data show the same text, even if the reference has no target."""
    name = f"a{list(REFERENCES).index(value)}.html"
    assert references.jsonld(name)[0]["skills"] == REFERENCES[value]
    fact = references.html(name).partition(">Skills<")[2].partition("</dd>")[0]
    assert "<script" not in fact
    tree = html5lib.parseFragment(fact.partition("<dd")[2].partition(">")[2])
    assert " ".join("".join(tree.itertext()).split()) == REFERENCES[value]


def test_a_link_by_name_leads_to_its_target(site: Make) -> None:
    built = site({"a.rst": REST.format(value="See there_ and Cook_")}).build()
    fact = built.html("a.html").partition(">Skills<")[2].partition("</dd>")[0]
    assert re.findall('href="([^"]*)"', fact) == ["https://there.example/", "#cook"]


LINKS = [
    "See [](pay.md) and `more`",
    "See {doc}`pay` and more",
    "See {ref}`pay-label` and more",
]


@pytest.fixture(scope="module")
def linking(shared_site: Make) -> Any:
    """Build a site with each link in each field."""
    files = {"pay.md": "(pay-label)=\n# What we *pay*\n"}
    for field in ("job-benefits", "summary"):
        for number, value in enumerate(LINKS):
            files |= forms(field, value, f"-{field}-{number}")
    return shared_site(files).build(warnings=True, nitpicky=False)


@pytest.mark.parametrize("value", LINKS)
@pytest.mark.parametrize("field", ["job-benefits", "summary"])
def test_the_data_have_the_text_of_a_link_to_a_page(
    linking: Any, field: str, value: str
) -> None:
    said = "See What we pay and more"
    feed = {item["url"]: item for item in json.loads(linking.html("jobs.json"))["items"]}
    for form in "abc":
        name = f"{form}-{field}-{LINKS.index(value)}.html"
        html = linking.html(name)
        if field == "summary":
            assert f'<meta name="description" content="{said}">' in html
            assert next(i["summary"] for u, i in feed.items() if f"/{name}" in u) == said
        else:
            assert linking.jsonld(name)[0]["jobBenefits"] == said
        assert "<span>" not in html.partition("<dl")[2].partition("</dl>")[0]


@pytest.mark.parametrize(
    "builder", ["singlehtml", "dirhtml", "text", "latex", "man", "json", "xml", "epub"]
)
def test_every_builder_resolves_the_links_of_fields(site: Make, builder: str) -> None:
    files = {"pay.md": "# What we pay\n"}
    for field in ("job-benefits", "summary", "title", "apply-label"):
        page = forms(field, "See [](pay.md)")["a.md"]
        files[f"{field}.md"] = page.replace("# Cook", f"# Cook {field}")
    built = site(files).build(builder, warnings=True, nitpicky=False)
    assert "unknown node type" not in built.warnings
    assert b"jobposting_linked" not in built.everything()
    assert built.everything().count(b"See ") or builder == "epub"


@pytest.mark.parametrize(
    ("suffix", "translated"),
    [
        ("rst", "`x <javascript:alert(1)>`__ |raw|"),
        ("md", "[x](javascript:alert(1)) <b onclick=alert(1)>x</b> <javascript:alert(1)>"),
    ],
)
def test_a_translation_is_no_more_than_simple_markup(
    site: Make, suffix: str, translated: str
) -> None:
    files = {"rst": REST.format(value="Knives"), "md": forms("skills", "Knives")["a.md"]}
    made = site({f"a.{suffix}": files[suffix]}, conf='locale_dirs = ["locale"]\n')
    catalog = Catalog(locale="de")
    catalog.add("Knives", translated)
    target = made.source / "locale" / "de" / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "a.mo").open("wb") as file:
        write_mo(file, catalog)
    html = made.build(language="de", warnings=True).html("a.html")
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    (facts,) = (one for one in tree.iter("dl"))
    for element in facts.iter():
        assert element.tag not in ("script", "b")
        assert "onclick" not in element.attrib
        assert not str(element.get("href", "")).startswith("javascript")


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_no_text_breaks_the_build(shared_site: Make, text: str) -> None:
    line = " ".join(f"x {text}".split())
    built = shared_site(forms("skills", line)).build(fresh=True, warnings=True)
    assert "Traceback" not in built.warnings
    assert (built.outdir / "index.html").exists()


def test_texts_and_labels_are_translated_and_filters_stay(site: Make) -> None:
    conf = CONF + (
        'jobposting_facts = {"shift": "Shift"}\nlocale_dirs = ["locale"]\n'
        "gettext_compact = False\n"
    )
    files = {"jobs.md": "# Jobs\n\n```{joblist}\n:employment-unit: Kitchen\n```\n"}
    page = forms("shift", "Early or late")["a.md"]
    files["cook.md"] = page.replace(":apply:", ":employment-unit: Kitchen\n:apply:")
    made = site(files, conf=conf)
    made.build("gettext", out="gettext", doctrees="gettext-trees")
    with (made.root / "gettext" / "cook.pot").open("rb") as file:
        catalog = read_po(file, locale="de")
    german = {"Shift": "Schicht", "Early or late": "Früh oder spät", "Kitchen": "Küche"}
    for source, translated in german.items():
        assert source in catalog
        catalog[source].string = translated
    target = made.source / "locale" / "de" / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "cook.mo").open("wb") as file:
        write_mo(file, catalog)
    built = made.build(language="de", warnings=True)
    html = built.html("cook.html")
    for text in german.values():
        assert text in html
    assert "Early" not in html
    assert "cook.html" in built.html("jobs.html").partition('class="joblist')[2]
