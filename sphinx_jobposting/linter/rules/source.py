"""Rules about the pages, directives, and configuration that postings are written in."""

from __future__ import annotations

from textwrap import indent

from ...model.rule import CONFIGURATION, GOOGLE, OURS, PAGES, PROBLEM, Rule

_OPTIONS = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: ann@example.org"
_DIRECTIVE = f"```{{jobposting}}\n{_OPTIONS}\n```"
_COOK = "Cook for forty guests at noon."
_GOOD_PAGE = f"# Cook\n\n{_DIRECTIVE}\n\n{_COOK}\n"


def _with(line: str) -> str:
    """Return the good page with another line in its directive."""
    return _GOOD_PAGE.replace("\n```\n", f"\n{line}\n```\n")


def _two(first: str, second: str) -> str:
    """Return a page with two jobs, each with another line in its directive."""
    return (
        f"# Jobs\n\n## Cook\n\n```{{jobposting}}\n{_OPTIONS}\n{first}\n```\n\n{_COOK}\n\n"
        f"## Baker\n\n```{{jobposting}}\n{_OPTIONS}\n{second}\n```\n\n"
        "Bake bread for forty guests.\n"
    )


_KITCHEN = _with(":employment-unit: Kitchen")
_TWO_NAMES = _two(":closed: yes\n:name: kitchen-1", ":name: kitchen-2")
_TWO_IDENTIFIERS = _two(":identifier: R-7", ":identifier: R-8")

