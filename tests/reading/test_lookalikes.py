"""What was meant as a posting, but is something else for the parser, is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.domain import JobDomain
from sphinx_jobposting.nodes import jobposting
from sphinx_jobposting.reading.lookalikes import (
    cut_off,
    find_lookalikes,
    is_markdown,
    look_at,
    parser_saw_front_matter,
    stray_options,
)

from ..support.doctrees import reported
from ..support.parsing import parsed

pytestmark = pytest.mark.usefixtures("directives")


def doubts(
    domain: JobDomain, source: str, name: str = "jobs.md", **more: Any
) -> list[tuple[str, int | None]]:
    """Return rule and line of each doubt about a page."""
    document = parsed(domain, source, name)
    given = {"included": (), "front_matter": False, **more}
    found = find_lookalikes(document, look_at(document), domain.env, **given)
    return [(one.finding.rule, one.finding.line) for one in found]


NOT_UNDERSTOOD = "not-understood"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("# A\n\n```jobposting\n:draft:\n```\n", 3),
        ("# A\n\n~~~{jobpostin}\n:draft:\n~~~\n", 3),
        ("# A\n\n.. jobposting:: Cook\n   :draft:\n", 3),
        ("# A\n\nText\n.. job-posting:: Cook\n", 4),
        ("# A\n\njobposting:\n  draft: yes\n", 3),
        ("# A\n\n- jobposting: {draft: yes}\n", 3),
        ("# A\n\n'jobposting':\n", 3),
        ("# A\n\n::: {jobposting\n:draft:\n", 3),
    ],
)
def test_in_markdown_a_posting_may_be_code_or_text(
    domain: JobDomain, source: str, line: int
) -> None:
    assert doubts(domain, source) == [(NOT_UNDERSTOOD, line)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("A\n=\n\n.. job-posting:: Cook\n   :draft: yes\n", 4),
        ("A\n=\n\n```{jobposting}\n:draft: yes\n```\n", 4),
        ("A\n=\n\n:::{jobposting}\n:draft: yes\n", 4),
        (":jobposting: yes\n\nA\n=\n", 1),
        (":date-posted: 2021-09-02\n\nA\n=\n", 1),
    ],
)
def test_in_restructuredtext_a_posting_may_be_text_or_a_field(
    domain: JobDomain, source: str, line: int
) -> None:
    rules = {rule for rule, _line in doubts(domain, source, "jobs.rst")}
    assert rules
    assert (doubts(domain, source, "jobs.rst")[0][1]) == line


@pytest.mark.parametrize("after", ["", "\n", "\n\n\n\n", "\n\nText.\n", "\n.. b\n"])
@pytest.mark.parametrize(
    "comment",
    [
        ".. jobposting:\n   :draft: yes",
        "..  jobposting\n   :draft: yes",
        ".. jobposting:\n\n   :draft: yes\n   :skills: a",
        "* .. jobposting:\n     :draft: yes",
    ],
)
def test_a_comment_may_be_a_posting_and_its_line_is_right(
    domain: JobDomain, comment: str, after: str, tmp_path: Path
) -> None:
    path = tmp_path / "jobs.rst"
    path.write_text(f".. jobs\n\nA\n=\n\n{comment}{after}")
    assert doubts(domain, path.read_text(), str(path)) == [(NOT_UNDERSTOOD, 6)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("# A\n\nWrite `.. jobposting::` there.\n", "jobs.md"),
        ("# A\n\n`.. jobposting::` is the directive.\n", "jobs.md"),
        ("# A\n\nThe job posting: a text.\n", "jobs.md"),
        ("# A\n\n    jobposting:\n      draft: yes\n", "jobs.md"),
        ("# A\n\n```yaml\njobposting:\n```\n", "jobs.md"),
        ("# A\n\n```{jobposting}\n:draft: yes\n```\n", "jobs.md"),
        ("# A\n\n```{joblist}\n```\n", "jobs.md"),
        ("# A\n\n% jobposting:\n%   draft: yes\n", "jobs.md"),
        ("A\n=\n\n.. note:\n   draft: yes\n", "jobs.rst"),
        ("A\n=\n\nWrite ``:::{jobposting}`` there.\n", "jobs.rst"),
        ("A\n=\n\n.. The job posting is below.\n", "jobs.rst"),
        (":author: A\n\nA\n=\n", "jobs.rst"),
    ],
)
def test_a_page_about_postings_is_not_doubted(
    domain: JobDomain, source: str, name: str
) -> None:
    assert doubts(domain, source, name) == []


def test_a_list_of_jobs_parsed_as_text_is_only_a_warning(domain: JobDomain) -> None:
    with reported() as found:
        assert doubts(domain, "# A\n\n:::{joblist\n:status: all\n") == []
    assert [(one.rule, one.line) for one in found] == [("listing-as-text", 3)]


def test_front_matter_that_was_read_is_not_searched_again(domain: JobDomain) -> None:
    source = "# A\n\njobposting:\n"
    assert doubts(domain, source)
    assert doubts(domain, source, front_matter=True) == []


@pytest.mark.parametrize("shown", [True, False])
def test_front_matter_of_an_included_file_counts_if_the_page_has_its_text(
    domain: JobDomain, tmp_path: Path, shown: bool
) -> None:
    part = tmp_path / "part.txt"
    part.write_text("Text of it.\n")
    source = f"A\n=\n\n.. include:: {part}\n"
    if not shown:
        source += "   :literal:\n"
    found = doubts(domain, source, "jobs.rst", included=[(str(part), 2)])
    assert found == ([(NOT_UNDERSTOOD, 2)] if shown else [])


class TestMetadata:
    def test_markdown_is_recognized_by_its_parser(self, domain: JobDomain) -> None:
        assert is_markdown(parsed(domain, "# A\n"))
        assert not is_markdown(parsed(domain, "A\n=\n", "jobs.rst"))

    @pytest.mark.parametrize(
        ("source", "seen"),
        [
            ("---\njobposting: yes\n---\n\n# A\n", True),
            ("---\ntitle: A\n---\n\n# A\n", False),
            ("# A\n\njobposting: yes\n", False),
        ],
    )
    def test_the_parser_may_not_have_seen_front_matter(
        self, domain: JobDomain, source: str, seen: bool
    ) -> None:
        assert parser_saw_front_matter(parsed(domain, source)) is seen


class TestStrayOptions:
    """An option below a blank line is text for the parser."""

    def stray(self, domain: JobDomain, source: str, name: str) -> list[int | None]:
        document = parsed(domain, source, name)
        found = list(document.findall(jobposting))
        look = look_at(document)
        return [doubt.finding.line for doubt in stray_options(found[0], look, found)]

    def test_an_option_in_the_text_of_the_section_may_hide_it(
        self, domain: JobDomain
    ) -> None:
        source = "# Cook\n\n```{jobposting}\n:skills: a\n```\n\nTEXT\n"
        for text in (
            ":draft: yes",
            "Text.\n\n> :draft: yes",
            "- x\n\n  :date-posted: 2031-01-01",
        ):
            assert self.stray(domain, source.replace("TEXT", text), "jobs.md")
        for text in ("Text.", "`:draft: yes` hides it.", "Draft: yes"):
            assert (
                self.stray(
                    domain, source.replace("{}", text, 1).replace("{}", ""), "jobs.md"
                )
                == []
            )

    def test_an_option_in_the_text_of_another_posting_is_ignored(
        self, domain: JobDomain
    ) -> None:
        job = "```{jobposting}\n:skills: a\n```\n"
        source = f"# Jobs\n\n## Cook\n\n{job}\n## Chef\n\n{job}\n:draft: yes\n"
        assert self.stray(domain, source, "jobs.md") == []


class TestCutOff:
    """In reStructuredText, a line at the margin ends a directive."""

    def cut(self, domain: JobDomain, source: str) -> list[int | None]:
        (node,) = parsed(domain, source, "jobs.rst").findall(jobposting)
        return [doubt.finding.line for doubt in cut_off(node)]

    def test_a_line_at_the_margin_may_cut_off_options(self, domain: JobDomain) -> None:
        source = "Cook\n====\n\n.. jobposting::\n   :skills: a\n:draft: yes\n"
        assert self.cut(domain, source) == [6]

    def test_a_line_of_text_may_cut_off_options_too(self, domain: JobDomain) -> None:
        source = "Cook\n====\n\n.. jobposting::\n   :skills: a\nText.\n"
        assert self.cut(domain, source) == [6]

    def test_a_directive_that_has_text_has_no_more_options(self, domain: JobDomain) -> None:
        source = "Cook\n====\n\n.. jobposting:: Cook\n   :skills: a\n\n   Text.\n{}\n"
        assert self.cut(domain, source.format("More.")) == []
        assert self.cut(domain, source.format(":draft: yes")) == [8]

    def test_another_message_cuts_nothing_off(self, domain: JobDomain) -> None:
        source = "Cook\n====\n\n.. jobposting::\n   :skills: a\n\n.. nothing::\n\nText.\n"
        assert self.cut(domain, source) == []

    def test_a_blank_line_is_the_right_end_of_a_directive(self, domain: JobDomain) -> None:
        source = "Cook\n====\n\n.. jobposting::\n   :skills: a\n\nText.\n"
        assert self.cut(domain, source) == []
