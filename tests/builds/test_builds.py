"""Builds can be trusted: in parallel, repeated, interrupted, and with nothing to do."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ..support.compare import (
    ALWAYS,
    apart,
    difference,
    forget,
    killed_after,
    outputs,
    times,
    write_source,
    written,
)
from ..support.random_site import Model
from ..support.sites import POSTING, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds run in forks")

INDEX = """# Handbook

```{toctree}
:glob:

jobs
guide
jobs/*
```
"""

LISTING = "# Jobs\n\n```{joblist}\n```\n"

GUIDE = "# Guide\n\nHow to cook.\n"


def files() -> dict[str, str | bytes]:
    return {
        "jobs.md": LISTING,
        "guide.md": GUIDE,
        "jobs/cook.md": POSTING,
        "jobs/baker.md": POSTING.replace("# Cook", "# Baker"),
        "jobs/draft.md": POSTING.replace(":apply:", ":draft:\n:apply:"),
        "jobs/closed.md": POSTING.replace(":apply:", ":closed: 2021-09-05\n:apply:"),
    }


FEEDS = {"jobs.atom", "jobs.json"}


def test_a_build_with_nothing_to_do_writes_nothing(site: Make) -> None:
    made = site(files(), index=INDEX)
    assert written(made, lambda: None) == set()
    assert written(made, lambda: None) == set()


def test_a_build_with_nothing_to_do_imports_only_what_it_needs(
    site: Make,
) -> None:
    made = site(files(), index=INDEX)
    folders = [str(made.source), str(made.root / "own"), "-d", str(made.root / "own-trees")]
    code = (
        "import sys; from sphinx.cmd.build import main; assert main(sys.argv[1:]) == 0; "
        "print(*(name for name in sys.modules if name.startswith('sphinx_jobposting')))"
    )
    command = [sys.executable, "-c", code, "-Q", *folders]
    command += ["-D", "jobposting_today=2021-09-10"]
    parts = {"checks", "description", "preview_panel"}
    loaded = []
    for _time in range(3):  # the second build writes what the first one could not know
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        loaded.append({name.rpartition(".")[2] for name in done.stdout.split()})
    assert parts - {"preview_panel"} <= loaded[0]
    assert parts & loaded[2] == set()


def test_a_new_day_on_which_nothing_changes_writes_nothing(site: Make) -> None:
    made = site(files(), index=INDEX)
    made.build()
    before = times(made.root / "out")
    made.build(jobposting_today="2021-09-11")
    after = times(made.root / "out")
    assert {name for name in after if after[name] != before.get(name)} - ALWAYS == set()


def test_an_edit_writes_its_page_and_the_feeds(site: Make) -> None:
    made = site(files(), index=INDEX)
    edited = POSTING.replace("Cook lunch", "Cook supper")
    assert written(made, lambda: made.write({"jobs/cook.md": edited})) == {
        "jobs/cook.html",
        *FEEDS,
    }


@pytest.mark.parametrize(
    ("hidden", "public"),
    [
        (":draft:\n:date-posted: 2021-09-02", ":date-posted: 2021-09-02"),
        (":date-posted: 2021-09-15", ":date-posted: 2021-09-15"),
    ],
    ids=["draft", "scheduled"],
)
def test_a_published_page_appears_in_the_navigation_of_its_parent(
    site: Make, hidden: str, public: str
) -> None:
    index = "# Handbook\n\n```{toctree}\nguide\ncook\n```\n"
    job = POSTING.replace(":date-posted: 2021-09-02", hidden)
    made = site({"guide.md": GUIDE, "cook.md": job}, index=index)
    assert "cook.html" not in made.build().html("index.html")
    made.write({"cook.md": job.replace(hidden, public)})
    built = made.build(jobposting_today="2021-09-16")
    assert 'href="cook.html"' in built.html("index.html")
    assert 'href="cook.html"' in built.html("guide.html")


def test_a_heading_that_changes_its_level_changes_the_navigation(site: Make) -> None:
    index = "# Handbook\n\n```{toctree}\n:maxdepth: 5\n\ncook\n```\n"
    job = POSTING + "\n## Kitchen\n\n### Stove\n\n### Table\n"
    made = site({"cook.md": job}, index=index)
    levels = (
        r'<li class="toctree-l(\d)"><a class="reference internal" href="cook.html#table">'
    )
    assert re.findall(levels, made.build().html("index.html")) == ["3"]
    made.write({"cook.md": job.replace("### Table", "## Table")})
    assert re.findall(levels, made.build().html("index.html")) == ["2"]


def test_an_extension_may_resolve_pages_before_they_are_written(site: Make) -> None:
    conf = """
def early(app, env):
    for docname in env.found_docs:
        env.get_and_resolve_doctree(docname, app.builder)

def setup(app):
    app.connect("env-check-consistency", early)
