"""One fault in a source gives one warning in the words of its author."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.cli.check.file_checker import FileChecker

pytestmark = pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")

Make = Callable[..., Any]

NOW = dt.datetime(2021, 9, 10, tzinfo=dt.UTC)

PLACE = "job-location: Porto, Portugal"
APPLY = "apply: jobs@acme.example"
TEXT = "Cook lunch for forty guests. The work is fully remote."


def page_of(*options: str, text: str) -> str:
    lines = "\n".join(f":{option}:" if ":" not in option else f":{option}"
                      for option in ("date-posted: 2021-09-02", *options))  # fmt: skip
    return f"# Cook\n\n```{{jobposting}}\n{lines}\n```\n\n{text}\n"


def warnings_in(said: str, name: str = "cook") -> list[str]:
    """Return the warnings of a page without file and type."""
    found = re.findall(rf"{name}\.md:\d+: WARNING: (.*) \[jobposting\.", said)
    assert len(found) == len(re.findall(rf"{name}\.md.* WARNING", said)), said
    return found


def warnings_of(site: Make, *options: str, text: str = TEXT) -> list[str]:
    """Return the warnings of a posting with these options, without file and type."""
    built = site({"cook.md": page_of(*options, text=text)}).build(warnings=True)
    assert len(warnings_in(built.warnings)) == built.warnings.count("WARNING")
    return warnings_in(built.warnings)


FAULTS: list[tuple[tuple[str, ...], str]] = [
    (("workplace: remote", "applicants-in: Europe", APPLY), "applicants-in: “Europe”"),
    (("workplace: remote", "aplicants-in: US", APPLY), "“aplicants-in” is not"),
    (("workplace: remot", "applicants-in: US", APPLY), "workplace: “remot”"),
    (("workplace: remote", "job-location: 7", APPLY), "job-location: “7”"),
    (("job-location: 7", APPLY), "job-location: “7”"),
    (("jobLocation: 7", APPLY), "jobLocation: “7”"),
    ((PLACE, "apply: ask Ann"), "apply: “ask Ann”"),
    ((PLACE, "applicationContact: ask Ann"), "applicationContact: “ask Ann”"),
    ((PLACE, "aply: jobs@acme.example"), "“aply” is not"),
    ((PLACE, APPLY, "base_salary: much"), "base_salary: “much”"),
    ((PLACE, APPLY, "title: TBD"), "title: “TBD” is a placeholder"),
    ((PLACE, APPLY, "title: 0"), "title: “0” is a placeholder"),
    ((PLACE, APPLY, "summary: TBD"), "summary: “TBD” is a placeholder"),
    ((PLACE, APPLY, "identifier: TBD"), "identifier: “TBD” is a placeholder"),
    ((PLACE, APPLY, "employment-unit: n/a"), "employment-unit: “n/a” is a"),
    (
        (PLACE, APPLY, "hiring-organization: '{{ org }}'"),
        "hiring-organization contains",
    ),
    ((PLACE, APPLY, "applicants-in: anywhere"), "applicants-in is ignored"),
    (("job-location: Multiple Locations, IN", APPLY), "job-location: “Multiple Loc"),
    ((PLACE, APPLY, "base_salary: USD 60000 per hour"), "base_salary: “USD 60000 per"),
    ((PLACE, APPLY, "base-salary: EUR 0.500 per hour"), "base-salary: “0.500” is not"),
    (
        (PLACE, APPLY, "base-salary: KWD 1.250 per hour"),
        "base-salary: “1.250” may be 1250 or 1.25.",
    ),
    (
        (PLACE, APPLY, "workplace: on-site", "job-location-type: telecommute"),
        "job-location-type: “telecommute” contradicts “workplace: on-site”.",
    ),
    (
        (PLACE, APPLY, "base_salary: EUR 20 per hour", "salary-currency: USD"),
        "salary-currency: “USD” contradicts “base_salary: EUR”.",
    ),
    ((PLACE, APPLY, "valid_through: soon"), "valid_through: “soon”"),
]


@pytest.fixture(scope="module")
def faulty(shared_site: Make) -> str:
    """Return the warnings of a site with a page for each fault."""
    pages = {}
    for number, (options, _) in enumerate(FAULTS):
        text = (
            TEXT if "workplace: remot" in str(options) else "Cook lunch for forty guests."
        )
        pages[f"fault-{number}.md"] = page_of(*options, text=text)
    said: str = shared_site(pages).build(warnings=True).warnings
    assert said.count("WARNING") == len(re.findall(r"fault-\d+\.md.* WARNING", said))
    return said


@pytest.mark.parametrize(
    ("number", "named"), [(number, named) for number, (_, named) in enumerate(FAULTS)]
)
def test_a_fault_gives_one_warning_with_the_field_name_as_written(
    faulty: str, number: int, named: str
) -> None:
    (warning,) = warnings_in(faulty, f"fault-{number}")
    assert warning.startswith(named)


def test_an_unreadable_deadline_is_not_reported_as_missing(site: Make) -> None:
    text = "Cook lunch. Apply by September 20, 2021."
    (warning,) = warnings_of(site, PLACE, APPLY, "valid-through: soon", text=text)
    assert warning.startswith("valid-through: “soon”")


def test_a_missing_field_is_reported_by_its_usual_name(site: Make) -> None:
    (warning,) = warnings_of(site, APPLY, text="Cook lunch.")
    assert warning.startswith("job-location ")
    (warning,) = warnings_of(site, "workplace: remote", APPLY)
    assert "applicants-in" in warning


def test_a_rule_about_a_field_names_the_field_that_was_written(site: Make) -> None:
    text = "Cook lunch. Apply by September 20, 2021."
    (warning,) = warnings_of(site, PLACE, APPLY, "validThrough: 2021-09-25", text=text)
    assert warning.startswith("validThrough: ")


def test_a_field_that_replaces_a_default_does_not_contradict_it(site: Make) -> None:
    page = (
        f"# Cook\n\n```{{jobposting}}\n:date-posted: 2021-09-02\n:{PLACE}\n:{APPLY}\n"
        ":workplace: on-site\n:base-salary: EUR 20 per hour\n```\n\nCook lunch.\n"
    )
    conf = (
        'jobposting_defaults = {"job-location-type": "telecommute", '
        '"salary-currency": "USD"}\n'
    )
    built = site({"cook.md": page}, conf=conf).build(warnings=True)
    assert built.warnings == ""
    (data,) = built.jsonld("cook.html")
    assert "jobLocationType" not in data
    assert data["baseSalary"]["currency"] == "EUR"


def test_an_identifier_of_two_open_postings_is_a_warning(site: Make) -> None:
    def page(title: str, *more: str) -> str:
        fields = "".join(f":{option}\n" for option in (PLACE, APPLY, *more))
        return (
            f"# {title}\n\n```{{jobposting}}\n:date-posted: 2021-09-02\n{fields}```\n\n"
            "Bake and cook lunch for forty guests.\n"
        )

    files = {
        "a.md": page("Baker", "identifier: R-7"),
        "b.md": page("Brewer", "identifier: R-7", "closed: yes"),
        "c.md": page("Cook", "identifier: R-7"),
        "d.md": page("Waiter", "identifier: R-8"),
    }
    (line,) = site(files).build(warnings=True).warnings.splitlines()
    assert line.split("source/")[1].startswith(
        "c.md:7: WARNING: identifier: another open posting, in a, also has “R-7”."
    )


def test_an_ambiguous_place_is_reported_with_its_field(site: Make) -> None:
    (warning,) = warnings_of(
        site, "job_location: Boston, MA", "base-salary: USD 40000 per year", APPLY, text="."
    )
    assert warning.startswith("job_location: ")


CODE: list[tuple[str, list[str]]] = [
    ("Write `&lt;` and `{{ page.title }}` in our pages.", []),
    ("```jinja\n{{ page.title }}\n{% include head %}\n```", []),
    ("```html\n<p>&amp;nbsp;</p>\n```", []),
    ("Write `&lt;`, salt &amp;amp; pepper.", ["escaped-html"]),
    ("Write `{{ page.title }}` for {{ page.name }}.", ["template-tag"]),
]


@pytest.mark.parametrize("layout", ["naked", "theme"])
def test_code_may_be_about_escapes_and_templates(site: Make, layout: str) -> None:
    """The description has no element for code, but the page does."""
    pages = {
        f"code-{number}.md": page_of(
            PLACE, APPLY, text=f"Cook lunch for forty guests.\n\n{text}"
        )
        for number, (text, _) in enumerate(CODE)
    }
    built = site(pages, conf=f"jobposting_layout = {layout!r}\n").build(warnings=True)
    for number, (text, rules) in enumerate(CODE):
        said = [line for line in built.warnings.splitlines() if f"code-{number}.md" in line]
        assert re.findall(r"\[jobposting\.([\w-]+)\]", "\n".join(said)) == rules, text
        found = FileChecker(NOW).check(built.outdir / f"code-{number}.html").findings
        assert [f.rule for f in found if f.level != "hint"] == rules, text
