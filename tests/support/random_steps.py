"""The steps of a walk: random changes by the authors of a site, and passing days."""

from __future__ import annotations

import random
from collections import Counter

from .random_links import slug_of, spellings
from .random_site import CONDITIONS, EXTRAS, NAMES, REST_EXTRAS, Job, Model

WORDS = ["orchid", "walnut", "copper", "velvet", "harbour", "lantern", "meadow", "thistle"]

CONFIGURED: dict[str, tuple[object, ...]] = {
    "html_baseurl": ("https://handbook.example.org/", "https://acme.example/", ""),
    "html_title": ("Handbook", "Book"),
    "exclude_patterns": ([], [], ["several.*"]),
    "jobposting_organization": ("Acme", {"name": "Bolt", "url": "https://bolt.example"}),
    "jobposting_locations": ({"office": "Porto, PT"}, {"office": "Berlin, DE"}),
    "jobposting_defaults": ({}, {"workplace": "hybrid"}, {"draft": "yes"}),
    "jobposting_facts": ({}, {"time-zone": "Time zone"}),
    "jobposting_layout": ("naked", "theme"),
    "jobposting_timezone": ("UTC", "Pacific/Auckland", "Etc/GMT+12"),
    "jobposting_feeds": (None, [], ["atom"], ["json", "xml"]),
    "season": ("winter", "summer"),
}

LISTINGS = (
    None,
    "",
    "",
    ":status: all",
    ":limit: 2",
    ":limit: 1\n:more: /guide/front\n:format: table",
    ":columns: employment-unit, date-posted, valid-through\n:group-by: title",
    ":sort: title",
    ":employment-unit: Kitchen",
    ":group-by: employment-unit",
)

# The weight of each change; the default is 1.
SHARES = {"edit_body": 2, "toggle_draft": 3, "add_or_remove": 3, "pass_days": 3}
SHARES |= {"toggle_extra": 5, "configure": 2, "change_images": 2}


ALL_EXTRAS = sorted(EXTRAS.keys() | REST_EXTRAS.keys())


