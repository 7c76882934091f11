"""The values of ``conf.py``: what they mean, and what is wrong with them.

`validation` parses them. It is imported only if they have changed since the last build,
because importing the parsers takes long compared with a build with nothing to do.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sphinx.config import Config
from sphinx.errors import ConfigError

from ..i18n import __
from ..model.instants import source_date_epoch
from .settings import LAYOUTS, LISTING_OPTIONS, VALUES, Settings

__all__ = [
    "LAYOUTS",
    "LISTING_OPTIONS",
    "VALUES",
    "Settings",
    "Validated",
    "read_settings",
]

_VALIDATED = (
    "jobposting_organization",
    "jobposting_organizations",
    "jobposting_locations",
    "jobposting_areas",
    "jobposting_defaults",
    "jobposting_facts",
    "jobposting_layout",
    "jobposting_timezone",
    "jobposting_feeds",
    "html_baseurl",
    "language",
)

Validated = tuple[str, Settings]
"""Settings, and the source text of the values they came from."""


def read_settings(config: Config, known: Validated | None) -> Validated:
    """Return the settings; those of the last build are used again if nothing changed.

    :raises ConfigError: with what is expected, and a valid value.
    """
    key = repr([config[name] for name in _VALIDATED])
    if known and known[0] == key:
        settings = known[1]
    else:
        from .validation import validate  # late: most builds have the values of the last

        settings = validate(config)
    return key, settings._replace(now=_now(config.jobposting_today, settings.zone))


def _now(today: object, zone: ZoneInfo) -> dt.datetime:
    """Return the instant to build for, in UTC.

    It comes from ``jobposting_today``, ``SOURCE_DATE_EPOCH``, or the clock.
    """
    if today not in (None, ""):
        from .today import parse_today  # late: few sites set it

        return parse_today(today, zone)
    try:
        return source_date_epoch() or dt.datetime.now(dt.UTC)
    except ValueError as error:
        raise ConfigError(__(str(error))) from None
