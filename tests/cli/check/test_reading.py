"""Pages and JSON-LD files are read leniently, whatever they contain, with line numbers."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import Callable
from html import escape as html_escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_jobposting.cli.built_site.read_html import other_markup, read_page
from sphinx_jobposting.cli.built_site.read_json import load, postings
from sphinx_jobposting.cli.check.file_checker import CheckResult, FileChecker

Json = dict[str, Any]
Html = Callable[..., str]
NOW = dt.datetime(2021, 9, 10, 12, tzinfo=dt.UTC)


@pytest.fixture
def verdict(tmp_path: Path) -> Callable[..., CheckResult]:
    """Check a file with this name and content."""

    def checked(content: str | bytes, name: str = "page.html") -> CheckResult:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return FileChecker(NOW).check(path)

    return checked


def rules(verdict: CheckResult) -> list[str]:
    return [finding.rule for finding in verdict.findings]


def test_a_page_is_read(verdict: Callable[..., CheckResult], html: Html) -> None:
    found = verdict(html())
    assert (rules(found), found.postings, found.complete) == ([], 1, True)


def test_the_facts_of_a_page_are_read() -> None:
    page = read_page(
        "<title>A &amp; B</title><meta name=ROBOTS content='NoIndex, follow'>"
        "<!-- <h1>no</h1> --><h1 class=x>Cook <b>wanted</b></h1><h1>&nbsp;</h1>"
        "<script>'<h1>no</h1>'</script><textarea><h1>no</h1></textarea>"
        "<a title='a > b' href=/apply>Here</a>"
    )
    assert page.facts.title == "A & B"
    assert page.facts.headings == ("Cook wanted",)
    assert page.facts.noindex
    assert page.facts.can_apply


@pytest.mark.parametrize(
    "tag",
    [
        '<script type="application/ld+json">',
        "<SCRIPT id=x TYPE='application/LD+JSON; charset=utf-8' >",
        "<script type=application/ld+json>",
        '<script data-a="a > b"\n type = "application/ld+json">',
    ],
)
def test_scripts_of_json_ld_are_found_with_their_line(tag: str) -> None:
    page = read_page(f"<!DOCTYPE html>\n<p>\n{tag}\n[1]</SCRIPT >")
    assert [block.text for block in page.blocks] == ["\n[1]"]
    assert page.blocks[0].line == 3 + tag.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- <script type='application/ld+json'>[1]</script> -->",
        "<textarea><script type='application/ld+json'>[1]</script></textarea>",
        "<script>'<script type=\"application/ld+json\">'</script>",
        "<pre>&lt;script type='application/ld+json'&gt;[1]</pre>",
    ],
)
def test_what_only_looks_like_json_ld_is_ignored(text: str) -> None:
    assert read_page(text).blocks == ()


def test_findings_have_the_line_of_their_property(
    verdict: Callable[..., CheckResult], good: Json, html: Html
) -> None:
    good |= {"datePosted": "soon", "employmentType": "gigs"}
    second = {**good, "title": "Cook"}
    text = json.dumps({"@graph": [{"@type": "WebSite"}, good, second]}, indent=1)
    page = html(text, heading="Community Coordinator, Cook")
    lines = page.split("\n")
    found = verdict(page)
    for finding in found.findings:
        if finding.rule in ("invalid-date", "invalid-employment-type"):
            assert finding.property in lines[(finding.line or 0) - 1]
    dates = [f.line for f in found.findings if f.rule == "invalid-date"]
    assert dates == [i for i, line in enumerate(lines, 1) if "datePosted" in line]


def test_graphs_references_and_lists_are_read(
    verdict: Callable[..., CheckResult], good: Json, html: Html
) -> None:
    organization = {**good.pop("hiringOrganization"), "@id": "#us"}
    good["hiringOrganization"] = {"@id": "#us"}
    graph = {"@context": good.pop("@context"), "@graph": [good]}
    found = verdict(html(graph, organization))
    assert (rules(found), found.postings) == ([], 1)


def test_the_same_posting_twice_counts_once(
    verdict: Callable[..., CheckResult], good: Json, html: Html
) -> None:
    assert rules(verdict(html(good, good))) == []
    found = verdict(html(good, {**good, "title": "Community Coordinator II"}))
    assert rules(found) == ["several-on-page"]
    assert found.findings[0].message_in() == (
        "There are 2 postings on this page; Google accepts one per page."
    )


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda text: text.replace("circles", "circles\n\t", 1), "raw-line-break"),
        (lambda text: f"<!--{text}-->", "wrapped-json"),
        (lambda text: f"\n//<![CDATA[\n{text}\n//]]>\n", "wrapped-json"),
        (lambda text: f"/*<![CDATA[*/ {text} /*]]>*/", "wrapped-json"),
        (lambda text: html_escape(text), "escaped-json"),
        (lambda text: text[:-1] + ",}", "invalid-json"),
        (lambda text: text.replace('"', "'"), "invalid-json"),
        (lambda text: text.replace("40000", "NaN"), "invalid-json"),
        (lambda text: text.replace("40000", "9" * 5000), "invalid-json"),
        (lambda text: text.replace('"@type": "JobPosting"', '"@type": "Jobposting"'),
         "misspelt-type"),
        (lambda text: text.replace('"@context": "https://schema.org/", ', ""),
         "missing-context"),
    ],
)  # fmt: skip
def test_almost_valid_json_is_read(
    change: Callable[[str], str],
    rule: str,
    verdict: Callable[..., CheckResult],
    good: Json,
    html: Html,
) -> None:
    found = verdict(html(change(json.dumps(good))))
    assert rules(found) == [rule]
    assert found.postings == 1


def test_other_json_ld_may_be_as_broken_as_it_likes(
    verdict: Callable[..., CheckResult], good: Json, html: Html
) -> None:
    assert rules(verdict(html("{'@type': WebSite}", good))) == []


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<div itemscope itemtype="http://schema.org/JobPosting">Cook</div>', "microdata"),
        ('<div vocab="https://schema.org/" typeof="JobPosting">Cook</div>', "RDFa"),
        ("<p>A page about JobPosting.</p>", ""),
    ],
)
def test_postings_in_other_markup_are_reported(markup: str, name: str) -> None:
    assert other_markup(read_page(markup)) == name


@pytest.mark.parametrize(
    ("encoding", "declared", "wrong"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", False),
        ("utf-16", "utf-16", False),
        ("iso-8859-1", "ISO-8859-1", False),
        ("shift_jis", "Shift_JIS", False),
        ("iso-8859-1", "utf-8", True),
        ("utf-8", "zip", True),
        ("utf-8", "punycode", True),
    ],
)
def test_encodings_are_detected(
    encoding: str,
    declared: str,
    wrong: bool,
    verdict: Callable[..., CheckResult],
    good: Json,
    html: Html,
) -> None:
    word = "ポスト" if "jis" in encoding else "Café"
    good["alternateName"] = word
    text = html(json.dumps(good, ensure_ascii=False)).replace('"utf-8"', f'"{declared}"', 1)
    assert rules(verdict(text.encode(encoding))) == (["wrong-encoding"] if wrong else [])


def test_json_files_are_read(verdict: Callable[..., CheckResult], good: Json) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"_jobposting": good}]}
    for value in (good, [good, {**good, "title": "Cook"}], feed):
        for name in ("jobs.json", "jobs.jsonld", "jobs"):
            assert rules(verdict(json.dumps(value), name)) == []
    assert rules(verdict(b"\xef\xbb\xbf" + json.dumps(good).encode(), "jobs.json")) == []


_SCRIPT = b"<script type=application/ld+json>"
HOSTILE = {
    "nested": b'{"@type": "JobPosting", "a": ' + b"[" * 200_000,
    "nested-whole": b'{"JobPosting":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "objects": b'{"@type":"JobPosting","a":' * 20_000 + b"1" + b"}" * 20_000,
    "binary": b"\x00\xff" * 1000 + b"JobPosting",
    "tags": b"<a " * 300_000 + b"JobPosting",
    "quotes": b"<meta a=\"'" * 300_000 + b"JobPosting",
    "comments": b"<!--" * 300_000 + b"JobPosting",
    "scripts": _SCRIPT * 50_000 + b"JobPosting",
    "blanks": b"JobPosting itemtype=" + b" " * 2_000_000,
    "spaces": b"<meta" + b" " * 2_000_000 + b"JobPosting",
    "ends-in-blanks": b"JobPosting<meta" + b" " * 300_000,
    "ends-in-slashes": b"JobPosting<h1" + b"/" * 300_000,
    "cdata": _SCRIPT + b'"JobPosting"' + b"<![CDATA[" * 30_000,
    "cdata-after-its-end": _SCRIPT + b'"JobPosting"]]>' + b"<![CDATA[" * 30_000,
    "many": b"[" + b'{"@type":"JobPosting","title":"Cook"},' * 5_000 + b"1]",
    "strings": b'{"@type": "JobPosting", "title": "' + b"\\" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("suffix", [".html", ".xhtml", ".json"])
def test_a_hostile_file_ends_in_a_message(
    name: str, suffix: str, verdict: Callable[..., CheckResult]
) -> None:
    start = time.process_time()
    found = verdict(HOSTILE[name], name + suffix)
    assert time.process_time() - start < 5
    for finding in found.findings:
        assert finding.message_in()


@pytest.mark.parametrize(("depth", "read"), [(400, True), (700, False)])
def test_json_is_read_to_the_same_depth_on_every_python_version(
    depth: int, read: bool, verdict: Callable[..., CheckResult], good: Json
) -> None:
    nested = json.dumps(good)[:-1] + ', "a": ' + '{"a":' * depth + "1" + "}" * depth + "}"
    found = verdict(nested, "jobs.json")
    assert ("unreadable" in rules(found)) != read
    assert found.complete == read


def test_reading_time_is_linear_in_the_number_of_postings(
    verdict: Callable[..., CheckResult],
) -> None:
    jobs = [
        {"@type": "JobPosting", "title": f"Cook {n}", "x": "x" * 300} for n in range(3000)
    ]
    start = time.process_time()
    found = verdict(json.dumps(jobs, indent=1), "jobs.json")
    assert time.process_time() - start < 5
    assert found.postings == len(jobs)
    lines = [
        finding.line for finding in found.findings if finding.rule == "missing-context"
    ]
    assert lines == [2 + 5 * number for number in range(len(jobs))]


def test_a_file_that_is_too_large_is_not_read(verdict: Callable[..., CheckResult]) -> None:
    large = verdict(b" " * 11_000_000 + b"JobPosting")
    assert rules(large) == ["unreadable"]
    assert not large.complete
    assert "10 MB" in large.findings[0].message_in()
    assert rules(verdict(b" " * 11_000_000)) == []


@settings(max_examples=200)
@given(st.text(st.sampled_from("<>/!-\"'= ascriptmeh1title\n&;"), max_size=80))
def test_no_text_makes_the_scanner_fail(text: str) -> None:
    read_page(text)


@settings(max_examples=200)
@given(st.text(st.sampled_from('{}[]":,\\n <!-*/]>@typeJobPosting1'), max_size=60))
def test_no_text_makes_the_reader_of_json_fail(text: str) -> None:
    value, _ = load(text)
    list(postings(value))


CDATA = [
    "<![CDATA[\n{}\n]]>",
    "//<![CDATA[\n{}\n//]]>",
    "/*<![CDATA[*/ {} /*]]>*/",
]


@pytest.mark.parametrize("wrapping", CDATA)
def test_cdata_is_valid_in_xhtml_but_not_in_html(
    wrapping: str, verdict: Callable[..., CheckResult], good: Json, html: Html
) -> None:
    page = html(wrapping.format(json.dumps(good)))
    assert rules(verdict(page, "page.xhtml")) == []
    assert rules(verdict(page, "page.html")) == ["wrapped-json"]


def test_escapes_are_valid_in_xhtml_but_not_in_html(
    verdict: Callable[..., CheckResult], good: Json, html: Html
) -> None:
    page = html(html_escape(json.dumps(good)))
    assert rules(verdict(page, "page.xhtml")) == []
    assert rules(verdict(page, "page.html")) == ["escaped-json"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("baseSalary", "invalid-number"),
        ("totalJobOpenings", "invalid-number"),
        ("experienceRequirements", "invalid-experience"),
    ],
)
def test_a_number_that_is_too_large_is_not_a_number(
    name: str, found: str, verdict: Callable[..., CheckResult], good: Json
) -> None:
    good["baseSalary"]["value"]["value"] = 40000
    good["totalJobOpenings"] = 2
    good["experienceRequirements"] = {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": 24,
    }
    text = json.dumps(good)
    before = {
        "baseSalary": "40000",
        "totalJobOpenings": "2",
        "experienceRequirements": "24",
    }
    changed = re.sub(rf"(?<=: ){before[name]}(?=[,}}])", "1e999999", text)
    result = verdict(changed, "page.json")
    assert rules(result) == [found]
    assert "“1e999999”" in result.findings[0].message_in()
