"""Fixtures that the tests of the parsers share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.model.types import Context, ValueProblem

Refusal = Callable[..., str]


@pytest.fixture
def refusal() -> Refusal:
    """Call a parser that must refuse a value, and return the message."""

    def message(
        parse: Callable[..., Any], raw: object, context: Context | None = None
    ) -> str:
        with pytest.raises(ValueProblem) as caught:
            parse(raw, context or Context())
        return str(caught.value)

    return message
