"""Check the dates of a posting."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ...model.instants import EARLY_START
from ...values.iso8601 import ANY_FORMAT, EXTENDED
from ..context import LintContext
from .lenient import is_empty, text_of

STALE = 180
"""How old a posting without a deadline may be, in days."""


class Moment(NamedTuple):
    """A date in the data: its day, and the first and last instant that it may mean.

    They differ if the time or the offset is missing. *value* is what is written, and is
    aware only if there is an offset; *clock* says whether there is a time.
    """

    text: str
    value: dt.datetime
    first: dt.datetime
    last: dt.datetime
    clock: bool

    @property
    def day(self) -> dt.date:
        """The day that is written."""
        return self.value.date()

    @property
    def zone(self) -> dt.tzinfo | None:
        """The offset that is written, if one is."""
        return self.value.tzinfo

    @property
    def midnight(self) -> bool:
        """Whether it is the first instant of its day."""
        return self.clock and self.value.time() == dt.time()


_WEST, _EAST = dt.timedelta(hours=12), dt.timedelta(hours=14)


def moment(text: str) -> Moment | None:
    """Return what an ISO 8601 date or date-time may mean; ``None`` if it is not one."""
    form = ANY_FORMAT.fullmatch(text)
    if form is None and not EXTENDED.fullmatch(text):
        return None
    clock = "T" in text or "t" in text
    try:
        value = dt.datetime.fromisoformat(text.upper())
        if value.tzinfo is not None:
            first = last = value.astimezone(dt.UTC)
        else:
            # The offset is somewhere between UTC+14 and UTC-12.
            first = value.replace(tzinfo=dt.UTC) - _EAST
            end = value if clock else value + dt.timedelta(days=1)
            last = end.replace(tzinfo=dt.UTC) + _WEST
    except (ValueError, OverflowError):
        return None
    return Moment(text, value, first, last, clock)


def check_date(lint: LintContext, name: str, *, required: str = "") -> Moment | None:
    """Check the form of the date *name*; *required* is the rule if it is missing."""
    value = lint.posting.get(name)
    text = text_of(value)
    if not text:
        if required and (value is None or is_empty(value)):
            lint.add(required, name)
        elif not is_empty(value):
            lint.add("invalid-date", name, value=value)
        return None
    found = moment(text)
    if found is None:
        lint.add("invalid-date", name, value=text)
    elif not EXTENDED.fullmatch(text):
        lint.add("date-form", name, value=text, expected=_extended(text))
    return found


def _extended(text: str) -> str:
    match = ANY_FORMAT.fullmatch(text)
    if match is None:
        return text
    year, month, day, hour, minute, second, offset = match.groups()
    if hour is None:
        return f"{year}-{month}-{day}"
    zone = (offset or "").upper()
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}"


def check_dates(lint: LintContext) -> tuple[Moment | None, Moment | None]:
    """Check datePosted and validThrough, and return those that could be read."""
    posted = check_date(lint, "datePosted", required="missing-date-posted")
    deadline = check_date(lint, "validThrough")
    start = moment(text_of(lint.posting.get("jobStartDate")))
    if posted is not None and start is not None and start.last < posted.first - EARLY_START:
        lint.add(
            "date-before-posting", "jobStartDate", value=start.text, posted=posted.text
        )
    if posted is not None and posted.first > lint.now + dt.timedelta(days=1):
        lint.add("posted-in-future", "datePosted", value=posted.text)
    if deadline is not None:
        _check_deadline(lint, deadline, posted)
        return posted, deadline
    if posted is not None and (days := (lint.now - posted.last).days) > STALE:
        lint.add("hint-stale", "datePosted", count=days)
    return posted, None


def _check_deadline(lint: LintContext, deadline: Moment, posted: Moment | None) -> None:
    if posted is not None and deadline.last < posted.first:
        lint.add(
            "deadline-before-posting",
            "validThrough",
            value=deadline.text,
            posted=posted.text,
        )
    elif deadline.last <= lint.now:
        # A page with noindex has already been taken down.
        if not (lint.page and lint.page.noindex):
            lint.add("deadline-past", "validThrough", value=deadline.text)
        return
    elif deadline.first > lint.now + dt.timedelta(days=366):
        lint.add("hint-deadline-far", "validThrough", value=deadline.text)
    if deadline.midnight:
        end = dt.time(23, 59, 59, tzinfo=deadline.zone or dt.UTC)
        expected = dt.datetime.combine(deadline.day, end).isoformat()
        lint.add(
            "hint-deadline-midnight", "validThrough", value=deadline.text, expected=expected
        )
    elif deadline.zone is None:
        time = deadline.value.time() if deadline.clock else dt.time(23, 59, 59)
        expected = f"{deadline.day}T{time.isoformat()}+00:00"
        lint.add(
            "hint-deadline-offset", "validThrough", value=deadline.text, expected=expected
        )


def closes_within(lint: LintContext, deadline: Moment | None, days: int) -> None:
    """Add a finding if an open posting closes within *days* calendar days."""
    if deadline is None or deadline.last <= lint.now:
        return
    left = (deadline.day - lint.now.astimezone(deadline.zone).date()).days
    if left > days:
        return
    lint.add(
        "closing-soon",
        "validThrough",
        message="The posting closes today, on %(date)s." if left <= 0 else "",
        count=left,
        date=deadline.day,
    )
