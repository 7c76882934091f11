"""The table of all rules, for the documentation, the catalogs, and the tests.

Importing it imports all kinds of values.
"""

from __future__ import annotations

from ...model.rule import Rule
from . import OTHER_RULES
from .files import FILE_RULES
from .values import VALUE_RULES

RULES: tuple[Rule, ...] = (*VALUE_RULES, *OTHER_RULES)

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}

ONLY_IN_DATA: frozenset[str] = frozenset(rule.id for rule in FILE_RULES) | {
    "date-form",
    "empty-property",
    "hint-deadline-midnight",
    "hint-deadline-offset",
    "hint-identifier",
    "hint-relative-url",
    "hint-superseded",
    "invalid-unit",
    "misspelt-property",
    "misspelt-type",
    "misspelt-value",
    "missing-address",
    "missing-amount",
    "missing-country",
    "missing-currency",
    "missing-type",
    "missing-unit",
    "not-a-country",
    "number-as-text",
    "page-hidden",
    "pay-range",
    "several-organizations",
    "unknown-property",
    "wrong-type",
    "yes-no-as-text",
}
"""Rules that only JSON-LD and pages of other sites can break."""