"""
    built = site(files(), index=INDEX, conf=conf).build()
    assert "Cook" in built.html("jobs.html")


def test_an_added_page_writes_no_naked_posting(site: Make) -> None:
    made = site(files(), index=INDEX)
    new = POSTING.replace("# Cook", "# Waiter")
    assert written(made, lambda: made.write({"jobs/waiter.md": new})) == {
        "jobs/waiter.html",
        "index.html",
        "guide.html",
        "jobs.html",
        *FEEDS,
    }


def test_an_added_page_writes_the_postings_that_show_navigation(site: Make) -> None:
    made = site(files(), index=INDEX, conf='jobposting_layout = "theme"\n')
    new = POSTING.replace("# Cook", "# Waiter")
    found = written(made, lambda: made.write({"jobs/waiter.md": new}))
    assert {"jobs/cook.html", "jobs/baker.html", "jobs/closed.html"} <= found


def test_the_day_a_posting_closes_writes_it_the_listing_and_the_feeds(
    site: Make,
) -> None:
    made = site(files() | {"jobs/baker.md": POSTING.replace("-20", "-10")}, index=INDEX)
    made.build()
    before = times(made.root / "out")
    made.build(jobposting_today="2021-09-11")
    after = times(made.root / "out")
    new = {name for name in after if after[name] != before.get(name)}
    # Sphinx writes the page with the toctree that has the listing.
    assert new - ALWAYS == {"jobs/baker.html", "jobs.html", "index.html", *FEEDS}


def test_editing_a_draft_writes_no_other_posting(site: Make) -> None:
    made = site(files(), index=INDEX)
    edited = POSTING.replace(":apply:", ":draft:\n:apply:").replace("Cook lunch", "Cook")
    found = written(made, lambda: made.write({"jobs/draft.md": edited}))
    assert found <= {"index.html"}  # the page with its toctree is read again


def test_a_draft_outside_all_toctrees_is_read_once(site: Make) -> None:
    made = site({"cook.md": POSTING, "draft.md": POSTING}, index="# Home\n")
    made.build()
    made.write({"draft.md": POSTING.replace(":apply:", ":draft:\n:apply:")})
    made.build()
    made.write({"draft.md": POSTING.replace(":apply:", ":draft: yes\n:apply:")})
    domains: list[Any] = [made.build().app.env.get_domain("job") for _ in range(2)]
    assert domains[0].hidden["draft"].read == domains[1].hidden["draft"].read


def test_two_builders_with_one_doctree_folder_both_update(site: Make) -> None:
    made = site(files(), index=INDEX)
    for builder in ("html", "dirhtml"):
        made.build(builder, out=builder)
    made.build("html", out="html", jobposting_today="2021-10-01")
    made.build("dirhtml", out="dirhtml", jobposting_today="2021-10-01")
    assert "closed" in (made.root / "html/jobs/cook.html").read_text()
    assert "closed" in (made.root / "dirhtml/jobs/cook/index.html").read_text()


@needs_fork
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "latex"])
def test_parallel_builds_write_the_same(tmp_path: Path, builder: str) -> None:
    made = Site(tmp_path)
    write_source(made.source, many_files())
    for parallel in (1, 2):
        build = partial(made.build, builder, parallel=parallel, warnings=True)
        apart(partial(build, out=f"out{parallel}", doctrees=f"doctrees{parallel}"))
    found = difference(outputs(tmp_path / "out2"), outputs(tmp_path / "out1"))
    assert not found, found


def many_files() -> dict[str, bytes]:
    found: dict[str, bytes] = Model().files()
    for name, content in files().items():
        found[name] = content.encode() if isinstance(content, str) else content
    for number in range(12):
        hidden = ":draft:\n:apply:" if number % 3 == 0 else ":apply:"
        text = POSTING.replace("# Cook", f"# Job {number}").replace(":apply:", hidden)
        found[f"jobs/n{number}.md"] = text.encode()
    return found


def test_two_builds_for_one_epoch_are_identical(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1631232000")  # 2021-09-10
    made = site(files(), index=INDEX)
    for out in ("first", "second"):
        made.build(out=out, doctrees=f"d-{out}", jobposting_today=None)
        time.sleep(1.1 if out == "first" else 0)
    first, second = outputs(made.root / "first"), outputs(made.root / "second")
    assert difference(first, second) == {}
    assert b"closed on" in first["jobs/closed.html"]
    assert b"closed on" not in first["jobs/cook.html"]


KILLS = int(os.environ.get("JOBPOSTING_KILLS", 4))


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_the_build_after_a_killed_build_is_complete(site: Make) -> None:
    made = site({}, index=INDEX)
    write_source(made.source, many_files() | {"conf.py": made.conf.encode()})
    chance = random.Random(7)
    started = time.monotonic()
    apart(lambda: made.build(out="clean", doctrees="clean-doctrees", warnings=True))
    whole = max(0.5, time.monotonic() - started)
    for _ in range(KILLS):
        forget(made.root / "out", made.root / "doctrees")
        for _ in range(chance.randint(1, 2)):
            killed_after(
                lambda: made.build(warnings=True), chance.uniform(0.1, 1.1) * whole
            )
        apart(lambda: made.build(warnings=True))
        found = difference(outputs(made.root / "out"), outputs(made.root / "clean"))
        assert not found, found


STOP = """
def stop(app, env):
    raise SystemExit

def setup(app):
    if app.tags.has("stop"):
        app.connect("env-updated", stop, priority=1)
"""


@pytest.mark.parametrize("builder", ["html", "text"])
def test_a_stopped_preview_leaves_no_draft_for_the_next_build(
    site: Make, builder: str
) -> None:
    section = POSTING.replace("# Cook", "## Chef").replace(":apply:", ":draft:\n:apply:")
    made = site({"jobs.md": f"# Jobs\n\nText.\n\n{section}"}, conf=STOP)
    made.build()
    with pytest.raises(SystemExit):
        made.build(tags=("drafts", "stop"), warnings=True)
    built = made.build(builder, out=f"out-{builder}", warnings=True)
    assert b"Chef" not in built.everything()


def test_a_build_killed_while_writing_its_info_causes_no_traceback(site: Make) -> None:
    made = site(files(), index=INDEX)
    made.build()
    (marker,) = (made.root / "doctrees").glob("jobposting-build-*")
    marker.write_text("")
    (made.root / "out/.buildinfo").write_text("")
    made.build()
