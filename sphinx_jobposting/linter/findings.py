"""Make findings about a source: a page, ``conf.py``, or a file to check."""

from __future__ import annotations

from ..model.field_names import canonical
from ..model.fields import BY_NAME
from ..model.finding import Finding
from ..model.types import ValueProblem


def make_finding(
    rule: str,
    file: str | None = "",
    line: int | None = None,
    field: str = "",
    message: str = "",
    **params: object,
) -> Finding:
    """Return a finding with the message of the rule, or with *message*, which also says the
    fix.

    *field* is the field that breaks the rule, as its author wrote it. A parameter *near* is
    the name that was probably meant.
    """
    from .rules import find_rule  # late: most builds have no findings

    row = find_rule(rule)
    known = BY_NAME.get(canonical(field) or "")
    fix = row.suggestion if row.suggestion and params.get("near") else row.fix
    return Finding(
        rule,
        row.level,
        message or row.message,
        "" if message else fix,
        {"field": field, "property": field or row.property, **row.params, **params},
        "" if message else row.plural,
        field,
        (known.property if known else "") or row.property,
        file or "",
        line or None,
    )


def finding_of_problem(
    rule: str,
    problem: ValueProblem,
    file: str | None = "",
    line: int | None = None,
    field: str = "",
) -> Finding:
    """Return a finding with the message of *problem*, which also says how to write it."""
    found = make_finding(rule, file, line, field, problem.message)
    return found._replace(params=problem.params)
