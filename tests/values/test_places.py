"""The last part of a place is its country; what only looks like one is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.types import Context, Place
from sphinx_jobposting.values.countries import CODES
from sphinx_jobposting.values.places import parse_places, places_to_source

BOSTON = Place("US", "Boston", "MA", "1 Main St", "02110")
CONTEXT = Context(locations={"hq": BOSTON, "Berlin, office": Place("DE", "Berlin")})


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Boston, MA, US", Place("US", "Boston", "MA")),
        ("Berlin, DE", Place("DE", "Berlin")),
        ("Porto, Portugal", Place("PT", "Porto")),
        ("Tokyo, 日本", Place("JP", "Tokyo")),
        ("東京, JP", Place("JP", "東京")),
        ("Windhoek, NA", Place("NA", "Windhoek")),
        ("Port of Spain, Trinidad and Tobago", Place("TT", "Port of Spain")),
        ("St. John's, Newfoundland and Labrador, CA",
         Place("CA", "St. John's", "Newfoundland and Labrador")),
        ("1 Main St, Boston, MA 02110, US",
         Place("US", "Boston", "MA", "1 Main St", "02110")),
        ("Boston, MA, 02110, US", Place("US", "Boston", "MA", "", "02110")),
        ("Toronto, ON M5V 2T6, CA", Place("CA", "Toronto", "ON", "", "M5V 2T6")),
        ("Singapore, SG", Place("SG", "Singapore")),
        ("Hong Kong, HK", Place("HK", "Hong Kong")),
        ("Macau, MO", Place("MO", "Macau")),
        ("Luxembourg, LU", Place("LU", "Luxembourg")),
        ("Arlon, Luxembourg, BE", Place("BE", "Arlon", "Luxembourg")),
        ("Lebanon, PA, US", Place("US", "Lebanon", "PA")),
        ("San Juan, PR, US", Place("US", "San Juan", "PR")),
        ("Brighton and Hove, GB", Place("GB", "", "Brighton and Hove")),
        ("Kingston (ON), CA", Place("CA", "Kingston", "ON")),
        ("Halle (Saale), DE", Place("DE", "Halle (Saale)")),
        ("Al Ain, AE", Place("AE", "Al Ain")),
        ("1101 Amsterdam, NL", Place("NL", "Amsterdam", postal_code="1101")),
        ("1000 Lisboa, PT", Place("PT", "Lisboa", postal_code="1000")),
        ("Delaware, Ohio, US", Place("US", "Delaware", "Ohio")),
        ("Georgia, VT, US", Place("US", "Georgia", "VT")),
        ("Milano, Lombardia, IT", Place("IT", "Milano", "Lombardia")),
        ("Camden, London, GB", Place("GB", "Camden", "London")),
        ("Texas, USA", Place("US", "", "Texas")),
        ("Bavaria, DE", Place("DE", "", "Bavaria")),
        ("Mary, US", Place("US", "Mary")),
        ("New York, US", Place("US", "New York")),
        ("Texas, US", Place("US", "", "Texas")),
        ("USA", Place("US")),
        ("U.S.", Place("US")),
        ("Holland", Place("NL")),
        ("hq", BOSTON),
        ("HQ", BOSTON),
        ("Berlin, office", Place("DE", "Berlin")),
    ],
)  # fmt: skip
def test_one_place_is_read(written: str, place: Place) -> None:
    assert parse_places(written, CONTEXT) == (place,)


@pytest.mark.parametrize(
    "written",
    ["hq; Berlin, DE", "hq\nBerlin, DE\n", "hq;;\r\nBerlin, DE", ["hq", "Berlin, DE"]],
)
def test_several_places_are_read(written: object) -> None:
    assert parse_places(written, CONTEXT) == (BOSTON, Place("DE", "Berlin"))


def test_country_names_are_read_in_the_language_of_the_site(
    refusal: Callable[..., str],
) -> None:
    german = Context(language="de")
    assert parse_places("Kapstadt, Südafrika", german) == (Place("ZA", "Kapstadt"),)
    assert "is not a country" in refusal(parse_places, "Kapstadt, Südafrika")


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("Washington, DC", "“DC” is not a country. Write the country after it, as in "
         "“Washington, DC, US”."),
        ("Boston, Mass.", "“Boston, MA, US”"),
        ("Boston, MA 02110", "“Boston, MA 02110, US”"),
        ("London, England", "“London, England, GB”"),
        ("Toronto, Ontario", "“Toronto, ON, CA”"),
        ("Kingston (ON)", "Write “Kingston, ON, CA”"),
        ("Braga (PT)", "Write “Braga, PT”"),
        ("Boston, MA and Hampton, VA", "joins two places"),
        ("hq, HQ", "as in “hq; HQ”"),
        ("EU", "European Union"),
        ("Northern America and Mexico", "is not a country"),
        ("東京", "End the place with a country"),
        ("Москва", "is not a country"),
        ("Remote", "workplace: remote"),
        ("Remote, US", "workplace: remote"),
        ("Remote (US)", "workplace: remote"),
        ("anywhere", "applicants-in"),
        ("Weltweit", "applicants-in"),
        ("Work-from-home, US", "workplace: remote"),
        ("Télétravail, FR", "workplace: remote"),
        ("Virtual (100% Remote), Washington, DC; San Francisco, CA", "workplace: remote"),
        ("Austin, UNAVAILABLE, US", "is a placeholder"),
        ("99999, US", "is a placeholder"),
        ("United States, US", "names a country twice"),
        ("a, b, c, d, US", "cannot be divided with certainty: “c” may be"),
        ("Germany, DE", "names a country twice"),
        ("Berlin, Germany or Porto, Portugal", "as in “Berlin, Germany; Porto, Portugal”"),
        ("Berlin, DE / Porto, PT", "as in “Berlin, DE; Porto, PT”"),
        ("Munich, DE & Vienna, AT", "as in “Munich, DE; Vienna, AT”"),
        ("Berlin, DE, Porto, PT", "as in “Berlin, DE; Porto, PT”"),
        ("Berlin, DE und Wien, AT", "as in “Berlin, DE; Wien, AT”"),
        ("Berlin, Germany, Porto, Portugal", "as in “Berlin, Germany; Porto, Portugal”"),
        ("Berlin or Munich, DE", "as in “Berlin, DE; Munich, DE”"),
        ("Berlin/Munich, DE", "as in “Berlin, DE; Munich, DE”"),
        ("San Francisco, CA, New York, NY, US",
         "as in “San Francisco, CA, US; New York, NY, US”"),
        ("Lisbon, Porto Portugal, ES", "contains the country “Portugal” inside a region"),
        ("Berlin, Hamburg, DE", "“Berlin” may be part of the street"),
        ("Bavaria, Hesse, DE", "“Bavaria” may be part of the street"),
        ("Berlin, München, DE", "“Berlin” may be part of the street"),
        ("Berlin, Hamburg and Munich, DE", "“Berlin, DE; Hamburg, DE; Munich, DE”"),
        ("Berlin or remote, DE", "workplace: remote"),
        ("Berlin Germany", "has no comma before the country. Write “Berlin, Germany”."),
        ("Hauptstr. 1, DE", "looks like a street without a town"),
        ("5 Main St, Ohio, US", "looks like a street without a town"),
        ("Berlin 10115, DE", "Write “10115 Berlin, DE” for the town."),
        ("Strandvejen 1234, DK", "may be a street and its number"),
        ("1 Main St, London 12345, UK", "“12345” is not a postal code of United Kingdom, "
         "where they look like “EC1Y 8SY”."),
        ("Dubai 12345, AE", "there are no postal codes in United Arab Emirates"),
        ("Boston, Cambridge, MA, US", "“Boston” may be part of the street"),
        ("5 Main St, Center, Springfield, US", "“Center” may be part of the street"),
        ("1010 Wien, 8010 Graz, AT", "more than one postal code"),
        ("", "The place is empty"),
        (";\n;", "The place is empty"),
        (", ,", "does not name a place"),
        ([["US"]], "list is inside a list"),
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
def test_a_mapping_is_read(address: dict[str, str]) -> None:
    assert parse_places(address, CONTEXT) == (Place("US", "Boston", "MA"),)


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ({"localty": "Boston", "country": "US"}, "Did you mean “locality”?"),
        ({"addressLocality": "Gurgaon", "addressCountry": ""}, "has no country"),
        ({"locality": "Remote", "country": "US"}, "is not a place"),
        ({"locality": "Austin", "region": "UNAVAILABLE", "country": "US"}, "placeholder"),
        ({"postalCode": "99999", "country": "US"}, "placeholder"),
        ({"country": "EU"}, "“EU” is not a country"),
        ({"country": {"name": "US"}}, "mapping"),
        ({"locality": "United States", "country": "US"}, "is a country, not a town"),
        ({}, "has no country"),
    ],
)
def test_an_invalid_mapping_is_refused(
    address: dict[str, object], part: str, refusal: Callable[..., str]
) -> None:
    assert part in refusal(parse_places, address, CONTEXT)


PARTS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20)


@given(st.lists(PARTS, max_size=6), st.sampled_from(["US", "DE", "GB", "JP", "BR", "AU"]))
def test_no_text_is_lost_or_repeated(parts: list[str], country: str) -> None:
    parts = [part for piece in parts if (part := piece.strip())]
    text = " ".join(", ".join([*parts, country]).split())
    try:
        (place,) = parse_places(text, Context())
    except ValueError:
        return
    said = [part for part in place[1:] if part]
    # One blank follows a comma inside a part, whatever was written.
    written = text.replace(" ", "")
    assert all(part.replace(" ", "") in written for part in said)
    letters = "".join(filter(str.isalnum, "".join(parts)))
    kept = sorted("".join(filter(str.isalnum, "".join(said))))
    assert kept == sorted(letters)


def values(least: int = 0) -> st.SearchStrategy[str]:
    return st.text(st.characters(categories=["L", "N", "P"]), min_size=least, max_size=12)


@given(
    st.builds(Place, st.sampled_from(sorted(CODES)), values(), values(), values(), values())
)
def test_every_place_can_be_written_and_read_back(place: Place) -> None:
    keys = ("country", "locality", "region", "street", "postal-code")
    mapping = dict(zip(keys, place, strict=True))
    try:
        (place,) = parse_places(mapping, Context())
    except ValueError:
        return
    assert parse_places(places_to_source((place,)), Context()) == (place,)
    hq = Place("US", "Boston")
    assert parse_places(places_to_source((place, hq)), Context())[0] == place
