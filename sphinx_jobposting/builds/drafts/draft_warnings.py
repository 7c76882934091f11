"""Drop the warnings about postings that are not published.

Only at the end of its source is a page known to be a draft. Until then the warnings about a
page that may hold a posting are buffered; then they are logged, or dropped with the draft.
"""

from __future__ import annotations

import logging
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import NAMESPACE

from .candidates import may_hold_posting

_BUFFERED = "jobposting_buffered_warnings"
_DROPPED = "jobposting_dropped_warnings"

EVERYTHING = (0, 10**9)


class _Buffer(logging.Handler):
    """Buffers warnings, and passes on all else to the handlers whose place it takes."""

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

    def restore(self, logger: logging.Logger, dropped: list[tuple[int, int]]) -> None:
        """Put the handlers back, and log the warnings about lines that are not dropped."""
        logger.handlers[:] = self.handlers
        for record in self.records:
            line = _line(record)
            hidden = any(first <= line <= last for first, last in dropped)
            if not hidden or getattr(record, "jobposting_aloud", False):
                logger.handle(record)


def _line(record: logging.LogRecord) -> int:
    location = getattr(record, "location", None)
    if isinstance(location, nodes.Node):
        return location.line or 0
    text = location[1] if isinstance(location, tuple) else str(location).rpartition(":")[2]
    return int(text) if str(text).isdigit() else 0


def buffer(app: Sphinx, docname: str, content: list[str]) -> None:
    """Buffer the warnings about a page that may hold a posting (``source-read``)."""
    if may_hold_posting(content[0]):
        logger = logging.getLogger(NAMESPACE)
        handler = _Buffer(logger.handlers[:])
        logger.handlers[:] = [handler]
        app.env.temp_data[_BUFFERED] = handler


def drop(env: BuildEnvironment, section: nodes.section | None) -> None:
    """Drop the warnings about *section*; ``None`` stands for the whole page."""
    extent = EVERYTHING if section is None else _extent(section)
    dropped = env.temp_data.get(_DROPPED) or []
    env.temp_data[_DROPPED] = [*dropped, extent]


def _extent(section: nodes.section) -> tuple[int, int]:
    """Return the first and the last line of a section that was removed from its page."""
    lines = [node.line for node in section.findall(nodes.Element) if node.line]
    return (min(lines), section.get("jobposting_last_line", 10**9)) if lines else (0, -1)


def flush(app: Sphinx, doctree: nodes.document) -> None:
    """Log the buffered warnings that are not to be dropped (``doctree-read``)."""
    handler: Any = app.env.temp_data.pop(_BUFFERED, None)
    dropped = app.env.temp_data.pop(_DROPPED, [])
    if handler is not None:
        handler.restore(logging.getLogger(NAMESPACE), dropped)


def flush_after_failure() -> None:
    """Log the buffered warnings of a page that could not be read to its end."""
    logger = logging.getLogger(NAMESPACE)
    for handler in logger.handlers[:]:
        if isinstance(handler, _Buffer):
            handler.restore(logger, [])
