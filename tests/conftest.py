"""Fixtures that all tests share."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sphinx import locale

from .support.sites import Site, maker, one_application_at_a_time
from .support.templates import compiled_once

# Tests do not measure time, since a busy machine is not a bug.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Do not look for garbage in what stays anyway: modules, and thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file together, so that no two processes build the same site."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.option.dist == "load" else None


@pytest.fixture(autouse=True, scope="session")
def _templates() -> Iterator[None]:
    """Let the builds of a process share compiled templates."""
    with compiled_once():
        yield


@pytest.fixture(autouse=True, scope="session")
def _debugging() -> Iterator[None]:
    """Drop messages for debugging: Sphinx has hundreds in each build, and shows none."""
    logging.disable(logging.DEBUG)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Reset the languages of a test's builds, which Sphinx keeps for the process."""
    yield
    locale.translators.clear()


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Site]:
    """Make a site of source files: ``site({"job.md": POSTING})``."""
    return maker(lambda: tmp_path)


@pytest.fixture
def one_application() -> Iterator[None]:
    """Let a test run a command that starts its own Sphinx application."""
    with one_application_at_a_time():
        yield


@pytest.fixture(scope="module")
def shared_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Make sites that the tests of a module share, each in its own folder."""
    return maker(lambda: tmp_path_factory.mktemp("site"))
