"""What a list says of a posting: short facts, one for each column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import NamedTuple

from docutils import nodes

from ..i18n import _
from ..model.fields import BY_NAME
from ..model.posting import Posting
from ..model.types import DateValue
from ..nodes import time
from ..values.places import towns_of
from .facts import WHOLE, unbroken
from .localized import DateLength, LocaleFormatter

DEADLINE = "valid-through"

DEFAULT = ("job-location", "base-salary", "employment-type", DEADLINE)
"""The columns of a list that chooses none, after the title."""

SEPARATOR = "\xa0·"
"""It ends a fact, so that no line begins with it."""

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
"""The columns whose values are understood without a label."""


class Cell(NamedTuple):
    """What stands in one column; *text* is empty where the posting does not say."""

    column: str
    text: str = ""
    date: DateValue | None = None
    label: str = ""
    """What has to be said before it outside of a table."""

    def nodes(self, end: nodes.Node | None = None) -> list[nodes.Node]:
        """Return nodes that break over lines only where they may, *end* in the last one."""
        kind = BY_NAME[self.column].kind if self.column in BY_NAME else "text"
        if self.date is not None:
            date = time(self.text, self.text, datetime=self.date.isoformat())
            result: list[nodes.Node] = [nodes.inline("", "", date, classes=[WHOLE])]
        elif kind == "money":
            result = [nodes.inline("", self.text, classes=[WHOLE])]
        else:
            result = unbroken(nodes.Text(self.text))
        if end is not None:
            last = result[-1]
            # A line may begin after a piece that is whole, so it stands inside of it.
            (last if isinstance(last, nodes.inline) else result).append(end)
        return result


def head(column: str, own: Mapping[str, str], *, closed: bool) -> str:
    """Return the head of a column; *own* are the labels of the site's own facts."""
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
    """Return what *posting* says in a column beside the other *columns*."""
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
    return Cell(column, formatter.format(BY_NAME[column].kind, value), None, label)


def _where(
    posting: Posting, column: str, columns: Collection[str], formatter: LocaleFormatter
) -> str:
    """Return where the work is done; a column of its own may say the workplace."""
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
    """Return place, pay and type as far as they are known."""
    columns = [column for column in DEFAULT if column != DEADLINE]
    cells = [cell(posting, column, columns, formatter, {}) for column in columns]
    return [one.text for one in cells if one.text]
