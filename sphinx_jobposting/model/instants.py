"""Instants in time: when a day begins and ends, and which moment a build is for."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from .types import DateValue

EARLY_START = dt.timedelta(days=90)
"""How long before its posting a job may have started; if longer, the year was mistyped."""


def source_date_epoch() -> dt.datetime | None:
    """Return the instant of ``SOURCE_DATE_EPOCH`` in UTC, or ``None`` if it is not set.

    Source: reproducible-builds.org, "SOURCE_DATE_EPOCH specification".

    :raises ValueError: if it is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= 11):
        raise ValueError("SOURCE_DATE_EPOCH is not a number of seconds since 1970.")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC)


def rfc3339(value: dt.datetime) -> str:
    """Return an aware date-time to the second, with its offset (RFC 3339).

    Local mean times have seconds in their offset, which RFC 3339 does not allow; such times
    are given in UTC.
    """
    offset = value.utcoffset() or dt.timedelta()
    if offset % dt.timedelta(minutes=1):
        value = value.astimezone(dt.UTC)
    return value.isoformat(timespec="seconds")


def opening_instant(values: Mapping[str, Any], zone: ZoneInfo) -> dt.datetime | None:
    """Return the instant, in UTC, from which a posting with these values is published."""
    value: DateValue | None = values.get("date-posted")
    return None if value is None else start_of(value, zone).astimezone(dt.UTC)


def closing_instant(values: Mapping[str, Any], zone: ZoneInfo) -> dt.datetime | None:
    """Return the instant, in UTC, from which a posting with these values is closed.

    For ``closed: yes``, that is the earliest possible instant. If there is both a
    ``closed`` date and a deadline, the earlier one counts.
    """
    closed: DateValue | bool | None = values.get("closed")
    if closed is True:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    instants = [] if closed is None or closed is False else [start_of(closed, zone)]
    deadline = deadline_of(values)
    if deadline is not None:
        instants.append(end_of(deadline, zone))
    return min((instant.astimezone(dt.UTC) for instant in instants), default=None)


def deadline_of(values: Mapping[str, Any]) -> DateValue | None:
    """Return the deadline in these values; ``until filled`` does not count as one."""
    deadline: DateValue | str | None = values.get("valid-through")
    return None if isinstance(deadline, str) else deadline


def last_day_to_apply(values: Mapping[str, Any], zone: ZoneInfo) -> DateValue | None:
    """Return the last day (or moment) on which people can apply.

    That is the deadline, or the day before a ``closed`` date that comes earlier: a job
    closes as that day begins.
    """
    deadline = deadline_of(values)
    closed: DateValue | bool | None = values.get("closed")
    if isinstance(closed, bool | None):
        return deadline
    if deadline is not None and end_of(deadline, zone) <= start_of(closed, zone):
        return deadline
    return closed if isinstance(closed, dt.datetime) else closed - dt.timedelta(days=1)


def start_of(value: DateValue, zone: ZoneInfo) -> dt.datetime:
    """Return the first instant of a day in *zone*; an instant is returned as it is."""
    if isinstance(value, dt.datetime):
        return value
    return wall_clock(dt.datetime.combine(value, dt.time()), zone, fold=0)


def end_of(value: DateValue, zone: ZoneInfo) -> dt.datetime:
    """Return the first instant after a day in *zone*; an instant is returned as it is."""
    if isinstance(value, dt.datetime):
        return value
    return start_of(value + dt.timedelta(days=1), zone)


def last_second(value: DateValue, zone: ZoneInfo) -> dt.datetime:
    """Return the last whole second of a day in *zone*, as validThrough gives it."""
    if isinstance(value, dt.datetime):
        return value
    end = end_of(value, zone).astimezone(dt.UTC) - dt.timedelta(seconds=1)
    return end.astimezone(zone)


@lru_cache(maxsize=1024)  # postings share their days, and each day is needed several times
def wall_clock(naive: dt.datetime, zone: ZoneInfo, fold: int = 1) -> dt.datetime:
    """Return the instant at which clocks in *zone* show *naive*.

    If an hour occurs twice, *fold* chooses the later one (1) or the earlier one (0). A time
    that is skipped when the clocks go forward is counted from the change.
    """
    local = naive.replace(tzinfo=zone, fold=fold)
    skipped = local.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != naive
    if skipped:
        local = naive.replace(tzinfo=zone, fold=0)
    return local.astimezone(dt.UTC).astimezone(zone)
