"""A site that changes at random, and the comparison of what its builds wrote.

It is a model of a handbook with postings; every step changes it as its authors would.
"""

from __future__ import annotations

import os
import random
import shutil
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

CONF = """
project = "Handbook"
extensions = ["myst_parser", "sphinx_jobposting"]
myst_enable_extensions = ["colon_fence"]
html_baseurl = "https://handbook.example.org/"
html_theme = "alabaster"
jobposting_organization = {organization!r}
jobposting_locations = {{"office": {office!r}}}
jobposting_layout = {layout!r}
jobposting_timezone = {zone!r}
"""

PIXELS = [
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + bytes([shade] * 3) + b"\xff\xff\xff!"
    b"\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
    for shade in (0, 90, 200)
]

WORDS = ["orchid", "walnut", "copper", "velvet", "harbour", "lantern", "meadow", "thistle"]

ZONES = ("UTC", "Pacific/Auckland", "Etc/GMT+12")


@dataclass
class Job:
    """One posting."""

    form: str = "A"
    title: str = "Cook"
    posted: int = 2
    until: int | None = 20
    draft: bool = False
    closed: str = ""
    layout: str = ""
    image: str = ""
    include: bool = False
    label: str = ""
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    rest: bool = False
    """Whether it is written in reST."""

    def fields(self) -> list[tuple[str, str]]:
        found = [("date-posted", f"2021-09-{self.posted:02}"), ("job-location", "office")]
        if self.until:
            found.append(("valid-through", f"2021-09-{self.until:02}"))
        if self.draft:
            found.append(("draft", "yes"))
        if self.closed:
            found.append(("closed", self.closed))
        found += [("apply", "jobs@acme.example"), ("employment-type", "full-time")]
        return found

    def text(self) -> str:
        options = [f":{key}: {value}" for key, value in self.fields()]
        body = [f"Work with {' and '.join(self.words or ['care'])}, and more.", ""]
        if self.rest:
            return self._rest(options, body)
        if self.include:
            body += ["```{include} /shared/part.txt", "```", ""]
        if self.image:
            body += [f"![picture](/images/{self.image})", ""]
        if self.label:
            body += [f"({self.label})=", "## Labelled part", "", "A part.", ""]
        body += [f"See {link}." for link in self.links]
        meta = [f"layout: {self.layout}"] if self.layout else []
        if self.form == "C":
            meta += ["jobposting:", *(f"  {key}: {value}" for key, value in self.fields())]
        lines = ["---", *meta, "---", ""] if meta else []
        if self.form == "B":
            lines += [f":::{{jobposting}} {self.title}", *options, "", *body, ":::"]
        else:
            lines += [f"# {self.title}", ""]
            if self.form == "A":
                lines += ["```{jobposting}", *options, "```", ""]
            lines += body
        return "\n".join(lines) + "\n"

    def _rest(self, options: list[str], body: list[str]) -> str:
        lines = [f":layout: {self.layout}", ""] if self.layout else []
        lines += [self.title, "=" * len(self.title), "", ".. jobposting::"]
        lines += [f"   {option}" for option in options] + ["", *body]
        if self.include:
            lines += [".. include:: /shared/part.txt", ""]
        if self.image:
            lines += [f".. image:: /images/{self.image}", ""]
        return "\n".join(lines) + "\n"


