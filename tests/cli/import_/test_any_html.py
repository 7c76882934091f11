"""Whatever HTML a body has, it builds, and each of its words is on the page."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sphinx_jobposting.cli import main
from sphinx_jobposting.cli.import_.body.html import to_markdown

from ...support.sites import CONF, Site

# Every WORD is shown; no GONE is.
INLINE = (
    "WORD",
    "WORD WORD",
    "<b>WORD</b>",
    "<strong> WORD</strong>",
    "<em>WORD <i>WORD</i></em>",
    "<u>WORD</u>",
    "<b><b>WORD</b> <em>WORD</em></b>",
    "<b>(WORD)</b>WORD",
    "<s>WORD</s>",
    "10<sup>WORD</sup>",
    "<code>WORD ` WORD</code>",
    "<kbd>WORD</kbd>",
    "<q>WORD</q>",
    '<a href="x.html">WORD</a>',
    '<a href="https://x.example/a_(b)">WORD [ WORD</a>',
    '<a href="mailto:a@b.example">WORD</a>',
    '<a href="https://x.example/u">https://x.example/u</a> WORD',
    '<a href="#here" title="t">WORD</a>',
    '<a href="tel:+49301234567">WORD</a>',
    '<a href="javascript:void(0)">WORD</a>',
    '<a name="here"></a>WORD',
    "<a href=''>WORD</a>",
    '<img src="a.png" alt="WORD">',
    '<img src="https://x.example/a b.png" alt="WORD [*]">',
    '<a href="https://x.example"><img src="gone.png" alt="WORD"></a>',
    "<br>WORD",
    "WORD<br><br>WORD",
    "WORD<br/>\n<br/>",
    "<b>WORD<br>WORD</b>",
    "<span>WORD</span>",
    "&lt;WORD&gt;",
    "WORD &amp;amp; WORD",
    "&nbsp;WORD&nbsp;",
    "&euro;5 WORD",
    "WORD &copy",
    "<!-- GONE -->WORD",
    "* WORD",
    "- WORD",
    "+ WORD",
    "# WORD",
    "##WORD",
    "1. WORD",
    "1) WORD",
    "&gt; WORD",
    "| WORD | WORD |",
    "--- WORD",
    "---",
    "===",
    "***",
    "[WORD](x)",
    "[WORD]",
    "[WORD]: x",
    "[^WORD]",
    "![WORD](y)",
    "`WORD`",
    "``` WORD",
    "~~~ WORD",
    "~~WORD~~",
    "{WORD}`WORD`",
    "_WORD_ a_WORD_b",
    "*WORD*",
    "**WORD",
    "% WORD",
    "+++ WORD",
    "::: WORD",
    "(WORD)=",
    "$5 WORD $6",
    "{{ WORD }}",
    "{% if WORD %}",
    "\\ WORD",
    "\\*WORD",
    ": WORD",
    "WORD\u2028WORD",
    "<font color=red>WORD</font>",
    "<abbr>WORD</abbr>",
    "&#35; WORD",
    "<small>WORD</small>",
    "<mark>WORD</mark>",
    "<time>WORD</time>",
    "<x-y>WORD</x-y>",
)
inline = st.lists(st.sampled_from(INLINE), min_size=1, max_size=4).map(" ".join)


def wrapped(*around: str) -> st.SearchStrategy[str]:
    """Return blocks that contain inline markup in place of ``INSIDE``."""

    def filled(pair: tuple[str, list[str]]) -> str:
        pieces = iter(pair[1])
        return re.sub("INSIDE", lambda _match: next(pieces), pair[0])

    inner = st.lists(inline, min_size=9, max_size=9)
    return st.tuples(st.sampled_from(around), inner).map(filled)


leaves = wrapped(
    "<p>INSIDE</p>",
    "<p>INSIDE</p><p>INSIDE</p>",
    "<div>INSIDE</div>",
    "<h1>INSIDE</h1>",
    "<h2>INSIDE</h2>",
    "<h4>INSIDE<br>INSIDE</h4>",
    "<h3></h3>",
    "INSIDE",
    "<p>INSIDE",
    "<pre>WORD\n ``` WORD\n   WORD</pre>",
    "<pre><code>WORD &lt;WORD&gt;</code></pre>",
    "<hr>",
    "<table><tr><th>INSIDE</th><th>INSIDE</th></tr>"
    "<tr><td>INSIDE</td><td>INSIDE</td></tr></table>",
    "<table><caption>INSIDE</caption><tbody><tr><td>INSIDE</td>"
    "<td colspan=2>INSIDE</td></tr><tr><td>INSIDE</td></tr></tbody></table>",
    "<table><tr><td>INSIDE</td></tr></table>",
    "<tr><td>INSIDE</td></tr>",
    "<td>INSIDE</td>",
    "<dl><dt>INSIDE</dt><dd>INSIDE</dd><dd>INSIDE</dd></dl>",
    "<dl><dd>INSIDE</dd></dl>",
    "<figure><img src='a.png' alt='WORD'><figcaption>INSIDE</figcaption></figure>",
    '<iframe src="https://x.example/embed"></iframe>',
    "<script>GONE</script>",
    "<style>GONE</style>",
    '<video src="v.mp4">WORD</video>',
    "<svg><text>GONE</text></svg>",
    "<form><label>INSIDE <input value=GONE></label><button>INSIDE</button></form>",
    "<select><option>INSIDE<option>INSIDE</select>",
    "<address>INSIDE</address>",
    "<fieldset><legend>INSIDE</legend>INSIDE</fieldset>",
    "<center>INSIDE</center>",
    "<ul>INSIDE<li>INSIDE</li></ul>",
    "<li>INSIDE</li>",
    "<ol start=3><li>INSIDE</ol>",
    "<b><p>INSIDE</p><p>INSIDE</p></b>",
    '<a href="x"><h3>INSIDE</h3><p>INSIDE</p></a>',
    "<ul><li>INSIDE<ul><li>INSIDE<ol start=7><li>INSIDE</ol></ul></ul>",
    "<p>INSIDE<ul><li>INSIDE</ul>",
    "<ul><li>INSIDE<ul><li>INSIDE</li></ul>INSIDE</li></ul>",
    "<ul><li>INSIDE<ol><li>INSIDE</li></ol><p>INSIDE</p></li></ul>",
)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        several.map(lambda parts: f"<div>{' '.join(parts)}</div>"),
        several.map(lambda parts: f"<section>\n{' '.join(parts)}\n</section>"),
        several.map(lambda ps: f"<ul>{''.join(f'<li>{p}</li>' for p in ps)}</ul>"),
        several.map(lambda ps: f"<ol>{''.join(f' <li>{p} ' for p in ps)}</ol>"),
        several.map(lambda parts: f"<blockquote>{' '.join(parts)}</blockquote>"),
        several.map(lambda ps: f"<details><summary>WORD</summary>{' '.join(ps)}</details>"),
        several.map(
            lambda ps: f"<table><tr>{''.join(f'<td>{p}</td>' for p in ps)}</tr></table>"
        ),
    )


blocks = st.recursive(leaves, nested, max_leaves=6)
bodies = st.lists(blocks, min_size=1, max_size=5).map("\n".join)


def numbered(html: str) -> tuple[str, list[str]]:
    """Give each WORD a number; return the HTML and the words."""
    words: list[str] = []

    def word(_match: re.Match[str]) -> str:
        words.append(f"w{len(words)}x")
        return words[-1]

    return re.sub("WORD", word, html), words


def shown(html: str) -> str:
    """Return the text of a page with blocks apart and the alternative text of images."""
    main_part = html.partition("<article")[2].partition("</article>")[0] or html
    main_part = re.sub(r"<img [^>]*alt=\"([^\"]*)\"[^>]*>", r" \1 ", main_part)
    inline_tags = (
        r"</?(?:a|b|strong|em|i|u|s|code|span|su[bp]|small|mark|kbd|abbr|q)\b[^>]*>"
    )
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(inline_tags, "", main_part)))


def faults(words: list[str], page: str) -> list[str]:
    text = shown(page)
    lost = [word for word in words if word not in text]
    glued = re.findall(r"w\d+xw\d+x", text)
    return [*lost, *glued, *(["GONE"] if "GONE" in text else [])]


def pages_of(texts: dict[str, str], folder: Path) -> tuple[dict[str, str], str]:
    """Import files and build the result; return the pages and warnings of others."""
    (folder / "old").mkdir()
    for name, text in texts.items():
        (folder / "old" / name).write_text(text, encoding="utf-8")
    main(["import", str(folder / "old"), "-o", str(folder / "new"), "--format", "json"])
    made = Site(folder, CONF)
    written = {path.name: path.read_text("utf-8") for path in (folder / "new").glob("*.md")}
    made.write({"index.md": "# Handbook\n", **written})
    built = made.build(warnings=True)
    foreign = re.sub(r".*\[jobposting\.[a-z-]+\]\n", "", built.warnings)
    return {name: built.html(name.replace(".md", ".html")) for name in written}, foreign


def some(count: int) -> list[tuple[str, list[str]]]:
    """Return bodies and their words, all to be built as one site."""
    found: list[tuple[str, list[str]]] = []

    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(bodies)
    def collect(body: str) -> None:
        found.append(numbered(body))

    collect()
    return found


@pytest.mark.slow
def test_no_word_of_a_body_in_html_is_lost(tmp_path: Path) -> None:
    expected = {f"p{number}": made for number, made in enumerate(some(80))}
    front = "---\ntitle: T\ndate: 2021-09-02\n---\n<div><p>First.</p></div>\n"
    texts = {f"{name}.html": front + html for name, (html, _) in expected.items()}
    pages, foreign = pages_of(texts, tmp_path)
    assert not foreign
    assert len(pages) == len(expected)
    for name, (html, words) in expected.items():
        assert not (found := faults(words, pages[f"{name}.md"])), (found, html)


@pytest.mark.slow
def test_no_word_of_a_page_with_data_is_lost(tmp_path: Path) -> None:
    """The text is in the data as HTML, escaped, or as bare text, or only on the page."""
    texts, expected = {}, {}
    for number, (html, words) in enumerate(some(80)):
        where = number % 4
        bare = " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
        escaped = html.replace("&", "&amp;").replace("<", "&lt;")
        described = [html, escaped, bare, ""][where]
        data = {"@type": "JobPosting", "title": "T", "datePosted": "2021-09-02"}
        if described and (where != 2 or "GONE" not in bare):
            data["description"] = described
        script = json.dumps(data).replace("</", "<\\/")
        texts[f"p{number}.html"] = (
            "<!doctype html><html><head><title>T</title>"
            f'<script type="application/ld+json">{script}</script></head>'
            f"<body><nav>Menu</nav><main>{html}</main></body></html>"
        )
        expected[f"p{number}.md"] = (html, words, where)
    pages, foreign = pages_of(texts, tmp_path)
    assert not foreign
    assert len(pages) == len(expected)
    for name, (html, words, where) in expected.items():
        if where == 2:  # some characters of a bare text are read as Markdown
            words = [word for word in words if f'alt="{word}' not in html]
        found = faults(words, pages[name])
        assert not [f for f in found if where != 2 or f in words], (found, where, html)


@pytest.mark.slow
@given(bodies)
def test_html_becomes_markdown_without_internal_marks(body: str) -> None:
    text = to_markdown(numbered(body)[0]).text
    assert not re.search("[\ue000-\uf8ff]", text)


@given(st.text(alphabet="<>/&;abdhipru 1\"'=!-\n\ue004\ue005\ue006\ue007", max_size=200))
def test_no_html_causes_a_traceback(text: str) -> None:
    to_markdown(text)
