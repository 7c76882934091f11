"""Find countries and groups of countries by the names that people use.

Sources: ISO 3166-1 (codes), Unicode CLDR (names). Babel, which contains CLDR, is imported
only for a name in the language of a site.
"""

from __future__ import annotations

import functools
import unicodedata

from . import place_data

__all__ = [
    "CODES",
    "GROUPS",
    "comma_parts",
    "country_code",
    "country_name",
    "group_name",
    "name_key",
    "names_country",
]

_ISO_3166_1 = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN "
    "BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ "
    "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL "
    "GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM "
    "JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
    "MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP "
    "NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD "
    "SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO "
    "TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
CODES: frozenset[str] = frozenset(_ISO_3166_1.split())
"""ISO 3166-1 alpha-2, and Kosovo's XK, which everybody uses."""

_EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"

GROUPS: dict[str, tuple[str, ...]] = {
    "European Union": tuple(_EU.split()),
    "European Economic Area": (*_EU.split(), "IS", "LI", "NO"),
    "European Free Trade Association": ("IS", "LI", "NO", "CH"),
    "DACH": ("DE", "AT", "CH"),
    "Nordic countries": ("DK", "FI", "IS", "NO", "SE"),
    "Benelux": ("BE", "NL", "LU"),
}
"""The members of groups where applicants may live, by their English names."""

_GROUP_NAMES: dict[str, str] = {
    "EU": "European Union",
    "EEA": "European Economic Area",
    "EFTA": "European Free Trade Association",
    "DACH": "DACH",
    "D-A-CH": "DACH",
    "Nordics": "Nordic countries",
    "Nordic": "Nordic countries",
    "Benelux": "Benelux",
}

_ALIASES: dict[str, str] = {
    "US": "US|USA|United States|United States of America",
    "GB": "UK|United Kingdom|Great Britain|Britain",
    "AE": "UAE|Emirates",
    "BA": "Bosnia",
    "BN": "Brunei Darussalam",
    "BY": "Белоруссия",
    "CD": "DRC|DR Congo|Democratic Republic of the Congo|Congo (DRC)|"
    "Jamhuri ya Kidemokrasia ya Kongo",
    "CG": "Republic of the Congo|Congo (Republic)",
    "CI": "Ivory Coast",
    "CN": "People's Republic of China|Mainland China|中國",
    "CV": "Cape Verde|Cabo Verde",
    "CZ": "Czech Republic|Czechia|Česká republika",
    "FM": "Federated States of Micronesia",
    "GM": "The Gambia",
    "GR": "Ellada|Hellas",
    "HK": "Hong Kong|香港",
    "IE": "Republic of Ireland",
    "IR": "Islamic Republic of Iran",
    "JP": "日本国",
    "KP": "North Korea|DPRK",
    "KR": "South Korea|Republic of Korea|한국",
    "LA": "Lao PDR|Lao People's Democratic Republic",
    "MD": "Republic of Moldova",
    "MK": "Macedonia|North Macedonia",
    "MM": "Burma|Myanmar",
    "MO": "Macau|Macao|澳門",
    "NL": "Holland",
    "NZ": "Aotearoa New Zealand",
    "PS": "Palestine|State of Palestine",
    "RU": "Russian Federation|Rossiya",
    "SK": "Slovak Republic",
    "ST": "Sao Tome",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland|Eswatini",
    "TL": "East Timor|Timor-Leste",
    "TR": "Turkey|Türkiye",
    "TW": "臺灣|台湾",
    "TZ": "United Republic of Tanzania",
    "UA": "Ukraina",
    "VA": "Holy See",
    "VN": "Viet Nam|Vietnam",
}
"""Names and abbreviations in addition to those of CLDR, most of them in English."""


@functools.lru_cache(maxsize=1024)
def name_key(text: str) -> str:
    """Return a name without case, accents, blanks, punctuation, and "the", to compare
    it."""
    # Compatibility forms first: full-width letters and ligatures are the same letters.
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    words = "".join(map(_kept, letters)).split()
    return "".join(
        "saint" if word == "st" else word
        for word in words
        if word not in ("the", "and") or len(words) == 1
    )


def _kept(c: str) -> str:
    # A mark of class 0 is a vowel in its script (Hindi, Thai); others are accents.
    mark = unicodedata.category(c).startswith("M")
    if c.isalnum() or (mark and not unicodedata.combining(c)):
        return c
    return "" if mark or c in ".'’ʻ`" else " "


