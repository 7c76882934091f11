"""Every documented form of money is read, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.types import Money, Unit
from sphinx_jobposting.values.currencies import CODES, parse_currency
from sphinx_jobposting.values.money import money_to_source, parse_money


def money(code: str, low: str | None, high: str | None, unit: Unit) -> Money:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Money(code, ends[0], ends[1], unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("USD 40000 per year", money("USD", "40000", "40000", "YEAR")),
        ("USD 20-25 per hour", money("USD", "20", "25", "HOUR")),
        ("EUR 45 000–55 000 per year", money("EUR", "45000", "55000", "YEAR")),
        (
            "EUR 45\u202f000 – 55\u00a0000 per year",
            money("EUR", "45000", "55000", "YEAR"),
        ),
        ("from USD 50000 per year", money("USD", "50000", None, "YEAR")),
        ("Up to EUR 40 per hour", money("EUR", None, "40", "HOUR")),
        ("USD 90000 total", money("USD", "90000", "90000", "TOTAL")),
        ("USD 90,000 in total", money("USD", "90000", "90000", "TOTAL")),
        ("USD 20 to 25 per day", money("USD", "20", "25", "DAY")),
        ("from USD 20 to USD 25 per week", money("USD", "20", "25", "WEEK")),
        ("usd 4,000.50 per month", money("USD", "4000.50", "4000.50", "MONTH")),
        ("USD 20.5/hour", money("USD", "20.5", "20.5", "HOUR")),
        ("20 USD / hr", money("USD", "20", "20", "HOUR")),
        ("GBP 30000 a year", money("GBP", "30000", "30000", "YEAR")),
        ("GBP 30000 annually", money("GBP", "30000", "30000", "YEAR")),
        ("USD $40,000 per year", money("USD", "40000", "40000", "YEAR")),
        ("CHF 85’000 per year", money("CHF", "85000", "85000", "YEAR")),
        ("INR 12,00,000 per year", money("INR", "1200000", "1200000", "YEAR")),
    ],
)
def test_what_is_read(text: str, value: Money) -> None:
    assert parse_money(text) == value


@pytest.mark.parametrize(
    ("text", "part"),
    [
        # no code: the message has the meanings of the sign and the pay with a code
        ("$20-$25 per hour", "USD, CAD, AUD, NZD"),
        ("$20-$25 per hour", "as in “USD 20-25 per hour”"),
        ("$300-$400/day", "as in “USD 300-400 per day”"),
        ("$90,000–$150,000", "it can mean USD"),
        ("From $1,500", "as in “from USD 1500 per year”"),
        ("Up to $2,260", "as in “up to USD 2260 per year”"),
        ("45 000 €", "as in “EUR 45000 per year”"),
        ("£30.000", "it can mean GBP"),
        ("€1.234,56", "it can mean EUR"),
        ("100000", "does not name a currency"),
        ("0", "does not name a currency"),
        ("XYZ 20 per hour", "“XYZ” is not a valid currency code"),
        ("DEM 20 per hour", "“DEM” is not a valid currency code"),
        ("CAD £20 per hour", "“£” does not mean CAD"),
        ("USD 20 - EUR 25 per hour", "two currencies"),
        # amounts
        ("EUR 45.000 per year", "may be 45000 or 45"),
        ("GBP 30.000 per year", "as in “GBP 30000 per year”"),
        ("ZAR 30.000", "as in “ZAR 30000 per year”"),
        ("CHF 1.200 per day", "as in “CHF 1200 per day”"),
        ("EUR 1.234,56 per month", "Write 1234.56."),
        ("EUR 45,5 per hour", "Write 45.5."),
        ("EUR 1.234.567 per year", "Write 1234567."),
        ("USD 1,23 per hour", "Write 1.23."),
        ("USD 12,3456 per year", "not an amount that can be read"),
        ("USD 20 25 per hour", "not an amount that can be read"),
        ("40k", "Write every digit"),
        ("8k-15k", "Write every digit"),
        ("£60-70k pro rata", "Write every digit"),
        ("USD 50000+ per year", "Write it with “from”"),
        ("USD 1e9 per year", "cannot be read as pay"),
        ("USD 1e999999 per year", "cannot be read as pay"),
        ("USD 1234567890123456 per year", "more than 15 digits"),
        ("USD ٢٠ per hour", "cannot be read as pay"),
        ("-5", "negative"),
        ("USD -5 per hour", "negative"),
        ("USD 0 per hour", "is 0"),
        ("USD 0-20 per hour", "is 0"),
        ("USD 50-20 per hour", "as in “USD 20-50 per hour”"),
        ("up to USD 20-25 per hour", "cannot be read as pay"),
        ("USD 20-25-30 per hour", "cannot be read as pay"),
        # no unit
        ("USD $40,000", "Write “USD 40000 per year”"),
        ("from USD 50000", "Write “from USD 50000 per year”"),
        ("EUR 100 per project", "cannot be read as pay"),
        ("USD 20 per hour plus tips", "cannot be read as pay"),
        # prose
        ("competitive", "is not an amount of money"),
        ("gratis", "is not an amount of money"),
        ("", "is not an amount of money"),
        ("$90,000 to be spent by April 2027", "cannot be read as pay"),
        ({"currency": "USD"}, "Write it as one text"),
        (["USD 20 per hour"], "Write one text"),
    ],
)
def test_what_is_refused(text: object, part: str, refusal: Callable[..., str]) -> None:
    assert part in refusal(parse_money, text)


def test_a_currency_alone_is_read(refusal: Callable[..., str]) -> None:
    assert parse_currency(" usd ") == "USD"
    assert parse_currency("VED") == "VED"
    assert "USD, CAD" in refusal(parse_currency, "$")
    # "no currency involved" and gold have codes in the standard but cannot be pay
    assert "as in USD, EUR" in refusal(parse_currency, "XXX")
    assert "as in USD, EUR" in refusal(parse_currency, "XAU")


amounts = st.decimals(Decimal("0.01"), Decimal(10) ** 12, places=2)
units: st.SearchStrategy[Unit] = st.sampled_from(
    ["HOUR", "DAY", "WEEK", "MONTH", "YEAR", "TOTAL"]
)


@given(st.sampled_from(sorted(CODES)), amounts, amounts, st.integers(0, 2), units)
def test_written_money_is_read_back(
    code: str, one: Decimal, other: Decimal, form: int, unit: Unit
) -> None:
    low, high = min(one, other), max(one, other)
    value = Money(code, *[(low, high), (low, None), (None, high)][form], unit)
    assert parse_money(money_to_source(value)) == value


@given(st.integers(1000, 10**12), st.sampled_from([",", " ", "\u00a0", "\u202f", "’"]))
def test_every_thousands_separator_is_read(amount: int, mark: str) -> None:
    text = f"{amount:,}".replace(",", mark)
    assert parse_money(f"EUR {text} per year").minimum == amount
