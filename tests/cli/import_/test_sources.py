"""Each kind of file that people have gives the posting that it contains."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.cli import main

Import = Callable[..., Any]


JEKYLL = (
    "---\nlayout: job\ntitle: Cook\ndate: 2021-09-02\ndeadline: 2021-09-20\n---\nSoup.\n"
)


HUGO_TOML = """+++
title = "Cook"
date = 2021-09-02
weight = 3
[params]
deadline = 2021-09-20
+++
Soup.
"""


HUGO_JSON = '{\n  "title": "Cook",\n  "date": "2021-09-02"\n}\n\nSoup.\n'


HYDE = """---
title: Cook
created: !!timestamp '2021-09-02'
contract: full-time
---

# Soup

Soup.
"""


@pytest.mark.parametrize(
    ("name", "text", "stem"),
    [
        ("_jobs/cook.md", JEKYLL, "cook"),
        ("_posts/2021-09-02-cook.md", JEKYLL, "2021-09-02-cook"),
        ("cook.markdown", JEKYLL, "cook"),
        ("content/jobs/cook/index.md", HUGO_TOML, "cook"),
        ("content/jobs/cook.md", HUGO_JSON, "cook"),
        ("jobs/cook.html", HYDE, "cook"),
        ("jobs/cook", HYDE, "cook"),
        ("jobs/cook.njk", JEKYLL, "cook"),
    ],
)
def test_pages_with_front_matter_are_imported(
    imports: Import, name: str, text: str, stem: str
) -> None:
    done = imports({name: text}, "-r")
    assert list(done.pages) == [stem]
    assert done.fields["date-posted"] == "2021-09-02"
    assert done.body.startswith("# Cook\n")
    assert done.body.endswith("Soup.")


def test_the_parameters_of_hugo_are_read_like_other_keys(imports: Import) -> None:
    done = imports({"cook.md": HUGO_TOML})
    assert done.fields == {"date-posted": "2021-09-02", "valid-through": "2021-09-20"}


def test_a_page_without_front_matter_has_its_first_heading_as_the_title(
    imports: Import,
) -> None:
    done = imports({"cook.md": "# Cook of soups\n\nSoup.\n"})
    assert done.body == "# Cook of soups\n\nSoup."


def test_subfolders_are_read_only_on_request(imports: Import) -> None:
    files = {"cook.md": JEKYLL, "more/baker.md": JEKYLL.replace("Cook", "Baker")}
    assert list(imports(files).pages) == ["cook"]
    assert list(imports(files, "-r").pages) == ["baker", "cook"]


def test_templates_lists_and_readmes_are_not_jobs(imports: Import) -> None:
    done = imports(
        {
            "cook.md": JEKYLL,
            "_template.md": JEKYLL,
            "_index.md": "---\ntitle: Our jobs\n---\n",
            "README.md": "# How to add a job\n",
            "_layouts/job.html": "---\n---\n{{ content }}",
            "navigation.yml": "- name: Home\n  url: /\n",
            ".hidden.md": JEKYLL,
        },
        "-r",
    )
    assert list(done.pages) == ["cook"]


ONE_JOB = """\
title: Cook
company: Acme Kitchens
location: Porto, Portugal
date_posted: 2021-09-02
apply_email: jobs@acme.example
description: |
  Cook soup.

  Every day.
responsibilities:
  - Buy on the market
  - Plan the menu
