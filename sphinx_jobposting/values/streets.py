"""Distinguish streets from towns, by house numbers, words for streets, and PO boxes."""

from __future__ import annotations

import re

_ENDINGS = (
    "street st road rd avenue ave boulevard blvd lane ln drive dr way court ct square sq "
    "place pl plaza highway hwy parkway pkwy quay terrace crescent close row mews walk "
    "broadway embankment strasse straße str gasse platz allee weg ufer damm steig ring "
    "caddesi cd cad sokak sokağı sk bulvarı utca út tér körút katu tie vej gade gata gatan "
    "vägen veien gate plads plass torg torget dori chome marg"
)
_BEGINNINGS = (
    "rue avenue av ave boulevard bd blvd place quai allée allee chemin cours impasse route "
    "via viale piazza piazzale corso largo vicolo strada calle c avenida avda plaza paseo "
    "pza carrer passeig ronda camino carretera ctra rua r travessa praça praca alameda "
    "estrada rodovia rod ul ulica aleja plac pl rynek str strada bulevardul calea ulice "
    "jalan jl jln cra carrera kra"
)
_SUFFIX = re.compile(
    r"\w{2,}(?:straße|strasse|str\.?|gasse|platz|allee|weg|ufer|damm|straat|plein|gracht|kade"
    r"|laan|singel|gatan|vägen|gade|vej|veien|katu|kuja)",
    re.IGNORECASE,
)
_NO_STREETS = frozenset({"milaan", "norweg"})
_BOX = re.compile(
    r"(?:p\.? ?o\.? ?box|post office box|postfach|postbus|postboks|apartado|caixa postal"
    r"|casella postale|case postale|boîte postale|skr(?:zynka|\.) poczt\w*|bp|cs|gpo box"
    r"|private bag)\b.*",
    re.IGNORECASE,
)
_CITIES_WITH_DISTRICTS = (
    "dublin paris lyon marseille wien vienna praha prague budapest bratislava cork "
    "limerick lima"
)
_DISTRICT = re.compile(
    rf"(?:{_CITIES_WITH_DISTRICTS.replace(' ', '|')}) "
    r"\d{1,2}(?:er|e|ème|eme|th|st|nd|rd|\.)?",
    re.IGNORECASE,
)
_END_WORDS = frozenset(_ENDINGS.split())
_BEGIN_WORDS = frozenset(_BEGINNINGS.split())


def has_number(text: str) -> bool:
    """Return whether *text* has a number that is not part of a district: ``Main St 1``."""
    return any(map(str.isdigit, text)) and not _DISTRICT.fullmatch(text)


def has_street_word(text: str) -> bool:
    """Return whether *text* contains a word for a street or a PO box."""
    if _BOX.fullmatch(text):
        return True
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if not words or words[-1] in _NO_STREETS:
        return False
    several = len(words) > 1
    return bool(
        (several and (words[-1] in _END_WORDS or words[0] in _BEGIN_WORDS))
        or any(_SUFFIX.fullmatch(word) for word in words)
    )


def is_street(text: str) -> bool:
    """Return whether *text* is a street rather than a town or a district."""
    return has_number(text) or has_street_word(text)
