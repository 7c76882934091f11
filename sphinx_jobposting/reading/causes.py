"""The table of what counts as not understood; messages, docs, and tests come from it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Example = Literal["options", "yaml", "front", "page", "rest"]


class Cause(NamedTuple):
    """One way in which a posting may not be understood.

    *rule* is the rule that the warning names. If the rule has no message of its own,
    *problem* and *fix* are the message ids, with ``%(text)s`` for what was written.
    *meaning* is its row in the documentation. The fault of *example* is in line *line*,
    counted from 1; its *kind* is ``options`` (lines of a directive), ``yaml`` (lines
    between ``---`` in a directive), ``front`` (lines of front matter), ``page`` (a page in
    MyST), or ``rest`` (a page in reStructuredText).
    """

    id: str
    rule: str
    meaning: str
    kind: Example
    example: str
    line: int
    problem: str = ""
    fix: str = ""


_ALL_OPTIONS = "Write every option on its own line, as in :draft: yes."
_BELOW = "Put it below “jobposting:” and indent it by two blanks."

HIDDEN_FOR_GOOD = "It is not published until this is fixed."
HIDDEN_UNTIL = "It is not published before %(day)s."
TEXT_SHOWN = "Its text is shown as it is."
CONSEQUENCES = (HIDDEN_FOR_GOOD, HIDDEN_UNTIL, TEXT_SHOWN)
"""The message ids that say what happens because of a cause."""

CAUSES: tuple[Cause, ...] = (
    # -- the lines of the options
    Cause(
        "no-first-colon",
        "malformed-option",
        "An option without its first colon",
        "options",
        ":date-posted: 2021-09-02\ndraft: yes",
        2,
        "“%(text)s” lacks the colon at its beginning, so it is not an option.",
        "Begin every option with a colon, as in :draft: yes.",
    ),
    Cause(
        "no-blank-after-colon",
        "malformed-option",
        "No blank after the second colon",
        "options",
        ":work-hours: 32\n:draft:yes",
        2,
        "“%(text)s” lacks the blank after its second colon, so it is not an option.",
        "Write a blank there, as in :draft: yes.",
    ),
    Cause(
        "option-in-list",
        "malformed-option",
        "An option as a list item",
        "options",
        ":date-posted: 2021-09-02\n- :draft: yes",
        2,
        "“%(text)s” is a list item, not an option.",
        "Write options without list markers, as in :draft: yes.",
    ),
    Cause(
        "comment-among-options",
        "malformed-option",
        "A comment among the options",
        "options",
        ":date-posted: 2021-09-02\n# until the budget is clear\n:draft: yes",
        2,
        "“%(text)s” is not a comment here: it ends the options, and those below are lost.",
        "Remove the line from the options.",
    ),
    Cause(
        "unindented-line",
        "malformed-option",
        "Other text among the options",
        "options",
        ":skills: cooking for many guests\nat once\n:draft: yes",
        2,
        "“%(text)s” is among the options, but it is not one.",
        "Indent the line if it continues the option above it; otherwise move it below the "
        "options, after a blank line.",
    ),
    Cause(
        "not-a-field",
        "malformed-option",
        "A line between `---` that is not `key: value`",
        "yaml",
        "date-posted: 2021-09-02\ndraft:yes",
        2,
        "“%(text)s” is not a field.",
        "Write key: value on every line between the two lines of hyphens.",
    ),
    Cause(
        "text-after-options",
        "malformed-option",
        "An option after the line that ends the options",
        "page",
        "# Cook\n\n```{jobposting}\n---\ndate-posted: 2021-09-02\n---\n:draft: yes\n```\n",
        7,
        "“%(text)s” is after the line that ends the options.",
        "Move it above that line, or put a blank line before it if it is text.",
    ),
    Cause(
        "option-in-title",
        "malformed-option",
        "An option on the line of the directive",
        "page",
        "# Cook\n\n```{jobposting} :draft: yes\n:date-posted: 2021-09-02\n```\n",
        3,
        "“%(text)s” is on the line of the directive, so it is a title.",
        _ALL_OPTIONS,
    ),
    Cause(
        "option-in-value",
        "malformed-option",
        "An option in the value of another one",
        "options",
        ":work-hours: 32 :draft: yes",
        1,
        "“%(text)s” is in the value of another option.",
        _ALL_OPTIONS,
    ),
    Cause(
        "detached-options",
        "detached-options",
        "Options after a blank line",
        "options",
        ":date-posted: 2021-09-02\n\n:draft: yes",
        3,
        "“%(text)s” is below a blank line, so it is text and not an option.",
        "Write all options right below the line of the directive, with no blank line.",
    ),
    Cause(
        "cut-off",
        "detached-options",
        "Options in reStructuredText that end at a line without indentation",
        "rest",
        "Cook\n====\n\n.. jobposting::\n   :date-posted: 2021-09-02\n   :skills: cooking\n"
        "at once\n   :draft: yes\n",
        7,
        "A line that is not indented cuts this directive off, and the options below it are "
        "text.",
        "Indent every line of the directive by the same number of blanks.",
    ),
    Cause(
        "stray-option",
        "detached-options",
        "`draft` or `date-posted` in the text of a posting",
        "page",
        "# Cook\n\n```{jobposting}\n:date-posted: 2021-09-02\n```\n\n:draft: yes\n",
        7,
        "“%(text)s” is text here and not an option.",
        "Move it to the options of the directive.",
    ),
    # -- fields and values
    Cause(
        "draft-word",
        "unknown-field",
        "An unknown field that can mean “draft”",
        "options",
        ":date-posted: 2021-09-02\n:status: draft",
        2,
    ),
    Cause(
        "unreadable-draft",
        "invalid-yes-no",
        "A `draft` that is neither yes nor no",
        "options",
        ":date-posted: 2021-09-02\n:draft: perhaps",
        2,
    ),
    Cause(
        "unreadable-date",
        "invalid-date",
        "A `date-posted` that cannot be read and may be yet to come; it hides the posting "
        "until the last day that it can mean",
        "options",
        ":date-posted: 2021-10-1",
        1,
    ),
    Cause(
        "two-answers",
        "duplicate-field",
        "`draft` or `date-posted` written twice",
        "options",
        ":date-posted: 2021-09-02\n:draft: no\n:draft: yes",
        3,
    ),
    # -- front matter
    Cause(
        "tab-in-yaml",
        "not-understood",
        "A tab in front matter",
        "front",
        "jobposting:\n\tdraft: yes",
        2,
        "The front matter contains a tab, which YAML does not allow here.",
        "Indent with blanks.",
    ),
    Cause(
        "bad-yaml",
        "not-understood",
        "Front matter that is not valid YAML",
        "front",
        'jobposting:\n  title: "Cook\n  draft: yes',
        2,
        "The front matter is not valid YAML (%(text)s).",
        "Close every quote and bracket, and put a value that contains “: ” or “ #” in "
        "quotes.",
    ),
    Cause(
        "fields-not-indented",
        "not-understood",
        "Fields that are not indented",
        "front",
        "jobposting:\ndate-posted: 2021-09-02\ndraft: yes",
        1,
        "The fields below “jobposting:” are not indented, so they are not part of it.",
        "Indent each of them by two blanks.",
    ),
    Cause(
        "no-fields",
        "not-understood",
        "`jobposting:` without fields",
        "front",
        "jobposting:",
        1,
        "“jobposting:” has no fields.",
        "Write the fields below it, each indented by two blanks, or remove it.",
    ),
    Cause(
        "not-a-mapping",
        "not-understood",
        "`jobposting:` with a list or a text",
        "front",
        "jobposting: draft",
        1,
        "“jobposting” does not contain fields.",
        "Write the fields below “jobposting:”, as in “  draft: yes”.",
    ),
    Cause(
        "mapping-twice",
        "not-understood",
        "`jobposting:` written twice",
        "front",
        "jobposting:\n  date-posted: 2021-09-02\njobposting:\n  draft: yes",
        3,
        "“jobposting” is written twice.",
        "Put all fields below one “jobposting:”.",
    ),
    Cause(
        "misspelled-key",
        "not-understood",
        "`jobposting` with another spelling",
        "front",
        "JobPosting:\n  draft: yes",
        1,
        "“%(text)s” is not “jobposting”.",
        "Write “jobposting:”.",
    ),
    Cause(
        "mapping-nested",
        "not-understood",
        "`jobposting:` inside another mapping",
        "front",
        "myst:\n  jobposting:\n    draft: yes",
        2,
        "“jobposting” is inside “%(text)s”.",
        "Move it to the margin.",
    ),
    Cause(
        "field-beside-mapping",
        "not-understood",
        "A field that stands beside `jobposting:`, and not below it",
        "front",
        "jobposting:\n  date-posted: 2021-09-02\ndraft: yes",
        3,
        "“%(text)s” is in the page's own metadata and not among the fields of a posting.",
        _BELOW,
    ),
    Cause(
        "front-matter-unseen",
        "not-understood",
        "Front matter that the parser does not take for such",
        "page",
        "\n---\njobposting:\n  draft: yes\n---\n\n# Cook\n",
        3,
        "The page's parser does not read this as front matter.",
        "Use a Markdown file whose first line is ---, and end the front matter with a line "
        "---.",
    ),
    Cause(
        "front-matter-included",
        "not-understood",
        "Front matter of a file that is included",
        "page",
        "```{include} part.txt\n```\n",
        1,
        "“%(text)s” has front matter with a posting, which is lost when it is included.",
        "Move “jobposting:” to the front matter of this page.",
    ),
    # -- the directive
    Cause(
        "fence-off",
        "not-understood",
        "`:::{jobposting}` where `colon_fence` is off",
        "page",
        "# Cook\n\n:::{jobposting}\n:draft: yes\n:::\n",
        3,
        "“:::” is text here, because MyST's colon_fence is off.",
        'Write three backticks, or set myst_enable_extensions = ["colon_fence"] in '
        "conf.py.",
    ),
    Cause(
        "directive-as-text",
        "not-understood",
        "A directive in the syntax of another language",
        "page",
        "# Cook\n\n.. jobposting::\n   :draft: yes\n",
        3,
        "“%(text)s” is text here, and not a directive.",
        "Write ```{jobposting} in Markdown, and .. jobposting:: in reStructuredText.",
    ),
    Cause(
        "directive-as-code",
        "not-understood",
        "A directive without its braces",
        "page",
        "# Cook\n\n```jobposting\n:draft: yes\n```\n",
        3,
        "This is a block of code in the language “%(text)s”, and not a directive.",
        "Write ```{jobposting}, with braces.",
    ),
    Cause(
        "directive-as-comment",
        "not-understood",
        "A directive in reStructuredText with one colon",
        "rest",
        "Cook\n====\n\n.. jobposting:\n   :draft: yes\n",
        4,
        "This is a comment, because its colon is not doubled.",
        "Write .. jobposting::",
    ),
    Cause(
        "misspelled-directive",
        "not-understood",
        "A directive with another spelling",
        "page",
        "# Cook\n\n```{job-posting}\n:draft: yes\n```\n",
        3,
        "“%(text)s” is not the name of the directive.",
        "Write “jobposting”.",
    ),
    Cause(
        "no-parser",
        "not-understood",
        "A posting in Markdown on a site without a parser for it",
        "page",
        "# Cook\n\n```{jobposting}\n:date-posted: 2021-09-02\n```\n",
        1,
        "This site has no parser for Markdown, so this posting is not a page of it.",
        'Add "myst_parser" to the extensions in conf.py.',
    ),
    Cause(
        "misplaced",
        "misplaced-directive",
        "A directive inside a list, quote, note or grid that says that it is a draft",
        "page",
        "# Cook\n\n> ```{jobposting}\n> :draft: yes\n> ```\n",
        3,
    ),
    Cause(
        "second",
        "second-directive",
        "A second directive in a section that says that it is a draft",
        "page",
        "# Cook\n\n```{jobposting}\n:date-posted: 2021-09-02\n```\n\n```{jobposting}\n"
        ":draft: yes\n```\n",
        7,
    ),
    Cause(
        "no-heading",
        "no-heading",
        "A posting below no heading",
        "page",
        "```{jobposting}\n:date-posted: 2021-09-02\n```\n",
        1,
    ),
)

BY_ID: dict[str, Cause] = {cause.id: cause for cause in CAUSES}
