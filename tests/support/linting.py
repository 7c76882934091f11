"""Fixtures that the tests of the linter and of ``check`` share."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.cli.check import add_arguments, run
from sphinx_jobposting.linter.jsonld import PageFacts, lint_posting

NOW = dt.datetime(2021, 9, 10, 12, tzinfo=dt.UTC)
EPOCH = str(int(NOW.timestamp()))

Json = dict[str, Any]
Rules = Callable[..., list[str]]
Check = Callable[..., int]


@pytest.fixture
def good() -> Json:
    """Return a complete posting, as of 10 September 2021."""
    sentence = "You support the people who run study circles, and answer questions."
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Community Coordinator",
        "description": f"<p>{sentence}</p>" * 8,
        "datePosted": "2021-09-02",
        "validThrough": "2021-09-20T23:59:59+00:00",
        "employmentType": "PART_TIME",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Long Table",
            "sameAs": "https://www.example.org",
            "logo": "https://www.example.org/logo.png",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Boston",
                "addressRegion": "MA",
                "addressCountry": "US",
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {"@type": "QuantitativeValue", "value": 40000, "unitText": "YEAR"},
        },
        "applicationContact": {"@type": "ContactPoint", "email": "a@example.org"},
        "identifier": {"@type": "PropertyValue", "name": "Long Table", "value": "2021-03"},
        "url": "https://handbook.example.org/jobs/community-coordinator.html",
    }


@pytest.fixture
def changed(good: Json) -> Callable[[Json], Json]:
    """Return the good posting with some properties changed; ``None`` removes one."""

    def change(members: Json) -> Json:
        merged = {**good, **members}
        return {key: value for key, value in merged.items() if value is not None}

    return change


@pytest.fixture
def rules() -> Rules:
    """Return the ids of the rules that a posting breaks, without hints by default."""

    def checked(
        posting: Json,
        *,
        page: PageFacts | None = None,
        now: dt.datetime = NOW,
        hints: bool = False,
        **options: Any,
    ) -> list[str]:
        findings = lint_posting(posting, page=page, now=now, **options)
        return [f.rule for f in findings if hints or f.level != "hint"]

    return checked


@pytest.fixture
def html(good: Json) -> Callable[..., str]:
    """Return a page with a JSON-LD script in its head for each posting."""

    def page(*postings: Json | str, head: str = "", heading: str = "") -> str:
        texts = [p if isinstance(p, str) else json.dumps(p) for p in postings or (good,)]
        scripts = "".join(
            f'<script type="application/ld+json">{text}</script>\n' for text in texts
        )
        return (
            f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f"<title>Jobs</title>\n{head}{scripts}</head>\n<body>\n"
            f"<h1>{heading or good['title']}</h1>\n"
            f'<p><a href="mailto:a@example.org">Apply</a></p>\n</body>\n</html>\n'
        )

    return page


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Check:
    """Run ``check`` as of 10 September 2021 and return the exit code."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("LANGUAGE", "C")

    def command(*arguments: str | Path) -> int:
        parser = argparse.ArgumentParser()
        add_arguments(parser)
        return run(parser.parse_args([str(argument) for argument in arguments]))

    return command
