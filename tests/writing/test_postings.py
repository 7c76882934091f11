"""With every builder, the page of a posting has the right parts around its text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from docutils import nodes

from sphinx_jobposting.render.facts import unbroken

Make = Callable[..., Any]

LONG = "\n\n".join(["You cook lunch for forty guests, and you buy on the market. " * 3] * 9)
FORM = "https://forms.acme.example/apply?job=1&from=handbook"


def page(
    fields: str = "", text: str = "You cook.", apply: str = "jobs@acme.example"
) -> str:
    """Return a posting in Markdown."""
    return (
        "# Cook\n\n```{jobposting}\n:date-posted: 2021-09-02\n:job-location: Porto, PT\n"
        f":apply: {apply}\n{fields}```\n\n{text}\n"
    )


def lines(html: str) -> list[str]:
    """Return the texts of the ways to apply, each with the class of its paragraph."""
    found = re.findall(r'<p class="jobposting-(way[^"]*)">(.*?)</p>', html, re.S)
    texts = [unescape(re.sub("<[^>]*>", "", text)) for _kind, text in found]
    return [f"{kind}: {text}" for (kind, _), text in zip(found, texts, strict=True)]


def test_one_way_to_apply_is_a_button_and_the_others_are_links(site: Make) -> None:
    apply = f"{FORM}; jobs@acme.example; https://www.acme.example/jobs/"
    html = site({"cook.md": page(apply=apply)}).build().html("cook.html")
    assert lines(html) == [
        "way jobposting-apply: Apply online forms.acme.example/apply",
        "way: Apply by email jobs@acme.example",
        "way: Apply online www.acme.example/jobs",
    ]


def test_only_a_long_text_has_the_button_again_below(site: Make) -> None:
    apply = f"{FORM}; jobs@acme.example"
    files = {"cook.md": page(apply=apply), "long.md": page(text=LONG, apply=apply)}
    built = site(files).build(warnings=True)
    assert not [line for line in lines(built.html("cook.html")) if "again" in line]
    again = [line for line in lines(built.html("long.html")) if "again" in line]
    assert again == [
        "way jobposting-apply jobposting-apply-again: Apply online forms.acme.example/apply"
    ]


@pytest.mark.parametrize("name", ["md", "rst"])
def test_footnotes_are_above_the_second_button(site: Make, name: str) -> None:
    source = {
        "md": page(text=f"A note.[^n]\n\n{LONG}\n\n[^n]: At the foot."),
        "rst": "Cook\n====\n\n.. jobposting::\n   :date-posted: 2021-09-02\n"
        "   :job-location: Porto, PT\n   :apply: jobs@acme.example\n\nA note. [#n]_\n\n"
        f"{LONG}\n\n.. [#n] At the foot.\n",
    }[name]
    html = site({f"cook.{name}": source}).build().html("cook.html")
    assert html.index("At the foot.") < html.index("jobposting-apply-again")


def test_a_closed_posting_has_no_footnote_with_its_address(site: Make) -> None:
    text = "A note.[^n]\n\n[^n]: Write to <jobs@acme.example>."
    source = page(":closed: 2021-09-05\n", text=text)
    html = site({"cook.md": source}).build().html("cook.html")
    assert "mailto:" not in html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (":work-hours: 38.5\n", ("Working hours", "38.5 hours")),
        (":work-hours: 40 h\n", ("Working hours", "40 hours")),
        (":work-hours: 38,5\n", ("Working hours", "38.5 hours")),
        (":work-hours: 9:30 to 17:00\n", ("Working hours", "9:30 to 17:00")),
        (":work-hours: 000\n", ("Working hours", "000")),
        (
            ":employment-type: full-time\n:work-hours: 38.5\n",
            ("Type", "Full-time (38.5 hours)"),
        ),
    ],
)
def test_hours_that_are_a_number_are_labeled_as_hours(
    site: Make, fields: str, said: tuple[str, str]
) -> None:
    text = site({"cook.md": page(fields)}).build("text").html("cook.txt")
    assert re.search(rf"^{said[0]}:\s+{re.escape(said[1])}$", text, re.M), text


def test_work_hours_are_counted_in_the_language_of_the_site(site: Make) -> None:
    built = site({"cook.md": page(":work-hours: 38.5\n")}).build("text", language="de")
    assert re.search(r"^Arbeitszeit:\s+38,5 Stunden$", built.html("cook.txt"), re.M)


@pytest.mark.parametrize(
    ("builder", "file"), [("text", "cook.txt"), ("man", "handbook.1"), ("latex", "h.tex")]
)
def test_a_printed_page_shows_the_whole_address(
    site: Make, builder: str, file: str
) -> None:
    made = site({"cook.md": page(apply=FORM)})
    documents = [("index", "h.tex", "Handbook", "Acme", "manual")]
    found = made.build(builder, latex_documents=documents).html(file)
    found = re.sub(r"\\(?:&|-|sphinxhyphen\{\}|textbar\{\})?", "", found)
    shown = found.split("Apply online")[1]
    assert "forms.acme.example/apply?job=1" in shown
    assert "from=handbook" in shown


def test_linkcheck_names_the_line_of_the_option(site: Make) -> None:
    made = site({"cook.md": page(apply="http://127.0.0.1:9/apply")})
    built = made.build("linkcheck", warnings=True)
    assert re.search(r"cook\.md:6: .*http://127\.0\.0\.1:9/apply", built.html("output.txt"))


def test_a_link_to_a_job_is_not_formatted_as_code(site: Make) -> None:
    about = "# About\n\n{job}`our cook <cook>` and {job:posting}`the cook <cook>`\n"
    built = site({"cook.md": page(), "about.md": about})
    html = built.build().html("about.html")
    assert "<code" not in html
    assert html.count("our cook</span></a>") == 1
    assert "`" not in built.build("text").html("about.txt")


@pytest.mark.parametrize("piece", ["a", "a-", "-", "_", "a,"])
def test_a_long_value_is_split_quickly(piece: str) -> None:
    said = piece * 100_000
    start = time.process_time()
    parts = unbroken(nodes.Text(said))
    assert time.process_time() - start < 2
    assert "".join(part.astext() for part in parts) == said
