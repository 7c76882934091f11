"""Find the jobs that a list or a count asks for, and sort and group them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ..domain import JobDomain
from ..i18n import _
from ..model.fields import BY_NAME
from ..model.filters import Filter
from ..model.instants import last_day_to_apply
from ..model.posting import Posting

if TYPE_CHECKING:
    from ..render.localized import LocaleFormatter

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def matching(
    status: str, filters: Mapping[str, Filter], domain: JobDomain
) -> list[Posting]:
    """Return the postings with a *status* that match all *filters*.

    A preview also includes unpublished postings, except in lists of closed ones.
    """
    statuses = {"open", "closed"} if status == "all" else {status}
    if domain.build.preview and status != "closed":
        statuses |= {"draft", "scheduled"}
    tests = [_test(name, chosen, domain) for name, chosen in filters.items()]
    return [
        posting
        for posting in domain.postings()
        if domain.status(posting) in statuses and all(test(posting) for test in tests)
    ]


def _test(name: str, chosen: Filter, domain: JobDomain) -> Callable[[Posting], bool]:
    from ..values.filter_values import filter_keys  # late: most lists have no filter

    values = {
        (posting.docname, posting.anchor): filter_keys(name, posting)
        for posting in domain.postings()
    }
    known = {item for items in values.values() for item in items}
    accepted = {item for one in chosen.accepted(known) for item in one.items}
    return lambda posting: any(
        item in accepted for item in values[posting.docname, posting.anchor]
    )


def in_order(found: Iterable[Posting], sort: str, domain: JobDomain) -> list[Posting]:
    """Return postings sorted by a field (in reverse if it begins with ``-``), then by
    title."""
    key, descends = sort.removeprefix("-"), sort.startswith("-")
    result = sorted(found, key=lambda one: (one.title.casefold(), one.docname, one.anchor))
    if key == "title":
        return result[::-1] if descends else result
    from ..values.kinds import kind_of  # late: few builds write a list

    zone = domain.settings.zone
    deadline = key == "valid-through"
    instant = kind_of(key).instant

    def place(posting: Posting) -> tuple[bool, float]:
        values = posting.values
        value = last_day_to_apply(values, zone) if deadline else values.get(key)
        if value is None or instant is None:
            return True, 0
        seconds = (instant(value, zone) - _EPOCH).total_seconds()
        return False, -seconds if descends else seconds

    return sorted(result, key=place)


def in_groups(
    name: str, found: Iterable[Posting], formatter: LocaleFormatter
) -> list[tuple[str, list[Posting]]]:
    """Return postings grouped by a field; one with several values is in several groups."""
    from ..values.kinds import kind_of  # late: few lists have groups

    field = BY_NAME.get(name)
    kind = field.kind if field else "text"
    brief = kind_of(name).brief
    groups: dict[str, list[Posting]] = {}
    rest: list[Posting] = []
    for posting in found:
        value = posting.value(name)
        if value is None:
            rest.append(posting)
            continue
        if brief is not None:
            value = brief(value)
        items = [(item,) for item in value] if type(value) is tuple else [value]
        for label in dict.fromkeys(formatter.format(kind, item) for item in items):
            groups.setdefault(label, []).append(posting)
    result = sorted(groups.items(), key=lambda group: group[0].casefold())
    return [*result, (_("Other"), rest)] if rest else result