class Walk:
    """A seeded random walk through the changes."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.model = Model()
        self.made: Counter[str] = Counter()
        """How often each change was made."""
        self.changes = [
            change
            for change in (
                self.edit_body,
                self.retitle,
                self.toggle_draft,
                self.move_date,
                self.close,
                self.change_unit,
                self.give_name,
                self.change_condition,
                self.add_or_remove,
                self.add_or_remove_section,
                self.rename,
                self.change_form,
                self.take_directive_away,
                self.toggle_extra,
                self.change_images,
                self.change_part,
                self.change_links,
                self.edit_toctree,
                self.configure,
                self.switch_tag,
                self.pass_days,
                self.edit_listing,
                self.change_layout,
            )
            for _ in range(SHARES.get(change.__name__, 1))
        ]

    def step(self) -> str:
        """Change the model once, and return what was done in words."""
        change = self.chance.choice(self.changes)
        # These two would prevent other changes.
        if self.model.drafts and self.chance.random() < 0.2:
            change = self.switch_tag
        elif any(job.plain for job in self.model.jobs.values()):
            change = self.chance.choice([change, change, self.take_directive_away])
        if not (told := change()):
            return self.step()
        self.made[change.__name__] += 1
        return told

    def _pages(self) -> list[tuple[str, Job]]:
        return [(name, job) for name, job in self.model.jobs.items() if not job.plain]

    def _any(self) -> tuple[str, Job]:
        sections = [("several", job) for job in self.model.several]
        return self.chance.choice([*self._pages(), *sections])

    def _page(self) -> tuple[str, Job]:
        return self.chance.choice(self._pages() or [("no page", Job())])

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
        if job.shares or self.chance.random() < 0.3:
            job.shares = self.chance.random() < 0.3
        return f"draft of {name} ({job.title}): {job.draft}, shares: {job.shares}"

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

    def change_unit(self) -> str:
        name, job = self._any()
        job.unit = self.chance.choice(["", "Kitchen", "Garden"])
        return f"unit of {name} ({job.title}): {job.unit!r}"

    def give_name(self) -> str:
        name, job = self._any()
        job.name = self.chance.choice(["", "chosen", "baker"])
        return f"name of {name} ({job.title}): {job.name!r}"

    def change_condition(self) -> str:
        self.model.condition = self.chance.choice(CONDITIONS)
        return f"conditions.rst: {self.model.condition}"

    def add_or_remove(self) -> str:
        name = self.chance.choice(NAMES)
        if name in self.model.jobs:
            if self.model.jobs[name].plain:
                return ""
            del self.model.jobs[name]
            return f"remove {name}"
        if not self._is_free(name):
            return ""
        self.model.jobs[name] = Job(
            self.chance.choice("ABC"),
            slug_of(name).title(),
            draft=self.chance.random() < 0.4,
            extras=set(self.chance.sample(ALL_EXTRAS, self.chance.randint(0, 4))),
            posted=self.chance.randint(2, 14),
        )
        return f"add {name}: {self.model.jobs[name]}"

    def _is_free(self, name: str) -> bool:
        twins = {"smith": "smith/index", "smith/index": "smith"}
        return name not in self.model.jobs and twins.get(name) not in self.model.jobs

    def add_or_remove_section(self) -> str:
        if len(self.model.several) == 2:
            gone = self.model.several.pop(self.chance.randrange(2))
            return f"remove {gone.title} from several"
        new = Job(title="Mason", draft=self.chance.random() < 0.4)
        self.model.several.insert(self.chance.randint(0, 1), new)
        return f"add to several: {new}"

    def rename(self) -> str:
        old, _job = self._page()
        free = [
            name
            for name in NAMES
            if self._is_free(name) or (name != old and {name, old} == {*NAMES[-2:]})
        ]
        if old == "no page" or not free:
            return ""
        new = self.chance.choice(free)
        self.model.jobs[new] = self.model.jobs.pop(old)
        return f"rename {old} to {new}"

    def change_form(self) -> str:
        name, job = self._page()
        job.form = self.chance.choice("ABC")
        job.rest = self.chance.random() < 0.25
        return f"form of {name}: {job.form} {'rst' if job.rest else 'md'}"

    def take_directive_away(self) -> str:
        if not self.model.jobs:
            return ""
        plain = [(name, job) for name, job in self.model.jobs.items() if job.plain]
        name, job = self.chance.choice(plain or list(self.model.jobs.items()))
        job.plain = not job.plain
        return f"{name} is no posting: {job.plain}"

    def toggle_extra(self) -> str:
        name, job = self._any()
        no = ("child", "nested", "nested draft") if name == "several" else ()
        extra = self.chance.choice([extra for extra in ALL_EXTRAS if extra not in no])
        job.extras ^= {extra}
        return f"extras of {name} ({job.title}): {sorted(job.extras)}"

    def change_images(self) -> str:
        """Redraw, remove, or add an image, or let another page use it."""
        images = self.model.images
        if self.chance.random() < 0.5:
            name, job = self._any()
            job.image = self.chance.choice(["one.gif", "two.gif", "three.gif"])
            job.extras.add("image")
            return f"image of {name}: {job.image}"
        image = self.chance.choice(["two.gif", "three.gif"])
        if image in images and self.chance.random() < 0.5:
            del images[image]
        else:
            images[image] = self.chance.randrange(3)
        return f"image {image}: {images.get(image)}"

    def change_part(self) -> str:
        self.model.part = f"A part about {self.chance.choice(WORDS)}."
        return self.model.part

    def change_links(self) -> str:
        name, job = self._page()
        other = self.chance.choice(NAMES)
        slug = slug_of(other)
        number = NAMES.index(other)
        kinds = [*spellings(other, number), f"{{ref}}`label-{slug}`", "{job}`chosen`"]
        kinds += [f"{{py:func}}`{slug}_job`", f"{{term}}`{slug} term`"]
        kinds += [f"[][r{number}]\n\n[r{number}]: <../jobs/{other}.md>\n\nAnd so on"]
        job.links = self.chance.sample(kinds, self.chance.randint(0, 2))
        return f"links of {name}: {job.links}"

    def edit_toctree(self) -> str:
        if any(job.plain for job in self.model.jobs.values()):
            return ""
        self.model.toctree = self.chance.choice(
            ["glob", "numbered", "titled", "hidden", "none", "root", "root"]
        )
        self.chance.shuffle(self.model.order)
        return f"toctree: {self.model.toctree} {self.model.order}"

    def configure(self) -> str:
        key = self.chance.choice(sorted(CONFIGURED))
        self.model.conf[key] = self.chance.choice(CONFIGURED[key])
        return f"{key}: {self.model.conf[key]}"

    def switch_tag(self) -> str:
        self.model.drafts = not self.model.drafts
        return f"tag drafts: {self.model.drafts}"

    def pass_days(self) -> str:
        day = int(self.model.today[8:10]) + self.chance.choice([-3, -1, 1, 3])
        time = self.chance.choice(["", "", "", "T11:30Z", "T13:30Z"])
        self.model.today = f"2021-09-{min(28, max(1, day)):02}{time}"
        return f"now {self.model.today}"

    def edit_listing(self) -> str:
        self.model.listing = self.chance.choice(LISTINGS)
        return f"listing of jobs/index: {self.model.listing}"

    def change_layout(self) -> str:
        name, job = self._page()
        job.layout = self.chance.choice(["", "", "theme", "naked"])
        return f"layout of {name}: {job.layout!r}"
