"""Drop warnings about postings that are not published.

Whether a page is a draft is known only after parsing. Until a page that may have a posting
has been read, warnings about it are buffered. Then those about public text are passed on,
and the others are dropped.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import NAMESPACE

from .candidates import may_hold_posting

_BUFFER = "jobposting_buffer"
_DROPPED = "jobposting_dropped"

LAST = 10**9
"""A number above the last line of any file."""


class Extent(NamedTuple):
    """Lines of a file, from the first to the last; if *file* is empty, of all files."""

    file: str
    first: int
    last: int

    def holds(self, file: str, line: int) -> bool:
        """Return whether a line of a file is one of these."""
        return self.file in ("", file) and self.first <= line <= self.last


WHOLE_PAGE = Extent("", 0, LAST)


class _Buffer(logging.Handler):
    """A buffer of warnings, which passes everything else on to the handlers it replaces."""

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

    def restore(
        self, logger: logging.Logger, env: BuildEnvironment | None, dropped: list[Extent]
    ) -> None:
        """Put the handlers back, and pass on the warnings that are not in *dropped*."""
        logger.handlers[:] = self.handlers
        for record in self.records:
            if not getattr(record, "jobposting_always", False) and env is not None:
                file, line = _place(record, env)
                if any(extent.holds(file, line) for extent in dropped):
                    continue
            logger.handle(record)


def _place(record: logging.LogRecord, env: BuildEnvironment) -> tuple[str, int]:
    """Return the file and the line that a warning is about."""
    location = getattr(record, "location", None)
    if isinstance(location, nodes.Node):
        return _file(location.source, env), location.line or 0
    if isinstance(location, tuple):
        name, line = location
        return _file(str(env.doc2path(str(name))) if name else None, env), int(line or 0)
    text, _, number = str(location or "").rpartition(":")
    if not number.isdigit():
        text, number = str(location or ""), "0"
    if text in env.found_docs:
        text = str(env.doc2path(text))
    return _file(text, env), int(number)


def _file(source: str | None, env: BuildEnvironment) -> str:
    """Return the absolute path of a file, or of the page if *source* is empty."""
    path = Path(source) if source else Path(env.doc2path(env.docname))
    return str(Path(env.srcdir, path).resolve())


def buffer(app: Sphinx, docname: str, content: list[str]) -> None:
    """Start to buffer warnings about a page that may have a posting (``source-read``)."""
    if may_hold_posting(content[0]):
        logger = logging.getLogger(NAMESPACE)
        handler = _Buffer(logger.handlers[:])
        logger.handlers[:] = [handler]
        app.env.temp_data[_BUFFER] = handler


def drop(env: BuildEnvironment, extents: Iterable[Extent]) -> None:
    """Drop the warnings about some lines of the page that is being read."""
    known = env.temp_data.get(_DROPPED) or []
    env.temp_data[_DROPPED] = [*known, *extents]


def extents_of(
    env: BuildEnvironment, document: nodes.document, parts: list[nodes.Element]
) -> list[Extent]:
    """Return the lines of some parts of a document, in the page and in included files.

    In the page, a section ends where the next part begins.
    """
    page = _file(None, env)
    found = []
    for part in parts:
        lines: dict[str, list[int]] = defaultdict(list)
        for node in part.findall(nodes.Element):
            if node.line:
                lines[_file(node.source, env)].append(node.line)
        for file, numbers in lines.items():
            last = max(numbers)
            if file == page and isinstance(part, nodes.section):
                last = max(last, _last_line(part, page, env))
            found.append(Extent(file, min(numbers), last))
    return found


def _last_line(part: nodes.Element, page: str, env: BuildEnvironment) -> int:
    """Return the last line of the page before what follows *part*."""
    following: Any = part
    while (
        following := following.next_node(
            nodes.Element, descend=False, siblings=True, ascend=True
        )
    ) is not None:
        lines = [
            node.line
            for node in following.findall(nodes.Element)
            if node.line and _file(node.source, env) == page
        ]
        if lines:
            return int(min(lines)) - 1
    return LAST


def flush(app: Sphinx, doctree: nodes.document) -> None:
    """Pass on the buffered warnings that were not dropped (``doctree-read``)."""
    handler: Any = app.env.temp_data.pop(_BUFFER, None)
    dropped = app.env.temp_data.pop(_DROPPED, [])
    if handler is not None:
        handler.restore(logging.getLogger(NAMESPACE), app.env, dropped)


def flush_after_failure() -> None:
    """Pass on all buffered warnings of a page that could not be read."""
    logger = logging.getLogger(NAMESPACE)
    for handler in logger.handlers[:]:
        if isinstance(handler, _Buffer):
            handler.restore(logger, None, [])
