"""The table of outcomes: everything that the report can say about a job.

The report takes its messages from this table, and the documentation lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

Asks = Literal["asks", "offers", "changed", "left"]

KINDS: tuple[Asks, ...] = ("asks", "offers", "changed", "left")
"""The kinds of outcomes, in the order of the report.

*asks*: something was not certain, so a person has to decide. *offers*: something could be
better. *changed*: the page says the same in another way. *left*: something was left out.
"""


def kind_titles(gettext: Callable[[str], str]) -> dict[Asks, str]:
    """Return the headings that the report gives the kinds, translated by *gettext*."""
    return {
        "asks": gettext("Needs you"),
        "offers": gettext("You could"),
        "changed": gettext("Changed"),
        "left": gettext("Left out"),
    }


class Outcome(NamedTuple):
    """One thing that can happen; *message* has placeholders such as ``%(value)s``."""

    id: str
    kind: Asks
    message: str


_ALL = (
    # -- values ----------------------------------------------------------------------------
    Outcome("unread", "asks", "%(problem)s"),
    Outcome(
        "date-unclear",
        "asks",
        "“%(value)s” does not clearly mean one day. Write the date as 2021-09-20.",
    ),
    Outcome(
        "deadline-no-zone",
        "asks",
        "“%(value)s” has no time zone, so it is read in jobposting_timezone. For another "
        "time zone, add the offset, for example 2021-09-20T17:00-04:00.",
    ),
    Outcome(
        "deadline-whole-day",
        "changed",
        "“%(value)s” has no time zone and is the beginning or end of a day, so the whole "
        "day counts: %(now)s.",
    ),
    Outcome("posted-day", "changed", "“%(value)s” was shortened to its day: %(now)s."),
    Outcome("no-date-yet", "left", "“%(value)s” is not a date and was left out."),
    Outcome("rewritten", "changed", "“%(value)s” is now written “%(now)s”."),
    Outcome(
        "pay-words",
        "left",
        "“%(value)s” does not name an amount. If it matters, mention it in the text.",
    ),
    Outcome(
        "pay-no-currency",
        "asks",
        "“%(value)s” does not clearly name a currency. Write its code first, for example "
        "“USD 40000 per year”.",
    ),
    Outcome(
        "pay-no-time",
        "asks",
        "“%(value)s” does not say what period it is for. Write it with “per year”, “per "
        "month”, “per hour”, or “total”.",
    ),
    Outcome(
        "pay-unclear",
        "asks",
        "“%(value)s” does not clearly state the pay. Write it as “USD 40000 per year” or "
        "“EUR 20-25 per hour”.",
    ),
    Outcome("unpaid", "changed", "“%(value)s” is now written “unpaid”."),
    Outcome(
        "country-added",
        "changed",
        "“%(value)s” is in only one country, which was added: %(now)s.",
    ),
    Outcome(
        "place-filler",
        "left",
        "Parts of the address were placeholders: %(values)s.",
    ),
    Outcome(
        "place-rest",
        "left",
        "“%(value)s” does not fit the place that was read.",
    ),
    Outcome(
        "period-unclear",
        "asks",
        "“%(value)s” may be about the work or about the posting. Write it as "
        "job-start-date, date-posted, or valid-through.",
    ),
    Outcome(
        "workplace-unclear",
        "asks",
        "“%(value)s” does not clearly say how the work is done. Write workplace as "
        "on-site, hybrid, or remote.",
    ),
    Outcome(
        "group-as-country",
        "changed",
        "“%(value)s” is a group of countries, although the data call it a country. It "
        "stays a group and means its members.",
    ),
    Outcome(
        "same-identifier",
        "asks",
        "“%(first)s” and “%(second)s” have the same identifier in the data, %(value)s. "
        "Identifiers of areas are not imported; check the two names.",
    ),
    Outcome(
        "type-unknown",
        "asks",
        "Not an employment type: %(values)s. Write one of the types, or say it in the "
        "text.",
    ),
    Outcome(
        "contract-unclear",
        "asks",
        "“contract” may mean contractor or fixed-term. Write the one that is meant.",
    ),
    Outcome(
        "state-closed",
        "changed",
        "“%(value)s” means that the job is closed but gives no date, so closed is yes.",
    ),
    Outcome(
        "state-draft",
        "changed",
        "“%(value)s” means that the job is not published, so it became a draft.",
    ),
    Outcome(
        "state-unclear",
        "asks",
        "“%(value)s” does not clearly say whether the job is open. Write “closed: yes” if "
        "it is not.",
    ),
    Outcome(
        "contact-rest",
        "left",
        "Only the addresses of the contact are kept, not “%(value)s”.",
    ),
    Outcome(
        "several-organizations",
        "asks",
        "The data name several organizations: %(values)s. Write the one that hires.",
    ),
    Outcome(
        "disagrees",
        "asks",
        "“%(value)s” does not agree with “%(kept)s”, which was read first. Write the one "
        "that is right.",
    ),
    # -- the title -------------------------------------------------------------------------
    Outcome(
        "other-title",
        "asks",
        "The data are for another job, “%(value)s”. The title of the page was kept; check "
        "the other values of the data.",
    ),
    Outcome(
        "no-title",
        "asks",
        "No title was found, so the name of the file is used: “%(value)s”.",
    ),
    Outcome(
        "organization-in-title",
        "changed",
        "The organization was removed from the title “%(value)s”; it has its own field.",
    ),
    # -- what is not part of the posting ---------------------------------------------------
    Outcome("site-keys", "left", "Keys that only the old site used: %(values)s."),
    Outcome(
        "unknown-key",
        "left",
        "“%(value)s” was not read. It stays in the page as a comment.",
    ),
    Outcome(
        "old-address",
        "left",
        "The page was at %(value)s. Redirect that address to the new page.",
    ),
    Outcome(
        "address-unclear",
        "asks",
        "%(value)s may be the place to apply, the employer's website, or the old page. "
        "Write it as “apply” if people apply there.",
    ),
    Outcome(
        "address-known",
        "left",
        "%(value)s may be the employer's website or the old page. People apply elsewhere.",
    ),
    Outcome("not-an-image", "left", "“%(value)s” is not a full web address of a picture."),
    # -- the source ------------------------------------------------------------------------
    Outcome(
        "broken-front-matter",
        "asks",
        "The front matter cannot be read (%(problem)s). Lines that are valid by themselves"
        " were read, and all of it is kept as a comment.",
    ),
    Outcome(
        "broken-json-ld",
        "asks",
        "The JSON-LD cannot be read (%(problem)s). Only this was certain: %(values)s.",
    ),
    Outcome(
        "template-in-data",
        "asks",
        "The data contain the template tag %(value)s. Write its value.",
    ),
    Outcome(
        "template-description",
        "changed",
        "The second copy of the text, which the template tag %(value)s put into the data, "
        "is "
        "no longer needed: the data come from the page.",
    ),
    Outcome(
        "several-in-data", "asks", "The page has data of several jobs; the first was read."
    ),
    Outcome(
        "encoding", "asks", "The file is not UTF-8. It was read as %(value)s; check it."
    ),
    Outcome(
        "list-section",
        "changed",
        "The page is a list of jobs; its section “%(value)s” became a posting.",
    ),
    Outcome(
        "list-rest",
        "left",
        "This text of the list does not belong to any job: “%(value)s”.",
    ),
    # -- the text --------------------------------------------------------------------------
    Outcome(
        "second-copy", "changed", "The source had the text twice; the page has it once."
    ),
    Outcome(
        "other-description",
        "asks",
        "The text in the data differs from that of the page. It is kept as a comment.",
    ),
    Outcome(
        "page-says-more",
        "left",
        "The page has %(count)s more words than the text in its data, which was used. "
        "Compare the two.",
    ),
    Outcome(
        "text-from-page",
        "changed",
        "The text was taken from the page, where it has its headings and lists.",
    ),
    Outcome(
        "texts-joined",
        "changed",
        "The text under this key was put before that of the page.",
    ),
    Outcome("section-added", "changed", "The text under this key became a section."),
    Outcome(
        "value-filled-in", "changed", "%(value)s was replaced by the value it printed."
    ),
    Outcome(
        "template-kept",
        "asks",
        "Template tags stay in the text: %(values)s. Replace them with their values.",
    ),
    Outcome("comments", "changed", "Comments are now MyST comments."),
    Outcome("html-comments", "left", "Comments in the HTML: %(values)s."),
    Outcome("excerpt-mark", "left", "The mark where an excerpt ended: %(value)s."),
    Outcome("scripts", "left", "The scripts, styles, and drawings in the text."),
    Outcome(
        "embedded",
        "changed",
        "Embedded media became links: %(values)s.",
    ),
    Outcome("attributes", "left", "Attributes of kramdown in the text: %(values)s."),
    Outcome(
        "markdown-in-html",
        "changed",
        "Markdown inside HTML is set apart by blank lines, which MyST needs.",
    ),
    Outcome("html-body", "changed", "The text was HTML and is now Markdown."),
    Outcome(
        "indentation",
        "changed",
        "The text was indented as a whole; the indentation was removed.",
    ),
    Outcome("trailing-blanks", "changed", "Blanks at the ends of lines were removed."),
    Outcome(
        "line-breaks",
        "changed",
        "Line breaks made by blanks at the end of a line are now written with a backslash.",
    ),
    Outcome(
        "heading-blank",
        "changed",
        "Lines without a blank after their # became headings: %(values)s.",
    ),
    Outcome("heading-levels", "changed", "Headings changed their level: %(values)s."),
    Outcome("heading-title", "changed", "The heading that repeated the title was removed."),
    Outcome(
        "bold-headings",
        "offers",
        "These bold lines look like headings: %(values)s. With --bold-headings they become "
        "headings.",
    ),
    Outcome("bold-made", "changed", "Bold lines became headings: %(values)s."),
    Outcome("links-site", "changed", "Links now lead to the old site: %(values)s."),
    Outcome("links-page", "changed", "Links now lead to the imported page: %(values)s."),
    Outcome("files-copied", "changed", "Copied next to the page: %(values)s."),
    Outcome(
        "links-lost",
        "asks",
        "Links that lead nowhere became text: %(values)s. Write where they lead, or give "
        "the "
        "address of the old site with --site-url.",
    ),
    Outcome(
        "images-lost",
        "asks",
        "Missing images became their alternative text: %(values)s. Put them next to the "
        "page, or give the address of the old site with --site-url.",
    ),
    Outcome(
        "links-html",
        "asks",
        "Addresses in HTML that lead nowhere now: %(values)s. Write where they lead, or "
        "give "
        "the address of the old site with --site-url.",
    ),
    Outcome(
        "links-in-page", "changed", "Links within the page now have targets: %(values)s."
    ),
    Outcome("notes", "changed", "Incomplete footnotes became text: %(values)s."),
    Outcome("definitions", "changed", "Links that were defined twice: %(values)s."),
    Outcome(
        "code-language",
        "changed",
        "Code in an unknown language became plain text: %(values)s.",
    ),
    Outcome(
        "escaped",
        "changed",
        "Characters that mean something else in MyST are escaped: %(values)s.",
    ),
    Outcome(
        "no-date",
        "asks",
        "Nothing says when the job was posted or whether it is closed, so it is published "
        "as "
        "open. Write date-posted, or “closed: yes”.",
    ),
    Outcome("no-text", "asks", "The job has no text. Write one; it is required."),
    # -- the file --------------------------------------------------------------------------
    Outcome(
        "exists",
        "asks",
        "%(file)s already exists with another text and was not changed. --force overwrites"
        " it.",
    ),
)

OUTCOMES: dict[str, Outcome] = {outcome.id: outcome for outcome in _ALL}
