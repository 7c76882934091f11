"""The values of ``conf.py``, and what the extension makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from ..model.types import Context, Organization

LAYOUTS = ("naked", "theme")

LISTING_OPTIONS = {
    "status": "The jobs to list: `open` (the default), `closed`, or `all`.",
    "format": "`list` (the default) or `table`. On paper and where it has no room, such as "
    "on a phone, a table becomes a list.",
    "columns": "The fields to show after the title, with commas between them. By default, "
    "these are `job-location, base-salary, employment-type, valid-through`. If your site "
    "has jobs at several organizations, there is also the organization of each job.",
    "sort": "`date-posted`, `valid-through`, or `title`. A `-` in front reverses the "
    "order. The default is `-date-posted`, so the newest job comes first.",
    "group-by": "A field. Each of its values gets a heading, and the jobs below it. A job "
    "with several values is in each of their groups.",
    "limit": "The number of jobs to show. Without it, the list shows all.",
    "more": "A page, as in a toctree. If `limit` leaves out jobs, “All 12 jobs” links to "
    "it.",
    "name": "",
    "class": "",
}
"""The options of ``joblist`` that are not filters, so no fact can have their name.

The documentation shows their meanings; every directive has those without one.
"""

# name, default, what must be done again when it changes
VALUES: tuple[tuple[str, Any, Literal["", "env"]], ...] = (
    ("jobposting_organization", {}, "env"),
    ("jobposting_organizations", {}, "env"),
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
    """The values of ``conf.py``, parsed."""

    organization: Organization | None
    """The organization that hires unless a posting names another one."""
    context: Context
    """What the parsers of values need to know about the site."""
    defaults: Mapping[str, Any]
    """The values of fields that a posting omits."""
    facts: Mapping[str, str]
    layout: str
    zone: ZoneInfo
    now: dt.datetime
    """The instant that the build is for, in UTC like the instants of postings: comparing
    two times in the same zone is six times as fast."""
    feeds: tuple[str, ...]
    feeds_asked: bool
    """Whether ``conf.py`` asks for the feeds, so that they are not just the default."""
    base_url: str
    """It ends with ``/``, or is empty."""


NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
"""The placeholder for the instant of a build until it is known."""
