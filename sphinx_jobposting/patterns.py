"""Regular expressions that are compiled when they are first needed.

A build judges the one page that was edited: most patterns are for what is not there, and
to compile them all would take longer than the rest.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        pattern, flags = self._arguments
        method = getattr(re.compile(pattern, flags), name)
        setattr(self, name, method)
        return method


def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Like ``re.compile``, for the methods of a pattern alone."""
    return cast("re.Pattern[str]", _Late(expression, flags))
