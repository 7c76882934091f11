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
        "“%(value)s” cannot be read as one day for certain. Write the date as 2021-09-20.",
    ),
    Outcome(
        "deadline-no-zone",
        "asks",
        "“%(value)s” does not name a time zone. It counts in jobposting_timezone; write "
        "the offset after it if it meant another, for example 2021-09-20T17:00-04:00.",
    ),
    Outcome(
        "deadline-whole-day",
        "changed",
        "“%(value)s” does not name a time zone, and is the beginning or the end of a day. "
        "The whole day counts now: %(now)s.",
    ),
    Outcome("posted-day", "changed", "“%(value)s” was shortened to its day: %(now)s."),
    Outcome("no-date-yet", "left", "“%(value)s” is not a date, and was left out."),
    Outcome("rewritten", "changed", "“%(value)s” is now written “%(now)s”."),
    Outcome(
        "pay-words",
        "left",
        "“%(value)s” does not name an amount. Say it in the text, if it says anything.",
    ),
    Outcome(
        "pay-no-currency",
        "asks",
        "“%(value)s” does not say for certain in which currency. Write its code first, for "
        "example “USD 40000 per year”.",
    ),
    Outcome(
        "pay-no-time",
        "asks",
        "“%(value)s” does not say what period it is for. Write it with “per year”, “per "
        "month”, “per hour” or “total”.",
    ),
    Outcome(
        "pay-unclear",
        "asks",
        "“%(value)s” cannot be read as pay for certain. Write it as “USD 40000 per year” "
        "or "
        "“EUR 20-25 per hour”.",
    ),
    Outcome("unpaid", "changed", "“%(value)s” is now written “unpaid”."),
    Outcome(
        "country-added",
        "changed",
        "“%(value)s” is in one country alone, which was added: %(now)s.",
    ),
    Outcome(
        "place-filler",
        "left",
        "Parts of the address stood for something missing: %(values)s.",
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
        "job-start-date, date-posted or valid-through.",
    ),
    Outcome(
        "workplace-unclear",
        "asks",
        "“%(value)s” does not say for certain how the work is done. Write workplace as "
        "on-site, hybrid or remote.",
    ),
    Outcome(
        "group-as-country",
        "changed",
        "“%(value)s” is a group of countries, but stood as a country in the data. It "
        "stays a "
        "group, and stands for its members.",
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
        "“%(value)s” means that the job is closed, and gives no date: closed is yes.",
    ),
    Outcome(
        "state-draft", "changed", "“%(value)s” means that it is not published: a draft."
    ),
    Outcome(
        "state-unclear",
        "asks",
        "“%(value)s” does not say for certain whether the job is open. Write “closed: "
        "yes” if "
        "it is not.",
    ),
    Outcome(
        "contact-rest",
        "left",
        "Of the contact only addresses to apply are kept, not “%(value)s”.",
    ),
    Outcome(
        "several-organizations",
        "asks",
        "The data name several organizations: %(values)s. Write the one that hires.",
    ),
    Outcome(
        "disagrees",
        "asks",
        "“%(value)s” does not agree with “%(kept)s”, which was read before it. Write the "
        "one "
        "that is right.",
    ),
    # -- the title -------------------------------------------------------------------------
    Outcome(
        "other-title",
        "asks",
        "The data are those of another job, “%(value)s”. The title of the page was kept; "
        "check the other values of the data.",
    ),
    Outcome(
        "no-title",
        "asks",
        "No title was found. The name of the file stands in its place: “%(value)s”.",
    ),
    Outcome(
        "organization-in-title",
        "changed",
        "The organization was taken out of the title “%(value)s”; it has a field of its "
        "own.",
    ),
    # -- what is not part of the posting ---------------------------------------------------
    Outcome("site-keys", "left", "Keys that only the old site used: %(values)s."),
    Outcome(
        "unknown-key",
        "left",
        "“%(value)s” is not read. What it says stays in the page as a comment.",
    ),
    Outcome(
        "old-address",
        "left",
        "The page was found at %(value)s. Let that address redirect to the new page.",
    ),
    Outcome(
        "address-unclear",
        "asks",
        "%(value)s may be the place to apply, the employer's website or the old page. "
        "Write it "
        "as “apply” if people apply there.",
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
        "The front matter cannot be read (%(problem)s). Lines that stand for themselves "
        "were "
        "read, and all of it is kept as a comment.",
    ),
    Outcome(
        "broken-json-ld",
        "asks",
        "The JSON-LD cannot be read (%(problem)s). Read from it for certain: %(values)s.",
    ),
    Outcome(
        "template-in-data",
        "asks",
        "The data hold the template tag %(value)s. Write the value that it stood for.",
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
    Outcome("list-rest", "left", "This text of the list belongs to no job: “%(value)s”."),
    # -- the text --------------------------------------------------------------------------
    Outcome(
        "second-copy", "changed", "The text stood twice in the source, and stands once now."
    ),
    Outcome(
        "other-description",
        "asks",
        "The data have another text than the page. It is kept as a comment.",
    ),
    Outcome(
        "page-says-more",
        "left",
        "The page has %(count)s more words than the text in its data, which was taken. "
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
        "Template tags stay in the text as they are: %(values)s. Write what they stood "
        "for.",
    ),
    Outcome("comments", "changed", "Comments are now written as MyST writes them."),
    Outcome("html-comments", "left", "Comments in the HTML: %(values)s."),
    Outcome("excerpt-mark", "left", "The mark where an excerpt ended: %(value)s."),
    Outcome("scripts", "left", "The scripts, styles and drawings in the text."),
    Outcome(
        "embedded",
        "changed",
        "What was embedded from elsewhere became links: %(values)s.",
    ),
    Outcome("attributes", "left", "Attributes of kramdown in the text: %(values)s."),
    Outcome(
        "markdown-in-html",
        "changed",
        "Markdown inside HTML is set apart by blank lines, which MyST needs.",
    ),
    Outcome("html-body", "changed", "The text was HTML, and is Markdown now."),
    Outcome(
        "indentation", "changed", "The text was indented as a whole, and is not any more."
    ),
    Outcome("trailing-blanks", "changed", "Blanks at the ends of lines are gone."),
    Outcome(
        "line-breaks",
        "changed",
        "Line breaks that blanks at the end of a line made are written with a backslash.",
    ),
    Outcome(
        "heading-blank",
        "changed",
        "Lines without a blank after their # are headings now: %(values)s.",
    ),
    Outcome("heading-levels", "changed", "Headings changed their level: %(values)s."),
    Outcome("heading-title", "changed", "The heading that repeats the title stands once."),
    Outcome(
        "bold-headings",
        "offers",
        "These bold lines look like headings: %(values)s. With --bold-headings they become "
        "headings.",
    ),
    Outcome("bold-made", "changed", "Bold lines became headings: %(values)s."),
    Outcome("links-site", "changed", "Links lead to the old site now: %(values)s."),
    Outcome("links-page", "changed", "Links lead to the imported page now: %(values)s."),
    Outcome("files-copied", "changed", "Copied beside the page: %(values)s."),
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
        "Images that are not there became their alternative text: %(values)s. Put them "
        "beside "
        "the page, or give the address of the old site with --site-url.",
    ),
    Outcome(
        "links-html",
        "asks",
        "Addresses in HTML that lead nowhere now: %(values)s. Write where they lead, or "
        "give "
        "the address of the old site with --site-url.",
    ),
    Outcome(
        "links-in-page", "changed", "Links within the page have targets now: %(values)s."
    ),
    Outcome("notes", "changed", "Footnotes without their other half are text: %(values)s."),
    Outcome("definitions", "changed", "Links that were defined twice: %(values)s."),
    Outcome(
        "code-language",
        "changed",
        "Code without a language that is known is plain text: %(values)s.",
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
        "%(file)s is there already with another text, and was left as it is. --force "
        "writes "
        "over it.",
    ),
)

OUTCOMES: dict[str, Outcome] = {outcome.id: outcome for outcome in _ALL}
