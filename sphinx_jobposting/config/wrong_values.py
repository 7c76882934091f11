"""Make a `ConfigError` for each wrong value of ``conf.py`` that shows a valid value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeVar

from sphinx.errors import ConfigError

from ..i18n import __
from ..model.types import Context, Raw, ValueProblem

_T = TypeVar("_T")

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


def wrong(name: str, problem: str) -> ConfigError:
    """Return the error for the value *name*, with a valid value below the problem."""
    message = __("%(name)s: %(problem)s Write, for example:\n    %(name)s = %(right)s")
    return ConfigError(message % {"name": name, "problem": problem, "right": _RIGHT[name]})


def as_written(value: object) -> Raw:
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
        return [as_written(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): as_written(item) for key, item in value.items()}
    raise ValueProblem(
        "“%(written)s” is not a text, number, date, list, or mapping.", written=repr(value)
    )


def mapping(name: str, value: object) -> dict[str, object]:
    """Return *value* as a dictionary.

    :raises ConfigError: if it is not a mapping with texts as keys.
    """
    if not isinstance(value, Mapping):
        raise wrong(name, __("a mapping is expected, not %r.") % (value,))
    for key in value:
        if not isinstance(key, str) or not key.strip():
            raise wrong(name, __("a key must be text, not %r.") % (key,))
    return dict(value)


def checked(name: str, key: str, read: Callable[[], _T]) -> _T:
    """Return what *read* returns.

    :raises ConfigError: instead of `ValueProblem`; *key* says where in the value *name*.
    """
    try:
        return read()
    except ValueProblem as problem:
        text = __(problem.message) % problem.params
        raise wrong(name, f"{key}: {text}" if key else text) from None


def parsed(parser: Callable[[Raw, Context], _T], written: object, context: Context) -> _T:
    """Parse a Python value with the parser of a field."""
    return parser(as_written(written), context)
