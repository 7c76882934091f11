"""Read the options and filters of ``joblist`` and ``{job:count}``."""

from __future__ import annotations

from collections.abc import Iterable

from ..config import LISTING_OPTIONS, Settings
from ..i18n import __
from ..model.field_names import canonical, nearest_field
from ..model.fields import BY_NAME
from ..model.filters import Filter
from ..model.types import Raw, ValueProblem

STATUSES = ("open", "closed", "all")

COLUMNS = ("title", "date-posted")
"""The fields that can be columns of a list although they are not facts on the page."""


class QueryProblem(ValueError):
    """A problem with an option, as a message."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def one_of(key: str, value: str, allowed: Iterable[str]) -> str:
    """Return *value* in lower case.

    :raises QueryProblem: if it is not one of *allowed*.
    """
    if value.lower() in allowed:
        return value.lower()
    params = {"key": key, "value": value, "allowed": ", ".join(allowed)}
    raise QueryProblem(__("%(key)s: “%(value)s” is not one of %(allowed)s.") % params)


def field_named(key: str, value: str, settings: Settings) -> str:
    """Return the name of the field that *value* means.

    :raises QueryProblem: if there is no such field.
    """
    name = canonical(value, settings.facts)
    if name is not None:
        return name
    message = __("%(key)s: there is no field “%(value)s”.") % {"key": key, "value": value}
    if near := nearest_field(value, settings.facts):
        message += " " + __("Did you mean “%s”?") % near
    raise QueryProblem(message)


def read_columns(value: str, settings: Settings) -> tuple[str, ...]:
    """Return the columns of a list besides the title, which is always there.

    :raises QueryProblem: if a column is not a field, or not shown on pages.
    """
    names = []
    for part in value.replace("\n", ",").replace(";", ",").split(","):
        if not part.strip():
            continue
        name = field_named("columns", part.strip(), settings)
        field = BY_NAME.get(name)
        if field is not None and not (field.label or name in COLUMNS):
            raise QueryProblem(
                __("columns: “%s” is a field that is not shown on pages.") % part.strip()
            )
        names.append(name)
    return tuple(name for name in dict.fromkeys(names) if name != "title")


def filter_for(
    key: str, raw: Raw, settings: Settings, line: int = 0, where: str = "joblist"
) -> tuple[str, Filter]:
    """Return a filter and the name of its field.

    :raises QueryProblem: if there is no such field, or a value cannot be read.
    """
    from ..values.filter_values import read_filter  # late: most lists have no filter

    name = canonical(key, settings.facts)
    if name is None:
        message = __("“%(key)s” is neither an option of %(where)s nor a field.")
        message %= {"key": key, "where": where}
        known = [*(LISTING_OPTIONS if where == "joblist" else ()), *settings.facts]
        if near := nearest_field(key, known):
            message += " " + __("Did you mean “%s”?") % near
        raise QueryProblem(message)
    try:
        return name, read_filter(name, raw, settings.context, line)
    except ValueProblem as problem:
        text = __(problem.message) % problem.params
        raise UnreadableFilter(name, f"{name}: {text}") from None


class UnreadableFilter(QueryProblem):
    """A filter with an unreadable value; it lets nothing through, so the list is empty."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name
