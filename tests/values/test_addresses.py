"""An address on one line is split into its parts, or refused with a suggestion."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from sphinx_jobposting.linter.jsonld import lint_posting
from sphinx_jobposting.model.types import Context, Place, ValueProblem
from sphinx_jobposting.values.places import (
    parse_places,
    places_to_jsonld,
    places_to_source,
)

TABLE = tomllib.loads(Path(__file__).with_name("addresses.toml").read_text("utf-8"))
ADDRESSES = [
    (text, Place(country, town, region, street, code))
    for country, rows in TABLE.items()
    for text, street, code, town, region in rows
]


@pytest.mark.parametrize(("text", "place"), ADDRESSES)
def test_each_part_of_an_address_is_recognized(text: str, place: Place) -> None:
    assert parse_places(text, Context()) == (place,)


def test_the_table_has_at_least_150_addresses_from_20_countries() -> None:
    assert len(ADDRESSES) >= 150
    assert len(TABLE) >= 20


@pytest.mark.parametrize("place", [place for _text, place in ADDRESSES])
def test_an_address_that_was_read_can_be_written(place: Place) -> None:
    assert parse_places(places_to_source((place,)), Context()) == (place,)


@pytest.mark.parametrize(
    "text",
    [
        "Station House, Grantham, UK",
        "Mill House, Colmar, France",
        "Surry Hills, Sydney, Australia",
        "Sandton, Johannesburg, ZA",
        "Zapopan, Guadalajara, Mexico",
        "Bandra, Mumbai, India",
        "Berlin, Hamburg, DE",
    ],
)
def test_a_town_after_an_unknown_name_is_not_read_as_a_region(text: str) -> None:
    with pytest.raises(ValueProblem, match="cannot be divided with certainty"):
        parse_places(text, Context())


NAMESAKES = [
    "Hong Kong, HK",
    "Macau, MO",
    "Luxembourg, LU",
    "Panama, PA",
    "Lebanon, PA, US",
    "Peru, IL, US",
    "Arlon, Luxembourg, BE",
    "Cardiff, Wales, GB",
    "San Juan, PR, US",
]


@pytest.mark.parametrize("text", [*(text for text, _place in ADDRESSES), *NAMESAKES])
def test_the_linter_accepts_every_place_that_is_parsed(text: str) -> None:
    places = parse_places(text, Context())
    data = {"@type": "JobPosting", "jobLocation": places_to_jsonld(places)}
    found = lint_posting(data, now=dt.datetime(2021, 9, 10, tzinfo=dt.UTC))
    assert [
        finding.rule
        for finding in found
        if finding.property.startswith("jobLocation") and finding.level != "hint"
    ] == []
