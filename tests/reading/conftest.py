"""Texts are parsed with the directives of this extension, but without a site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sphinx_jobposting.domain import JobDomain

from ..support.parsing import with_directives
from ..support.registry import registry


@pytest.fixture
def directives() -> Iterator[None]:
    """Register the directives and the role while a test runs."""
    with with_directives():
        yield


@pytest.fixture
def domain() -> JobDomain:
    """Return the domain of an application without a site."""
    return registry()
