"""Only warnings about unpublished text are dropped."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.util.logging import NAMESPACE

from sphinx_jobposting.builds.drafts.draft_warnings import (
    LAST,
    WHOLE_PAGE,
    Extent,
    buffer,
    drop,
    extents_of,
    flush,
    flush_after_failure,
)

from ...support.doctrees import page, section, text
from ...support.registry import registry

SOURCE = ["```{jobposting}\n```"]


class Reading:
    """The reading of a page ``cook``, with the log of Sphinx."""

    def __init__(self, folder: Path) -> None:
        env: Any = registry().env
        self.env = env
        env.srcdir, env.docname = folder, "cook"
        env.found_docs = {"cook", "waiter"}
        env.doc2path = lambda docname: folder / f"{docname}.md"
        app: Any = SimpleNamespace(env=env)
        self.app = app
        self.logger = logging.getLogger(NAMESPACE)
        self.page, self.included = str(folder / "cook.md"), str(folder / "part.txt")
        self.logged: list[str] = []
        self.handler = logging.Handler()
        self.handler.emit = self.emit  # type: ignore[method-assign]

    def emit(self, record: logging.LogRecord) -> None:
        self.logged.append(record.getMessage())

    def warn(self, message: str, location: object, **more: object) -> None:
        extra = {"location": location, **more}
        self.logger.warning(message, extra=extra)

    def read(self, *dropped: Extent) -> list[str]:
        """Finish reading, and return what is logged."""
        drop(self.env, dropped)
        doctree: Any = None
        flush(self.app, doctree)
        return self.logged


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Reading]:
    made = Reading(tmp_path)
    handlers, level = made.logger.handlers[:], made.logger.level
    made.logger.handlers[:] = [made.handler]
    yield made
    made.logger.handlers[:] = handlers
    made.logger.setLevel(level)


def node(source: str | None, line: int | None) -> nodes.Element:
    made = nodes.Element()
    made.source, made.line = source, line
    return made


class TestBuffer:
    def test_warnings_wait_until_the_page_is_read(self, reading: Reading) -> None:
        buffer(reading.app, "cook", SOURCE)
        reading.warn("one", "cook:3")
        assert reading.logged == []
        assert reading.read() == ["one"]
        assert reading.handler in reading.logger.handlers

    def test_other_log_messages_do_not_wait(self, reading: Reading) -> None:
        buffer(reading.app, "cook", SOURCE)
        reading.logger.setLevel(logging.INFO)
        reading.handler.setLevel(logging.INFO + 5)
        reading.logger.info("details")
        reading.logger.log(logging.INFO + 5, "reading")
        assert reading.logged == ["reading"]

    def test_warnings_about_a_page_without_a_posting_do_not_wait(
        self, reading: Reading
    ) -> None:
        buffer(reading.app, "guide", ["# Guide"])
        reading.warn("one", "guide:3")
        assert reading.logged == ["one"]
        assert reading.read() == ["one"]

    def test_a_page_that_cannot_be_read_keeps_all_its_warnings(
        self, reading: Reading
    ) -> None:
        buffer(reading.app, "cook", SOURCE)
        reading.warn("one", "cook:3")
        drop(reading.env, [WHOLE_PAGE])
        flush_after_failure()
        assert reading.logged == ["one"]
        assert reading.handler in reading.logger.handlers
        flush_after_failure()
        assert reading.logged == ["one"]

    def test_dropped_lines_do_not_affect_the_next_page(self, reading: Reading) -> None:
        buffer(reading.app, "cook", SOURCE)
        reading.read(WHOLE_PAGE)
        buffer(reading.app, "waiter", SOURCE)
        reading.warn("one", "waiter:3")
        assert reading.read() == ["one"]


class TestDropped:
    @pytest.mark.parametrize(
        ("location", "dropped"),
        [
            ("cook:5", True),
            ("cook:4", False),
            ("cook:9", False),
            ("cook", False),
            (("cook", 5), True),
            (("cook", "8"), True),
            (("cook", None), False),
            ((None, 5), True),
            (("waiter", 5), False),
            (node("cook.md", 5), True),
            (node("part.txt", 5), False),
            (node(None, 8), True),
            (node("cook.md", None), False),
            (None, False),
            ("/elsewhere/x.md:5", False),
        ],
    )
    def test_a_warning_is_dropped_if_its_line_is_hidden(
        self, reading: Reading, location: object, dropped: bool
    ) -> None:
        buffer(reading.app, "cook", SOURCE)
        reading.warn("one", location)
        assert (reading.read(Extent(reading.page, 5, 8)) == []) is dropped

    def test_a_path_is_also_a_location(self, reading: Reading) -> None:
        buffer(reading.app, "cook", SOURCE)
        reading.warn("one", f"{reading.page}:5")
        reading.warn("two", f"{reading.included}:5")
        hidden = Extent(reading.page, 5, 8), Extent(reading.included, 1, 2)
        assert reading.read(*hidden) == ["two"]

    def test_all_warnings_about_a_hidden_page_are_dropped(self, reading: Reading) -> None:
        buffer(reading.app, "cook", SOURCE)
        for location in ("cook:5", "cook", None, node("part.txt", 3)):
            reading.warn("one", location)
        assert reading.read(WHOLE_PAGE) == []

    def test_warnings_that_say_why_a_page_is_hidden_are_kept(
        self, reading: Reading
    ) -> None:
        buffer(reading.app, "cook", SOURCE)
        reading.warn("not understood", "cook:5", jobposting_always=True)
        reading.warn("one", "cook:5")
        assert reading.read(WHOLE_PAGE) == ["not understood"]

    def test_what_is_dropped_in_two_steps_is_all_dropped(self, reading: Reading) -> None:
        buffer(reading.app, "cook", SOURCE)
        for line in (2, 5, 9):
            reading.warn(str(line), f"cook:{line}")
        drop(reading.env, [Extent(reading.page, 1, 3)])
        assert reading.read(Extent(reading.page, 5, 8)) == ["9"]


class TestExtents:
    """The lines of hidden sections identify their warnings."""

    def extents(self, reading: Reading, *parts: nodes.Element) -> list[Extent]:
        document = page(reading.env.get_domain("job"), *parts)
        hidden = [part for part in parts if part.get("hidden")]
        return extents_of(reading.env, document, hidden)

    def hidden(self, line: int, *children: nodes.Node) -> nodes.section:
        made = section("Cook", *children, line=line)
        made["hidden"] = True
        return made

    def test_a_section_ends_where_the_next_one_begins(self, reading: Reading) -> None:
        parts = self.hidden(5, text("x", 7)), section("Waiter", line=12)
        assert self.extents(reading, *parts) == [Extent(reading.page, 5, 11)]

    def test_the_last_section_has_all_lines_up_to_the_end(self, reading: Reading) -> None:
        parts = section("Waiter", line=1), self.hidden(5, text("x", 7))
        assert self.extents(reading, *parts) == [Extent(reading.page, 5, LAST)]

    def test_the_next_part_may_be_from_another_file(self, reading: Reading) -> None:
        other = text("from a file", 2)
        other.source = "part.txt"
        parts = self.hidden(5), other, text("y", 20)
        assert self.extents(reading, *parts) == [Extent(reading.page, 5, 19)]

    def test_an_included_file_has_its_own_lines(self, reading: Reading) -> None:
        one, two = text("x", 3), text("y", 8)
        one.source = two.source = "part.txt"
        parts = self.hidden(5, one, two), section("Waiter", line=12)
        assert self.extents(reading, *parts) == [
            Extent(reading.page, 5, 11),
            Extent(reading.included, 3, 8),
        ]

    def test_other_elements_end_with_their_last_line(self, reading: Reading) -> None:
        box = nodes.container("", text("x", 5), text("y", 7))
        box["hidden"] = True
        assert self.extents(reading, box, text("z", 20)) == [Extent(reading.page, 5, 7)]
