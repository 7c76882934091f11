"""The rules.

The build's warnings, the preview panel, ``sphinx-jobposting check``, and the page of rules
in the documentation all come from them. To add a rule, add a row to the module of this
package that fits; the rule of a kind of value is in the module of the kind.
"""

from __future__ import annotations

from ...model.rule import Rule
from .data import DATA_RULES
from .files import FILE_RULES
from .hints import HINT_RULES
from .source import SOURCE_RULES
from .whole import WHOLE_RULES

OTHER_RULES: tuple[Rule, ...] = (
    *SOURCE_RULES,
    *DATA_RULES,
    *WHOLE_RULES,
    *HINT_RULES,
    *FILE_RULES,
)
"""All but those of the kinds of values."""

_BY_ID = {rule.id: rule for rule in OTHER_RULES}


def find_rule(name: str) -> Rule:
    """Return the rule with an id."""
    if (rule := _BY_ID.get(name)) is not None:
        return rule
    from .table import (
        BY_ID,  # late: imports all kinds, and most findings are of other rules
    )

    return BY_ID[name]
