"""The text of a field, title, or body stays text on every page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import html5lib
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_jobposting.model.fields import FIELDS

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

ATTACKS = [
    "</script><script>alert(1)</script>",
    "</SCRIPT ><img src=x onerror=alert(1)>",
    "<!--<script>alert(1)",
    "--><svg onload=alert(1)>",
    "]]><x onclick=alert(1)/>",
    '" onload="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/'><img src=x onerror=alert(1)>",
    "https://javascript:alert(1)@a.example/",
    'a@b.example?body=x"><img src=x onerror=alert(1)>',
    '"<img/src/onerror=alert(1)>"@a.example',
    "a@b.example%0d%0aBcc:evil@a.example",
    "</title></head><body onload=alert(1)>",
    "</textarea></style><style>*{color:red}</style>",
    "{{ 7*7 }}{% raw %}{{ config }}",
    "%(name)s %s {0} ${x}",
    "<math><mtext></p><img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\u2028alert(1)\u2029",
    "\u202eevil\u202c",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    'USD 1"><img src=x onerror=alert(1)> per year',
    "<b>Porto</b>, PT",
]
# Prose fields accept any text; the other kinds parse or refuse it.
NAMES = [
    field.name for field in FIELDS if field.name not in ("draft", "closed", "date-posted")
]
BASE = {"date-posted": "2021-09-02"}


def rest(fields: dict[str, str], title: str, body: str) -> str:
    """Return a page in reStructuredText, where text is never HTML."""
    options = "".join(f"   :{key}: {value}\n" for key, value in fields.items())
    heading = escape(title)
    return (
        f"{heading}\n{'=' * (2 * len(heading) + 2)}\n\n.. jobposting::\n{options}\n"
        f"{escape(body)}\n\nIn full: {escape(body)}\n"
    )


def escape(text: str) -> str:
    """Escape a text so that reStructuredText reads it literally."""
    return re.sub(r"([^\w\s])", r"\\\1", text)


def front(fields: dict[str, str], body: str) -> str:
    """Return a page with front matter that a YAML library writes."""
    data = yaml.safe_dump({"jobposting": fields}, allow_unicode=False, width=10**6)
    return f"---\n{data}---\n\n# Cook\n\n{body}\n"


def dangers(html: str) -> Iterator[str]:
    """Yield whatever on a page could do something that text should not do."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2]
        if tag in {
            "iframe",
            "object",
            "embed",
            "base",
            "svg",
            "math",
            "img",
            "x",
            "textarea",
            "b",
        }:
            yield f"<{tag}>"
        if tag == "style" and "red" in (element.text or ""):
            yield "<style>"
        if tag == "meta" and element.get("http-equiv"):
            yield "<meta http-equiv>"
        if (
            tag == "script"
            and element.get("type") != "application/ld+json"
            and "alert" in (element.text or "")
        ):
            yield "<script>"
        for name, value in element.attrib.items():
            if str(name).startswith("on") or name in ("autofocus", "srcdoc"):
                yield f"{tag}[{name}]"
            if name in ("href", "src", "action", "formaction"):
                scheme = urlsplit(value.strip()).scheme.lower()
                if scheme not in ("", "http", "https", "mailto") and value != "data:,":
                    yield f"{tag}[{name}={value}]"


def descriptions(html: str) -> Iterator[str]:
    """Return the JSON-LD of a page as JSON parsers read it, and the HTML in it."""
    for text in re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', html, re.S
    ):
        yield json.loads(text)["description"]


@pytest.fixture(scope="module")
def built(shared_site: Make) -> Any:
    files: dict[str, str | bytes] = {}
    for number, attack in enumerate(ATTACKS):
        line = " ".join(attack.split())
        fields = {**BASE, **dict.fromkeys(NAMES, line)}
        one = {
            **BASE,
            "job-location": "Porto, PT",
            "apply": "a@b.example",
            "title": line,
            "summary": line,
        }
        files[f"r{number}.rst"] = rest(one, attack, attack)
        files[f"a{number}.rst"] = rest(fields, "Cook", attack)
        files[f"f{number}.md"] = front(
            {**fields, "title": attack, "summary": attack}, "Text."
        )
        files[f"t{number}.rst"] = ":layout: theme\n\n" + rest(one, attack, attack)
        files[f"l{number}.md"] = (
            "# L\n\n```{joblist}\n"
            + "".join(f":{name}: {line}\n" for name in NAMES)
            + "```\n"
        )
    files["all.md"] = (
        "# All\n\n```{joblist}\n```\n\n```{joblist}\n:format: table\n"
        ":group-by: title\n```\n"
    )
    facts = {"own": "<img src=x onerror=alert(1)>"}
    return shared_site(files).build(
        warnings=True,
        jobposting_facts=facts,
        jobposting_defaults={"own": "</script><img src=x onerror=alert(1)>"},
        jobposting_organization='</script><img src=x onerror=alert(1)>" x="',
    )


