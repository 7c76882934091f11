"""After any history of changes and passing days the output is that of a clean build.

``JOBPOSTING_WALK=300`` walks farther, ``JOBPOSTING_SEED`` takes another way.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from ..support.compare import apart, difference, forget, killed, outputs, write_source
from ..support.random_site import EXTRAS
from ..support.random_steps import CONFIGURED, LISTINGS, Walk
from ..support.sites import Site

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="builds run in forks"),
]

STEPS = int(os.environ.get("JOBPOSTING_WALK", 40))
SEED = int(os.environ.get("JOBPOSTING_SEED", 0))
PARTS = 2
"""The walk has parts, each with a site of its own, that can be walked side by side."""

# Those of a walk share one folder of doctrees.
KINDS = [
    ("html", "alabaster"),
    ("html", "furo"),
    ("html", "naked"),
    ("dirhtml", "alabaster"),
    ("dirhtml", "furo"),
    ("text", "alabaster"),
]


@pytest.mark.parametrize("part", range(PARTS))
def test_after_any_history_the_output_is_that_of_a_clean_build(
    tmp_path: Path, part: int
) -> None:
    seed = SEED * PARTS + part
    site, walk, chance = Site(tmp_path), Walk(seed), random.Random(seed + 1000)
    kinds = chance.sample(KINDS, chance.randint(1, 4))
    history: list[str] = []
    for _ in range(-(-STEPS // PARTS)):
        history += [walk.step() for _ in range(chance.randint(1, 3))]
        model = walk.model
        write_source(site.source, model.files())
        builder, theme = chance.choice(kinds)
        out, parallel = f"{builder}-{theme}", chance.choice([1, 1, 2])

        build = partial(
            site.build,
            builder,
            tags=("drafts",) if model.drafts else (),
            warnings=True,  # a link may name what was never there
            html_theme=theme,
            jobposting_today=model.today,
        )
        again = partial(build, out=out, doctrees="doctrees")
        if chance.random() < 0.05:
            writes = chance.randint(1, 120)
            history.append(f"-- killed at write {writes} of a build {out}")
            killed(again, writes)
        else:
            history.append(f"-- build {out} -j {parallel} at {model.today}")
            apart(partial(again, parallel=parallel))
            forget(tmp_path / "clean", tmp_path / "clean-doctrees")
            apart(partial(build, out="clean", doctrees="clean-doctrees"))
            found = difference(outputs(tmp_path / out), outputs(tmp_path / "clean"))
            told = "\n".join(history[-20:])
            listed = "\n".join(f"{name}: {how}" for name, how in found.items())
            assert not found, f"seed {seed}, after\n{told}\n{listed}"


def test_the_walk_meets_all_kinds_of_changes_and_postings() -> None:
    walk, seen = Walk(0), Counter[object]()
    for _ in range(3000):
        walk.step()
        model = walk.model
        for job in (*model.jobs.values(), *model.several):
            seen.update({job.form, job.layout, job.closed, *job.extras})
            seen.update({("draft", job.draft), ("rest", job.rest), ("plain", job.plain)})
            seen["twin"] += job.hidden_twin(model.drafts)
        seen.update({model.toctree, model.listing, ("preview", model.drafts)})
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
        "twin",
        *EXTRAS,
        *LISTINGS,
    }
    expected |= {("draft", True), ("rest", True), ("plain", True), ("preview", True)}
    expected |= {"glob", "numbered", "titled", "hidden", "none"}
    expected |= {f"{key}: {one}" for key, values in CONFIGURED.items() for one in values}
    assert not {kind for kind in expected if seen[kind] < 50}, seen
