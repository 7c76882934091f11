"""The import reads the words in the tables of values."""

from __future__ import annotations

import pytest

from sphinx_jobposting.cli.import_.fields.dates import read_moment
from sphinx_jobposting.cli.import_.fields.pay import read_pay
from sphinx_jobposting.cli.import_.fields.places import read_workplace
from sphinx_jobposting.cli.import_.fields.words import read_types
from sphinx_jobposting.model.types import ValueProblem
from sphinx_jobposting.values.employment_types import (
    EMPLOYMENT_TYPES,
    EmploymentType,
    parse_employment_types,
)
from sphinx_jobposting.values.months import MONTHS
from sphinx_jobposting.values.pay_units import PAY_UNITS, PayUnit
from sphinx_jobposting.values.workplaces import WORKPLACES, Workplace


@pytest.mark.parametrize("row", EMPLOYMENT_TYPES, ids=lambda row: row.name)
def test_words_for_employment_types_are_read_but_hints_are_not(
    row: EmploymentType,
) -> None:
    for word in row.words:
        assert read_types(word).fields == {"employment-type": [row.name]}, word
    for word in row.hints:
        assert row.name not in read_types(word).fields.get("employment-type", []), word


def test_a_field_says_how_to_write_what_the_import_reads() -> None:
    with pytest.raises(ValueProblem, match="Did you mean “full-time”"):
        parse_employment_types("tempo integral")


@pytest.mark.parametrize("row", PAY_UNITS, ids=lambda row: row.code)
def test_every_word_for_a_unit_of_pay_is_read(row: PayUnit) -> None:
    phrases = [f"per {noun}" for noun in (*row.nouns, *row.other_nouns)]
    for words in (*phrases, *row.adverbs, *row.other_adverbs):
        expected = f"EUR 20 per {row.code.lower()}"
        assert read_pay(f"EUR 20 {words}").fields == {"base-salary": expected}, words


@pytest.mark.parametrize("row", WORKPLACES, ids=lambda row: row.name)
def test_every_phrase_for_a_workplace_is_read(row: Workplace) -> None:
    for phrase in row.phrases:
        assert read_workplace(phrase.upper()) == row.name, phrase


def test_a_month_is_read_in_every_language() -> None:
    for name, number in MONTHS.items():
        moment = read_moment(f"21 {name} 2024")
        assert moment is not None, name
        assert moment.day.month == number, name
