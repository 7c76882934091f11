"""The table of rules.

The build's warnings, the preview panel, ``sphinx-jobposting check``, and the page of rules
in the documentation all come from it. To add a rule, add a row to the module of this
package that fits.
"""

from __future__ import annotations

from .data import DATA_RULES
from .files import FILE_RULES
from .hints import HINT_RULES
from .rule import Example, Rule
from .source import SOURCE_RULES
from .values import VALUE_RULES
from .whole import WHOLE_RULES

__all__ = ["BY_ID", "ONLY_IN_DATA", "RULES", "Example", "Rule"]

RULES: tuple[Rule, ...] = (
    *VALUE_RULES,
    *SOURCE_RULES,
    *DATA_RULES,
    *WHOLE_RULES,
    *HINT_RULES,
    *FILE_RULES,
)

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
"""Rules that only JSON-LD and pages from elsewhere can break."""

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
