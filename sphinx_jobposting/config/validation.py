"""Parse the values of ``conf.py``, and report what is wrong with them.

Every wrong value raises a `ConfigError` that shows a valid value.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util import logging

from ..i18n import __
from ..i18n.locales import babel_locale
from ..model.feeds import FEEDS
from ..model.field_names import canonical, nearest_field
from ..model.instants import start_of
from ..model.types import Area, Context, Organization, Place, Raw, ValueProblem
from ..values import areas, dates, organizations, places, urls
from ..values.ambiguity import doubtful_places
from ..values.kinds import is_none, parse
from .settings import LAYOUTS, LISTING_OPTIONS, NEVER, Settings

_T = TypeVar("_T")

_logger = logging.getLogger(__name__)

_RIGHT = {
    "html_baseurl": '"https://handbook.example.org/"',
    "jobposting_organization": '{"name": "Acme", "sameAs": "https://www.acme.example"}',
    "jobposting_organizations": '{"lab": {"name": "Acme Lab", "url": "https://lab.acme.example"}}',
    "jobposting_locations": '{"office": "Boston, MA, US"}',
    "jobposting_areas": '{"North America": ["US", "CA", "MX"]}',
    "jobposting_defaults": '{"workplace": "remote", "applicants-in": "US, EU"}',
    "jobposting_facts": '{"time-zone": "Time zone"}',
    "jobposting_layout": '"naked"',
    "jobposting_timezone": '"America/New_York"',
    "jobposting_today": '"2021-09-10"',
    "jobposting_feeds": '["atom", "json"]',
}


def _wrong(name: str, problem: str) -> ConfigError:
    message = __("%(name)s: %(problem)s Write, for example:\n    %(name)s = %(right)s")
    return ConfigError(message % {"name": name, "problem": problem, "right": _RIGHT[name]})


def _raw(value: object) -> Raw:
    """Return a Python value as if it had been written on a page."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, str | int | float):
        return str(value)
    if value is None:
        return "none"
    if isinstance(value, list | tuple):
        return [_raw(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _raw(item) for key, item in value.items()}
    raise ValueProblem(
        "“%(written)s” is not a text, number, date, list, or mapping.", written=repr(value)
    )


def _mapping(name: str, value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise _wrong(name, __("a mapping is expected, not %r.") % (value,))
    for key in value:
        if not isinstance(key, str) or not key.strip():
            raise _wrong(name, __("a key must be text, not %r.") % (key,))
    return dict(value)


def _checked(name: str, key: str, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except ValueProblem as problem:
        text = __(problem.message) % problem.params
        raise _wrong(name, f"{key}: {text}" if key else text) from None


def _parsed(parser: Callable[[Raw, Context], _T], written: object, context: Context) -> _T:
    return parser(_raw(written), context)


def _base_url(value: object) -> str:
    """Return the address of the site with a slash at its end, or an empty string.

    Many sites fall back on a path if they are built without an address.
    """
    text = str(value or "")
    if not text or text.startswith("/"):
        return ""
    return _checked("html_baseurl", "", lambda: urls.parse_url(text)).rstrip("/") + "/"


def _zone(name: object) -> ZoneInfo:
    if isinstance(name, str):
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    raise _wrong(
        "jobposting_timezone",
        __(
            "%r is not a time zone in this machine's IANA database (the package tzdata has "
            "them all)."
        )
        % (name,),
    )


def _organizations(value: object, context: Context) -> dict[str, Organization]:
    name, parser = "jobposting_organizations", organizations.parse_organization
    return {
        key: _checked(name, key, partial(_parsed, parser, written, context))
        for key, written in _mapping(name, value).items()
    }


def _locations(value: object, context: Context) -> dict[str, Place]:
    name = "jobposting_locations"
    found = {}
    for key, written in _mapping(name, value).items():
        several = _checked(
            name, key, partial(_parsed, places.parse_places, written, context)
        )
        if len(several) != 1:
            raise _wrong(name, __("%s: one place is expected.") % key)
        _doubt_places(name, key, written, context)
        found[key] = several[0]
    return found


def _areas(value: object, context: Context) -> dict[str, tuple[Area, ...]]:
    name = "jobposting_areas"
    return {
        key: _checked(name, key, partial(_parsed, areas.parse_areas, written, context))
        for key, written in _mapping(name, value).items()
    }


def _facts(value: object) -> dict[str, str]:
    name = "jobposting_facts"
    facts = {}
    for key, label in _mapping(name, value).items():
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", key):
            raise _wrong(
                name, __("%r is not a field name (a-z, 0-9, and single hyphens).") % key
            )
        if key in LISTING_OPTIONS or canonical(key) is not None:
            raise _wrong(name, __("%r is already the name of a field or option.") % key)
        if not isinstance(label, str) or not label.strip():
            raise _wrong(name, __("the label of %r must be text, not %r.") % (key, label))
        facts[key] = label.strip()
    return facts


def _defaults(value: object, facts: Mapping[str, str], context: Context) -> dict[str, Any]:
    name = "jobposting_defaults"
    defaults = {}
    for key, written in _mapping(name, value).items():
        field = canonical(key, facts)
        if field is None:
            problem = __("there is no field %r.") % key
            if near := nearest_field(key, facts):
                problem += " " + __("Did you mean %r?") % near
            raise _wrong(name, problem)
        raw = _checked(name, key, partial(_raw, written))
        if not is_none(raw):
            defaults[field] = _checked(name, key, partial(parse, field, raw, context))
            if field == "job-location":
                _doubt_places(name, key, written, context)
    return defaults


def _doubt_places(name: str, key: str, written: object, context: Context) -> None:
    """Refuse a country code that may be meant as a state, or warn about it."""
    for doubt in doubtful_places(_raw(written), context):
        problem = __(doubt.problem.message) % doubt.problem.params
        if doubt.refused:
            raise _wrong(name, f"{key}: {problem}")
        _logger.warning(
            "%s: %s: %s", name, key, problem, type="jobposting", subtype="ambiguous-place"
        )


def _feeds(value: object, base_url: str) -> tuple[str, ...]:
    name = "jobposting_feeds"
    if value is None:
        return ("atom", "json") if base_url else ()
    if isinstance(value, str):  # as from -D
        value = [item.strip() for item in value.split(",") if item.strip()]
    if not isinstance(value, list | tuple) or not all(
        isinstance(item, str) and item in FEEDS for item in value
    ):
        problem = __("%r is not a list of feeds: %s.") % (value, ", ".join(FEEDS))
        raise _wrong(name, problem)
    return tuple(feed for feed in FEEDS if feed in value) if base_url else ()


def parse_today(today: object, zone: ZoneInfo) -> dt.datetime:
    """Return the first instant of ``jobposting_today``, in UTC.

    :raises ConfigError: if it is not a valid date.
    """
    context = Context(timezone=zone)
    parser = partial(_parsed, dates.parse_date, today, context)
    return start_of(_checked("jobposting_today", "", parser), zone).astimezone(dt.UTC)


def validate(config: Config) -> Settings:
    """Return the values of ``conf.py``, with `NEVER` as the instant.

    :raises ConfigError: with what is expected, and a valid value.
    """
    zone = _zone(config.jobposting_timezone)
    language = str(babel_locale(config.language))
    bare = Context(timezone=zone, language=language)
    locations = _locations(config.jobposting_locations, bare)
    areas = _areas(config.jobposting_areas, bare)
    employers = _organizations(config.jobposting_organizations, bare)
    context = Context(zone, locations, areas, language, employers)
    facts = _facts(config.jobposting_facts)
    if config.jobposting_layout not in LAYOUTS:
        problem = __("%r is not a layout: write “naked” or “theme”.") % (
            config.jobposting_layout,
        )
        raise _wrong("jobposting_layout", problem)
    organization = None
    if config.jobposting_organization:
        organization = _checked(
            "jobposting_organization",
            "",
            lambda: organizations.parse_organization(
                _raw(config.jobposting_organization), context
            ),
        )
    base_url = _base_url(config.html_baseurl)
    return Settings(
        organization=organization,
        context=context,
        defaults=_defaults(config.jobposting_defaults, facts, context),
        facts=facts,
        layout=config.jobposting_layout,
        zone=zone,
        now=NEVER,
        feeds=_feeds(config.jobposting_feeds, base_url),
        feeds_asked=config.jobposting_feeds is not None,
        base_url=base_url,
    )