SOURCE_RULES: tuple[Rule, ...] = (
    Rule(
        "unknown-field",
        "warning",
        OURS,
        "“%(field)s” is not a field of a posting.",
        "Use the name of a field, or define your own fact with jobposting_facts.",
        "option",
        ":pay: USD 40000 per year",
        ":base-salary: USD 40000 per year",
        suggestion="Did you mean “%(near)s”?",
    ),
    Rule(
        "duplicate-field",
        "warning",
        OURS,
        "“%(field)s” is written twice; the first one counts.",
        "Write each field once.",
        "option",
        ":valid-through: 2021-09-20\n:valid-through: 2021-09-27",
        ":valid-through: 2021-09-20",
    ),
    Rule(
        "duplicate-name",
        "warning",
        PAGES,
        "Two postings are named “%(name)s”; the other one is in %(other)s.",
        "Give one of the postings another name with :name:.",
        "page",
        _TWO_NAMES.replace("kitchen-2", "kitchen-1"),
        _TWO_NAMES,
    ),
    Rule(
        "duplicate-identifier",
        "warning",
        GOOGLE,
        "%(property)s: another open posting, in %(other)s, also has “%(value)s”.",
        "Give each posting its own identifier, or leave the field out.",
        "page",
        _TWO_IDENTIFIERS.replace("R-8", "R-7"),
        _TWO_IDENTIFIERS,
        "identifier",
    ),
    Rule(
        "misplaced-directive",
        "warning",
        PAGES,
        "A posting cannot be inside a list, a quote, a note, or a table.",
        "Put the directive right below a heading.",
        "page",
        "# Cook\n\n" + indent(_GOOD_PAGE.partition("\n\n")[2], "> ", lambda line: True),
        _GOOD_PAGE,
    ),
    Rule(
        "second-directive",
        "warning",
        PAGES,
        "This section is already a posting, so its second directive is ignored.",
        "Put all fields of a posting into one directive.",
        "page",
        f"{_GOOD_PAGE}\n```{{jobposting}}\n:work-hours: 32 hours a week\n```\n",
        _with(":work-hours: 32 hours a week"),
    ),
    Rule(
        "not-understood",
        "error",
        PAGES,
        PROBLEM,
        "Write the fields of a posting in the options of a jobposting directive, or below "
        "jobposting: in the front matter.",
        "page",
        "---\njobposting: 2021-09-02, Porto, PT, ann@example.org\n---\n\n"
        "# Cook\n\nCook for forty guests at noon.\n",
        "---\njobposting:\n  date-posted: 2021-09-02\n  job-location: Porto, PT\n"
        "  apply: ann@example.org\n---\n\n# Cook\n\nCook for forty guests at noon.\n",
    ),
    Rule(
        "malformed-option",
        "error",
        PAGES,
        PROBLEM,
        "Write every option on its own line, as in :draft: yes.",
        "page",
        _with("skills: cooking"),
        _with(":skills: cooking"),
    ),
    Rule(
        "detached-options",
        "error",
        PAGES,
        PROBLEM,
        "Write all options right below the line of the directive, with no blank line.",
        "page",
        _GOOD_PAGE.replace("{jobposting}\n", "{jobposting}\n\n"),
        _GOOD_PAGE,
    ),
    Rule(
        "second-heading",
        "warning",
        PAGES,
        "The heading “%(heading)s” is on the same level as the title of the posting, so it "
        "and what follows are not part of it.",
        "Write ## %(heading)s, or include the file with :heading-offset: 1.",
        "page",
        f"{_GOOD_PAGE}\n# About us\n\nWe feed the town.\n",
        f"{_GOOD_PAGE}\n## About us\n\nWe feed the town.\n",
    ),
    Rule(
        "listing-as-text",
        "warning",
        PAGES,
        "“:::{joblist}” is text here, because MyST's colon_fence is off.",
        'Write three backticks, or set myst_enable_extensions = ["colon_fence"] in '
        "conf.py.",
        "page",
        "---\nmyst:\n  enable_extensions: []\n---\n\n# Jobs\n\n:::{joblist}\n:::\n",
        "---\nmyst:\n  enable_extensions: []\n---\n\n# Jobs\n\n```{joblist}\n```\n",
    ),
    Rule(
        "no-heading",
        "error",
        PAGES,
        "The posting has no heading above it, so it has no title.",
        "Begin the page with the job's title as a heading, as in “# Cook”.",
        "page",
        f"{_DIRECTIVE}\n\nCook for forty guests at noon.\n",
        _GOOD_PAGE,
        "title",
    ),
    Rule(
        "several-on-page",
        "error",
        GOOGLE,
        "There is %(count)s posting on this page; Google accepts one per page.",
        "Give each posting its own page, and list them with joblist.",
        "page",
        f"# Jobs\n\n## Gardener\n\n{_DIRECTIVE}\n\nGrow what we eat.\n\n"
        f"## Driver\n\n{_DIRECTIVE}\n\nBring the food to our guests.\n",
        _GOOD_PAGE.replace("# Cook", "# Gardener").replace(_COOK, "Grow what we eat."),
        plural="There are %(count)s postings on this page; Google accepts one per page.",
    ),
    Rule(
        "ambiguous-place",
        "error",
        OURS,
        PROBLEM,
        "Write the country's name, or the country after the state: Berlin, Germany; "
        "Boston, MA, US.",
        "option",
        ":job-location: Boston, MA\n:base-salary: USD 40000 per year",
        ":job-location: Boston, MA, US\n:base-salary: USD 40000 per year",
        "jobLocation",
    ),
    Rule(
        "anywhere-unlisted",
        "error",
        GOOGLE,
        "Search engines do not list jobs that can be done “anywhere”: they require "
        "countries.",
        "In conf.py, name the countries that “anywhere” means: jobposting_areas = "
        '{"anywhere": ["US", "EU", "ZA"]}.',
        "option",
        ":workplace: remote\n:applicants-in: anywhere\n:job-location: none",
        ":workplace: remote\n:applicants-in: US\n:job-location: none",
        "applicantLocationRequirements",
    ),
    Rule(
        "root-hidden",
        "warning",
        PAGES,
        "The first page of the site cannot be hidden; this posting is published.",
        "Put the posting on its own page: a site's first page is always published.",
        "page",
        _with(":draft: yes"),
        "# Jobs\n\n```{joblist}\n```\n\n```{toctree}\ncook\n```\n",
    ),
    Rule(
        "unknown-value",
        "warning",
        CONFIGURATION,
        "“%(name)s” in conf.py is not a value of this extension, so it changes nothing.",
        "Use one of the values in the documentation. If the variable is your own, do not "
        "begin its name with jobposting_.",
        "conf",
        'jobposting_timezon = "Europe/Lisbon"',
        'jobposting_timezone = "Europe/Lisbon"',
        suggestion="Did you mean “%(near)s”?",
    ),
    Rule(
        "feeds-need-baseurl",
        "warning",
        CONFIGURATION,
        "The feeds in jobposting_feeds need absolute URLs, but html_baseurl is not set.",
        'Set html_baseurl in conf.py: html_baseurl = "https://handbook.example.org/".',
        "conf",
        'jobposting_feeds = ["atom"]\nhtml_baseurl = ""',
        'jobposting_feeds = ["atom"]\nhtml_baseurl = "https://handbook.example.org/"',
    ),
    Rule(
        "unknown-reference",
        "warning",
        PAGES,
        "There is no posting “%(target)s”.",
        "Use the name of a posting: its :name:, or the name of its file without the "
        "suffix.",
        "page",
        _with(":name: night-cook") + "\nSee also: {job}`nightcook`.\n",
        _with(":name: night-cook") + "\nSee also: {job}`night-cook`.\n",
        suggestion="Did you mean “%(near)s”?",
    ),
    Rule(
        "unmatched-filter",
        "warning",
        PAGES,
        "%(field)s: no job has “%(value)s”.",
        "Write a value that a posting has, in any state, or leave the filter out.",
        "page",
        f"{_KITCHEN}\n```{{joblist}}\n:employment-unit: Kichten\n```\n",
        f"{_KITCHEN}\n```{{joblist}}\n:employment-unit: Kitchen\n```\n",
        suggestion="Did you mean “%(near)s”?",
    ),
    Rule(
        "bad-filter",
        "warning",
        PAGES,
        PROBLEM,
        "Use an option of joblist, or a field with a value that it can have.",
        "page",
        "# Jobs\n\n```{joblist}\n:sort: color\n```\n",
        "# Jobs\n\n```{joblist}\n:sort: title\n```\n",
    ),
)
