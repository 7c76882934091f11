"""Parse the values of ``conf.py``, and report what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sphinx.config import Config

from ..i18n import __
from ..i18n.locales import babel_locale
from ..log import make_finding, report
from ..model.feed_files import FEEDS
from ..model.field_names import canonical, nearest_field
from ..model.types import Area, Context, Organization, Place
from ..values import areas, organizations, places, urls
from ..values.ambiguity import doubtful_places
from ..values.kinds import is_none, parse
from .settings import LAYOUTS, LISTING_OPTIONS, NEVER, Settings
from .wrong_values import as_written, checked, mapping, parsed, wrong


def _base_url(value: object) -> str:
    """Return the address of the site with a slash at its end, or an empty string.

    Many sites fall back on a path if they are built without an address.
    """
    text = str(value or "")
    if not text or text.startswith("/"):
        return ""
    return checked("html_baseurl", "", lambda: urls.parse_url(text)).rstrip("/") + "/"


def _zone(name: object) -> ZoneInfo:
    if isinstance(name, str):
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    raise wrong(
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
        key: checked(name, key, partial(parsed, parser, written, context))
        for key, written in mapping(name, value).items()
    }


def _locations(value: object, context: Context) -> dict[str, Place]:
    name = "jobposting_locations"
    found = {}
    for key, written in mapping(name, value).items():
        several = checked(name, key, partial(parsed, places.parse_places, written, context))
        if len(several) != 1:
            raise wrong(name, __("%s: one place is expected.") % key)
        _doubt_places(name, key, written, context)
        found[key] = several[0]
    return found


def _areas(value: object, context: Context) -> dict[str, tuple[Area, ...]]:
    name = "jobposting_areas"
    return {
        key: checked(name, key, partial(parsed, areas.parse_areas, written, context))
        for key, written in mapping(name, value).items()
    }


def _facts(value: object) -> dict[str, str]:
    name = "jobposting_facts"
    facts = {}
    for key, label in mapping(name, value).items():
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", key):
            raise wrong(
                name, __("%r is not a field name (a-z, 0-9, and single hyphens).") % key
            )
        if key in LISTING_OPTIONS or canonical(key) is not None:
            raise wrong(name, __("%r is already the name of a field or option.") % key)
        if not isinstance(label, str) or not label.strip():
            raise wrong(name, __("the label of %r must be text, not %r.") % (key, label))
        facts[key] = label.strip()
    return facts


def _defaults(value: object, facts: Mapping[str, str], context: Context) -> dict[str, Any]:
    name = "jobposting_defaults"
    defaults = {}
    for key, written in mapping(name, value).items():
        field = canonical(key, facts)
        if field is None:
            problem = __("there is no field %r.") % key
            if near := nearest_field(key, facts):
                problem += " " + __("Did you mean %r?") % near
            raise wrong(name, problem)
        raw = checked(name, key, partial(as_written, written))
        if not is_none(raw):
            defaults[field] = checked(name, key, partial(parse, field, raw, context))
            if field == "job-location":
                _doubt_places(name, key, written, context)
    return defaults


def _doubt_places(name: str, key: str, written: object, context: Context) -> None:
    """Refuse a country code that may be meant as a state, or warn about it."""
    for doubt in doubtful_places(as_written(written), context):
        problem = __(doubt.problem.message) % doubt.problem.params
        if doubt.refused:
            raise wrong(name, f"{key}: {problem}")
        finding = make_finding("ambiguous-place", problem=f"{name}: {key}: {problem}")
        report(finding._replace(fix=""))


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
        raise wrong(name, problem)
    return tuple(feed for feed in FEEDS if feed in value) if base_url else ()


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
        raise wrong("jobposting_layout", problem)
    organization = None
    if config.jobposting_organization:
        organization = checked(
            "jobposting_organization",
            "",
            lambda: organizations.parse_organization(
                as_written(config.jobposting_organization), context
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
