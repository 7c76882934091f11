"""Some words of authors can mean that a posting is not published, or not until a day."""

from __future__ import annotations

import datetime as dt

import pytest

from sphinx_jobposting.model.spelling import letters
from sphinx_jobposting.model.types import Raw
from sphinx_jobposting.reading.draft_words import (
    Family,
    decides_publication,
    family_of,
    is_about_publication,
    latest_day,
    may_hide,
)


@pytest.mark.parametrize(
    "name", ["Date_Posted", "date posted", "DATE-POSTED:", "ｄate posted"]
)
def test_names_are_compared_by_their_letters(name: str) -> None:
    assert letters(name) == "dateposted"


@pytest.mark.parametrize(
    ("key", "family"),
    [
        ("drafts", "draft"),
        ("Is Draft?", "draft"),
        ("dratf", "draft"),
        ("Entwurf", "draft"),
        ("craft", "draft"),  # close enough: when in doubt, it hides
        ("hidden", "private"),
        ("un-published", "private"),
        ("embargo lifted", "private"),
        ("embargo until", "date"),
        ("published", "public"),
        ("publish_online", "public"),
        ("status", "status"),
        ("post status", "status"),
        ("date-postet", "date"),
        ("go live", "date"),
        ("publisher", None),
        ("skills", None),
        ("weather", None),
    ],
)
def test_a_field_belongs_to_a_family_of_words(key: str, family: Family | None) -> None:
    assert family_of(key) == family


def test_some_fields_decide_publication_and_others_may() -> None:
    for key in ("draft", "Date-Posted", "dratf"):
        assert is_about_publication(key)
        assert decides_publication(key)
    assert not is_about_publication("status")
    assert decides_publication("status")
    assert not decides_publication("skills")


@pytest.mark.parametrize(
    ("key", "raw", "hides"),
    [
        ("drafts", "", True),
        ("drafts", "no", False),
        ("drafts", "No ", False),
        ("private", "false", False),
        ("private", "maybe", True),
        ("published", "yes", False),
        ("published", "", False),
        ("published", "no", True),
        ("published", "2021-10-01", dt.date(2021, 10, 1)),
        ("status", "open", False),
        ("status", "waiting", True),
        ("publish-on", "2021-10-01", dt.date(2021, 10, 1)),
        ("publish-on", "soon", True),
        ("skills", "no", False),
        ("published", ["yes"], True),
    ],
)
def test_a_word_hides_a_posting_unless_its_value_says_otherwise(
    key: str, raw: Raw, hides: bool | dt.date
) -> None:
    assert may_hide(key, raw) == hides


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-10-1", dt.date(2021, 10, 1)),
        ("1/10/2021", dt.date(2021, 12, 31)),
        ("2021", dt.date(2021, 12, 31)),
        ("2021-13-45", dt.date(2021, 12, 31)),
        ("2021-10-01 or 2021-11-01", dt.date(2021, 11, 1)),
        # A time may be in another zone, where the day ends later.
        ("2021-10-01 9:30", dt.date(2021, 10, 2)),
        ("2021-10-01 9 pm", dt.date(2021, 10, 2)),
        ("Oct 1", None),
        ("0021-10-01", None),
        ("12345", None),
    ],
)
def test_the_latest_day_that_a_text_can_mean_is_found(
    text: str, day: dt.date | None
) -> None:
    assert latest_day(text) == day
