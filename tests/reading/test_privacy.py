"""If a page was meant as a posting but is not understood, it is hidden with a warning."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.reading.cause import Cause
from sphinx_jobposting.reading.causes import CAUSES

Make = Callable[..., Any]

GOOD = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: jobs@acme.example\n"


def page_of(cause: Cause) -> tuple[str, int]:
    """Return a page with the example of a cause, and the number of lines above it."""
    above = {
        "options": "# Cook\n\n```{jobposting}\n",
        "yaml": "# Cook\n\n```{jobposting}\n---\n",
        "front": "---\n",
        "page": "",
        "rest": "",
    }[cause.kind]
    below = {
        "options": "\n```\n",
        "yaml": "\n---\n```\n",
        "front": "\n---\n\n# Cook\n",
        "page": "",
        "rest": "",
    }[cause.kind]
    text = f"{above}{cause.example}{below}\n{secret_of(cause.id)} is the text.\n"
    return text, above.count("\n")


def secret_of(name: str) -> str:
    return "quokka" + name.replace("-", "")


def said_of(warnings: str, page: str) -> list[tuple[int, str]]:
    """Return line and rule of each warning about a page."""
    found = re.findall(
        rf"/{re.escape(page)}:(\d+): WARNING: .* \[jobposting\.([a-z-]+)\]", warnings
    )
    return [(int(line), rule) for line, rule in found]


ROWS = [cause for cause in CAUSES if cause.id != "no-parser"]
PART = "---\njobposting:\n  draft: yes\n---\n\n# Cook\n"


@pytest.fixture(scope="module")
def built(shared_site: Make) -> Any:
    files = {"parts/part.txt": PART + secret_of("front-matter-included")}
    for cause in ROWS:
        suffix = "rst" if cause.kind == "rest" else "md"
        files[f"row-{cause.id}.{suffix}"] = page_of(cause)[0].replace(
            "part.txt", "parts/part.txt"
        )
    conf = "\nmyst_enable_extensions = []\nexclude_patterns = ['parts']\n"
    return shared_site(files, conf=conf).build(warnings=True)


@pytest.mark.parametrize("cause", ROWS, ids=lambda cause: cause.id)
def test_each_cause_hides_the_page_and_is_reported_at_its_line(
    cause: Cause, built: Any
) -> None:
    name = f"row-{cause.id}"
    assert not (built.outdir / f"{name}.html").exists()
    assert secret_of(cause.id).encode() not in built.everything()
    suffix = "rst" if cause.kind == "rest" else "md"
    line = page_of(cause)[1] + cause.line
    if cause.id == "front-matter-included":
        assert said_of(built.warnings, "parts/part.txt") == [(2, cause.rule)]
        return
    # Each fault is reported once.
    assert said_of(built.warnings, f"{name}.{suffix}") == [(line, cause.rule)]
    assert built.warnings.count(f"/{name}.") == 1


def test_the_warning_says_that_the_page_is_hidden(built: Any) -> None:
    lines = [line for line in built.warnings.split("\n") if line]
    assert len(lines) == len(ROWS)
    for line in lines:
        assert re.search(
            r"It is not published (until this is fixed|before October 1, 2021)", line
        )


# -- fields that can mean "draft" ----------------------------------------------------------

HIDE = [
    *("drafts: yes", "daft: yes", "dratf:", "is-draft: true", "Entwurf: ja", "wip: 1"),
    *("status: draft", "status: in review", "state: pending", "visibility: private"),
    *("published: no", "publish: false", "public: off", "live: later", "publishd: no"),
    *("private: yes", "hidden: true", "unlisted:", "embargo: 2031-01-01", "unpublish: yes"),
    *("publish-date: 2021-10-01", "date: 2021-10-01", "posted: next week", "pubdate:"),
    *("date-postd: 2021-10-01", "datepublished: 2022", "publish-on: 1/10/2021"),
    *("draft: perhaps", "draft: yes # until June", "date-posted: 2021-10-1"),
    *("date-posted: soon", "date-posted:", "date-posted: 1 October 2021"),
    *("date-posted: 2021-09-10 17:00", "date-posted: 20211001"),
]
SHOW = [
    *("status: open", "state: published", "published: yes", "private: no", "wip: no"),
    *("publish-date: 2021-09-01", "posted: 2021-09-02", "publisher: Acme", "pay: 20"),
    *("draft: no", "draft: off", "date-posted: 2021-9-2", "date-posted: 2 May 2020"),
    *("skils: draft horses", "colour: hidden"),
]


@pytest.fixture(scope="module")
def fields(shared_site: Make) -> Any:
    files = {}
    for number, field in enumerate([*HIDE, *SHOW]):
        key, _, value = field.partition(":")
        good = "".join(
            line
            for line in GOOD.splitlines(keepends=True)
            if not line.startswith(f":{key}:")
        )
        files[f"option{number}.md"] = f"# A\n\n```{{jobposting}}\n{good}:{field}\n```\n"
        front = re.sub("(?m)^:", "  ", good)
        quoted = f"  {key}: {value.strip()!r}\n" if value else f"  {key}:\n"
        files[f"front{number}.md"] = f"---\njobposting:\n{front}{quoted}---\n\n# A\n"
    return shared_site(files).build(warnings=True)


@pytest.mark.parametrize("form", ["option", "front"])
@pytest.mark.parametrize("field", [*HIDE, *SHOW])
def test_a_field_that_can_mean_draft_hides(field: str, form: str, fields: Any) -> None:
    name = f"{form}{[*HIDE, *SHOW].index(field)}"
    assert (fields.outdir / f"{name}.html").exists() == (field in SHOW)
    if field not in ("draft: no", "draft: off"):
        assert f"/{name}.md:" in fields.warnings


def test_an_unreadable_date_hides_until_the_latest_day_it_can_mean(site: Make) -> None:
    made = site({
        "a.md": "# A\n\n```{jobposting}\n:date-posted: 2021-10-1\n```\n",
        "b.md": "# B\n\n```{jobposting}\n:publish-on: 2021-10-02\n```\n",
    })  # fmt: skip
    for today, shown in (
        ("2021-09-30", ""),
        ("2021-10-01", "a"),
        ("2021-10-02", "ab"),
        ("2021-09-30", ""),
    ):
        built = made.build(warnings=True, jobposting_today=today)
        assert "".join(n for n in "ab" if (built.outdir / f"{n}.html").exists()) == shown
        if today == "2021-09-30" and "a.md:4" in built.warnings:
            assert "It is not published before October 1, 2021." in built.warnings


# -- what is next to the mapping, and above the page ---------------------------------------

BESIDE = {
    "beside.md": "---\njobposting:\n  date-posted: 2021-09-02\ndraft: yes\n---\n\n# A\n",
    "published.md": (
        "---\npublished: false\n---\n\n# A\n\n```{jobposting}\n" + GOOD + "```\n"
    ),
    "status.md": "---\nstatus: Draft\n---\n\n# A\n\n```{jobposting}\n" + GOOD + "```\n",
    "high.md": "---\ndate-posted: 2021-09-02\n---\n\n# A\n",
    "camel.md": "---\nhiringOrganization: Acme\ndraft: yes\n---\n\n# A\n",
    "docinfo.rst": (
        ":draft: yes\n\nA\n=\n\n.. jobposting::\n   :date-posted: 2021-09-02\n\nText.\n"
    ),
    "docinfohigh.rst": ":date-posted: 2021-09-02\n\nA\n=\n\nText.\n",
    "docinfokey.rst": ":jobposting: draft\n\nA\n=\n\nText.\n",
    "front.rst": "---\njobposting:\n  draft: yes\n---\n\nA\n=\n\nText.\n",
    "blank.md": "\n\n---\njobposting:\n  draft: yes\n---\n\n# A\n",
    "open.md": "---\njobposting:\n  draft: yes\n\n# A\n",
    "below.md": "# A\n\n---\njobposting:\n  draft: yes\n---\n\nText.\n",
    "toml.md": "+++\n[jobposting]\ndraft = true\n+++\n\n# A\n",
    "code.md": "# A\n\n```jobposting\n:draft: yes\n```\n",
    "fence.rst": "A\n=\n\n```{jobposting}\n:draft: yes\n```\n",
    "rest.md": "# A\n\n.. jobposting::\n   :draft: yes\n",
    "comment.rst": "A\n=\n\n.. jobposting:\n   :draft: yes\n\nText.\n",
    "glued.rst": "A\n=\n\n..jobposting::\n   :draft: yes\n\nText.\n",
    "name.md": "# A\n\n```{jobpostings}\n:draft: yes\n```\n",
    "name.rst": "A\n=\n\n.. job-posting::\n   :draft: yes\n\nText.\n",
    "typo.md": "# A\n\n```{jobpositng}\n:draft: yes\n```\n",
    "title.md": "# A\n\n```{jobposting} draft: yes\n:date-posted: 2021-09-02\n```\n",
    "stray.md": "# A\n\n```{jobposting}\n" + GOOD + "```\n\nText\n:draft: yes\n",
    "stray.rst": "A\n=\n\n.. jobposting::\n   :date-posted: 2021-09-02\n\nText.\n\n"
    ":draft: yes\n",
    "torn.rst": "A\n=\n\n.. jobposting::\n   :date-posted: 2021-09-02\nText.\n"
    "   :draft: yes\n",
}
AS_WRITTEN = {
    "docs.md": "# A\n\n````\n```{jobposting}\n:draft: yes\n```\n````\n\n"
    "`:::{jobposting}`, and `jobposting:` as well as ``:draft: yes``.\n",
    "docs.rst": "A\n=\n\n::\n\n   .. jobposting::\n      :draft: yes\n\n"
    "``.. jobposting::`` and ``:draft: yes``.\n",
    "other.md": "---\ndraft: yes\ntags: [job]\n---\n\n# A\n\nText.\n",
    "meta.md": "---\nstatus: beta\ndate: 2030-01-01\n---\n\n# A\n\n```{jobposting}\n"
    + GOOD
    + "```\n\nText.\n",
    "prose.md": "# A\n\n```{jobposting}\n" + GOOD + "```\n\nStatus: we hire. "
    "{ref}`x <genindex>`: soon.\n",
}


@pytest.fixture(scope="module")
def odd(shared_site: Make) -> Any:
    files = {name.replace(".", "-") + "." + name[-3:].strip("."): text
             for name, text in {**BESIDE, **AS_WRITTEN}.items()}  # fmt: skip
    return shared_site(files).build(warnings=True)


@pytest.mark.parametrize("name", [*BESIDE, *AS_WRITTEN])
def test_a_misread_posting_is_hidden_wherever_it_is(name: str, odd: Any) -> None:
    page = name.replace(".", "-")
    assert (odd.outdir / f"{page}.html").exists() == (name in AS_WRITTEN)
    about = [line for line in odd.warnings.split("\n") if f"/{page}." in line]
    ours = [line for line in about if "[jobposting." in line]
    assert bool(ours) == (name in BESIDE), about
    if name in AS_WRITTEN:
        assert about == []


def test_an_included_file_is_read_as_the_page_is(site: Make) -> None:
    files = {
        "parts/front.txt": "---\njobposting:\n  draft: yes\n---\n\n# A\n\nSecret one.\n",
        "parts/job.txt": "# B\n\n```{jobposting}\n:draft:yes\n```\n\nSecret two.\n",
        "parts/fence.txt": "# C\n\n```jobposting\n:draft: yes\n```\n\nSecret three.\n",
        "a.md": "```{include} parts/front.txt\n```\n",
        "b.md": "```{include} parts/job.txt\n```\n",
        "c.md": "```{include} parts/fence.txt\n```\n",
        "d.rst": "D\n=\n\n.. include:: parts/part.inc\n",
        "parts/part.inc": "\n.. jobposting::\n   :draft:yes\n\nSecret four.\n",
        "shown.md": "# Shown\n\n```{include} parts/front.txt\n:literal:\n```\n",
    }
    built = site(files, conf='exclude_patterns = ["parts"]\n').build(warnings=True)
    pages = {path.stem for path in built.outdir.glob("*.html")}
    assert pages.isdisjoint("abcd")
    assert "Secret" in built.html("shown.html")
    assert built.everything().count(b"Secret") == built.html("shown.html").count("Secret")
    for name, line in (("front.txt", 2), ("job.txt", 4), ("fence.txt", 3), ("part.inc", 3)):
        assert re.search(rf"parts/{name}:{line}: WARNING: .*\[jobposting", built.warnings)