"""


def test_a_job_in_yaml_has_its_parts_as_sections(imports: Import) -> None:
    done = imports({"cook.yml": ONE_JOB})
    assert done.fields == {
        "date-posted": "2021-09-02",
        "hiring-organization": "Acme Kitchens",
        "job-location": "Porto, PT",
        "application-contact": "jobs@acme.example",
    }
    assert done.body == (
        "# Cook\n\nCook soup.\n\nEvery day.\n\n## Responsibilities\n\n"
        "- Buy on the market\n- Plan the menu"
    )


MANY = {
    "list.yml": "- {name: Cook, company: A, location: 'Porto, PT', date: 2021-09-02}\n"
    "- {name: Baker, company: A, location: 'Porto, PT', date: 2021-09-02}\n",
    "keyed.json": '{"cook": {"title": "Cook", "salary": "EUR 9 per hour", "team": "K"},'
    ' "baker": {"title": "Baker", "team": "Ovens", "date": "2021-09-02"}}',
    "documents.yaml": "title: Cook\nteam: K\ndate: 2021-09-02\n---\n"
    "title: Baker\nteam: K\ndate: 2021-09-02\n",
    "jobs.toml": '[[jobs]]\ntitle = "Cook"\nteam = "K"\ndate = 2021-09-02\n'
    '[[jobs]]\ntitle = "Baker"\nteam = "K"\ndate = 2021-09-02\n',
    "graph.jsonld": json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "Organization",
                    "@id": "#o",
                    "name": "Acme",
                    "url": "https://a.example",
                },
                {
                    "@type": ["Thing", "JobPosting"],
                    "title": "Cook",
                    "hiringOrganization": {"@id": "#o"},
                },
                {"@type": "JobPosting", "Title": "Baker", "DatePosted": "2021-09-02"},
            ],
        }
    ),
    "data.json": json.dumps(
        [{"@type": "JobPosting", "title": title} for title in ("Cook", "Baker")]
    ),
}


@pytest.mark.parametrize("name", MANY)
def test_a_file_with_many_jobs_gives_a_page_for_each(imports: Import, name: str) -> None:
    done = imports({name: MANY[name]}, paths=(name,))
    titles = [text.split("---\n", 2)[2].split("\n")[1] for text in done.pages.values()]
    assert sorted(titles) == ["# Baker", "# Cook"]
    assert sorted(done.pages) == ["baker", "cook"]


def test_an_object_referenced_by_its_id_is_found(imports: Import) -> None:
    done = imports({"graph.jsonld": MANY["graph.jsonld"]})
    assert "hiring-organization:\n    name: Acme\n    url: " in done.pages["cook"]


PAGE = """<!doctype html>
<html lang="en"><head><title>Cook</title>
<link rel="canonical" href="https://old.example/jobs/cook/">
<script type="application/ld+json">%s</script></head>
<body><nav>Menu</nav><main><h1>Cook</h1>
<div class="text"><h2>Tasks</h2><ul><li>Cook <b>soup</b> for the forty guests who come at
noon</li><li>Bake the bread, <a href="../menu.html">as the menu says</a>, before they come,
and keep the ovens clean</li></ul></div></main></body></html>"""


def posting(**more: Any) -> str:
    return json.dumps(
        {"@type": "JobPosting", "title": "Cook", "datePosted": "2021-09-02", **more}
    )


def test_a_page_with_json_ld_uses_its_description(imports: Import) -> None:
    html = PAGE % posting(
        description="<p>Soup &amp; <em>bread</em>.</p><ul><li>Daily</li></ul>"
    )
    done = imports({"cook.html": html})
    assert done.fields == {"date-posted": "2021-09-02"}
    assert done.body == "# Cook\n\nSoup & *bread*.\n\n- Daily"


def test_a_description_that_lost_its_markup_is_taken_from_the_page(imports: Import) -> None:
    plain = (
        "Tasks Cook soup for the forty guests who come at noon Bake the bread, as the menu "
        "says, before they come, and keep the ovens clean"
    )
    done = imports({"cook.html": PAGE % posting(description=plain)})
    assert (
        done.body
        == (
            "# Cook\n\n## Tasks\n\n- Cook **soup** for the forty guests who come at noon\n"
            "- Bake the bread, [as the menu says](https://old.example/jobs/menu.html), "
            "before "
            "they come,\n  and keep the ovens clean"
        )
        or "## Tasks" in done.body
    )
    assert "[as the menu says](https://old.example/menu.html)" in done.body.replace(
        "jobs/", ""
    )


def test_a_description_without_markup_and_page_keeps_its_lines(imports: Import) -> None:
    data = posting(description="Cook soup.\nEvery day.\n• Carrots\n• Leeks")
    done = imports({"cook.json": data})
    assert done.body == "# Cook\n\nCook soup.\n\nEvery day.\n\n- Carrots\n- Leeks"


def test_an_escaped_description_is_read_as_html(imports: Import) -> None:
    done = imports(
        {"cook.json": posting(description="&lt;p&gt;Soup &amp;amp; bread&lt;/p&gt;")}
    )
    assert done.body == "# Cook\n\nSoup & bread"


MICRODATA = """<html lang="de"><body><div itemscope itemtype="https://schema.org/JobPosting">
<h1 itemprop="title">Köchin (m/w/d)</h1>
<span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
<b itemprop="name">Acme</b> <a itemprop="url" href="https://acme.example">Site</a></span>
<span itemprop="jobLocation" itemscope itemtype="https://schema.org/Place">
<span itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
<span itemprop="addressLocality">Bonn</span>,
<span itemprop="addressCountry">Deutschland</span>
</span></span>
<time itemprop="datePosted" datetime="2021-09-02">2. September</time>
<meta itemprop="employmentType" content="FULL_TIME">
<span itemprop="baseSalary" itemscope itemtype="https://schema.org/MonetaryAmount">
<meta itemprop="currency" content="EUR"><span itemprop="value" itemscope
 itemtype="https://schema.org/QuantitativeValue"><span itemprop="value">3000</span>
