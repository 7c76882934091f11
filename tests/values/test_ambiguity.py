"""Codes of both a country and a state are taken, refused, or doubted, but never guessed."""

from __future__ import annotations

from itertools import zip_longest
from zoneinfo import ZoneInfo

import pytest
from babel.core import get_global
from babel.numbers import get_territory_currencies
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.types import Context, Place, ValueProblem
from sphinx_jobposting.values.ambiguity import doubtful_places
from sphinx_jobposting.values.countries import CODES, country_name
from sphinx_jobposting.values.places import parse_places, places_to_source
from sphinx_jobposting.values.regions import STATE_TOO, STATES

NEW_YORK = Context(timezone=ZoneInfo("America/New_York"))
TORONTO = Context(timezone=ZoneInfo("America/Toronto"))
NOWHERE = Context()
TOWN = "Quillmere"  # not a real town

ZONES: dict[str, str] = {}
for zone, territory in get_global("zone_territories").items():
    ZONES.setdefault(territory, zone)


def outcome(text: str, context: Context = NOWHERE, currency: str = "") -> str:
    """Return what is done with a place: taken, doubted (a warning), or refused."""
    doubts = doubtful_places(text, context, currency)
    if not doubts:
        return "taken"
    return "refused" if doubts[0].refused else "doubted"


def message(text: str, context: Context = NOWHERE, currency: str = "") -> str:
    (doubt,) = doubtful_places(text, context, currency)
    return str(doubt.problem)


def test_the_codes_that_are_both_are_known() -> None:
    both = CODES & (STATES["US"] | STATES["CA"])
    assert set(STATE_TOO) == both
    assert len(both) == 31


@pytest.mark.parametrize(("code", "above"), STATE_TOO.items())
def test_currency_and_zone_decide_about_an_unknown_town(code: str, above: str) -> None:
    text = f"{TOWN}, {code}"
    american = {"USD", "CAD"} - ({"CAD"} if code == "CA" else set())
    assert outcome(text) == "doubted"
    for currency in american:
        assert outcome(text, NOWHERE, currency) == "refused"
    for context in [NEW_YORK] if code == "CA" else [NEW_YORK, TORONTO]:
        assert outcome(text, context) == "refused"
    # The currency or zone of the country settles it, whatever the other one is.
    own = set(get_territory_currencies(code)) - american
    for currency in own:
        assert outcome(text, NOWHERE, currency) == "taken"
        assert outcome(text, NEW_YORK, currency) == "taken"
    home = Context(timezone=ZoneInfo(ZONES[code]))
    assert outcome(text, home) == "taken"
    assert outcome(text, home, "USD") == "taken"
    # Currencies and zones of other countries decide nothing.
    zone = Context(timezone=ZoneInfo("Asia/Tokyo"))
    assert outcome(text, zone, "JPY") == "doubted"


AT_HOME = [
    ("Europe/Berlin", "München, BY", "Belarus", "München, BY, DE"),
    ("Europe/Berlin", "Hannover, NI", "Nicaragua", "Hannover, NI, DE"),
    ("Europe/Zurich", "Bern, BE", "Belgium", "Bern, BE, CH"),
    ("Europe/Zurich", "Luzern, LU", "Luxembourg", "Luzern, LU, CH"),
    ("Australia/Perth", "Adelaide, SA", "Saudi Arabia", "Adelaide, SA, AU"),
    ("America/Bahia", "Salvador, BA", "Bosnia", "Salvador, BA, BR"),
    ("America/Sao_Paulo", "Recife, PE", "Peru", "Recife, PE, BR"),
    ("Asia/Kolkata", "Panaji, GA", "Gabon", "Panaji, GA, IN"),
    ("Europe/Rome", "Torino, TO", "Tonga", "Torino, TO, IT"),
]


@pytest.mark.parametrize(("zone", "text", "country", "state"), AT_HOME)
def test_a_state_of_the_country_of_the_site_is_not_another_country(
    zone: str, text: str, country: str, state: str
) -> None:
    context = Context(timezone=ZoneInfo(zone))
    assert outcome(text, context) == "refused"
    said = message(text, context)
    assert f"may be {country}" in said
    assert f"or “{state}”" in said
    assert outcome(state, context) == "taken"


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Europe/Berlin", "Minsk, BY"),
        ("Europe/Berlin", "Brussel, BE"),
        ("Europe/Berlin", "Gent, BE"),
        ("Europe/Zurich", "Paris, FR"),
        ("Europe/Zurich", "Luxembourg, LU"),
        ("Europe/Rome", "Wien, AT"),
        ("Europe/Rome", "Zürich, CH"),
        ("Europe/Rome", "Bogotá, CO"),
        ("Europe/Rome", "Denver, CO, US"),
        ("Australia/Sydney", "Riyadh, SA"),
        ("America/Sao_Paulo", "Lima, PE"),
        ("America/Sao_Paulo", "San Juan, PR"),
        ("Europe/Berlin", "BY"),
    ],
)
def test_a_known_town_of_the_country_is_always_taken(zone: str, text: str) -> None:
    assert outcome(text, Context(timezone=ZoneInfo(zone))) == "taken"


def test_the_currency_decides_between_the_two_countries() -> None:
    assert outcome("Bern, BE", NOWHERE, "CHF") == "refused"
    assert outcome("Curitiba, PR", NOWHERE, "BRL") == "refused"
    berlin = Context(timezone=ZoneInfo("Europe/Berlin"))
    assert outcome(f"{TOWN}, NI", berlin, "EUR") == "refused"
    assert outcome(f"{TOWN}, NI", berlin, "NIO") == "taken"


