"""Rules about single values, in a posting's source and in JSON-LD: those of the kinds.

In a build, the message is that of the parser, which says what was written and what is
expected; it fills the placeholder ``problem``.
"""

from __future__ import annotations

from ...model.rule import Rule
from ...values.kinds import KINDS

VALUE_RULES: tuple[Rule, ...] = tuple(
    {kind.rule.id: kind.rule for kind in KINDS.values()}.values()
)