<meta itemprop="unitText" content="MONTH"></span></span>
<div itemprop="description"><p>Suppe kochen.</p></div></div></body></html>"""


def test_a_page_with_microdata_is_imported(imports: Import) -> None:
    done = imports({"koechin.html": MICRODATA})
    assert done.fields == {
        "date-posted": "2021-09-02",
        "hiring-organization": {"name": "Acme", "url": "https://acme.example"},
        "job-location": "Bonn, Germany",
        "base-salary": "EUR 3000 per month",
        "employment-type": "full-time",
    }
    assert done.body == "# Köchin (m/w/d)\n\nSuppe kochen."


@pytest.mark.parametrize(
    "text", [JEKYLL, HUGO_TOML, ONE_JOB, posting(description="Soup."), PAGE % posting()]
)
def test_standard_input_is_imported(
    imports: Import, text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert main(["import", "-", "-o", str(tmp_path / "new"), "--quiet"]) in (0, 1)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["cook.md"]


def test_front_matter_that_is_not_yaml_is_salvaged(imports: Import) -> None:
    text = (
        "---\ntitle: Cook\nlocation: Porto, Portugal: by the river\nteam: Kitchen\n"
        "date: 2015-17-04\n\tbad: x\n---\nSoup.\n"
    )
    done = imports({"cook.md": text})
    assert done.code == 1
    assert done.fields == {"employment-unit": "Kitchen"}
    assert done.body == "# Cook\n\nSoup."
    assert "broken-front-matter" in done.notes("asks")
    assert "location: Porto, Portugal: by the river" in done.comments


def test_json_ld_with_template_tags_is_salvaged(imports: Import) -> None:
    data = (
        '{"@type": "JobPosting", "title": {{ page.title | jsonify }},\n'
        '"datePosted": "{{ page.date | date: "%Y-%m-%d" }}",\n'
        '"employmentType": "FULL_TIME",\n"description": "a "quoted" word",\n'
        '"baseSalary": {"currency": "EUR", "value": {"value": 9, "unitText": "HOUR"}}, }'
    )
    script = f"<script type='application/ld+json'>{data}</script>"
    text = f"---\ntitle: Cook\n---\n{script}\nSoup.\n"
    done = imports({"cook.md": text})
    assert done.fields["employment-type"] == "full-time"
    assert "script" not in done.body
    assert {"broken-json-ld", "template-in-data"} <= done.notes("asks").keys()


def test_json_ld_with_raw_line_breaks_and_a_trailing_comma_is_read(imports: Import) -> None:
    data = '{"@type": "JobPosting", "title": "Cook",\n"description": "Soup.\nBread.",\n}'
    done = imports({"cook.html": f"<script type='application/ld+json'>{data}</script>"})
    assert done.body == "# Cook\n\nSoup.\n\nBread."
