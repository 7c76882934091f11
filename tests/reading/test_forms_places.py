"""A posting may be a page, a section, or one of several; elsewhere there is a warning."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ..support.posting_pages import DIRECTIVE, FIELDS, TEXT, rest, text_of, warned

Make = Callable[..., Any]


SEVERAL = f"""# Jobs

All our jobs.

## Cook

{DIRECTIVE}
{TEXT} First.

### Kitchen

Large.

## Baker

{DIRECTIVE}
{TEXT} Second.

## About us

Not a job.
"""


def test_each_of_several_postings_on_a_page_is_a_section(site: Make) -> None:
    built = site({"jobs.md": SEVERAL}).build(warnings=True)
    cook, baker = built.jsonld("jobs.html")
    assert (cook["title"], baker["title"]) == ("Cook", "Baker")
    assert (cook["identifier"]["value"], baker["identifier"]["value"]) == ("cook", "baker")
    assert cook["url"] == "https://handbook.example.org/jobs.html#cook"
    assert "First" in cook["description"]
    assert "Large" in cook["description"]
    assert "Second" not in cook["description"]
    assert "Not a job" not in cook["description"] + baker["description"]
    assert [rule for _line, rule in warned(built.warnings, "jobs.md")] == [
        "several-on-page"
    ]
    # The page is part of the handbook and has the layout of the site.
    assert 'class="sphinxsidebar"' in built.html("jobs.html")


def test_a_posting_in_a_subsection_is_not_the_whole_page(site: Make) -> None:
    page = (
        f"# Handbook\n\nOurs.\n\n## Jobs\n\n### Cook\n\n{DIRECTIVE}\n"
        f"{TEXT}\n\n## Law\n\nNo.\n"
    )
    files = {
        "h.md": page,
        "r.rst": "Book\n====\n\nJobs\n----\n\nBaker\n~~~~~\n\n"
        f"{rest()}\n{TEXT}\n\nLaw\n---\n\nNo.\n",
        "b.md": (
            f"# Page\n\nOurs.\n\n:::{{jobposting}} Brewer\n{FIELDS}\n{TEXT}\n"
            ":::\n\n## Law\n\nNo.\n"
        ),
    }
    built = site(files).build()
    for name, title in (("h", "Cook"), ("r", "Baker"), ("b", "Brewer")):
        (data,) = built.jsonld(f"{name}.html")
        assert data["title"] == title
        assert data["identifier"]["value"] == title.lower()
        assert data["url"].endswith(f"/{name}.html#{title.lower()}")
        assert data["description"] == f"<p>{TEXT}</p>"
        assert 'class="sphinxsidebar"' in built.html(f"{name}.html")
        assert built.html(f"{name}.html").count('name="description"') == 0


def test_a_posting_of_form_b_between_sections_keeps_what_follows(site: Make) -> None:
    page = (
        "# Page\n\nBefore.\n\n## One\n\n1\n\n:::{jobposting} Cook\n"
        f"{FIELDS}\n{TEXT}\n\n## Menu\n\nSoup.\n:::\n\nAfter.\n\n## Two\n\n"
        "2\n"
    )
    built = site({"p.md": page}).build()
    (data,) = built.jsonld("p.html")
    assert data["description"] == f"<p>{TEXT}</p><h2>Menu</h2><p>Soup.</p>"
    words = text_of(built.html("p.html"))
    assert re.search(r"Before\..*One.*Cook.*Menu.*Soup\..*After\..*Two", words)


def test_the_name_is_given_or_from_the_file_or_section(site: Make) -> None:
    files = {
        "maker.md": f"# A\n\n{DIRECTIVE}\n{TEXT}\n",
        "brewer/index.md": f"# B\n\n{DIRECTIVE}\n{TEXT}\n",
        "given.md": f"# C\n\n```{{jobposting}}\n:name: my-job\n{FIELDS}```\n\n{TEXT}\n",
        "front.md": (
            "---\njobposting:\n  name: our-job\n  date-posted: 2021-09-02\n"
            "  job-location: Porto, PT\n  apply: a@b.example\n---\n\n# D\n\n"
            f"{TEXT}\n"
        ),
        "g.rst": f"E\n=\n\n{rest(':name: rest-job' + chr(10) + FIELDS)}\n{TEXT}\n",
        "roles.md": "# Roles\n\n"
        "{job}`maker`, {job}`brewer`, {job}`my-job`, {job}`our-job`, "
        "{job}`rest-job`, {job}`/given`, {job}`the third <my-job>`, {ref}`x <my-job>`, "
        "{ref}`y <rest-job>`, {any}`maker`.\n",
    }
    built = site(files, index="# Handbook\n\n```{toctree}\n:glob:\n\n**\n```\n").build()
    names = {
        page: built.jsonld(page)[0]["identifier"]["value"]
        for page in (
            "maker.html",
            "brewer/index.html",
            "given.html",
            "front.html",
            "g.html",
        )
    }
    assert list(names.values()) == ["maker", "brewer", "my-job", "our-job", "rest-job"]
    words = text_of(built.html("roles.html"))
    assert "A, B, C, D, E, C, the third, x, y, A." in words
    assert 'href="given.html#my-job"' in built.html("roles.html") or (
        'href="given.html#c"' in built.html("roles.html")
    )


def test_two_postings_with_the_same_name_are_a_warning(site: Make) -> None:
    page = f"# A\n\n{DIRECTIVE}\n{TEXT}\n"
    built = site(
        {"one/job.md": page, "two/job.md": page},
        index="# H\n\n```{toctree}\n:glob:\n\n**\n```\n",
    ).build(warnings=True)
    assert warned(built.warnings, "two/job.md") == [(3, "duplicate-name")]
    assert "“job”" in built.warnings
    assert "one/job" in built.warnings


def test_a_page_without_a_heading_takes_its_title_from_the_fields(site: Make) -> None:
    front = (
        "---\njobposting:\n  title: Cook\n  date-posted: 2021-09-02\n"
        "  job-location: Porto, PT\n  apply: a@b.example\n---\n\n"
    )
    files = {
        "front.md": front + TEXT + "\n",
        "field.md": f"```{{jobposting}}\n:title: Cook\n{FIELDS}```\n\n{TEXT}\n",
        "argument.md": f"```{{jobposting}} Cook\n{FIELDS}```\n\n{TEXT}\n",
        "argument.rst": rest(argument="Cook") + "\n" + TEXT + "\n",
    }
    del files["argument.rst"]
    files["r.rst"] = rest(argument="Cook") + "\n" + TEXT + "\n"
    built = site(files).build()
    for name in ("front", "field", "argument", "r"):
        (data,) = built.jsonld(f"{name}.html")
        assert data["title"] == "Cook"
        assert data["description"] == f"<p>{TEXT}</p>"
        assert "<h1>Cook" in built.html(f"{name}.html")
        assert "<title>Cook" in built.html(f"{name}.html")


def test_a_posting_without_any_heading_is_not_published(site: Make) -> None:
    files = {
        "front.md": "---\njobposting:\n  date-posted: 2021-09-02\n---\n\nFirst text.\n",
        "field.md": f"```{{jobposting}}\n{FIELDS}```\n\nSecond text.\n",
        "r.rst": rest() + "\nThird text.\n",
    }
    built = site(files).build(warnings=True)
    assert warned(built.warnings, "front.md") == [(2, "no-heading")]
    assert warned(built.warnings, "field.md") == [(1, "no-heading")]
    assert warned(built.warnings, "r.rst") == [(1, "no-heading")]
    for text in (b"First text", b"Second text", b"Third text"):
        assert text not in built.everything()


def test_detached_options_make_a_draft(site: Make) -> None:
    files = {
        "a.md": f"# Cook\n\n```{{jobposting}}\n\n{FIELDS}```\n\n{TEXT}\n",
        "b.rst": "Cook\n====\n\n.. jobposting::\n\n   :date-posted: 2021-09-02\n\n"
        + TEXT
        + "\n",
        "c.md": (
            "# Cook\n\n```{jobposting}\n\n---\ndate-posted: 2021-09-02\n"
            f"---\n```\n\n{TEXT}\n"
        ),
    }
    built = site(files).build(warnings=True)
    assert warned(built.warnings, "a.md") == [(5, "detached-options")]
    assert warned(built.warnings, "b.rst") == [(6, "detached-options")]
    assert warned(built.warnings, "c.md") == [(5, "detached-options")]
    for name in ("a", "b", "c"):
        assert not (built.outdir / f"{name}.html").exists()


CUT_OFF = ".. jobposting::{}\n   :date-posted: 2021-09-02\n\n   Text of the job.\n{}\n"


@pytest.mark.parametrize("title", ["", " Cook"])
def test_text_at_the_margin_does_not_hide_the_posting(site: Make, title: str) -> None:
    source = CUT_OFF.format(title, "Text at the margin.")
    files = {"a.rst": source if title else f"Cook\n====\n\n{source}"}
    built = site(files).build(warnings=True)
    assert "without a blank line" in built.warnings
    html = built.html("a.html")
    assert "Text of the job." in html
    assert "Text at the margin." in html


@pytest.mark.parametrize("title", ["", " Cook"])
def test_an_option_below_text_at_the_margin_hides_the_posting(
    site: Make, title: str
) -> None:
    source = CUT_OFF.format(title, "Text at the margin.\n   :draft: yes")
    files = {"a.rst": source if title else f"Cook\n====\n\n{source}"}
    built = site(files).build(warnings=True)
    line = 5 if title else 8
    assert warned(built.warnings, "a.rst") == [(line, "detached-options")]
    assert b"Text of the job." not in built.everything()


def test_a_colon_fence_without_its_extension_makes_a_draft(site: Make) -> None:
    files = {
        "a.md": f"# Cook\n\n:::{{jobposting}}\n{FIELDS}:::\n\n{TEXT}\n",
        "b.md": f":::{{jobposting}} Cook\n{FIELDS}\n{TEXT}\n:::\n",
        "c.md": f"# Page\n\nText before.\n:::{{jobposting}} Cook\n{FIELDS}\n{TEXT}\n:::\n",
        "ok.md": (
            "# Docs\n\n````text\n:::{jobposting}\n:::\n````\n\nAnd `:::{jobposting}`.\n"
        ),
    }
    built = site(files, conf="\nmyst_enable_extensions = []\n").build(warnings=True)
    assert warned(built.warnings, "a.md") == [(3, "not-understood")]
    assert warned(built.warnings, "b.md") == [(1, "not-understood")]
    assert warned(built.warnings, "c.md") == [(4, "not-understood")]
    assert warned(built.warnings, "ok.md") == []
    assert "colon_fence" in built.warnings
    assert (built.outdir / "ok.html").exists()
    assert TEXT.encode() not in built.everything()


def test_a_missing_markdown_parser_is_a_warning(site: Make) -> None:
    made = site({"a.md": f"# Cook\n\n{DIRECTIVE}\n{TEXT}\n"})
    made.write({"index.rst": "Handbook\n========\n"})
    (made.source / "index.md").unlink()
    built = made.build(
        warnings=True,
        extensions=["sphinx_jobposting"],
        source_suffix={".rst": "restructuredtext"},
    )
    assert warned(built.warnings, "a.md") == [(1, "not-understood")]
    assert "myst_parser" in built.warnings
    assert "myst_parser" not in built.app.extensions


BROKEN = [
    ("jobposting:\n  title: [cook\n  date-posted: 2021-09-02\n", 3),
    ("jobposting: cook\n", 2),
    ("title: x\njobposting:\n", 3),
    ("jobposting: [a, b]\n", 2),
    ("jobposting:\n  title: 'Cook\n", 3),
    ("jobposting:\n\tdate-posted: 2021-09-02\n", 3),
    ("jobposting:\n  a: &a [x]\n  b: *c\n", 4),
]


@pytest.fixture(scope="module")
def broken(shared_site: Make) -> Any:
    pages = {
        f"a{number}.md": f"---\n{front}---\n\n# Cook\n\nSecret{number} text.\n"
        for number, (front, _) in enumerate(BROKEN)
    }
    return shared_site(pages).build(warnings=True)


@pytest.mark.parametrize(("front", "line"), BROKEN)
def test_broken_front_matter_is_not_published(front: str, line: int, broken: Any) -> None:
    number = BROKEN.index((front, line))
    assert warned(broken.warnings, f"a{number}.md") == [(line, "not-understood")]
    assert f"Secret{number}".encode() not in broken.everything()


def test_the_layout_of_a_page_is_chosen_in_its_front_matter(site: Make) -> None:
    def page(layout: str, more: str = DIRECTIVE) -> str:
        return f"---\nlayout: {layout}\n---\n\n# Cook\n\n{more}\n{TEXT}\n"

    files = {
        "naked.md": page("naked", ""),
        "nakedpage.md": page("naked-page", ""),
        "theme.md": page("theme"),
        "other.md": page("landing"),
        "none.md": f"# Cook\n\n{DIRECTIVE}\n{TEXT}\n",
        "rest.rst": f":layout: naked-page\n\nPage\n====\n\n{TEXT}\n",
        "restjob.rst": f":layout: theme\n\nPage\n====\n\n{rest()}\n{TEXT}\n",
    }
    built = site(files).build()
    naked = {
        name: 'class="sphinxsidebar"' not in built.html(f"{name.partition('.')[0]}.html")
        for name in files
    }
    assert naked == {
        "naked.md": True,
        "nakedpage.md": True,
        "theme.md": False,
        "other.md": True,
        "none.md": True,
        "rest.rst": True,
        "restjob.rst": False,
    }
    metadata = built.app.env.metadata
    assert {name for name in metadata if "layout" in metadata[name]} == {"other"}
    assert metadata["other"]["layout"] == "landing"


def test_a_posting_outside_all_toctrees_gives_no_warning(site: Make) -> None:
    built = site({"a.md": f"# Cook\n\n{DIRECTIVE}\n{TEXT}\n"}, index="# Handbook\n").build()
    assert built.jsonld("a.html")
