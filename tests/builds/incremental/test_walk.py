"""After any history of changes and passing days, the output equals that of a clean build.

``JOBPOSTING_WALK=300`` makes the walk longer; ``JOBPOSTING_SEED`` chooses another one.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ...support.compare import (
    apart,
    difference,
    forget,
    killed,
    killed_after,
    outputs,
    write_source,
)
from ...support.random_site import CONDITIONS, EXTRAS, SECRET, not_before
from ...support.random_steps import CONFIGURED, LISTINGS, Walk
from ...support.sites import Site

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="builds run in forks"),
]

STEPS = int(os.environ.get("JOBPOSTING_WALK", 40))
SEED = int(os.environ.get("JOBPOSTING_SEED", 0))
PARTS = 2
"""The walk has parts that can run in parallel, each with its own site."""

# The builders of a walk share one folder of doctrees.
KINDS = [
    ("html", "alabaster"),
    ("html", "furo"),
    ("html", "naked"),
    ("dirhtml", "alabaster"),
    ("dirhtml", "furo"),
    ("text", "alabaster"),
    ("json", "alabaster"),
    ("xml", "alabaster"),
    ("singlehtml", "alabaster"),
    ("latex", "alabaster"),
]


class Stay:
    """A site that is changed and built again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.seed = seed
        self.site = Site(folder)
        self.walk = Walk(seed)
        self.chance = random.Random(seed + 1000)
        self.kinds = self.chance.sample(KINDS, self.chance.randint(1, 4))
        self.history: list[str] = []

    def step(self) -> None:
        """Change the site and build all of it, some pages, or until it is killed."""
        chance, model = self.chance, self.walk.model
        self.history += [self.walk.step() for _ in range(chance.randint(1, 3))]
        write_source(self.site.source, model.files())
        builder, theme = chance.choice(self.kinds)
        out = f"{builder}-{theme}"
        build = partial(
            self.site.build,
            builder,
            tags=("drafts",) if model.drafts else (),
            warnings=True,  # a link may name something that never existed
            html_theme=theme,
            jobposting_today=model.today,
        )
        again = partial(
            build,
            out=out,
            doctrees="doctrees",
            parallel=chance.choice([1, 1, 2]),
            fresh=chance.random() < 0.1,
        )
        self.history.append(f"-- build {out} {again.keywords} at {model.today}")
        kind = chance.random()
        if kind < 0.05:
            writes = chance.randint(1, 120)
            self.history.append(f"   and kill it at write {writes}")
            killed(again, writes)
        elif kind < 0.1:
            seconds = chance.uniform(0.1, 3)
            self.history.append(f"   and kill it after {seconds} seconds")
            killed_after(again, seconds)
        elif kind < 0.2:
            names = sorted(name for name in model.files() if name.endswith((".md", ".rst")))
            only = chance.sample(names, min(len(names), chance.randint(1, 3)))
            self.history.append(f"   but only {only}")
            apart(partial(again, only=only))
            self.keeps_secrets(out)
        else:
            apart(again)
            self.keeps_secrets(out)
            self.is_like_clean(build, out)

    def is_like_clean(self, build: Callable[..., object], out: str) -> None:
        """Compare what was written with what a clean build writes."""
        folder = self.site.root
        forget(folder / "clean", folder / "clean-doctrees")
        apart(partial(build, out="clean", doctrees="clean-doctrees"))
        found = difference(outputs(folder / out), outputs(folder / "clean"))
        listed = "\n".join(f"{name}: {how}" for name, how in found.items())
        assert not found, f"{self.told()}\n{listed}"

    def keeps_secrets(self, out: str) -> None:
        """Look for words of drafts and of scheduled jobs."""
        model = self.walk.model
        if model.drafts:
            return
        # In another zone, the next day may have begun.
        days = range(int(model.today[8:10]) + 2, 32)
        secrets = [SECRET.encode(), *(not_before(day).encode() for day in days)]
        for name, content in outputs(self.site.root / out).items():
            found = [word for word in secrets if word in content]
            assert not found, f"{self.told()}\n{name}: {found}"

    def told(self) -> str:
        return "\n".join([f"seed {self.seed}, after", *self.history[-40:]])


@pytest.mark.parametrize("part", range(PARTS))
def test_after_any_history_the_output_equals_that_of_a_clean_build(
    tmp_path: Path, part: int
) -> None:
    stay = Stay(tmp_path, SEED * PARTS + part)
    for _ in range(-(-STEPS // PARTS)):
        stay.step()


def test_the_walk_meets_all_kinds_of_changes_and_postings() -> None:
    walk, seen = Walk(0), Counter[object]()
    for _ in range(6000):
        walk.step()
        model = walk.model
        for job in (*model.jobs.values(), *model.several):
            seen.update({job.form, job.layout, job.closed, *job.extras})
            seen.update({("draft", job.draft), ("rest", job.rest), ("plain", job.plain)})
            seen.update({("twin", job.twin), ("name", job.name)})
        seen.update(
            {model.condition, model.toctree, model.listing, ("preview", model.drafts)}
        )
        seen.update(f"{key}: {value}" for key, value in model.conf.items())
    rare = [name for change in walk.changes if walk.made[name := change.__name__] < 50]
    assert not rare, walk.made
    expected: set[object] = {
        "A",
        "B",
        "C",
        "naked",
        "theme",
        "yes",
        *CONDITIONS,
        *EXTRAS,
        *LISTINGS,
    }
    expected |= {
        ("twin", True),
        ("name", "chosen"),
        ("draft", True),
        ("rest", True),
        ("plain", True),
        ("preview", True),
    }
    expected |= {"glob", "numbered", "titled", "hidden", "none"}
    expected |= {f"{key}: {one}" for key, values in CONFIGURED.items() for one in values}
    assert not {kind for kind in expected if seen[kind] < 50}, seen
