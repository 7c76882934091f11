"""Any text in any field or body goes safely through a whole build under three themes.

Each test builds one site of random postings. ``JOBPOSTING_TEXTS=300`` makes more sites;
``JOBPOSTING_SEED=1000`` makes different ones.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest

from sphinx_jobposting.model.fields import BY_NAME

from ..support.any_posting import FACT, NAMES, Job, Postings, texts_in
from ..support.any_text import Texts
from ..support.harmless import (
    Page,
    blanks,
    fragment,
    is_safe,
    text_of,
    unlike_a_description,
)

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

SITES = int(os.environ.get("JOBPOSTING_TEXTS", 12))
SEED = int(os.environ.get("JOBPOSTING_SEED", 0))
THEMES = ("naked", "alabaster", "furo")
# Twelve sites: each theme in each language.
LANGUAGES = ("en", "de", "ar", "en")
ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://handbook.example.org/"

LISTS = """# Lists

```{joblist}
```

```{joblist}
:format: table
:columns: hiring-organization, workplace, base-salary, skills, own-fact, industry
:group-by: employment-unit
```
"""
CALM = """(calm-label)=
# Calm & *quiet*

```{jobposting}
:date-posted: 2021-09-02
:apply: jobs@acme.example
```

Text. [Link](https://a.example/)
"""


_SPHINX = "<link rel=(next|prev) |<form rel=None None>|<input >|<button >"
"""What a page of the handbook has but a job page does not."""
_MATH = r"|<script src=(_static/documentation_options.js|https://cdn.*mathjax.*)> $"


class Wrong(list[str]):
    """A list of what is wrong, with the page where it is."""

    def unless(self, right: object, *said: object) -> None:
        if not right:
            self.append(" ".join(str(one)[:300] for one in said))


@pytest.mark.parametrize("number", range(SITES))
def test_text_stays_text_and_the_same_everywhere(number: int, site: Make) -> None:
    seed = SEED + number
    theme = THEMES[seed % 3]
    # Other themes print file names without escaping.
    jobs = Postings(seed).site(16, NAMES if theme == "naked" else ("", "é", "-x"))
    files = {job.file: job.source.encode("utf-8", "replace") for job in jobs.values()}
    made = site({**files, "lists.md": LISTS, "calm.md": CALM})
    own = Postings(seed + 10**6).texts
    default = own.plain()
    try:
        built = made.build(
            warnings=True,
            html_theme=theme,
            jobposting_layout="naked" if theme == "naked" else "theme",
            jobposting_feeds=["atom", "json", "xml"],
            jobposting_facts={FACT: own.plain()},
            jobposting_defaults={FACT: default},
            jobposting_organization={"name": _name(own), "sameAs": "https://a.example"},
            jobposting_organizations={"lab": {"name": _name(own)}},
            language=LANGUAGES[seed % 4],
            project=own.plain() if theme == "naked" else "Handbook",
            smartquotes=False,
            nitpicky=False,
        )
    except Exception as error:
        raise AssertionError(f"seed {seed}, {theme}: {error!r}") from error
    wrong = Wrong()
    Look(built, wrong, jobs, default, theme).at_all()
    assert not wrong, f"seed {seed}, {theme}:\n" + "\n".join(wrong)


def _name(texts: Texts) -> str:
    """Return a name; addresses are replaced because they are refused as names."""
    return texts.plain().replace("://", ":").replace("@", "a")


_CONSISTENT = (
    "direct-apply",
    "salary-currency",
    "applicant-location-requirements",
)
"""What the data leave out with, or without, another property."""


class Look:
    """The checks of a built site."""

    def __init__(
        self, built: Any, wrong: Wrong, jobs: dict[str, Job], default: str, theme: str
    ) -> None:
        self.built = built
        self.theme = theme
        self.wrong = wrong
        self.jobs = jobs
        self.default = default
        self.calm = Page(built.html("calm.html"))
        self.data: dict[str, dict[str, Any]] = {}

    def at_all(self) -> None:
        # Other themes show markup in headings, which is up to their author.
        for one in self.calm.active() if self.theme == "naked" else ():
            self.wrong.unless("alert(" not in one, "the site's own name:", one)
        for path in sorted(self.built.outdir.glob("*.html")):
            name = path.stem
            job = self.jobs.get(name)
            page = Page(path.read_text(encoding="utf-8"))
            if name in ("search", "genindex", "index"):
                continue
            self._harmless(name, page, job)
            if job is not None:
                self._posting(job, page)
        self._lists()
        self._feeds()

    def _harmless(self, name: str, page: Page, job: Job | None) -> None:
        if job is not None and not job.body_is_tame:
            return
        more = page.active() - self.calm.active()
        allowed = _SPHINX
        if page.all("span", "math"):
            allowed += _MATH
        if job is not None and job.form.startswith("rst") and "javascript" in job.source:
            allowed += "|<a href=javascript:alert"
        for one in more:
            self.wrong.unless(re.match(allowed, one), name, "active:", one)
        errors = set(page.errors) - set(self.calm.errors)
        self.wrong.unless(not errors, name, "does not parse:", errors)

    # -- a posting's page -----------------------------------------------------------------

    def _posting(self, job: Job, page: Page) -> None:
        say = self.wrong.unless
        name = job.docname
        found = page.scripts()
        say(len(found) == 1, name, "has", len(found), "scripts")
        if len(found) != 1:
            return
        data = self.data[name] = json.loads(found[0])
        title = job.literal.get("title") or (
            None if "title" in job.wild else job.heading or _math(_first_heading(page))
        )
        say(title in (None, data["title"]), name, "title", [title, data["title"]])
        heading = _math(_first_heading(page))
        if job.heading:
            say(heading == job.heading, name, "h1:", [heading, job.heading])
        for text in page.meta("og:title"):
            say(text == heading, name, "og:title", [text, heading])
        job.heading = heading
        head = text_of(page.all("title")[0])
        say(_math(head).startswith(heading), name, "<title>", [head, heading])
        say(page.meta("description"), name, "no description")
        copy = self.built.outdir / "_sources" / f"{job.file}.txt"
        say(copy.read_bytes() == job.source.encode("utf-8", "replace"), name, "source")
        self._fields(job, page, data)
        self._contacts(job, page, data)
        self._description(job, page, data)

    def _fields(self, job: Job, page: Page, data: dict[str, Any]) -> None:
        say = self.wrong.unless
        shown = [
            _math(text_of(dd))
            for box in page.all("dl", "jobposting-facts")
            for dd in box.iter("dd")
        ]
        for key, text in job.literal.items():
            field = BY_NAME.get(key)
            if field is None:
                say(text in shown, job.docname, "no fact", [key, text], shown)
                continue
            if field.property:
                said = texts_in(data.get(field.property))
                say(text in said, job.docname, "not in data:", key, [text, said])
            if field.label:
                say(
                    any(text in one for one in shown),
                    job.docname,
                    "not on page:",
                    key,
                    [text],
                    shown,
                )
        if FACT not in job.literal and FACT not in job.wild:
            say(self.default in shown, job.docname, "no default", [self.default])
        for key in job.wild:
            field = BY_NAME.get(key)
            if field is None or not field.property:
                continue
            if field.property not in data:
                self._refused(job, key)
            elif field.kind in ("text", "hours") and field.label:
                for value in texts_in(data[field.property])[-1:]:
                    say(
                        any(blanks(value) in one for one in shown),
                        job.docname,
                        "other on the page:",
                        key,
                        [job.wild[key]],
                        [value],
                        shown,
                    )

    def _refused(self, job: Job, key: str) -> None:
        value = job.wild[key]
        if value.strip().lower() == "none" or key in _CONSISTENT:
            return
        start = f"{job.file}:{job.lines[key]}:" if key in job.lines else f"{job.file}:"
        lines = [one for one in self.built.warnings.split("\n") if start in one]
        self.wrong.unless(
            any("[jobposting." in one for one in lines),
            job.docname,
            "no word about",
            key,
            [value],
            lines,
        )

    def _contacts(self, job: Job, page: Page, data: dict[str, Any]) -> None:
        contacts = data.get("applicationContact", [])
        links = [
            one.get("href") or ""
            for box in page.all("p", "jobposting-way")
            for one in box.iter("a")
        ]
        for contact in contacts if isinstance(contacts, list) else [contacts]:
            if "email" in contact:
                right = any(
                    unquote(unquote(link.partition("?")[0])) == f"mailto:{contact['email']}"
                    for link in links
                )
            elif "url" in contact:
                right = contact["url"] in links
            else:
                right = any(link.startswith("tel:") for link in links)
            self.wrong.unless(right, job.docname, "no link to", contact, links)
        for link in links:
            self.wrong.unless(is_safe(link), job.docname, "unsafe", link)

    def _description(self, job: Job, page: Page, data: dict[str, Any]) -> None:
        say = self.wrong.unless
        html = data.get("description", "")
        say(not unlike_a_description(html), job.docname, unlike_a_description(html))
        text = text_of(fragment(html))
        for paragraph in job.body if job.body_is_tame else ():
            say(paragraph in text, job.docname, "not in description", [paragraph, text])
        if job.body_is_tame:
            on_page = _math(_body_text(page))
            one, other = _bare(on_page), _bare(text)
            say(one == other, job.docname, "body differs:", _difference(one, other))

    # -- what shows several postings ------------------------------------------------------

    def _lists(self) -> None:
        page = Page(self.built.html("lists.html"))
        titles = {text_of(one) for one in page.all("p", "joblist-title")}
        titles |= {text_of(one) for one in page.all("td", "joblist-title")}
        titles |= {text_of(one) for one in page.all("th", "joblist-title")}
        for job in self.jobs.values():
            self.wrong.unless(job.heading in titles, "lists:", [job.heading], titles)

    def _feeds(self) -> None:
        say = self.wrong.unless
        feed = json.loads(self.built.html("jobs.json"))
        by_url = {item["url"]: item for item in feed["items"]}
        atom = ElementTree.parse(self.built.outdir / "jobs.atom").getroot()
        board = ElementTree.parse(self.built.outdir / "jobs.xml").getroot()
        entries = {one.findtext(ATOM + "id"): one for one in atom.iter(ATOM + "entry")}
        jobs = {job.findtext("url"): job for job in board.iter("job")}
        for name, data in self.data.items():
            url = f"{BASE}{quote(name)}.html"
            item, one = by_url.get(url), jobs.get(url)
            entry = entries.get(item["id"]) if item else None
            say(item is not None, name, "not in jobs.json")
            say(entry is not None, name, "not in jobs.atom")
            say(one is not None, name, "not in jobs.xml")
            if item is None or entry is None or one is None:
                continue
            say(item["_jobposting"] == data, name, "other data in the feed")
            for title in (
                item["title"],
                entry.findtext(ATOM + "title"),
                one.findtext("title"),
            ):
                say(title == data["title"], name, "title in a feed", [title, data["title"]])
            html = item["content_html"]
            say(not unlike_a_description(html), name, unlike_a_description(html))
            say(
                entry.findtext(ATOM + "content") == _in_xml(html),
                name,
                "Atom and JSON Feed differ",
            )
            board_html = one.findtext("description") or ""
            say(
                not unlike_a_description(board_html), name, unlike_a_description(board_html)
            )
            described = _in_xml(data.get("description", ""))
            texts = [text_of(fragment(text)) for text in (board_html, described)]
            say(texts[0] == texts[1], name, "text for boards:", _difference(*texts))


def _first_heading(page: Page) -> str:
    for section in page.root.iter("section"):
        for one in section.iter("h1"):
            return blanks("".join(_words(one)))
    return ""


def _in_xml(text: str) -> str:
    """Return a text without the characters that XML cannot hold (XML 1.0, "Characters")."""
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def _math(text: str) -> str:
    """Return a text without the delimiters that MathJax looks for."""
    return text.replace(r"\(a+b\)", "a+b")


def _body_text(page: Page) -> str:
    box = next(page.root.iter("section"), None)
    return "no section" if box is None else blanks("".join(_words(box)))


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        classes = (one.get("class") or "").split()
        skip = (
            one.tag == "h1"
            or not isinstance(one.tag, str)
            or {"jobposting-facts", "jobposting-way", "headerlink", "footnote-reference"}
            & set(classes)
            or one.tag in ("script", "style")
            or "colon" in classes
        )
        if not skip:
            yield from _words(one)
        yield one.tail or ""


def _bare(text: str) -> str:
    return "".join(text.split())


def _difference(one: str, other: str) -> list[str]:
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return [one[max(at - 30, 0) : at + 60], other[max(at - 30, 0) : at + 60]]
