"""A fresh build (``sphinx-build -E``) removes what earlier builds left in the output."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ...support.compare import assert_like_clean
from ...support.random_site import PIXELS
from ...support.sites import POSTING, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

PICTURE = POSTING + "\n![picture](/one.png)\n\n{download}`a form </form.bin>`\n"
FILES = {
    "cook.md": PICTURE,
    "guide.md": "# Guide\n",
    "one.png": PIXELS[0],
    "form.bin": b"1",
}
DRAFT = PICTURE.replace(":apply:", ":draft: yes\n:apply:")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text", "json", "latex"])
def test_nothing_stays_of_a_renamed_job(site: Make, builder: str) -> None:
    made = site(FILES)
    made.build(builder)
    (made.source / "cook.md").rename(made.source / "chef.md")
    assert_like_clean(made, builder, fresh=True)
    made.write({"chef.md": DRAFT})
    (made.source / "chef.md").rename(made.source / "host.md")
    assert_like_clean(made, builder, fresh=True)


def test_the_image_of_a_job_that_no_longer_has_one_is_removed(site: Make) -> None:
    made = site(FILES)
    made.build()
    made.write({"cook.md": POSTING})
    assert_like_clean(made, fresh=True)


def test_a_feed_that_the_site_no_longer_has_is_removed(site: Make) -> None:
    made = site(FILES)
    made.build(jobposting_feeds=["atom", "xml"])
    assert_like_clean(made, fresh=True, jobposting_feeds=["atom"])


@pytest.mark.parametrize("text", ["", "[]", '{"suffixes": 1}', "\xff"])
def test_a_broken_list_of_files_does_not_stop_the_build(site: Make, text: str) -> None:
    made = site(FILES)
    made.build()
    (made.root / "doctrees/jobposting-published.json").write_text(text, "latin-1")
    made.write({"cook.md": DRAFT})
    assert b"Cook lunch" not in made.build(fresh=True).everything()


def test_a_site_without_jobs_has_no_list_of_files(site: Make) -> None:
    made = site({"guide.md": "# Guide\n"})
    made.build()
    assert not list((made.root / "doctrees").glob("jobposting-published*"))
