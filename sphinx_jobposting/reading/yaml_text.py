"""Read YAML with all scalars as text: no numbers, dates, or booleans. No Sphinx."""

from __future__ import annotations

import yaml

from ..model.types import Raw

DEPTH = 12
SIZE = 5000
"""Limits on nested YAML, because aliases can multiply without end."""

Pairs = list[tuple[yaml.Node, yaml.Node]]


class YamlProblem(ValueError):
    """YAML that cannot be read; *line* counts from 0, *problem* is a message id."""

    def __init__(self, line: int, problem: str, cause: str = "not-yaml") -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.cause = cause


def yaml_text(text: str) -> Raw | None:
    """Return the value of *text*; ``None`` if it cannot be read."""
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        return None if node is None else raw_of(node)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def compose(text: str) -> yaml.Node | None:
    """Return the root node of *text*, or ``None`` if it is empty.

    :raises YamlProblem: if it cannot be read, with the line of the fault: for an open quote
    or bracket, the line where it begins.
    """
    try:
        return yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark, context = error.problem_mark, error.context_mark
        opened = error.context and ("quoted" in error.context or "flow" in error.context)
        if opened and context is not None:
            mark = context
        cause = "tab-in-yaml" if "'\\t'" in str(error.problem) else "bad-yaml"
        line = mark.line if mark is not None else 0
        raise YamlProblem(line, str(error.problem or ""), cause) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlProblem(0, str(getattr(error, "reason", "")), "bad-yaml") from None


def pairs(node: yaml.MappingNode) -> Pairs:
    """Return the keys and values of a mapping, including those that ``<<`` merges.

    A repeated key is in the result twice; merged keys come last.

    :raises ValueError: if merges are nested too deeply.
    """
    return _pairs(node, [SIZE], 0)


def _pairs(node: yaml.MappingNode, budget: list[int], depth: int) -> Pairs:
    own: Pairs = []
    merged: Pairs = []
    budget[0] -= len(node.value) + 1
    if depth > DEPTH or budget[0] < 0:
        raise ValueError("the YAML is nested too deeply or too large")
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value == "<<" and key.style is None:
            sources = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for source in sources:
                if not isinstance(source, yaml.MappingNode):
                    raise ValueError("only mappings can be merged with <<")
                merged += _pairs(source, budget, depth + 1)
        else:
            own.append((key, value))
    known = {key.value for key, _value in own if isinstance(key, yaml.ScalarNode)}
    for key, value in merged:
        if isinstance(key, yaml.ScalarNode) and key.value not in known:
            known.add(key.value)
            own.append((key, value))
    return own


def raw_of(root: yaml.Node) -> Raw:
    """Turn a YAML node into text, lists, and mappings.

    :raises ValueError: if it is too large, or a key is not text.
    """
    budget = [SIZE]

    def convert(node: yaml.Node, depth: int) -> Raw:
        budget[0] -= 1
        if depth > DEPTH or budget[0] < 0:
            raise ValueError("the YAML is nested too deeply or too large")
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [convert(item, depth + 1) for item in node.value]
        assert isinstance(node, yaml.MappingNode), "there are three kinds"  # noqa: S101
        items = _pairs(node, budget, depth)
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in items):
            raise ValueError("a key of a mapping must be text")
        return {str(key.value): convert(value, depth + 1) for key, value in items}

    return convert(root, 0)
