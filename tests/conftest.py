"""The fixtures that all tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sphinx import locale

from .support.sites import Site, maker, one_application_at_a_time

# A test measures no time: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Forget the languages of a test's builds: Sphinx keeps them for the process."""
    yield
    locale.translators.clear()


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Site]:
    """Make a site of source files: ``site({"job.md": POSTING})``."""
    return maker(lambda: tmp_path)


@pytest.fixture
def one_application() -> Iterator[None]:
    """For a test that lets a command start an application of its own."""
    with one_application_at_a_time():
        yield


@pytest.fixture(scope="module")
def shared_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Make sites that the tests of a module share, each in a folder of its own."""
    return maker(lambda: tmp_path_factory.mktemp("site"))
