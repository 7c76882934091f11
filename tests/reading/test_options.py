"""Option blocks and front matter are read as they are written, and not as YAML guesses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.reading.option_block import (
    FrontMatterError,
    read_front_matter,
    read_options,
    without_front_matter,
)


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
def test_a_value_is_text_unless_it_can_only_be_yaml(written: str, expected: object) -> None:
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


def test_front_matter_is_text_lists_and_mappings() -> None:
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


@pytest.mark.parametrize(
    "source",
    [
        "text\njobposting:\n  a: b\n",
        "---\nx: jobposting\n---\n",
        "---\nx:\n  jobposting:\n    a: b\n---\n",
        "---\njobposting:\n  a: b\n",
        " ---\njobposting:\n  a: b\n---\n",
        "----\njobposting:\n  a: b\n----\n",
    ],
)
def test_what_is_no_front_matter_of_ours_is_none(source: str) -> None:
    assert read_front_matter(source) is None


# Each line names the one before nine times.
BOMB = "".join(
    f"  k{n}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(6)
)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("jobposting: x", 2),
        ("jobposting:", 2),
        ("jobposting: {a", 3),
        ("a: b\njobposting:\n  - x", 3),
        ("jobposting:\n  a: *b", 3),
        ("jobposting:\n  a: &a\n    b: *a", 3),
        ("jobposting:\n  a: " + "[" * 200 + "]" * 200, 3),
        (f"jobposting:\n  a: &a [x, x, x, x, x, x, x, x, x]\n{BOMB}", 6),
    ],
)  # fmt: skip
def test_front_matter_that_cannot_be_read_names_its_line(front: str, line: int) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read_front_matter(f"---\n{front}\n---\n\n# Cook\n")
    assert caught.value.line == line


def test_our_front_matter_is_hidden_from_the_parser_and_no_line_moves() -> None:
    source = (
        "---\na: b\njobposting:\n  c: 2021-09-02\n\n  d: {\n    e: f}\n"
        "g: h\n---\n\n# Cook\n"
    )
    front = read_front_matter(source)
    hidden = without_front_matter(source, front)
    assert hidden == "---\na: b\njobposting: yes\n#\n#\n#\n#\ng: h\n---\n\n# Cook\n"
    broken = source.replace("2021-09-02", "[")
    assert without_front_matter(broken, None) == hidden


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
def test_no_text_at_all_raises_or_loses_a_line(text: str) -> None:
    lines = text.split("\n")
    block = read_options(lines)
    assert 0 <= block.size <= len(lines)
    for field in block.fields:
        assert 0 <= field.offset < max(block.size, 1)


@given(SOUP, SOUP)
def test_no_front_matter_at_all_raises_but_its_own_error(before: str, inside: str) -> None:
    source = f"---\n{before}\njobposting: {inside}\n---\n\n# Cook\n"
    line, front, ours = 1, None, True
    try:
        front = read_front_matter(source)
        ours = front is not None
    except FrontMatterError as error:
        line = error.line
    assert 1 <= line <= source.count("\n") + 1
    if ours:
        assert without_front_matter(source, front).count("\n") == source.count("\n")


PROSE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs"]),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()))


@given(PROSE)
def test_prose_in_an_option_is_taken_as_it_stands(text: str) -> None:
    read = fields(f":a: {text}")
    if text[:1] not in ("[", "{", "'", '"'):
        assert read == {"a": text}
