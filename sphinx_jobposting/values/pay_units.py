"""The table of the units of time for pay."""

from __future__ import annotations

from typing import NamedTuple

from ..model.types import Unit
from .near_words import normalize_key


class PayUnit(NamedTuple):
    """A unit of time.

    *code* is the value of unitText. *nouns* are what authors write after "per" or a slash,
    and *adverbs* what they write without it. *other_nouns* and *other_adverbs* are the same
    in other languages: fields do not accept them, but imported pages and data have them.
    *codes* are other values in data, such as codes of UN/CEFACT.
    """

    code: Unit
    nouns: tuple[str, ...]
    adverbs: tuple[str, ...]
    other_nouns: tuple[str, ...]
    other_adverbs: tuple[str, ...]
    codes: tuple[str, ...]

    def means(self, text: str) -> bool:
        """Return whether *text* is a name of this unit in some language."""
        key = normalize_key(text)
        names = {normalize_key(name) for names in (self[1:]) for name in names}
        return key.removeprefix("per") in names or key in names


PAY_UNITS: tuple[PayUnit, ...] = (
    PayUnit(
        "HOUR",
        ("hour", "hr", "h"),
        ("hourly",),
        ("hours", "std", "stunde", "heure", "hora", "uur"),
        ("stündlich",),
        ("hur",),
    ),
    PayUnit(
        "DAY",
        ("day",),
        ("daily",),
        ("days", "tag", "jour", "día", "dia", "dag"),
        (),
        ("d",),
    ),
    PayUnit(
        "WEEK",
        ("week", "wk"),
        ("weekly",),
        ("weeks", "woche", "semaine", "semana"),
        (),
        ("wee", "w"),
    ),
    PayUnit(
        "MONTH",
        ("month", "mo"),
        ("monthly",),
        ("months", "monat", "mois", "mes", "maand"),
        ("monatlich", "mensuel", "mensuels", "mensual", "mensuales"),
        ("mon",),
    ),
    PayUnit(
        "YEAR",
        ("year", "yr", "annum"),
        ("yearly", "annually"),
        ("years", "jahr", "an", "année", "año", "ano", "jaar"),
        (
            "annual",
            "jährlich",
            "annuel",
            "annuels",
            "anual",
            "anuales",
            "p. a.",
            "p.a.",
            "pa",
        ),
        ("ann",),
    ),
)
"""Source of the codes: Google Search Central, "Job posting (JobPosting) structured
data"."""