@functools.lru_cache(maxsize=1024)
def country_code(text: str, language: str = "en") -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country that *text* names, or ``None``.

    It may be a code of two or three letters, a name in English, in the site's *language*,
    or in one of the country's own languages, or another common name.
    """
    if len(text) > 80:
        return None
    text = text.strip()
    # In capitals, "ß" becomes two letters, which are not a code.
    if text.isascii() and text.upper() in CODES:
        return text.upper()
    key = name_key(text)
    if not key:
        return None
    code = _known_names().get(key)
    if code is None and language != "en":
        code = _babel_names(language).get(key)
    return code


def comma_parts(text: str, language: str = "en") -> list[str]:
    """Split *text* at commas, but not at a comma in a country's name.

    CLDR has such names: “St. Helena, Ascension & Tristan da Cunha”.
    """
    parts = [part for piece in text.split(",") if (part := piece.strip())]
    for names in map(_names_with_commas, dict.fromkeys(("en", language))):
        for key, count in names.items():
            for at in range(len(parts) - count, -1, -1):
                name = ", ".join(parts[at : at + count])
                if name_key(name) == key:
                    parts[at : at + count] = [name]
    return parts


def country_name(code: str, language: str = "en") -> str:
    """Return the name of the country in *language*, or else in English, or else the
    code."""
    for locale in dict.fromkeys((language, "en")):
        if name := _territories(locale).get(code):
            return name
    return code


@functools.lru_cache(maxsize=1024)
def group_name(text: str, language: str = "en") -> str | None:
    """Return the key in `GROUPS` of the group that *text* names, or ``None``."""
    if len(text) > 80:
        return None
    key = name_key(text)
    if not key:
        return None
    if (name := _group_keys().get(key)) is not None:
        return name
    # CLDR has a name for one group only. (Nobody hires in "UN" or the euro zone.)
    own = _territories(language).get("EU", "")
    return "European Union" if name_key(own) == key else None


def names_country(text: str, code: str) -> bool:
    """Return whether *text* is the code or a name of the country, in any of its
    languages."""
    if text.upper() == code:
        return True
    key = name_key(text)
    # Few texts name the country; only for those, the names of all others are needed.
    return key in _own_names(code) and _known_names().get(key) == code


@functools.lru_cache(maxsize=1024)
def _own_names(code: str) -> frozenset[str]:
    tables = (_ALIASES, place_data.country_names())
    names = (name for table in tables for name in table.get(code, "").split("|"))
    return frozenset(map(name_key, names))


@functools.cache
def _known_names() -> dict[str, str]:
    """Return the names that need no Babel. English names win over those in other
    languages."""
    names: dict[str, str] = {}
    table = place_data.country_names()
    english = {code: listed.partition("|")[0] for code, listed in table.items()}
    for source in (_ALIASES, english, table):
        for code, listed in source.items():
            for name in listed.split("|"):
                names.setdefault(name_key(name), code)
    return names


@functools.cache
def _group_keys() -> dict[str, str]:
    names = {**_GROUP_NAMES, **{name: name for name in GROUPS}}
    return {name_key(written): name for written, name in names.items()}


@functools.lru_cache(maxsize=8)
def _babel_names(language: str) -> dict[str, str]:
    names = _territories(language).items()
    return {name_key(name): code for code, name in names if code in CODES}


@functools.lru_cache(maxsize=8)
def _names_with_commas(language: str) -> dict[str, int]:
    """Return the keys of names with commas, and their numbers of parts."""
    if language == "en":
        listed = "|".join(place_data.country_names().values()).split("|")
    else:
        listed = list(_territories(language).values())
    names = [name for name in listed if "," in name]
    return {name_key(name): name.count(",") + 1 for name in names}


@functools.lru_cache(maxsize=8)
def _territories(language: str) -> dict[str, str]:
    """Return CLDR's names in the locale *language*; none if Babel does not know it."""
    from babel import Locale, UnknownLocaleError  # late: importing Babel takes long

    try:
        locale = Locale.parse(language)
    except (ValueError, TypeError, UnknownLocaleError):
        return {}
    return {
        code: name
        for code, name in locale.territories.items()
        if code in CODES or code == "EU"
    }
