"""The preview panel: what a posting looks like in a job search, and what is still missing.

It stands at the foot of a page that holds a posting, in a build with the tag ``drafts``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from ..i18n import _, __
from ..linter.postings import findings, instant_for
from ..linter.rules import BY_ID, LEVELS
from ..model.fields import BY_NAME
from ..model.posting import Posting, Said
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
    """The panel of one posting as HTML."""
    anchor = escape(posting.preview_anchor)
    said = sorted(
        [*posting.said, *findings(posting, data, instant_for(posting, now))],
        key=lambda finding: LEVELS.index(BY_ID[finding.rule].level),
    )
    none = f"<p>{escape(_('Nothing is missing.'))}</p>"
    items = "\n".join(f"<li{_class(finding)}>{_finding(finding)}</li>" for finding in said)
    shown = f'<ul class="jobposting-findings">\n{items}\n</ul>' if said else none
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
<pre tabindex="0"><code>{escape(pretty(data), quote=False)}</code></pre>
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


def _class(finding: Said) -> str:
    return ' class="jobposting-error"' if BY_ID[finding.rule].level == "error" else ""


def _finding(finding: Said) -> str:
    level = {"error": __("Error"), "warning": __("Warning"), "hint": __("Hint")}[
        BY_ID[finding.rule].level
    ]
    place = __("line %d") % finding.line if finding.line else ""
    where = f" <code>{escape(finding.field)}</code>" if finding.field else ""
    where += (f", {place}" if where else f" {place}") if place else ""
    whole = f"{finding.text} {finding.mend}".rstrip()
    return f"<strong>{escape(level)}</strong>{where}: {escape(whole)}"
