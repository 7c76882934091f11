"""The example site: three real postings in the three forms, on 10 September 2021."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SITE = Path(__file__).parent.parent / "example_site"
POSTINGS = ("community-coordinator", "production-lead", "program-coordinator")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as its README builds it, with every warning an error."""
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


def test_the_three_forms_are_all_there() -> None:
    coordinator, lead, program = (
        (SITE / "jobs" / f"{name}.md").read_text(encoding="utf-8") for name in POSTINGS
    )
    assert "\n```{jobposting}\n" in coordinator
    assert lead.startswith("---\njobposting:\n")
    assert program.startswith(":::{jobposting} Program Coordinator\n")


def test_the_open_posting_has_the_data_that_the_old_page_got_wrong(built: Path) -> None:
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
            "name": "Peer 2 Peer University",
            "sameAs": "https://www.p2pu.org",
        },
        "identifier": {
            "@type": "PropertyValue",
            "name": "Peer 2 Peer University",
            "value": "community-coordinator",
        },
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": posting["applicantLocationRequirements"],
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {"@type": "QuantitativeValue", "minValue": 40000, "unitText": "YEAR"},
        },
        "applicationContact": {"@type": "ContactPoint", "email": "thepeople@p2pu.org"},
        "directApply": True,
        "url": "https://handbook.example.org/jobs/community-coordinator.html",
    }
    areas = posting["applicantLocationRequirements"]
    # The United States, South Africa, and the 27 members of the European Union.
    assert len(areas) == 29
    assert {area["@type"] for area in areas} == {"Country"}
    assert {"United States", "South Africa", "Portugal"} < {area["name"] for area in areas}
    assert description.startswith("<h2>Background</h2><p>Peer 2 Peer University (P2PU)")
    assert "We’re" not in description
    assert "we’re launching two exciting new initiatives" in description
    assert '<a href="mailto:thepeople@p2pu.org">' in description


def test_the_past_postings_stay_without_data_and_are_not_found(built: Path) -> None:
    for name in POSTINGS[1:]:
        html = page(built, f"jobs/{name}")
        assert data(html) == []
        assert '<meta name="robots" content="noindex">' in html
        assert "mailto:" not in html


def test_the_list_has_the_open_job_first_and_the_past_ones_apart(built: Path) -> None:
    main = page(built, "jobs/index").partition("<nav")[0]
    links = re.findall(r'href="([a-z-]+)\.html"', page(built, "jobs/index"))
    order = [links.index(name) for name in POSTINGS]
    assert order == sorted(order)
    assert "No jobs are open now" not in main


def test_the_feeds_hold_the_open_job_alone(built: Path) -> None:
    feed = json.loads((built / "jobs.json").read_text(encoding="utf-8"))
    assert [item["title"] for item in feed["items"]] == ["Community Coordinator"]


def test_a_handbook_page_links_to_the_job_by_its_name(built: Path) -> None:
    html = page(built, "handbook/learning-circles")
    (link,) = re.findall(
        r'<a [^>]*href="([^"#]+)[^>]*><span class="job">(.*?)</span>', html
    )
    assert link == ("../jobs/community-coordinator.html", "Community Coordinator")


@pytest.mark.parametrize("name", POSTINGS)
def test_no_word_of_a_posting_is_lost(built: Path, name: str) -> None:
    """The words of the source below the fields are those of the page, in their order."""
    source = (SITE / "jobs" / f"{name}.md").read_text(encoding="utf-8")
    body = re.sub(r"\A(---.*?---|.*?\n(?:```)?\n)", "", source, count=1, flags=re.S)
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
    assert len(wanted) > 300
    remaining = iter(shown)
    assert [word for word in wanted if word not in remaining] == []


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", text)
