"""Make postings in every form, with any text in any field and in the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from sphinx_jobposting.model.field import Field
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.reading.field_texts import is_prose
from sphinx_jobposting.values.kinds import KINDS

from .any_text import Texts

FORMS = ("md-section", "md-body", "md-front", "rst-section", "rst-body")
NAMES = ("", "", "", " \"'<b>", "&amp;%41é", "#?x=1", "(1);x ", "'onclick='x")
"""Endings of file names."""
LINKS = (
    ("[](calm.md)", "{doc}`lists` {job}`calm`", "[](#calm-label)", "{ref}`calm-label` `a`"),
    (":doc:`calm`", ":doc:`x <lists>` :job:`calm`", ":ref:`calm-label` *b*"),
)
"""Links to other pages of the site in Markdown and reStructuredText."""
FACT = "own-fact"
"""A custom fact of the site."""

_LEFT_OUT = (
    "draft",
    "closed",
    "date-posted",
    "job-location-type",
    "updated",
    "valid-through",
)
"""Fields that decide whether there is a posting to look at."""


@dataclass
class Job:
    """A page with a posting, and what is known about it before it is built."""

    docname: str
    form: str
    heading: str
    """Its text, or an empty string if it contains markup."""
    source: str = ""
    literal: dict[str, str] = field(default_factory=dict)
    """The texts of fields that appear unchanged in the output."""
    wild: dict[str, str] = field(default_factory=dict)
    """The source of the other fields."""
    lines: dict[str, int] = field(default_factory=dict)
    """The lines of the fields, counted from 1."""
    body: list[str] = field(default_factory=list)
    """The paragraphs that appear unchanged in the output."""
    body_is_tame: bool = True
    """Whether the body has no HTML of its author."""

    @property
    def file(self) -> str:
        return self.docname + (".rst" if self.form.startswith("rst") else ".md")


class Postings:
    """A maker of postings from texts."""

    def __init__(self, seed: int) -> None:
        self.texts = Texts(seed)
        self.chance = self.texts.chance

    def site(self, count: int, names: Sequence[str] = NAMES) -> dict[str, Job]:
        """Return this many pages by name; the names end with one of *names*."""
        names = [f"j{number}{self.chance.choice(names)}" for number in range(count)]
        return {name: self._job(name) for name in names}

    def _job(self, docname: str) -> Job:
        form = self.chance.choice(FORMS)
        job = Job(docname, form, heading=self.texts.plain())
        rest = form.startswith("rst")
        written: dict[str, str] = {"date-posted": "2021-09-02"}
        names = [one for one in FIELDS if one.name not in _LEFT_OUT]
        for one in self.chance.sample(names, self.chance.randint(1, len(names))):
            written[one.name] = self._value(job, one, rest)
        if self.chance.random() < 0.5:
            own = Field(FACT, "", "text", "Own", "", "")
            written[FACT] = self._value(job, own, rest)
        body = self._body(job, rest)
        heading = _escaped(job.heading)
        if self.chance.random() < 0.3:
            job.heading = ""
            inline = self.texts.rest() if rest else self.texts.markdown()
            if not rest:
                # HTML in a heading is up to its author, even where navigation repeats it.
                inline = re.sub("<(?!https?:|javascript:|mailto:)", "", inline)
            # Sphinx fails if a heading has a download.
            heading = f"Aa {inline.replace(':download:', ':doc:')} zZ"
        lines = self._lines(job, written, heading, body)
        job.source = "\n".join(lines) + "\n"
        return job

    def _value(self, job: Job, one: Field, rest: bool) -> str:
        """Return the source of a field, and note what is known about it."""
        if KINDS[one.kind].is_prose and self.chance.random() < 0.5:
            text = self.texts.plain()
            job.literal[one.name] = text
            if job.form == "md-front" and not is_prose(one.name):
                return text
            return _escaped(text) if is_prose(one.name) else text
        text = one.example if self.chance.random() < 0.3 else self.texts.wild()
        if one.kind in ("contact", "url", "urls") and self.chance.random() < 0.6:
            text = self.texts.one_of("url", "email")
        elif one.kind in ("money", "number", "duration") and self.chance.random() < 0.6:
            text = self.texts.number()
        elif one.kind == "text" and is_prose(one.name) and self.chance.random() < 0.2:
            text = " ".join(["Aa", self.chance.choice(LINKS[rest]), "zZ"])
        elif one.kind in ("place", "area") and self.chance.random() < 0.6:
            text = self.texts.place()
        if job.form != "md-front":
            text = re.sub(r"[\r\n]", " ", text)
        job.wild[one.name] = text
        return text

    def _lines(
        self, job: Job, written: dict[str, str], heading: str, body: list[str]
    ) -> list[str]:
        options = [f":{name}: {value}" for name, value in written.items()]
        if job.form == "md-front":
            data = yaml.safe_dump(
                {"jobposting": written}, allow_unicode=False, width=10**6, sort_keys=False
            )
            return [
                "---",
                *data.rstrip("\n").split("\n"),
                "---",
                "",
                f"# {heading}",
                "",
                *body,
            ]
        if job.form == "md-section":
            start = [f"# {heading}", "", "```{jobposting}"]
            lines = [*start, *options, "```", "", *body]
        elif job.form == "md-body":
            start = ["::::::::{jobposting} " + heading]
            lines = [*start, *options, "", *body, "::::::::"]
        elif job.form == "rst-section":
            line = "=" * (3 * len(heading) + 2)
            start = [heading, line, "", ".. jobposting::"]
            lines = [*start, *(f"   {one}" for one in options), "", *body]
        else:
            start = [f".. jobposting:: {heading}"]
            inside = (f"   {one}".rstrip() for one in [*options, "", *body])
            lines = [*start, *inside]
        first = len(start) + 1
        job.lines = {name: number for number, name in enumerate(written, first)}
        return lines

    # -- the body -----------------------------------------------------------------------

    def _body(self, job: Job, rest: bool) -> list[str]:
        lines: list[str] = []
        for _ in range(self.chance.randint(1, 6)):
            if self.chance.random() < 0.5:
                text = self.texts.plain()
                job.body.append(text)
                lines += [_escaped(text), ""]
            else:
                lines += [*self._block(job, rest), ""]
        return lines

    def _block(self, job: Job, rest: bool) -> list[str]:
        text = self.texts.plain()
        if self.chance.random() < 0.15:
            job.body_is_tame = False
            return [self.texts.wild() for _ in range(self.chance.randint(1, 3))]
        if rest:
            inline = re.sub(
                r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", self.texts.rest()
            )
            return self.chance.choice(
                [
                    [f"Aa {inline} zZ"],
                    ["::", "", f"   {text}", f"   {text}"],
                    [f"* {_escaped(text)}", f"* Aa {inline}"],
                    [_escaped(text), f"   {_escaped(text)}"],
                    [f"| {_escaped(text)}", f"| {_escaped(text)}"],
                    [".. note::", "", f"   {_escaped(text)}"],
                    [".. code-block:: html", "", f"   {text}"],
                    [f":{_escaped(text)}: {_escaped(text)}"],
                    [f"Aa {re.sub(r'[^ -~]', '', self.texts.characters())} zZ"],
                ]
            )
        inline = self.texts.markdown()
        html = self.chance.random() < 0.2
        if html:
            job.body_is_tame = False
            return [f"Aa {self.texts.attack()} zZ", "", f"{self.texts.attack()}"]
        if "<" in inline:
            job.body_is_tame = False
        return self.chance.choice(
            [
                [f"Aa {inline} zZ"],
                ["~~~~", text, text, "~~~~"],
                [f"- {_escaped(text)}", f"- Aa {inline}"],
                [f"> {_escaped(text)}"],
                [f"## {_escaped(text)}", "", _escaped(text)],
                ["```{note}", _escaped(text), "```"],
                ["```html", text, "```"],
                [f"| {_escaped(text)} | b |", "| --- | --- |", f"| c | {_escaped(text)} |"],
                [f"{_escaped(text)}\\", "next line", "", "1. one"],
            ]
        )


def _escaped(text: str) -> str:
    """Escape a text so that MyST and reStructuredText read it literally."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def texts_in(value: Any) -> list[str]:
    """Return all strings in a value of JSON."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts_in(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts_in(inner)]
    return [value] if isinstance(value, str) else []
