"""Countries are recognized by code and by name in many languages."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel import Locale, localedata
from babel.core import get_global

from sphinx_jobposting.values.countries import (
    CODES,
    country_code,
    country_name,
    name_key,
)
from sphinx_jobposting.values.place_data import country_names
from sphinx_jobposting.values.regions import region_by_code, region_code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("US", "US"),
        ("us", "US"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("the United States of America", "US"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Great Britain", "GB"),
        ("DEU", "DE"),
        ("NO", "NO"),
        ("Holland", "NL"),
        ("Deutschland", "DE"),
        ("Osterreich", "AT"),
        ("Türkiye", "TR"),
        ("turkey", "TR"),
        ("대한민국", "KR"),
        ("Brasil", "BR"),
        ("日本", "JP"),
        ("भारत", "IN"),
        ("Côte d'Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Saint Lucia", "LC"),
        ("Trinidad and Tobago", "TT"),
        ("Czech Republic", "CZ"),
        ("Kosovo", "XK"),
        ("EU", None),
        ("European Union", None),
        ("Eurozone", None),
        ("UN", None),
        ("United Nations", None),
        ("ZZ", None),
        ("XA", None),
        ("England", None),
        ("DC", None),
        ("東京", None),
        ("ß", None),  # SS in uppercase
        ("", None),
        ("...", None),
        ("U" * 1000, None),
    ],
)
def test_country_code(written: str, code: str | None) -> None:
    assert country_code(written) == code


def test_country_names_are_read_in_the_language_of_the_page() -> None:
    assert country_code("Südafrika", "de") == "ZA"
    assert country_code("Afrique du Sud", "fr") == "ZA"
    assert country_code("南非", "zh_CN") == "ZA"
    assert country_code("South Africa", "de") == "ZA"
    assert country_code("South Africa", "no such language") == "ZA"


def test_country_name() -> None:
    assert country_name("ZA") == "South Africa"
    assert country_name("ZA", "de") == "Südafrika"
    assert country_name("ZA", "pt_BR") == "África do Sul"
    assert country_name("ZA", "../..") == "South Africa"
    assert country_name("QQ") == "QQ"


def test_every_country_is_known_in_english_and_its_own_languages() -> None:
    english = Locale("en").territories
    languages = get_global("territory_languages")
    for code in CODES:
        assert country_code(english[code]) == code
        for language, facts in languages.get(code, {}).items():
            official = facts["official_status"] == "official"
            if official and localedata.exists(language):
                name = Locale.parse(language).territories.get(code, code)
                assert country_code(name) == code, (language, name)


def test_no_native_name_is_the_english_name_of_another_country() -> None:
    english = {name_key(Locale("en").territories[code]): code for code in CODES}
    for code, names in country_names().items():
        for name in names.split("|"):
            assert english.get(name_key(name), code) == code


@pytest.mark.parametrize("language", ["hi", "th", "ar", "bn", "ta", "ja", "de", "ko"])
def test_different_names_have_different_keys(language: str) -> None:
    names = {
        name for code, name in Locale.parse(language).territories.items() if code in CODES
    }
    assert len({name_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("country", "written", "code"),
    [
        ("US", "MA", "MA"),
        ("US", "massachusetts", "MA"),
        ("US", "Mass.", "MA"),
        ("US", "D.C.", "DC"),
        ("US", "New", None),
        ("CA", "Québec", "QC"),
        ("CA", "Newfoundland", "NL"),
        ("CA", "Île-du-Prince-Édouard", "PE"),
        ("FR", "Bretagne", "BRE"),
        ("DE", "Bayern", "BY"),
        ("DE", "Bavaria", "BY"),
        ("IT", "RM", "RM"),
        ("IT", "Rm", None),  # codes have no lowercase letters
        ("ES", "M", None),  # and one letter is not enough
        ("AU", "Mary", None),
    ],
)
def test_region_code(country: str, written: str, code: str | None) -> None:
    assert region_code(country, written) == code


def test_region_by_code() -> None:
    assert region_by_code("US-CA") == ("US", "California")
    assert region_by_code("ca-on") == ("CA", "Ontario")
    assert region_by_code("US-XX") is None
    assert region_by_code("Ontario") is None


def test_the_parsers_import_neither_sphinx_nor_babel() -> None:
    code = (
        "import sys\n"
        "from sphinx_jobposting.values import kinds, places\n"
        "from sphinx_jobposting.model.types import Context\n"
        "places.parse_places('Boston, MA, US', Context())\n"
        "print({'sphinx', 'docutils', 'babel'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr
