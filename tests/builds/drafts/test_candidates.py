"""Pages that may have a posting are recognized, so that their warnings are buffered."""

from __future__ import annotations

from string import ascii_lowercase

import pytest

from sphinx_jobposting.builds.drafts.candidates import HEAD, may_hold_posting
from sphinx_jobposting.model.spelling import is_posting_key


@pytest.mark.parametrize(
    "source",
    [
        "```{jobposting}\n:draft:\n```",
        ".. jobposting::\n   :draft:",
        ":::{Job-Posting}\n:::",
        "```{jobpsting}\n```",
        "---\njob_posting:\n  draft: yes\n---\n",
        "---\njobs_posting:\n  draft: yes\n---\n",
        "---\n_jobposting:\n  draft: yes\n---\n",
        '---\n"Job  Posting":\n  draft: yes\n---\n',
        ".. jboposting::",
        "```{joobposting}\n```",
        "```{jobosting}\n```",
        ":::{job-opsting}\n:::",
        "```{include} /parts/cook.txt\n```",
        ".. include:: cook.txt",
        "---\ndate-posted: 2021-09-02\n---\n# Cook",
        "---\ntitle: Cook\ndate_posted: 2021-09-02\n---\n",
        "---\ndatePosted: 2021-09-02\n---\n",
        "\n:Date posted: 2021-09-02\n\nCook\n====\n",
        "+++\nvalid-through = 2021-09-20\n+++\n",
        "---\napplicants-in: DE\n---\n",
    ],
)
def test_whatever_may_be_a_posting_counts_as_one(source: str) -> None:
    assert may_hold_posting(source)


def test_every_spelling_of_the_name_is_recognized() -> None:
    name = "jobposting"
    missed = {
        word
        for at in range(1, len(name))
        for more in (*ascii_lowercase, "_", "-", " ", "")
        for word in (name[:at] + more + name[at:], name[:at] + more + name[at + 1 :])
        if is_posting_key(word) and not may_hold_posting(f"---\n{word}:\n  draft: yes\n")
    }
    assert not missed


@pytest.mark.parametrize(
    "source",
    [
        "",
        "# Guide\n\nHow to find a job, and what a post is.\n",
        "# Guide\n\nJavaScript, journals, jobs, job openings, and a joblist.\n",
        "# Guide\n\nA subjobposting.\n",
        # Plain text has no fields.
        "# Guide\n\nThe date posted, and the employment type.\n",
        "---\ntitle: Guide\ndescription: How we work\n---\n",
        # Other front matter may also have these.
        "---\nsame-as: https://example.org\nalternate-name: A\n---\n",
        # Metadata is at the start of a page.
        "---\ntitle: Guide\n---\n" + "x" * HEAD + "\ndate-posted: 2021-09-02\n",
        "---\njob_position: Head cook\n---\n# Ann",
    ],
)
def test_other_pages_do_not_count(source: str) -> None:
    assert not may_hold_posting(source)
