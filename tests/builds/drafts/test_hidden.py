"""No part of an unpublished posting appears anywhere in the output."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ...support.secret_site import (
    BUILDERS,
    CONF,
    GIF,
    HIDE,
    LINKS,
    OPEN,
    REST,
    SECRET,
    SEVERAL,
    TOCTREES,
    assert_silent,
    index,
    page,
    sources,
    unpacked,
)
from ...support.sites import Site

pytestmark = pytest.mark.slow


Make = Callable[..., Site]


GIF += b"\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


BUILDERS += ["texinfo", "xml", "pseudoxml", "json"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_writes_anything_of_a_hidden_posting(site: Make, builder: str) -> None:
    files = sources() | {"several.md": SEVERAL, "jobs/rest.rst": REST}
    made = site(files, conf=CONF, index=index("glob"))
    assert_silent(made.build(builder))
    if builder == "gettext":
        return  # it ignores tags, and translators see only what is published
    # A published posting writes the same words, so the test would see them.
    shown = made.build(builder, tags=("drafts",), warnings=True, out="preview")
    assert SECRET.encode() in unpacked(shown).lower()


THEMES = ["furo", "naked", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme"]


@pytest.mark.parametrize("theme", THEMES)
def test_no_theme_shows_any_part_of_a_hidden_posting(site: Make, theme: str) -> None:
    pytest.importorskip(theme if theme != "naked" else "sphinx_jobposting")
    files = sources() | {"several.md": SEVERAL}
    made = site(files, conf=CONF, index=index("glob"))
    assert_silent(made.build(html_theme=theme, warnings=theme == "sphinx_rtd_theme"))


@pytest.mark.parametrize("hide", HIDE)
@pytest.mark.parametrize("form", ["A", "B", "C"])
def test_every_form_is_hidden(site: Make, form: str, hide: str) -> None:
    made = site(sources(form, hide), conf=CONF, index=index("glob").replace("several", ""))
    assert_silent(made.build())


@pytest.mark.parametrize("toctree", TOCTREES)
@pytest.mark.parametrize("builder", ["html", "latex", "gettext"])
def test_a_toctree_may_name_a_hidden_posting(
    site: Make, toctree: str, builder: str
) -> None:
    files = sources() | {"several.md": SEVERAL}
    made = site(files, conf=CONF, index=index(toctree))
    assert_silent(made.build(builder), skip="_sources/index.md.txt")
    assert_silent(made.build(builder), skip="_sources/index.md.txt")


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
def test_a_link_to_a_hidden_posting_becomes_its_text(site: Make, builder: str) -> None:
    files = sources() | {"several.md": SEVERAL, "links.md": LINKS}
    made = site(files, conf=CONF, index=index("glob").replace("several", "several\nlinks"))
    built = made.build(builder)
    assert_silent(built, skip="_sources/links.md.txt")
    if builder == "html":
        body = built.html("links.html").partition('role="main"')[2].partition("</ul>")[0]
        assert body.count("Jobs") == 11
        assert "<a " not in body.partition("<ul")[2]


def test_a_link_to_a_hidden_section_becomes_its_text(site: Make) -> None:
    links = f"""# Links

