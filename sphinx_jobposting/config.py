"""The configuration of a site: its values, and what they say."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from sphinx.config import Config
from sphinx.errors import ConfigError

from .i18n import __
from .packed import Packed
from .posting import start_of

if TYPE_CHECKING:
    from .values.types import Context, Organization

FEEDS = {"atom": "jobs.atom", "json": "jobs.json", "xml": "jobs.xml"}
"""The feeds that can be asked for, and their files in the output's root."""

LAYOUTS = ("naked", "theme")

LISTING_OPTIONS = ("status", "group-by", "sort", "limit", "format", "name", "class")
"""The options of ``joblist`` that are no filters: no fact may bear their name."""

# name, default, what has to be done again when it changes
VALUES: tuple[tuple[str, Any, Literal["", "env"]], ...] = (
    ("jobposting_organization", {}, "env"),
    ("jobposting_locations", {}, "env"),
    ("jobposting_areas", {}, "env"),
    ("jobposting_defaults", {}, "env"),
    ("jobposting_facts", {}, "env"),
    ("jobposting_layout", "naked", "env"),
    ("jobposting_timezone", "UTC", "env"),
    ("jobposting_today", None, ""),
    ("jobposting_feeds", None, "env"),
)


class Settings(NamedTuple):
    """What ``conf.py`` says, understood."""

    reading: Packed
    """What only a page that is read has a use for: the three properties below."""
    facts: Mapping[str, str]
    layout: str
    zone: ZoneInfo
    now: dt.datetime
    """The instant that the build is for, in UTC, as the instants of postings are: two
    times of one zone are compared six times as fast."""
    feeds: tuple[str, ...]
    feeds_asked: bool
    """Whether the feeds were asked for, and are not the default."""
    base_url: str
    """Ends in ``/``, or is empty."""

    @property
    def organization(self) -> Organization | None:
        """The organisation that is hiring, where a posting names none."""
        organization: Organization | None = self.reading["organization"]
        return organization

    @property
    def context(self) -> Context:
        """What the parsers of values know of the site."""
        context: Context = self.reading["context"]
        return context

    @property
    def defaults(self) -> Mapping[str, Any]:
        """The values of the fields that a posting leaves out."""
        defaults: Mapping[str, Any] = self.reading["defaults"]
        return defaults


NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)

_VALIDATED = (
    "jobposting_organization",
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
"""Settings, and the text of the values that they were read from."""


def read_settings(config: Config, known: Validated | None) -> Validated:
    """Understand what ``conf.py`` says; what the last build knew need not be read again.

    :raises ConfigError: with what is expected, and a right value.
    """
    key = repr([config[name] for name in _VALIDATED])
    if known is not None and known[0] == key:
        settings = known[1]
    else:
        from .validation import validate  # late: most builds know the settings already

        settings = validate(config)
    now = _now(config.jobposting_today, settings.zone)
    return key, settings._replace(now=now.astimezone(dt.UTC))


def _now(today: object, zone: ZoneInfo) -> dt.datetime:
    """The instant to build for: ``jobposting_today``, ``SOURCE_DATE_EPOCH``, the clock."""
    if today not in (None, ""):
        # As most write it; what else is a date, and in which years, the parser knows.
        if isinstance(today, str) and re.fullmatch(r"20\d\d-\d\d-\d\d", today):
            with contextlib.suppress(ValueError):
                return start_of(dt.date.fromisoformat(today), zone)
        from .validation import parse_today

        return parse_today(today, zone)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        if not re.fullmatch(r"\d{1,11}", epoch):
            raise ConfigError(__("SOURCE_DATE_EPOCH: %r is no number of seconds.") % epoch)
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC)
