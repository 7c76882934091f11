"""A model of a handbook with postings; tests change the model and write its files.

Plain pages stay the same, because what they show depends only on Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from .random_links import included_links, links_page, slug_of

CONF = """
project = "Handbook"
extensions = ["myst_parser", "sphinx.ext.ifconfig", "sphinx_jobposting"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
myst_heading_anchors = 3
numfig = True
html_theme = "alabaster"
season = "winter"

def setup(app):
    app.add_config_value("season", "winter", "env", str)

"""

PIXELS = [
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + bytes([shade] * 3) + b"\xff\xff\xff!"
    b"\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
    for shade in (0, 90, 200)
]

NAMES = (
    *(
        "cook",
        "baker",
        "waiter",
        "north/driver",
        "north/porter",
        "night cook",
        "chef (two)",
    ),
    *("smith", "smith/index"),
)
"""The possible postings; the last two exclude each other because they are one page."""

SECRET = "quokkaword"
"""A word in every draft."""

# What a page may have besides its text; {slug} is unique to a posting.
EXTRAS = {
    "image": "![picture](/images/{image})\n\n![own](/images/{slug}/one.gif)\n",
    "include": "```{{include}} /shared/part.txt\n```\n",
    "label": "(label-{slug})=\n## Labeled part\n\nA part.\n",
    "function": "```{{py:function}} {slug}_job()\n```\n",
    "term": "```{{glossary}}\n{slug} term\n  Explained.\n```\n",
    "equation": "```{{math}}\n:label: equation-{slug}\na = b\n```\n",
    "figure": "```{{figure}} /images/one.gif\n:name: figure-{slug}\n\nA figure\n```\n",
    "index": "```{{index}} {slug}; entry\n```\n\n```{{index}} vacancy\n```\n",
    "download": "{{download}}`a file </files/some.bin>`\n",
    "footnote": "A note.[^{slug}]\n\n[^{slug}]: At the foot.\n",
    "listing": "```{{joblist}}\n:limit: 2\n:more: /jobs/index\n```\n",
    "count": "One of {{job:count}}`all; employment-unit: Kitchen, Garden` jobs.\n",
    "child": "```{{toctree}}\n/faq\n```\n",
    "nested": "## Helper of {slug}\n\n```{{jobposting}}\n:date-posted: 2021-09-04\n"
    ":apply: jobs@acme.example\n:job-location: office\n```\n\nHelp.\n",
    "nested draft": "## Apprentice of {slug}\n\n```{{jobposting}}\n:draft: yes\n```\n\n"
    "Learn. {secret}\n",
}
REST_EXTRAS = {
    "image": ".. image:: /images/{image}\n",
    "include": ".. include:: /shared/part.txt\n",
    "label": ".. _label-{slug}:\n\nLabeled part\n------------\n\nA part.\n",
    "function": ".. py:function:: {slug}_job()\n",
    "term": ".. glossary::\n\n   {slug} term\n      Explained.\n",
    "figure": ".. figure:: /images/one.gif\n   :name: figure-{slug}\n\n   A figure\n",
    "listing": ".. joblist::\n   :limit: 2\n",
    "count": "One of :job:count:`all; employment-unit: Kitchen, Garden` jobs.\n",
    "child": ".. toctree::\n\n   /faq\n",
    "nested": "Helper of {slug}\n~~~~~~~~~~~~~~~~~~~~~~~~~\n\n.. jobposting::\n"
    "   :date-posted: 2021-09-04\n   :apply: jobs@acme.example\n"
    "   :job-location: office\n\nHelp.\n",
    "nested draft": "Apprentice of {slug}\n~~~~~~~~~~~~~~~~~~~~~~~~~\n\n.. jobposting::\n"
    "   :draft: yes\n\nLearn. {secret}\n",
    "only": ".. only:: html or latex\n\n   On the web or on paper.\n",
}

CONDITIONS = (
    *("only:: html", "only:: latex", "only:: text or json", "only:: drafts"),
    *('ifconfig:: season == "summer"', 'ifconfig:: builder == "text"'),
)
"""Directives that show their content only in some builds."""

# What a public page has and a draft may also have.
SHARED = """```{py:function} shared_job()
```

```{glossary}
shared term
  Explained.
```

```{math}
:label: equation-shared
c = d
```

(label-shared)=
## Shared part

A part.
"""


def not_before(day: int) -> str:
    """Return a word that must stay hidden until a day of the month."""
    return f"notbefore{day:02}x"


@dataclass
class Job:
    """One posting."""

    form: str = "A"
    title: str = "Cook"
    posted: int = 2
    until: int | None = 20
    draft: bool = False
    closed: str = ""
    unit: str = ""
    layout: str = ""
    image: str = "one.gif"
    extras: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    rest: bool = False
    """Whether it is written in reStructuredText."""
    shares: bool = False
    """Whether it defines what a public page also defines."""
    name: str = ""
    """Its explicit name, which several postings may share."""
    plain: bool = False
    """Whether it is currently a page without a posting."""

    def fields(self) -> list[tuple[str, str]]:
        found = [("date-posted", f"2021-09-{self.posted:02}"), ("job-location", "office")]
        if self.until:
            found.append(("valid-through", f"2021-09-{self.until:02}"))
        if self.draft:
            found.append(("draft", "yes"))
        if self.closed:
            found.append(("closed", self.closed))
        if self.unit:
            found.append(("employment-unit", self.unit))
        if self.name:
            found.append(("name", self.name))
        found += [("apply", "jobs@acme.example"), ("employment-type", "full-time")]
        return found

    def text(self, slug: str) -> str:
        options = [f":{key}: {value}" for key, value in self.fields()]
        if self.rest:
            return "\n".join(self._rest(options, slug))
        meta = [f"layout: {self.layout}"] if self.layout else []
        if self.form == "C" and not self.plain:
            meta += ["jobposting:", *(f"  {key}: {value}" for key, value in self.fields())]
        lines = ["---", *meta, "---", ""] if meta else []
        body = [*self.body(slug), *([SHARED] if self.twin else [])]
        if self.form == "B" and not self.plain:
            lines += [f"::::{{jobposting}} {self.title}", *options, "", *body, "::::"]
        else:
            lines += [f"# {self.title}", ""]
            if self.form == "A" and not self.plain:
                lines += ["```{jobposting}", *options, "```", ""]
            lines += body
        return "\n".join(lines) + "\n"

    def body(self, slug: str) -> Iterator[str]:
        """Return everything below the heading and the fields, in Markdown."""
        yield f"Work with {' and '.join(self.words or ['care'])}, and more.\n"
        if mark := self._mark():
            yield f"{mark}\n"
        for name in sorted(self.extras & EXTRAS.keys()):
            if self.plain and name.startswith("nested"):
                continue
            yield EXTRAS[name].format(slug=slug, image=self.image, secret=SECRET)
        yield from (f"See {link}.\n" for link in self.links)

    def _mark(self) -> str:
        """Return the words that no output may have while it is a draft or scheduled."""
        if self.plain:
            return ""
        return SECRET if self.draft else not_before(self.posted)

    @property
    def twin(self) -> bool:
        """Return whether a public page also defines something of it."""
        return self.shares and not self.plain

    def _rest(self, options: list[str], slug: str) -> Iterator[str]:
        if self.layout:
            yield f":layout: {self.layout}\n"
        yield from (self.title, "=" * len(self.title), "")
        if not self.plain:
            yield ".. jobposting::"
            yield from (f"   {option}" for option in options)
        yield f"\nWork with {' and '.join(self.words or ['care'])}, and more.\n"
        yield f"{self._mark()}\n"
        for name in sorted(self.extras & REST_EXTRAS.keys()):
            if self.plain and name.startswith("nested"):
                continue
            yield REST_EXTRAS[name].format(slug=slug, image=self.image, secret=SECRET)


def first_jobs() -> dict[str, Job]:
    return {
        "cook": Job(extras={"image", "label"}),
        "baker": Job("C", "Baker", draft=True, links=["[](cook.md)"]),
        "north/driver": Job("B", "Driver", extras={"figure", "function"}),
    }


@dataclass
class Model:
    """Everything that the authors can change, and the day and the tag of the build."""

    jobs: dict[str, Job] = field(default_factory=first_jobs)
    several: list[Job] = field(
        default_factory=lambda: [Job(title="Gardener"), Job(title="Painter", until=12)]
    )
    order: list[str] = field(default_factory=lambda: list(NAMES))
    toctree: str = "glob"
    """How the jobs page lists the jobs; with ``root``, the first page lists them."""
    listing: str | None = ""
    images: dict[str, int] = field(default_factory=lambda: {"one.gif": 0, "two.gif": 1})
    part: str = "A part that several pages share."
    condition: str = CONDITIONS[0]
    """The builds that show the jobs on the page with conditions."""
    conf: dict[str, object] = field(
        default_factory=lambda: {
            "html_baseurl": "https://handbook.example.org/",
            "jobposting_organization": "Acme",
            "jobposting_locations": {"office": "Porto, PT"},
        }
    )
    today: str = "2021-09-10"
    drafts: bool = False

    def files(self) -> dict[str, bytes]:
        """Return every source file."""
        values = "".join(f"{key} = {value!r}\n" for key, value in self.conf.items())
        figure = EXTRAS["figure"].format(slug="shared")
        files = {
            "conf.py": CONF + values,
            "index.md": "# Home\n\n```{toctree}\n:caption: All\n\nhandbook\njobs/index\n"
            + "".join(f"jobs/{name}\n" for name in self._named() if self.toctree == "root")
            + "jobs/north/index\nplain\nseveral\nconditions\nreference\nguide/index\n```\n",
            "handbook.md": self._handbook(),
            "jobs/index.md": self._overview(),
            "jobs/north/index.md": "# North\n\n```{toctree}\n:glob:\n\n*\n```\n",
            "plain.md": "# Plain\n\nNothing here.\n",
            "guide/index.md": "# Guide\n\n```{toctree}\nlinks\nalone\nfront\n```\n",
            "guide/links.md": links_page(NAMES),
            "guide/part.txt": included_links(NAMES, "/jobs/"),
            "shared/part.inc": included_links(NAMES, "../jobs/"),
            "conditions.rst": self._conditions(),
            "guide/alone.md": "# Alone\n\nNothing here.\n",
            "guide/front.md": "# Front\n\nWe have {job:count}`open` open jobs.\n",
            "faq.md": "---\norphan: true\n---\n\n# Questions\n\nAnd answers.\n",
            "reference.md": f"# Reference\n\n{SHARED}\n{figure}",
            "shared/part.txt": self.part + "\n",
            "several.md": self._several(),
        }
        for name, job in self.jobs.items():
            suffix = "rst" if job.rest else "md"
            files[f"jobs/{name}.{suffix}"] = job.text(slug_of(name))
        made = {name: text.encode() for name, text in files.items()}
        made |= {f"images/{name}": PIXELS[shade] for name, shade in self.images.items()}
        for name in NAMES:
            made[f"images/{slug_of(name)}/one.gif"] = PIXELS[len(name) % 3]
        return made | {"files/some.bin": b"some"}

    def _overview(self) -> str:
        lines = ["# Jobs", ""]
        if self.listing is not None:
            lines += ["```{joblist}", self.listing, "```", ""]
        named = self._named()
        if self.toctree == "glob":
            lines += ["```{toctree}", ":glob:", "", "*", "smith/*", "```"]
        elif self.toctree == "numbered":
            lines += ["```{toctree}", ":numbered:", "", *named, "```"]
        elif self.toctree == "titled":
            lines += ["```{toctree}", "", *(f"Our {name} <{name}>" for name in named)]
            lines += ["```"]
        elif self.toctree == "hidden":
            lines += ["```{toctree}", ":hidden:", ":maxdepth: 2", "", *named, "```"]
        return "\n".join(lines) + "\n"

    def _named(self) -> list[str]:
        return [name for name in self.order if name in self.jobs]

    def _handbook(self) -> str:
        lines = ["# Handbook", "", "```{joblist}", ":status: all", ":format: table", "```"]
        lines += ["", ":::{joblist}", ":status: closed", "", "None was filled.", ":::", ""]
        lines += ["{py:func}`shared_job`, {term}`shared term`, {eq}`equation-shared`,"]
        lines += ["{ref}`label-shared`, {numref}`figure-shared`", ""]
        slugs = [slug_of(name) for name in NAMES]
        for name, slug in zip(NAMES, slugs, strict=True):
            lines.append(f"- {{job}}`{slug}`, {{doc}}`the {slug} <jobs/{name}>`,")
            uri = quote(name)
            lines.append(f"  [](jobs/{uri}.md), [](jobs/{uri}.md#labelled-part),")
        for slug in [*slugs, "section-0", "section-1"]:
            lines.append(f"- {{ref}}`label <label-{slug}>`, {{term}}`{slug} term`,")
            lines.append(f"  {{py:func}}`{slug}_job`, {{eq}}`equation-{slug}`,")
            lines.append(f"  {{numref}}`figure-{slug}`")
        return "\n".join(lines) + "\n"

    def _conditions(self) -> str:
        lines = ["Conditions", "==========", "", f".. {self.condition}", ""]
        lines += ["   Seasonal cook", "   -------------", "", "   .. jobposting::"]
        lines += ["      :date-posted: 2021-09-03", "      :job-location: office"]
        lines += ["      :apply: jobs@acme.example", "", "   Cook for a season.", ""]
        lines += [
            "   .. _label-season:",
            "",
            "   Season",
            "   ~~~~~~",
            "",
            "   A part.",
            "",
        ]
        lines += [".. only:: html", "", "   .. joblist::", "      :limit: 3", ""]
        lines += ["Everywhere", "----------", "", "See :job:`seasonal-cook`, "]
        return "\n".join(lines) + ":ref:`label-season`.\n"

    def _several(self) -> str:
        lines = ["# Several", "", "Two jobs in one page.", ""]
        for number, job in enumerate(self.several):
            options = [f":{key}: {value}" for key, value in job.fields()]
            lines += [f"## {job.title}", "", "```{jobposting}", *options, "```", ""]
            lines += [text.replace("## ", "### ") for text in job.body(f"section-{number}")]
            if job.twin:
                lines.append(SHARED.replace("## ", "### "))
        return "\n".join(lines) + "\n"
