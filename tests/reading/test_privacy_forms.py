"""What keeps a posting private works in every form and in every place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ..support.secret_site import SECRET, unpacked

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

# Options that hide a posting, each after a valid one.
OPTIONS = {
    "draft": ":draft: yes",
    "blank line": ":skills: one\n\n:draft: yes",
    "wrapped line": ":skills: cooking for many\nguests at once\n:draft: yes",
    "comment": "# not yet\n:draft: yes",
    "no first colon": "draft: yes",
    "list item": "- :draft: yes",
    "line separator": ":skills: one\u2028two\n:draft: yes",
    "vertical tab": ":skills: one\vtwo\n:draft: yes",
    "form feed": ":skills: one\ftwo\n:draft: yes",
    "one line": ":work-hours: 32 :draft: yes",
    "end of a wrapped line": ":skills: cooking\n  for many :draft: yes",
    "one line after a line separator": ":work-hours: 32\u2028:draft: yes",
    "no blank": ":work-hours: 32\n:draft:yes",
    "plural": ":drafts: yes",
    "slip": ":daft: yes",
    "status": ":status: draft",
    "published": ":published: no",
    "date to come": ":date-posted: 2021-10-1",
    "a month off": ":date-posted: 2021-13-01",
}
TITLE, TEXT = f"The {SECRET} job", f"Some {SECRET} text."


def indented(options: str) -> str:
    return "".join(f"   {line}\n" if line else "\n" for line in options.split("\n"))


def rest(options: str, argument: str = "", body: str = "") -> str:
    """Return a directive in reStructuredText, indented as its author indented it."""
    text = f".. jobposting:: {argument}\n{indented(options)}\n"
    return text + (f"   {body}\n" if body else "")


def under(title: str, mark: str) -> str:
    return f"{title}\n{mark * len(title)}\n"


FORMS: dict[str, Callable[[str], str]] = {
    "A.md": lambda o: f"# {TITLE}\n\n```{{jobposting}}\n{o}\n```\n\n{TEXT}\n",
    "A-colons.md": lambda o: f"# {TITLE}\n\n:::{{jobposting}}\n{o}\n:::\n\n{TEXT}\n",
    "B.md": lambda o: f"::::{{jobposting}} {TITLE}\n{o}\n\n{TEXT}\n::::\n",
    "section.md": lambda o: (
        f"# Jobs\n\nShown.\n\n## {TITLE}\n\n```{{jobposting}}\n{o}\n```\n\n{TEXT}\n"
    ),
    "B-section.md": lambda o: (
        f"# Jobs\n\nShown.\n\n::::{{jobposting}} {TITLE}\n{o}\n\n{TEXT}\n::::\n"
    ),
    "A.rst": lambda o: f"{under(TITLE, '=')}\n{rest(o)}\n{TEXT}\n",
    "B.rst": lambda o: rest(o, TITLE, TEXT),
    "section.rst": lambda o: (
        f"{under('Jobs', '=')}\nShown.\n\n{under(TITLE, '-')}\n{rest(o)}\n{TEXT}\n"
    ),
    "B-section.rst": lambda o: (
        f"{under('Jobs', '=')}\nShown.\n\n{rest(o, TITLE, TEXT)}"
    ),
}  # fmt: skip


def page_name(number: int, form: str) -> str:
    stem, _, suffix = form.rpartition(".")
    return f"p{number}-{stem.lower()}-{suffix}.{suffix}"


@pytest.fixture(scope="module")
def built(shared_site: Make) -> Any:
    good = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: a@acme.example\n"
    files = {}
    for number, options in enumerate(OPTIONS.values()):
        before = good.partition("\n")[2] if "date-posted" in options else good
        for form, write in FORMS.items():
            files[page_name(number, form)] = write(before + options)
    return shared_site(files).build(warnings=True)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", OPTIONS)
def test_it_is_hidden_in_every_form(case: str, form: str, built: Any) -> None:
    name = page_name([*OPTIONS].index(case), form)
    page = built.outdir / f"{name.rpartition('.')[0]}.html"
    if page.exists():
        assert "section" in form
        html = page.read_text(encoding="utf-8")
        assert "Shown." in html
        assert SECRET not in html
    # Unless it was understood, there is a warning at a line of the page.
    said = re.findall(rf"/{re.escape(name)}:\d+: WARNING: .*\[jobposting\.", built.warnings)
    assert bool(said) == (
        case not in ("draft", "line separator", "vertical tab", "form feed")
    )


def test_no_word_of_it_is_in_the_output(built: Any) -> None:
    assert SECRET.encode() not in unpacked(built).lower()


# -- front matter (form C) -----------------------------------------------------------------

FRONT = {
    "draft": "---\njobposting:\n  draft: yes\n---\n",
    "quoted": '---\n"jobposting":\n  draft: yes\n---\n',
    "flow": "---\n{jobposting: {date-posted: 2021-09-02, draft: yes}}\n---\n",
    "indented": "---\n  jobposting:\n    draft: yes\n---\n",
    "twice": "---\njobposting:\n  draft: yes\njobposting:\n  summary: Cook\n---\n",
    "dots": "---\njobposting:\n  draft: yes\n...\n",
    "blank line above": "\n---\njobposting:\n  draft: yes\n---\n",
    "mark of the encoding": "\ufeff---\njobposting:\n  draft: yes\n---\n",
    "line ends": "---\r\njobposting:\r\n  draft: yes\r\n---\r\n",
    "comments": "---\n# a\njobposting: # b\n  draft: yes # c\n---\n",
    "anchor": "---\nx: &a {draft: yes}\njobposting: *a\n---\n",
    "not closed": "---\njobposting:\n  draft: yes\n",
    "plural": "---\njobpostings:\n  date-posted: 2021-09-02\n---\n",
    "hyphen": "---\njob-posting:\n  date-posted: 2021-09-02\n---\n",
    "capitals": "---\nJobPosting:\n  date-posted: 2021-09-02\n---\n",
    "not indented": "---\njobposting:\ndraft: yes\n---\n",
    "one level too high": "---\ndate-posted: 2021-09-02\njob-location: Porto, PT\n---\n",
    "drafts": "---\njobposting:\n  drafts: yes\n---\n",
    "unknown status": "---\njobposting:\n  status: draft\n---\n",
    "date to come": "---\njobposting:\n  date-posted: 2021-10-1\n---\n",
    "broken": "---\njobposting:\n  skills: [a\n  draft: yes\n---\n",
    "tab": "---\njobposting:\n\tdraft: yes\n---\n",
}
UNDERSTOOD = {
    *("draft", "quoted", "flow", "indented", "mark of the encoding", "line ends"),
    *("comments", "anchor", "dots"),
}


@pytest.fixture(scope="module")
def fronts(shared_site: Make) -> Any:
    files = {
        f"f{number}.md": f"{front}\n# {TITLE}\n\n{TEXT}\n"
        for number, front in enumerate(FRONT.values())
    }
    return shared_site(files).build(warnings=True)


@pytest.mark.parametrize("case", FRONT)
def test_front_matter_hides_in_every_style(case: str, fronts: Any) -> None:
    name = f"f{[*FRONT].index(case)}"
    assert not (fronts.outdir / f"{name}.html").exists()
    said = re.findall(rf"/{name}\.md:\d+: WARNING: .*\[jobposting\.", fronts.warnings)
    assert bool(said) == (case not in UNDERSTOOD)
    assert SECRET.encode() not in unpacked(fronts).lower()


# -- in a place that makes no posting ------------------------------------------------------

DIRECTIVE = f"```{{jobposting}}\n:draft: yes\n\n{TEXT}\n```"


def inside(start: str, end: str, mark: str = "") -> str:
    lines = DIRECTIVE.split("\n")
    return "\n".join([start, *(f"{mark}{line}" for line in lines), end]).strip("\n")


PLACES = {
    "list.md": inside("- Jobs", "", "  "),
    "quote.md": inside("", "", "> "),
    "note.md": inside("::::{note}", "::::"),
    "grid.md": inside(":::::{grid}\n::::{grid-item}", "::::\n:::::"),
    "card.md": inside("::::{card}", "::::"),
    "tabs.md": inside(":::::{tab-set}\n::::{tab-item} Jobs", "::::\n:::::"),
    "dropdown.md": inside("::::{dropdown} Jobs", "::::"),
    "only.md": inside("::::{only} html", "::::"),
    "second.md": DIRECTIVE,
    "list.rst": "* Jobs\n\n  .. jobposting::\n     :draft: yes\n\n     " + TEXT,
    "quote.rst": "  .. jobposting::\n     :draft: yes\n\n     " + TEXT,
    "note.rst": ".. note::\n\n   .. jobposting::\n      :draft: yes\n\n      " + TEXT,
    "card.rst": ".. card::\n\n   .. jobposting::\n      :draft: yes\n\n      " + TEXT,
    "second.rst": ".. jobposting::\n   :draft: yes\n\n   " + TEXT,
}


@pytest.fixture(scope="module")
def places(shared_site: Make) -> Any:
    files = {}
    good = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: a@acme.example"
    for name, text in PLACES.items():
        stem, _, suffix = name.partition(".")
        title, job = ("# Cook\n", f"```{{jobposting}}\n{good}\n```\n")
        if suffix == "rst":
            title, job = under("Cook", "="), rest(good)
        # On a page that is a posting, and on one that is not.
        files[f"{stem}-{suffix}-job.{suffix}"] = (
            f"{title}\n{job}\nShown.\n\n{text}\n\nEnd.\n"
        )
        if stem != "second":
            files[f"{stem}-{suffix}-page.{suffix}"] = f"{title}\nShown.\n\n{text}\n\nEnd.\n"
    conf = 'extensions += ["sphinx_design"]\n'
    return shared_site(files, conf=conf).build(warnings=True)


@pytest.mark.parametrize("on", ["job", "page"])
@pytest.mark.parametrize("name", PLACES)
def test_only_the_text_of_a_misplaced_draft_is_hidden(
    name: str, on: str, places: Any
) -> None:
    stem, _, suffix = name.partition(".")
    if stem == "second" and on == "page":
        return  # there it is the first directive
    page = f"{stem}-{suffix}-{on}"
    html = places.html(f"{page}.html")
    assert "Shown." in html
    assert "End." in html
    assert SECRET not in html
    assert re.search(rf"/{page}\.{suffix}:\d+: WARNING: .*\[jobposting\.", places.warnings)
    if on == "job":
        (data,) = places.jsonld(f"{page}.html")
        assert SECRET not in data["description"]


def test_no_word_of_a_misplaced_draft_is_in_the_output(places: Any) -> None:
    # A page with a hidden part does not publish its source.
    assert SECRET.encode() not in unpacked(places).lower()
