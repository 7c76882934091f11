"""The example site has five postings in the three forms, as of 10 September 2021."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

SITE = Path(__file__).parent.parent / "example_site"
OPEN = ("community-coordinator", "portuguese-translator", "kit-room-manager")
CLOSED = ("production-lead", "program-coordinator")
POSTINGS = (*OPEN, *CLOSED)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as its README says, with every warning an error."""
    out = tmp_path_factory.mktemp("example") / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-W", "-n", "--keep-going"]
    done = subprocess.run(
        [*command, "-d", str(out.parent / "doctrees"), str(SITE), str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


def page(built: Path, name: str) -> str:
    return (built / f"{name}.html").read_text(encoding="utf-8")


def data(html: str) -> list[dict[str, Any]]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return [json.loads(text) for text in scripts]


def source(name: str) -> str:
    return (SITE / "jobs" / f"{name}.md").read_text(encoding="utf-8")


def test_all_three_forms_are_used() -> None:
    assert "\n```{jobposting}\n" in source("community-coordinator")
    assert source("production-lead").startswith("---\njobposting:\n")
    assert source("program-coordinator").startswith(":::{jobposting} Program Coordinator\n")


def test_an_open_posting_has_complete_data(built: Path) -> None:
    (posting,) = data(page(built, "jobs/community-coordinator"))
    description = posting.pop("description")
    assert posting == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Community Coordinator",
        "datePosted": "2021-09-02",
        "validThrough": "2021-09-20T23:59:59-04:00",
        "employmentType": ["CONTRACTOR", "PART_TIME"],
        "workHours": "32 hours a week",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Long Table",
            "sameAs": "https://www.example.org/",
        },
        "identifier": {
            "@type": "PropertyValue",
            "name": "Long Table",
            "value": "community-coordinator",
        },
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": posting["applicantLocationRequirements"],
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {"@type": "QuantitativeValue", "minValue": 40000, "unitText": "YEAR"},
        },
        "applicationContact": {"@type": "ContactPoint", "email": "jobs@example.org"},
        "directApply": True,
        "url": "https://handbook.example.org/jobs/community-coordinator.html",
    }
    areas = posting["applicantLocationRequirements"]
    # 3 countries in North America, South Africa, and the 27 members of the EU.
    assert len(areas) == 31
    assert {area["@type"] for area in areas} == {"Country"}
    assert {"Mexico", "South Africa", "Portugal"} < {area["name"] for area in areas}
    assert description.startswith("<h2>Background</h2><p>Long Table is a U.S. nonprofit")
    assert '<a href="https://courses.example.org/">course library</a>' in description
    assert '<a href="https://handbook.example.org/index.html">handbook</a>' in description
    assert '<a href="mailto:jobs@example.org">' in description


def test_the_on_site_job_has_a_place(built: Path) -> None:
    (posting,) = data(page(built, "jobs/kit-room-manager"))
    assert posting["jobLocation"] == {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "41 Tannery Row",
            "addressLocality": "Providence",
            "addressRegion": "RI",
            "postalCode": "02903",
            "addressCountry": "US",
        },
    }
    assert "jobLocationType" not in posting


def test_the_hourly_job_has_hourly_pay_and_an_application_form(built: Path) -> None:
    (posting,) = data(page(built, "jobs/portuguese-translator"))
    assert posting["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "value": 26, "unitText": "HOUR"},
    }
    form = "https://forms.example.org/portuguese-translator"
    assert f'href="{form}"' in page(built, "jobs/portuguese-translator")


@pytest.mark.parametrize("name", CLOSED)
def test_a_closed_posting_stays_without_data_and_is_not_found(
    built: Path, name: str
) -> None:
    html = page(built, f"jobs/{name}")
    assert data(html) == []
    assert '<meta name="robots" content="noindex">' in html
    assert "mailto:" not in html


def listed(html: str) -> list[str]:
    """Return the postings that the page lists, list by list."""
    links = re.findall(r'class="joblist-title">.*?href="([^"]+)\.html"', html, re.S)
    return [link.rpartition("/")[2] for link in links]


def test_the_jobs_page_lists_open_jobs_first_and_closed_jobs_separately(
    built: Path,
) -> None:
    html = page(built, "jobs/index")
    before, past, after = html.partition('<section id="past-jobs">')
    assert past
    assert listed(before) == list(OPEN)
    assert listed(after) == list(CLOSED)


def test_the_front_page_lists_the_open_jobs(built: Path) -> None:
    assert listed(page(built, "index")) == list(OPEN)


def test_the_table_of_contents_lists_each_page_once(built: Path) -> None:
    tree = page(built, "handbook/how-we-work").partition('class="tree')[2]
    texts = re.findall(r">([^<>]*\w[^<>]*)<", tree.partition("</nav>")[0])
    assert "Jobs" in texts
    assert len(texts) == len(set(texts))


def test_the_feeds_have_only_the_open_jobs(built: Path) -> None:
    feed = json.loads((built / "jobs.json").read_text(encoding="utf-8"))
    assert [item["url"].rpartition("/")[2] for item in feed["items"]] == [
        f"{name}.html" for name in OPEN
    ]


def test_a_handbook_page_links_to_the_job_by_its_name(built: Path) -> None:
    html = page(built, "handbook/study-circles")
    (link,) = re.findall(
        r'<a [^>]*href="([^"#]+)[^>]*><span class="job">(.*?)</span>', html
    )
    assert link == ("../jobs/community-coordinator.html", "Community Coordinator")


def test_every_job_since_2021_states_its_pay_as_the_handbook_requires(built: Path) -> None:
    assert "Since January 2021, every job we post names its pay" in words_of(
        page(built, "handbook/how-we-decide")
    )
    scale = words_of(page(built, "handbook/pay-and-time-off"))
    for name in OPEN:
        (posting,) = data(page(built, f"jobs/{name}"))
        assert posting["datePosted"] >= "2021"
        pay = posting["baseSalary"]["value"]
        sign = {"USD": "$", "EUR": "€"}[posting["baseSalary"]["currency"]]
        assert f"{sign}{pay.get('minValue', pay.get('value')):,}" in scale


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("name", POSTINGS)
def test_no_word_of_a_posting_is_lost(built: Path, name: str) -> None:
    """The page has the words of the source below the fields in the same order."""
    body = re.sub(r"\A(---.*?---|.*?\n(?:```)?\n)", "", source(name), count=1, flags=re.S)
    body = re.sub(r"^:\w[\w-]*:.*$|^:::.*$|```\S*", "", body, flags=re.M)
    body = re.sub(r"\]\([^)]*\)", "]", body)
    html = re.sub(
        r"<head>.*</head>|<a class=\"headerlink\".*?</a>",
        "",
        page(built, f"jobs/{name}"),
        flags=re.S,
    )
    shown = words(re.sub(r"<[^>]+>", " ", html).replace("&amp;", "&"))
    wanted = words(body)
    assert len(wanted) > 150
    remaining = iter(shown)
    assert [word for word in wanted if word not in remaining] == []


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", text)
