"""A finding is logged as a warning at its line, and is harmless in a terminal."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from docutils import nodes
from sphinx.util.logging import NAMESPACE

from sphinx_jobposting.log import RECORD, make_finding, report, report_query


@pytest.fixture
def records() -> Iterator[list[Any]]:
    """Collect what is logged."""
    found: list[Any] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record)

    logger = logging.getLogger(NAMESPACE)
    before = logger.handlers[:]
    logger.handlers[:] = [Collect()]
    yield found
    logger.handlers[:] = before


def test_a_finding_is_a_warning_that_can_be_suppressed_by_rule(
    records: list[Any],
) -> None:
    finding = make_finding("unknown-reference", "jobs.md", 4, target="x", near="")
    report(finding)
    (record,) = records
    assert record.levelno == logging.WARNING
    assert (record.type, record.subtype) == ("jobposting", "unknown-reference")
    assert vars(record)[RECORD] is finding


def test_its_location_is_a_file_and_not_a_document_name(records: list[Any]) -> None:
    report(make_finding("unknown-reference", "jobs.md", 4, target="x", near=""))
    report(make_finding("unknown-reference", "", None, target="x", near=""))
    places = [record.location for record in records]
    assert all(isinstance(place, nodes.Node) for place in places)
    assert [(place.source, place.line) for place in places] == [
        ("jobs.md", 4),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("a\rb\tc", "a\\rb\\tc"),
        ("\ud800", "\\ud800"),
        ("Köchin → 料理", "Köchin → 料理"),
        ("100 %s", "100 %s"),
    ],
)
def test_control_characters_become_codes(
    records: list[Any], written: str, shown: str
) -> None:
    report(make_finding("unknown-reference", "jobs.md", 4, target=written, near=""))
    (record,) = records
    assert f"“{shown}”" in record.getMessage()


@pytest.mark.parametrize("always", [True, False])
def test_a_finding_may_say_why_something_is_hidden(
    records: list[Any], always: bool
) -> None:
    report(make_finding("unknown-reference", "", None, target="x", near=""), always=always)
    assert records[0].jobposting_always is always


def test_a_problem_of_a_list_is_reported_without_another_fix(records: list[Any]) -> None:
    report_query("limit: “0” is not a number above 0.", "jobs.md", 4)
    (record,) = records
    assert record.getMessage() == "limit: “0” is not a number above 0."
    assert (record.subtype, record.location.line) == ("bad-filter", 4)
