"""What people write where a place belongs, and which is none, as normalized keys."""

from __future__ import annotations

from .near_words import word_set

_ANYWHERE = (
    "remote remotely fullyremote 100remote telecommute virtual homeoffice online anywhere "
    "everywhere worldwide global globally international world earth weltweit mondial monde "
    "mundial 全球 远程 リモート 전세계"
)
ANYWHERE: frozenset[str] = word_set(_ANYWHERE)
"""How the work is done, or all the world."""

_REGIONS = (
    "europe european asia africa americas america northamerica latinamerica southamerica "
    "centralamerica oceania emea apac latam amer mena dach benelux nordics scandinavia eu "
    "eea ue eueea europeanunion"
)
_UNSPECIFIED = (
    "nationwide countrywide statewide multiplelocations variouslocations severallocations "
    "manylocations"
)
NOWHERE: frozenset[str] = ANYWHERE | word_set(f"{_REGIONS} {_UNSPECIFIED}")
"""All of the above, parts of the world, and places that are not named."""
