"""Places: the last part is a country, and what looks like one is not taken for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.types import Context, Place
from sphinx_jobposting.values.places import ambiguous_region, parse_places

BOSTON = Place("US", "Boston", "MA", "1 Main St", "02110")
CONTEXT = Context(locations={"hq": BOSTON, "Berlin, office": Place("DE", "Berlin")})


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Boston, MA, US", Place("US", "Boston", "MA", parts=3)),
        ("Berlin, DE", Place("DE", "Berlin", parts=2)),
        ("Porto, Portugal", Place("PT", "Porto")),
        ("Tokyo, 日本", Place("JP", "Tokyo")),
        ("東京, JP", Place("JP", "東京", parts=2)),
        ("Windhoek, NA", Place("NA", "Windhoek", parts=2)),
        ("Port of Spain, Trinidad and Tobago", Place("TT", "Port of Spain")),
        ("St. John's, Newfoundland and Labrador, CA",
         Place("CA", "St. John's", "Newfoundland and Labrador", parts=3)),
        ("1 Main St, Boston, MA 02110, US",
         Place("US", "Boston", "MA", "1 Main St", "02110", 4)),
        ("Boston, MA, 02110, US", Place("US", "Boston", "MA", "", "02110", 3)),
        ("Toronto, ON M5V 2T6, CA", Place("CA", "Toronto", "ON", "", "M5V 2T6", 3)),
        ("Singapore, SG", Place("SG", "Singapore", parts=2)),
        ("New York, US", Place("US", "New York", parts=2)),
        ("Texas, US", Place("US", "", "Texas", parts=2)),
        ("USA", Place("US")),
        ("U.S.", Place("US")),
        ("Holland", Place("NL")),
        ("hq", BOSTON),
        ("HQ", BOSTON),
        ("Berlin, office", Place("DE", "Berlin")),
    ],
)  # fmt: skip
def test_one_place(written: str, place: Place) -> None:
    assert parse_places(written, CONTEXT) == (place,)


@pytest.mark.parametrize(
    "written",
    ["hq; Berlin, DE", "hq\nBerlin, DE\n", "hq;;\r\nBerlin, DE", ["hq", "Berlin, DE"]],
)
def test_several_places(written: object) -> None:
    assert parse_places(written, CONTEXT) == (BOSTON, Place("DE", "Berlin", parts=2))


def test_the_site_s_own_language_names_countries(refusal: Callable[..., str]) -> None:
    german = Context(language="de")
    assert parse_places("Kapstadt, Südafrika", german) == (Place("ZA", "Kapstadt"),)
    assert "is no country" in refusal(parse_places, "Kapstadt, Südafrika")


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("Washington, DC", "“DC” is no country. Write the country after it, as in "
         "“Washington, DC, US”."),
        ("Boston, Mass.", "“Boston, MA, US”"),
        ("Boston, MA 02110", "“Boston, MA 02110, US”"),
        ("London, England", "“London, England, GB”"),
        ("Toronto, Ontario", "“Toronto, ON, CA”"),
        ("Kingston (ON)", "Write “Kingston, ON, CA”"),
        ("Kingston (ON), CA", "Write “Kingston, ON, CA”"),
        ("Braga (PT)", "Write “Braga, PT”"),
        ("Boston, MA and Hampton, VA", "joins two places"),
        ("hq, HQ", "as in “hq; HQ”"),
        ("EU", "European Union"),
        ("Northern America and Mexico", "is no country"),
        ("東京", "End the place with one"),
        ("Москва", "is no country"),
        ("Remote", "workplace: remote"),
        ("Remote, US", "workplace: remote"),
        ("Remote (US)", "workplace: remote"),
        ("anywhere", "applicants-in"),
        ("Virtual (100% Remote), Washington, DC; San Francisco, CA", "workplace: remote"),
        ("Austin, UNAVAILABLE, US", "stands for something that is missing"),
        ("99999, US", "stands for something that is missing"),
        ("United States, US", "names a country twice"),
        ("a, b, c, d, US", "at most four"),
        ("", "The place is empty"),
        (";\n;", "The place is empty"),
        (", ,", "names no place"),
        ([["US"]], "list stands inside a list"),
    ],
)  # fmt: skip
def test_refused_places(written: object, part: str, refusal: Callable[..., str]) -> None:
    assert part in refusal(parse_places, written, CONTEXT)


def test_streets_that_begin_with_a_word_for_remote_work() -> None:
    (place,) = parse_places("Office Park 5, Boston, MA, US", CONTEXT)
    assert place.street == "Office Park 5"


@pytest.mark.parametrize(
    "address",
    [
        {"address-locality": "Boston", "address-region": "MA", "address-country": "US"},
        {"addressLocality": "Boston", "addressRegion": "MA", "addressCountry": "USA"},
        {"city": "Boston", "state": "MA", "country": "United States", "street": ""},
    ],
)
def test_a_mapping(address: dict[str, str]) -> None:
    assert parse_places(address, CONTEXT) == (Place("US", "Boston", "MA"),)


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ({"localty": "Boston", "country": "US"}, "Did you mean “locality”?"),
        ({"addressLocality": "Gurgaon", "addressCountry": ""}, "has no country"),
        ({"locality": "Remote", "country": "US"}, "is no place"),
        ({"locality": "Austin", "region": "UNAVAILABLE", "country": "US"}, "missing"),
        ({"postalCode": "99999", "country": "US"}, "missing"),
        ({"country": "EU"}, "“EU” is no country"),
        ({"country": {"name": "US"}}, "mapping"),
        ({"locality": "United States", "country": "US"}, "is a country, not a town"),
        ({}, "has no country"),
    ],
)
def test_a_mapping_refused(
    address: dict[str, object], part: str, refusal: Callable[..., str]
) -> None:
    assert part in refusal(parse_places, address, CONTEXT)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Boston, MA", "Boston, MA, US"),
        ("San Francisco, CA", "San Francisco, CA, US"),
        ("Halifax, NS, CA", None),
        ("Saskatoon, SK", "Saskatoon, SK, CA"),
        ("Casablanca, Morocco", None),
        ("Berlin, Germany", None),
        ("Porto, PT", None),
        ("hq", None),
    ],
)
def test_a_country_code_that_is_a_state_s(written: str, right: str | None) -> None:
    (place,) = parse_places(written, CONTEXT)
    assert ambiguous_region(place) == right


def test_pay_in_the_countrys_own_money_leaves_no_doubt() -> None:
    (place,) = parse_places("Toronto, CA", CONTEXT)
    assert ambiguous_region(place, "CAD") is None
    assert ambiguous_region(place, "USD") == "Toronto, CA, US"


# No name of a state, and no word for a missing part, begins so.
letters = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), max_size=20)
names = letters.map("Qu".__add__)


@given(names, names, names, st.sampled_from(["US", "DE", "ZA", "JP"]))
def test_places_from_parts_read_back(
    street: str, locality: str, region: str, country: str
) -> None:
    written = f"{street}, {locality}, {region}, {country}"
    assert parse_places(written, Context()) == (
        Place(country, locality, region, street, parts=4),
    )
