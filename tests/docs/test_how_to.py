"""Each step of the how-to guides builds and does what the guide promises."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from sphinx_jobposting.cli import main

from ..support.doc_pages import DOCS, blocks, pages, steps
from ..support.sites import Built, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

CONF = """
html_theme = "naked"
jobposting_organization = {"name": "Long Table", "sameAs": "https://www.example.org/"}
"""
INDEX = """# Handbook

```{toctree}
:glob:

jobs/*
```
"""
COORDINATOR = """# Community Coordinator

```{jobposting}
:date-posted: 2021-09-02
:job-location: Porto, PT
:apply: jobs@example.org
```

You support the people who run study circles.
"""


@pytest.fixture
def follow(site: Make) -> Callable[..., Iterator[tuple[Site, Built]]]:
    """Follow a page: write its files step by step, and build after each step."""

    def follow(
        name: str, builder: str = "html", files: Mapping[str, str] = {}
    ) -> Iterator[tuple[Site, Built]]:
        first = True
        page = DOCS / "how-to" / f"{name}.md"
        for step in steps(page):
            written = {path.removeprefix("docs/"): text for path, text in step.items()}
            conf = written.pop("conf.py", None) or ""
            if first:
                made = site(files, conf=CONF + conf, index=INDEX)
                if "jobs/index.md" in written:
                    index = INDEX.replace("jobs/*", "jobs/index")
                    made.write({"index.md": index})
                first = False
            elif conf:
                made.conf += conf
            for path, text in written.items():
                if text is None:
                    (made.source / path).unlink()
                elif not path.startswith("."):
                    made.write({path: text})
            yield made, made.build(builder)

    return follow


def words(built: Built, name: str) -> str:
    """Return the text of a page."""
    text = re.sub(r"<(script|style).*?</\1>", "", built.html(name), flags=re.S)
    text = re.sub(r"</?(?:code|span|a|time|strong|em)\b[^>]*>", "", text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def with_files() -> list[str]:
    """Return the pages that show files of a site."""
    return [
        page.stem
        for page in pages()
        if page.parent.name == "how-to"
        and any(block.caption.startswith("docs/") for block in blocks(page))
    ]


TESTED_BELOW = {
    "apply-button",
    "close",
    "job-boards",
    "job-search",
    "links",
    "lists",
    "look",
    "organizations",
    "own-facts",
    "pay",
    "publish",
    "read-the-docs",
    "remove",
    "rename",
    "speculative",
    "translate",
}


def test_every_page_with_files_has_a_test() -> None:
    assert set(with_files()) == TESTED_BELOW


# -- from draft to closed ------------------------------------------------------------------


def test_a_draft_and_a_scheduled_job_are_not_published(follow: Any) -> None:
    (_, draft), (made, scheduled) = follow("publish")
    assert b"forty guests" not in draft.everything()
    assert b"forty guests" not in scheduled.everything()
    published = made.build(jobposting_today="2021-09-15")
    assert "forty guests" in words(published, "jobs/cook.html")


def test_a_deadline_is_extended_and_a_job_closed(follow: Any) -> None:
    built = []
    for _, step in follow("close"):
        feed = "jobs.atom"
        built.append((words(step, "jobs/cook.html"), step.html(feed)))
    assert "Apply by: September 20, 2021" in built[0][0]
    assert "Apply by: October 4, 2021" in built[1][0]
    assert "<updated>2021-09-02" in built[0][1]
    assert "<updated>2021-09-09" in built[1][1]
    assert "This job closed on September 10, 2021" in built[2][0]
    assert "<entry>" not in built[2][1]


def test_a_job_is_unpublished_and_deleted(follow: Any, site: Make) -> None:
    page = DOCS / "how-to" / "remove.md"
    (shown,) = [b.text for b in blocks(page) if b.caption]
    made = site({"jobs/cook.md": shown.replace(":draft: yes\n", "")}, index=INDEX)
    assert "forty guests" in words(made.build(), "jobs/cook.html")
    made.write({"jobs/cook.md": shown})
    assert b"forty guests" not in made.build().everything()
    made.write({"jobs/cook.md": shown.replace(":draft: yes\n", "")})
    made.build()
    (made.source / "jobs/cook.md").unlink()
    made.write({"index.md": "# Handbook\n"})
    # "The build cleans its own output folder."
    assert b"forty guests" not in made.build().everything()


def test_a_job_moves_and_keeps_its_identity(follow: Any) -> None:
    seen = []
    for made, built in follow("rename"):
        ids = re.findall(r"<id>([^<]*#[^<]*)</id>", built.html("jobs.atom"))
        seen.append((ids, made, built))
    assert [ids for ids, *_ in seen] == [["https://handbook.example.org/#LT-2021-03"]] * 3
    *_, made, built = seen[-1]
    assert 'url=community-coordinator.html"' in built.html("jobs/community-manager.html")
    index = INDEX.replace("jobs/*", "jobs/*\nabout")
    made.write(
        {"about.md": "# About\n\nSee {job}`community-manager`.\n", "index.md": index}
    )
    about = made.build()
    assert 'href="jobs/community-coordinator.html"' in about.html("about.html")
    assert "Community Coordinator" in words(about, "about.html")


# -- say what you mean ---------------------------------------------------------------------


def test_custom_facts_are_shown_and_lists_filter_by_them(follow: Any) -> None:
    (_, built), *_ = follow("own-facts")
    page = words(built, "jobs/community-coordinator.html")
    assert "Time zone: your day overlaps with 9 a.m. to noon in New York" in page
    assert "Grade: C" in page
    assert "Community Coordinator" in words(built, "index.html")
    (data,) = built.jsonld("jobs/community-coordinator.html")
    assert "overlaps" not in str(data)


def test_the_first_way_to_apply_is_the_button(follow: Any) -> None:
    _, (made, built) = follow("apply-button")
    # Sphinx writes some characters of an address as numbers.
    page = unquote(unescape(built.html("jobs/cook.html")))
    button, other = re.findall(r'class="jobposting-way.*', page)
    assert 'href="https://forms.example.org/cook"' in button
    assert "Fill in our form" in button
    assert 'href="mailto:jobs@example.org?subject=Cook"' in other
    text = (made.source / "jobs/cook.md").read_text("utf-8")
    text = re.sub(r":apply: .*", ":apply: none", text)
    made.write({"jobs/cook.md": text})
    assert "jobposting-apply" not in made.build(warnings=True).html("jobs/cook.html")


def test_a_page_for_speculative_applications_is_not_a_posting(follow: Any) -> None:
    ((_, built),) = follow("speculative")
    assert built.jsonld("jobs/speculative.html") == []
    page = built.html("jobs/speculative.html")
    assert "<body>" in page  # as on a job page, unlike a page of the handbook
    assert "No jobs are open right now" in words(built, "jobs/index.html")


def test_a_job_names_its_organization_by_a_key(follow: Any) -> None:
    ((_, built),) = follow("organizations")
    (data,) = built.jsonld("jobs/librarian.html")
    assert data["hiringOrganization"]["name"] == "Harbor Library"
    assert data["hiringOrganization"]["logo"] == "https://library.example.org/logo.png"
    assert "Librarian" in words(built, "index.html")


def test_pay_is_shown_hidden_or_put_into_words(follow: Any) -> None:
    ((made, built),) = follow("pay")
    page = words(built, "jobs/developer.html")
    assert "(pay grade E 13, plus a bonus)" in page
    (data,) = built.jsonld("jobs/developer.html")
    value = data["baseSalary"]["value"]
    assert (value["minValue"], value["maxValue"]) == (4000, 5000)
    assert "E 13" not in str(data["baseSalary"])
    assert "Pay: by the scale of the city, level 11" in words(built, "jobs/teacher.html")
    made.conf += 'jobposting_defaults = {"base-salary": "EUR 9 per hour"}\n'
    hidden = COORDINATOR.replace(":apply:", ":base-salary: none\n:apply:")
    made.write({"jobs/hidden.md": hidden})
    (data,) = made.build().jsonld("jobs/hidden.html")
    assert "baseSalary" not in data


def test_lists_show_some_jobs_and_pages_show_counts(follow: Any) -> None:
    engineer = COORDINATOR.replace("# Community Coordinator", "# Engineer").replace(
        ":job-location: Porto, PT",
        ":workplace: remote\n:applicants-in: PT\n:employment-unit: Engineering",
    )
    engineer += "The work is remote.\n"
    files = {"jobs/engineer.md": engineer, "jobs/coordinator.md": COORDINATOR}
    steps = list(follow("lists", files=files))
    _, built = steps[-1]
    page = words(built, "engineering.html")
    assert "Engineer" in page.partition("Jobs in engineering")[2]
    assert "Community Coordinator" not in page.partition("Jobs in engineering")[2]
    front = words(built, "index.html")
    assert "Open jobs: 2, of which remote: 1." in front
    assert "All 2 jobs" in front


# -- how it looks --------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["naked", "furo"])
def test_a_style_sheet_and_a_template_change_job_pages(follow: Any, theme: str) -> None:
    *_, (made, _) = follow("look", files={"jobs/coordinator.md": COORDINATOR})
    built = made.build(html_theme=theme, fresh=True)
    page = built.html("jobs/coordinator.html")
    assert page.index("_static/naked.css") < page.index("_static/jobs.css")
    assert "Long Table is an equal opportunity employer." in page
    (data,) = built.jsonld("jobs/coordinator.html")
    assert "equal opportunity" not in str(data)


OTHER_SITE = """extensions = ["myst_parser", "sphinx.ext.intersphinx"]
intersphinx_mapping = {{
    "handbook": ("https://handbook.example.org/", r"{}/objects.inv")
}}
"""


def test_links_to_jobs_and_feeds_work(follow: Any, site: Make, tmp_path: Path) -> None:
    made = site(
        {"jobs/community-coordinator.md": COORDINATOR},
        conf=CONF,
        index=INDEX.replace("jobs/*", "jobs/*\nstudy-circles"),
    )
    for step in steps(DOCS / "how-to" / "links.md"):
        made.write({path.removeprefix("docs/"): text or "" for path, text in step.items()})
    built = made.build()
    page = built.html("study-circles.html")
    assert page.count('href="jobs/community-coordinator.html"') >= 2
    assert "Questions? Ask our Community Coordinator, once we have found" in words(
        built, "study-circles.html"
    )
    assert {path.name for path in built.outdir.glob("jobs.*")} == {
        "jobs.atom",
        "jobs.json",
    }
    made.write(
        {"study-circles.md": "# Circles\n\n[our job](jobs/community-coordinator.md)\n"}
    )
    page = made.build().html("study-circles.html")
    assert 'href="jobs/community-coordinator.html"' in page
    guide = (DOCS / "how-to" / "links.md").read_text("utf-8")
    (link,) = re.findall(r"`(\[our job\]\(inv:.+?\))`", guide)
    partner = tmp_path / "partner"
    partner.mkdir()
    (partner / "conf.py").write_text(OTHER_SITE.format(built.outdir), "utf-8")
    (partner / "index.md").write_text(f"# Partner\n\n{link}\n", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-n", partner, partner / "out"],
        check=True,
    )
    page = (partner / "out" / "index.html").read_text("utf-8")
    assert 'href="https://handbook.example.org/jobs/community-coordinator.html#' in page


def test_a_site_and_its_jobs_are_translated(follow: Any) -> None:
    ((made, _),) = follow("translate", "gettext")
    extracted = (made.root / "out" / "jobs" / "cook.pot").read_text("utf-8")
    catalog = made.source / "locale/de/LC_MESSAGES/jobs/cook.po"
    for message in re.findall(r'msgid "(.+)"', catalog.read_text("utf-8")):
        assert f'msgid "{message}"' in extracted
    built = made.build(out="public/de", doctrees="doctrees-de")
    page = words(built, "jobs/cook.html")
    assert "Köchin oder Koch" in page
    assert "Du kochst Mittagessen für vierzig Gäste." in page
    assert "Per E-Mail bewerben" in page
    (data,) = built.jsonld("jobs/cook.html")
    assert data["title"] == "Köchin oder Koch"
    assert data["jobLocation"]["address"]["addressCountry"] == "PT"
    assert "Koche das Mittagessen für unsere Gäste." in built.html("jobs/cook.html")


# -- be found ------------------------------------------------------------------------------


def test_the_sitemap_has_dates(follow: Any, site: Make) -> None:
    if shutil.which("git") is None:
        pytest.skip("the dates come from Git")
    (conf,) = [
        block.text
        for block in blocks(DOCS / "how-to" / "job-search.md")
        if block.caption == "docs/conf.py"
    ]
    closed = COORDINATOR.replace(":apply:", ":closed: yes\n:apply:")
    files = {"jobs/community-coordinator.md": COORDINATOR, "jobs/closed.md": closed}
    made = site(files, conf=CONF + conf, index=INDEX)
    date = {"GIT_AUTHOR_DATE": "2021-09-08T12:00:00Z"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "Jobs"]):
        subprocess.run(
            ["git", *command],
            cwd=made.source,
            check=True,
            env={"PATH": "/usr/bin:/bin", "HOME": str(made.root), **date},
        )
    sitemap = made.build().html("sitemap.xml")
    assert "jobs/community-coordinator.html</loc><lastmod>2021-09-08" in sitemap
    assert "jobs/closed.html" not in sitemap


def test_the_feed_for_job_boards_is_written(follow: Any, site: Make) -> None:
    (step,) = steps(DOCS / "how-to" / "job-boards.md")
    made = site(
        {"jobs/cook.md": COORDINATOR.replace(":apply:", ":identifier: LT-3\n:apply:")},
        conf=CONF + (step["docs/conf.py"] or ""),
        index=INDEX,
    )
    assert "LT-3" in made.build().html("jobs.xml")


def test_a_build_on_read_the_docs_knows_its_address(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    (conf,) = [
        block.text
        for block in blocks(DOCS / "how-to" / "read-the-docs.md")
        if block.caption == "docs/conf.py"
    ]
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://jobs.example.org/")
    made = site({"jobs/cook.md": COORDINATOR}, conf=CONF + conf, index=INDEX)
    (data,) = made.build().jsonld("jobs/cook.html")
    assert data["url"] == "https://jobs.example.org/jobs/cook.html"


# -- upgrade -------------------------------------------------------------------------------


def test_an_upgrade_writes_every_page_again(
    site: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = site({"jobs/cook.md": COORDINATOR}, conf=CONF, index=INDEX)
    page = made.build().outdir / "jobs/cook.html"
    now = page.read_text(encoding="utf-8")
    page.write_text("as an older release would write it", encoding="utf-8")
    made.build()
    assert page.read_text(encoding="utf-8") != now
    release = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: f"{release(name)}.1")
    after = made.build()
    assert page.read_text(encoding="utf-8") == now
    # "If there is no output, no job has changed."
    capsys.readouterr()
    assert main(["changes", str(after.outdir), str(after.outdir)]) == 0
    assert capsys.readouterr().out == ""
