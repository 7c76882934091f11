"""A finding: one broken rule, as the parser, the log, the preview, and the reports pass it
on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from gettext import NullTranslations
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "hint"]

LEVELS: tuple[Level, ...] = ("error", "warning", "hint")
"""The levels, from the most to the least serious."""

IN_ENGLISH = NullTranslations()


class Finding(NamedTuple):
    """A broken rule, at a line of a file.

    It has message ids instead of sentences, because only the code that shows it knows the
    language of the reader.
    """

    rule: str
    """The id of the rule."""
    level: Level
    message: str
    """The message id that says what is wrong, with ``%(name)s`` placeholders."""
    fix: str = ""
    """The message id that says how to fix it, or empty if *message* also says that."""
    params: Mapping[str, object] = {}
    """The values for the placeholders of both messages."""
    plural: str = ""
    """The plural of *message*, for any ``count`` in *params* except 1."""
    field: str = ""
    """The name of the field as its author wrote it, or empty for JSON-LD or no field."""
    property: str = ""
    """The schema.org name of the property, or empty."""
    file: str = ""
    """The file that has it, or empty if it is unknown or the whole site."""
    line: int | None = None
    """The line in *file*, counted from 1."""
    consequence: str = ""
    """The message id that says what happens until it is fixed, or empty."""

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
        return text % self._shown_in(catalog)

    def fix_in(self, catalog: NullTranslations = IN_ENGLISH) -> str:
        """Return how to fix it, and what follows until then, in a catalog's language."""
        said = [catalog.gettext(text) for text in (self.fix, self.consequence) if text]
        return " ".join(said) % self._shown_in(catalog)

    def text_in(self, catalog: NullTranslations = IN_ENGLISH) -> str:
        """Return both as one paragraph, in the language of *catalog*."""
        return f"{self.message_in(catalog)} {self.fix_in(catalog)}".rstrip()

    def _shown_in(self, catalog: NullTranslations) -> Mapping[str, object]:
        """Return *params* with dates in the language of *catalog*."""
        if not any(isinstance(value, dt.date) for value in self.params.values()):
            return self.params
        from babel.dates import format_date  # late: few findings have a date

        language = catalog.info().get("language", "en")
        shown = dict(self.params)
        for key, value in self.params.items():
            if isinstance(value, dt.date):
                shown[key] = format_date(value, "long", language)
        return shown
