"""Units of time that pay is for: the one table of them."""

from __future__ import annotations

from typing import NamedTuple

from ..model.types import Unit
from .near_words import normalize_key


class PayUnit(NamedTuple):
    """A unit of time.

    *code* is the value of unitText; *nouns* are what authors write after "per" or a slash,
    and *adverbs* what stands alone; *words* are what people write for it in data of other
    languages.
    """

    code: Unit
    nouns: tuple[str, ...]
    adverbs: tuple[str, ...]
    words: tuple[str, ...]

    def means(self, text: str) -> bool:
        """Return whether *text* is a name of this unit in some language."""
        key = normalize_key(text)
        names = (*self.nouns, *self.adverbs, *self.words)
        return key.removeprefix("per") in names or key in names


PAY_UNITS: tuple[PayUnit, ...] = (
    PayUnit(
        "HOUR",
        ("hour", "hr", "h"),
        ("hourly",),
        ("hours", "hur", "stunde", "heure", "hora"),
    ),
    PayUnit("DAY", ("day",), ("daily",), ("days", "tag", "jour", "día", "dia")),
    PayUnit("WEEK", ("week", "wk"), ("weekly",), ("weeks", "woche", "semaine", "semana")),
    PayUnit("MONTH", ("month", "mo"), ("monthly",), ("months", "monat", "mois", "mes")),
    PayUnit(
        "YEAR",
        ("year", "yr", "annum"),
        ("yearly", "annually"),
        ("years", "annual", "ann", "pa", "jahr", "an", "année", "año", "ano"),
    ),
)
"""Source of the codes: Google Search Central, "Job posting (JobPosting) structured
data"."""
