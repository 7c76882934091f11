"""A finding: one broken rule, from the parser to the log, the preview and every report."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "hint"]

LEVELS: tuple[Level, ...] = ("error", "warning", "hint")
"""From the most to the least serious."""

IN_ENGLISH = NullTranslations()


class Finding(NamedTuple):
    """A broken rule, at a line of a file.

    It holds message ids, not sentences: whoever shows it knows the reader's language.
    """

    rule: str
    """The id of the rule."""
    level: Level
    message: str
    """The message id that says what is wrong, with ``%(name)s`` places."""
    fix: str = ""
    """The message id that says how to fix it; empty where *message* says that too."""
    params: Mapping[str, object] = {}
    """What fills the places of both."""
    plural: str = ""
    """The plural of *message*, for any ``count`` in *params* but 1."""
    field: str = ""
    """The field, by the name that its author wrote; empty: no field, or JSON-LD."""
    property: str = ""
    """The schema.org name of what it is about, or empty."""
    file: str = ""
    """The file that holds it; empty: not known, or the whole site."""
    line: int | None = None
    """The line in *file*, from 1."""

    def message_in(self, catalog: NullTranslations = IN_ENGLISH) -> str:
        """Return what is wrong and with which field, in the language of *catalog*."""
        text = self.sentence_in(catalog)
        named = "%(field)s" in self.message or "%(property)s" in self.message
        return text if named or not self.field else f"{self.field}: {text}"

    def sentence_in(self, catalog: NullTranslations = IN_ENGLISH) -> str:
        """Return what is wrong, in the language of *catalog*."""
        count = self.params.get("count")
        if self.plural and isinstance(count, int):
            text = catalog.ngettext(self.message, self.plural, count)
        else:
            text = catalog.gettext(self.message)
        return text % self.params

    def fix_in(self, catalog: NullTranslations = IN_ENGLISH) -> str:
        """Return how to fix it, in the language of *catalog*, or nothing."""
        return catalog.gettext(self.fix) % self.params if self.fix else ""

    def text_in(self, catalog: NullTranslations = IN_ENGLISH) -> str:
        """Return both as one paragraph, in the language of *catalog*."""
        return f"{self.message_in(catalog)} {self.fix_in(catalog)}".rstrip()