@dataclass
class Model:
    """All that the authors of the site can change."""

    jobs: dict[str, Job] = field(default_factory=dict)
    several: list[Job] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    toctree: str = "glob"
    listings: bool = True
    images: dict[str, int] = field(default_factory=dict)
    part: str = "A part that several pages share."
    organization: str = "Acme"
    office: str = "Porto, PT"
    layout: str = "naked"
    zone: str = "UTC"
    day: int = 10
    drafts: bool = False

    def files(self) -> dict[str, bytes]:
        """Every source file."""
        files = {
            "conf.py": CONF.format(
                organization=self.organization,
                office=self.office,
                layout=self.layout,
                zone=self.zone,
            ),
            "index.md": self._index(),
            "handbook.md": self._handbook(),
            "jobs/index.md": self._overview(),
            "plain.md": "# Plain\n\nNothing here.\n",
            "shared/part.txt": self.part + "\n",
            "several.md": self._several(),
        }
        for name, job in self.jobs.items():
            files[f"jobs/{name}.{'rst' if job.rest else 'md'}"] = job.text()
        made = {name: text.encode() for name, text in files.items()}
        made |= {f"images/{name}": PIXELS[shade] for name, shade in self.images.items()}
        return made

    def _index(self) -> str:
        tree = "```{toctree}\n:caption: All\n\nhandbook\njobs/index\nseveral\nplain\n```\n"
        return f"# Home\n\n{tree}"

    def _overview(self) -> str:
        lines = ["# Jobs", ""]
        if self.listings:
            lines += ["```{joblist}", "```", ""]
        named = [name for name in self.order if name in self.jobs]
        if self.toctree == "glob":
            lines += ["```{toctree}", ":glob:", "", "*", "```"]
        elif self.toctree == "numbered":
            lines += ["```{toctree}", ":numbered:", "", *named, "```"]
        elif self.toctree == "titled":
            lines += ["```{toctree}", "", *(f"Our {name} <{name}>" for name in named)]
            lines += ["```"]
        elif self.toctree == "hidden":
            lines += ["```{toctree}", ":hidden:", ":maxdepth: 2", "", *named, "```"]
        return "\n".join(lines) + "\n"

    def _handbook(self) -> str:
        lines = ["# Handbook", "", "```{joblist}", ":status: all", ":format: table", "```"]
        lines += ["", ":::{joblist}", ":status: closed", "", "None was filled.", ":::", ""]
        for name in ("cook", "baker", "waiter"):
            lines.append(f"- {{job}}`{name}`, {{doc}}`the {name} <jobs/{name}>`,")
            lines.append(f"  [](jobs/{name}.md), {{ref}}`label <label-{name}>`")
        return "\n".join(lines) + "\n"

    def _several(self) -> str:
        lines = ["# Several", "", "Two jobs in one page.", ""]
        for job in self.several:
            options = [f":{key}: {value}" for key, value in job.fields()]
            lines += [f"## {job.title}", "", "```{jobposting}", *options, "```", ""]
            lines += [f"Work with {' and '.join(job.words or ['care'])}.", ""]
        return "\n".join(lines) + "\n"


NAMES = ("cook", "baker", "waiter", "driver")


