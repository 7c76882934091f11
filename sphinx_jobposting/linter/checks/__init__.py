"""Judging one posting by its JSON-LD: the same judge for builds, the panel and ``check``.

It reads leniently, as people write JSON-LD, and judges strictly, as its readers do. It is
pure: no Sphinx, no files; Babel only where a country is named in an unusual way.

Sources: the documents that `sphinx_jobposting.linter.rules` names beside each rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from ..rules import LEVELS
from .dates import closes_within, judge_dates
from .finding import Case, Finding, PageFacts
from .lenient import KNOWN, expect_type, text_of, with_known_keys
from .pay import judge_pay
from .people import judge_organization, judge_urls, judge_way_to_apply
from .places import judge_places
from .properties import judge_simple_properties
from .prose import judge_said_deadline
from .texts import judge_description, judge_title

__all__ = ["Finding", "PageFacts", "judge"]


def judge(
    posting: Mapping[str, Any],
    *,
    page: PageFacts | None = None,
    now: dt.datetime,
    closing_within: int | None = None,
) -> list[Finding]:
    """What is wrong with *posting*, a JSON-LD object, at the instant *now* (aware).

    Errors come first, hints last. *page* is what is known of the page it stands on;
    *closing_within*, in days, asks for a finding where it closes so soon.
    """
    case = Case(posting, page, now, [])
    case = Case(with_known_keys(case, posting, KNOWN), page, now, case.findings)
    expect_type(case, case.posting, "@type", "JobPosting", frozenset())
    remote = judge_simple_properties(case)
    organization = judge_organization(case)
    title = judge_title(case, organization)
    text = judge_description(case, title, remote)
    _, deadline = judge_dates(case)
    judge_places(case, remote)
    judge_pay(case)
    judge_urls(case)
    markup = text_of(case.posting.get("description"))
    judge_said_deadline(case, markup, deadline)
    if text:
        judge_way_to_apply(case, markup)
    if page is not None and page.noindex and (deadline is None or deadline.last > now):
        case.say("page-hidden", "")
    if closing_within is not None:
        closes_within(case, deadline, closing_within)
    return sorted(case.findings, key=lambda found: LEVELS.index(found.rule.level))
