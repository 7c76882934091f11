"""Before a field parses them, values are texts, lists, and mappings."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..support.posting_pages import FIELDS, TEXT, warned

Make = Callable[..., Any]


def test_options_and_yaml_values_are_text(site: Make) -> None:
    options = """:date-posted: 2021-09-02
:job-location: Oslo, NO
:applicants-in: NO
:workplace: remote
:apply: jobs@acme.example
:work-hours: 9:30
:skills: C# and F # no comment
:identifier: 007
:qualifications: "Quoted: yes"
:responsibilities: 'single' and "double"
:job-benefits: @home *not* `code` [x] {y} & | >
:industry: true
:employer-overview: 1_000
"""
    yaml = re.sub("^:", "", options, flags=re.M).replace(
        "C# and F # no comment", "'C# and F # no comment'"
    )
    yaml = (
        yaml.replace("@home", '"@home')
        .replace("| >", '| >"')
        .replace("'single' and \"double\"", '"\'single\' and \\"double\\""')
    )
    front = "---\njobposting:\n" + re.sub("^(?=.)", "  ", yaml, flags=re.M) + "---\n\n"
    rest = re.sub("^(?=.)", "   ", options, flags=re.M)
    files = {
        "a.md": f"# Cook\n\n```{{jobposting}}\n{options}```\n\n{TEXT} Remote.\n",
        "b.md": f"# Cook\n\n```{{jobposting}}\n---\n{yaml}---\n```\n\n{TEXT} Remote.\n",
        "c.md": f"{front}# Cook\n\n{TEXT} Remote.\n",
        "d.rst": f"Cook\n====\n\n.. jobposting::\n{rest}\n{TEXT} Remote.\n",
    }
    numbers = {"a": "007", "b": "010", "c": "0x1", "d": "1e3"}
    files = {
        name: text.replace("identifier: 007", f"identifier: {numbers[name[0]]}")
        for name, text in files.items()
    }
    built = site(files).build()
    for name in "abcd":
        (data,) = built.jsonld(f"{name}.html")
        assert data["applicantLocationRequirements"] == {
            "@type": "Country",
            "name": "Norway",
        }
        assert data["jobLocation"]["address"]["addressCountry"] == "NO"
        assert data["workHours"] == "9:30"
        assert data["skills"] == "C# and F # no comment"
        assert data["identifier"]["value"] == numbers[name]
        assert data["qualifications"] == "Quoted: yes"
        assert data["responsibilities"] == "'single' and \"double\""
        # Only inline markup is markup; the data have its text.
        assert data["jobBenefits"] == "@home not code [x] {y} & | >"
        assert data["industry"] == "true"
        assert data["employerOverview"] == "1_000"


def test_lists_and_mappings_are_read_in_options_and_front_matter(site: Make) -> None:
    block = """date-posted: 2021-09-02
employment-type:
  - full-time
  - contractor
job-location:
  - Porto, PT
  - city: Oslo
    country: NO
hiring-organization:
  name: "Acme: Foods"
  sameAs: https://acme.example
apply: [jobs@acme.example, "https://acme.example/jobs"]
"""
    indented = re.sub("^(?=.)", "  ", block, flags=re.M)
    colons = (
        ":"
        + "\n".join(
            line if line[:1] in " -" else f":{line}" for line in block.split("\n") if line
        )[1:]
    )
    colons = re.sub(r"^:([\w-]+):", r":\1:", colons, flags=re.M)
    rest = re.sub("^(?=.)", "   ", colons, flags=re.M)
    files = {
        "a.md": f"# Cook\n\n```{{jobposting}}\n---\n{block}---\n```\n\n{TEXT}\n",
        "b.md": f"---\njobposting:\n{indented}---\n\n# Cook\n\n{TEXT}\n",
        "c.md": f"# Cook\n\n```{{jobposting}}\n{colons}\n```\n\n{TEXT}\n",
        "d.rst": f"Cook\n====\n\n.. jobposting::\n{rest}\n\n{TEXT}\n",
    }
    built = site(files).build()
    data = [
        {**built.jsonld(f"{name}.html")[0], "url": "", "identifier": ""} for name in "abcd"
    ]
    assert data[0]["employmentType"] == ["FULL_TIME", "CONTRACTOR"]
    places = [place["address"] for place in data[0]["jobLocation"]]
    assert [place["addressLocality"] for place in places] == ["Porto", "Oslo"]
    assert data[0]["hiringOrganization"]["name"] == "Acme: Foods"
    assert data[1] == data[0]
    assert data[2] == data[0]
    assert data[3] == data[0]


def test_a_flag_alone_means_yes(site: Make) -> None:
    files = {
        "a.md": f"# A\n\n```{{jobposting}}\n{FIELDS}:closed:\n```\n\n{TEXT}\n",
        "b.rst": (
            f"B\n=\n\n.. jobposting::\n   :date-posted: 2021-09-02\n   :draft:\n\n{TEXT}\n"
        ),
        "c.md": (
            f"---\njobposting:\n  date-posted: 2021-09-02\n  draft:\n---\n\n# C\n\n{TEXT}\n"
        ),
        "d.md": f"# D\n\n```{{jobposting}}\n{FIELDS}:draft: perhaps\n```\n\n{TEXT}\n",
        "e.md": f"# E\n\n```{{jobposting}}\n{FIELDS}:draft: no\n```\n\n{TEXT}\n",
    }
    built = site(files).build(warnings=True)
    assert "This job is closed." in built.html("a.html")
    assert [name for name in "abcde" if (built.outdir / f"{name}.html").exists()] == [
        "a",
        "e",
    ]
    assert warned(built.warnings, "d.md") == [(7, "invalid-yes-no")]
    assert built.warnings.count("WARNING") == 1


def test_a_field_written_twice_counts_once(site: Make) -> None:
    fields = f"{FIELDS}:skills: First\n:Skills: Second\n"
    page = f"# A\n\n```{{jobposting}}\n{fields}```\n\n{TEXT}\n"
    rest = (
        "B\n=\n\n.. jobposting::\n   :date-posted: 2021-09-02\n"
        "   :job-location: Porto, PT\n   :apply: a@b.example\n"
        f"   :skills: First\n   :skills: Second\n\n{TEXT}\n"
    )
    built = site({"a.md": page, "b.rst": rest}).build(warnings=True)
    assert built.jsonld("a.html")[0]["skills"] == "First"
    assert built.jsonld("b.html")[0]["skills"] == "First"
    assert warned(built.warnings, "a.md") == [(8, "duplicate-field")]
    assert warned(built.warnings, "b.rst") == [(9, "duplicate-field")]


def test_custom_facts_are_fields(site: Make) -> None:
    page = (
        f"# A\n\n```{{jobposting}}\n{FIELDS}:time-zone: UTC+1\n:TimeZone: x\n"
        f":team: none\n:time-zoen: y\n```\n\n{TEXT}\n"
    )
    built = site({"a.md": page}).build(
        warnings=True, jobposting_facts={"time-zone": "Time zone", "team": "Team"}
    )
    assert "Time zone" in built.html("a.html")
    assert "UTC+1" in built.html("a.html")
    assert "Team" not in built.html("a.html")
    assert "UTC+1" not in str(built.jsonld("a.html"))
    assert warned(built.warnings, "a.md") == [(8, "duplicate-field"), (10, "unknown-field")]
    assert "“time-zone”" in built.warnings
