"""Keeping quiet about postings that are not published.

A page is known to be a draft only when it is read to its end. Until then the warnings about
a page that may hold a posting are held back; then they are said, or dropped with the draft.
"""

from __future__ import annotations

import logging
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import NAMESPACE

from ...reading.option_block import may_hold_posting

_HELD = "jobposting_held"
_MUTED = "jobposting_muted"

EVERYTHING = (0, 10**9)


class _Holder(logging.Handler):
    """Holds warnings back, and passes on all else to the handlers that it stands for."""

    def __init__(self, handlers: list[logging.Handler]) -> None:
        super().__init__()
        self.handlers = handlers
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self.records.append(record)
            return
        for handler in self.handlers:
            if record.levelno >= handler.level:
                handler.handle(record)

    def give_back(self, logger: logging.Logger, muted: list[tuple[int, int]]) -> None:
        """Put the handlers back and say what is not *muted*, by lines."""
        logger.handlers[:] = self.handlers
        for record in self.records:
            line = _line(record)
            hidden = any(first <= line <= last for first, last in muted)
            if not hidden or getattr(record, "jobposting_aloud", False):
                logger.handle(record)


def _line(record: logging.LogRecord) -> int:
    location = getattr(record, "location", None)
    if isinstance(location, nodes.Node):
        return location.line or 0
    text = location[1] if isinstance(location, tuple) else str(location).rpartition(":")[2]
    return int(text) if str(text).isdigit() else 0


def hold(app: Sphinx, docname: str, content: list[str]) -> None:
    """Hold back the warnings about a page that may hold a posting (``source-read``)."""
    if may_hold_posting(content[0]):
        logger = logging.getLogger(NAMESPACE)
        holder = _Holder(logger.handlers[:])
        logger.handlers[:] = [holder]
        app.env.temp_data[_HELD] = holder


def mute(env: BuildEnvironment, section: nodes.section | None) -> None:
    """Drop the warnings about *section*; ``None`` is all the page."""
    extent = EVERYTHING if section is None else _extent(section)
    muted = env.temp_data.get(_MUTED) or []
    env.temp_data[_MUTED] = [*muted, extent]


def _extent(section: nodes.section) -> tuple[int, int]:
    """The first and the last line of a section that is out of its document already."""
    lines = [node.line for node in section.findall(nodes.Element) if node.line]
    return (min(lines), section.get("jobposting_last_line", 10**9)) if lines else (0, -1)


def release(app: Sphinx, doctree: nodes.document) -> None:
    """Say what was held back (``doctree-read``)."""
    holder: Any = app.env.temp_data.pop(_HELD, None)
    muted = app.env.temp_data.pop(_MUTED, [])
    if holder is not None:
        holder.give_back(logging.getLogger(NAMESPACE), muted)


def release_after_failure() -> None:
    """Let a page that could not be read still say why."""
    logger = logging.getLogger(NAMESPACE)
    for handler in logger.handlers[:]:
        if isinstance(handler, _Holder):
            handler.give_back(logger, [])
