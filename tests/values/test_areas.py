"""Areas that applicants may live in are read from left to right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.types import Area, Context
from sphinx_jobposting.values.areas import areas_to_source, flat, parse_areas
from sphinx_jobposting.values.countries import CODES, GROUPS, country_name
from sphinx_jobposting.values.regions import STATE_TOO, region_names


def country(code: str) -> Area:
    return Area("country", code=code)


def state(name: str, code: str) -> Area:
    return Area("state", name=name, code=code)


HOME = (country("US"), country("CA"))
CONTEXT = Context(areas={"North America": HOME, "UK": (state("England", "GB"),)})


@pytest.mark.parametrize(
    ("written", "areas"),
    [
        ("US, ZA", [country("US"), country("ZA")]),
        ("US;ZA", [country("US"), country("ZA")]),
        (["US", "ZA, US"], [country("US"), country("ZA")]),
        ("US-CA", [state("California", "US")]),
        ("Ontario, CA", [state("Ontario", "CA")]),
        ("ON, CA", [state("Ontario", "CA")]),
        ("NY, US", [state("New York", "US")]),
        ("Québec, CA", [state("Quebec", "CA")]),
        ("US, Ontario, CA, ZA", [country("US"), state("Ontario", "CA"), country("ZA")]),
        ("Ontario, Quebec, CA", [state("Ontario", "CA"), state("Quebec", "CA")]),
        ("Île-de-France, FR", [state("Île-de-France", "FR")]),
        ("US, CA", [country("US"), country("CA")]),
        ("CA; US", [country("CA"), country("US")]),
        ("US, EU, Ontario CA",
         [country("US"), *parse_areas("EU", Context()), state("Ontario", "CA")]),
        ("Bavaria Germany", [state("Bavaria", "DE")]),
        ("Bayern, DE", [state("Bayern", "DE")]),
        ("DE-BY, FR-IDF", [state("Bavaria", "DE"), state("Île-de-France", "FR")]),
        ("NY, CA, WA, US",
         [state("New York", "US"), state("California", "US"), state("Washington", "US")]),
        ("ON, CA, US", [state("Ontario", "CA"), country("US")]),
        ("NSW, SA, AU", [state("New South Wales", "AU"), state("South Australia", "AU")]),
        ("India, US", [country("IN"), country("US")]),
        ("DE, FR, US", [country("DE"), country("FR"), country("US")]),
        ("US-GA, US-LA", [state("Georgia", "US"), state("Louisiana", "US")]),
        ("Georgia", [country("GE")]),
        ("Deutschland, Türkiye, 대한민국, Brasil",
         [country("DE"), country("TR"), country("KR"), country("BR")]),
        ("NO", [country("NO")]),
        ("GE, US", [country("GE"), country("US")]),
        ("north america", [Area("group", "North America", members=HOME)]),
        ("UK", [Area("group", "UK", members=(state("England", "GB"),))]),
    ],
)  # fmt: skip
def test_what_is_read(written: object, areas: list[Area]) -> None:
    assert parse_areas(written, CONTEXT) == tuple(areas)


def test_a_group_holds_its_members() -> None:
    (union,) = parse_areas("EU", CONTEXT)
    assert (union.kind, union.name) == ("group", "European Union")
    assert len(union.members) == 27
    assert country("IE") in union.members
    assert country("GB") not in union.members


@pytest.mark.parametrize(
    ("written", "language", "name"),
    [
        ("European Union", "en", "European Union"),
        ("Europäische Union", "de", "European Union"),
        ("EEA", "en", "European Economic Area"),
        ("EFTA", "en", "European Free Trade Association"),
        ("DACH", "en", "DACH"),
        ("Nordics", "en", "Nordic countries"),
        ("benelux", "en", "Benelux"),
    ],
)
def test_groups(written: str, language: str, name: str) -> None:
    (group,) = parse_areas(written, Context(language=language))
    assert (group.kind, group.name) == ("group", name)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("European Union", 27),
        ("European Economic Area", 30),
        ("European Free Trade Association", 4),
    ],
)
def test_groups_have_the_right_number_of_members(name: str, count: int) -> None:
    assert len(set(GROUPS[name])) == len(GROUPS[name]) == count
    assert set(GROUPS[name]) <= CODES


def test_anywhere_means_what_the_site_configures() -> None:
    assert parse_areas("Anywhere", Context()) == (Area("anywhere"),)
    context = Context(areas={"anywhere": (*HOME, Area("group", "x", members=HOME))})
    assert parse_areas("anywhere", context) == (Area("anywhere", members=HOME),)


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("Northern America and Mexico", "as in “US, CA, MX”"),
        ("Europe", "jobposting_areas"),
        ("Global", "or “anywhere”"),
        ("Worldwide", "or “anywhere”"),
        ("Remote", "workplace: remote"),
        ("Remote, US", "workplace: remote"),
        ("Texas", "as in “Texas, US”"),
        ("England", "as in “England, GB”"),
        ("Ontario, EU", "as in “Ontario, CA”"),
        ("Toronto, CA", "not a state, province, or territory of Canada"),
        ("Californa, US", "as in “California, US”"),
        ("Georgia, US", "Write “GE” for the country, or “US-GA” for the state."),
        (
            "GA, US",
            "“GA” before “US” may be Gabon or Georgia. Write “Gabon” for the "
            "country, or “US-GA” for the state.",
        ),
        ("LA, US", "Write “Laos” for the country, or “US-LA” for the state."),
        ("CA, NY, US", "“CA” before “NY, US” may be Canada or California."),
        ("Atlanta, GA, US", "“US-GA” for the state"),
        ("NL, CA", "or “CA-NL” for the state"),
        (
            "NY, CA, WA",
            "“NY, CA, WA” names states but not their country. Write “NY, CA, WA, US”.",
        ),
        ("NY, WA", "Write “NY, WA, US”."),
        ("FR-XYZ", "is not a code of ISO 3166-2"),
        ("99, ZA", "is not a country"),
        ("", "The area is empty"),
        ({"country": "US"}, "not a mapping"),
    ],
)
def test_refused_areas(written: object, part: str, refusal: Callable[..., str]) -> None:
    assert part in refusal(parse_areas, written, Context())


def test_nested_groups_are_expanded_once() -> None:
    inner = Area("group", "x", members=(country("DE"), country("FR")))
    assert flat([country("FR"), inner]) == (country("FR"), country("DE"))


COUNTRIES = ("US", "CA", "AU", "DE", "GB", "FR", "IT", "BR", "JP")
states = st.sampled_from(
    [(country, code) for country in COUNTRIES for code in region_names(country)]
).filter(lambda state: not state[1].startswith("_"))


@given(st.lists(st.sampled_from(sorted(CODES)), min_size=1, unique=True))
def test_written_countries_are_read_back(codes: list[str]) -> None:
    expected = tuple(country(code) for code in codes)
    assert parse_areas("; ".join(codes), Context()) == expected
    names = "; ".join(country_name(code) for code in codes)
    assert parse_areas(names, Context()) == expected


@pytest.mark.parametrize(("code", "above"), STATE_TOO.items())
def test_a_state_code_before_its_country_is_refused_with_both_fixes(
    code: str, above: str, refusal: Callable[..., str]
) -> None:
    message = refusal(parse_areas, f"{code}, {above}", Context())
    first, second = country_name(code), f"{above}-{code}"
    assert f"Write “{first}” for the country, or “{second}” for the state." in message
    assert parse_areas(f"{first}, {above}", Context()) == (country(code), country(above))
    assert parse_areas(second, Context()) == (state(region_names(above)[code], above),)
    # Alone, after another country, or as a separate list item, it is the country.
    for written in (code, f"FR, {code}", f"{above}; {code}"):
        assert country(code) in parse_areas(written, Context())


def test_a_name_with_a_comma_is_one_country() -> None:
    # In CLDR 48 SH is “St. Helena, Ascension & Tristan da Cunha”.
    expected = (country("DE"), country("SH"), country("FR"))
    for name in (country_name("SH"), country_name("SH").lower().replace("&", "and")):
        assert parse_areas(f"DE, {name}, FR", Context()) == expected
    in_portuguese = f"PT, {country_name('HK', 'pt')}"
    both = (country("PT"), country("HK"))
    assert parse_areas(in_portuguese, Context(language="pt")) == both


@given(st.lists(states, min_size=1, unique=True))
def test_written_states_are_read_back(codes: list[tuple[str, str]]) -> None:
    expected = tuple(state(region_names(c)[s], c) for c, s in codes)
    assert parse_areas(", ".join(f"{c}-{s}" for c, s in codes), Context()) == expected


@pytest.mark.parametrize(
    "written",
    [
        "US, CA",
        "Ontario, CA; Bayern, DE; BE-WLX; US-GA",
        "EU, Nordics, ZA",
        "anywhere",
        "north america; UK",
    ],
)
def test_areas_can_be_written_and_read_back(written: str) -> None:
    areas = parse_areas(written, CONTEXT)
    assert parse_areas(areas_to_source(areas), CONTEXT) == areas
