"""Option blocks are read as written, and no line is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.reading.option_block import read_options


def fields(text: str) -> dict[str, object]:
    return {field.key: field.raw for field in read_options(text.split("\n")).fields}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (":a: NO", "NO"),
        (":a: 9:30", "9:30"),
        (":a: 010", "010"),
        (":a: C# # F", "C# # F"),
        (":a: # F", "# F"),
        (":a:", ""),
        (":a: ''", ""),
        (":a: 'it''s'", "it's"),
        (":a: 'it's'", "'it's'"),
        (':a: "one" and "two"', '"one" and "two"'),
        (":a: [x, 'y z']", ["x", "y z"]),
        (":a: [x] y", "[x] y"),
        (":a: {b: c}", {"b": "c"}),
        (":a: {{ b }}", "{{ b }}"),
        (":a: b: c", "b: c"),
        (":a: http://x.example/y:z", "http://x.example/y:z"),
        (":a: ~", "~"),
        (":a: null", "null"),
        (":a: !!python/object:os.system x", "!!python/object:os.system x"),
        (":a: one\n  two", "one\ntwo"),
        (":a: one\n: two", "one\ntwo"),
        (":a:\n  one\n  two", "one\ntwo"),
        (":a:\n  - x\n  - y", ["x", "y"]),
        (":a:\n  b: c\n  d: e", {"b": "c", "d": "e"}),
        (":a: |\n  one\n  two", "one\ntwo"),
        (":a: >\n  one\n  two", "one two"),
        (":a: >-\n  one\n  two", "one two"),
        (":a: > 3", "> 3"),
        (":a: | x", "| x"),
        (":a: \t b \t", "b"),
        ("---\na: NO\n---", "NO"),
        ("---\na: b # c\n---", "b # c"),
        ("---\na:\n- x\n- y\n---", ["x", "y"]),
        ("---\n\n# comment\na: b\n# comment\n---", "b"),
        ("---\na: b", "b"),
        ("---\n  a: b\n---", "b"),
    ],
)
def test_a_value_is_text_unless_it_must_be_yaml(written: str, expected: object) -> None:
    assert fields(written) == {"a": expected}


def test_a_block_ends_where_the_text_begins() -> None:
    block = read_options([":a: b", ":c:", "", ":d: e"])
    assert ([field.key for field in block.fields], block.size) == (["a", "c"], 2)
    block = read_options([":a: b", "Text: c"])
    assert ([field.key for field in block.fields], block.size) == (["a"], 1)
    block = read_options(["---", "a: b", "---", "c: d"])
    assert ([field.key for field in block.fields], block.size) == (["a"], 3)
    block = read_options([":a: b", ":::{note}", "x", ":::"])
    assert ([field.key for field in block.fields], block.size) == (["a"], 1)
    assert read_options([]).size == 0
    assert read_options(["Text", ":a: b"]).fields == ()


def test_offsets_are_those_of_the_keys() -> None:
    block = read_options(["---", "a: b", "", "c: >", "  d", "  e", "f: g", "---"])
    assert [(field.key, field.offset) for field in block.fields] == [
        ("a", 1),
        ("c", 3),
        ("f", 6),
    ]


MALFORMED = [
    (":a: b\ndraft: yes", 1, "no-first-colon"),
    ("draft: yes\n:a: b", 0, "no-first-colon"),
    (":a: b\n  draft: yes", 1, "no-first-colon"),
    (":a: b\nDraft = yes", 1, "no-first-colon"),
    (":a: b\n：draft： yes", 1, "no-first-colon"),
    (":work-hours: 32\n:draft:yes", 1, "no-blank-after-colon"),
    (":work-hours: 32\n  :draft:yes", 1, "no-blank-after-colon"),
    (":a: b\n- :draft: yes", 1, "option-in-list"),
    (":a: b\n* draft: yes", 1, "option-in-list"),
    (":a: b\n# one\n:draft: yes", 1, "comment-among-options"),
    (":a: b\n% one\n:draft: yes", 1, "comment-among-options"),
    (":a: b\none\n:draft: yes", 1, "unindented-line"),
    (":a: b\n\n:draft: yes", 2, "detached-options"),
    ("\n:draft: yes", 1, "detached-options"),
    (":a: b\n\n:daft: yes", 2, "detached-options"),
    (":a: b\n\n---\ndraft: yes\n---", 2, "detached-options"),
    ("---\na: b\n---\n:draft: yes", 3, "text-after-options"),
    ("---\na: b\n--- draft: yes", 2, "text-after-options"),
    ("---\na: b\ndraft yes\n---", 2, "not-a-field"),
    ("---\na: b\ndraft:yes\n---", 2, "not-a-field"),
    ("---\na: b\n:draft: yes\n---", 2, "not-a-field"),
    ("---\na: b\n- draft: yes\n---", 2, "not-a-field"),
    ("---\na: b\n{draft: yes}\n---", 2, "not-a-field"),
    ("---\na: b\n  draft: yes\n---", 2, "not-a-field"),
]


@pytest.mark.parametrize(("written", "offset", "cause"), MALFORMED)
def test_a_line_that_is_not_an_option_is_reported(
    written: str, offset: int, cause: str
) -> None:
    lines = written.split("\n")
    block = read_options(lines)
    assert [(line.offset, line.cause) for line in block.malformed] == [(offset, cause)]
    assert block.size == len(lines)


@pytest.mark.parametrize(
    ("written", "size"),
    [
        (":a: b\nText, with a colon: yes.", 1),
        (":a: b\n\nText: one", 1),
        (":a: b\n\n:note: one", 1),
        (":a: b\n\n---\nText\n---", 1),
        (":a: b\n```{note}\n:class: tip\n```", 1),
        ("Text\nand more", 0),
        ("---\n'draft': yes\n\"a\" : b\n---", 4),
        (":employer-overview: |\n  One: two\n  three", 3),
        (":hiring-organization:\n  name: Acme\n  url: https://a.example", 3),
    ],
)
def test_text_and_values_are_not_faults(written: str, size: int) -> None:
    block = read_options(written.split("\n"))
    assert (block.size, block.malformed) == (size, ())


def test_no_line_of_an_unlimited_block_is_lost() -> None:
    block = read_options([":a: b", "one", "", "Text"], whole=2)
    assert (block.size, [line.offset for line in block.malformed]) == (2, [1])


PARTS = [
    *(
        "---",
        "\n",
        ":",
        ":a:",
        "a:",
        " ",
        "jobposting:",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
    ),
    *("|", ">", "#", "&x", "*x", "!!y", "\t", "?", "%", "\ufeff", "\r\n", "\0", "\ud800"),
]
SOUP = st.lists(st.sampled_from(PARTS) | st.text(max_size=4), max_size=30).map("".join)


@given(SOUP)
def test_no_text_raises_or_loses_a_line(text: str) -> None:
    lines = text.split("\n")
    block = read_options(lines)
    assert 0 <= block.size <= len(lines)
    for field in block.fields:
        assert 0 <= field.offset < max(block.size, 1)
    for line in block.malformed:
        assert 0 <= line.offset < block.size


DRAFT = st.sampled_from([
    ":draft: yes", ":draft:", "draft: yes", ":draft:yes", "- :draft: yes", "* draft: yes",
    "  :draft: yes", "\t:draft: yes", ": draft: yes", ":Draft: yes", ":drafts: yes",
    ":daft: yes", ":status: draft", ":published: no", "：draft： yes", "'draft': yes",
])  # fmt: skip
CLUTTER = st.sampled_from([
    "", "wrapped text", "# a comment", "% a comment", "- item", "  indented", ": folded",
    ":a: b", ":skills: one", ":work-hours: 32", "a: b", "'quoted", "[flow", "text: more",
])  # fmt: skip


@given(st.lists(CLUTTER, max_size=5), DRAFT, st.lists(CLUTTER, max_size=5), st.booleans())
def test_a_line_that_may_say_draft_is_read_or_reported(
    before: list[str], draft: str, after: list[str], yaml: bool
) -> None:
    """Anywhere below the directive, it is either a field or a fault of the block."""
    lines = [*(line for line in before if line), draft, *after]
    if yaml:
        lines = ["---", *lines, "---"]
    block = read_options(lines)
    at = lines.index(draft)
    keys = {field.key.lower().strip("'") for field in block.fields if field.offset == at}
    named = {line.offset for line in block.malformed}
    said = keys & {"draft", "drafts", "daft", "status", "published"}
    assert said or at in named or at - 1 in named or block.malformed, block


PROSE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs"]),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()))


@given(PROSE)
def test_prose_in_an_option_is_read_literally(text: str) -> None:
    read = fields(f":a: {text}")
    if text[:1] not in ("[", "{", "'", '"'):
        assert read == {"a": text}


@pytest.mark.parametrize(
    ("written", "kept", "refused"),
    [
        (":a: 32 :draft: yes", "32", ":draft: yes"),
        (":a: 32\n  or so :draft:yes", "32\nor so", ":draft:yes"),
        ("---\na: 32 draft: yes\n---", "32", "draft: yes"),
        (":a: see :ref:`draft` and :role: x", "see :ref:`draft` and :role: x", None),
        ("---\na: 'the draft: mine'\n---", "the draft: mine", None),
    ],
)
def test_an_option_about_publication_is_split_from_a_value(
    written: str, kept: str, refused: str | None
) -> None:
    block = read_options(written.split("\n"))
    assert [(field.key, field.raw) for field in block.fields] == [("a", kept)]
    assert [line.text for line in block.malformed] == ([refused] if refused else [])
