"""Whatever the body contains and however it is marked up, it builds and no word is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sphinx_jobposting.cli import main
from sphinx_jobposting.cli.import_.body.links import Surroundings
from sphinx_jobposting.cli.import_.body.markdown import convert
from sphinx_jobposting.cli.import_.sources.recognize import read_standard_input

from ...support.sites import CONF, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

# Every WORD is shown. The pieces contain everything else that is markup in some format.
PIECES = (
    "WORD", "WORD WORD", "# WORD", "## WORD", "#### WORD", "##WORD", "WORD\n===",
    "WORD\n---", "**WORD**", "__WORD__:", "- WORD\n- WORD", " - WORD",
    "* WORD\n    * WORD", "1. WORD", "> WORD", "> # WORD", "> % WORD", "- # WORD",
    "- % WORD", "% WORD", "%WORD", "+++ WORD", "(WORD)=", "::: WORD", ":::{WORD}",
    "::: {.tip} WORD", ":::", "WORD: $5 and $6 WORD", "`WORD`", "``WORD ` WORD``", "`WORD",
    "{role}`WORD`", "{WORD}`WORD`", "[WORD](#nowhere)", "[WORD](../up.html)",
    "[WORD](/root)", "[WORD]()", "[WORD](<a b>)", "[WORD](tel:+49)", "[WORD](foo:bar)",
    "[WORD](javascript:x)", "[WORD](https://x.example/a_(b) 'title')", "![WORD](gone.png)",
    "[![WORD](a.png)](b.html)", "[WORD][ref]", "[ref]: x.html", "[ref]: https://x.example",
    "[WORD]", "WORD[^a]", "[^a]: WORD", "[^b]: WORD", "WORD[^c] WORD",
    "| WORD | WORD |\n|---|---|\n| WORD | WORD | WORD |", "| WORD |\n|--|\n| `WORD` |",
    "```\nWORD\n```", "```mystery\nWORD\n```", "```{note}\nWORD\n```",
    "~~~json\n{WORD\n~~~", "    WORD", "\tWORD", "WORD  \nWORD", "WORD\\\nWORD",
    "<u>WORD</u>", "<div>WORD</div>", "<div>\nWORD\n</div>",
    '<div markdown="1">\n**WORD**\n</div>', "<p>WORD", "WORD<br>WORD",
    '<a href="x.html">WORD</a>', '<img src="a.png" alt="">WORD',
    "<https://x.example> WORD", "WORD {: .big}", "{: .big}", "# WORD {#id}", "{{ WORD }}",
    "{% if WORD %}", "{{< WORD >}}", "&lt; WORD &copy;", "\\% WORD", "\\", "---", "***",
    "===", "> ---", "- ***", "<hr>", "WORD\n***", "{", "}", "]", "[", "$", "`", "<",
    "WORD\u2028WORD", "\u200f WORD", ": WORD", ":WORD: WORD", "*[WORD]: WORD", "~~WORD~~",
    "{{", "}}", "{%", "](", "\ue000WORD\ue001", "WORD | WORD", "|", "|---|", "* * *",
    "1) WORD", "a. WORD", "http://x.example/WORD", "@WORD #WORD", "#1 WORD", "#WORD",
)  # fmt: skip

piece = st.sampled_from(PIECES)
joiner = st.sampled_from(("\n\n", "\n\n", "\n", " "))
bodies = st.lists(st.tuples(piece, joiner), min_size=1, max_size=12)


def written(pairs: list[tuple[str, str]]) -> tuple[str, list[str]]:
    """Return the text of a body and the words that it shows."""
    words: list[str] = []

    def word(match: re.Match[str]) -> str:
        words.append(f"w{len(words)}x")
        return words[-1]

    text = "".join(
        piece + {"`": "\n", "~": "\n", "[": "\n\n"}.get(piece[-1:], joiner)
        for piece, joiner in pairs
    )
    return re.sub("WORD", word, text), words


def shown(html: str) -> str:
    """Return the text of a page as readers see it, with the alternative text of images."""
    main_part = html.partition("<article")[2] or html
    main_part = re.sub(r"<img [^>]*alt=\"([^\"]*)\"[^>]*>", r" \1 ", main_part)
    return unescape(re.sub(r"<[^>]*>", "", main_part))


# Shrinking a failure would build hundreds of sites.
@settings(
    max_examples=6,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(many=st.lists(bodies, min_size=25, max_size=25))
def test_no_word_is_lost_and_nothing_warns(
    many: list[list[tuple[str, str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "old").mkdir()
    expected = {}
    for number, pairs in enumerate(many):
        text, expected[number] = written(pairs)
        path = folder / "old" / f"p{number}.md"
        path.write_text(
            f"---\ntitle: T\ndate: 2021-09-02\n---\n\n{text}\n", encoding="utf-8"
        )
    main(["import", str(folder / "old"), "-o", str(folder / "new"), "--format", "json"])
    made = Site(folder, CONF)
    pages = {path.name: path.read_text("utf-8") for path in (folder / "new").glob("*.md")}
    assert len(pages) == len(many)
    made.write({"index.md": "# Handbook\n", **pages})
    built = made.build(warnings=True)
    foreign = re.sub(r".*\[jobposting\.[a-z-]+\]\n", "", built.warnings)
    assert not foreign
    for number, words in expected.items():
        text = shown(built.html(f"p{number}.html"))
        lost = [word for word in words if word not in text]
        assert not lost, (lost, (folder / "old" / f"p{number}.md").read_text("utf-8"))


@given(st.lists(st.tuples(piece, joiner), max_size=8), st.booleans())
def test_what_was_converted_is_not_changed_again(
    pairs: list[tuple[str, str]], bold: bool
) -> None:
    text, _ = written(pairs)
    once = convert(text, title="T", around=Surroundings(), bold_headings=bold).text
    again = convert(once, title="T", around=Surroundings()).text
    assert convert(again, title="T", around=Surroundings()).text == again


@given(st.text(max_size=400))
def test_no_text_causes_a_traceback(text: str) -> None:
    found = read_standard_input(text, "-")
    assert found.jobs is not None
    convert(
        text, title="T", around=Surroundings(folder=Path("/nowhere"), root=Path("/nowhere"))
    )
