"""Areas that applicants may live in, read left to right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.types import Area, Context
from sphinx_jobposting.values.areas import flat
from sphinx_jobposting.values.countries import CODES, GROUPS, country_name
from sphinx_jobposting.values.places import parse_areas
from sphinx_jobposting.values.subdivisions import SUBDIVISIONS


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
        ("CA, US", [country("CA"), country("US")]),
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
def test_the_members_that_groups_have(name: str, count: int) -> None:
    assert len(set(GROUPS[name])) == len(GROUPS[name]) == count
    assert set(GROUPS[name]) <= CODES


def test_anywhere_means_what_the_organisation_says() -> None:
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
        ("Toronto, CA", "no state, province or territory of Canada"),
        ("Californa, US", "as in “California, US”"),
        ("Georgia, US", "“US-GA” for the state"),
        ("FR-IDF", "Write the state's name"),
        ("99, ZA", "is no country"),
        ("", "The area is empty"),
        ({"country": "US"}, "A mapping stands"),
    ],
)
def test_refused_areas(written: object, part: str, refusal: Callable[..., str]) -> None:
    assert part in refusal(parse_areas, written, Context())


def test_groups_in_groups_are_spread_once() -> None:
    inner = Area("group", "x", members=(country("DE"), country("FR")))
    assert flat([country("FR"), inner]) == (country("FR"), country("DE"))


states = st.sampled_from([(c, name) for c, names in SUBDIVISIONS.items() for name in names])


@given(st.lists(st.sampled_from(sorted(CODES)), min_size=1, unique=True))
def test_written_countries_read_back(codes: list[str]) -> None:
    expected = tuple(country(code) for code in codes)
    assert parse_areas(", ".join(codes), Context()) == expected
    names = "; ".join(country_name(code) for code in codes)
    assert parse_areas(names, Context()) == expected


def test_a_name_that_holds_a_comma_is_one_country() -> None:
    # In CLDR 48 SH is “St. Helena, Ascension & Tristan da Cunha”.
    expected = (country("DE"), country("SH"), country("FR"))
    for name in (country_name("SH"), country_name("SH").lower().replace("&", "and")):
        assert parse_areas(f"DE, {name}, FR", Context()) == expected
    in_portuguese = f"PT, {country_name('HK', 'pt')}"
    expected = (country("PT"), country("HK"))
    assert parse_areas(in_portuguese, Context(language="pt")) == expected


@given(st.lists(states, min_size=1, unique=True))
def test_written_states_read_back(codes: list[tuple[str, str]]) -> None:
    expected = tuple(state(SUBDIVISIONS[c][s], c) for c, s in codes)
    assert parse_areas(", ".join(f"{c}-{s}" for c, s in codes), Context()) == expected
