"""Bad input is named at its own line, left out, and never stops or falsifies a build."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from myst_parser import __version__ as myst

Make = Callable[..., Any]

TEXT = "You cook lunch for forty guests, from Monday to Friday."
GOOD = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: jobs@acme.example\n"

# Each page has bad values in the lines that hold "BAD-" and the rule that they break.
PAGES = {
    "options.md": f"""# Cook

```{{jobposting}}
{GOOD}:valid-through: 20/09/2021 BAD-invalid-date
:base-salary: $40,000 BAD-invalid-money
:employment-type: BAD-invalid-employment-type
:emploment-type: full-time BAD-unknown-field
:workplace: BAD-invalid-workplace
:direct-apply: BAD-invalid-yes-no
:total-job-openings: BAD-invalid-number
```

{TEXT}
""",
    "yaml.md": f"""---
title: A page
---

# Cook

```{{jobposting}}
---
date-posted: 2021-09-02
# A comment, and an empty line

valid-through: BAD-invalid-date
job-location: Porto, PT
skills: >
  folded
  text
base-salary: >-
  BAD-invalid-money
apply:
  - jobs@acme.example
employment-type:
  - BAD-invalid-employment-type
wrokplace: BAD-unknown-field
---
```

{TEXT}
""",
    "folded.md": f"""# Cook

```{{jobposting}}
:date-posted: 2021-09-02
:skills: one
: two
: three
:job-location: Porto, PT
  Oslo, NO
:base-salary: BAD-invalid-money
:apply: jobs@acme.example
```

{TEXT}
""",
    "body.md": f"""Text before all.

::::{{jobposting}} Cook
{GOOD}:valid-through: BAD-invalid-date

{TEXT} {{ref}}`BAD-ref`

## Menu

```{{note}}
{{job}}`BAD-unknown-reference`
```
::::
""",
    "front.md": f"""---
layout: theme
jobposting:
  date-posted: 2021-09-02
  # a comment
  job-location:
    - Porto, PT
  apply: jobs@acme.example
  valid-through: BAD-invalid-date
  base-salary: |
    BAD-invalid-money
  employment-type: [full-time, BAD-invalid-employment-type]
  skils: BAD-unknown-field
---

# Cook

{TEXT}
""",
    "rest.rst": f"""Cook
====

.. jobposting::
   :date-posted: 2021-09-02
   :job-location: Porto, PT
   :apply:
      jobs@acme.example
   :skills: one
      two
   :valid-through: BAD-invalid-date
   :base-salary:
      BAD-invalid-money
   :emploment-type: BAD-unknown-field
   :employment-type: BAD-invalid-employment-type

{TEXT}
""",
    "restbody.rst": """.. jobposting::
   A job
   with a long title
   :date-posted: 2021-09-02
   :job-location: Porto, PT
   :apply: jobs@acme.example
   :valid-through: BAD-invalid-date

   You cook lunch for forty guests, from Monday to Friday. :ref:`BAD-ref`

   Menu
   ----

   :job:`BAD-unknown-reference`
""",
    "section.rst": f"""Jobs
====

Text.

Cook
----

.. jobposting::
   :date-posted: 2021-09-02
   :job-location: Porto, PT
   :apply: jobs@acme.example
   :valid-through: BAD-invalid-date

{TEXT}
""",
}
INCLUDED = f"""```{{jobposting}}
{GOOD}:valid-through: BAD-invalid-date
:skils: BAD-unknown-field
```

{TEXT}
"""


def expected(text: str) -> list[tuple[int, str]]:
    """The lines and rules that are marked in a page; a value is named at its key's line."""
    lines = text.split("\n")
    found = []
    for number, line in enumerate(lines, 1):
        if match := re.search(r"BAD-([a-z-]+)", line):
            key = number
            while key > 1 and not re.search(r"^\W*[\w-]+:|`", lines[key - 1]):
                key -= 1
            found.append((key, match[1]))
    return found


def warned(said: str, page: str) -> list[tuple[int, str]]:
    """The line and the rule of each warning about a page."""
    pattern = rf"/{re.escape(page)}:(\d+): WARNING: .* \[(?:jobposting\.)?([a-z.-]+)\]"
    found = [
        (int(line), rule.partition(".")[0]) for line, rule in re.findall(pattern, said)
    ]
    return sorted(found)


@pytest.fixture(scope="module")
def built(shared_site: Make) -> Any:
    included = {
        "included.txt": INCLUDED,
        "includes.md": "# Cook\n\n```{include} included.txt\n```\n",
        "included.inc": "\n.. jobposting::\n   :date-posted: 2021-09-02\n"
        "   :job-location: Porto, PT\n   :apply: a@b.example\n"
        "   :valid-through: BAD-invalid-date\n   :skils: BAD-unknown-field\n\n"
        + TEXT
        + "\n",
        "includesrest.rst": "Cook\n====\n\n.. include:: included.inc\n",
    }
    return shared_site({**PAGES, **included}).build(warnings=True)


@pytest.mark.parametrize("page", PAGES)
def test_each_bad_value_is_named_at_its_own_line(page: str, built: Any) -> None:
    assert warned(built.warnings, page) == expected(PAGES[page])


@pytest.mark.parametrize("page", ["included.txt", "included.inc"])
def test_a_bad_value_in_an_included_file_is_named_in_that_file(
    page: str, built: Any
) -> None:
    if page == "included.txt" and tuple(map(int, myst.split(".")[:2])) < (5, 2):
        pytest.skip("older releases of MyST count the lines of an include from 2")
    text = (built.app.srcdir / page).read_text()
    assert warned(built.warnings, page) == expected(text)


