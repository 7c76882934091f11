"""For any input, a parser quickly returns a value or raises its own error."""

from __future__ import annotations

import contextlib
import pickle
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_jobposting.model.types import Area, Context, Place, ValueProblem
from sphinx_jobposting.values.kinds import KINDS

pytestmark = pytest.mark.slow

CONTEXT = Context(
    locations={"hq": Place("US", "Boston")},
    areas={
        "home": (Area("country", code="US"),),
        "anywhere": (Area("country", code="ZA"),),
    },
    language="de",
)
# Besides any text, words that get deep into the parsers.
VOCABULARY = (
    "USD EUR $ 20 25 1e999999 0 - – to from per hour year total , ; . / : T Z + ( ) @ "
    "2021-09-20 2021 9999 0000 17:00 24:00 April UTC AoE pm Boston MA US CA DC EU hq "
    "Georgia anywhere home Remote https:// mailto: a@b.org ? # % P 6 M months k ' ’"
)
WORDS = st.sampled_from(VOCABULARY.split())
TEXT = st.one_of(
    st.text(st.characters(codec=None), max_size=40),
    st.lists(WORDS, max_size=8).map("".join),
    st.lists(WORDS, max_size=8).map(" ".join),
)
KEYS = st.one_of(
    TEXT, st.sampled_from(["name", "url", "logo", "country", "address-locality", "zip"])
)
RAW = st.recursive(
    st.one_of(TEXT, st.none(), st.booleans(), st.integers(), st.floats(), st.binary()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def deep(levels: int) -> Any:
    value: Any = "x"
    for level in range(levels):
        value = [value] if level % 2 else {"name": value}
    return value


def check(kind: str, raw: Any) -> None:
    try:
        value = KINDS[kind].parse(raw, CONTEXT)
    except ValueProblem as problem:
        message = str(problem)
        assert message.endswith((".", "?"))
        # A log can print it: it is one line of limited length without lone surrogates.
        assert message.encode()
        assert message.isprintable()
        assert len(message) < 700
    else:
        assert pickle.loads(pickle.dumps(value)) == value
        hash(value)


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(raw=RAW)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_parser_raises_only_its_own_error(kind: str, raw: Any) -> None:
    check(kind, raw)


EXTREMES: dict[str, Any] = {
    "digits": "9" * 10_000,
    "pay": "USD " + "9" * 10_000 + " per year",
    "nested": deep(5000),
    "number": 10**5000,
    "infinite": float("inf"),
    "key": {1: 2},
    "object": object(),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("name", EXTREMES)
def test_extreme_values_are_handled(kind: str, name: str) -> None:
    check(kind, EXTREMES[name])


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "piece",
    [" ", "\n", ",", ";", "a", "1", "a.", "1,", "(", "-", "US, ", "%", "\u00a0", "@"],
)
def test_long_text_is_parsed_quickly(kind: str, piece: str) -> None:
    parse: Callable[..., Any] = KINDS[kind].parse
    start = time.process_time()
    with contextlib.suppress(ValueProblem):
        parse(piece * 50_000, CONTEXT)
    assert time.process_time() - start < 1.5
