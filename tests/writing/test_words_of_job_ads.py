"""Words of job ads that the data have no place for are shown and never emitted wrongly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from ..support.sites import CONF

Make = Callable[..., Any]

NB = "\N{NO-BREAK SPACE}"
FIELDS = """\
:date-posted: 2021-09-02
:job-location: Porto, PT
"""
JOBS = "# Jobs\n\n```{joblist}\n```\n\n```{joblist}\n:format: table\n```\n"


def posting(fields: str) -> str:
    return (
        f"# Cook\n\n```{{jobposting}}\n{FIELDS}{fields}```\n\n"
        "Cook lunch for forty guests, from Monday to Friday, with a second cook.\n"
    )


def text_of(html: str) -> str:
    """Return the visible text of a page on one line."""
    body = re.sub(r"(?s).*?<body[^>]*>|<script.*?</script>", "", html)
    text = unescape(re.sub(r"<[^>]+>", " ", body)).replace(NB, " ")
    return " ".join(text.split())


WORDS: list[tuple[str, str, str, str, object]] = [
    (
        ":employment-type: full-time, permanent\n",
        "Full-time, permanent",
        "Vollzeit, unbefristet",
        "employmentType",
        "FULL_TIME",
    ),
    (
        ":employment-type: fixed-term\n",
        "Fixed-term",
        "Befristet",
        "employmentType",
        None,
    ),
    (
        ":employment-type: apprenticeship\n",
        "Apprenticeship",
        "Ausbildung",
        "employmentType",
        "OTHER",
    ),
    (":base-salary: unpaid\n", "Unpaid", "Unbezahlt", "baseSalary", None),
    (
        ":base-salary: unpaid (travel is refunded)\n",
        "Unpaid (travel is refunded)",
        "Unbezahlt (travel is refunded)",
        "baseSalary",
        None,
    ),
    (
        ":base-salary: EUR 4000-5000 per month (TVöD E13, plus bonus)\n",
        "EUR 4,000–5,000 per month (TVöD E13, plus bonus)",
        "4.000–5.000 EUR pro Monat (TVöD E13, plus bonus)",
        "baseSalary",
        {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": 4000,
                "maxValue": 5000,
                "unitText": "MONTH",
            },
        },
    ),
    (
        ":valid-through: until filled\n",
        "Open until filled",
        "Offen bis die Stelle besetzt ist",
        "validThrough",
        None,
    ),
]


@pytest.fixture(scope="module")
def in_languages(shared_site: Make) -> tuple[Any, Any]:
    """Build a site with all words in English and in German, with a list for each job."""
    pages = {}
    for number, (fields, *_) in enumerate(WORDS):
        unit = f":employment-unit: Kitchen {number}\n"
        pages[f"cook{number}.md"] = posting(f"{fields}{unit}:apply: jobs@acme.example\n")
        pages[f"jobs{number}.md"] = JOBS.replace("```\n", f"{unit}```\n")
    made = shared_site(pages)
    return made.build(warnings=True), made.build(language="de", out="de", warnings=True)


@pytest.mark.parametrize("number", range(len(WORDS)))
def test_it_is_shown_and_emitted_as_far_as_possible(
    in_languages: tuple[Any, Any], number: int
) -> None:
    _, shown, german, name, data = WORDS[number]
    cook, jobs = f"cook{number}.html", f"jobs{number}.html"
    built, translated = in_languages
    assert built.warnings == ""
    assert shown in text_of(built.html(cook)).replace(" :", "")
    listed = shown if "until" not in shown else "until filled"
    assert text_of(built.html(jobs)).count(listed) == 2
    (entry,) = (
        text for text in built.html("jobs.atom").split("</entry>") if f"{cook}" in text
    )
    assert shown in entry.replace(NB, " ")
    assert built.jsonld(cook)[0].get(name) == data
    items = json.loads(built.html("jobs.json"))["items"]
    (item,) = (item for item in items if item["url"].endswith(cook))
    assert item["_jobposting"].get(name) == data
    assert german in text_of(translated.html(cook)).replace(" :", "")
    assert german in text_of(translated.html(jobs))
    assert translated.jsonld(cook)[0].get(name) == data


def test_the_preview_does_not_require_what_data_cannot_express(site: Make) -> None:
    fields = ":base-salary: unpaid\n:valid-through: until filled\n:apply: a@acme.example\n"
    made = site({"cook.md": posting(fields)})
    page = text_of(made.build(tags=("drafts",)).html("cook.html"))
    assert "Unpaid" in page.partition("In a job search")[2]
    assert (
        "deadline" not in page.partition("Findings")[2].partition("Structured")[0].lower()
    )
    assert "no pay" not in page.lower()


@pytest.mark.parametrize(
    "option",
    [
        "employment-type: permanent",
        "base-salary: unpaid",
        "base-salary: EUR 20 per hour",
        "valid-through: until filled",
    ],
)
def test_a_list_can_be_filtered_by_these_words(site: Make, option: str) -> None:
    written = option.replace("per hour", "per hour (gross)")
    jobs = f"# Jobs\n\n```{{joblist}}\n:{option}\n```\n"
    other = posting("").replace("# Cook", "# Baker")
    made = site({"cook.md": posting(f":{written}\n"), "baker.md": other, "jobs.md": jobs})
    page = made.build(warnings=True).html("jobs.html")
    found = page.partition('class="joblist')[2].partition("</ul>")[0]
    assert "Cook" in found
    assert "Baker" not in found


def test_a_telephone_number_is_a_way_to_apply(site: Make) -> None:
    text = "Call [+351 22 555-0100](tel:+351225550100)."
    page = posting(":apply: +351 22 555 0100\n") + f"\n{text}\n"
    schemes = 'myst_url_schemes = ["http", "https", "mailto", "tel"]\n'
    made = site({"cook.md": page}, conf=CONF + schemes)
    built = made.build(warnings=True)
    html = built.html("cook.html")
    assert 'href="tel:+351225550100"' in html.partition("<p>Cook lunch")[0]
    assert "Apply by phone +351 22 555 0100" in text_of(html)
    data = built.jsonld("cook.html")[0]
    contact = {"@type": "ContactPoint", "telephone": "+351 22 555 0100"}
    assert data["applicationContact"] == contact
    assert "directApply" not in data
    assert built.warnings == ""
    made.write({"cook.md": page.replace(":apply:", ":closed: yes\n:apply:")})
    closed = made.build(warnings=True).html("cook.html")
    assert "tel:" not in closed
    assert "+351 22 555-0100" in closed


def test_the_button_can_have_a_custom_label(site: Make) -> None:
    label = "Apply in <our> portal"
    fields = (
        f":apply: https://acme.example/apply; jobs@acme.example\n:apply-label: {label}\n"
    )
    built = site({"cook.md": posting(fields)}).build(warnings=True)
    text = text_of(built.html("cook.html"))
    assert f"{label} acme.example/apply Apply by email jobs@acme.example" in text
    assert label not in str({**built.jsonld("cook.html")[0], "description": ""})
    assert built.warnings == ""


def test_an_organization_is_named_by_its_key(site: Make) -> None:
    lab = '{"lab": {"name": "Acme Lab", "logo": "https://lab.acme.example/l.png"}}'
    conf = CONF + f"jobposting_organizations = {lab}\n"
    jobs = "# Jobs\n\n```{joblist}\n:hiring-organization: lab\n```\n"
    page = posting(":hiring-organization: Lab\n:apply: jobs@acme.example\n")
    other = posting("").replace("# Cook", "# Baker")
    made = site({"cook.md": page, "baker.md": other, "jobs.md": jobs}, conf=conf)
    built = made.build(warnings=True)
    assert "Acme Lab" in text_of(built.html("cook.html"))
    assert built.jsonld("cook.html")[0]["hiringOrganization"] == {
        "@type": "Organization",
        "name": "Acme Lab",
        "logo": "https://lab.acme.example/l.png",
    }
    found = built.html("jobs.html").partition('class="joblist')[2].partition("</ul>")[0]
    assert "Cook" in found
    assert "Baker" not in found
