"""Parse ``jobposting_today``, in a separate module.

A build with nothing to do needs this value, but not the parsers of the others.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from zoneinfo import ZoneInfo

from ..model.instants import start_of
from ..model.types import Context
from ..values import dates
from .wrong_values import checked, parsed


def parse_today(today: object, zone: ZoneInfo) -> dt.datetime:
    """Return the first instant of ``jobposting_today``, in UTC.

    :raises ConfigError: if it is not a valid date.
    """
    context = Context(timezone=zone)
    parser = partial(parsed, dates.parse_date, today, context)
    return start_of(checked("jobposting_today", "", parser), zone).astimezone(dt.UTC)
