"""Lint a posting by its JSON-LD, with the same rules for builds, the panel, and ``check``.

It reads JSON-LD leniently, as people write it, and lints strictly, as search engines read
it. It uses no Sphinx and no files, and Babel only if a country has an unusual name.
Sources: the documents that `sphinx_jobposting.linter.rules` names for each rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from ..model.finding import LEVELS, Finding
from .checks.dates import check_dates, closes_within
from .checks.lenient import KNOWN, expect_type, text_of, with_known_keys
from .checks.pay import check_pay
from .checks.people import check_organization, check_urls, check_way_to_apply
from .checks.places import check_places
from .checks.properties import check_simple_properties
from .checks.prose import check_said_deadline
from .checks.texts import check_description
from .checks.titles import check_title
from .context import LintContext, PageFacts

__all__ = ["PageFacts", "lint_posting"]


def lint_posting(
    posting: Mapping[str, Any],
    *,
    page: PageFacts | None = None,
    now: dt.datetime,
    closing_within: int | None = None,
) -> list[Finding]:
    """Return what is wrong with *posting*, a JSON-LD object, at the aware instant *now*.

    Errors come first, hints last. *page* is what is known about its page; with
    *closing_within*, there is a finding if the posting closes within that many days.
    """
    lint = LintContext(posting, page, now, [])
    lint = lint._replace(posting=with_known_keys(lint, posting, KNOWN))
    expect_type(lint, lint.posting, "@type", "JobPosting", frozenset())
    remote = check_simple_properties(lint)
    organization = check_organization(lint)
    title = check_title(lint, organization)
    text = check_description(lint, title, remote)
    _, deadline = check_dates(lint)
    check_places(lint, remote)
    check_pay(lint)
    check_urls(lint)
    markup = text_of(lint.posting.get("description"))
    check_said_deadline(lint, markup, deadline)
    if text:
        check_way_to_apply(lint, markup)
    if page is not None and page.noindex and (deadline is None or deadline.last > now):
        lint.add("page-hidden", "")
    if closing_within is not None:
        closes_within(lint, deadline, closing_within)
    return sorted(lint.findings, key=lambda found: LEVELS.index(found.level))