def test_what_is_bad_is_left_out_and_the_rest_stands(built: Any) -> None:
    for page in PAGES:
        (data,) = built.jsonld(page.partition(".")[0] + ".html")
        assert data["datePosted"] == "2021-09-02"
        assert "'addressLocality': 'Porto'" in str(data["jobLocation"])
        for name in ("validThrough", "baseSalary", "employmentType", "jobLocationType"):
            assert name not in data, page
        assert "BAD" not in str({**data, "description": ""}), page
        shown = built.html(page.partition(".")[0] + ".html")
        assert "BAD-invalid" not in shown, page


def test_a_message_says_what_was_written_and_what_to_write(built: Any) -> None:
    said = built.warnings
    assert re.search(r"options\.md:7: .*20/09/2021 BAD-invalid-date.*2021-09-20", said)
    assert re.search(r"options\.md:8: .*\$40,000.*USD", said)
    assert re.search(r"options\.md:10: .*“emploment-type”.*“employment-type”", said)
    assert re.search(r"front\.md:13: .*“skils”.*“skills”", said)


def test_the_types_of_the_warnings_can_be_suppressed(site: Make) -> None:
    made = site({"options.md": PAGES["options.md"]})
    one = made.build(warnings=True, suppress_warnings=["jobposting.invalid-date"])
    assert "invalid-date" not in one.warnings
    assert "jobposting.invalid-money" in one.warnings
    made.build(fresh=True, suppress_warnings=["jobposting"])


# -- values --------------------------------------------------------------------------------


def test_a_bad_value_never_falls_back_to_a_default(site: Make) -> None:
    defaults = {
        "valid-through": "2021-09-30",
        "workplace": "remote",
        "applicants-in": "US",
        "skills": "Default",
        "work-hours": "9 to 5",
    }
    front = "---\njobposting:\n  skills: Front\n  work-hours: none\n---\n\n"
    files = {
        "bad.md": (
            f"# A\n\n```{{jobposting}}\n{GOOD}:valid-through: soon\n"
            f":workplace: the moon\n```\n\n{TEXT} Remote.\n"
        ),
        "front.md": f"{front}# B\n\n```{{jobposting}}\n{GOOD}```\n\n{TEXT} Remote.\n",
        "option.md": (
            f"{front}# C\n\n```{{jobposting}}\n{GOOD}:skills: Option\n```\n\n"
            f"{TEXT} Remote.\n"
        ),
        "none.md": (
            f"# D\n\n```{{jobposting}}\n{GOOD}:skills: none\n"
            ":valid-through: none\n:workplace: none\n:applicants-in: none\n"
            f":hiring-organization: none\n```\n\n{TEXT}\n"
        ),
        "badfront.md": (
            "---\njobposting:\n  skills: Front\n  valid-through: 2021-09-25\n"
            f"---\n\n# E\n\n```{{jobposting}}\n{GOOD}:valid-through: soon\n"
            f"```\n\n{TEXT} Remote.\n"
        ),
    }
    built = site(files).build(warnings=True, jobposting_defaults=defaults)
    bad, front_, option, none, badfront = (
        built.jsonld(f"{name}.html")[0]
        for name in ("bad", "front", "option", "none", "badfront")
    )
    assert "validThrough" not in bad
    assert "jobLocationType" not in bad
    assert bad["skills"] == "Default"
    assert (front_["skills"], option["skills"]) == ("Front", "Option")
    assert "workHours" not in front_
    assert front_["validThrough"] == "2021-09-30T23:59:59+00:00"
    for name in ("skills", "validThrough", "jobLocationType", "hiringOrganization"):
        assert name not in none
    assert "validThrough" not in badfront


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
        assert data["identifier"]["value"] == "007"
        assert data["qualifications"] == "Quoted: yes"
        assert data["responsibilities"] == "'single' and \"double\""
        # Inline markup is markup, and nothing else is: the data have its text.
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
        "a.md": f"# A\n\n```{{jobposting}}\n{GOOD}:closed:\n```\n\n{TEXT}\n",
        "b.rst": (
            f"B\n=\n\n.. jobposting::\n   :date-posted: 2021-09-02\n   :draft:\n\n{TEXT}\n"
        ),
        "c.md": (
            f"---\njobposting:\n  date-posted: 2021-09-02\n  draft:\n---\n\n# C\n\n{TEXT}\n"
        ),
        "d.md": f"# D\n\n```{{jobposting}}\n{GOOD}:draft: perhaps\n```\n\n{TEXT}\n",
        "e.md": f"# E\n\n```{{jobposting}}\n{GOOD}:draft: no\n```\n\n{TEXT}\n",
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
    page = (
        f"# A\n\n```{{jobposting}}\n{GOOD}:skills: First\n:Skills: Second\n```\n\n{TEXT}\n"
    )
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


def test_own_facts_are_fields(site: Make) -> None:
    page = (
        f"# A\n\n```{{jobposting}}\n{GOOD}:time-zone: UTC+1\n:TimeZone: x\n"
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


def test_a_code_of_a_state_or_a_country_is_what_the_pay_says(site: Make) -> None:
    def page(place: str, pay: str) -> str:
        fields = GOOD.replace("Porto, PT", place) + f":base-salary: {pay} per year\n"
        return f"# A\n\n```{{jobposting}}\n{fields}```\n\n{TEXT}\n"

    made = site({
        "canada.md": page("Toronto, CA", "CAD 60000"),
        "california.md": page("San Diego, CA", "USD 60000"),
    })  # fmt: skip
    built = made.build(warnings=True)
    address = built.jsonld("canada.html")[0]["jobLocation"]["address"]
    assert (address["addressLocality"], address["addressCountry"]) == ("Toronto", "CA")
    assert warned(built.warnings, "canada.md") == []
    said = warned(built.warnings, "california.md")
    assert (5, "ambiguous-place") in said
    assert "“San Diego, CA, US”" in built.warnings