@pytest.mark.parametrize(("code", "above"), STATE_TOO.items())
def test_the_message_names_both_fixes_and_both_work(code: str, above: str) -> None:
    said = message(f"{TOWN}, {code}", NEW_YORK, "USD")
    name = "Macau" if code == "MO" else country_name(code)
    first, second = f"{TOWN}, {name}", f"{TOWN}, {code}, {above}"
    assert said.startswith(f"“{code}” may be {name} or ")
    assert said.endswith(f"Write “{first}” or “{second}”.")
    assert parse_places(first, NEW_YORK) == (Place(code, TOWN),)
    assert parse_places(second, NEW_YORK) == (Place(above, TOWN, code),)
    for way_out in (first, second):
        assert outcome(way_out, NEW_YORK, "USD") == "taken"


@pytest.mark.parametrize("code", sorted(CODES - set(STATE_TOO) - {"GE"}))
def test_other_codes_are_never_in_doubt(code: str) -> None:
    assert outcome(f"{TOWN}, {code}", NEW_YORK, "USD") == "taken"
    assert outcome(code, NEW_YORK, "USD") == "taken"


@pytest.mark.parametrize(
    "town",
    [
        "Berlin, DE",
        "Munich, DE",
        "Köln, DE",
        "Frankfurt, DE",
        "Toronto, CA",
        "Bogotá, CO",
        "Bogota, CO",
        "Buenos Aires, AR",
        "Mumbai, IN",
        "Bengaluru, IN",
        "Tel Aviv, IL",
        "Amsterdam, NL",
        "Casablanca, MA",
        "Jakarta, ID",
        "Bratislava, SK",
        "Tbilisi, Georgia",
        "Hauptstr. 1, 10115 Berlin, DE",
        "04109 Kleinzschocher, DE",
        "Bavaria, DE",
        "Halifax, NS, CA",
        "Manitoba, CA",
    ],
)
@pytest.mark.parametrize(
    "zone", ["America/New_York", "America/Los_Angeles", "America/Toronto", "UTC"]
)
@pytest.mark.parametrize("currency", ["USD", ""])
def test_a_known_town_is_taken_with_any_currency_and_zone(
    town: str, zone: str, currency: str
) -> None:
    assert outcome(town, Context(timezone=ZoneInfo(zone)), currency) == "taken"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chicago, IL", "“IL” may be Israel or Illinois. Write “Chicago, Israel” or "
         "“Chicago, IL, US”."),
        ("Berkeley, CA", "Write “Berkeley, Canada” or “Berkeley, CA, US”."),
        ("Boston, MA", "Write “Boston, Morocco” or “Boston, MA, US”."),
        ("1 Main St, Boston, MA", "Write “1 Main St, Boston, Morocco” or “1 Main St, "
         "Boston, MA, US”."),
        ("Saskatoon, SK", "Write “Saskatoon, Slovakia” or “Saskatoon, SK, CA”."),
        ("Atlanta, Georgia", "“Georgia” may be the country Georgia or the state Georgia. "
         "Write “Atlanta, GE” or “Atlanta, GA, US”."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("context", [NOWHERE, NEW_YORK])
def test_a_town_that_only_the_state_has_is_always_refused(
    text: str, said: str, context: Context
) -> None:
    assert outcome(text, context) == "refused"
    assert said in message(text, context)


def test_currency_or_zone_settles_a_town_that_both_have() -> None:
    # London and Richmond are towns in California and in Ontario and British Columbia.
    for town in ("Richmond, CA", "Salem, IN"):
        assert outcome(town) == "doubted"
        assert outcome(town, NEW_YORK) == "refused"
    assert outcome("Richmond, CA", NOWHERE, "CAD") == "taken"
    assert outcome("Salem, IN", NOWHERE, "INR") == "taken"


def test_a_country_code_alone_is_decided_in_the_same_way() -> None:
    assert outcome("DE") == "taken"
    assert outcome("DE", NEW_YORK, "EUR") == "taken"
    said = message("CA", NOWHERE, "USD")
    assert said == "“CA” may be Canada or California. Write “Canada” or “California, US”."


def test_an_explicit_country_is_never_doubted() -> None:
    context = Context(NEW_YORK.timezone, {"office": Place("DE", "Dover")})
    for raw in ("office", {"city": "Dover", "country": "DE"}, f"{TOWN}, Germany"):
        assert doubtful_places(raw, context, "USD") == []


def test_each_place_is_decided_separately() -> None:
    doubts = doubtful_places("Berlin, DE\nBoston, MA; Porto, PT", NEW_YORK, "USD")
    assert [(doubt.place, doubt.refused) for doubt in doubts] == [
        (Place("MA", "Boston"), True)
    ]


VOCABULARY = (
    "Berlin DE GA US CA IL Georgia Delaware Paris 10115 94110 SW1A 2AA M5V 2T6 Hauptstr. 1 "
    "Main St or and / & ( ) - 〒150-8510 東京都渋谷区 四日市市 JP 日本 Singapore HK Box "
    "London UK New York NY NL 1012 LG D-80331 é ① ² \u0130 remote c/o"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=9), st.lists(st.sampled_from([" ", ", ", ","]), max_size=9))
def test_no_text_of_a_place_causes_a_traceback(words: list[str], joints: list[str]) -> None:
    text = "".join(w + j for w, j in zip_longest(words, joints, fillvalue=", "))
    try:
        places = parse_places(text, NEW_YORK)
    except ValueProblem:
        return
    for doubt in doubtful_places(text, NEW_YORK, "USD"):
        assert doubt.place in places
        assert str(doubt.problem).endswith(".")
    assert parse_places(places_to_source(places), NEW_YORK) == places
