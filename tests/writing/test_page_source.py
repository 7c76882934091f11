"""Whatever a theme writes, the page of a posting has its data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.writing.page_source import complete_head

from ..support.sites import POSTING

Make = Callable[..., Any]

PAGES = {
    "no metatags": "<!DOCTYPE html><html><head><title>T</title></HEAD ><body>{{ body }}",
    "a canonical link without quotation marks": (
        "<!doctype html><title>T</title><link href='{{ pageurl }}' rel=canonical>{{ body }}"
    ),
    "no head": "<!DOCTYPE html>\n<title>T</title>\n<body>{{ body }}</body>",
    "no tags at all": "<!doctype html>{{ body }}",
}


@pytest.mark.parametrize("template", PAGES)
def test_data_are_added_if_a_template_has_no_metatags(template: str, site: Make) -> None:
    files = {
        "open.md": POSTING,
        "closed.md": POSTING.replace(":apply:", ":closed: yes\n:apply:"),
        "templates/page.html": PAGES[template],
        "plain.md": "# Plain\n",
    }
    conf = 'templates_path = ["templates"]\njobposting_layout = "theme"\n'
    built = site(files, conf=conf).build()
    html = built.html("open.html")
    assert html.count("application/ld+json") == 1
    assert html.count('name="description"') == 1
    assert len(re.findall(r'rel="?canonical', html)) == 1
    assert "noindex" not in html
    assert '<meta name="robots" content="noindex">' in built.html("closed.html")
    assert "ld+json" not in built.html("plain.html")
    before, _, after = html.partition("application/ld+json")
    assert before.lower().startswith("<!doctype html>")
    assert "Cook lunch" in after
    assert "</script>" in html


def test_what_is_already_there_is_not_added_again() -> None:
    html = "<!DOCTYPE html><head><meta a><title>T</title></head><body></body>"
    assert complete_head(html, ["<meta a>"]) == html
    assert complete_head(html, ["<meta a>", "<meta b>"]) == html.replace(
        "</head>", "<meta b>\n</head>"
    )


def test_the_description_has_the_text_of_links_that_name_their_target(site: Make) -> None:
    text = "We hire as [](how.md) says, see {ref}`there` and {doc}`how`.\n"
    files = {
        "cook.md": POSTING.partition("Cook lunch")[0] + text,
        "how.md": "# How we hire\n\n(there)=\n## In steps\n\nText.\n",
    }
    files["two.md"] = "# Two\n\nJobs.\n\n" + files["cook.md"].replace("# Cook", "## Baker")
    built = site(files).build()
    html = built.html("cook.html")
    said = "We hire as How we hire says, see In steps and How we hire."
    assert f'<meta name="description" content="{said}">' in html
    assert f'<meta property="og:description" content="{said}">' in html
    items = json.loads(built.html("jobs.json"))["items"]
    assert [item["summary"] for item in items] == [said, said]
    assert built.html("jobs.atom").count(f"<summary>{said}</summary>") == 2
    for item in items:
        description = re.sub("<[^>]*>", "", item["_jobposting"]["description"])
        assert description.strip() == said
