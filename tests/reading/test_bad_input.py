"""Bad input is reported at its line and left out; it never stops or corrupts a build."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from myst_parser import __version__ as myst

from ..support.posting_pages import FIELDS, TEXT, warned

Make = Callable[..., Any]


# A line with a bad value contains "BAD-" and the id of the rule that it breaks.
PAGES = {
    "options.md": f"""# Cook

```{{jobposting}}
{FIELDS}:valid-through: 20/09/2021 BAD-invalid-date
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
{FIELDS}:valid-through: BAD-invalid-date

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
{FIELDS}:valid-through: BAD-invalid-date
:skils: BAD-unknown-field
```

{TEXT}
"""


def expected(text: str) -> list[tuple[int, str]]:
    """Return the marked lines and rules; a value has the line of its key."""
    lines = text.split("\n")
    found = []
    for number, line in enumerate(lines, 1):
        if match := re.search(r"BAD-([a-z-]+)", line):
            key = number
            while key > 1 and not re.search(r"^\W*[\w-]+:|`", lines[key - 1]):
                key -= 1
            found.append((key, match[1]))
    return found


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
def test_each_bad_value_is_reported_at_its_line(page: str, built: Any) -> None:
    assert warned(built.warnings, page) == expected(PAGES[page])


@pytest.mark.parametrize("page", ["included.txt", "included.inc"])
def test_a_bad_value_in_an_included_file_is_reported_there(page: str, built: Any) -> None:
    if page == "included.txt" and tuple(map(int, myst.split(".")[:2])) < (5, 2):
        pytest.skip("older releases of MyST count the lines of an include from 2")
    text = (built.app.srcdir / page).read_text()
    assert warned(built.warnings, page) == expected(text)


def test_bad_values_are_left_out_and_the_rest_is_kept(built: Any) -> None:
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


def test_warnings_can_be_suppressed_by_type(site: Make) -> None:
    made = site({"options.md": PAGES["options.md"]})
    one = made.build(warnings=True, suppress_warnings=["jobposting.invalid-date"])
    assert "invalid-date" not in one.warnings
    assert "jobposting.invalid-money" in one.warnings
    made.build(fresh=True, suppress_warnings=["jobposting"])


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
            f"# A\n\n```{{jobposting}}\n{FIELDS}:valid-through: soon\n"
            f":workplace: the moon\n```\n\n{TEXT} Remote.\n"
        ),
        "front.md": f"{front}# B\n\n```{{jobposting}}\n{FIELDS}```\n\n{TEXT} Remote.\n",
        "option.md": (
            f"{front}# C\n\n```{{jobposting}}\n{FIELDS}:skills: Option\n```\n\n"
            f"{TEXT} Remote.\n"
        ),
        "none.md": (
            f"# D\n\n```{{jobposting}}\n{FIELDS}:skills: none\n"
            ":valid-through: none\n:workplace: none\n:applicants-in: none\n"
            f":hiring-organization: none\n```\n\n{TEXT}\n"
        ),
        "badfront.md": (
            "---\njobposting:\n  skills: Front\n  valid-through: 2021-09-25\n"
            f"---\n\n# E\n\n```{{jobposting}}\n{FIELDS}:valid-through: soon\n"
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


def test_the_currency_of_the_pay_decides_between_state_and_country(site: Make) -> None:
    def page(place: str, pay: str) -> str:
        fields = FIELDS.replace("Porto, PT", place) + f":base-salary: {pay} per year\n"
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
