"""Addresses on one line: each part in its own property, or refused with how to write it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sphinx_jobposting.model.types import Context, Place
from sphinx_jobposting.values.places import parse_places, places_to_source

TABLE = tomllib.loads(Path(__file__).with_name("addresses.toml").read_text("utf-8"))
ADDRESSES = [
    (text, Place(country, town, region, street, code))
    for country, rows in TABLE.items()
    for text, street, code, town, region in rows
]


@pytest.mark.parametrize(("text", "place"), ADDRESSES)
def test_each_part_of_an_address_is_told_apart(text: str, place: Place) -> None:
    assert parse_places(text, Context()) == (place,)


def test_the_table_holds_150_addresses_of_20_countries_and_more() -> None:
    assert len(ADDRESSES) >= 150
    assert len(TABLE) >= 20


@pytest.mark.parametrize("place", [place for _text, place in ADDRESSES])
def test_an_address_that_was_read_can_be_written(place: Place) -> None:
    assert parse_places(places_to_source((place,)), Context()) == (place,)
