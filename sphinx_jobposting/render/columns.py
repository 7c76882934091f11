"""The columns of lists of jobs: short facts, one for each column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import NamedTuple

from docutils import nodes

from ..i18n import _
from ..model.fields import BY_NAME
from ..model.posting import Posting
from ..model.types import DateValue, Money
from ..nodes import time
from ..values.money import format_amount
from ..values.places import towns_of
from .facts import WHOLE, unbroken
from .localized import DateLength, LocaleFormatter

DEADLINE = "valid-through"

DEFAULT = ("job-location", "base-salary", "employment-type", DEADLINE)
"""The default columns after the title."""

SEPARATOR = "\xa0·"
"""The separator at the end of a fact, so that no line begins with it."""

AMOUNT = "jobposting-amount"
"""The class of an amount of money, which never breaks over lines."""

_CLEAR = frozenset(
    {
        "hiring-organization",
        "employment-unit",
        "workplace",
        "job-location",
        "base-salary",
        "employment-type",
        DEADLINE,
    }
)
"""The columns whose values need no label."""


class Cell(NamedTuple):
    """The content of one column; *text* is empty if the posting does not have the field."""

    column: str
    text: str = ""
    date: DateValue | None = None
    label: str = ""
    """The label that it needs outside a table."""
    pay: str = ""
    """The pay without its note, at the start of *text*."""
    amount: str = ""
    """The part of *pay* that stays on one line if the whole does not fit."""

    def _pay(self) -> list[nodes.Node]:
        whole = nodes.inline("", "", classes=[WHOLE])
        if self.amount:
            before, amount, after = self.pay.partition(self.amount)
            inner = nodes.inline("", amount, classes=[AMOUNT])
            whole += [nodes.Text(before), inner, nodes.Text(after)]
        else:
            whole += nodes.Text(self.pay)
        note = self.text.removeprefix(self.pay)
        return [whole, nodes.Text(note)] if note else [whole]

    def nodes(self, end: nodes.Node | None = None) -> list[nodes.Node]:
        """Return nodes that wrap only where they may, with *end* in the last one."""
        if self.date is not None:
            date = time(self.text, self.text, datetime=self.date.isoformat())
            result: list[nodes.Node] = [nodes.inline("", "", date, classes=[WHOLE])]
        elif self.pay:
            result = self._pay()
        else:
            result = unbroken(nodes.Text(self.text))
        if end is not None:
            last = result[-1]
            # A line may break after a piece that does not wrap, so *end* is inside it.
            (last if isinstance(last, nodes.inline) else result).append(end)
        return result


def head(column: str, own: Mapping[str, str], *, closed: bool) -> str:
    """Return the header of a column; *own* are the labels of custom facts."""
    if column in own:
        return own[column]
    special = {
        "title": _("Job"),
        "workplace": _("Workplace"),
        "applicant-location-requirements": _("Applicants in"),
        "work-hours": _("Working hours"),
        "date-posted": _("Posted"),
        DEADLINE: _("Closed") if closed else _("Apply by"),
    }
    return special.get(column) or _(BY_NAME[column].label)


def cell(
    posting: Posting,
    column: str,
    columns: Collection[str],
    formatter: LocaleFormatter,
    own: Mapping[str, str],
    length: DateLength = "long",
) -> Cell:
    """Return the cell of *posting* in a column, next to the other *columns*."""
    label = "" if column in _CLEAR else head(column, own, closed=False)
    value = posting.values.get(column)
    if column in own:
        return Cell(column, str(value or ""), label=label)
    if column in ("workplace", "job-location"):
        return Cell(column, _where(posting, column, columns, formatter))
    if value is None:
        return Cell(column)
    if isinstance(value, dt.date):
        return Cell(column, formatter.date(value, length), value, label)
    said = formatter.format(BY_NAME[column].kind, value)
    if not isinstance(value, Money):
        return Cell(column, said, None, label)
    pay = formatter.format("money", value._replace(note=""))
    amount = format_amount(value, formatter) if len(columns) > len(DEFAULT) else ""
    return Cell(column, said, None, label, pay, amount)


def _where(
    posting: Posting, column: str, columns: Collection[str], formatter: LocaleFormatter
) -> str:
    """Return where the work is done; the workplace may have a column of its own."""
    workplace = "remote" if posting.remote else posting.values.get("workplace", "")
    place = formatter.format("place", towns_of(posting.values.get("job-location", ())))
    if column == "workplace":
        return formatter.format("workplace", workplace) if workplace else ""
    if "workplace" in columns:
        return place
    if place and workplace == "hybrid":
        return _("%s (hybrid)") % place
    if workplace and (workplace == "remote" or not place):
        return formatter.format("workplace", workplace)
    return place


def short_facts(posting: Posting, formatter: LocaleFormatter) -> list[str]:
    """Return place, pay, and type, if known."""
    columns = [column for column in DEFAULT if column != DEADLINE]
    cells = [cell(posting, column, columns, formatter, {}) for column in columns]
    return [one.text for one in cells if one.text]
