"""The preview panel: how a posting looks in a job search, and what is still missing.

In a build with the tag ``drafts``, it is at the end of each page with a posting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from ..i18n import _, page_catalog
from ..linter.posting import instant_for, lint_source
from ..model.fields import BY_NAME
from ..model.finding import LEVELS, Finding
from ..model.posting import Posting
from ..render.jsonld import pretty
from ..render.localized import LocaleFormatter


def panel(
    posting: Posting,
    data: dict[str, Any],
    *,
    formatter: LocaleFormatter,
    now: dt.datetime,
    base_url: str,
) -> str:
    """Return the panel of one posting as HTML."""
    anchor = escape(posting.preview_anchor)
    found = sorted(
        [*posting.findings, *lint_source(posting, data, instant_for(posting, now))],
        key=lambda finding: LEVELS.index(finding.level),
    )
    none = f"<p>{escape(_('Nothing is missing.'))}</p>"
    items = "\n".join(f"<li{_class(finding)}>{_finding(finding)}</li>" for finding in found)
    shown = f'<ul class="jobposting-findings">\n{items}\n</ul>' if found else none
    return f"""
<section class="jobposting-preview" aria-labelledby="{anchor}">
<h2 id="{anchor}">{escape(_("Preview"))}</h2>
<h3>{escape(_("In a job search"))}</h3>
<div class="jobposting-card">
{_card(posting, formatter, base_url)}
</div>
<h3>{escape(_("Findings"))}</h3>
{shown}
<h3>{escape(_("Structured data"))}</h3>
<pre tabindex="0" dir="ltr"><code>{escape(pretty(data), quote=False)}</code></pre>
</section>
"""


def _card(posting: Posting, formatter: LocaleFormatter, base_url: str) -> str:
    lines = [posting.title, *_said(posting, ("hiring-organization",), formatter)]
    where = _("Anywhere") if posting.remote else ""
    places = _said(posting, ("job-location",), formatter)
    site = urlsplit(base_url).netloc
    line = [where or "".join(places), _("via %s") % site if site else ""]
    lines.append(" · ".join(text for text in line if text))
    chips = list(_said(posting, ("date-posted", "base-salary"), formatter))
    chips += [formatter.format("workplace", "remote")] if posting.remote else []
    chips += _said(posting, ("employment-type",), formatter)
    spans = " ".join(f"<span>{escape(chip)}</span>" for chip in chips)
    return "\n".join(
        f"<p>{text}</p>" for text in [*map(escape, filter(None, lines)), spans]
    )


def _said(
    posting: Posting, names: tuple[str, ...], formatter: LocaleFormatter
) -> Iterator[str]:
    for name in names:
        if name in posting.values:
            yield formatter.format(BY_NAME[name].kind, posting.values[name])


def _class(finding: Finding) -> str:
    return ' class="jobposting-error"' if finding.level == "error" else ""


def _finding(finding: Finding) -> str:
    level = {"error": _("Error"), "warning": _("Warning"), "hint": _("Hint")}[finding.level]
    place = _("line %d") % finding.line if finding.line else ""
    where = f' <code dir="ltr">{escape(finding.field)}</code>' if finding.field else ""
    where += (f", {place}" if where else f" {place}") if place else ""
    catalog = page_catalog()
    whole = f"{finding.sentence_in(catalog)} {finding.fix_in(catalog)}".rstrip()
    return f"<strong>{escape(level)}</strong>{where}: {escape(whole)}"
