"""The role `job` works, and other pages, projects, and the search find postings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]

FIELDS = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: a@b.example\n"
TEXT = "You cook lunch for forty guests."
GLOB = "# H\n\n```{toctree}\n:glob:\n\n**\n```\n"


def job(title: str, fields: str = FIELDS) -> str:
    return f"# {title}\n\n```{{jobposting}}\n{fields}```\n\n{TEXT}\n"


FILES = {
    "jobs/cook.md": job("Cook & *chef*"),
    "jobs/baker/index.md": job("Baker"),
    "jobs/past.md": job("Past", FIELDS + ":closed: yes\n"),
    "team.md": f"# Team\n\n## Brewer\n\n```{{jobposting}}\n{FIELDS}```\n\n{TEXT}\n",
    "jobs/roles.md": "# Roles\n\n- {job}`cook`\n- {job}`/jobs/cook`\n"
    "- {job}`/jobs/cook.md`\n"
    "- {job}`The kitchen <cook>`\n- {job}`baker`\n- {job}`brewer`\n- {job}`past`\n"
    "- {job:posting}`cook`\n- {any}`baker`\n- {any}`brewer`\n- {any}`cook`\n"
    "- [](#brewer)\n- [a link](cook.md)\n",
    "other.rst": "Other\n=====\n\n* :job:`cook`\n* :job:`that <baker>`\n"
    "* :job:posting:`brewer`\n"
    "* :any:`cook`\n* :any:`/jobs/cook`\n",
}


@pytest.fixture(scope="module")
def built(shared_site: Make) -> Any:
    return shared_site(FILES, index=GLOB).build()


def links(html: str) -> list[tuple[str, str]]:
    """Return target and text of the links in the lists of a page."""
    main = html.partition('role="main"')[2].partition("sphinxsidebar")[0]
    found = re.findall(r'<li><p><a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', main)
    return [(href, re.sub("<[^>]*>", "", text)) for href, text in found]


def test_the_role_links_from_anywhere(built: Any) -> None:
    cook = ("cook.html#cook-chef", "Cook &amp; chef")
    assert links(built.html("jobs/roles.html")) == [
        cook,
        cook,
        cook,
        ("cook.html#cook-chef", "The kitchen"),
        ("baker/index.html#baker", "Baker"),
        ("../team.html#brewer", "Brewer"),
        ("past.html#past", "Past"),
        cook,
        ("baker/index.html#baker", "Baker"),
        ("../team.html#brewer", "Brewer"),
        ("cook.html", "Cook &amp; chef"),
        ("../team.html#brewer", "Brewer"),
        ("cook.html", "a link"),
    ]
    assert links(built.html("other.html")) == [
        ("jobs/cook.html#cook-chef", "Cook &amp; chef"),
        ("jobs/baker/index.html#baker", "that"),
        ("team.html#brewer", "Brewer"),
        ("jobs/cook.html#cook-chef", "Cook &amp; chef"),
        ("jobs/cook.html", "Cook &amp; chef"),
    ]


def test_postings_are_in_the_inventory_for_other_projects(built: Any, site: Make) -> None:
    invdata = str(built.outdir / "objects.inv")
    other = site(
        {
            "a.md": "# A\n\n{external:job:posting}`cook` {job}`brewer` {job}`past`\n",
        },
        conf='\nextensions += ["sphinx.ext.intersphinx"]\n'
        f'intersphinx_mapping = {{"jobs": ("https://a.example", {invdata!r})}}\n',
    )
    html = other.build().html("a.html")
    assert 'href="https://a.example/jobs/cook.html#cook-chef"' in html
    assert 'href="https://a.example/team.html#brewer"' in html


def test_the_search_lists_open_postings_as_job_postings(built: Any) -> None:
    index = built.html("searchindex.js")
    data = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))
    assert ["job", "posting", "job posting"] in data["objnames"].values()
    titles = {item[4] for item in data["objects"][""] if item[2] >= 0}
    assert titles == {"Cook &amp; chef", "Baker", "Brewer"}  # and not what is closed


MISSING = [
    ("cok", "cook"),
    ("/jobs/cok", "cook"),
    ("bakery", "baker"),
    ("xyz", ""),
    ("/", ""),
    ("", ""),
]


@pytest.fixture(scope="module")
def missing(shared_site: Make) -> list[str]:
    """Return the warnings of a site with a page for each missing target."""
    pages = {
        f"a{number}.md": f"# A\n\nText\n\nSee {{job}}`x <{target}>` here.\n"
        for number, (target, _) in enumerate(MISSING[:-1])
    }
    pages["a5.md"] = "# A\n\nText\n\nSee {job}`nothing at all` here.\n"
    # As with ref and doc, every build warns about it, even one that is not nitpicky.
    built = shared_site({**FILES, **pages}, index=GLOB).build(warnings=True, nitpicky=False)
    lines: list[str] = built.warnings.strip().split("\n")
    assert len(lines) == len(MISSING)
    return lines


@pytest.mark.parametrize(("target", "near"), MISSING)
def test_a_missing_target_gets_a_suggestion(
    missing: list[str], target: str, near: str
) -> None:
    number = MISSING.index((target, near))
    (line,) = (line for line in missing if f"/a{number}.md:5: WARNING: " in line)
    assert line.endswith("[jobposting.unknown-reference]")
    assert (f"Did you mean “{near}”?" in line) == bool(near)


def test_a_name_is_also_a_label_and_the_any_role_finds_it_once(site: Make) -> None:
    files = {
        "x.md": job("Cook", ":name: our-cook\n" + FIELDS),
        "a.md": (
            "# A\n\n- {any}`our-cook`\n- {ref}`our-cook`\n- {job}`our-cook`\n"
            "- {ref}`t <our-cook>`\n"
        ),
    }
    html = site(files).build().html("a.html")
    assert [text for _href, text in links(html)] == ["Cook", "Cook", "Cook", "t"]
    (target,) = {href for href, _text in links(html)}
    assert f'id="{target.partition("#")[2]}"' in site(files).build(fresh=True).html(
        "x.html"
    )


def test_the_search_leads_to_the_section_of_a_posting(site: Make) -> None:
    files = {
        "jobs.md": "# Jobs\n\n#" + job("Beekeeper Chief"),
        "dots.md": job("Dr. h. c. & more"),
    }
    built = site(files, index=GLOB).build()
    index = built.html("searchindex.js")
    data = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))
    found = {
        (f"{prefix}.{entry[4]}" if prefix else entry[4]): entry[3]
        for prefix, entries in data["objects"].items()
        for entry in entries
    }
    assert found == {
        "Beekeeper Chief": "beekeeper-chief",
        "Dr. h. c. &amp; more": "dr-h-c-more",
    }


def test_a_reference_to_a_draft_becomes_text_in_every_form(site: Make) -> None:
    targets = ["/jobs/draft.md", "/jobs/draft", "draft"]
    files = {"jobs/draft.md": job("Secret", FIELDS + ":draft:\n")}
    for number, target in enumerate(targets):
        files[f"jobs/roles{number}.md"] = f"# Roles\n\nWe plan {{job}}`{target}`.\n"
    built = site(files, index=GLOB).build(warnings=True)
    assert built.warnings == ""
    for number, target in enumerate(targets):
        assert "Secret" not in built.html(f"jobs/roles{number}.html"), target
