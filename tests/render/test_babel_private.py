"""Babel still has the private names that this extension uses, with the same meaning."""

from __future__ import annotations

import pytest
from babel import Locale

from sphinx_jobposting.render.babel_private import unit_pattern


@pytest.mark.parametrize(
    ("language", "unit", "form", "expected"),
    [
        ("en", "duration-hour", "one", "{0} hour"),
        ("en", "duration-month", "other", "{0} months"),
        ("de", "duration-year", "per", "{0} pro Jahr"),
        ("ar", "duration-month", "few", "{0} أشهر"),
    ],
)
def test_the_pattern_of_a_unit_is_that_of_cldr(
    language: str, unit: str, form: str, expected: str
) -> None:
    assert unit_pattern(Locale(language), unit, form) == expected


def test_a_language_without_a_plural_form_uses_the_general_one() -> None:
    assert unit_pattern(Locale("ja"), "duration-month", "one") == "{0} か月"
