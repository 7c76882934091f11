"""Nothing that an author writes breaks out of a script, attribute, URL, or text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import html5lib
import pytest
from docutils import nodes
from hypothesis import example, given
from hypothesis import strategies as st
from sphinx.testing.util import SphinxTestApp

from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.posting import Posting
from sphinx_jobposting.model.types import Area, Contact, Organization, Place
from sphinx_jobposting.render.clean_html import plain_html
from sphinx_jobposting.render.description import description_html
from sphinx_jobposting.render.jsonld import job_posting, script_text

# Deprecated parts of Sphinx are used by myst-parser and others, not by this extension.
pytestmark = pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")

PAGE = "https://example.org/jobs/maker.html"

TEXTS = [
    "</script><script>alert(1)</script>",
    "</SCRIPT ><img src=x onerror=alert(1)>",
    "<!--<script>",
    "--><svg onload=alert(1)>",
    "]]><x/>",
    '" onload="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}${x}`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;amp;&#x3c;b&#62;",
    "a\u2028b\u2029c",
    "\x00\x01\x08\x0b\x1f\x7f",
    "\\u003c/script\\u003e\\",
    "\u202egnp.exe\u200f",
    "“’–—🦊 東京",
    "\r\n\t",
    "<plaintext>",
    "<textarea><title><style><xmp><noscript><iframe>",
]

ANY = st.text() | st.sampled_from(TEXTS)


def posting_of(text: str) -> Posting:
    """Return a posting with *text* in every place that can hold text."""
    values: dict[str, Any] = {}
    made = {
        "text": text,
        "url": text,
        "urls": (text,),
        "date-or-text": text,
        "currency": text,
        "education": (text,),
        "organization": Organization(text, text, text, text),
        "place": (Place(text, text, text, text, text),),
        "area": (Area("state", text, "US"),),
        "contact": (Contact(email=text), Contact(url=text)),
        "workplace": "remote",
    }
    for field in FIELDS:
        if field.kind in made:
            values[field.name] = made[field.kind]
    posting = Posting("jobs/maker", text, text, text or "x", top=False, values=values)
    return posting._replace(values=values | {"identifier": text})


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


def emitted(text: str) -> dict[str, Any]:
    posting = posting_of(text)
    return job_posting(posting, description=text, url=PAGE, zone=ZoneInfo("UTC"))


def read_by_a_browser(script: str) -> list[str]:
    """Return the texts of the script elements of a page with *script* in its head."""
    page = (
        f'<!doctype html><head><script type="application/ld+json">{script}</script><p>end'
    )
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert [element.tag for element in tree.iter()] == [
        "html",
        "head",
        "script",
        "body",
        "p",
    ]
    return [element.text or "" for element in tree.iter("script")]


@pytest.mark.parametrize("text", TEXTS)
def test_every_field_is_read_back_unchanged_from_the_script(text: str) -> None:
    obj = emitted(text)
    (script,) = read_by_a_browser(script_text(obj))
    assert json.loads(script) == obj
    if text.strip():
        # This counts every text field, organization, place, contact, and identifier.
        assert sum(text in each for each in strings(obj)) > len(
            [field for field in FIELDS if field.property and field.kind == "text"]
        )


@given(ANY)
def test_any_text_comes_back_from_the_script(text: str) -> None:
    obj = emitted(text)
    script = script_text(obj)
    assert json.loads(script) == obj
    assert not re.search("[<>&\u2028\u2029]", script)


@given(st.text(st.characters(exclude_categories=[])))
@example("\ud800")
def test_a_script_can_always_be_written_to_a_file(text: str) -> None:
    json.loads(script_text(emitted(text)).encode("utf-8"))


MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1"
    " onerror=alert(1)&gt;'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a><a href='data:text/html,x'>y</a>",
    '<a href="https://x.example/" onclick="alert(1)" style="x" class="y" id="z" title="t"'
    ' lang="q">x</a>',
    "<a href='https://x.example/\"><script>alert(1)</script>'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x><embed src=x><form action=x><input onfocus=alert(1) autofocus>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=x'>",
    "<link rel=stylesheet href=x><style>*{}</style>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<p id=x class=y style='background:url(javascript:x)' onmouseover=alert(1)>x",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<img alt='\"><script>alert(1)</script>' src=x>",
    "</p></div></body></html><script>alert(1)</script>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<template><script>alert(1)</script></template>",
]
ALLOWED = {"p", "ul", "ol", "li", "br", "strong", "em", "a", "h2", "h3", "h4", "h5", "h6"}


def assert_harmless(description: str) -> None:
    tree = html5lib.parseFragment(description, namespaceHTMLElements=False)
    for element in tree.iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ALLOWED
        if element.tag == "a":
            assert set(element.attrib) == {"href"}
            assert re.match("https?://|mailto:", element.attrib["href"])
        else:
            assert not element.attrib


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("base", [PAGE, None])
def test_markup_in_a_body_is_made_harmless(markup: str, base: str | None) -> None:
    assert_harmless(plain_html(f"<p>{markup}</p>", base))


@given(st.lists(st.sampled_from(MARKUP + TEXTS) | st.text(max_size=5)).map("".join))
def test_mixed_markup_is_made_harmless(markup: str) -> None:
    assert_harmless(plain_html(markup, PAGE))


@given(st.text(st.characters(exclude_categories=[])))
@example("\ud800")
def test_any_text_can_be_sanitized(text: str) -> None:
    assert_harmless(plain_html(text, PAGE))
    assert_harmless(plain_html(text, None))


def test_a_page_of_attacks(tmp_path: Path) -> None:
    """The attacks are in MyST and reStructuredText, as raw HTML, code, and text."""
    (tmp_path / "conf.py").write_text(
        "extensions = ['myst_parser']\nhtml_theme = 'basic'\n", encoding="utf-8"
    )
    fenced = "\n\n".join(f"````\n{text}\n````" for text in TEXTS + MARKUP)
    raw = "\n\n".join(f"Text {markup} end" for markup in MARKUP)
    (tmp_path / "index.md").write_text(
        f"# Title\n\n{fenced}\n\n{raw}\n\nLast words\n", encoding="utf-8"
    )
    blocks = "\n\n".join(f".. raw:: html\n\n   {markup}" for markup in MARKUP)
    (tmp_path / "other.rst").write_text(
        f":orphan:\n\nTitle\n=====\n\n{blocks}\n\nLast words\n", encoding="utf-8"
    )
    found: dict[str, str] = {}

    def write(app: Any, name: str, template: str, context: Any, doctree: Any) -> None:
        if doctree is not None:
            section = next(doctree.findall(nodes.section))
            found[name] = description_html(section, app.builder, PAGE)

    app = SphinxTestApp("html", srcdir=tmp_path, freshenv=True)
    app.connect("html-page-context", write)
    app.build()
    app.cleanup()
    assert set(found) == {"index", "other"}
    for description in found.values():
        assert_harmless(description)
        obj = {"description": description}
        assert json.loads(read_by_a_browser(script_text(obj))[0]) == obj
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found["index"]
