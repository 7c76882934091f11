"""``check --source`` reports what a build and a preview would, and writes nothing."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .postings import ALL, CLOSED, DRAFT, GOOD, OPEN, SCHEDULED, TEXT

pytestmark = [
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
    pytest.mark.usefixtures("one_application"),
]

Make = Callable[..., Any]
Check = Callable[..., int]
Output = pytest.CaptureFixture[str]


def found(capsys: Output, source: Path) -> list[tuple[Any, ...]]:
    """Return file, line, property, and rule of each finding in a JSON report."""
    findings = json.loads(capsys.readouterr().out)["findings"]
    return [
        (
            os.path.relpath(finding["file"], source),
            finding["line"],
            finding["property"],
            finding["rule"],
        )
        for finding in findings
    ]


def test_findings_have_the_lines_of_their_fields(
    site: Make, check: Check, capsys: Output
) -> None:
    made = site(ALL)
    assert check("--source", made.source, "--format", "json") == 1
    assert found(capsys, made.source) == [
        # A closed posting is not linted as a whole, although its title is in capitals, too.
        ("closed.md", 6, "totalJobOpenings", "invalid-number"),
        ("draft.md", 3, "title", "title-capitals"),
        ("draft.md", 3, "applicationContact", "no-way-to-apply"),
        ("draft.md", 4, "datePosted", "invalid-date"),
        ("draft.md", 5, "applicantLocationRequirements", "area-missing"),
        ("open.md", 6, "baseSalary", "invalid-money"),
        ("open.md", 9, "", "unknown-field"),
        ("scheduled.md", 3, "title", "title-clutter"),
    ]


def test_the_text_report_is_readable(
    site: Make, check: Check, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site({"open.md": OPEN})
    monkeypatch.chdir(made.root)
    assert check("--source", "source") == 1
    said = capsys.readouterr()
    assert said.out.startswith(
        "source/open.md:6: error: base-salary: “$” is not a currency"
    )
    assert said.out.endswith(
        "source/open.md:9: warning: “pay” is not a field of a posting. [unknown-field]\n"
        "    Use the name of a field, or define your own fact with jobposting_facts.\n"
    )
    assert said.err == (
        "1 posting: 1 error, 1 warning, 3 hints. See the hints with --level hint.\n"
    )


@pytest.mark.parametrize("name", ["open.md", "draft.md", "scheduled.md"])
def test_a_preview_reports_the_same(
    site: Make, check: Check, capsys: Output, name: str
) -> None:
    made = site({name: ALL[name].replace(":pay: good\n", "")})
    check("--source", made.source, "--format", "json", "--level", "hint")
    said = json.loads(capsys.readouterr().out)["findings"]
    built = made.build(tags=("drafts",), warnings=True)
    panel = built.html(name.replace(".md", ".html")).partition("jobposting-findings")[2]
    items = re.findall(r"<li[^>]*>(.*?)</li>", panel.partition("</ul>")[0], re.S)
    texts = [html.unescape(re.sub("<[^>]+>", "", item)) for item in items]
    assert len(said) == len(texts) > 1
    for finding in said:
        message = re.sub(r"^[a-z-]+: ", "", finding["message"])
        (text,) = [text for text in texts if message in text]
        assert f"line {finding['line']}:" in text


def test_a_build_reports_the_same(site: Make, check: Check, capsys: Output) -> None:
    """This includes pages, lists, references, and the configuration."""
    made = site(
        {
            "open.md": OPEN + "\n```{jobposting}\n:skills: all\n```\n",
            "two.md": OPEN.replace("# Cook", "# Cook\n\n## One").replace(
                ":pay: good", ":name: open"
            ),
            "list.md": "# Jobs\n\n```{joblist}\n:sort: color\n```\n\nSee {job}`opn`.\n",
            "bad.md": "---\njobposting: [cook]\n---\n\n# Cook\n",
            "quoted.md": f"# Cook\n\n> {TEXT}\n>\n> ```{{jobposting}}\n> :draft:\n> ```\n",
        },
        conf="jobposting_feeds = ['atom']\nhtml_baseurl = ''\n",
    )
    assert check("--source", made.source, "--format", "json") == 1
    checked = {(file, line, rule) for file, line, _, rule in found(capsys, made.source)}
    built = made.build(warnings=True, show_warning_types=True)
    warned = {
        (os.path.relpath(file, made.source), int(line) if line else None, rule)
        for file, line, rule in re.findall(
            r"^(\S+?):(\d*):? WARNING: .*?\[jobposting\.([\w-]+)\]$",
            built.warnings,
            re.M | re.S,
        )
    }
    assert checked == warned
    assert {rule for _, _, rule in warned} == {
        "bad-filter",
        "duplicate-name",
        "feeds-need-baseurl",
        "invalid-money",
        "misplaced-directive",
        "not-understood",
        "second-directive",
        "unknown-field",
        "unknown-reference",
    }


def test_a_first_page_that_cannot_be_hidden_is_reported(
    site: Make, check: Check, capsys: Output
) -> None:
    made = site({}, index=DRAFT.replace("soon", "2021-09-02"))
    check("--source", made.source, "--format", "json")
    assert ("index.md", 1, "", "root-hidden") in found(capsys, made.source)


def test_a_file_that_two_pages_include_is_reported_once(
    site: Make, check: Check, capsys: Output
) -> None:
    include = "```{include} part.txt\n```\n"
    made = site({"a.md": include, "b.md": include, "part.txt": OPEN})
    check("--source", made.source, "--format", "json")
    rules = [rule for *_, rule in found(capsys, made.source)]
    assert rules.count("invalid-money") == 1


def test_closing_within(site: Make, check: Check, capsys: Output) -> None:
    draft = GOOD.replace(":date", ":draft: yes\n:date", 1)
    made = site(
        {
            "open.md": GOOD,
            "draft.md": draft,
            "scheduled.md": SCHEDULED,
            "closed.md": CLOSED,
        }
    )
    run = ("--source", made.source, "--format", "json", "--closing-within")
    check(*run, "20")
    said = [row for row in found(capsys, made.source) if row[3] == "closing-soon"]
    # The posting scheduled for October closes in 23 days, two days after it opens.
    assert said == [("open.md", 5, "validThrough", "closing-soon")]
    check(*run, "7")
    assert "closing-soon" not in capsys.readouterr().out


def test_a_site_without_findings_has_exit_code_0(
    site: Make, check: Check, capsys: Output
) -> None:
    made = site({"open.md": GOOD})
    assert check("--source", made.source) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("1 posting: 0 errors, 0 warnings")
    assert check("--source", made.source, "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_what_the_site_suppresses_is_not_reported(
    site: Make, check: Check, capsys: Output
) -> None:
    conf = "suppress_warnings = ['jobposting.invalid-money', 'jobposting.hint-logo']\n"
    made = site({"open.md": OPEN}, conf=conf)
    assert check("--source", made.source, "--format", "json", "--level", "hint") == 0
    rules = [rule for *_, rule in found(capsys, made.source)]
    assert "unknown-field" in rules
    assert not {"invalid-money", "hint-logo"} & set(rules)


# -- what cannot be read -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("conf", "line", "message"),
    [
        (
            "jobposting_timezone = 'Mars'",
            None,
            "jobposting_timezone: 'Mars' is not a time zone",
        ),
        ("1 / 0", -1, "ZeroDivisionError: division by zero"),
        ("raise SystemExit", None, "sys.exit()"),
        ("extensions = [", -1, "SyntaxError: "),
        ("extensions += ['no_such_extension']", None, "no_such_extension"),
        ("extensions = []", None, "This site does not load sphinx_jobposting."),
        ("html_theme = 'no-such-theme'", None, "no-such-theme"),
        ("root_doc = 'no-such-page'", None, "no-such-page"),
        ("def setup(app):\n    app.nonsense()", None, "AttributeError: "),
        (
            "def setup(app):\n    app.connect('source-read', lambda *args: 1 / 0)",
            None,
            "division by zero",
        ),
    ],
)
def test_a_site_that_cannot_be_read_is_reported_without_a_traceback(
    site: Make, check: Check, capsys: Output, conf: str, line: int | None, message: str
) -> None:
    made = site({"open.md": OPEN}, conf=f"\n{conf}\n")
    assert check("--source", made.source, "--format", "json") == 2
    # What was found before is printed above it.
    finding = json.loads(capsys.readouterr().out)["findings"][-1]
    assert message in finding["message"]
    assert "Traceback" not in finding["message"]
    assert (finding["rule"], finding["level"]) == ("unreadable", "error")
    if line is not None:
        last = len((made.source / "conf.py").read_text().splitlines())
        assert (finding["file"], finding["line"]) == (str(made.source / "conf.py"), last)


def test_a_missing_folder_is_reported(tmp_path: Path, check: Check, capsys: Output) -> None:
    assert check("--source", tmp_path / "none") == 2
    assert "There is no conf.py in this folder. [unreadable]" in capsys.readouterr().out


def test_a_site_without_postings_is_accepted(
    site: Make, check: Check, capsys: Output
) -> None:
    made = site({"page.md": "# Page\n"})
    assert check("--source", made.source) == 0
    assert capsys.readouterr().err == "There was no open posting to check.\n"


def test_a_download_in_a_posting_is_read(site: Make, check: Check, capsys: Output) -> None:
    page = GOOD.replace(TEXT, f"{TEXT} Take the {{download}}`form <form.txt>`.")
    made = site({"open.md": page, "form.txt": "Name:"})
    assert check("--source", made.source) == 0
    assert capsys.readouterr().out == ""


def test_files_and_a_source_folder_cannot_both_be_given(
    site: Make, check: Check, capsys: Output
) -> None:
    with pytest.raises(SystemExit) as end:
        check("--source", site({}).source, "page.html")
    assert end.value.code == 2


def test_a_doubtful_default_in_conf_py_is_found(
    site: Make, check: Check, capsys: Output
) -> None:
    """A build warns of it, too: Georgia may be a town in Delaware."""
    conf = 'jobposting_defaults = {"job-location": "Georgia, DE"}\n'
    made = site({"cook.md": GOOD}, conf=conf)
    assert check("--source", made.source, "--format", "json") == 1
    assert (".", None, "jobLocation", "ambiguous-place") in found(capsys, made.source)