class Walk:
    """A seeded walk through the changes."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.model = Model()
        self.model.images = {"one.gif": 0, "two.gif": 1}
        self.model.jobs = {
            "cook": Job(image="one.gif", label="label-cook"),
            "baker": Job("C", "Baker", draft=True, links=["[](cook.md)"]),
        }
        self.model.several = [Job(title="Gardener"), Job(title="Painter", until=12)]
        self.model.order = list(NAMES)

    def step(self) -> str:
        """Change the model once; what was done, in words."""
        changes = [
            self.edit_body,
            self.edit_body,
            self.retitle,
            self.toggle_draft,
            self.toggle_draft,
            self.move_date,
            self.close,
            self.add_or_remove,
            self.add_or_remove,
            self.rename,
            self.change_form,
            self.change_image,
            self.use_image,
            self.change_include,
            self.change_links,
            self.edit_toctree,
            self.configure,
            self.switch_tag,
            self.pass_days,
            self.pass_days,
            self.edit_listing,
            self.change_layout,
        ]
        return self.chance.choice(changes)()

    def _any(self) -> tuple[str, Job]:
        known = [
            *self.model.jobs.items(),
            *(("several", job) for job in self.model.several),
        ]
        return self.chance.choice(known)

    def edit_body(self) -> str:
        name, job = self._any()
        job.words = self.chance.sample(WORDS, self.chance.randint(0, 3))
        return f"body of {name}: {job.words}"

    def retitle(self) -> str:
        name, job = self._any()
        job.title = self.chance.choice(WORDS).title() + " Keeper"
        return f"title of {name}: {job.title}"

    def toggle_draft(self) -> str:
        name, job = self._any()
        job.draft = not job.draft
        return f"draft of {name} ({job.title}): {job.draft}"

    def move_date(self) -> str:
        name, job = self._any()
        if self.chance.random() < 0.5:
            job.posted = self.chance.randint(2, 16)
        else:
            job.until = self.chance.choice([None, *range(8, 20)])
        return f"dates of {name} ({job.title}): {job.posted}, {job.until}"

    def close(self) -> str:
        name, job = self._any()
        job.closed = self.chance.choice(["", "", "yes", "2021-09-11"])
        return f"closed of {name} ({job.title}): {job.closed!r}"

    def add_or_remove(self) -> str:
        name = self.chance.choice(NAMES)
        if name in self.model.jobs:
            del self.model.jobs[name]
            return f"remove {name}"
        label = self.chance.choice(["", f"label-{name}"])
        self.model.jobs[name] = Job(
            self.chance.choice("ABC"),
            name.title(),
            draft=self.chance.random() < 0.4,
            label=label,
            posted=self.chance.randint(2, 14),
        )
        return f"add {name}: {self.model.jobs[name]}"

    def rename(self) -> str:
        free = [name for name in NAMES if name not in self.model.jobs]
        if not free or not self.model.jobs:
            return "nothing"
        old, new = self.chance.choice(list(self.model.jobs)), self.chance.choice(free)
        self.model.jobs[new] = self.model.jobs.pop(old)
        if self.model.jobs[new].label:
            self.model.jobs[new].label = f"label-{new}"
        return f"rename {old} to {new}"

    def change_form(self) -> str:
        if not self.model.jobs:
            return "nothing"
        name = self.chance.choice(list(self.model.jobs))
        job = self.model.jobs[name]
        job.form = self.chance.choice("ABC")
        job.rest = self.chance.random() < 0.25
        return f"form of {name}: {job.form} {'rst' if job.rest else 'md'}"

    def change_image(self) -> str:
        name = self.chance.choice(list(self.model.images))
        self.model.images[name] = self.chance.randrange(3)
        return f"image {name}: {self.model.images[name]}"

    def use_image(self) -> str:
        if not self.model.jobs:
            return "nothing"
        name = self.chance.choice(list(self.model.jobs))
        self.model.jobs[name].image = self.chance.choice(["", *self.model.images])
        return f"image of {name}: {self.model.jobs[name].image}"

    def change_include(self) -> str:
        if self.model.jobs and self.chance.random() < 0.5:
            name, job = self.chance.choice(list(self.model.jobs.items()))
            job.include = not job.include
            return f"include of {name}: {job.include}"
        self.model.part = f"A part about {self.chance.choice(WORDS)}."
        return self.model.part

    def change_links(self) -> str:
        if not self.model.jobs:
            return "nothing"
        name, job = self.chance.choice(list(self.model.jobs.items()))
        other = self.chance.choice(NAMES)
        kinds = [f"[]({other}.md)", f"[there]({other}.md)", f"{{job}}`{other}`"]
        kinds += [f"{{doc}}`{other}`", f"{{any}}`{other}`", f"{{ref}}`label-{other}`"]
        job.links = self.chance.sample(kinds, self.chance.randint(0, 2))
        return f"links of {name}: {job.links}"

    def edit_toctree(self) -> str:
        self.model.toctree = self.chance.choice(
            ["glob", "numbered", "titled", "hidden", "none"]
        )
        self.chance.shuffle(self.model.order)
        return f"toctree: {self.model.toctree} {self.model.order}"

    def configure(self) -> str:
        model = self.model
        key = self.chance.choice(["organization", "office", "layout", "zone"])
        choices: dict[str, tuple[str, ...]] = {
            "organization": ("Acme", "Bolt"),
            "office": ("Porto, PT", "Berlin, DE"),
            "layout": ("naked", "theme"),
            "zone": ZONES,
        }
        setattr(model, key, self.chance.choice(choices[key]))
        return f"{key}: {getattr(model, key)}"

    def switch_tag(self) -> str:
        self.model.drafts = not self.model.drafts
        return f"tag drafts: {self.model.drafts}"

    def pass_days(self) -> str:
        self.model.day = min(
            28, max(1, self.model.day + self.chance.choice([-3, -1, 1, 3]))
        )
        return f"day {self.model.day}"

    def edit_listing(self) -> str:
        self.model.listings = not self.model.listings
        return f"listing of jobs/index: {self.model.listings}"

    def change_layout(self) -> str:
        if not self.model.jobs:
            return "nothing"
        name, job = self.chance.choice(list(self.model.jobs.items()))
        job.layout = self.chance.choice(["", "", "theme", "naked"])
        return f"layout of {name}: {job.layout!r}"


def write_source(folder: Path, files: dict[str, bytes]) -> None:
    """Make the folder hold these files; a file that stays as it is keeps its time."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


def outputs(folder: Path) -> dict[str, bytes]:
    """What a build wrote, but for what it keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".buildinfo.bak"
    }


def difference(first: dict[str, bytes], second: dict[str, bytes]) -> dict[str, str]:
    """The files that differ, with the first place at which they do."""
    found = {}
    for name in sorted(first.keys() | second.keys()):
        if name not in first:
            found[name] = "missing"
        elif name not in second:
            found[name] = "left over"
        elif first[name] != second[name]:
            pairs = zip(first[name].split(b"\n"), second[name].split(b"\n"), strict=False)
            line = next(((a, b) for a, b in pairs if a != b), (b"", b""))
            found[name] = (
                f"{line[0][at(*line) :][:300]!r}\n      != {line[1][at(*line) :][:300]!r}"
            )
    return found


def at(first: bytes, second: bytes) -> int:
    """A little before the place at which two lines begin to differ."""
    same = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0
    )
    return max(0, same - 60)


def forget(*folders: Path) -> None:
    """Remove what earlier builds left."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def apart(work: Callable[[], object]) -> None:
    """Do some work in a process of its own, since themes keep things in the process.

    :raises AssertionError: with its trace, where the work fails.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        said = b""
        try:
            work()
        except BaseException:  # the child must not go on as a second test run
            said = traceback.format_exc().encode()
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(said)
        os._exit(1 if said else 0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, said.decode()
