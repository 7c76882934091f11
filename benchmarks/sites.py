"""Make sites to measure: the same jobs with the extension and as plain pages."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

WORDS = (  # noqa: SIM905 - as text they are easy to read
    "the a plan cook menu market guests learn circle library public notes team write "
    "answer host event member support open weekly people course room invite facilitator"
).split()

FACTS = (
    ("Organization", "Acme"),
    ("Location", "Boston, MA, United States"),
    ("Pay", "USD 40,000 per year"),
    ("Type", "Full-time"),
    ("Apply by", "20 September 2021"),
)

OPTIONS = """:date-posted: 2021-09-02
:valid-through: {closes}
:base-salary: USD 40000 per year
:employment-type: full-time
:job-location: Boston, MA, US
:apply: jobs@acme.example
"""


EMPTY = """
templates_path = ["_templates"]

def setup(app):
    app.connect("html-page-context", empty, priority=1)

def empty(app, pagename, templatename, context, doctree):
    if pagename.startswith("jobs/job"):
        context["toctree"] = lambda **kwargs: ""
        return "empty.html"
"""


@dataclass(frozen=True)
class Site:
    """A site of *postings* jobs and *pages* handbook pages.

    *jobs* is ``plain`` (facts as a definition list), ``pasted`` (the same, with JSON-LD
    pasted as raw HTML), ``ablog``, or ``ours``. *layout* is that of the extension, or
    ``empty``: then plain Sphinx writes the jobs with a template that has only their text.
    """

    jobs: str
    postings: int
    pages: int = 0
    theme: str = "alabaster"
    layout: str = "theme"
    closing: int = 0
    """How many postings close a day before the others."""
    small: bool = False
    """Whether a page has just a sentence instead of about 5 kB."""

    def write(self, root: Path) -> None:
        """Write the sources below *root*."""
        (root / "jobs").mkdir(parents=True)
        (root / "handbook").mkdir()
        (root / "conf.py").write_text(self.conf(), encoding="utf-8")
        (root / "_templates").mkdir()
        (root / "_templates" / "empty.html").write_text("{{ body }}\n", encoding="utf-8")
        listing = "\n```{joblist}\n```\n" if self.jobs == "ours" else ""
        pages = "handbook/*\n" if self.pages else ""
        (root / "index.md").write_text(
            f"# Handbook\n\n```{{toctree}}\n:glob:\n\n{pages}jobs/index\n```\n",
            encoding="utf-8",
        )
        (root / "jobs" / "index.md").write_text(
            f"# Jobs\n{listing}\n```{{toctree}}\n:glob:\n\njob*\n```\n", encoding="utf-8"
        )
        for number in range(self.pages):
            path = root / "handbook" / f"page{number}.md"
            path.write_text(f"# Page {number}\n\n{self._body(number)}", encoding="utf-8")
        for number in range(self.postings):
            self.add(root, number)

    def add(self, root: Path, number: int) -> None:
        """Write one job."""
        path = root / "jobs" / f"job{number}.md"
        path.write_text(self.job(number), encoding="utf-8")

    def conf(self) -> str:
        """Return the text of conf.py."""
        ours = '"sphinx_jobposting"' if self.jobs == "ours" else ""
        blog = '"ablog"' if self.jobs == "ablog" else ""
        lines = [
            'project = "Handbook"',
            f'extensions = [e for e in ("myst_parser", {ours or blog or "None"}) if e]',
            f"html_theme = {self.theme!r}",
            'html_baseurl = "https://handbook.example.org/"',
        ]
        if ours:
            lines += [
                'jobposting_organization = {"name": "Acme", "sameAs": "https://acme.example"}',
                f"jobposting_layout = {self.layout!r}",
                'suppress_warnings = ["jobposting"]',
            ]
        if self.layout == "empty":
            lines.append(EMPTY)
        if blog:
            lines.append('blog_baseurl = "https://handbook.example.org/"')
        return "\n".join(lines) + "\n"

    def job(self, number: int) -> str:
        """Return the text of the page of a job."""
        closes = "2021-09-14" if number < self.closing else "2021-09-20"
        title, text = f"# Job {number}\n\n", self._body(number)
        if self.jobs == "ours":
            return f"{title}```{{jobposting}}\n{OPTIONS.format(closes=closes)}```\n\n{text}"
        facts = "\n".join(f"{name}\n: {value}\n" for name, value in FACTS)
        apply = "[Apply](mailto:jobs@acme.example) jobs@acme.example\n\n"
        head = ""
        if self.jobs == "ablog":
            head = "---\nblogpost: true\ndate: 2021-09-02\ncategory: Jobs\n---\n\n"
        if self.jobs == "pasted":
            data = {
                "@context": "https://schema.org/",
                "@type": "JobPosting",
                "title": f"Job {number}",
                "description": text,
                "datePosted": "2021-09-02",
            }
            script = json.dumps(data).replace("<", "\\u003c")
            tag = f'<script type="application/ld+json">{script}</script>'
            apply += f"```{{raw}} html\n{tag}\n```\n\n"
        return f"{head}{title}{facts}\n{apply}{text}"

    def _body(self, seed: int) -> str:
        return "You help with this and that.\n" if self.small else _text(seed)


def _text(seed: int) -> str:
    """Return about 5 kB of headings, paragraphs, and lists."""
    dice = random.Random(seed)
    parts = []
    for heading in ("Background", "Responsibilities", "Qualifications", "To apply"):
        parts.append(f"## {heading}\n")
        parts += [" ".join(dice.choices(WORDS, k=55)) + ".\n" for _ in range(2)]
        items = ["- " + " ".join(dice.choices(WORDS, k=12)) for _ in range(5)]
        parts.append("\n".join(items) + "\n")
    return "\n".join(parts)
