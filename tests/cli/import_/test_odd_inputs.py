"""In odd pages and files, what is certain is read; the rest is reported and kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Import = Callable[..., Any]


def page(front: str, body: str = "Soup.\n") -> str:
    return f"---\ntitle: Cook\n{front}\n---\n{body}"


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("gehalt: 20,50 €/Std.", "base-salary", "EUR 20.50 per hour"),
        ("salaire: 35-40 k€ par an", "base-salary", "EUR 35000-40000 per year"),
        ("salary: €60k–80k per year", "base-salary", "EUR 60000-80000 per year"),
        (
            "salary: up to 50,000\ncurrency: USD\nsalary unit: year",
            "base-salary",
            "up to USD 50000 per year",
        ),
        (
            "salary:\n  min: 40000\n  max: 50000\n  currency: EUR\n  period: year",
            "base-salary",
            "EUR 40000-50000 per year",
        ),
        ("location: Hybrid - Berlin, Germany", "job-location", "Berlin, Germany"),
        ("location: Berlin, Germany (hybrid)", "job-location", "Berlin, Germany"),
        ("location: On-site in Porto, Portugal", "job-location", "Porto, PT"),
        ("location: Porto, Portugal / hybrid", "job-location", "Porto, PT"),
        ("location:\n  name: Bonn\n  country: Germany", "job-location", "Bonn, Germany"),
        ("datum: 1. April 2026", "date-posted", "2026-04-01"),
        ("deadline: 31.12.2026", "valid-through", "2026-12-31"),
        ("open: false\nfilled: 2021-09-14", "closed", "2021-09-14"),
        ("job:\n  location: Porto, Portugal", "job-location", "Porto, PT"),
    ],
)
def test_what_is_certain_is_read(
    imports: Import, front: str, field: str, value: str
) -> None:
    done = imports({"cook.md": page(front)})
    assert done.fields[field] == value
    if "ybrid" in front:
        assert done.fields["workplace"] == "hybrid"


@pytest.mark.parametrize(
    ("front", "word"),
    [
        ("date: 1.4.2026", "1.4.2026"),
        ("salary: €60k–80k", "€60k–80k"),
        ("salary:\n  note: by the season", "by the season"),
        ("salary:\n  range: 40-50k EUR\n  per: year", "40-50k EUR"),
        ("pay: up to 50,000", "up to 50,000"),
        ("job:\n  - apples\n  - pears", "pears"),
        ("headline: [apples, pears]", "pears"),
        ("status: [open, urgent]", "urgent"),
        ("company:\n  name: Acme\n  logo: /img/logo.png", "/img/logo.png"),
        ("location:\n  city: Bonn\n  country: DE\n  floor: third", "third"),
        ("location:\n  floor: third", "third"),
        ("team: Kitchen\nteam: Ovens", "Ovens"),
        ("city: Bonn\ncountry: DE\ntown: Köln", "Köln"),
        ("wish:\n  - {a: {b: [deep, deeper]}}", "deeper"),
    ],
)
def test_what_is_not_read_is_reported_and_kept(
    imports: Import, front: str, word: str
) -> None:
    done = imports({"cook.md": page(front)})
    assert word in done.comments
    assert done.notes("asks") or done.notes("left")


def test_a_title_with_a_colon_is_read(imports: Import) -> None:
    text = "---\ntitle: Cook: the best\nteam: Kitchen\n---\nSoup.\n"
    done = imports({"cook.md": text})
    assert done.body == "# Cook: the best\n\nSoup."
    assert "broken-front-matter" in done.notes("asks")


def test_other_text_between_jobs_is_not_lost(imports: Import) -> None:
    jobs = (
        "- {title: Cook, team: K, location: 'Porto, PT', date: 2021-09-02}\n"
        "- title: Baker\n- We pay well.\n- {wish: a quiet oven}\n"
    )
    done = imports({"list.yml": jobs})
    assert sorted(done.pages) == ["baker", "cook"]
    assert "We pay well." in done.pages["cook"]
    assert "a quiet oven" in done.pages["cook"]


def test_a_job_has_the_fields_that_it_inherits(imports: Import) -> None:
    jobs = (
        "cook: &kitchen\n  title: Cook\n  team: Kitchen\n  location: Porto, Portugal\n"
        "baker:\n  <<: *kitchen\n  title: Baker\n"
    )
    done = imports({"jobs.yml": jobs}, paths=("jobs.yml",))
    assert "job-location: Porto, PT" in done.pages["baker"]
    assert "# Baker" in done.pages["baker"]


def test_a_repeated_key_in_json_is_kept(imports: Import) -> None:
    text = (
        '{"title": "Cook", "team": "A", "team": "B", "description": "Soup.", "city": "X"}'
    )
    done = imports({"cook.json": text})
    assert done.fields["employment-unit"] == "A"
    assert "team (2): B" in done.comments


def test_a_list_of_paragraphs_becomes_the_text(imports: Import) -> None:
    job = {"title": "Cook", "team": "K", "city": "X", "description": ["One", "Two"]}
    assert imports({"cook.json": json.dumps(job)}).body == "# Cook\n\n- One\n- Two"


def test_a_board_without_html_uses_its_plain_text(imports: Import) -> None:
    lever = {
        "text": "Cook",
        "hostedUrl": "https://jobs.example.org/x",
        "categories": {},
        "descriptionPlain": "Soup & bread.\nEvery day.",
    }
    done = imports({"board.json": json.dumps([lever])})
    assert done.body == "# Cook\n\nSoup & bread.\n\nEvery day."


def test_an_invisible_text_counts_as_no_text(imports: Import) -> None:
    done = imports({"cook.md": page("date: 2021-09-02", "\n\u200b\n")})
    assert "no-text" in done.notes("asks")


@pytest.mark.parametrize("name", ["CON.md", "Aux.md", "lpt1.html", "index/index.md"])
def test_no_page_has_the_name_of_a_device(imports: Import, name: str) -> None:
    (stem,) = imports({name: page("")}, "-r").pages
    assert stem.casefold() not in ("con", "aux", "lpt1", "index")


def test_characters_used_as_internal_marks_are_removed_from_data(imports: Import) -> None:
    data = (
        '{"@type": "JobPosting", "title": "\\ue0005\\ue000", '
        '"description": "a\\ue001b\\ue002c\\ue003d\\ue0045\\ue004e"}'
    )
    html = f'<html><script type="application/ld+json">{data}</script></html>'
    done = imports({"cook.html": html, "list.md": page('team: "a\\ue001b"')})
    assert all(ord(c) < 0xE000 for text in done.pages.values() for c in text)
    assert "abcd" in done.pages["cook"]