- {{ref}}`Jobs <{SECRET}-l>`, {{numref}}`Jobs <{SECRET}-f>`, [Jobs](#{SECRET}-l)
- {{job}}`Jobs <the-{SECRET}-section>`, [Jobs](several.md#the-{SECRET}-section)
- {{any}}`Jobs <{SECRET}-l>`
"""
    several = SEVERAL.replace("Jobs here.", f"See [Jobs](#the-{SECRET}-section).")
    files = sources() | {"several.md": several, "links.md": links}
    made = site(files, conf=CONF, index=index("glob").replace("several", "several\nlinks"))
    assert_silent(made.build(), skip="_sources/links.md.txt")


def test_a_posting_that_becomes_a_draft_leaves_no_traces(site: Make) -> None:
    files = sources() | {"several.md": SEVERAL}
    public = dict(files)
    for name in (f"jobs/{SECRET}.md", "several.md"):
        public[name] = str(files[name]).replace(":draft:", ":date-posted: 2021-09-02")
    made = site(public, conf=CONF, index=index("glob"))
    for builder in ("html", "dirhtml", "text"):
        built = made.build(builder, out=builder, warnings=True)
        assert SECRET.encode() in unpacked(built)
    made.write(files)
    for builder in ("html", "dirhtml", "text"):
        assert_silent(made.build(builder, out=builder))


def test_the_tag_shows_and_hides_in_one_folder(site: Make) -> None:
    made = site(sources() | {"several.md": SEVERAL}, conf=CONF, index=index("glob"))
    made.build()
    shown = made.build(tags=("drafts",), warnings=True)
    text = shown.html(f"jobs/{SECRET}.html")
    assert "not published" in text
    assert '<meta name="robots" content="noindex">' in text
    assert shown.jsonld(f"jobs/{SECRET}.html") == []
    assert SECRET in shown.html("index.html")
    assert_silent(made.build())


def test_warnings_about_a_hidden_posting_are_dropped(site: Make) -> None:
    wrong = (
        "\n\n{ref}`nowhere` {doc}`nowhere` ![](/missing.png) {norole}`x`\n\n##### Deep\n\n"
    )
    draft = page("A", "draft").replace(":draft:", ":draft:\n:base-salary: $1\n:wrong: x")
    several = SEVERAL.replace(":draft:", ":draft:\n:base-salary: $1\n:wrong: x")
    files = sources() | {"several.md": several + wrong}
    files[f"jobs/{SECRET}.md"] = draft + wrong
    made = site(files, conf=CONF, index=index("glob"))
    assert_silent(made.build())


def test_a_draft_in_an_included_file_does_not_warn_or_affect_others(site: Make) -> None:
    function = "\n\n```{py:function} shared()\n```\n\n"
    files = sources() | {
        f"jobs/{SECRET}.md": f"```{{include}} /parts/{SECRET}.txt\n```\n",
        f"parts/{SECRET}.txt": page("A", "draft") + function + "{norole}`x`\n",
        "jobs/aaa.md": f"# Public\n{function}See {{py:func}}`shared`.\n",
    }
    made = site(files, conf=CONF, index=index("glob").replace("several", ""))
    built = made.build()
    assert_silent(built)
    assert 'href="#shared"' in built.html("jobs/aaa.html")


def test_a_public_page_keeps_a_label_that_a_draft_also_has(site: Make) -> None:
    public = "# Public\n\n(shared-label)=\n## Part\n\nText. {ref}`shared-label`\n"
    draft = page("A", "draft").replace(f"({SECRET}-label)=", "(shared-label)=")
    for name in ("jobs/aaa.md", "jobs/zzz.md"):
        files = sources() | {f"jobs/{SECRET}.md": draft, name: public}
        made = site(files, conf=CONF, index=index("glob").replace("several", ""))
        built = made.build(fresh=True)
        assert 'href="#shared-label"' in built.html(name.replace(".md", ".html"))
        (made.source / name).unlink()


UNREADABLE = {
    "torn options": (
        f"# The {SECRET} job\n\n```{{jobposting}}\n\n:date-posted: 2021-09-02\n```\n",
        "detached-options",
    ),
    "broken front matter": (
        f"---\njobposting:\n  date-posted: [2021\n---\n\n# The {SECRET} job\n\nText.\n",
        "not-understood",
    ),
    "no heading": (
        f"---\njobposting:\n  date-posted: 2021-09-02\n---\n\nThe {SECRET} job.\n",
        "no-heading",
    ),
    "draft": (
        f"# The {SECRET} job\n\n```{{jobposting}}\n:draft: perhaps\n```\n",
        "invalid-yes-no",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_posting_that_cannot_be_read_is_hidden_with_a_warning(
    site: Make, case: str
) -> None:
    text, rule = UNREADABLE[case]
    files = sources() | {f"jobs/{SECRET}.md": text}
    made = site(files, conf=CONF, index=index("glob").replace("several", ""))
    built = made.build(warnings=True)
    assert f"[jobposting.{rule}]" in built.warnings
    assert_silent(built)


@pytest.mark.parametrize("included", [False, True])
def test_a_colon_fence_read_as_text_hides_the_page_with_a_warning(
    site: Make, included: bool
) -> None:
    text = f"# The {SECRET} job\n\n:::{{jobposting}}\n:date-posted: 2021-09-02\n:::\n"
    files = sources() | {f"jobs/{SECRET}.md": text}
    if included:
        files[f"parts/{SECRET}.txt"] = text
        files[f"jobs/{SECRET}.md"] = f"```{{include}} /parts/{SECRET}.txt\n```\n"
    made = site(files, conf=CONF, index=index("glob").replace("several", ""))
    built = made.build(myst_enable_extensions=[], warnings=True)
    assert "[jobposting.not-understood]" in built.warnings
    assert_silent(built)


def test_the_root_document_is_not_hidden_but_warned_about(site: Make) -> None:
    made = site({}, index="# Home\n\n```{jobposting}\n:draft:\n```\n\nText.\n")
    built = made.build(warnings=True)
    assert "[jobposting.root-hidden]" in built.warnings
    assert "Home" in built.html("index.html")


def test_no_sitemap_lists_a_hidden_or_closed_posting(site: Make) -> None:
    pytest.importorskip("sphinx_sitemap")
    closed = OPEN.replace(":apply:", ":closed: yes\n:apply:")
    files = sources() | {"jobs/closed.md": closed}
    conf = CONF + 'extensions += ["sphinx_sitemap"]\nsitemap_url_scheme = "{link}"\n'
    made = site(files, conf=conf, index=index("glob").replace("several", ""))
    for _ in range(2):
        built = made.build(fresh=True)
        sitemap = (built.outdir / "sitemap.xml").read_text()
        assert "jobs/open.html" in sitemap
        assert "jobs/closed.html" not in sitemap
        assert_silent(built)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("name", ["повар", "night cook", "cook [2]", "sub folder/chef"])
def test_no_sitemap_lists_a_closed_posting_with_an_unusual_name(
    site: Make, builder: str, name: str
) -> None:
    pytest.importorskip("sphinx_sitemap")
    closed = OPEN.replace(":apply:", ":closed: yes\n:apply:")
    conf = 'extensions += ["sphinx_sitemap"]\nsitemap_url_scheme = "{link}"\n'
    files = {f"{name}.md": closed, "cook 2.md": OPEN.replace("# ", "# Second ")}
    built = site(files, conf=conf).build(builder)
    locations = re.findall(r"<loc>.*?org/(.*?)</loc>", built.html("sitemap.xml"))
    wanted = "cook 2/" if builder == "dirhtml" else "cook 2.html"
    assert wanted in locations
    assert [place for place in locations if name in place] == []


def test_a_closed_posting_and_a_sitemap_do_not_affect_other_builders(site: Make) -> None:
    pytest.importorskip("sphinx_sitemap")
    closed = OPEN.replace(":apply:", ":closed: yes\n:apply:")
    conf = 'extensions += ["sphinx_sitemap"]\n'
    assert_silent(site({"job.md": closed}, conf=conf).build("latex"))


def test_a_draft_in_a_list_is_hidden(site: Make) -> None:
    draft = "Jobs\n====\n\n* .. only:: not drafts or drafts\n\n     Cook\n     ----\n\n"
    draft += "     .. jobposting::\n        :draft:\n\n     Secretword.\n"
    for builder in ("html", "text", "texinfo"):
        built = site({"jobs.rst": draft}).build(builder, warnings=True)
        assert "Traceback" not in built.warnings
        files = [path for path in built.outdir.rglob("*") if path.is_file()]
        assert not any("Secretword" in path.read_text("utf-8", "replace") for path in files)


def test_a_removed_source_file_leaves_nothing_behind(site: Make) -> None:
    files = sources()
    files[f"jobs/{SECRET}.md"] = page("A", "draft").replace(
        ":draft:", ":date-posted: 2021-09-02"
    )
    made = site(files, conf=CONF, index=index("glob").replace("several", ""))
    made.build(warnings=True)
    Path(made.source, f"jobs/{SECRET}.md").unlink()
    assert_silent(made.build())
