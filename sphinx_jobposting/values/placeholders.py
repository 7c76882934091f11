"""What people and programs write in place of a missing value, as normalized keys."""

from __future__ import annotations

from .near_words import word_set

MISSING = word_set(
    "unavailable notavailable na none null nil undefined unknown tbd tba tbc xxx 99999"
)
"""What means that a value is missing, in any field."""

MISSING_IN_DATA = MISSING | word_set(
    "unspecified notspecified notapplicable tobedetermined tobeannounced xxxx 00000 "
    "00000000 placeholder changeme loremipsum nan"
)
"""What means it in JSON-LD. Some of these may be the name of a place, such as Nan in
Thailand."""
