"""A way not to be understood, as a row of `reading.causes`, and what follows from it."""

from __future__ import annotations

from typing import Literal, NamedTuple

HIDDEN_FOR_GOOD = "It is not published until this is fixed."
HIDDEN_UNTIL = "It is not published before %(day)s."
TEXT_SHOWN = "Its text is shown as it is."
CONSEQUENCES = (HIDDEN_FOR_GOOD, HIDDEN_UNTIL, TEXT_SHOWN)
"""The message ids that say what happens because of a cause."""

Example = Literal["options", "yaml", "front", "page", "rest"]


class Cause(NamedTuple):
    """One way in which a posting may not be understood.

    *rule* is the rule that the warning names. If the rule has no message of its own,
    *problem* and *fix* are the message ids, with ``%(text)s`` for what was written.
    *meaning* is its row in the documentation. The fault of *example* is in line *line*,
    counted from 1; its *kind* is ``options`` (lines of a directive), ``yaml`` (lines
    between ``---`` in a directive), ``front`` (lines of front matter), ``page`` (a page in
    MyST), or ``rest`` (a page in reStructuredText).
    """

    id: str
    rule: str
    meaning: str
    kind: Example
    example: str
    line: int
    problem: str = ""
    fix: str = ""