def test_nothing_leaves_its_place_on_any_page(built: Any) -> None:
    pages = sorted(built.outdir.glob("*.html"))
    assert len(pages) > 5 * len(ATTACKS)
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert list(dangers(html)) == [], page.name
        for description in descriptions(html):
            assert list(dangers(description)) == [], page.name


def test_no_text_is_lost_or_changed(built: Any) -> None:
    for number, attack in enumerate(ATTACKS):
        (data,) = built.jsonld(f"r{number}.html")
        line = " ".join(attack.split())
        assert data["title"] == line
        tree = html5lib.parseFragment(data["description"], namespaceHTMLElements=False)
        text = "".join(tree.itertext())
        assert curled(f"In full: {line}") in curled(" ".join(text.split()))


def curled(text: str) -> str:
    """Return a text without the characters that SmartQuotes changes."""
    return re.sub(r"[\"'“”‘’]|-{2,3}|[–—]", "", text)


def test_feeds_stay_well_formed(built: Any) -> None:
    ElementTree.parse(built.outdir / "jobs.atom")
    feed = json.loads(built.html("jobs.json"))
    assert len(feed["items"]) > len(ATTACKS)
    for item in feed["items"]:
        assert list(dangers(item["content_html"])) == []


# -- any text at all -----------------------------------------------------------------------

HARD = st.text(
    st.characters(
        codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
    ),
    max_size=40,
)
SOUP = st.lists(
    st.sampled_from(
        [
            ":",
            "::",
            ":::",
            "---",
            "```",
            "```{jobposting}",
            ":::{jobposting} x",
            ":name:",
            "#",
            "- ",
            "jobposting:",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "|",
            ">",
            "[",
            "{",
            "&a",
            "*a",
            "!!python",
            "'",
            '"',
            "date-posted",
            "2021-09-02",
            ":draft:",
            "none",
            ".. jobposting::",
            "# T",
            "T\n=",
            "(x)=",
            "[^1]",
            "{ref}`x`",
            "<p>",
            "\\",
            "%",
            "USD 3 per hour",
            "\u00a0",
            "\ufeff",
            "0",
            "é",
            "{job}`x`",
        ]
    )
    | HARD,
    max_size=14,
).map("".join)


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(SOUP, min_size=12, max_size=12), field=st.sampled_from(NAMES))
def test_no_text_stops_a_build(texts: list[str], field: str, shared_site: Make) -> None:
    files: dict[str, str | bytes] = {}
    for number, text in enumerate(texts):
        line = " ".join(text.split())
        files[f"a{number}.md"] = f"# T\n\n```{{jobposting}}\n{text}\n```\n\n{text}\n"
        files[f"b{number}.md"] = (
            f"::::{{jobposting}} {line}\n:{field}: {text}\n\n{text}\n::::\n"
        )
        files[f"c{number}.md"] = (
            f"---\njobposting:\n  {field}: {text}\n---\n\n# T\n\n{text}\n"
        )
        files[f"d{number}.md"] = f"---\n{text}\njobposting: {text}\n---\n{text}\n"
        files[f"e{number}.rst"] = (
            f"T\n=\n\n.. jobposting:: {line}\n   :{field}: {line}\n\n   {line}\n"
        )
        files[f"f{number}.rst"] = f".. jobposting::\n{text}\n"
        files[f"g{number}.md"] = f"# T\n\n```{{joblist}}\n{text}\n```\n"
        files[f"h{number}.md"] = (
            f"# T\n\n```{{joblist}}\n:{field}: {line}\n:sort: {line}\n```\n"
        )
    shared_site(files).build(warnings=True)
