"""What people write instead of a place, as normalized keys."""

from __future__ import annotations

from .near_words import normalize_key, word_set
from .workplaces import ANYWHERE_PHRASES, REMOTE_WORDS

_WORLD = "100remote online world earth mondial monde mundial 全球 远程 リモート 전세계"
ANYWHERE: frozenset[str] = (
    REMOTE_WORDS | frozenset(map(normalize_key, ANYWHERE_PHRASES)) | word_set(_WORLD)
)
"""Words for remote work, or for applicants who may live anywhere."""

_REGIONS = (
    "europe european asia africa americas america northamerica latinamerica southamerica "
    "centralamerica oceania emea apac latam amer mena dach benelux nordics scandinavia eu "
    "eea ue eueea europeanunion"
)
_UNSPECIFIED = (
    "nationwide countrywide statewide multiplelocations variouslocations severallocations "
    "manylocations"
)
UNNAMED = word_set(f"various multiple {_UNSPECIFIED}")
"""Words for several unnamed places."""

NOWHERE: frozenset[str] = ANYWHERE | word_set(f"{_REGIONS} {_UNSPECIFIED}")
"""All of these, and words for parts of the world and unspecified places."""
