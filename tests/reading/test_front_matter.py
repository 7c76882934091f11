"""Front matter is read as YAML; it is a fault if a posting in it cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.spelling import is_posting_key
from sphinx_jobposting.reading.front_matter import (
    hide_from_parser,
    read_front_matter,
)

from .test_option_block import SOUP


def test_values_are_text_lists_and_mappings() -> None:
    front = read_front_matter(
        "---\ntitle: x\njobposting:\n  a: NO\n  b: 9:30\n  c: [x, 1]\n"
        "  d: {e: 2021-09-01}\n"
        "  f:\n  g: ~\n  'h': \"i # j\"\nother: y\n---\ntext\n"
    )
    assert front is not None
    assert {field.key: field.raw for field in front.fields} == {
        "a": "NO", "b": "9:30", "c": ["x", "1"], "d": {"e": "2021-09-01"},
        "f": "", "g": "~", "h": "i # j",
    }  # fmt: skip
    assert [field.offset for field in front.fields] == [3, 4, 5, 6, 7, 8, 9]
    assert (front.line, front.faults) == (3, ())


SAME = [
    "---\njobposting:\n  draft: yes\n---\n",
    "\ufeff---\njobposting:\n  draft: yes\n---\n",
    "---\r\njobposting:\r\n  draft: yes\r\n---\r\n",
    "---  \njobposting: # a comment\n  # another\n  draft: yes # one more\n---\t\n",
    '---\n"jobposting":\n  "draft": "yes"\n---\n',
    "---\n'jobposting' : {'draft' : yes}\n---\n",
    "---\njobposting: {draft: yes}\n---\n",
    "---\n{jobposting: {draft: yes}, title: x}\n---\n",
    "---\n  jobposting:\n      draft: yes\n---\n",
    "---\n? jobposting\n: draft: yes\n---\n",
    "---\nx: &a {draft: yes}\njobposting: *a\n---\n",
    "---\nx: &a {draft: yes}\njobposting:\n  <<: *a\n---\n",
    "---\nx: &a {draft: no}\ny: &b {draft: yes}\njobposting: {<<: [*b, *a]}\n---\n",
    "---\njobposting: !!map\n  draft: !!bool yes\n---\n",
    "---\njobposting:\n  draft: yes\n...\n",
    "-----\njobposting:\n  draft: yes\n-----\n",
]


@pytest.mark.parametrize("source", SAME)
def test_the_style_of_yaml_makes_no_difference(source: str) -> None:
    front = read_front_matter(source + "\n# Cook\n")
    assert front is not None
    assert [(field.key, field.raw) for field in front.fields] == [("draft", "yes")]
    assert front.faults == ()


@pytest.mark.parametrize(
    "source",
    [
        "text\njobposting:\n  a: b\n",
        "---\nx: jobs\n---\n",
        "---\njobs:\n  draft: yes\n---\n",
        "---\njoblisting:\n  draft: yes\n---\n",
        "---\ndraft: yes\ntitle: x\n---\n",
        "---\n\nA rule above, and job postings below.\n",
        "",
        "---",
    ],
)
def test_text_without_a_posting_is_ignored(source: str) -> None:
    assert read_front_matter(source) is None


# Each line refers to the previous one nine times.
BOMB = "".join(
    f"  k{n}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(6)
)


@pytest.mark.parametrize(
    ("front", "cause", "line"),
    [
        ("jobposting: x", "not-a-mapping", 2),
        ("jobposting: [a, b]", "not-a-mapping", 2),
        ("jobposting:", "no-fields", 2),
        ("jobposting: {}", "no-fields", 2),
        ("jobposting: ''", "no-fields", 2),
        ("- jobposting: x", "not-a-mapping", 2),
        ("jobposting:\ndraft: yes", "fields-not-indented", 2),
        ("jobposting:\n\tdraft: yes", "tab-in-yaml", 3),
        ("jobposting: {a", "bad-yaml", 2),
        ("jobposting:\n  a: 'b\n  draft: yes\n\n\n", "bad-yaml", 3),
        ('title: "x\njobposting:\n  a: b', "bad-yaml", 2),
        ("jobposting:\n  a: *b", "bad-yaml", 3),
        ("jobposting:\n  a: &a\n    b: *a", "bad-yaml", 3),
        ("jobposting:\n  <<: x", "bad-yaml", 2),
        ("jobposting:\n  a: " + "[" * 200 + "]" * 200, "bad-yaml", 3),
        (f"jobposting:\n  a: &a [x, x, x, x, x, x, x, x, x]\n{BOMB}", "bad-yaml", 6),
        ("a: b\njobposting: {a: b}\njobposting: {draft: yes}", "mapping-twice", 4),
        ("jobpostings: {draft: yes}", "misspelled-key", 2),
        ("job-posting: {draft: yes}", "misspelled-key", 2),
        ("Job Posting: {draft: yes}", "misspelled-key", 2),
        ("JobPosting: {draft: yes}", "misspelled-key", 2),
        ("jobpostng: {draft: yes}", "misspelled-key", 2),
        ("job: {date-posted: 2021-09-02}", "misspelled-key", 2),
        ("a: b\nmyst: {jobposting: {draft: yes}}", "mapping-nested", 3),
    ],
)
def test_unreadable_front_matter_is_reported_with_its_line(
    front: str, cause: str, line: int
) -> None:
    found = read_front_matter(f"---\n{front}\n---\n\n# Cook\n")
    assert found is not None
    assert [(fault.cause, fault.line) for fault in found.faults][:1] == [(cause, line)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("---\njobposting:\n  draft: yes\n\n# Cook\n", 2),
        ("+++\n[jobposting]\ndraft = true\n+++\n\n# Cook\n", 2),
        ("+++\njobposting = 'x'\n+++\n", 2),
    ],
)
def test_front_matter_of_another_kind_is_a_fault(source: str, line: int) -> None:
    front = read_front_matter(source)
    assert front is not None
    assert [fault[:2] for fault in front.faults] == [("front-matter-unseen", line)]


def test_fields_next_to_the_mapping_are_kept_separate() -> None:
    front = read_front_matter("---\ndraft: yes\njobposting: {a: b}\ntitle: x\n---\n")
    assert front is not None
    assert [(field.key, field.offset) for field in front.beside] == [
        ("draft", 1),
        ("title", 3),
    ]


@pytest.mark.parametrize("source", SAME)
def test_the_mapping_is_hidden_from_the_parser_without_moving_lines(source: str) -> None:
    front = read_front_matter(source)
    assert front is not None
    hidden = hide_from_parser(source, front)
    assert hidden.count("\n") == source.count("\n")
    assert ("yes" in hidden.replace("jobposting: yes", "")) == (front.extent is None)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("jobposting", True),
        ("job_postings", True),
        ("JOB-POSTING", True),
        ("jobpositng", True),
        ("joblisting", False),
        ("job", False),
        ("posting", False),
        ("", False),
    ],
)
def test_a_key_is_recognized_by_its_letters(key: str, meant: bool) -> None:
    assert is_posting_key(key) is meant


@given(SOUP, SOUP)
def test_no_front_matter_raises_or_moves_a_line(before: str, inside: str) -> None:
    for source in (
        f"---\n{before}\njobposting: {inside}\n---\n\n# Cook\n",
        f"---\njobposting:\n  draft: {inside}\n{before}\n---\n\n# Cook\n",
        f"{before}---\n{inside}\njobposting:\n",
    ):
        front = read_front_matter(source)
        if front is not None:
            hidden = hide_from_parser(source, front)
            assert hidden.count("\n") == source.count("\n")
            for fault in front.faults:
                assert 1 <= fault.line <= source.count("\n") + 1


@given(SOUP, st.sampled_from(["jobposting:\n  draft: yes", "jobposting: {draft: yes}"]))
def test_a_mapping_is_read_or_a_fault_whatever_is_next_to_it(
    beside: str, mapping: str
) -> None:
    front = read_front_matter(f"---\n{mapping}\nx: {beside}\n---\n\n# Cook\n")
    assert front is not None
    assert front.faults or [f.key for f in front.fields] == ["draft"]


def test_a_quote_that_is_never_closed_is_reported_at_its_line() -> None:
    fields = "".join(f"  skills-{number}: x\n" for number in range(20))
    front = read_front_matter(
        f'---\njobposting:\n  draft: yes\n  skills: "never closed\n{fields}---\n\n# Cook\n'
    )
    assert front is not None
    (fault,) = front.faults
    assert fault.line == 4
