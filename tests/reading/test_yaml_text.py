"""YAML is read as text, whatever it looks like, and no text makes reading fail or hang."""

from __future__ import annotations

import pytest
import yaml

from sphinx_jobposting.reading.yaml_text import (
    DEPTH,
    SIZE,
    YamlProblem,
    compose,
    pairs,
    raw_of,
    yaml_text,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("9:30", "9:30"),
        ("2021-09-02", "2021-09-02"),
        ("010", "010"),
        ("~", "~"),
        ("[a, 1.0]", ["a", "1.0"]),
        ("{a: yes, b: [1]}", {"a": "yes", "b": ["1"]}),
        ("'a: b'", "a: b"),
        ("", None),
        ("{a", None),
        ("a: b: c", None),
        ("? [a]\n: b", None),
        ("\x00", None),
    ],
)
def test_scalars_are_text_and_invalid_yaml_is_ignored(text: str, value: object) -> None:
    assert yaml_text(text) == value


def test_yaml_that_is_nested_too_deeply_is_ignored() -> None:
    assert yaml_text("[" * DEPTH + "]" * DEPTH) is not None
    assert yaml_text("[" * (DEPTH + 2) + "]" * (DEPTH + 2)) is None
    assert yaml_text("[" * 100_000) is None


def test_aliases_that_multiply_endlessly_are_ignored() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 8)]
    assert yaml_text("\n".join(lines)) is None


def test_yaml_that_is_too_large_is_ignored() -> None:
    assert yaml_text(f"[{'x,' * (SIZE - 1)}]") is not None
    assert yaml_text(f"[{'x,' * SIZE}]") is None


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("a: 1\nb: 'open\nc: 2\n", 1, "bad-yaml"),
        ("a: 1\nb: [1,\nc: 2\n", 1, "bad-yaml"),
        ("a: 1\n\tb: 2\n", 1, "tab-in-yaml"),
        ("a: 1\nb: c: d\n", 1, "bad-yaml"),
        ("a: *nothing\n", 0, "bad-yaml"),
        ("a: \x07\n", 0, "bad-yaml"),
        ("[" * 100_000, 0, "bad-yaml"),
    ],
)
def test_a_fault_is_reported_at_the_line_where_it_begins(
    text: str, line: int, cause: str
) -> None:
    with pytest.raises(YamlProblem) as problem:
        compose(text)
    assert (problem.value.line, problem.value.cause) == (line, cause)


def keys(text: str) -> list[tuple[str, object]]:
    node = compose(text)
    assert isinstance(node, yaml.MappingNode)
    return [(str(key.value), raw_of(value)) for key, value in pairs(node)]


class TestPairs:
    def test_a_repeated_key_is_found_twice(self) -> None:
        assert keys("a: 1\na: 2\n") == [("a", "1"), ("a", "2")]

    def test_merged_keys_come_last_and_only_if_they_are_missing(self) -> None:
        text = "base: &base {a: 1, b: 2}\na: 3\n<<: *base\n"
        assert keys(text) == [("base", {"a": "1", "b": "2"}), ("a", "3"), ("b", "2")]

    def test_the_first_of_several_merged_mappings_wins(self) -> None:
        text = "x: &x {a: 1}\ny: &y {a: 2, b: 3}\n<<: [*x, *y]\n"
        assert keys(text)[2:] == [("a", "1"), ("b", "3")]
        assert yaml_text(text) == {
            "x": {"a": "1"},
            "y": {"a": "2", "b": "3"},
            "a": "1",
            "b": "3",
        }

    def test_a_quoted_merge_is_a_key(self) -> None:
        assert keys('"<<": x\n') == [("<<", "x")]

    def test_only_mappings_are_merged(self) -> None:
        with pytest.raises(ValueError, match="only mappings"):
            keys("<<: [a]\n")

    def test_a_mapping_that_merges_itself_ends(self) -> None:
        with pytest.raises(ValueError, match="too deeply"):
            keys("&a\n<<: *a\n")
